from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.model.law import RuleKind
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.services import keeping_keys, keeping_rules, keeping_teams
from desktop_app.services.office import Office
from desktop_app.settings import Settings
from desktop_app.ui.attest_form import AttestDialog
from desktop_app.ui.calendar_form import CalendarDialog
from desktop_app.ui.copy_scheme_form import CopySchemeDialog
from desktop_app.ui.dialogs.refusal import RefusalDialog
from desktop_app.ui.drop_rule_form import DropRuleDialog
from desktop_app.ui.figure_form import FigureDialog
from desktop_app.ui.look import Look
from desktop_app.ui.pages.scheme import COMPARE, ESTIMATE, TRIAL, SchemePage
from desktop_app.ui.scheme_editor import SchemeEditor
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.window import MainWindow
from tests.ui.test_shell import Stretcher, cut, outside, settle

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def opened(window: MainWindow) -> SchemePage:
    window.frame.open("scheme")
    page = window.frame.pages["scheme"]
    assert isinstance(page, SchemePage)
    return page


def texts(page: SchemePage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel)]


def test_the_commune_s_scheme_stands_with_values_sources_and_gaps(window: MainWindow) -> None:
    page = opened(window)
    shown = texts(page)
    assert page.head.state.text() == "Xã đang áp dụng"
    assert page.head.chip.text() == "chưa đối chiếu văn bản gốc"
    assert any("Tổ trưởng 0,68, Tổ phó 0,60, Tổ viên 0,52" in text for text in shown)
    night = "Mỗi giờ trực từ 22 giờ đến 06 giờ: 0,0125 × mức hỗ trợ thường xuyên, tối đa 40 giờ một tháng."
    assert night in shown
    assert "Còn để ngỏ" in shown
    figures = {(row.group, row.figure): row for row in page.figures.part.rows.rows}
    assert "Nghị định 161/2026/NĐ-CP" in figures["Lương cơ sở", "2.530.000 đ"].source
    assert any(row.figure == "Nghỉ bù" for row in page.holidays.part.rows.rows)


def test_a_scheme_that_has_ended_asks_for_another(window: MainWindow) -> None:
    office = window.frame.session.office
    [profile] = office.book.profiles()
    keeping_teams.save_profile(office, replace(profile, scheme_id="khanh-hoa-2024"))
    page = opened(window)
    page.choice.set_value("khanh-hoa-2024")
    assert page.head.state.text() == "Xã đang áp dụng, đã hết hiệu lực"
    assert any("hết hiệu lực từ 01/03/2026, cần chọn chế độ khác" in text for text in texts(page))


@pytest.mark.usefixtures("ha_noi_attested")
def test_an_attested_scheme_is_not_said_to_be_unread(window: MainWindow) -> None:
    page = opened(window)
    page.choice.set_value("ha-noi-2024")
    scheme = page.scheme
    QApplication.processEvents()
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    own = [text for text in shown if text.startswith(scheme.source.document)]
    assert page.head.chip.text() == ""
    assert own
    assert all("(đã xác nhận bởi Phạm Minh Tuấn ngày 05/10/2026)" in text for text in own)
    assert scheme.source.note not in shown
    assert len([text for text in shown if "Phạm Minh Tuấn" in text and "Nghị quyết 9/2026" in text]) == 1
    decree = [text for text in shown if "Nghị định 188/2025/NĐ-CP" in text]
    assert any("chưa đối chiếu văn bản gốc" in text for text in decree), "national figures are not what he attests"


@pytest.mark.parametrize("scheme", ["ha-noi-2024", "hung-yen-2024", "gia-lai-2024", "ninh-binh-2024"])
def test_every_scheme_there_is_can_be_told(window: MainWindow, scheme: str) -> None:
    page = opened(window)
    page.choice.set_value(scheme)
    law = window.frame.session.office.rulebook.schemes[scheme]
    shown = texts(page)
    assert f"{law.name}." in shown
    assert page.head.state.text() == "Xem để đối chiếu, xã không áp dụng"
    titles = (window.frame.session.messages.label("line_code", line.code) for line in law.lines)
    assert all(any(text.startswith(title) for text in shown) for title in titles)


def test_a_schemes_file_is_taken_in_shown_and_given_up(
    window: MainWindow, answer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = opened(window)
    office = window.frame.session.office
    assert not page.drop_action.isEnabled()
    text = keeping_rules.text_in_force(office, RuleKind.SCHEME, "ha-noi-2024")
    file = tmp_path / "ha-noi.toml"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: (str(file), ""))
    file.write_text(text + "\ntien = 1\n", encoding="utf-8")
    seen = answer(RefusalDialog, lambda dialog: dialog.accept())
    page.keep()
    assert any("tien" in sentence for sentence in seen[0].problems.sentences)
    file.write_text(text.replace("2_520_000", "2_600_000"), encoding="utf-8")
    page.keep()
    assert page.choice.value == "ha-noi-2024"
    assert any("chưa xác nhận" in shown for shown in texts(page))
    assert page.drop_action.isEnabled()
    answer(DropRuleDialog, lambda dialog: (dialog.why.setText("nhầm"), dialog.accept()))
    page.drop()
    assert office.book.rule_texts() == ()
    assert not page.drop_action.isEnabled()
    page.drop()


@pytest.mark.usefixtures("ha_noi_completed")
def test_a_scheme_is_attested_and_copied_from_its_page(window: MainWindow, answer) -> None:
    page = opened(window)
    page.choice.set_value("ha-noi-2024")

    def attest(dialog: AttestDialog) -> None:
        dialog.form.name.setText("Phạm Minh Tuấn")
        dialog.form.document.setText("Nghị quyết 7/2024/NQ-HĐND")
        dialog.read.setChecked(True)
        dialog.accept()

    answer(AttestDialog, attest)
    page.attest()
    assert any(shown.startswith("Đã xác nhận: Phạm Minh Tuấn") for shown in texts(page))
    assert {row.id: row.state for row in page.choice.rows.rows}["ha-noi-2024"] == "đủ mức"

    def copy(dialog: CopySchemeDialog) -> None:
        assert not dialog.apply.isChecked()
        dialog.form.name.setText("Hà Nội mới")
        dialog.form.document.setText("Nghị quyết 1/2026/NQ-HĐND")
        dialog.accept()

    answer(CopySchemeDialog, copy)
    page.copy()
    assert page.choice.value == "ha-noi-2027"
    assert page.scheme is not None
    assert page.scheme.name == "Hà Nội mới"
    assert "Hà Nội mới." in texts(page)
    window.frame.session.turn_to(window.frame.session.month.previous)
    assert page.head.state.text() == "Xã đang áp dụng"


def test_figures_and_calendars_have_their_dialogs(window: MainWindow, answer) -> None:
    page = opened(window)
    seen = answer(FigureDialog, lambda dialog: dialog.reject())
    page.add_figure()
    seen += answer(CalendarDialog, lambda dialog: dialog.reject())
    page.keep_calendar()
    assert seen[0].form.values


def test_a_kept_rule_that_cannot_be_read_is_told(window: MainWindow) -> None:
    office = window.frame.session.office
    broken = keeping_rules.a_rule_text(office, RuleKind.CALENDAR, "2026", "hỏng")
    with office.book.change("rule.kept", by="t") as change:
        change.put(broken)
    assert any(shown.startswith("calendar/2026.toml: ") for shown in texts(opened(window)))


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(widget, key, modifier)
    QApplication.processEvents()


def test_the_list_says_how_far_each_scheme_may_be_paid_on(window: MainWindow) -> None:
    page = opened(window)
    rows = {row.id: row for row in page.choice.rows.rows}
    assert page.choice.rows.rows[0].id == "bac-ninh-2024-draft"
    assert rows["bac-ninh-2024-draft"].group == "Tỉnh của xã"
    assert "xã đang áp dụng" in rows["bac-ninh-2024-draft"].detail
    assert rows["ha-noi-2024"].state == "thiếu 2 mức"
    assert rows["hung-yen-2024"].state == "thiếu 6 mức"
    assert rows["long-an-2024-draft"].state == "dự thảo"


def test_the_list_is_walked_and_narrowed_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window)
    assert page.choice.table.hasFocus()
    press(qtbot, page.choice.table, Qt.Key.Key_Down)
    assert page.head.state.text() == "Xem để đối chiếu, xã không áp dụng"
    press(qtbot, page, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(page.choice.find_line, "hung yen 456")
    assert [row.id for row in page.choice.rows.rows] == ["hung-yen-2024"]
    assert page.choice.value == "hung-yen-2024"
    press(qtbot, page.choice.find_line, Qt.Key.Key_Return)
    assert page.choice.table.hasFocus()
    page.show_key("ha-noi-2024")
    assert page.choice.value == "ha-noi-2024"


def test_f9_does_what_the_tab_in_front_is_about(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window)
    page.compute()
    assert page.trial.part.trial is None
    page.tabs.setCurrentIndex(TRIAL)
    page.trial.part.numbers["night_hours"].setText("10")
    press(qtbot, page, Qt.Key.Key_F9)
    assert page.trial.part.trial is not None
    page.tabs.setCurrentIndex(COMPARE)
    page.compare.part.other.set_value("ha-noi-2024")
    press(qtbot, page, Qt.Key.Key_F9)
    assert page.compare.part.found is not None
    page.tabs.setCurrentIndex(ESTIMATE)
    page.estimate.part.model.setCurrentIndex(1)
    press(qtbot, page, Qt.Key.Key_F9)
    assert [one.year for one in page.estimate.part.found] == [2027]


@pytest.mark.usefixtures("ha_noi_completed")
def test_what_is_completed_is_kept_and_offered_to_be_attested(window: MainWindow, answer) -> None:
    page = opened(window)
    page.choice.set_value("ha-noi-2024")

    def complete(editor: SchemeEditor) -> None:
        form = editor.lines.form
        editor.lines.go_to(LineCode.DUTY)
        form.edits["dong"].setText("120.000")
        form.changed.emit()
        answer(AttestDialog, lambda dialog: dialog.reject())
        editor.accept()

    answer(SchemeEditor, complete)
    page.edit()
    assert any("Mỗi ngày trực đủ 4 giờ trở lên: 120.000 đ." in text for text in texts(page))
    row = next(row for row in page.choice.rows.rows if row.id == "ha-noi-2024")
    assert (row.state, "bản trong sổ" in row.detail) == ("chờ xác nhận", True)


@pytest.mark.parametrize("tab", range(6))
def test_no_tab_cuts_its_words(qapp: QApplication, window: MainWindow, tab: int) -> None:
    stretcher = Stretcher()
    qapp.installEventFilter(stretcher)
    try:
        window.resize(1366, 768)
        page = opened(window)
        page.tabs.setCurrentIndex(tab)
        page.compare.part.other.set_value("ha-noi-2024")
        page.estimate.part.model.setCurrentIndex(1)
        page.compute()
        settle()
        settle()
        assert cut(page) == []
        assert outside(window) == []
        assert (window.width(), window.height()) == (1366, 768)
    finally:
        qapp.removeEventFilter(stretcher)


def test_f2_begins_at_what_is_missing(window: MainWindow, qtbot: QtBot, answer) -> None:
    page = opened(window)
    page.choice.set_value("hung-yen-2024")
    seen = answer(SchemeEditor, lambda editor: editor.reject())
    press(qtbot, page.choice.table, Qt.Key.Key_F2)
    assert seen[0].lines.table.current_row.code is LineCode.NIGHT


def test_tabs_that_nobody_turned_to_are_not_made(window: MainWindow) -> None:
    page = opened(window)
    behind = (page.figures, page.holidays, page.trial, page.compare, page.estimate)
    assert [later.made for later in behind] == [None] * len(behind)
    page.tabs.setCurrentIndex(COMPARE)
    assert [later.made is not None for later in behind] == [False, False, False, True, False]


def test_a_tab_made_before_shows_another_month_and_scheme(window: MainWindow) -> None:
    page = opened(window)
    page.tabs.setCurrentIndex(COMPARE)
    page.choice.set_value("ha-noi-2024")
    assert page.compare.part.first.text() == page.scheme.name
    page.tabs.setCurrentIndex(TRIAL)
    people = page.trial.part.member.count()
    window.frame.session.turn_to(Month(2025, 12))
    assert page.trial.part.member.count() < people


def test_a_receiving_office_reads_and_tries_but_has_nobody_to_compare(
    qtbot: QtBot, empty_office: Office, look: Look, tasks: Tasks
) -> None:
    keeping_keys.begin_receiving_office(empty_office, "ca-bac-ninh", "Công an tỉnh Bắc Ninh")
    page = SchemePage(Session(empty_office, look, tasks, Settings()))
    qtbot.addWidget(page)
    page.show()
    page.enter()
    assert page.trouble.sentences == ()
    assert {row.group for row in page.choice.rows.rows} == {"Mọi tỉnh"}
    assert not page.tabs.isTabVisible(COMPARE)
    assert not page.tabs.isTabVisible(ESTIMATE)
    page.show_key("ha-noi-2024")
    assert page.head.state.text() == page.scheme.name
    page.tabs.setCurrentIndex(TRIAL)
    page.compute()
    assert page.trial.part.trial is not None
