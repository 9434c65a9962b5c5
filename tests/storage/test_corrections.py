from datetime import date

from desktop_app.model.differences import CarriedDifference, LateDuty
from desktop_app.model.entered import EnteredFigure
from desktop_app.model.ids import DifferenceId, MemberId, TeamId
from desktop_app.model.member import Member, Role
from desktop_app.model.payroll import LineCode, Step
from desktop_app.model.periods import Month
from desktop_app.model.team import Team
from desktop_app.storage.book import Book
from tests.building import a_stint

SEPTEMBER, OCTOBER, NOVEMBER = Month(2026, 9), Month(2026, 10), Month(2026, 11)
AN, BINH, TEAM = MemberId("an"), MemberId("binh"), TeamId("t")
AT = "2026-11-02T09:00:00+07:00"


def carried(key: str, source: Month, into: Month, member: MemberId = AN) -> CarriedDifference:
    steps = (Step("difference_left", {"then": 1, "now": 6, "amount": 5}),)
    return CarriedDifference(
        DifferenceId(key), member, TEAM, Role.MEMBER, source, into, LineCode.NIGHT, 5, 60, steps, "vì", AT, "Lan"
    )


def put(book: Book, *nouns: object) -> None:
    with book.change("t.t", by="Lan") as change:
        change.put_all([Member(AN, "Lê An"), Member(BINH, "Lê Bình"), Team(TEAM, "Tổ", (), 3)])
        for noun in nouns:
            change.put(noun)


def test_figures_by_month_member_and_line(book: Book) -> None:
    area = EnteredFigure(OCTOBER, AN, LineCode.AREA, 5, "NQ 1")
    heavy = EnteredFigure(OCTOBER, AN, LineCode.HEAVY, 7, "NQ 2", "ghi chú")
    later = EnteredFigure(NOVEMBER, AN, LineCode.AREA, 9, "NQ 1")
    put(book, area, heavy, later)
    assert book.entered_figures(OCTOBER) == (area, heavy)
    assert book.entered_figure(OCTOBER, AN, LineCode.HEAVY) == heavy
    assert book.entered_figure(OCTOBER, BINH, LineCode.HEAVY) is None
    with book.change("t.t", by="Lan") as change:
        change.retire(area)
    assert book.entered_figures(OCTOBER) == (heavy,)
    assert book.check() == []


def test_late_corrections_of_a_month_and_of_the_night_before_it(book: Book) -> None:
    night = a_stint("2026-09-30T22:00", "2026-10-01T06:00", AN)
    before = LateDuty(AN, date(2026, 9, 30), (night,), "vì", AT, "Lan")
    within = LateDuty(BINH, date(2026, 10, 31), (), "vì", AT, "Lan")
    after = LateDuty(AN, date(2026, 11, 1), (), "vì", AT, "Lan")
    put(book, after, within, before)
    assert book.late_duty(OCTOBER) == (before, within)
    assert book.late_duty(NOVEMBER) == (within, after)
    assert book.late_duty_of(AN) == (before, after)
    assert book.check() == []


def test_what_was_carried_by_source_by_target_and_in_a_year(book: Book) -> None:
    one, two = carried("1", SEPTEMBER, NOVEMBER), carried("2", OCTOBER, NOVEMBER)
    three, old = carried("3", SEPTEMBER, OCTOBER, BINH), carried("4", Month(2025, 12), OCTOBER)
    put(book, one, two, three, old)
    assert book.carried_from(SEPTEMBER) == (three, one)
    assert book.carried_into(NOVEMBER) == (one, two)
    assert book.carried_in_year(OCTOBER) == (three, one)
    assert book.carried_in_year(NOVEMBER) == (three, one, two)
    assert book.carried_in_year(Month(2027, 1)) == ()
    assert book.check() == []
