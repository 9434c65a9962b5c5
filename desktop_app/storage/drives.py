"""On what kind of drive a folder lies. A book on a network share or a stick is a book soon lost.

Locks do not hold over networks, and sticks report writes as done that are not
(https://www.sqlite.org/howtocorrupt.html §2.1, §3.1).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop_app.model.problems import Refused
from desktop_app.storage.faults import problem

_NETWORK = frozenset(
    [
        "9p",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.smbnetfs",
        "fuse.sshfs",
        "fuse.vmhgfs-fuse",
        "gfs2",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "prl_fs",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "vmhgfs",
        "webdav",
    ]
)
"""File systems that lie on another machine, or on the host of a virtual one."""


_PROC_MOUNTS = Path("/proc/self/mounts")
_ESCAPED = re.compile(r"\\([0-7]{3})")


class Drive(StrEnum):
    """What holds a folder."""

    LOCAL = "local"
    NETWORK = "network"
    REMOVABLE = "removable"


@dataclass(frozen=True, slots=True)
class Mount:
    """One mounted file system, as the system lists it."""

    point: str
    device: str
    kind: str
    options: frozenset[str]


Mounts = Callable[[], Iterable[Mount]]
DriveOf = Callable[[Path], Drive]


def system_mounts() -> list[Mount]:
    """Return what is mounted now (``/proc/self/mounts``; on Windows every drive with ``GetDriveType``'s word)."""
    if _PROC_MOUNTS.exists():
        # Read here and not by psutil, whose import a start of the window would feel.
        return read_mounts(_PROC_MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
    import psutil

    return [
        Mount(part.mountpoint, part.device, part.fstype.lower(), frozenset(part.opts.split(",")))
        for part in psutil.disk_partitions(all=True)
    ]


def read_mounts(text: str) -> list[Mount]:
    """Return the mounts of a table as ``fstab(5)`` describes it, spaces in names by their octal code."""
    rows = [
        [_ESCAPED.sub(lambda code: chr(int(code[1], 8)), word) for word in line.split()] for line in text.splitlines()
    ]
    return [
        Mount(point, device, kind.lower(), frozenset(options.split(","))) for device, point, kind, options, *_ in rows
    ]


def drive_of(path: Path, mounts: Mounts = system_mounts) -> Drive:
    """Return on what kind of drive the path lies, which need not exist yet."""
    if str(path).startswith(("\\\\", "//")):
        return Drive.NETWORK
    place = path.resolve()
    holding = [mount for mount in mounts() if place.is_relative_to(mount.point)]
    # Of two mounts on one point the later one hides the earlier.
    nearest = max(enumerate(holding), key=lambda item: (len(Path(item[1].point).parts), item[0]), default=None)
    return _kind(nearest[1]) if nearest else Drive.LOCAL


def refuse_place(path: Path, drive: DriveOf = drive_of) -> None:
    """Refuse a folder that is not there, on another machine or on a stick."""
    if not path.parent.is_dir():
        raise Refused(problem("book.folder_missing", path, folder=str(path.parent)))
    refusals = {Drive.NETWORK: "book.on_network", Drive.REMOVABLE: "book.on_removable"}
    if code := refusals.get(drive(path)):
        raise Refused(problem(code, path))


def _kind(mount: Mount) -> Drive:
    if mount.kind in _NETWORK or "remote" in mount.options or mount.device.startswith(("//", "\\\\")):
        return Drive.NETWORK
    if "removable" in mount.options or _says_removable(Path(mount.device).name):
        return Drive.REMOVABLE
    return Drive.LOCAL


def _says_removable(device: str, blocks: Path = Path("/sys/class/block")) -> bool:
    """Return whether the kernel calls the disk, or the disk a partition is of, removable."""
    if not device or not (blocks / device).exists():
        return False
    own = (blocks / device).resolve()
    flags = [folder / "removable" for folder in (own, own.parent)]
    return any(flag.is_file() and flag.read_text().strip() == "1" for flag in flags)
