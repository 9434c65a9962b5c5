"""A clerk completes a scheme by keyboard and without a word of TOML; the text view names what is wrong."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.model.law import RuleKind
from desktop_app.model.payroll import LineCode
from desktop_app.rules.scheme import Status
from desktop_app.rules.scheme_counts import CountOf
from desktop_app.services.editing_schemes import AmountKind
from desktop_app.ui.dialogs.frame import DiscardDialog
from desktop_app.ui.scheme_editor import HEAD, LINES, READINGS, TEXT, TRIAL, SchemeEditor
from desktop_app.ui.session import Session
from tests.ui.test_shell import Stretcher, cut, settle

GAPPED = "hung-yen-2024"


@pytest.fixture
def editor(qtbot: QtBot, session: Session) -> SchemeEditor:
    made = SchemeEditor(None, session, GAPPED)
    qtbot.addWidget(made, before_close_func=_let_go)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _let_go(editor: SchemeEditor) -> None:
    """Close without the question that half typed work would raise in life."""
    editor.draft.began = editor.draft.text


def said(editor: SchemeEditor) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in editor.lines.findChildren(QLabel) if not label.isHidden()]


def state(editor: SchemeEditor, code: LineCode) -> str:
    return next(row.state for row in editor.lines.rows.rows if row.code is code)


def test_a_gap_is_filled_by_keys_and_read_at_once(editor: SchemeEditor, qtbot: QtBot) -> None:
    lines, form = editor.lines, editor.lines.form
    assert state(editor, LineCode.NIGHT) == "chưa có mức"
    lines.go_to(LineCode.NIGHT)
    assert form.kind.hasFocus()
    assert form.kind.value is AmountKind.ONE
    qtbot.keyClick(form.kind, Qt.Key.Key_Return)
    assert form.edits["dong"].hasFocus()
    qtbot.keyClicks(form.edits["dong"], "80.000")
    assert "Mỗi giờ trực từ 22 giờ đến 06 giờ: 80.000 đ." in said(editor)
    assert state(editor, LineCode.NIGHT) == "đã điền"
    qtbot.keyClicks(form.per_month, "40")
    assert "Mỗi giờ trực từ 22 giờ đến 06 giờ: 80.000 đ, tối đa 40 giờ một tháng." in said(editor)
    scheme = editor.draft.scheme
    assert scheme is not None
    assert LineCode.NIGHT not in {gap.line for gap in scheme.gaps}


def test_what_is_wrong_is_said_beside_its_field(editor: SchemeEditor, qtbot: QtBot) -> None:
    editor.lines.go_to(LineCode.NIGHT)
    form = editor.lines.form
    qtbot.keyClicks(form.edits["dong"], "nhieu")
    assert "nhieu" in form.fault_of("dong")
    assert form.edits["dong"].hasFocus() or form.kind.hasFocus()
    assert state(editor, LineCode.NIGHT) == "phải sửa"
    assert "Điền đủ mức chi để xem câu." in said(editor)
    form.edits["dong"].clear()
    qtbot.keyClicks(form.edits["dong"], "5000")
    assert not form.fault_of("dong")
    editor.accept()
    assert editor.kept is not None


def test_a_share_out_of_range_is_told_in_percent_as_it_was_typed(editor: SchemeEditor, qtbot: QtBot) -> None:
    editor.lines.go_to(LineCode.SOCIAL_INSURANCE)
    form = editor.lines.form
    form.kind.set_value(AmountKind.SHARE)
    form.edits["share"].clear()
    qtbot.keyClicks(form.edits["share"], "150")
    assert form.fault_of("share").startswith("«150» không phải là tỷ lệ từ 0 đến 100 %")
    form.edits["share"].clear()
    qtbot.keyClicks(form.edits["share"], "20")
    assert not form.fault_of("share")


def test_a_line_that_the_resolution_has_not(editor: SchemeEditor) -> None:
    editor.lines.go_to(LineCode.HEAVY)
    editor.lines.form.kind.set_value(AmountKind.NONE)
    assert state(editor, LineCode.HEAVY) == "không quy định"
    assert "Chế độ không có khoản này." in said(editor)
    assert state(editor, LineCode.DUTY) == "không có"


def test_the_area_asks_for_its_places(editor: SchemeEditor, qtbot: QtBot) -> None:
    form = editor.lines.form
    assert form.traits.isHidden()
    editor.lines.go_to(LineCode.AREA)
    assert not form.traits.isHidden()
    qtbot.keyClicks(form.edits["dong"], "70000")
    assert any("biên giới" in text and text.endswith("hoặc xã trọng điểm về quốc phòng.") for text in said(editor))
    for at in range(form.traits.count()):
        form.traits.tick(at, on=at == 0)
    assert "Chỉ áp dụng ở địa bàn xã trọng điểm về quốc phòng." in said(editor)


def test_document_readings_and_questions(editor: SchemeEditor, qtbot: QtBot) -> None:
    editor.tabs.setCurrentIndex(HEAD)
    asked = len(editor.draft.data["gap"])
    editor.head.part.gaps[0].setChecked(True)
    assert len(editor.draft.data["gap"]) == asked - 1
    assert editor.head.part.document.cursorPosition() == 0, "a long text is shown from its beginning"
    qtbot.keyClick(editor.head.part.document, Qt.Key.Key_End)
    qtbot.keyClicks(editor.head.part.document, " moi")
    editor.head.part.status.set_value(Status.REPORTED)
    editor.tabs.setCurrentIndex(READINGS)
    choice, article = editor.readings.part.choices["part_month"]
    choice.set_value("days_30")
    qtbot.keyClicks(article, "4")
    scheme = editor.draft.scheme
    assert scheme is not None
    assert scheme.source.document.endswith(" moi")
    assert scheme.status is Status.REPORTED
    assert (scheme.switches.part_month.value, scheme.switches.part_month.source.article) == ("days_30", "4")


def test_a_day_half_typed_is_told_and_never_dropped(editor: SchemeEditor) -> None:
    editor.tabs.setCurrentIndex(HEAD)
    editor.head.part.since.setText("1/7/")
    assert editor.head.part.fault_of("valid_from")
    assert editor.draft.data["valid_from"] == date(2024, 7, 1)
    editor.tabs.setCurrentIndex(LINES)
    editor.accept()
    assert (editor.kept, editor.tabs.currentIndex()) == (None, HEAD)
    editor.head.part.since.setText("")
    assert editor.trouble.sentences
    editor.head.part.since.setText("1/8/2024")
    assert editor.trouble.sentences == ()
    assert editor.draft.data["valid_from"] == date(2024, 8, 1)


def test_hours_that_are_no_number_are_told(editor: SchemeEditor, qtbot: QtBot) -> None:
    editor.lines.go_to(LineCode.NIGHT)
    form = editor.lines.form
    qtbot.keyClicks(form.edits["dong"], "5000")
    assert form.minimum.isHidden()
    form.of.set_value(CountOf.NIGHTS)
    qtbot.keyClicks(form.minimum, "bon")
    assert form.fault_of("minimum_minutes")
    form.minimum.clear()
    qtbot.keyClicks(form.minimum, "4")
    assert not form.fault_of("minimum_minutes")
    assert editor.draft.line("night").minimum_minutes == 240


def test_it_is_tried_before_anything_is_kept(editor: SchemeEditor, qtbot: QtBot) -> None:
    editor.lines.go_to(LineCode.NIGHT)
    qtbot.keyClicks(editor.lines.form.edits["dong"], "80.000")
    editor.tabs.setCurrentIndex(TRIAL)
    editor.trial.part.numbers["night_hours"].setText("10")
    editor.trial.part.compute()
    assert editor.trial.part.trial is not None
    assert {line.code: line.amount for line in editor.trial.part.trial.lines}[LineCode.NIGHT] == 800_000
    assert editor.session.office.book.rule_texts() == ()
    editor.lines.form.edits["dong"].setText("x")
    editor.lines.form.changed.emit()
    editor.trial.part.compute()
    assert editor.trial.part.trouble.sentences


def test_the_text_names_key_and_fault_and_stays_until_it_is_right(editor: SchemeEditor, qtbot: QtBot) -> None:
    editor.tabs.setCurrentIndex(TEXT)
    right = editor.text.toPlainText()
    editor.text.setPlainText(right.replace('code = "monthly"', 'code = "vang"'))
    editor.tabs.setCurrentIndex(LINES)
    assert editor.tabs.currentIndex() == TEXT
    assert any("Dòng " in sentence and "line[1].code" in sentence for sentence in editor.trouble.sentences)
    editor.text.setPlainText(right)
    editor.check_text()
    assert editor.trouble.sentences == ()
    editor.text.setPlainText(right.replace("valid_from", "valid_fron"))
    qtbot.waitUntil(lambda: any("valid_fron" in sentence for sentence in editor.trouble.sentences))
    editor.text.setPlainText(right + "\n[[")
    editor.accept()
    assert editor.kept is None
    assert editor.trouble.sentences
    editor.text.setPlainText(right.replace("2340000", "2400000"))
    editor.tabs.setCurrentIndex(LINES)
    assert editor.tabs.currentIndex() == LINES
    assert editor.draft.line("monthly").figures["to_truong"] == 2_400_000


def test_it_is_kept_with_its_reason_and_put_off_only_when_asked(editor: SchemeEditor, answer) -> None:
    editor.lines.go_to(LineCode.HEAVY)
    editor.lines.form.kind.set_value(AmountKind.NONE)
    answer(DiscardDialog, lambda dialog: dialog.reject())
    editor.reject()
    assert editor.isVisible()
    editor.why.setText("theo bản toàn văn")
    editor.accept()
    office = editor.session.office
    assert not editor.isVisible()
    assert office.book.rule_text(RuleKind.SCHEME, GAPPED) is not None
    assert LineCode.HEAVY not in {gap.line for gap in office.rulebook.scheme(GAPPED).gaps}


@pytest.mark.parametrize("tab", range(5))
def test_no_tab_cuts_its_words(qapp: QApplication, qtbot: QtBot, session: Session, tab: int) -> None:
    stretcher = Stretcher()
    qapp.installEventFilter(stretcher)
    try:
        made = SchemeEditor(None, session, GAPPED)
        qtbot.addWidget(made)
        made.resize(1180, 690)
        made.show()
        made.tabs.setCurrentIndex(tab)
        settle()
        settle()
        assert cut(made) == []
        assert made.width() <= 1366
        assert made.height() <= 768
    finally:
        qapp.removeEventFilter(stretcher)


def test_long_texts_are_shown_from_their_beginning(editor: SchemeEditor) -> None:
    editor.lines.go_to(LineCode.MONTHLY)
    note = editor.lines.form.note
    assert len(note.text()) > 30
    assert note.cursorPosition() == 0


def test_tabs_that_nobody_turned_to_are_not_made(editor: SchemeEditor) -> None:
    assert (editor.head.made, editor.readings.made, editor.trial.made) == (None, None, None)
    editor.tabs.setCurrentIndex(READINGS)
    assert (editor.head.made, editor.trial.made) == (None, None)
    before = editor.readings.part
    editor.tabs.setCurrentIndex(TEXT)
    editor.tabs.setCurrentIndex(READINGS)
    assert editor.readings.part is not before, "the text may have changed what it shows"


def test_nothing_is_checked_after_the_editor_is_closed(editor: SchemeEditor) -> None:
    editor.tabs.setCurrentIndex(TEXT)
    assert [timer for timer in editor.findChildren(QTimer) if timer.isActive()], "it checks after a pause"
    editor.close()
    assert not editor.isVisible()
    assert not [timer for timer in editor.findChildren(QTimer) if timer.isActive()]


def test_a_question_ticked_by_mistake_is_open_again(qtbot: QtBot, session: Session) -> None:
    editor = SchemeEditor(None, session, "thai-binh-2024")
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    editor.tabs.setCurrentIndex(HEAD)
    before = editor.draft.data
    number, effect = editor.head.part.gaps[:2]
    effect.setFocus()
    qtbot.keyClick(effect, Qt.Key.Key_Space)
    assert effect.hasFocus()
    assert "note" not in editor.draft.data["source"], "it says that the day is not known"
    qtbot.keyClick(effect, Qt.Key.Key_Space)
    assert editor.draft.data == before
    assert not editor.draft.typed_over
    number.setFocus()
    qtbot.keyClick(number, Qt.Key.Key_Space)
    assert "number" not in {gap["code"] for gap in editor.draft.data["gap"]}


def test_a_number_that_is_said_to_be_known_is_asked_for_at_its_field(qtbot: QtBot, session: Session) -> None:
    editor = SchemeEditor(None, session, "thai-binh-2024")
    qtbot.addWidget(editor, before_close_func=_let_go)
    editor.show()
    for gap in editor.head.part.gaps:
        gap.setChecked(True)
    editor.accept()
    assert (editor.kept, editor.tabs.currentIndex()) == (None, HEAD)
    assert "chưa có số, ký hiệu" in editor.head.part.fault_of("document")
    editor.head.part.document.setText("Nghị quyết 12/2024/NQ-HĐND")
    editor.accept()
    assert editor.kept is not None
