"""Where a sheet's page is ended by hand: held against every page that a program may reckon otherwise than we do."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.excel.page_ends import SheetRow, one_page, page_ends

ROOM = 482.0
TITLE = [SheetRow(15, tied=True)] * 6
HEAD = [SheetRow(35, tied=True, repeated=True)]
SIGNED = [SheetRow(6, tied=True), SheetRow(15, tied=True), SheetRow(99, tied=True), SheetRow(15)]


def a_list(rows: int, high: float = 20.0) -> list[SheetRow]:
    held = [SheetRow(high, tied=number >= rows - 2) for number in range(rows)]
    return [*TITLE, *HEAD, *held, *SIGNED]


def pages(rows: list[SheetRow], room: float, ends: Sequence[int] = ()) -> list[list[int]]:
    """What a program makes of it: as many rows on each page as it holds, the head again above them."""
    head = sum(row.height for row in rows if row.repeated)
    shown: list[list[int]] = [[]]
    left = room
    for number, row in enumerate(rows):
        if shown[-1] and (row.height > left or number in ends):
            shown.append([])
            left = room - head
        shown[-1].append(number)
        left -= row.height
    return shown


def test_a_list_on_one_page_is_not_ended() -> None:
    assert page_ends(a_list(6), ROOM) == []


def test_two_rows_go_with_the_signatures() -> None:
    rows = a_list(12)
    assert [len(page) for page in pages(rows, ROOM)] == [21, 2]
    end = len(TITLE) + len(HEAD) + 10
    assert page_ends(rows, ROOM) == [end]
    assert pages(rows, ROOM, [end])[-1] == list(range(end, len(rows)))


def test_what_stays_together_anyhow_is_left_to_the_program() -> None:
    assert page_ends(a_list(25), ROOM) == []


def test_no_page_has_but_a_row_where_the_program_holds_less_than_we_do() -> None:
    rows = a_list(18)
    short, long = (pages(rows, ROOM * stray, page_ends(rows, ROOM)) for stray in (0.975, 1.025))
    assert [len(page) for page in short] == [len(page) for page in long]


def test_where_no_page_holds_all_that_is_tied_the_last_goes_with_as_much_as_there_is_room_for() -> None:
    many = [SheetRow(20, tied=True)] * 40
    rows = [*TITLE, *HEAD, *many, *SIGNED]
    (end,) = page_ends(rows, ROOM)
    last = pages(rows, ROOM * 0.97, [end])[-1]
    assert last == list(range(end, len(rows)))
    assert sum(rows[number].height for number in last) + 35 + 20 > ROOM * 0.97


def a_document(lines: int) -> list[SheetRow]:
    """Text, a heading, a table of two rows, and more text."""
    table = [SheetRow(15, tied=True), *HEAD, SheetRow(20, tied=True), SheetRow(20)]
    return [*[SheetRow(15)] * lines, *table, *[SheetRow(15)] * 20, SheetRow(15, tied=True), *SIGNED]


def test_no_head_stands_below_all_rows_of_its_table() -> None:
    assert page_ends(a_document(10), ROOM) == []
    for lines in (27, 28, 29, 30):
        assert page_ends(a_document(lines), ROOM)[0] == lines
    assert page_ends(a_document(34), ROOM)[0] > 40  # there the head begins none too low


def test_a_table_is_whole_only_where_no_page_may_cut_it() -> None:
    def whole(lines: int) -> bool:
        rows = a_document(lines)
        return one_page(rows, range(lines + 1, lines + 4), page_ends(rows, ROOM), ROOM)

    assert whole(10)
    assert whole(28)
    assert not one_page(a_list(60), range(6, 67), [], ROOM)


@given(st.integers(1, 90), st.floats(13, 45), st.floats(0.971, 1.029))
def test_signatures_are_never_alone(count: int, high: float, stray: float) -> None:
    rows = a_list(count, high)
    shown = pages(rows, ROOM * stray, page_ends(rows, ROOM))
    first = len(rows) - len(SIGNED) - min(count, 2)
    assert first in shown[-1]
    assert [number for page in shown for number in page] == list(range(len(rows)))
    assert all(page[-1] + 1 == after[0] for page, after in pairwise(shown))
