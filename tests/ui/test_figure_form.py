from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.model.periods import Span
from desktop_app.model.sources import Certainty, Source
from desktop_app.ui.figure_form import FigureDialog
from desktop_app.ui.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, session: Session, code: str) -> FigureDialog:
    dialog = FigureDialog(None, session, code)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_a_new_salary_by_keyboard_alone(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, "base_salary")
    form = dialog.form
    form.go_to("by.")
    for name, typed in (
        ("by.", "2700000"),
        ("since", "1/1/27"),
        ("until", ""),
        ("document", "Nghị định 1/2026/NĐ-CP"),
        ("article", "Điều 2"),
    ):
        editor = form.findChild(object, f"field:{name}")
        assert editor.hasFocus()
        editor.insert(typed)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert form.certainty.hasFocus()
    assert form.certainty.value is Certainty.REPORTED
    qtbot.keyClick(form.certainty, Qt.Key.Key_Home)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    newest = session.office.rulebook.parameters["base_salary"].values[-1]
    assert (newest.span, newest.by) == (Span(date(2027, 1, 1)), {"": Decimal(2_700_000)})
    assert newest.source == Source("Nghị định 1/2026/NĐ-CP", "Điều 2", Certainty.VERIFIED)


def test_shares_are_typed_in_percent_and_regions_each_have_theirs(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, "social_insurance_rate")
    form = dialog.form
    form.values[""].setText("22,5 %")
    form.since.set_value(date(2027, 1, 1))
    form.until.set_value(date(2027, 12, 31))
    form.document.setText("Luật")
    dialog.go.click()
    newest = session.office.rulebook.parameters["social_insurance_rate"].values[-1]
    assert (newest.by[""], newest.span.end) == (Decimal("0.225"), date(2028, 1, 1))

    dialog = shown(qtbot, session, "base_salary")
    dialog.choice.set_value("regional_minimum_wage_month")
    assert list(dialog.form.values) == ["I", "II", "III", "IV"]
    dialog.choice.set_value("social_insurance_state_share")
    captions = {edit.accessibleName() for edit in dialog.form.values.values()}
    assert len(captions) == len(dialog.form.values)
    assert not any("_" in caption for caption in captions)


def test_what_is_wrong_is_told_at_its_field(qtbot: QtBot, session: Session) -> None:
    dialog = shown(qtbot, session, "social_insurance_rate")
    form = dialog.form
    form.values[""].setText("101")
    form.until.set_value(date(2026, 1, 1))
    dialog.go.click()
    assert form.fault_of("by.")
    assert form.fault_of("since")
    form.values[""].setText("hai")
    form.since.set_value(date(2027, 1, 1))
    dialog.go.click()
    assert form.fault_of("by.")
    assert "Ngày cuối 01/01/2026 trước ngày đầu 01/01/2027" in form.fault_of("until")
    form.values[""].setText("20")
    form.until.clear()
    dialog.go.click()
    assert form.fault_of("document")
    form.document.setText("Luật")
    form.since.set_value(date(2001, 1, 1))
    dialog.go.click()
    assert form.fault_of("since")
    assert dialog.isVisible()
    assert session.office.book.rule_texts() == ()


def test_a_figure_that_no_text_was_found_for_is_begun(qtbot: QtBot, session: Session) -> None:
    empty = [code for code, one in session.office.rulebook.parameters.items() if not one.values]
    assert empty
    dialog = shown(qtbot, session, empty[0])
    assert any("chưa có mức nào" in label.text() for label in dialog.form.findChildren(QLabel))
    dialog.form.values[""].setText("65.000")
    dialog.form.since.set_value(date(2026, 1, 1))
    dialog.form.document.setText("Thông tư")
    dialog.go.click()
    assert session.office.rulebook.parameters[empty[0]].values[0].by[""] == 65_000
