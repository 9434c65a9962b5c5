"""What the editor checks before it keeps: put off meanwhile it is not kept, typed on meanwhile it is kept whole."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.model.law import RuleKind
from desktop_app.services.checking_forms import form_judge
from desktop_app.services.keeping_forms import list_forms
from desktop_app.ui.dialogs.frame import DiscardDialog
from desktop_app.ui.form_editor import FormEditor
from desktop_app.ui.session import Session
from tests.ui.test_form_editor import CODE, Answer, at_end, field


@pytest.fixture
def editor(qtbot: QtBot, session: Session) -> FormEditor:
    made = FormEditor(None, session, form_judge(session.office), CODE)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def held_back(editor: FormEditor, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, Any]]:
    """What was asked of the other thread, with what is done when it comes home."""
    asked: list[tuple[Any, Any]] = []
    run = editor.session.tasks.run

    def wait(words: str, work: Any, then: Any, failed: Any = None, *, stops: bool = True) -> None:
        if words == "Đang kiểm tra mẫu":
            asked.append((then, failed))
        else:
            run(words, work, then, failed, stops=stops)

    monkeypatch.setattr(editor.session.tasks, "run", wait)
    return asked


def test_what_was_put_off_while_it_was_checked_is_not_kept(
    editor: FormEditor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    asked = held_back(editor, monkeypatch)
    editor.parts.go_to("block[6]")
    qtbot.keyClicks(at_end(field(editor, "text")), " nua")
    editor.accept()
    answer(DiscardDialog, lambda dialog: qtbot.mouseClick(dialog.foot.itemAt(1).widget(), Qt.MouseButton.LeftButton))
    editor.reject()
    [(then, _failed)] = asked
    then(None)
    assert not editor.isVisible()
    assert not editor.kept
    assert not any(row.kept_at for row in list_forms(editor.session.office))


def test_what_is_typed_while_it_is_checked_is_kept_as_well(
    editor: FormEditor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = held_back(editor, monkeypatch)
    editor.parts.go_to("block[6]")
    qtbot.keyClicks(at_end(field(editor, "text")), " nua")
    editor.accept()
    qtbot.keyClicks(at_end(field(editor, "text")), " them")
    asked.pop()[0](None)
    assert not editor.kept
    asked.pop()[0](None)
    assert editor.kept
    [kept] = editor.session.office.book.rule_texts(RuleKind.FORM)
    assert "nua them" in kept.text
