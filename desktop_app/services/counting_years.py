"""What a calendar year has paid so far: limits by the year go on from one month to the next."""

from collections.abc import Mapping, Sequence

from desktop_app.model.ids import MemberId
from desktop_app.model.opening import OpeningBalance, check_opening
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Severity, refuse_errors
from desktop_app.rules.facts import YearToDate
from desktop_app.rules.scheme import Scheme
from desktop_app.services.office import Office


def paid_before(office: Office, month: Month) -> dict[MemberId, YearToDate]:
    """Return what closed months of the same calendar year paid before this one, and what was entered as paid earlier.

    A month opened again does not count; nor, for somebody, one that the opening balance takes in already.
    """
    balances = office.book.opening_balances(month.year)
    openings = {member: balance for member, balance in balances.items() if balance.until < month}
    year = YearSums()
    for balance in openings.values():
        for line in balance.lines:
            year.add(balance.member, line.line, line.ticks, line.amount)
    for closed, lines in office.book.paid_in_year(month).items():
        covered = {member for member, balance in openings.items() if closed <= balance.until}
        for code, own in lines.items():
            for member, (ticks, dong) in own.items():
                if member not in covered:
                    year.add(member, code, ticks, dong)
    _add_carried(office, month, openings, year)
    return {
        member: year.of(member, openings[member].bonus if member in openings else 0)
        for member in year.ticks.keys() | openings.keys()
    }


def _add_carried(office: Office, month: Month, openings: Mapping[MemberId, OpeningBalance], year: "YearSums") -> None:
    """What a closed month was found to owe counts as that month's, whenever it is paid."""
    for one in office.book.carried_in_year(month):
        if one.member not in openings or one.from_month > openings[one.member].until:
            year.add(one.member, one.code, one.ticks, one.amount)


class YearSums:
    """Sums by person and line, while they are added up."""

    def __init__(self) -> None:
        self.ticks: dict[MemberId, dict[LineCode, int]] = {}
        self.dong: dict[MemberId, dict[LineCode, int]] = {}

    def of(self, member: MemberId, bonus: int = 0) -> YearToDate:
        """Return what somebody was paid so far, as the rules are told."""
        return YearToDate(self.ticks.get(member, {}), self.dong.get(member, {}), bonus)

    def add(self, member: MemberId, line: LineCode, ticks: int, dong: int) -> None:
        """Add what one line paid: ticks, and đồng."""
        for sums, more in ((self.ticks, ticks), (self.dong, dong)):
            own = sums.setdefault(member, {})
            own[line] = own.get(line, 0) + more


def year_warnings(office: Office, month: Month, scheme: Scheme) -> list[Problem]:
    """Return the warning that earlier months of the year are open, so that what they pay is not known; or nothing.

    Of a scheme without limits by the year there is none.
    """
    unknown = office.book.unknown_in_year(month) if scheme.by_year else ()
    if not unknown:
        return []
    return [Problem("month.year_open", values={"month": month, "open": unknown}, severity=Severity.WARNING)]


def record_openings(office: Office, balances: Sequence[OpeningBalance]) -> None:
    """Keep what people were paid in the year before the book, all or none; one already kept is replaced.

    Raises Refused where a balance is wrong by itself, its person unknown, or a month that it takes in is closed here:
    the book then knows itself what that month paid.
    """
    office.require_commune()
    names = {payee.id: payee.full_name for payee in office.book.payees()}
    closed = office.book.closed_months()
    problems = []
    for balance in balances:
        own = check_opening(balance)
        if balance.member not in names:
            own.append(Problem("opening.member_unknown", Place(field="member")))
        first = next((m for m in closed if m.year == balance.year and m <= balance.until), None)
        if first is not None:
            own.append(Problem("opening.month_closed", Place(field="until"), {"month": first}))
        problems += [_named(problem, names.get(balance.member, "")) for problem in own]
    refuse_errors(problems)
    with office.book.change("opening.recorded", by=office.clerk) as change:
        change.put_all(balances)


def forget_opening(office: Office, member: MemberId, year: int) -> None:
    """Take somebody's opening balance out again; Refused where the book has none."""
    balance = office.book.opening_balances(year).get(member)
    refuse_errors([] if balance else [Problem("opening.none", values={"year": year})])
    with office.book.change("opening.forgotten", by=office.clerk) as change:
        change.retire(balance)


def _named(problem: Problem, name: str) -> Problem:
    return Problem(problem.code, Place(source=name, field=problem.at.field), problem.values, problem.severity)
