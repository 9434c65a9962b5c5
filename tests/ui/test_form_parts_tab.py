"""The parts of a form as fields: columns and lines to fill in are reworded, added, moved and taken out."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.checking_forms import form_judge
from desktop_app.ui.form_editor import FormEditor
from desktop_app.ui.session import Session
from tests.ui.test_form_editor import SHEET, at_end, field, shown


@pytest.fixture
def opened(qtbot: QtBot, session: Session) -> Callable[[str], FormEditor]:
    def one(code: str) -> FormEditor:
        made = FormEditor(None, session, form_judge(session.office), code)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return one


def test_columns_are_reworded_added_moved_and_taken_out(opened: Callable[[str], FormEditor], qtbot: QtBot) -> None:
    editor = opened(SHEET)
    editor.parts.go_to("block[5].columns[7]")
    head = at_end(field(editor, "head"))
    head.selectAll()
    qtbot.keyClicks(head, "Ky ten")
    width = field(editor, "min_mm")
    width.selectAll()
    qtbot.keyClicks(width, "31,5")
    assert editor.draft.value("block[5].columns[7].min_mm") == 31.5
    assert "Ky ten" in shown(editor)
    editor.parts.add_named("column:{row.note}")
    assert editor.draft.value("block[5].columns[8]") == {"head": "Ghi chú", "value": "{row.note}", "min_mm": 15}
    editor.parts.move_part(-1)
    assert editor.draft.value("block[5].columns[7].head") == "Ghi chú"
    editor.parts.remove()
    assert len(editor.draft.value("block[5].columns")) == 8
    editor.accept()
    assert editor.kept


def test_lines_to_fill_in_are_parts_of_their_own(opened: Callable[[str], FormEditor], qtbot: QtBot) -> None:
    editor = opened("mau_01")
    editor.parts.go_to("block[4].rows[2]")
    assert editor.parts.form is not None
    label = at_end(editor.parts.form.editors["entries[2].label"])
    label.selectAll()
    qtbot.keyClicks(label, "Nguoi dan toc: ")
    assert "Nguoi dan toc:" in shown(editor)
    assert "Nguoi dan toc:" in editor.parts.rows.rows[6].said
    label.insertPlainText("{")
    assert "F4" in editor.parts.form.fault_of("entries[2].label")
    editor.undo()
    editor.parts.add_named("line")
    assert editor.draft.value("block[4].rows[3].entries") == [{"label": "…: ", "value": ""}]
    editor.parts.move_part(1)
    assert editor.draft.value("block[4].rows[4].entries[1].label") == "…: "
    editor.accept()
    assert editor.kept


def test_a_number_that_is_none_is_told_and_not_kept(opened: Callable[[str], FormEditor], qtbot: QtBot) -> None:
    editor = opened(SHEET)
    editor.parts.go_to("block[5].columns[7]")
    width = field(editor, "min_mm")
    width.selectAll()
    qtbot.keyClicks(width, "rong")
    assert editor.parts.form is not None
    assert "rong" in editor.parts.form.fault_of("min_mm")
    editor.accept()
    assert not editor.kept
