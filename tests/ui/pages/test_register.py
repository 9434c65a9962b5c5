"""The register on screen, by the keyboard, over the sample commune: 27 October 2026."""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop_app.model.document import PaperOf
from desktop_app.model.periods import Month
from desktop_app.model.recruitment import PostedPaper
from desktop_app.model.register import GapReason, IssuingBody, PaperKind, Series
from desktop_app.services import printing_forms, registering
from desktop_app.services.printing_recruitment import NOTICE, RoundPaper, compose_round_paper
from desktop_app.services.registering import Giving, Why
from desktop_app.ui.registering.give_number import GiveNumberDialog
from desktop_app.ui.registering.small_dialogs import DescribePaperDialog, ExplainGapDialog, WithdrawNumberDialog
from desktop_app.ui.widgets.buttons import ActionButton
from tests.services.recruiting_round import begin

CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 10, 27)
LETTERS = Series(IssuingBody.POLICE, "CAX", 2026)
LETTER = Giving(
    PaperKind.LETTER,
    IssuingBody.POLICE,
    "03",
    "CAX",
    TODAY,
    "Gửi gói số liệu tháng 9",
    "Trần Quốc Hùng",
    "cong_van_gui_goi",
    PaperOf(month=Month(2026, 9)),
    recipients=("Công an tỉnh Bắc Ninh", "Lưu: VT, CAX"),
    copies=2,
)


@pytest.fixture
def page(qtbot, window):
    registering.give_number(window.frame.session.office, LETTER)
    window.frame.open("board")
    qtbot.keyClick(window.frame.pages["board"], Qt.Key.Key_U, CONTROL)
    made = window.frame.pages["register"]
    qtbot.waitUntil(made.table.hasFocus)
    return made


def numbers(page, series):
    return [row.number for row in page.rows.rows if row.series == series]


def panel_words(page):
    return [part.text() for part in page.panel.findChildren(QLabel)]


def test_the_year_by_series_with_gaps_in_their_places(page):
    decisions = Series(IssuingBody.COMMITTEE, "QĐ-UBND", 2026)
    assert numbers(page, decisions) == ["01", "02"]
    assert numbers(page, LETTERS) == ["01–02", "03"]
    assert page.head.state.text() == "3 văn bản · 2 số trống chưa giải trình"
    titles = [line.cells[0] for line in map(page.rows.line_at, range(page.rows.rowCount())) if hasattr(line, "cells")]
    assert titles == [
        "QĐ-UBND · Ủy ban nhân dân · số tiếp theo 03",
        "CAX · Công an · số tiếp theo 04 · 2 số trống chưa giải trình",
    ]


def test_a_gap_is_explained_by_f2(qtbot, page, answer):
    page.table.go_to((LETTERS, 1))
    assert "Chưa giải trình" in " ".join(panel_words(page))

    def explain(dialog):
        assert dialog.reason.value is None, "nothing is said of 24 numbers by one keystroke"
        assert (dialog.first.text(), dialog.last.text()) == ("1", "2")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        assert "Chưa chọn lý do" in dialog.form.fault_of("reason")
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Down)
        assert dialog.reason.value is GapReason.CANCELLED, "what is offered first explains this gap alone"
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        assert dialog.isVisible(), "a reason of this kind needs words"
        assert "Chưa ghi lý do" in dialog.form.fault_of("words")
        qtbot.keyClicks(dialog.words, "in hong")
        qtbot.keyClick(dialog.words, Qt.Key.Key_Return, CONTROL)

    answer(ExplainGapDialog, explain)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    [gap] = page.session.office.book.number_gaps()
    assert (gap.first, gap.last, gap.reason, gap.words) == (1, 2, GapReason.CANCELLED, "in hong")
    assert page.head.state.text() == "3 văn bản · không còn số trống nào chưa giải trình"
    assert "Lý do: số hủy: in hong" in panel_words(page)


def test_what_came_before_the_book_is_offered_only_before_its_first_number(page, answer):
    registering.give_number(page.session.office, replace(LETTER, number="05", of=PaperOf(), form=""))
    page.refresh()

    def offered(dialog):
        seen.append({dialog.reason.itemText(at) for at in range(dialog.reason.count())})
        dialog.reject()

    seen = []
    for first in (1, 4):
        page.table.go_to((LETTERS, first))
        assert page.table.current_row.gap.first == first
        answer(ExplainGapDialog, offered)
        page.edit()
    before = "cấp trước khi dùng sổ này"
    assert [before in reasons for reasons in seen] == [True, False]


def test_every_column_is_whole_on_a_small_screen(qtbot, page):
    wordy = replace(LETTER, number="04", subject=LETTER.subject * 9, recipients=("Công an tỉnh Bắc Ninh",) * 3)
    registering.give_number(page.session.office, replace(wordy, of=PaperOf(), form=""))
    page.refresh()
    page.window().resize(1366, 768)
    qtbot.wait(50)
    header = page.table.horizontalHeader()
    assert header.length() <= page.table.viewport().width()


def test_a_general_register_is_said_once(qtbot, page, answer):
    page.table.go_to((LETTERS, 1))

    def explain(dialog):
        dialog.reason.set_value(GapReason.GENERAL)
        assert not dialog.last.isEnabled()
        assert "Ghi một lần" in dialog.effect.text()
        dialog.reason.set_value(GapReason.BEFORE)
        assert dialog.last.text() == "2"
        dialog.reason.set_value(GapReason.GENERAL)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)

    answer(ExplainGapDialog, explain)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    [gap] = page.session.office.book.number_gaps()
    assert (gap.first, gap.last) == (1, None)
    assert "CAX · Công an · số do sổ chung cấp" in page._group_title(page.table.current_row)
    assert registering.suggest_number(page.session.office, LETTERS) == ""


def test_recipients_and_copies_of_a_paper_by_f2(qtbot, page, answer):
    page.table.go_to((LETTERS, "03"))

    def describe(dialog):
        dialog.copies.setText("0")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        assert "Số bản 0" in dialog.form.fault_of("copies")
        dialog.copies.setText("5")
        dialog.note.setText("gửi bưu điện")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)

    answer(DescribePaperDialog, describe)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    [entry] = page.session.office.book.register_entries()
    assert (entry.copies, entry.note, entry.recipients) == (5, "gửi bưu điện", LETTER.recipients)
    assert "gửi bưu điện" in panel_words(page)


def test_a_number_is_given_by_f8(qtbot, page, answer):
    def give(dialog):
        assert dialog.number.text() == "04"
        assert "Số 04/CAX, ký ngày 27/10/2026" in dialog.effect.text()
        assert not dialog.go.isEnabled(), "the trích yếu is missing"
        dialog.subject.setFocus()
        qtbot.keyClicks(dialog.subject, "Phoi hop tuan tra")
        assert dialog.go.isEnabled()
        qtbot.keyClick(dialog.subject, Qt.Key.Key_Return, CONTROL)

    answer(GiveNumberDialog, give)
    qtbot.keyClick(page.table, Qt.Key.Key_F8)
    assert numbers(page, LETTERS) == ["01–02", "03", "04"]
    assert page.table.current_row.number == "04"
    assert page.panel.heading.text() == "04/CAX"


def test_a_number_is_taken_back_with_its_reason(qtbot, page, answer):
    page.table.go_to((LETTERS, "03"))

    def withdraw(dialog):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        assert dialog.form.fault_of("why")
        qtbot.keyClicks(dialog.why, "cap nham")
        qtbot.keyClick(dialog.why, Qt.Key.Key_Return, CONTROL)

    answer(WithdrawNumberDialog, withdraw)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    [row] = [row for row in page.rows.rows if row.series == LETTERS]
    assert (row.number, row.paper) == ("03", None)
    assert page.session.office.book.history.changes(1)[0].why == "cap nham"


def test_two_notices_of_a_round_are_told_apart_and_the_newest_is_offered(qtbot, page, answer):
    office = page.session.office
    begun = begin(office)
    begun.approve()
    begun.apply()
    for what in (PostedPaper.PLAN, PostedPaper.APPLICANTS):
        notice = compose_round_paper(office, begun.id, RoundPaper(NOTICE, posted=what))
        printing_forms.print_paper(office, notice)
    page.refresh()

    def give(dialog):
        offered = [dialog.paper.itemText(at) for at in range(dialog.paper.count())]
        assert len(set(offered)) == len(offered) == 3
        shown = "niêm yết công khai Danh sách công dân dự tuyển Tổ viên Tổ bảo vệ an ninh, trật tự"
        assert dialog.paper.currentText() == (
            f"Về việc {shown} (Tuyển chọn Tổ viên năm 2026) (in 16:42 ngày 27/10/2026)"
        )
        assert dialog.paper.toolTip() == dialog.paper.currentText()
        assert dialog.target.text() == (
            f"Cấp cho: Thông báo về việc {shown} (Tuyển chọn Tổ viên năm 2026), in 16:42 ngày 27/10/2026."
        )
        dialog.paper.setFocus()
        qtbot.keyClick(dialog.paper, Qt.Key.Key_Down)
        assert "niêm yết công khai Kế hoạch tuyển chọn Tổ viên" in dialog.target.text()
        qtbot.keyClick(dialog.paper, Qt.Key.Key_Up)
        qtbot.keyClick(dialog.paper, Qt.Key.Key_Return, CONTROL)

    answer(GiveNumberDialog, give)
    qtbot.keyClick(page.table, Qt.Key.Key_F8)
    assert [one.part for one in office.book.register_entries() if one.form == NOTICE] == [PostedPaper.APPLICANTS]
    titles = [one.title for one in office.book.documents() if one.form == NOTICE]
    assert titles[0].endswith("Tuyển chọn Tổ viên năm 2026, niêm yết kế hoạch")
    assert titles[1].endswith("Tuyển chọn Tổ viên năm 2026, niêm yết danh sách")


def test_taking_a_number_back_has_its_button_in_the_panel(page):
    page.table.go_to((LETTERS, "03"))
    taken_back = page.panel.findChild(ActionButton, "button:register.withdraw")
    assert taken_back.isVisible()
    assert "Del" in taken_back.text()
    page.table.go_first()
    assert page.table.current_row.paper.kind is PaperKind.DECISION
    assert not taken_back.isVisible()


def test_a_decisions_number_is_not_taken_back_here(qtbot, page):
    page.table.go_first()
    assert page.table.current_row.paper.kind is PaperKind.DECISION
    assert not page._withdraw.isEnabled()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    page.withdraw()
    assert len(page.session.office.book.register_entries()) == 1


def test_prints_are_told_with_moment_and_name_and_whether_they_stand(page):
    office = page.session.office
    decision = office.book.decisions()[-1]
    blank = replace(decision, number="", signed_on=None)
    for one in (blank, decision, decision):
        page.session.do(
            lambda one=one: printing_forms.print_paper(office, printing_forms.compose_decision_paper(office, one))
        )
    page.table.go_to((Series(IssuingBody.COMMITTEE, "QĐ-UBND", 2026), decision.number))
    told = panel_words(page)
    pages = office.book.documents()[-1].pages
    assert f"16:42 ngày 27/10/2026, Lê Quang Đạo, {pages} trang" in told
    assert "in lại 16:42 ngày 27/10/2026, Lê Quang Đạo" in told
    assert any("thay bằng bản in sau (số 02/QĐ-UBND)" in words for words in told)
    assert page.table.current_row.times == 3


def test_another_year_is_another_register(page):
    office = page.session.office
    registering.give_number(
        office, replace(LETTER, number="9", of=PaperOf(), form="", signed_on=date(2025, 12, 30)), Why(GapReason.BEFORE)
    )
    page.refresh()
    page.year.set_value(2025)
    assert numbers(page, replace(LETTERS, year=2025)) == ["01–08", "09"]
    assert page.head.state.text().startswith("1 văn bản")
    page.year.set_value(2026)
    assert numbers(page, LETTERS) == ["01–02", "03"]


def test_the_register_goes_out_as_a_workbook_and_on_paper(qtbot, page, tmp_path, monkeypatch, sent):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "so"), ""))
    qtbot.keyClick(page.table, Qt.Key.Key_E, CONTROL)
    cells = {str(cell.value) for row in load_workbook(tmp_path / "so.xlsx").worksheets[0].iter_rows() for cell in row}
    assert "03/CAX" in cells
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    [document] = page.session.office.book.documents()
    assert (document.form, document.part) == ("so_van_ban", "2026")
    assert [(one.form, one.title) for one in sent] == [("so_van_ban", document.title)]
    assert page.isVisible(), "the page stays"


def test_recipients_stand_by_name_in_list_and_panel(page):
    """A certificate has no Kính gửi that "Như trên" could point to: the person stands in list and panel."""
    office = page.session.office
    member = office.book.members()[0]
    of, lines = PaperOf(member=member.id), ("Như trên", "Lưu: VT")
    told = replace(LETTER, form="giay_xac_nhan", number="09", recipients=lines, of=of)
    registering.give_number(office, told)
    page.refresh()
    page.table.go_to((LETTERS, "09"))
    row = page.table.current_row
    [column] = [column for column in page.rows.columns if column.title == "Nơi nhận"]
    assert column.text(row).endswith(f"{member.full_name}; Lưu: VT")
    assert f"{member.full_name}\nLưu: VT" in "\n".join(panel_words(page))
    assert row.paper.recipients == ("Như trên", "Lưu: VT")
