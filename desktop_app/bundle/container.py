"""The one file that holds a bag: a zip whose bytes follow from its entries alone.

Everything is STORED, dated 1980-01-01 and in the order of names, so the same entries give the same bytes on every
machine, and whatever differs from our own writing of the same entries is refused: hidden bytes before, between or
after, comments, links, duplicate or overlapping entries. What cannot be decompressed cannot be a bomb.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.model.problems import Problem, Refused

PREFIX = "bundle/"
MAX_BYTES = 15 * 1024 * 1024
"""15 MiB becomes 20.6 MB as base64 and still passes a mail limit of 25 MB."""
MIN_ENTRIES, MAX_ENTRIES = 5, 16
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX, _VERSION, _MODE = 3, 20, 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Layout:
    """Which names a kind of file may hold, and how many."""

    names: re.Pattern[str]
    """What a whole name must match, the leading folder included."""
    least: int
    most: int


FLAT = Layout(re.compile(r"bundle/(?:data/)?[a-z0-9_-]{1,64}(?:\.[a-z0-9_-]{1,16}){1,3}\Z"), MIN_ENTRIES, MAX_ENTRIES)
"""A month and a receipt: a few parts beside each other."""


def write(entries: Mapping[str, bytes]) -> bytes:
    """Return the container of the entries (names without the leading folder); Refused above :data:`MAX_BYTES`."""
    if (size := sum(map(len, entries.values()))) > MAX_BYTES:
        raise Refused(Problem("bundle.too_large", values={"bytes": size, "limit": MAX_BYTES}))
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(entries):
            archive.writestr(_header(PREFIX + name), entries[name])
    return whole.getvalue()


def read(blob: bytes, layout: Layout = FLAT) -> dict[str, bytes]:
    """Return the entries of a container, names without the leading folder; Refused if it is not canonical.

    In this order: size, number of entries, names, method and flags, sum of sizes, and only then the bytes, which must
    give the very same container when written again.
    """
    if len(blob) > MAX_BYTES:
        raise Refused(Problem("bundle.too_large", values={"bytes": len(blob), "limit": MAX_BYTES}))
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            headers = archive.infolist()
            _check(headers, len(blob), layout)
            entries = {header.filename.removeprefix(PREFIX): archive.read(header) for header in headers}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        # RuntimeError is how zipfile says "encrypted"; the others are its ways of saying "broken".
        raise Refused(Problem("bundle.zip_broken")) from None
    if write(entries) != blob:
        raise Refused(Problem("bundle.zip_not_canonical"))
    return entries


def _header(name: str) -> zipfile.ZipInfo:
    header = zipfile.ZipInfo(name, _EPOCH)
    header.create_system, header.create_version, header.extract_version = _UNIX, _VERSION, _VERSION
    header.external_attr = _MODE
    return header


def _check(headers: list[zipfile.ZipInfo], size: int, layout: Layout) -> None:
    if not layout.least <= len(headers) <= layout.most:
        raise Refused(Problem("bundle.zip_entries", values={"entries": len(headers)}))
    names = [header.filename for header in headers]
    for name in names:
        if not layout.names.match(name):
            raise Refused(Problem("bundle.zip_name", values={"name": ascii(name)[:80]}))
    if len(set(names)) != len(names):
        raise Refused(Problem("bundle.zip_name_twice"))
    if any(header.compress_type != zipfile.ZIP_STORED or header.flag_bits for header in headers):
        raise Refused(Problem("bundle.zip_not_stored"))
    if sum(header.file_size for header in headers) > size:
        raise Refused(Problem("bundle.zip_overlap"))
