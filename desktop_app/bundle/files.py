"""Writing a file of this room whole or not at all, readable by its owner only where the system knows owners."""

import os
import tempfile
from pathlib import Path

from desktop_app.model.problems import Place, Problem, Refused, fault_name


def keep(path: Path, content: bytes, *, secret: bool = False) -> None:
    """Write the file beside its place, sync it, and put it there; Refused where the disk does not let us."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o600 if secret else 0o644)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as fault:
        raise _refused("bundle.file_not_written", path, fault) from fault


def read(path: Path, limit: int) -> bytes:
    """Return the file's bytes; Refused where it cannot be read or is larger than ``limit`` bytes."""
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError as fault:
        raise _refused("bundle.file_not_read", path, fault) from fault
    if len(content) > limit:
        raise Refused(Problem("bundle.too_large", Place(path.name), {"bytes": path.stat().st_size, "limit": limit}))
    return content


def _refused(code: str, path: Path, fault: OSError) -> Refused:
    return Refused(Problem(code, Place(path.name), {"path": str(path), "reason": fault_name(fault)}))
