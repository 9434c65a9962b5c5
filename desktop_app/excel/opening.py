"""Open a workbook that may be anything: bytes in, plain sheets or Problems out.

A file from elsewhere is hostile until shown otherwise: what it unpacks to is limited before anything is unpacked, its
declarations of entities are refused, links to other files are never followed, formulas are never computed.
"""

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol, cast

from desktop_app.model.problems import Place, Problem, Refused, fault_name


class _Streamed(Protocol):
    """What is used of openpyxl's streaming worksheet, whose published types are those of another class."""

    title: str
    sheet_state: str
    _worksheet_path: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(self, *, max_row: int | None = None, values_only: bool = False) -> Iterator[tuple[Any, ...]]: ...


MAX_FILE_BYTES = 30 * 2**20
MAX_UNPACKED_BYTES = 120 * 2**20
MAX_RATIO = 300
"""A part that packs better than this is no list that anybody typed."""
MAX_PARTS = 5_000
MAX_ROWS = 20_000
MAX_COLUMNS = 256
MAX_CELLS = 600_000
MAX_SHEETS = 40
MAX_MERGES = 5_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_LEGACY_FONT = re.compile(rb'"(\.vn|vni)', re.IGNORECASE)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    OSError,
    RuntimeError,
    AssertionError,
)
"""What openpyxl and zipfile raise on bytes that only look like a workbook; no XML is a SyntaxError to every parser."""

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged block; rows from 1, columns from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it stands: rows that hold anything, by their number from 1."""

    title: str
    rows: dict[int, Row]
    merges: tuple[Merge, ...] = ()
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    """Names of old Vietnamese fonts, by row and column from 0; only such fonts are noted."""
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    """Formulas that nobody has computed: the file holds no value for them."""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of one file and its name."""

    name: str
    sheets: tuple[Sheet, ...]


def open_workbook(source: Path | bytes, name: str = "") -> Workbook:
    """Return every sheet of an ``.xlsx`` file; raise Refused with the one reason why it cannot be read."""
    name = name or (source.name if isinstance(source, Path) else "")
    data = _bytes(source, name)
    if data.startswith(_OLE):
        locked = _ENCRYPTED in data
        raise _refused("excel.file_locked" if locked else "excel.file_old_xls", name)
    if not data.startswith(b"PK"):
        raise _refused("excel.file_not_workbook", name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_archive(archive, name)
            return Workbook(name, tuple(_sheets(archive, data, name)))
    except _BROKEN as error:
        raise _refused("excel.file_broken", name, detail=f"{type(error).__name__}: {error}"[:200]) from error


def _refused(code: str, name: str, **values: object) -> Refused:
    return Refused(Problem(code, Place(), {"file": name, **values}))


def _bytes(source: Path | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        data = source
    else:
        try:
            if source.stat().st_size > MAX_FILE_BYTES:
                raise _refused("excel.file_too_large", name, megabytes=MAX_FILE_BYTES // 2**20)
            data = source.read_bytes()
        except OSError as error:
            raise _refused("excel.file_unreadable", name, detail=fault_name(error)) from error
    if len(data) > MAX_FILE_BYTES:
        raise _refused("excel.file_too_large", name, megabytes=MAX_FILE_BYTES // 2**20)
    return data


def _check_archive(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse what is no workbook, what is locked, and what would unpack to more than a list can be."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(part.startswith("xl/") for part in names):
        raise _refused("excel.file_not_workbook", name)
    if any(part.flag_bits & 1 for part in parts):
        raise _refused("excel.file_locked", name)
    too_many = len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES
    ratio = max(
        part.file_size / max(1, part.compress_size) for part in parts if part.file_size > 2**20 or part is parts[0]
    )
    if too_many or ratio > MAX_RATIO:
        raise _refused("excel.file_bomb", name)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                if b"<!" in (head := stream.read(2_048)) and (b"<!DOCTYPE" in head or b"<!ENTITY" in head):
                    raise _refused("excel.file_bomb", name)


def _sheets(archive: zipfile.ZipFile, data: bytes, name: str) -> Iterator[Sheet]:
    from desktop_app.excel.streaming import open_stream

    legacy = "xl/styles.xml" in archive.namelist() and bool(_LEGACY_FONT.search(archive.read("xl/styles.xml")))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = open_stream(data)
        try:
            left = MAX_CELLS
            for worksheet in cast("list[_Streamed]", book.worksheets[:MAX_SHEETS]):
                sheet = _sheet(archive, worksheet, legacy=legacy, left=left, name=name)
                left -= sum(map(len, sheet.rows.values()))
                yield sheet if not sheet.uncomputed else _without_values(sheet, data)
        finally:
            book.close()


def _sheet(
    archive: zipfile.ZipFile,
    worksheet: _Streamed,
    *,
    legacy: bool,
    left: int,
    name: str,
) -> Sheet:
    worksheet.reset_dimensions()
    rows: dict[int, Row] = {}
    fonts: dict[tuple[int, int], str] = {}
    for number, cells in enumerate(worksheet.iter_rows(values_only=not legacy), start=1):
        row = cells[:MAX_COLUMNS]
        if legacy:
            _note_fonts(number, row, fonts)
            row = tuple(cell.value for cell in row)
        if any(value is not None for value in row):
            rows[number] = row
            left -= len(row)
        if left < 0 or len(rows) > MAX_ROWS:
            raise _refused("excel.file_too_many_rows", name, sheet=worksheet.title, rows=MAX_ROWS)
        if number > 60 * MAX_ROWS:
            break
    merges, formulas = _scan(archive, worksheet, name)
    return Sheet(
        worksheet.title,
        rows,
        merges,
        fonts,
        uncomputed=frozenset({(0, 0)}) if formulas else frozenset(),
        hidden=worksheet.sheet_state != "visible",
    )


def _note_fonts(number: int, cells: tuple[Any, ...], fonts: dict[tuple[int, int], str]) -> None:
    for index, cell in enumerate(cells):
        if isinstance(cell.value, str):
            font = cell.font.name or ""
            if font[:3].lower() in {".vn", "vni"}:
                fonts[number, index] = font


def _scan(archive: zipfile.ZipFile, worksheet: _Streamed, name: str) -> tuple[tuple[Merge, ...], bool]:
    """Return the merged blocks, which openpyxl leaves out when it streams, and whether there is any formula.

    Streaming is taken because a merged block of the whole sheet would otherwise be spread into a cell each.
    """
    raw = archive.read(worksheet._worksheet_path)  # noqa: SLF001 - the only name it has for the part
    found = [_merge(*match.groups()) for match in _MERGE.finditer(raw)]
    if len(found) > MAX_MERGES or sum(min(m.last_row, MAX_ROWS) - m.first_row for m in found) > MAX_CELLS:
        raise _refused("excel.file_bomb", name)
    return tuple(found), bool(_FORMULA.search(raw))


def _merge(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Merge:
    return Merge(int(top), _column_number(left), int(bottom), min(_column_number(right), MAX_COLUMNS - 1))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _without_values(sheet: Sheet, data: bytes) -> Sheet:
    """Return the sheet with the places of formulas that hold no value; a second reading, only where there are any."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        worksheet = cast("_Streamed", book[sheet.title])
        worksheet.reset_dimensions()
        empty: set[tuple[int, int]] = set()
        for number, cells in enumerate(worksheet.iter_rows(max_row=max(sheet.rows, default=1)), start=1):
            row = sheet.rows.get(number, ())
            for index, cell in enumerate(cells[:MAX_COLUMNS]):
                if cell.data_type == "f" and (index >= len(row) or row[index] is None):
                    empty.add((number, index))
        rows = {**{number: () for number, _ in empty}, **sheet.rows}
        return Sheet(sheet.title, dict(sorted(rows.items())), sheet.merges, sheet.fonts, frozenset(empty), sheet.hidden)
    finally:
        book.close()
