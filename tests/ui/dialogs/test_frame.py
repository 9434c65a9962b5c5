"""A dialog fits the smallest screen the program promises to work on, whatever the size of letters."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.model.problems import Problem
from desktop_app.services.office import Office
from desktop_app.settings import Settings
from desktop_app.ui import look as looks
from desktop_app.ui.attest_form import AttestDialog
from desktop_app.ui.calendar_form import CalendarDialog
from desktop_app.ui.copy_scheme_form import CopySchemeDialog
from desktop_app.ui.dialogs import frame
from desktop_app.ui.dialogs.frame import Dialog, DiscardDialog
from desktop_app.ui.dialogs.keys import KeysDialog
from desktop_app.ui.look import Look
from desktop_app.ui.scheme_editor import SchemeEditor
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Tasks
from tests.ui.test_shell import cut, settle

TASK_BAR = 48
"""Pixels that the desktop keeps for itself at the foot of the screen, on Windows 11."""
ROOM = QSize(1366, 768 - TASK_BAR - frame.TITLE_BAR)


@pytest.fixture(params=[10.5, 13.0, 16.0])
def small_screen(
    request: pytest.FixtureRequest, qapp: QApplication, office: Office, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    monkeypatch.setattr(Dialog, "room", ROOM)
    large = looks.apply(qapp, "light", request.param)
    yield Session(office, large, tasks, Settings(clerk="An", font_pt=request.param))
    looks.apply(qapp, "light", looks.BASE_PT)


@pytest.mark.parametrize(
    "make",
    [
        lambda session: AttestDialog(None, session, "ha-noi-2024"),
        lambda session: AttestDialog(None, session, "binh-duong-2024"),
        lambda session: SchemeEditor(None, session, "hung-yen-2024"),
        lambda session: CopySchemeDialog(None, session, "ha-noi-2024", applied=True),
        lambda session: CalendarDialog(None, session, 2028),
        lambda session: KeysDialog(None, session.look, "members"),
    ],
)
def test_all_of_it_is_on_a_small_screen(qtbot: QtBot, small_screen: Session, make: Callable[[Session], Dialog]) -> None:
    dialog = make(small_screen)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    _fits(dialog)
    trouble = getattr(dialog, "trouble", None)
    if trouble is not None:
        show = getattr(dialog, "show_problems", trouble.show_problems)
        show([Problem("rule.copy_empty")] * 4)
        settle()
        assert trouble.isVisible()
        _fits(dialog)


def _fits(dialog: Dialog) -> None:
    assert dialog.width() <= ROOM.width()
    assert dialog.height() <= ROOM.height()
    shown = [one for one in dialog.findChildren(QPushButton) if one.parent() is dialog and one.isVisible()]
    assert shown
    assert all(dialog.rect().contains(one.geometry()) for one in shown)
    assert cut(dialog) == []


CTRL = Qt.KeyboardModifier.ControlModifier
SAFE = [(Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Enter, CTRL), (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)]
Stroke = tuple[Qt.Key, Qt.KeyboardModifier]
Answer = Callable[[type, Callable[[DiscardDialog], object]], list[DiscardDialog]]


def _press(qtbot: QtBot, stroke: Stroke) -> Callable[[DiscardDialog], None]:
    return lambda question: qtbot.keyClick(question.focusWidget(), *stroke)


@pytest.mark.parametrize("stroke", SAFE)
def test_keys_that_save_elsewhere_never_throw_away(qtbot: QtBot, look: Look, answer: Answer, stroke: Stroke) -> None:
    question = DiscardDialog(None, look)
    qtbot.addWidget(question)
    seen = answer(DiscardDialog, _press(qtbot, stroke))
    assert not question.exec()
    assert seen


@pytest.mark.parametrize("stroke", SAFE)
@pytest.mark.parametrize("kept", [True, False])
def test_they_save_where_the_owner_can(qtbot: QtBot, look: Look, answer: Answer, stroke: Stroke, *, kept: bool) -> None:
    saved: list[bool] = []
    question = DiscardDialog(None, look, lambda: bool(saved.append(kept)) or kept)
    qtbot.addWidget(question)
    answer(DiscardDialog, _press(qtbot, stroke))
    assert bool(question.exec()) is kept
    assert saved == [kept]


def test_letting_go_is_a_button_one_walks_to(qtbot: QtBot, look: Look, answer: Answer) -> None:
    saved: list[str] = []
    question = DiscardDialog(None, look, lambda: bool(saved.append("saved")))
    qtbot.addWidget(question)

    def let_go(asked: DiscardDialog) -> None:
        qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Tab)
        qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Tab)
        qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Space)

    answer(DiscardDialog, let_go)
    assert question.exec()
    assert not saved


@pytest.mark.parametrize(("verb", "pressed"), [("Lưu người này", 1), ("In lịch", 0)])
def test_a_dialog_that_saves_offers_that_before_its_work_is_let_go(
    qtbot: QtBot, look: Look, answer: Answer, verb: str, pressed: int
) -> None:
    dialog = Dialog(None, look, "Người nộp hồ sơ")
    qtbot.addWidget(dialog)
    line = QLineEdit()
    dialog.box.addWidget(line)
    pressings: list[str] = []
    dialog.offer(verb).clicked.connect(lambda: pressings.append(verb))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    line.setText("Lê")
    answer(DiscardDialog, _press(qtbot, SAFE[0]))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(pressings) == pressed
    assert dialog.isVisible() is not bool(pressed)
