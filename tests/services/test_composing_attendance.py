from desktop_app.model.periods import Month
from desktop_app.printing import contexts as paper_of
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


def test_who_stands_in_the_sheet_for_an_earlier_month_alone_is_in_no_grid(owed: Owed) -> None:
    names = {row.name for team in compose_attendance(owed.office, OCTOBER.next).teams for row in team.rows}
    assert owed.left.full_name not in names
    assert owed.stays.full_name in names
