"""Write a file whole or not at all: beside its place first, synced, then put there."""

import contextlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from desktop_app.model.problems import Place, Problem, Refused, fault_name


def make_folder(folder: Path) -> None:
    """Make a folder and those above it. Raises Refused where that is not allowed or a file stands in the way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Refused(Problem("file.no_folder", Place(source=str(folder)), {"reason": fault_name(fault)})) from fault


def named(where: str, ending: str) -> Path:
    """Return the file as it was named, with its ending; what follows a dot in ``thang 07.2026`` is none."""
    return Path(where if where.casefold().endswith(ending) else f"{where}{ending}")


def save(target: Path, content: bytes) -> Path:
    """Write the content and return the path. Raises Refused where the disk is full or the folder does not let us.

    An older file of that name stays as it was until the new one is whole; it is Refused to replace a file of another
    kind than the content's, which a slip of the name would cost.
    """
    _refuse_other_kind(target, content)
    draft: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            draft = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        draft.replace(target)
    except OSError as fault:
        if draft is not None:
            with contextlib.suppress(OSError):  # the stick may be gone; the fault that counts is told below
                draft.unlink()
        raise Refused(Problem("file.not_written", Place(source=target.name), {"reason": fault_name(fault)})) from fault
    return target


_KINDS = {b"%PDF-": "pdf", b"PK": "zip", b"SQLite format 3": "book", b"age-encryption.org": "sealed", b"{": "json"}
"""How the files that we write begin."""


def _refuse_other_kind(target: Path, content: bytes) -> None:
    try:
        with target.open("rb") as file:
            head = file.read(64)
    except OSError:
        return  # none there, or none that can be read: writing says what is wrong
    if head and _kind(head) != _kind(content):
        raise Refused(Problem("file.of_another_kind", Place(source=target.name)))


def _kind(content: bytes) -> str:
    return next((kind for start, kind in _KINDS.items() if content.startswith(start)), "text")
