"""A file made under another name, which takes its own name only when it is whole and on the disk."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_app.model.problems import Refused, fault_name
from desktop_app.storage.faults import problem, told

_CODES = {errno.ENOSPC: "book.disk_full", errno.EDQUOT: "book.disk_full", errno.EROFS: "book.read_only"}


@contextmanager
def fresh(target: Path, source: Path | None = None) -> Iterator[Path]:
    """Yield the path to make the file at; it replaces the target when the block ends well, and is gone when not.

    Refused for a fault of disk or file. ``source`` is the file it is made from, whose damage is not the target's.
    """
    making = target.with_name(f"{target.name}.new")
    journal = target.with_name(f"{target.name}.new-journal")
    try:
        making.unlink(missing_ok=True)
        # One left by a crash would be played into the new file.
        journal.unlink(missing_ok=True)
        with told(target, source):
            yield making
        with making.open("r+b") as file:
            os.fsync(file.fileno())
        making.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        default = "book.read_only" if isinstance(error, PermissionError) else "book.disk_fault"
        code = _CODES.get(error.errno or 0, default)
        raise Refused(problem(code, target, detail=fault_name(error))) from error
    finally:
        # A place that cannot be written cannot be cleared either, and what was told above counts more.
        with suppress(OSError):
            making.unlink(missing_ok=True)
            journal.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make a rename in the folder last through a power cut; Windows has no such call and keeps its own log."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
