"""Fixtures of the screens: the look, tasks that run at once, an office in memory, the whole window."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.clock import Clock
from desktop_app.paths import Paths
from desktop_app.services.office import Office
from desktop_app.settings import Settings
from desktop_app.ui import look as looks
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look
from desktop_app.ui.print_job import PrintRequest
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.window import MainWindow
from desktop_app.wording.messages import Messages
from tests.services.recruiting_round import begin
from tests.ui import commune

PATIENCE_MS = 15_000


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """What a test left half typed is let go without the question that is asked in life."""
    asking = Dialog.reject
    Dialog.reject = QDialog.reject  # type: ignore[assignment,method-assign]
    try:
        return (yield)
    finally:
        Dialog.reject = asking  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def no_dialog_waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A dialog that nobody answers is dismissed and fails its test, so that no run hangs on a question."""
    unanswered: list[str] = []
    real = QDialog.exec

    def patient(dialog: QDialog) -> int:
        def dismiss() -> None:
            unanswered.append(type(dialog).__name__)
            dialog.reject()

        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(dismiss)
        timer.start(PATIENCE_MS)
        try:
            return real(dialog)
        finally:
            timer.stop()

    monkeypatch.setattr(QDialog, "exec", patient)
    yield
    assert not unanswered, unanswered


@pytest.fixture
def clock() -> Clock:
    return Clock.fixed(commune.NOW)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.standard(tmp_path)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return looks.apply(qapp, "light", 10.5)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:  # noqa: ARG001 - signals need it
    made = Tasks(at_once=True)
    yield made
    made.deleteLater()


@pytest.fixture(scope="session")
def messages() -> Messages:
    return Messages.load(Paths.standard(Path()).resources / "messages")


@pytest.fixture
def empty_office(paths: Paths, clock: Clock) -> Iterator[Office]:
    """An office over a book that nothing was written in yet."""
    office = commune.empty_office(paths, clock)
    yield office
    office.book.close()


@pytest.fixture
def office(paths: Paths, clock: Clock) -> Iterator[Office]:
    """An office over the sample commune, 27 October 2026, 16:42."""
    office = commune.sample_office(paths, clock)
    yield office
    office.book.close()


@pytest.fixture
def session(office: Office, look: Look, tasks: Tasks) -> Session:
    return Session(office, look, tasks, Settings(clerk="Lê Quang Đạo"))


def _let_go(window: MainWindow) -> None:
    """Close without the question that half typed work would raise in life."""
    if window.frame is not None:
        window.frame.current = ""


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> MainWindow:
    """The whole window over the sample commune, shown and active, on the page "Tháng này"."""
    made = MainWindow()
    qtbot.addWidget(made, before_close_func=_let_go)
    made.use(session)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def answer(qtbot: QtBot) -> Callable[[type[QDialog], Callable[[Any], object]], list[Any]]:
    """Return a way to answer the next modal dialog: its type, and what to do once it is active.

    The list returned holds the dialog afterwards. One that stays open is dismissed, so that no test hangs.
    """

    def arrange(kind: type[QDialog], do: Callable[[Any], object]) -> list[Any]:
        seen: list[Any] = []

        def act() -> None:
            dialog = QApplication.activeModalWidget()
            try:
                assert isinstance(dialog, kind)
                qtbot.waitUntil(dialog.isActiveWindow, timeout=2000)
                seen.append(dialog)
                do(dialog)
            finally:
                if dialog is not None and dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, act)
        return seen

    return arrange


@pytest.fixture
def sent(window: MainWindow) -> list[PrintRequest]:
    """Return what the window is asked to send to a printer, which here nobody is asked for."""
    requests: list[PrintRequest] = []
    asked = window.frame.session.print_asked
    asked.disconnect()
    asked.connect(requests.append)
    return requests


@pytest.fixture
def recruitment(window):
    window.frame.open("recruitment")
    return window.frame.pages["recruitment"]


@pytest.fixture
def round_(recruitment):
    made = begin(recruitment.session.office)
    recruitment.session.changed.emit()
    return made


@pytest.fixture
def keys(qtbot, window):
    """Return a hand on the keyboard: texts are typed, keys pressed, wherever the focus is."""

    def press(*strokes, modifier=Qt.KeyboardModifier.NoModifier):
        for stroke in strokes:
            if QApplication.activeWindow() is None:  # no window manager here brings it back after a dialog
                window.activateWindow()
                qtbot.waitUntil(window.isActiveWindow)
            focus = QApplication.focusWidget()
            if isinstance(stroke, str) and stroke.isascii():
                qtbot.keyClicks(focus, stroke)
            elif isinstance(stroke, str):
                focus.insert(stroke)  # as an input method does with marked letters, which are no key of their own
            else:
                qtbot.keyClick(focus, stroke, modifier)

    return press
