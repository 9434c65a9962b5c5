from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.reader.strings import read_string_table

from desktop_app.excel.streaming import open_stream, shared_texts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXTS = [
    ("<si><t>Nguyễn Văn An</t></si>", "Nguyễn Văn An"),
    ('<si><t xml:space="preserve"> Tổ  trưởng </t></si>', " Tổ  trưởng "),
    ("<si><r><rPr><b/></rPr><t>Trần </t></r><r><t>Thị</t></r><r><rPr/></r></si>", "Trần Thị"),
    ("<si><t>字</t><rPh sb='0' eb='1'><t>じ</t></rPh><phoneticPr fontId='1'/></si>", "字"),
    ("<si><t/></si>", ""),
    ("<si/>", ""),
    ("<si><t>a_x005F_b&amp;&lt;</t></si>", "a_b&<"),
]


@pytest.mark.parametrize(("item", "letters"), TEXTS)
def test_the_letters_of_a_shared_text_are_those_that_openpyxl_reads(item: str, letters: str) -> None:
    table = f'<sst xmlns="{MAIN}">{item}<si><t>next</t></si></sst>'.encode()
    assert list(shared_texts(BytesIO(table))) == [letters, "next"] == read_string_table(BytesIO(table))


def test_a_book_without_shared_texts_is_read_as_openpyxl_reads_it() -> None:
    book, whole = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Họ và tên", 12, None, True])
    book.save(whole)
    found = open_stream(whole.getvalue())
    wanted = load_workbook(whole, read_only=True, data_only=True)
    assert found.sheetnames == wanted.sheetnames
    assert [list(s.values) for s in found.worksheets] == [list(s.values) for s in wanted.worksheets]
