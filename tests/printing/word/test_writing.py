"""The editable copy, read back by python-docx, and, where LibreOffice stands, laid out by it beside the paper."""

import itertools
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter, defaultdict
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from desktop_app.model.problems import Refused
from desktop_app.printing.blocks.parts import Annex
from desktop_app.printing.blocks.words import Title
from desktop_app.printing.contexts import Recognition, Signer
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.reading import BLOCKS
from desktop_app.printing.render import DocumentIdentity, render
from desktop_app.printing.template import parse
from desktop_app.printing.word.writing import WRITERS, Description, write_docx
from desktop_app.wording import editable
from tests.printing.paper import MM, Letter, PaperPage, Row, read, words

ROOT = Path(__file__).resolve().parents[3]
CODES = sorted(path.parent.name for path in (ROOT / "forms").glob("*/form.toml"))
DECISION, LISTED, PAYMENT = "mau_08_cong_nhan", "mau_08_cong_nhan_kem_danh_sach", "bang_thanh_toan"
ABOUT = Description("Quyết định công nhận", "CÔNG AN XÃ TÂN THÀNH", datetime(2026, 11, 21, 8, 30, tzinfo=UTC))
IDENTITY = DocumentIdentity("0192f0c4-7d1e-7c55-9a51-6f1f9a3c2b10")
HOSTILE = "Nguyễn *Thị* {name} <b>&amp;</b> ]]> **Đỗ** " + "Ầ" * 40
COLUMN_MM = 14.0
WORD_GAP = 0.6
"""Of the size: a word ends where more is free."""
SIDE_BY_SIDE = (DECISION, PAYMENT, "mau_05", "to_trinh_de_nghi_cong_nhan")


def copied(library: FormLibrary, fonts: Fonts, code: str, **changes: object) -> bytes:
    return write_docx(library[code], replace(sample(library[code]), **changes), ABOUT, fonts)


def opened(data: bytes) -> WordDocument:
    return Document(BytesIO(data))


def text_in(element: object) -> str:
    """Words of an element, with a space where a cell, paragraph or line ends."""
    nodes = element.iter(qn("w:t"), qn("w:p"), qn("w:br"), qn("w:tab"))
    return "".join(node.text or "" if node.tag == qn("w:t") else " " for node in nodes)


def body_words(data: bytes) -> Counter[str]:
    return Counter(words(text_in(opened(data).element.body)).split())


def lines(page: PaperPage) -> list[Row]:
    """The lines of the body, cut where a column ends: neither page number nor foot is of the body."""
    rows: dict[float, list[Letter]] = defaultdict(list)
    for letter in page.letters:
        if (12 < letter.baseline < page.height - 15 and letter.char != " ") or rows.get(round(letter.baseline, 1)):
            rows[round(letter.baseline, 1)].append(letter)
    return [row for letters in rows.values() for row in cut(letters)]


def cut(letters: list[Letter]) -> list[Row]:
    """The pieces of a line between which a column's edge is, each with single spaces."""
    found = [[letters[0]]]
    for before, one in itertools.pairwise(letters):
        gap = one.left - before.right
        if one.char == " ":
            continue
        if gap > COLUMN_MM or gap < 0 - before.size / MM:
            found.append([])
        elif before.char == " " or gap > before.size * WORD_GAP / MM:
            found[-1].append(before._replace(char=" "))
        found[-1].append(one)
    return [Row("".join(c.char for c in p), p[0].left, p[-1].right, p[0].baseline, p[0].size) for p in found]


def paper_words(pages: list[PaperPage]) -> Counter[str]:
    return Counter(" ".join(row.text for page in pages for row in lines(page)).split())


def xml(data: bytes, name: str) -> BaseOxmlElement:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return parse_xml(archive.read(name))


def test_every_word_of_the_vocabulary_can_be_written() -> None:
    assert {*WRITERS, Annex} == set(BLOCKS.values())


@pytest.mark.parametrize("code", CODES)
def test_the_copy_has_the_words_of_the_paper(library: FormLibrary, fonts: Fonts, code: str) -> None:
    form = library[code]
    paper = paper_words(read(render(form, sample(form), IDENTITY, fonts).pdf))
    copy = body_words(copied(library, fonts, code))
    assert copy
    assert copy.keys() == paper.keys()
    assert copy <= paper  # a table's head is repeated on paper, and stands in the file once


@pytest.mark.parametrize("code", CODES)
def test_hostile_words_come_back_as_they_were(library: FormLibrary, fonts: Fonts, code: str) -> None:
    form = library[code]
    context = hostile(sample(form))
    text = words(text_in(opened(write_docx(form, context, ABOUT, fonts)).element.body))
    assert words(HOSTILE) in text


def hostile(value: object, key: str = "") -> object:
    """Every name, title and line of the context made hard."""
    if isinstance(value, str):
        return HOSTILE if key in {"name", "title", "residence", "bases", "recipients", "attachments", "note"} else value
    if isinstance(value, tuple):
        return tuple(hostile(one, key) for one in value)
    if is_dataclass(value):
        return replace(
            value, **{field.name: hostile(getattr(value, field.name), field.name) for field in fields(value)}
        )
    return value


@pytest.mark.parametrize("code", CODES)
def test_same_input_same_bytes(library: FormLibrary, fonts: Fonts, code: str) -> None:
    assert copied(library, fonts, code) == copied(library, fonts, code)


def test_the_moment_is_the_one_given_and_moves_nothing_else(library: FormLibrary, fonts: Fonts) -> None:
    later = replace(ABOUT, made_at=ABOUT.made_at + timedelta(days=1))
    first = copied(library, fonts, DECISION)
    second = write_docx(library[DECISION], sample(library[DECISION]), later, fonts)
    with zipfile.ZipFile(BytesIO(first)) as one, zipfile.ZipFile(BytesIO(second)) as two:
        changed = [name for name in one.namelist() if one.read(name) != two.read(name)]
        assert {info.date_time for info in one.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert changed == ["docProps/core.xml"]
    core = opened(second).core_properties
    assert core.created == core.modified == datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def test_decomposed_letters_are_written_composed(library: FormLibrary, fonts: Fonts) -> None:
    context: Recognition = sample(library[DECISION])
    apart = unicodedata.normalize("NFD", context.team)
    assert apart != context.team
    assert copied(library, fonts, DECISION, team=apart) == copied(library, fonts, DECISION)


def test_what_the_paper_refuses_the_copy_refuses(library: FormLibrary, fonts: Fonts) -> None:
    with pytest.raises(Refused, match=r"printing\.glyph_missing"):
        copied(library, fonts, DECISION, commune="xã 安")
    with pytest.raises(Refused, match=r"printing\.context_misfit"):
        write_docx(library[DECISION], sample(library["mau_05"]), ABOUT, fonts)


@pytest.mark.parametrize("code", CODES)
def test_the_file_says_that_it_is_not_the_record_and_no_page_does(
    library: FormLibrary, fonts: Fonts, code: str
) -> None:
    data = copied(library, fonts, code)
    core = opened(data).core_properties
    assert editable.MARK in core.comments
    assert core.content_status == editable.STATE
    own = {one.get("name"): one[0].text for one in xml(data, "docProps/custom.xml")}
    assert own[editable.PROPERTY_MARK] == editable.MARK
    assert own[editable.PROPERTY_FORM] == f"{code}, phiên bản {library[code].edition}"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        pages = "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("word/"))
    assert editable.MARK not in pages
    assert "vanish" not in pages
    assert "Mã " not in "".join(text_in(s.footer._element) for s in opened(data).sections)


def test_one_face_for_every_script_and_vietnamese(library: FormLibrary, fonts: Fonts) -> None:
    styles = opened(copied(library, fonts, DECISION)).styles.element
    face = styles.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert {face.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
    assert styles.find(f".//{qn('w:lang')}").get(qn("w:val")) == "vi-VN"


def test_an_annex_lies_and_is_numbered_on_its_own(library: FormLibrary, fonts: Fonts) -> None:
    document = opened(copied(library, fonts, LISTED))
    upright, lying = document.sections
    assert upright.page_width < upright.page_height
    assert lying.page_width > lying.page_height
    for section in (upright, lying):
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert round(upright.left_margin.mm) == 30
    fields = upright.header._element.findall(f".//{qn('w:fldSimple')}")
    assert [field.get(qn("w:instr")).strip() for field in fields] == ["PAGE"]
    assert lying.header.is_linked_to_previous
    (number,) = upright.header.paragraphs
    assert round(number.paragraph_format.right_indent.mm) == 15  # the middle of the page, not that of the text


def test_several_calculations_begin_on_pages_of_their_own(library: FormLibrary, fonts: Fonts) -> None:
    form = library["phieu_tinh"]
    one = sample(form)
    document = opened(write_docx(form, (one, replace(one, name="Ai Khác"), one), ABOUT, fonts))
    assert len(document.sections) == 3
    assert words(text_in(document.element.body)).count("Ai Khác") == 1


def test_a_list_of_400_repeats_its_head_and_cuts_no_row(library: FormLibrary, fonts: Fonts) -> None:
    context = sample(library["mau_05"])
    team = context.teams[0]
    many = replace(team, people=team.people * 400)
    (_, table, *_) = opened(copied(library, fonts, "mau_05", teams=(many,))).tables
    heads = [row for row in table._tbl.iterchildren(qn("w:tr")) if row.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(heads) == 1
    assert len(table._tbl.tr_lst) == 404  # the words and the signatures below it are rows, too
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in table._tbl.iterchildren(qn("w:tr")))


FOLDED = ("mau_05", PAYMENT, "lich_truc", "danh_sach_chuyen_khoan", "bang_cham_cong", "so_van_ban")
"""Lists of which the last rows go with the signatures."""


@pytest.mark.parametrize("code", FOLDED)
def test_two_rows_and_all_below_them_are_tied_to_the_signatures(library: FormLibrary, fonts: Fonts, code: str) -> None:
    """As rows of one table: LibreOffice parts a table from what follows, though its last row be tied to it."""
    rows = opened(copied(library, fonts, code)).tables[-1]._tbl.tr_lst
    listed = [number for number, row in enumerate(rows) if len(row.tc_lst) > 1]
    assert len(rows) - 1 > listed[-1]
    assert all(row.find(f".//{qn('w:keepNext')}") is not None for row in rows[listed[-2] : -1])
    assert [row.find(f".//{qn('w:tbl')}") is not None for row in rows[-2:]] == [False, True]
    for number, row in enumerate(rows[listed[-1] + 1 :]):
        assert row.find(f".//{qn('w:cantSplit')}") is not None
        lines = [side.get(qn("w:val")) for side in row.tc_lst[0].find(f".//{qn('w:tcBorders')}")]
        assert lines == ["nil" if number else "single", "nil", "nil", "nil"]
        assert row.tc_lst[0][-1].tag == qn("w:p")  # Word wants one at the end of a cell


@pytest.mark.parametrize("code", ["ke_hoach_tuyen_chon", "mau_04", LISTED])
def test_what_may_be_parted_from_a_list_is_not_made_a_row_of_it(library: FormLibrary, fonts: Fonts, code: str) -> None:
    tables = opened(copied(library, fonts, code)).tables
    assert not any(cell.tables for table in tables for row in table.rows for cell in row.cells)


def test_a_foot_of_a_trial_stands_on_first_and_later_pages(library: FormLibrary, fonts: Fonts) -> None:
    (section,) = opened(copied(library, fonts, PAYMENT, warning="TÍNH THỬ")).sections
    assert "TÍNH THỬ" in text_in(section.footer._element)
    assert "TÍNH THỬ" in text_in(section.first_page_footer._element)
    assert "Mẫu tham khảo" in text_in(section.footer._element)


def test_signers_and_their_names_are_one_row_with_the_room_of_the_paper(library: FormLibrary, fonts: Fonts) -> None:
    form = library[PAYMENT]
    context = sample(form)
    context = replace(
        context, signers=(Signer(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Đỗ Thị Hường"), Signer(("KẾ TOÁN",), "An"))
    )
    (table,) = opened(write_docx(form, context, ABOUT, fonts)).tables[-1].rows[-1].cells[0].tables
    (row,) = table.rows
    assert row._tr.find(f".//{qn('w:cantSplit')}") is not None
    size, line = 12, form.profile.tight(12)
    room = form.profile.signature.space_mm * MM
    rooms = [cell.paragraphs[-1].paragraph_format.space_before.pt for cell in row.cells]
    assert [cell.paragraphs[-1].text for cell in row.cells] == ["Đỗ Thị Hường", "An"]
    assert rooms == pytest.approx([room, room + line], abs=0.1)
    assert {run.font.size.pt for cell in row.cells for one in cell.paragraphs for run in one.runs} == {size}


def test_the_room_above_the_signers_name_is_that_of_the_decree(library: FormLibrary, fonts: Fonts) -> None:
    closing = opened(copied(library, fonts, DECISION)).tables[-1]
    assert round(closing.cell(0, 1).paragraphs[-1].paragraph_format.space_before.mm, 1) == 35


def test_a_long_place_parts_the_lower_row_of_the_heading_elsewhere(library: FormLibrary, fonts: Fonts) -> None:
    context = sample(library[DECISION])
    far = replace(context.heading, place="Phường Nguyễn Thị Minh Khai và Võ Văn Kiệt")
    head = opened(copied(library, fonts, DECISION, heading=far)).tables[0]
    upper, lower = (row._tr.findall(qn("w:tc")) for row in head.rows)
    assert (len(upper), len(lower)) == (2, 2)
    assert len(head.columns) == 3
    widths = [[int(cell.find(f".//{qn('w:tcW')}").get(qn("w:w"))) for cell in row] for row in (upper, lower)]
    assert sum(widths[0]) == sum(widths[1])
    assert widths[1][0] < widths[0][0]


def test_a_title_that_says_nothing_is_written_without_a_rule(library: FormLibrary, fonts: Fonts) -> None:
    form = library[DECISION]
    said = replace(form, text=replace(form.text, block=(Title(parse("Quyết định")),)))
    silent = replace(form, text=replace(form.text, block=(Title(parse("")),)))
    rules = [
        len(xml(write_docx(one, sample(form), ABOUT, fonts), "word/document.xml").findall(f".//{qn('w:pBdr')}"))
        for one in (said, silent)
    ]
    assert rules == [1, 0]


def test_several_addressees_stand_below_one_another(library: FormLibrary, fonts: Fonts) -> None:
    names = ("Chủ tịch Ủy ban nhân dân xã", "Công an tỉnh")
    document = opened(copied(library, fonts, "to_trinh_de_nghi_cong_nhan", addressees=names))
    lead = next(number for number, one in enumerate(document.paragraphs) if one.text == "Kính gửi:")
    first, second = document.paragraphs[lead + 1 : lead + 3]
    assert first.text == f"- {names[0]};"
    assert second.text == f"- {names[1]}."
    assert first.paragraph_format.left_indent == second.paragraph_format.left_indent


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_laid_out_by_another_program_it_looks_as_the_paper_does(
    library: FormLibrary, fonts: Fonts, tmp_path: Path
) -> None:
    """Every form has as many pages; of four all words and where each line stands: within a millimetre and a half."""
    for code in CODES:
        (tmp_path / f"{code}.docx").write_bytes(copied(library, fonts, code))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    names = [f"{code}.docx" for code in CODES]
    subprocess.run(
        [*command, "--convert-to", "pdf", *names], cwd=tmp_path, capture_output=True, check=True, timeout=110
    )
    for code in CODES:
        theirs = read((tmp_path / f"{code}.pdf").read_bytes())
        ours = read(render(library[code], sample(library[code]), IDENTITY, fonts).pdf)
        assert len(theirs) == len(ours), code
        for mine, other in zip(ours, theirs, strict=True):
            assert number_above(other) == pytest.approx(number_above(mine), abs=0.5), code
        if code in SIDE_BY_SIDE:
            assert paper_words(theirs) == paper_words(ours), code
            for mine, other in zip(ours, theirs, strict=True):
                assert_alike(mine, other)


def number_above(page: PaperPage) -> list[float]:
    """Where the page's number begins and stands, in mm; nothing on a first page."""
    return [place for letter in page.letters if letter.baseline < 16 for place in (letter.left, letter.baseline)]


def assert_alike(mine: PaperPage, other: PaperPage) -> None:
    """Each line that stands on both stands at one place; words of a row may be cut elsewhere, but few are."""
    places = defaultdict(list)
    for row in lines(other):
        places[row.text].append(row)
    whole = [row for row in lines(mine) if len(row.text) > 8]
    pairs = [(row, places[row.text]) for row in whole if row.text in places]
    assert len(pairs) > 0.85 * len(whole)
    for row, twins in pairs:
        assert min(abs(one.baseline - row.baseline) + aside(one, row) for one in twins) < 1.5, row


def aside(one: Row, other: Row) -> float:
    """How far a line stands aside of its twin, by its beginning or, for its fixed blanks are wider, by its middle."""
    return min(abs(one.left - other.left), abs(one.left + one.right - other.left - other.right) / 2)


def test_a_long_body_is_held_before_the_name_of_its_place(library: FormLibrary, fonts: Fonts) -> None:
    form = library["mau_08_cong_nhan"]
    context: Recognition = sample(form)
    long = replace(context, heading=replace(context.heading, issuer=("CÔNG AN XÃ HÒA BÌNH THƯỢNG",)))
    texts = text_in(opened(write_docx(form, long, ABOUT, fonts)).element.body)
    assert "HÒA\N{NO-BREAK SPACE}BÌNH\N{NO-BREAK SPACE}THƯỢNG" in texts
