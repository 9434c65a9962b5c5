from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from desktop_app.model.member import Role
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
