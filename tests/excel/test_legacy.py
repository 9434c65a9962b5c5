"""TCVN3 and VNI-Windows: every letter there and back, and nothing taken for them that is not."""

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from desktop_app.excel.columns import Layouts
from desktop_app.excel.legacy import Encoding
from desktop_app.excel.members import read_members
from desktop_app.excel.reading import ReadAs
from desktop_app.wording.messages import Messages
from tests.excel.messy import PEOPLE, ROOT, TODAY, old_text
from tests.excel.test_opening import workbook

ALPHABETS = Layouts.load(ROOT / "resources" / "excel").alphabets
BASES = "aăâeêioôơuưy"
SMALL = [
    unicodedata.normalize("NFC", base + tone) for base in BASES for tone in ("", *"\u0300\u0309\u0303\u0301\u0323")
]
MARKED = [letter for letter in [*SMALL, "đ"] if not letter.isascii()]


def test_tcvn3_has_all_67_small_letters_and_the_7_capitals() -> None:
    small = {letter for letter in ALPHABETS.tcvn3.values() if letter.islower()}
    assert small == set(MARKED)
    assert len(small) == 67
    assert set(ALPHABETS.tcvn3.values()) - small == set("ĂÂÊÔƠƯĐ")
    assert ALPHABETS.convert("\u00ad", Encoding.TCVN3) == "ư"


@pytest.mark.skipif(not shutil.which("iconv"), reason="no iconv here")
def test_iconv_agrees_on_tcvn3() -> None:
    for code, letter in ALPHABETS.tcvn3.items():
        done = subprocess.run(
            ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=bytes([code]) + b" ", capture_output=True, check=True
        )
        assert done.stdout.decode().strip() == letter, hex(code)


@pytest.mark.parametrize("letter", MARKED)
def test_each_letter_comes_back_from_both(letter: str) -> None:
    for encoding in Encoding:
        assert ALPHABETS.convert(old_text(letter, encoding), encoding) == letter
    assert ALPHABETS.convert(old_text(letter.upper(), Encoding.VNI), Encoding.VNI) == letter.upper()
    assert ALPHABETS.convert(old_text(letter, Encoding.TCVN3), Encoding.TCVN3, ".VnTimeH") == letter.upper()


@given(st.text("".join(MARKED) + "bcdghklmnpqrstvx ", max_size=40))
def test_any_text_comes_back_from_tcvn3(text: str) -> None:
    assert ALPHABETS.convert(old_text(text, Encoding.TCVN3), Encoding.TCVN3) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "encoding", "unicode_text"),
    [
        ("NguyÔn ThÞ H\u00adêng", Encoding.TCVN3, "Nguyễn Thị Hường"),
        ("§Æng V¨n TuÊn", Encoding.TCVN3, "Đặng Văn Tuấn"),
        ("Hä vµ tªn", Encoding.TCVN3, "Họ và tên"),
        ("Nguyeãn Thò Höôøng", Encoding.VNI, "Nguyễn Thị Hường"),
        ("Ñaëng Vaên Tuaán", Encoding.VNI, "Đặng Văn Tuấn"),
        ("TRAÀN QUOÁC ÑÖÙC", Encoding.VNI, "TRẦN QUỐC ĐỨC"),
        ("Leâ AÙnh", Encoding.VNI, "Lê Ánh"),
    ],
)
def test_old_text_is_recognised_without_any_font(text: str, encoding: Encoding, unicode_text: str) -> None:
    assert ALPHABETS.recognise(text) is encoding
    assert ALPHABETS.convert(text, encoding) == unicode_text


@pytest.mark.parametrize(
    "text",
    [
        "Hà",
        "Lê Thành Trí",
        "Nguyễn Văn A",
        "H'Hen Niê",
        "K'Brơi",
        "Trần Thị Lý",
        "UBND xã",
        "café",
        "Tô Hoài",
        "5 × 3",
        "§ 4",
        "m²",
        "Niê Blê",
        "José",
        "Võ Chí Công",
    ],
)
def test_unicode_is_left_alone(text: str) -> None:
    assert ALPHABETS.recognise(text) is None
    assert ALPHABETS.recognise(unicodedata.normalize("NFD", text)) is None


@pytest.mark.parametrize("person", PEOPLE[::5], ids=lambda person: person.cccd)
def test_unicode_typed_in_an_old_font_is_left_alone(person) -> None:
    name = person.full_name
    assert name.isascii() or ALPHABETS.recognise(name, ".VnTime") is None


def test_the_font_settles_what_the_letters_leave_open() -> None:
    assert ALPHABETS.recognise("Vò Thanh Tó") is None
    assert ALPHABETS.recognise("Vò Thanh Tó", ".VnTime") is None
    assert ALPHABETS.settle("Vò Thanh Tó", None, Encoding.TCVN3, ".VnTime") is Encoding.TCVN3
    assert ALPHABETS.convert("Vò Thanh Tó", Encoding.TCVN3) == "Vũ Thanh Tú"
    assert ALPHABETS.recognise("tran van an", ".VnTimeH") is Encoding.TCVN3
    assert ALPHABETS.convert("tran van an", Encoding.TCVN3, ".VnTimeH") == "TRAN VAN AN"


def test_the_column_settles_it_where_there_is_no_font() -> None:
    assert ALPHABETS.settle("Vò Thanh Tó", None, Encoding.TCVN3, "") is Encoding.TCVN3
    assert ALPHABETS.settle("Vò Thanh Tó", None, None, "") is None
    assert ALPHABETS.settle("Vũ Thanh Tú", None, Encoding.TCVN3, "") is None
    assert ALPHABETS.settle("Tæ", Encoding.TCVN3, Encoding.VNI, "") is Encoding.VNI
    assert ALPHABETS.settle("Tæ", Encoding.TCVN3, Encoding.VNI, ".VnTime") is Encoding.TCVN3


def _in_font(book: Workbook) -> None:
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            cell.font = Font(name=".VnTime")


def test_unicode_typed_into_an_old_font_stays(layouts: Layouts, messages: Messages) -> None:
    rows = [
        ["Họ và tên", "Thôn"],
        ["Lê Công Hòa", "Thôn Đông"],
        ["Trần Văn Thắng", "Thôn Đoài"],
        ["Vũ Thị Hường", "Tây"],
    ]
    read = read_members(workbook(*rows, fill=_in_font), layouts, ReadAs(TODAY))
    assert read.conversions == ()
    assert [draft.member.full_name for draft in read.drafts] == [row[0] for row in rows[1:]]
    old = [[old_text(text, Encoding.TCVN3) for text in row] for row in [*rows[1:], ["Vũ Thanh Tú", "Thôn Tây"]]]
    asked = read_members(workbook(rows[0], *old, fill=_in_font), layouts, ReadAs(TODAY))
    assert [draft.member.full_name for draft in asked.drafts] == [*(row[0] for row in rows[1:]), "Vũ Thanh Tú"]
    [question] = [p for p in asked.problems if p.code == "excel.encoding_unconfirmed"]
    assert "--legacy convert" in messages.problem(question)
    assert "Chuyển sang Unicode" in messages.problem(question)
