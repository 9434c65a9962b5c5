import shutil
from pathlib import Path

import pytest

from desktop_app.model.problems import Refused
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import load_forms, sample
from desktop_app.printing.render import DocumentIdentity, render
from tests.printing.paper import read, words

HEAD = """
code = "plain_list"
title = "Danh sách"
version = 1
context = "Recognition"
valid_from = 2024-07-01
profile = "nd_30_2020"
source = { document = "Thông tư 14/2024/TT-BCA" }
"""
TABLE = """
[[block]]
kind = "table"
rows = "people"
size = 12
total_label = "Cộng {count|two_digits} người"
columns = [
  { head = "TT", value = "{row_number|plain}" },
  { head = "Họ và tên", value = "{row.name}", grow = 1 },
  { head = "Chức danh", value = "{row.role}" },
]
"""


@pytest.fixture
def folder(tmp_path: Path, forms_folder: Path) -> Path:
    shutil.copytree(forms_folder / "profiles", tmp_path / "profiles")
    shutil.copytree(forms_folder / "mau_08_cong_nhan", tmp_path / "plain_list")
    return tmp_path


def write(folder: Path, table: str = TABLE, head: str = HEAD) -> None:
    (folder / "plain_list" / "form.toml").write_text(head + table, encoding="utf-8")


def text(folder: Path, fonts: Fonts) -> str:
    form = load_forms(folder)["plain_list"]
    return words(read(render(form, sample(form), DocumentIdentity("x"), fonts).pdf)[0].text)


def test_a_table_without_groups(folder: Path, fonts: Fonts) -> None:
    write(folder)
    text_on_paper = text(folder, fonts)
    assert "1 Nguyễn Văn An Tổ trưởng" in text_on_paper
    assert "3 Lê Quang Đạo Tổ viên" in text_on_paper
    assert "Cộng 03 người" in text_on_paper


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('rows = "people"', 'rows = "persons"', "printing.field_unknown", "block[1].rows"),
        ('rows = "people"', 'rows = "signer"', "printing.not_a_list", "block[1].rows"),
        ("{row.role}", "{row.rank}", "printing.field_unknown", "block[1].columns[3].value"),
        ("{count|two_digits}", "{counted|two_digits}", "printing.field_unknown", "block[1].total_label"),
        ('head = "TT"', 'head = "{row.name}"', "printing.field_unknown", "block[1].columns[1].head"),
        ("grow = 1", 'each = "people"', "printing.each_without_cells", "block[1].columns[2].each"),
        ("grow = 1", "grow = 1.5", "printing.value_wrong", "block[1].columns[2].grow"),
    ],
)
def test_faults_name_their_column(folder: Path, old: str, new: str, code: str, key: str) -> None:
    assert old in TABLE
    write(folder, TABLE.replace(old, new, 1))
    with pytest.raises(Refused) as refused:
        load_forms(folder)
    assert (code, key) in {(problem.code, problem.at.column) for problem in refused.value.problems}


def test_a_table_without_columns_is_refused(folder: Path) -> None:
    write(folder, TABLE[: TABLE.index("columns")] + "columns = []\n")
    with pytest.raises(Refused) as refused:
        load_forms(folder)
    (problem,) = refused.value.problems
    assert (problem.code, problem.at.column) == ("printing.list_empty", "block[1].columns")


GAZETTE = """
[gazette]
number = "Mẫu số 08"
instrument = "Ban hành kèm theo Thông tư 14/2024/TT-BCA"
print_number = {shown}
checked = {checked}
"""


@pytest.mark.parametrize("shown", ["true", "false"])
@pytest.mark.parametrize("checked", ["true", "false"])
def test_a_forms_number_is_printed_only_once_it_was_checked(
    folder: Path, fonts: Fonts, shown: str, checked: str
) -> None:
    write(folder, GAZETTE.format(shown=shown, checked=checked) + TABLE)
    on_paper = text(folder, fonts)
    assert ("Mẫu số 08 (Ban hành kèm theo Thông tư 14/2024/TT-BCA)" in on_paper) == (shown == checked == "true")
    assert ("Mẫu tham khảo" in on_paper) == (checked == "false")
