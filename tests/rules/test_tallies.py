from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.model.duty import LAW_NIGHT, DutyKind, Heavy, NightWindow, pieces
from desktop_app.model.member import Role
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.rules.counting import NOTHING
from desktop_app.rules.facts import PlaceFacts
from desktop_app.rules.lanes import total
from desktop_app.rules.scheme_counts import During, Work
from desktop_app.rules.sheet import compute, lines_by
from desktop_app.rules.tallies import ALL_DUTY, HEAVY, TRAINING, MonthDuty, Stints, Tallied
from tests.rules.conftest import WEEKEND, member, rebuilt, stint
from tests.rules.made_up import fixed, rules
from tests.rules.random_schemes import duty as random_duty
from tests.rules.shipped import KNOWN, SHIPPED, cash, shipped_rules, somebody

APRIL = Month(2026, 4)
BOOK = rebuilt(lambda *_: None)
SCHEMES = ("bac-ninh-2024-draft", "ha-noi-2024", "hung-yen-2024")
EARLY_NIGHT = NightWindow(20 * 60, 6 * 60)
DUTY = (
    stint("2026-04-02T08:00", 8, kind=DutyKind.TRAINING),
    stint("2026-04-03T20:00", 4, heavy=Heavy.HEAVY, plan="12"),
    stint("2026-04-07T08:00", 1),
)


def hours(stints: Stints) -> int:
    days = Tallied(APRIL, LAW_NIGHT).of(DUTY).of(stints).whole_days
    return sum(days >> 16 * day & 0xFFFF for day in range(30)) // 60


def test_each_kind_of_stint_is_added_up_by_itself():
    assert [hours(one) for one in (ALL_DUTY, HEAVY, TRAINING)] == [5, 4, 8]
    assert hours(Stints(Work.DUTY, planned=True)) == 4
    assert hours(Stints(Work.DUTY, minutes=120)) == 4


def test_stints_that_touch_are_one_only_under_one_plan():
    def of_four_hours(first: str, second: str, *, planned: bool = False) -> int:
        duty = stint("2026-04-03T20:00", 2, plan=first), stint("2026-04-03T22:00", 2, plan=second)
        long = Tallied(APRIL, LAW_NIGHT).of(duty).of(Stints(Work.DUTY, planned=planned, minutes=240))
        return total(long.whole_days)

    assert of_four_hours("12", "12") == 240
    assert of_four_hours("12", "13") == 0
    assert of_four_hours("12", "", planned=True) == 0


def test_what_nobody_served_is_nothing():
    assert Tallied(APRIL, LAW_NIGHT).of(()).of(ALL_DUTY) is NOTHING


def test_somebodys_month_is_tallied_once_whoever_asks():
    duty = MonthDuty(APRIL)
    assert duty.under(LAW_NIGHT).of(DUTY) is duty.under(NightWindow(LAW_NIGHT.begins, LAW_NIGHT.ends)).of(DUTY)


def test_another_night_is_another_tally():
    duty = MonthDuty(APRIL)
    law, early = (duty.under(night).of(DUTY).of(HEAVY).night_minutes for night in (LAW_NIGHT, EARLY_NIGHT))
    assert (law, early) == (120, 240)


def test_two_schemes_pay_what_the_sheets_say_that_each_makes_alone():
    duty = stint("2026-04-06T20:00", 4), stint("2026-04-11T21:00", 6)
    people = [member(*duty), member(role=Role.LEADER)]
    readings = [BOOK.month_rules(scheme, APRIL, WEEKEND, MonthDuty(APRIL)) for scheme in SCHEMES]
    together = lines_by(readings, ([one] * len(SCHEMES) for one in people))
    alone = [compute(APRIL, people, BOOK, scheme, WEEKEND).members for scheme in SCHEMES]
    assert together == [[sheet[at].lines for sheet in alone] for at in range(len(people))]


def test_a_fault_that_both_schemes_find_is_said_once():
    readings = [BOOK.month_rules(SCHEMES[0], APRIL, WEEKEND) for _ in range(2)]
    with pytest.raises(Refused) as refused:
        lines_by(readings, ([one, one] for one in [member(place=PlaceFacts())]))
    assert [problem.code for problem in refused.value.problems] == ["rules.wage_region_missing"]


# Where two months meet: the hours of both add up to the whole, and no night is paid in both or lost.


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


@given(random_duty(), st.sampled_from(SHIPPED))
def test_no_stint_is_paid_in_two_months_by_the_hour_or_lost(duty, scheme):
    count = shipped_rules(scheme).lines(somebody(*duty))[1].night_minutes
    around = [
        KNOWN.month_rules("bac-ninh-2024-draft", month, WEEKEND).lines(somebody(*duty))[1].night_minutes
        for month in (APRIL.previous, APRIL.next)
    ]
    worked = [one for one in duty if one.kind is not DutyKind.TRAINING]
    night = sum(piece.minutes for one in worked for piece in pieces(one.begins, one.ends) if piece.night)
    assert count + sum(around) == night
