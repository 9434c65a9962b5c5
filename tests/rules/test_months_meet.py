"""Where two months meet: the hours of both add up to the whole, and no night is paid in both or lost."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.model.duty import DutyKind, pieces
from desktop_app.model.periods import Month
from desktop_app.rules.scheme_counts import During
from tests.rules.conftest import WEEKEND, stint
from tests.rules.made_up import fixed, rules
from tests.rules.random_schemes import duty
from tests.rules.shipped import (
    APRIL,
    KNOWN,
    SHIPPED,
    cash,
    shipped_rules,
    somebody,
)


def kinds_of(day):
    days = KNOWN.calendars.month_days(Month.of(day), WEEKEND, compensatory_rests=True, swapped_rests=True)
    return days.rest >> (day.day - 1) & 1, days.holiday >> (day.day - 1) & 1


@given(
    st.lists(st.sampled_from(During), max_size=3, unique=True), st.integers(1, 1439), st.integers(1, 1440),
    st.sampled_from([APRIL, Month(2026, 12), Month(2025, 2)]),
)  # fmt: skip
def test_hours_of_both_months_add_up_to_the_whole(during, before, length, month):
    """One đồng a minute, against minutes told one by one."""
    named = "[" + ", ".join(f'"{word}"' for word in during) + "]"
    counted = fixed("night", 60, 'per = "hour"' + (f", during = {named}" if during else ""))
    begins = datetime.combine(month.next.first, datetime.min.time()) - timedelta(minutes=before)
    over = stint(begins.isoformat(), length / 60)
    found = sum(cash(rules(counted, month=one), [over]) for one in (month, month.next))
    assert found == sum(piece.minutes for piece in pieces(over.begins, over.ends) if asked(piece, during))


def asked(piece, during):
    rest, holiday = kinds_of(piece.day)
    kind = "rest_day" if rest else "holiday" if holiday else "normal_day"
    time = "night" if piece.night else "daytime"
    return not during or bool({time, kind, f"{time}_of_{kind}"}.intersection(during))


@given(
    st.sampled_from(['of = "nights"', 'of = "nights", minimum_minutes = 240', 'per = "day", day = "eve"',
                     'per = "hour", day = "eve", during = ["night"]', 'per = "night", during = ["night_of_holiday"]']),
    st.integers(16 * 60, 1439), st.integers(1, 840), st.integers(1, 839),
)  # fmt: skip
def test_a_night_over_the_months_end_is_one_night_however_it_is_cut(count, minute, length, at):
    """Where hours after midnight belong to the day before, each month is told what was served in its last night."""
    begins = datetime.combine(APRIL.last, datetime.min.time()) + timedelta(minutes=minute)
    over = stint(begins.isoformat(), length / 60)
    cut = min(begins + timedelta(minutes=at), over.ends - timedelta(minutes=1))
    assume(cut > begins)
    months = [rules(fixed("night", 60, count), month=month) for month in (APRIL, APRIL.next)]
    apart = [replace(over, ends=cut), replace(over, begins=cut)]
    whole, parts = ([cash(made, duty) for made in months] for duty in ([over], apart))
    assert whole == parts


@given(duty(), st.sampled_from(SHIPPED))
def test_no_stint_is_paid_in_two_months_by_the_hour_or_lost(duty, scheme):
    count = shipped_rules(scheme).lines(somebody(*duty))[1].night_minutes
    around = [
        KNOWN.month_rules("bac-ninh-2024-draft", month, WEEKEND).lines(somebody(*duty))[1].night_minutes
        for month in (APRIL.previous, APRIL.next)
    ]
    worked = [one for one in duty if one.kind is not DutyKind.TRAINING]
    night = sum(piece.minutes for one in worked for piece in pieces(one.begins, one.ends) if piece.night)
    assert count + sum(around) == night
