from desktop_app.model.duty import LAW_NIGHT, DutyKind, Heavy, NightWindow
from desktop_app.model.periods import Month
from desktop_app.rules.counting import NOTHING
from desktop_app.rules.scheme_counts import Work
from desktop_app.rules.tallies import ALL_DUTY, HEAVY, TRAINING, MonthDuty, Stints, Tallied
from tests.rules.conftest import stint

APRIL = Month(2026, 4)
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


def test_what_nobody_served_is_nothing():
    assert Tallied(APRIL, LAW_NIGHT).of(()).of(ALL_DUTY) is NOTHING


def test_somebodys_month_is_tallied_once_whoever_asks():
    duty = MonthDuty(APRIL)
    assert duty.under(LAW_NIGHT).of(DUTY) is duty.under(NightWindow(LAW_NIGHT.begins, LAW_NIGHT.ends)).of(DUTY)


def test_another_night_is_another_tally():
    duty = MonthDuty(APRIL)
    law, early = (duty.under(night).of(DUTY).of(HEAVY).night_minutes for night in (LAW_NIGHT, EARLY_NIGHT))
    assert (law, early) == (120, 240)
