from collections.abc import Callable
from dataclasses import replace

from desktop_app.model.ids import MemberId
from desktop_app.model.member import Member
from desktop_app.model.opening import OpeningBalance, PaidLine
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.rules.facts import YearToDate
from desktop_app.services import closing_months as closing
from desktop_app.services import counting_years as years
from desktop_app.services.keeping_teams import save_profile
from desktop_app.services.listing_limits import DutyLimits
from desktop_app.services.office import Office
from tests.services.conftest import Owed

OCTOBER, NOVEMBER, DECEMBER, JUNE = Month(2026, 10), Month(2026, 11), Month(2026, 12), Month(2026, 6)
NIGHT = LineCode.NIGHT


def test_closed_months_and_what_was_paid_before_the_book_add_up(office: Office, someone: Member) -> None:
    assert years.paid_before(office, DECEMBER) == {}
    closed = closing.close_month(office, OCTOBER)
    pays = {pay.member: pay for pay in closed.sheet.members}
    opening = OpeningBalance(someone.id, 2026, JUNE, (PaidLine(NIGHT, 600, 1_000), PaidLine(LineCode.HEAVY, 2, 5)), 70)
    years.record_openings(office, [opening])
    paid = years.paid_before(office, DECEMBER)
    assert paid.keys() == {pay.member for pay in closed.sheet.members if pay.lines}
    own, pay = paid[someone.id], pays[someone.id]
    assert own.dong[NIGHT] == 1_000 + pay.amount(NIGHT)
    assert own.ticks[NIGHT] == 600 + sum(line.ticks for line in pay.lines if line.code is NIGHT)
    assert (own.ticks[LineCode.HEAVY], own.dong[LineCode.HEAVY], own.bonus) == (2, 5, 70)
    assert own.dong[LineCode.MONTHLY] == pay.amount(LineCode.MONTHLY)
    # Before the opening's last month is over nothing of it is known; another year begins at nought.
    assert years.paid_before(office, JUNE) == {}
    assert years.paid_before(office, Month(2027, 1)) == {}
    closing.reopen_month(office, OCTOBER, "sót một ca")
    assert years.paid_before(office, DECEMBER).keys() == {someone.id}


def test_a_month_is_not_counted_beside_the_opening_that_takes_it_in(office: Office, someone: Member) -> None:
    years.record_openings(office, [OpeningBalance(someone.id, 2026, OCTOBER, (PaidLine(NIGHT, 600, 1_000),))])
    closing.close_month(office, OCTOBER)
    paid = years.paid_before(office, DECEMBER)
    assert paid[someone.id] == YearToDate({NIGHT: 600}, {NIGHT: 1_000})
    assert len(paid) > 1


def test_an_open_month_with_duty_is_told_under_a_scheme_that_limits_by_the_year(office: Office) -> None:
    scheme, monthly = (office.rulebook.scheme(name) for name in ("ha-giang-2024", "bac-ninh-2024-draft"))
    assert (scheme.by_year, monthly.by_year) == (True, False)
    assert years.year_warnings(office, DECEMBER, monthly) == []
    [problem] = years.year_warnings(office, DECEMBER, scheme)
    assert (problem.code, problem.values["open"]) == ("month.year_open", (OCTOBER,))
    assert "10/2026" in office.messages.problem(problem)
    assert years.year_warnings(office, OCTOBER, scheme) == []
    assert years.year_warnings(office, Month(2027, 1), scheme) == []
    [profile] = office.book.profiles()
    save_profile(office, replace(profile, scheme_id=scheme.id))
    assert "month.year_open" in [warning.code for warning in closing.closing_warnings(office, NOVEMBER)]
    assert DutyLimits.of(office, NOVEMBER).warnings == tuple(years.year_warnings(office, NOVEMBER, scheme))
    closing.close_month(office, OCTOBER)
    assert years.year_warnings(office, DECEMBER, scheme) == []
    assert "month.year_open" not in [warning.code for warning in closing.closing_warnings(office, NOVEMBER)]


def test_openings_are_kept_all_or_none(
    office: Office, someone: Member, refused: Callable[[Office, Callable[[], object]], list[str]]
) -> None:
    good = OpeningBalance(someone.id, 2026, JUNE, (PaidLine(NIGHT, 600),))
    closing.close_month(office, OCTOBER)
    wrong = [
        good,
        replace(good, until=Month(2026, 11)),
        replace(good, year=2025),
        replace(good, member=MemberId("nobody")),
    ]
    assert refused(office, lambda: years.record_openings(office, wrong)) == [
        "opening.month_closed",
        "opening.other_year",
        "opening.member_unknown",
    ]
    assert office.book.opening_balances(2026) == {}
    years.record_openings(office, [good])
    years.record_openings(office, [replace(good, bonus=3)])
    assert office.book.opening_balances(2026) == {someone.id: replace(good, bonus=3)}
    years.forget_opening(office, someone.id, 2026)
    assert office.book.opening_balances(2026) == {}
    assert refused(office, lambda: years.forget_opening(office, someone.id, 2026)) == ["opening.none"]


def test_what_was_carried_out_of_a_month_counts_as_that_months(owed: Owed) -> None:
    november = OCTOBER.next
    carried = {(one.member, one.code): one for one in owed.office.book.carried_from(OCTOBER)}
    closed = closing.closed_month(owed.office, OCTOBER)
    assert closed is not None
    paid = years.paid_before(owed.office, november)
    for who in (owed.stays, owed.left):
        pay = next(one for one in closed.sheet.members if one.member == who.id)
        one = carried[who.id, NIGHT]
        assert one.amount
        assert paid[who.id].dong[NIGHT] == pay.amount(NIGHT) + one.amount
        assert paid[who.id].ticks[NIGHT] == sum(line.ticks for line in pay.lines if line.code is NIGHT) + one.ticks
    assert years.paid_before(owed.office, OCTOBER) == {}
    opening = OpeningBalance(owed.stays.id, 2026, OCTOBER, (PaidLine(NIGHT, 600, 1_000),))
    with owed.office.book.change("t.t", by="t") as change:
        change.put(opening)
    assert years.paid_before(owed.office, november)[owed.stays.id] == YearToDate({NIGHT: 600}, {NIGHT: 1_000})
