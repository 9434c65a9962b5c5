"""Files that are no workbook, or mean harm: each refused with its own sentence, quickly, nothing half read."""

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from desktop_app.excel import opening
from desktop_app.excel.columns import Layouts
from desktop_app.excel.legacy import LegacyText
from desktop_app.excel.members import read_members
from desktop_app.excel.opening import Merge, open_workbook
from desktop_app.excel.reading import ReadAs, merged_below, spread_headings
from desktop_app.model.problems import Refused, errors
from desktop_app.wording.messages import Messages

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(*rows: list[object], fill: Callable[[Workbook], None] | None = None) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    if fill:
        fill(book)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return made.getvalue()


def zipped(**parts: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


PLAIN = workbook(["STT", "Họ và tên", "Ngày sinh"], [1, "Trần Văn A", 1980])
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "excel.file_not_workbook"),
        ("Họ và tên;Ngày sinh".encode(), "excel.file_not_workbook"),
        (OLE + b"\x00" * 600, "excel.file_old_xls"),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "excel.file_locked"),
        (b"PK\x03\x04" + b"\x00" * 50, "excel.file_broken"),
        (PLAIN[:-200], "excel.file_broken"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "excel.file_not_workbook"),
        (with_part(PLAIN, "xl/workbook.xml", lambda data: data[:100]), "excel.file_broken"),
        (with_part(PLAIN, SHEET, lambda data: data.replace(b"</sheetData>", b"")), "excel.file_broken"),
        (with_part(PLAIN, SHEET, lambda _: LAUGHS), "excel.file_bomb"),
        (with_part(PLAIN, "xl/sharedStrings.xml", lambda _: LAUGHS), "excel.file_bomb"),
        (with_part(PLAIN, "xl/media/x.xml", lambda _: b" " * (3 * 2**20)), "excel.file_bomb"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, code: str, messages: Messages) -> None:
    with pytest.raises(Refused) as refused:
        open_workbook(data, "ds.xlsx")
    assert [problem.code for problem in refused.value.problems] == [code]
    assert "«ds.xlsx»" in messages.problem(refused.value.problems[0])


def test_a_locked_zip_is_refused() -> None:
    with zipfile.ZipFile(BytesIO(PLAIN)) as archive:
        first = archive.infolist()[0]
    marked = bytearray(PLAIN)
    marked[first.header_offset + 6] |= 1
    marked[PLAIN.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Refused) as refused:
        open_workbook(bytes(marked), "ds.xlsx")
    assert refused.value.problems[0].code == "excel.file_locked"


def test_every_truncation_is_refused_and_never_breaks() -> None:
    for length in range(0, len(PLAIN) - 1, 97):
        with pytest.raises(Refused):
            open_workbook(PLAIN[:length], "ds.xlsx")


def test_flipped_bytes_are_read_or_refused_and_never_break(layouts: Layouts) -> None:
    how = ReadAs(date(2026, 11, 1), name="ds.xlsx", legacy=LegacyText.KEEP)
    outcomes = set()
    for at in range(0, len(PLAIN), 53):
        broken = bytearray(PLAIN)
        broken[at] ^= 0xFF
        try:
            outcomes.add(len(read_members(bytes(broken), layouts, how).drafts))
        except Refused as refused:
            outcomes.add(refused.problems[0].code)
    assert 1 in outcomes
    assert "excel.file_broken" in outcomes


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused) as refused:
        open_workbook(tmp_path / "no.xlsx")
    assert refused.value.problems[0].code == "excel.file_unreadable"
    monkeypatch.setattr(opening, "MAX_FILE_BYTES", 10)
    (tmp_path / "big.xlsx").write_bytes(PLAIN)
    for source in (tmp_path / "big.xlsx", PLAIN):
        with pytest.raises(Refused) as refused:
            open_workbook(source)
        assert refused.value.problems[0].code == "excel.file_too_large"


def test_too_many_rows_or_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_ROWS", 1)
    with pytest.raises(Refused) as refused:
        open_workbook(PLAIN)
    assert refused.value.problems[0].code == "excel.file_too_many_rows"
    monkeypatch.setattr(opening, "MAX_ROWS", 100)
    monkeypatch.setattr(opening, "MAX_CELLS", 4)
    with pytest.raises(Refused):
        open_workbook(PLAIN)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb'<row r="2"', rb'<row r="99999999"'),
        (rb'r="C2"', rb'r="XFD2"'),
        (rb"</sheetData>", rb'</sheetData><mergeCells><mergeCell ref="E1:XFD1048576"/></mergeCells>'),
        (rb"<dimension [^>]*>", rb'<dimension ref="A1:XFD1048576"/>'),
    ],
    ids=["row", "column", "merged", "dimension"],
)
def test_a_sheet_that_claims_to_be_huge_is_not_walked_through(
    old: bytes, new: bytes, layouts: Layouts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows are counted as openpyxl gives them, one by one: those it makes up for what the file claims as well."""
    monkeypatch.setattr(opening, "MAX_ROWS", 100)
    most = 60 * opening.MAX_ROWS + 1
    drawn: list[int] = []
    real = ReadOnlyWorksheet.iter_rows

    def counted(*asked: Any, **how: Any) -> Iterator[tuple[Any, ...]]:
        for row in real(*asked, **how):
            drawn.append(len(row))
            assert len(drawn) <= 2 * most, "it goes on for ever"
            yield row

    monkeypatch.setattr(ReadOnlyWorksheet, "iter_rows", counted)
    data = with_part(PLAIN, SHEET, lambda part: re.sub(old, new, part))
    (sheet,) = open_workbook(data).sheets
    assert 1 < len(drawn) <= most
    assert sum(map(len, sheet.rows.values())) <= 2 * opening.MAX_COLUMNS
    assert sum(map(len, spread_headings(sheet).values())) <= 20 * opening.MAX_COLUMNS
    assert len(merged_below(sheet)) <= 20
    with suppress(Refused):
        read_members(data, layouts, ReadAs(date(2026, 11, 1)))
    assert len(drawn) <= 2 * most


def test_a_block_merged_over_the_whole_sheet_again_and_again_is_refused() -> None:
    merged = rb"<mergeCells>" + rb'<mergeCell ref="A1:XFD1048576"/>' * 4000 + rb"</mergeCells>"
    data = with_part(PLAIN, SHEET, lambda part: part.replace(b"</sheetData>", b"</sheetData>" + merged))
    with pytest.raises(Refused) as refused:
        open_workbook(data)
    assert [problem.code for problem in refused.value.problems] == ["excel.file_bomb"]


def test_merged_blocks_are_known_though_the_sheet_is_streamed() -> None:
    book = open_workbook(workbook(["a"], fill=lambda book: book.worksheets[0].merge_cells("B2:D5")))
    assert book.sheets[0].merges == (Merge(2, 1, 5, 3),)


def test_formulas_are_never_computed_and_those_without_value_are_said(layouts: Layouts) -> None:
    data = workbook(["STT", "Họ và tên", "Ngày sinh"], [1, "=A1", "01/01/1980"], [2, "Trần Văn B", "='[x.xls]A'!A1"])
    read = read_members(data, layouts, ReadAs(date(2026, 11, 1)))
    found = [(p.code, p.at.row, p.at.column) for p in errors(read.problems)]
    assert ("excel.formula_without_value", 2, "Họ và tên") in found
    assert ("excel.formula_without_value", 3, "Ngày sinh") in found
    cached = with_part(
        data,
        SHEET,
        lambda part: part.replace(b"<f>A1</f><v />", b"<f>A1</f><v>Le A</v>").replace(
            b"<f>A1</f><v></v>", b"<f>A1</f><v>Le A</v>"
        ),
    )
    cached = with_part(cached, SHEET, lambda part: part.replace(b'<c r="B2"', b'<c r="B2" t="str"'))
    assert read_members(cached, layouts, ReadAs(date(2026, 11, 1))).drafts[0].member.full_name == "Le A"
