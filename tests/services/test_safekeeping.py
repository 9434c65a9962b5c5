from collections.abc import Callable
from pathlib import Path

from desktop_app.model.periods import Month
from desktop_app.services import closing_months, safekeeping
from desktop_app.services.office import Office, Workplace

Codes = Callable[[Callable[[], object]], list[str]]


def test_a_copy_put_back_is_the_book_as_it_was(office_on_disk: Office, workplace: Workplace, tmp_path: Path) -> None:
    office, book = office_on_disk, workplace.paths.book
    before = office.book.history.head()
    copy = safekeeping.back_up(office, tmp_path / "stick.db")
    assert (copy.head, copy.size) == (before, copy.path.stat().st_size)
    closing_months.close_month(office, Month(2026, 10))
    office.book.close()
    aside = safekeeping.restore(copy.path, book, workplace.clock)
    again = workplace.open(book)
    assert again.book.history.head() == before
    assert again.book.closed_months() == ()
    assert safekeeping.check_book(again) == []
    again.book.close()
    assert aside is not None
    replaced = workplace.open(aside)
    assert replaced.book.closed_months() == (Month(2026, 10),)
    replaced.book.close()


def test_copies_lie_in_their_folder_by_moment(office_on_disk: Office, workplace: Workplace) -> None:
    assert safekeeping.newest_copy(office_on_disk) is None
    copy = safekeeping.back_up(office_on_disk)
    assert copy.path == workplace.paths.backups / "2026-11-02-090000.so-antt.db"
    assert safekeeping.newest_copy(office_on_disk) == workplace.clock.now()


def test_what_is_refused(
    office_on_disk: Office, office: Office, workplace: Workplace, refusal: Codes, tmp_path: Path
) -> None:
    assert refusal(lambda: safekeeping.back_up(office)) == ["book.in_memory"]
    assert refusal(lambda: safekeeping.back_up(office_on_disk, tmp_path / "none" / "x.db")) == ["book.folder_missing"]
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"not a book" * 100)
    whole = safekeeping.back_up(office_on_disk, tmp_path / "whole.db").path
    before = workplace.paths.book.read_bytes()
    assert refusal(lambda: safekeeping.restore(whole, workplace.paths.book, workplace.clock)) == ["book.in_use"]
    office_on_disk.book.close()
    assert refusal(lambda: safekeeping.restore(broken, workplace.paths.book, workplace.clock))
    assert workplace.paths.book.read_bytes() == before


def test_a_folder_of_copies_that_cannot_be_made(office_on_disk: Office, workplace: Workplace, refusal: Codes) -> None:
    workplace.paths.backups.write_text("a file stands here")
    assert refusal(lambda: safekeeping.back_up(office_on_disk)) == ["file.no_folder"]
