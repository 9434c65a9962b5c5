"""One program at a time has the book open: a lock file beside it, which the system lets go when the program dies.

The book itself is never locked so: closing any other handle of the same file would drop POSIX locks that SQLite relies
on (https://www.sqlite.org/howtocorrupt.html §2.2).
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop_app.model.problems import Refused, fault_name
from desktop_app.storage.faults import problem

if sys.platform == "win32":
    import msvcrt

    def _seize(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is held until :meth:`release` or the end of the process."""

    file: BinaryIO

    @classmethod
    def take(cls, book: Path) -> "Lock":
        """Return the lock of a book; Refused if another program, or another window of ours, holds it."""
        try:
            file = book.with_name(f"{book.name}.lock").open("ab")
        except PermissionError as error:
            raise Refused(problem("book.read_only", book)) from error
        except OSError as error:
            raise Refused(problem("book.cannot_open", book, detail=fault_name(error))) from error
        try:
            _seize(file.fileno())
        except OSError as error:
            file.close()
            raise Refused(problem("book.in_use", book)) from error
        return cls(file)

    def release(self) -> None:
        """Let others in; a second time does nothing.

        The file stays: taking it away would let two programs lock two files of one name.
        """
        self.file.close()

    @classmethod
    @contextmanager
    def held(cls, book: Path) -> Iterator["Lock"]:
        """Hold the lock for a while."""
        lock = cls.take(book)
        try:
            yield lock
        finally:
            lock.release()
