from datetime import date

from desktop_app.model.duty import DutyEntry
from desktop_app.model.duty_text import Interval
from desktop_app.model.ids import DutyId
from desktop_app.model.membership import memberships
from desktop_app.model.periods import Month
from desktop_app.printing import contexts as paper_of
from desktop_app.printing.filters import FILTERS
from desktop_app.services.composing_attendance import compose_attendance, known_symbols, legend_of
from desktop_app.services.office import Office
from tests.services.conftest import Owed

OCTOBER = Month(2026, 10)


def test_the_grid_shows_the_communes_symbols_and_explains_only_those_used(office: Office) -> None:
    made = compose_attendance(office, OCTOBER)
    profile = office.book.profiles()[-1]
    marks = [mark for team in made.teams for row in team.rows for mark in row.marks]
    symbols = known_symbols(profile)
    assert symbols[paper_of.DutyInterval(22 * 60, 6 * 60)] == "Đ"
    assert not any(interval in symbols for mark in marks for interval in mark.intervals)
    used = {symbol for mark in marks for symbol in mark.symbol.split("\n") if symbol}
    explained = {entry.partition(":")[0] for entry in made.legend}
    assert used <= explained
    assert explained & set(profile.shift_symbols) == used
    assert legend_of((), (), symbols) == ()


def test_a_stint_to_midnight_ends_at_24_on_paper_as_on_the_screen(office: Office) -> None:
    of = memberships(office.book.decisions())[0].member
    evening = Interval(18 * 60, 24 * 60).on(date(2026, 10, 7))
    with office.book.change("test", by="test") as change:
        for entry in office.book.duty(OCTOBER):
            change.retire(entry)
        change.put(DutyEntry(DutyId("evening"), of, *evening))
    name = next(one.full_name for one in office.book.members() if one.id == of)
    made = compose_attendance(office, OCTOBER)
    marks = next(row.marks for team in made.teams for row in team.rows if row.name == name)
    assert marks[6] == paper_of.DutyMark((paper_of.DutyInterval(18 * 60, 24 * 60),))
    assert FILTERS["duty"].write(marks[6]) == "18\n24"
    assert any("18 trên 24" in one and "18 giờ đến 24 giờ" in one for one in made.legend), made.legend


def test_who_stands_in_the_sheet_for_an_earlier_month_alone_is_in_no_grid(owed: Owed) -> None:
    names = {row.name for team in compose_attendance(owed.office, OCTOBER.next).teams for row in team.rows}
    assert owed.left.full_name not in names
    assert owed.stays.full_name in names
