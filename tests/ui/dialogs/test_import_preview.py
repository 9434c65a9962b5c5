"""A dry run on screen: what is understood, what is wrong, and nothing written before "Nhập"."""

from dataclasses import fields

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.model.member import Listed, Member
from desktop_app.services.exporting_workbooks import export_grid
from desktop_app.ui.dialogs.import_kinds import FIELDS, duty_kind, member_kind
from desktop_app.ui.dialogs.import_preview import ImportPreview
from tests.ui.commune import MONTH

HEADINGS = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Trình độ học vấn", "Chức danh", "Tổ")
GOOD = (1, "Vũ Văn Tân", "05/11/1990", "Nam", "027090123456", "12/12", "Tổ viên", "Tổ thôn Đông")


@pytest.fixture
def workbook(tmp_path):
    def write(*rows):
        book = Workbook()
        for row in (HEADINGS, *rows):
            book.active.append(row)
        book.save(tmp_path / "danh-sach.xlsx")
        return tmp_path / "danh-sach.xlsx"

    return write


@pytest.fixture
def preview(qtbot, session):
    def show(kind, file):
        dialog = ImportPreview(None, session, kind, file)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def test_a_good_list_is_shown_and_written_only_by_the_button(session, workbook, preview):
    before = len(session.office.book.members())
    dialog = preview(member_kind(session), workbook(GOOD))
    assert dialog.rows.rows[0].state == "Mới"
    assert len(session.office.book.members()) == before
    dialog.go.click()
    assert len(session.office.book.members()) == before + 1
    assert dialog.said == "Đã nhập 1 người"


def test_one_fault_stops_everything_and_says_row_column_and_remedy(session, workbook, preview):
    before = session.office.book.members()
    bad = (2, "Lê Thị Mai", "31/02/1975", "Nữ", "027175123456", "9/12", "Tổ viên", "Tổ thôn Đông")
    dialog = preview(member_kind(session), workbook(GOOD, bad))
    assert not dialog.go.isEnabled()
    assert dialog.stopping == 1
    [sentence] = [s for s in dialog.problems.sentences if "31/02/1975" in s]
    assert "dòng 3" in sentence
    assert "Ngày sinh" in sentence
    dialog.accept()
    assert session.office.book.members() == before


def test_a_lost_nought_must_be_confirmed(session, workbook, preview):
    row = (*GOOD[:4], 27090123456, *GOOD[5:])
    dialog = preview(member_kind(session), workbook(row))
    assert dialog.padded.isVisible()
    assert not dialog.go.isEnabled()
    dialog.padded.setChecked(True)
    assert dialog.go.isEnabled()


def test_old_alphabets_are_converted_only_with_consent(session, workbook, preview):
    row = (1, "NguyÔn V¨n TuÊn", *GOOD[2:6], "Tæ viªn", "Tæ th«n §«ng")
    dialog = preview(member_kind(session), workbook(row))
    assert dialog.consent.isVisible()
    assert not dialog.go.isEnabled()
    assert any(text.converted == "Nguyễn Văn Tuấn" for text in dialog.texts.rows)
    dialog.decide("convert")
    assert not dialog.consent.isVisible()
    assert dialog.rows.rows[0].name == "Nguyễn Văn Tuấn"


def test_a_file_that_is_no_workbook_says_so_and_offers_nothing(session, tmp_path, preview):
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"not a workbook")
    dialog = preview(member_kind(session), file)
    assert not dialog.go.isEnabled()
    assert "x.xlsx" in dialog.problems.sentences[0]


def test_the_grid_written_out_comes_back_as_it_was(session, tmp_path, preview):
    file = tmp_path / "cham-cong.xlsx"
    file.write_bytes(export_grid(session.office, MONTH))
    before = session.office.book.duty(MONTH)
    dialog = preview(duty_kind(session, MONTH), file)
    assert {row.state for row in dialog.rows.rows} == {"Như cũ"}
    dialog.go.click()
    assert [(e.begins, e.ends, e.member) for e in session.office.book.duty(MONTH)] == [
        (e.begins, e.ends, e.member) for e in before
    ]


def test_stints_leave_the_book_only_with_consent(session, tmp_path, preview):
    file = tmp_path / "cham-cong.xlsx"
    file.write_bytes(export_grid(session.office, MONTH))
    book = load_workbook(file)
    row = next(row for row in book.active.iter_rows() if any(c.value == "22-6" for c in row))
    next(c for c in row if c.value == "22-6").value = None
    book.save(file)
    before = len(session.office.book.duty(MONTH))
    dialog = preview(duty_kind(session, MONTH), file)
    assert dialog.removal.isVisible()
    assert f"{row[1].value} (1)" in dialog._removed.text()
    assert not dialog.go.isEnabled()
    dialog.removal.setChecked(True)
    dialog.go.click()
    assert len(session.office.book.duty(MONTH)) == before - 1


def test_what_would_change_is_said_in_the_clerks_words(session, workbook, preview):
    someone = session.office.book.members()[0]
    birth = f"{someone.birth.day:02d}/{someone.birth.month:02d}/{someone.birth.year}"
    row = (1, someone.full_name, birth, "", someone.cccd, "Đại học", "", "")
    dialog = preview(member_kind(session), workbook(row))
    [shown] = dialog.rows.rows
    assert shown.state == "Có thay đổi"
    assert "→ đại học trở lên" in shown.detail


def test_every_field_of_a_member_has_a_word():
    wanted = {field.name for field in fields(Member)} - {"id", "listed"}
    wanted |= {f"listed.{field.name}" for field in fields(Listed)}
    assert set(FIELDS) == wanted
