"""Which pages, in which order."""

import pytest

from desktop_app.model.problems import Refused
from desktop_app.ui.print_job import PrintJob, parse_copies, parse_pages, sheets


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("", ()),
        (" , ", ()),
        ("2", (1,)),
        ("1-3, 5", (0, 1, 2, 4)),
        ("5;1–2", (0, 1, 4)),
        ("2, 2-3", (1, 2)),
        ("lẻ", (0, 2, 4, 6)),
        ("CHAN", (1, 3, 5)),
    ],
)
def test_pages_are_read(typed, pages):
    assert parse_pages(typed, 7) == pages


@pytest.mark.parametrize("typed", ["0", "8", "3-1", "1-2-3", "a", "-", "1-", "²"])
def test_what_is_no_page_is_refused_with_what_there_is(typed):
    with pytest.raises(Refused) as refused:
        parse_pages(typed, 7)
    problem = refused.value.problems[0]
    assert (problem.code, problem.at.field, problem.values["count"]) == ("printer.no_such_pages", "pages", 7)


def test_copies_are_counted():
    assert (parse_copies(" 3 "), parse_copies("99")) == (3, 99)


@pytest.mark.parametrize("typed", ["", "0", "100", "hai", "1,5", "²"])
def test_what_is_no_count_is_refused(typed):
    with pytest.raises(Refused) as refused:
        parse_copies(typed)
    assert refused.value.problems[0].at.field == "copies"


def test_a_paper_of_one_page_has_no_even_ones():
    with pytest.raises(Refused):
        parse_pages("chẵn", 1)


@pytest.mark.parametrize(
    ("job", "order"),
    [
        (PrintJob(), [0, 1, 2]),
        (PrintJob(pages=(2,)), [2]),
        (PrintJob(sides="long"), [0, 1, 2]),
        (PrintJob(copies=2), [0, 1, 2, 0, 1, 2]),
        (PrintJob(copies=2, collate=False), [0, 0, 1, 1, 2, 2]),
        (PrintJob(copies=2, sides="long"), [0, 1, 2, None, 0, 1, 2, None]),
        (PrintJob(copies=2, sides="short", collate=False), [0, 1, 0, 1, 2, None, 2, None]),
    ],
)
def test_each_copy_begins_on_a_sheet_of_its_own(job, order):
    assert list(sheets(job, 3)) == order
