"""Keep copies of the book, put one back, hold the book against its own history."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.clock import Clock
from desktop_app.model.problems import Problem, Refused
from desktop_app.services.office import Office
from desktop_app.services.saving_files import make_folder

if TYPE_CHECKING:
    from desktop_app.storage.copies import BookCopy

SUFFIX = ".so-antt.db"


def back_up(office: Office, target: Path | None = None) -> "BookCopy":
    """Write a whole, examined copy of the book; into the folder of copies where no file is named. Return it.

    Raises Refused where the copy cannot be made whole: the disk is full, the stick is gone, the book is not a file.
    """
    from desktop_app.storage.copies import copy_book

    if office.book.path is None:
        raise Refused(Problem("book.in_memory"))
    if target is None:
        moment = office.clock.now()
        target = office.paths.backups / f"{moment:%Y-%m-%d-%H%M%S}{SUFFIX}"
        make_folder(target.parent)
    return copy_book(office.book.path, target)


def newest_copy(office: Office) -> datetime | None:
    """Return when the newest copy in the folder of copies was made, in Vietnam's time; None if there is none."""
    names = sorted(path.name for path in office.paths.backups.glob(f"*{SUFFIX}"))
    if not names:
        return None
    made = names[-1].removesuffix(SUFFIX)
    return datetime.strptime(made, "%Y-%m-%d-%H%M%S").replace(tzinfo=office.clock.now().tzinfo)


def restore(copy: Path, book: Path, clock: Clock, *, other_unit: bool = False) -> Path | None:
    """Put a copy in the place of a book that nobody has open; return where the replaced book was set aside.

    Raises Refused where the copy is not whole, or is another unit's book and ``other_unit`` does not allow that; then
    the book stays as it was.
    """
    from desktop_app.storage.copies import restore as put_back

    return put_back(copy, book, clock.now(), other_unit=other_unit)


def check_book(office: Office) -> list[Problem]:
    """Return everything wrong with the file, its history or its papers; empty when all is well."""
    return office.book.check()


def check_file(book: Path) -> list[Problem]:
    """Return everything wrong with a book's file; by a connection of its own, so a thread of its own may do it."""
    from desktop_app.storage.copies import check_file as check_apart

    return check_apart(book)
