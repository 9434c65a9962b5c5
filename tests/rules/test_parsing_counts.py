"""Counts as a file writes them, and what is refused in them."""

from decimal import Decimal

import pytest

from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.scheme_counts import ON_CALENDAR_DAYS, USUAL, Count, CountOf, During, Per, WholeUnits, Work
from desktop_app.rules.scheme_readings import DutyDay
from tests.rules.schemes_text import BASE, faults, line, scheme_of


def count_of(text, code="night"):
    return scheme_of(BASE + line(code, count=text)).lines[1].count


@pytest.mark.parametrize("of", sorted(USUAL))
def test_a_usual_count_is_one_word(of):
    code = "leaving" if of is CountOf.SERVICE_YEARS else "night"
    per, during, work = USUAL[of]
    assert count_of(f'of = "{of}"', code) == Count(
        of, per, during, work, day=DutyDay.CALENDAR_DAY if of in ON_CALENDAR_DAYS else None
    )


def test_a_count_may_say_all_itself():
    text = (
        'per = "hour", during = ["night_of_holiday", "daytime"], work = "patrol", whole = "up", '
        'per_month = "4.5", per_year = "300", plan_required = true, excludes = ["monthly"], day = "calendar_day"'
    )
    assert count_of(text) == Count(
        CountOf.CHOSEN,
        Per.HOUR,
        (During.NIGHT_OF_HOLIDAY, During.DAYTIME),
        Work.PATROL,
        whole=WholeUnits.UP,
        per_month=Decimal("4.5"),
        per_year=Decimal(300),
        plan_required=True,
        excludes=("monthly",),
        day=DutyDay.CALENDAR_DAY,
    )
    assert count_of('per = "day", minimum_minutes = 30, day = "begin", stint_minutes = 60') == Count(
        CountOf.CHOSEN, Per.DAY, minimum_minutes=30, day=DutyDay.BEGIN, stint_minutes=60
    )
    assert count_of('of = "chosen", per = "day"') == Count(CountOf.CHOSEN, Per.DAY)


def test_limits_may_rest_elsewhere_than_their_line():
    assert count_of('of = "nights", per_month = "10"').source is None
    found = count_of('of = "nights", per_month = "10", article = "Điều 5", certainty = "assumed"')
    assert found.source == Source("D", "Điều 5", Certainty.ASSUMED)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("plan_required = true", ("rules.key_missing", "per")),
        ('of = "chosen"', ("rules.key_missing", "per")),
        ('of = "nights", per = "hour"', ("rules.count_said_twice", "per")),
        ('of = "nights", during = ["night"]', ("rules.count_said_twice", "during")),
        ('of = "nights", work = "duty"', ("rules.count_said_twice", "work")),
        ('per = "day", during = []', ("rules.list_empty", "during")),
        ('per = "day", during = ["evening"]', ("rules.word_unknown", "during")),
        ('of = "nights", per_month = "4.5"', ("rules.value_wrong", "per_month")),
        ('of = "stints", per_year = "4.5"', ("rules.value_wrong", "per_year")),
        ('of = "nights", minimum_minutes = 0', ("rules.value_too_small", "minimum_minutes")),
        ('of = "duty_hours", whole = "nearest"', ("rules.word_unknown", "whole")),
        ('of = "nights", whole = "down"', ("rules.key_without_effect", "whole")),
        ('of = "night_hours", minimum_minutes = 60', ("rules.key_without_effect", "minimum_minutes")),
        ('of = "nights", day = "eve"', ("rules.count_day_wrong", "day")),
        ('of = "duty_hours", day = "either_day"', ("rules.count_day_wrong", "day")),
        ('of = "duty_hours", tiers = [{ from = 60, units = "1" }]', ("rules.tiers_of_days", "tiers")),
        (
            'of = "duty_days", minimum_minutes = 9, tiers = [{ from = 60, units = "1" }]',
            ("rules.tiers_of_days", "tiers"),
        ),
        (
            'of = "duty_days", tiers = [{ from = 60, units = "1" }, { from = 90, units = "1" }]',
            ("rules.tiers_must_rise", "tiers"),
        ),
        ('of = "nights", per_month = "32"', ("rules.value_too_large", "per_month")),
        ('of = "night_hours", per_year = "8785"', ("rules.value_too_large", "per_year")),
        ('of = "nights", per_month = "0"', ("rules.limit_of_nothing", "per_month")),
        ('of = "night_hours", per_year = "0.0"', ("rules.limit_of_nothing", "per_year")),
        ('of = "nihgts", per_month = "1"', ("rules.word_unknown", "of")),
        ('off = "nights", per_month = "1"', ("rules.key_misspelt", "off")),
        ('per = "day", tiers = []', ("rules.list_empty", "tiers")),
        ('of = "nights", per_moth = "1"', ("rules.key_misspelt", "per_moth")),
    ],
)
def test_what_cannot_be_is_refused_at_its_key(text, fault):
    code, key = fault
    assert faults(BASE + line(count=text)) == [(code, f"line[2].count.{key}")]
