from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from desktop_app.model.duty import DutyEntry
from desktop_app.model.member import Member, Role
from desktop_app.model.opening import OpeningBalance, PaidLine
from desktop_app.model.payroll import ClosedMonth, LineCode, MemberPay, PayrollLine, PayrollSheet, ReviewedTeam, Step
from desktop_app.model.periods import Month
from desktop_app.model.sources import Certainty, Source
from desktop_app.model.team import Team
from desktop_app.storage.book import Book

OCTOBER = Month(2026, 10)
STEP = Step(
    "night_rate",
    {"rate": Decimal("0.30"), "share": Fraction(1, 3), "month": OCTOBER, "role": Role.LEADER, "minutes": 480},
    Source("Nghị quyết", "Điều 3", Certainty.DRAFT),
)
PAY = MemberPay("an", "Lê An", "t", "Tổ Đông", Role.LEADER, (PayrollLine(LineCode.NIGHT, 350_000, (STEP,)),))
SHEET = PayrollSheet(OCTOBER, "bac-ninh", "Bắc Ninh", payable=False, rulebook_digest="0" * 64, members=(PAY,))
CLOSED = ClosedMonth(OCTOBER, SHEET, "2026-11-03T08:15:00+07:00", "Lan", "f" * 64)


def close(book: Book, closed: ClosedMonth) -> None:
    with book.change("month.closed", by="Lan") as change:
        change.put(closed)


def test_a_closed_month_keeps_every_step(book: Book):
    close(book, CLOSED)
    kept = book.closed_month(OCTOBER)
    assert kept == CLOSED
    assert kept is not None
    values = kept.sheet.members[0].lines[0].steps[0].values
    assert {name: type(value) for name, value in values.items()} == {
        "rate": Decimal,
        "share": Fraction,
        "month": Month,
        "role": Role,
        "minutes": int,
    }
    assert str(values["rate"]) == "0.30"


def test_a_month_is_closed_until_it_is_reopened(book: Book):
    assert (book.is_closed(OCTOBER), book.closed_month(OCTOBER), book.closed_months()) == (False, None, ())
    close(book, CLOSED)
    assert (book.is_closed(OCTOBER), book.is_closed(OCTOBER.next)) == (True, False)
    assert book.closed_months() == (OCTOBER,)
    close(book, replace(CLOSED, reopened_why="sót một ca"))
    assert (book.is_closed(OCTOBER), book.closed_months()) == (False, ())
    assert book.closed_month(OCTOBER) == replace(CLOSED, reopened_why="sót một ca")


def test_the_teams_whose_month_was_gone_through(book: Book):
    reviewed = ReviewedTeam("t", OCTOBER, "2026-11-03T08:15:00+07:00", "Lan")
    with book.change("month.reviewed", by="Lan") as change:
        change.put_all([reviewed, replace(reviewed, month=OCTOBER.next), Team("t", "Tổ Đông", (), 3)])
    assert book.reviewed(OCTOBER) == {"t": reviewed}
    with book.change("month.reviewed", by="Lan") as change:
        change.retire(reviewed)
    assert book.reviewed(OCTOBER) == {}
    assert book.check() == []


def paying(month: Month, ticks: int, *lines: tuple[LineCode, int]) -> ClosedMonth:
    paid = tuple(PayrollLine(code, amount, (STEP,), ticks) for code, amount in lines)
    return replace(CLOSED, month=month, sheet=replace(SHEET, month=month, members=(replace(PAY, lines=paid),)))


def test_a_year_is_added_up_from_its_closed_months(book: Book):
    night, rest = LineCode.NIGHT, LineCode.REST_DAY
    for closed in (
        paying(Month(2025, 12), 60, (night, 9)),
        paying(Month(2026, 1), 90, (night, 1_000), (night, 500), (rest, 7)),
        replace(paying(Month(2026, 2), 60, (night, 9)), reopened_why="sót"),
        paying(Month(2026, 3), 30, (night, 2_000)),
        paying(OCTOBER, 60, (night, 9)),
    ):
        close(book, closed)
    assert book.paid_in_year(OCTOBER) == {
        Month(2026, 1): {night: {"an": (180, 1_500)}, rest: {"an": (90, 7)}},
        Month(2026, 3): {night: {"an": (30, 2_000)}},
    }
    assert book.paid_in_year(Month(2026, 1)) == {}
    assert book.check() == []


def test_months_of_the_year_of_which_nothing_paid_is_known(book: Book):
    def on(number: int, member: str) -> DutyEntry:
        begins = datetime(2026, number, 5, 8)  # noqa: DTZ001 - local time
        return DutyEntry(f"{member}{number}", member, begins, begins.replace(hour=9))

    opening = OpeningBalance("an", 2026, Month(2026, 4), (PaidLine(LineCode.NIGHT, 60, 100),), 5, "Bảng chi")
    with book.change("t.t", by="Lan") as change:
        change.put_all([Member("an", "Lê An"), Member("binh", "Lê Bình")])
        change.put_all([on(2, "an"), on(4, "binh"), on(5, "an"), on(7, "an"), on(10, "an")])
    assert book.unknown_in_year(OCTOBER) == tuple(Month(2026, number) for number in (2, 4, 5, 7))
    with book.change("t.t", by="Lan") as change:
        change.put(opening)
    close(book, paying(Month(2026, 7), 60, (LineCode.NIGHT, 1)))
    assert book.unknown_in_year(OCTOBER) == (Month(2026, 4), Month(2026, 5))
    assert book.unknown_in_year(Month(2026, 5)) == (Month(2026, 4),)
    assert book.opening_balances(2026) == {"an": opening}
    assert book.opening_balances(2025) == {}
