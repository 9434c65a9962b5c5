"""A clerk's month through the window, by the keyboard: list, decisions, duty, closing, paper, bundle, receipt."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import app
from desktop_app.clock import Clock
from desktop_app.model.member import Role
from desktop_app.model.membership import memberships, on_day
from desktop_app.model.periods import Month
from desktop_app.model.text import fold
from desktop_app.paths import Paths
from desktop_app.services import keeping_keys, receiving_bundles, starting
from desktop_app.services.office import Office
from desktop_app.services.saving_files import save
from desktop_app.settings import Settings
from desktop_app.ui import look as looks
from desktop_app.ui.dialogs.bundle_keys import KeySheetDialog, MakeKeysDialog, PassphraseDialog, TrustDialog
from desktop_app.ui.dialogs.close_month import CloseMonthDialog
from desktop_app.ui.dialogs.decision_issue import IssueDialog
from desktop_app.ui.dialogs.import_preview import ImportPreview
from desktop_app.ui.print_job import PrintJob
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.widgets.road_step import StepState
from desktop_app.ui.window import MainWindow
from tests.excel.messy import PEOPLE, messy_workbook

NOW = datetime(2026, 10, 27, 16, 42)  # noqa: DTZ001 - Clock.fixed gives it Vietnam's offset
OCTOBER = Month(2026, 10)
SECRET = "mat khau thu nghiem"  # noqa: S105 - of keys that live as long as the test
CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 200
"""Looks, 10 ms apart, for a dialog that was announced."""


class Hand(QObject):
    """The clerk's hand in dialogs: answers those that were announced, in turn, and lets no other stay open."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self._qtbot = qtbot
        self._expected: list[tuple[type[QDialog], Callable[[Any], object]]] = []
        self._looks = 0
        self.surprises: list[str] = []
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def answers(self, kind: type[QDialog], do: Callable[[Any], object]) -> None:
        """Announce the next dialog, and what is typed in it."""
        self._expected.append((kind, do))

    @property
    def waiting(self) -> bool:
        """Whether a dialog that was announced has not come."""
        return bool(self._expected)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            self._looks = 0
            return
        self._looks += 1
        if self._expected and isinstance(dialog, self._expected[0][0]) and dialog.isActiveWindow():
            _, do = self._expected.pop(0)
            self._timer.stop()
            try:
                do(dialog)
            finally:
                self._timer.start()
        elif self._looks > PATIENCE:
            self.surprises.append(f"{type(dialog).__name__}: {dialog.windowTitle()}")
            dialog.close()

    def go_on(self, dialog: QDialog) -> None:
        """Press Ctrl+Enter."""
        self._qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Path]:
    """What the clerk chooses in the machine's own dialogs of files and printers."""
    chosen = {"usb": tmp_path / "usb", "printed": tmp_path / "printed.pdf"}
    chosen["usb"].mkdir()

    def printer(*_asked: object) -> PrintJob:
        return PrintJob(file=str(chosen["printed"]))

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen["open"]), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen["save"]), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(chosen["usb"]))
    monkeypatch.setattr("desktop_app.ui.sending.ask_for_job", printer)
    return chosen


@pytest.fixture
def office(tmp_path: Path, sample: Office) -> Iterator[Office]:
    """A commune's own book on disk, begun from its profile: places and teams, but nobody in them."""
    place = app.workplace(Paths.standard(tmp_path / "xa"), Clock.fixed(NOW), "Lê Quang Đạo")
    place.paths.data.mkdir(parents=True)
    made = place.create(place.paths.book)
    shared = replace(made, messages=sample.messages, read_forms=lambda: sample.forms)
    for name in ("own_rulebook", "fonts", "layouts"):
        shared.__dict__[name] = getattr(sample, name)
    starting.start_from_profile(shared, shared.paths.resources / "sample" / "commune.toml")
    yield shared
    shared.book.close()


@pytest.fixture
def above(tmp_path: Path) -> Iterator[Office]:
    """The receiving office's book, with keys."""
    place = app.workplace(Paths.standard(tmp_path / "tinh"), Clock.fixed(NOW), "Công an tỉnh")
    place.paths.data.mkdir(parents=True)
    made = place.create(place.paths.book)
    keeping_keys.begin_receiving_office(made, "ca-bac-ninh", "Công an tỉnh Bắc Ninh")
    yield made
    made.book.close()


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot)
    yield made
    assert made.surprises == []
    assert not made.waiting
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, office: Office) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    tasks = Tasks(made, at_once=True)
    made.use(Session(office, looks.apply(qapp, "light", 10.5), tasks, Settings(clerk="Lê Quang Đạo")))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_month_through_the_window(  # noqa: PLR0917 - the clerk, the hand, both offices, the files
    qtbot: QtBot, window: MainWindow, hand: Hand, files: dict[str, Path], office: Office, above: Office, tmp_path: Path
) -> None:
    take_the_list_in(qtbot, window, hand, files, tmp_path)
    team = establish_and_recognise(qtbot, window, hand, office)
    write_the_duty(qtbot, window, team, office)
    close_and_print(qtbot, window, hand, files, office)
    hand_in_and_read_the_receipt(qtbot, window, hand, files, above)
    assert office.book.check() == above.book.check() == []


def active(qtbot: QtBot, window: QWidget) -> None:
    """Wait until the window has the keyboard again: a dialog may just have gone."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def turn_to(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Open a page by its key."""
    active(qtbot, window)
    qtbot.keyClick(window, key, CTRL)


def take_the_list_in(qtbot: QtBot, window: MainWindow, hand: Hand, files: dict[str, Path], tmp_path: Path) -> None:
    """Ctrl+O on the list as the clerk really keeps it: a preview, then Nhập; nothing is written before."""
    frame = window.frame
    files["open"] = tmp_path / "danh-sach.xlsx"
    messy_workbook(files["open"])
    turn_to(qtbot, window, Qt.Key.Key_2)
    page = frame.pages["members"]
    assert page.empty.isVisible()

    def preview(dialog: ImportPreview) -> None:
        assert not frame.session.office.book.members()
        dialog.decide("convert")
        dialog.padded.setChecked(True)
        assert dialog.stopping == 0, dialog.problems.sentences
        assert dialog.go.isEnabled()
        hand.go_on(dialog)

    hand.answers(ImportPreview, preview)
    qtbot.keyClick(page, Qt.Key.Key_O, CTRL)
    assert len(frame.session.office.book.members()) == len(PEOPLE)
    assert not page.empty.isVisible()


def issue(qtbot: QtBot, hand: Hand, page: QWidget, number: str) -> None:
    """F8: type the number, Enter to the day, the first of the month, Ctrl+Enter."""

    def fill(dialog: IssueDialog) -> None:
        qtbot.keyClicks(dialog.number, number)
        qtbot.keyClick(dialog.number, Qt.Key.Key_Return)
        dialog.day.selectAll()
        qtbot.keyClicks(dialog.day, "1/10/26")
        assert dialog.go.isEnabled(), dialog.problems.sentences
        hand.go_on(dialog)

    hand.answers(IssueDialog, fill)
    active(qtbot, page.window())
    qtbot.keyClick(page, Qt.Key.Key_F8)
    active(qtbot, page.window())
    assert not hand.waiting


def retype(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def establish_and_recognise(qtbot: QtBot, window: MainWindow, hand: Hand, office: Office) -> str:
    """Draft two decisions and give each its number; return the team's identity."""
    frame = window.frame
    turn_to(qtbot, window, Qt.Key.Key_3)
    page = frame.pages["decisions"]
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    qtbot.keyClick(page.form.kind, Qt.Key.Key_Home)
    retype(qtbot, page.form.effective, "1/10/26")
    team = page.form.team.currentData()
    issue(qtbot, hand, page, "40")

    qtbot.keyClick(page.table, Qt.Key.Key_N, CTRL)
    retype(qtbot, page.form.effective, "1/10/26")
    finder = page.form.people.finder.line
    for name in ("nguyen", "tran", "le "):
        finder.setFocus()
        qtbot.keyClicks(finder, name)
        qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert [line.choice.currentData() for line in page.form.people.lines] == list(Role)
    for line in page.form.people.lines:
        for ground, document in line._grounds.values():
            qtbot.keyClicks(ground, "Da xem ho so goc")
            qtbot.keyClicks(document, "Bien ban 20/9/2026")
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    issue(qtbot, hand, page, "41")
    serving = on_day(memberships(office.book.decisions()), OCTOBER.first)
    assert sorted(one.role for one in serving.values()) == sorted(Role)
    assert {one.team for one in serving.values()} == {team}
    return team


def write_the_duty(qtbot: QtBot, window: MainWindow, team: str, office: Office) -> None:
    """Type a stint, paste a block from a spreadsheet, F8."""
    frame = window.frame
    turn_to(qtbot, window, Qt.Key.Key_4)
    page = frame.pages["duty"]
    grid = page.grid
    first = next(at for at in range(grid.grid_model.rowCount()) if grid.grid_model.line(at) is not None)
    grid.setCurrentIndex(grid.grid_model.index(first, 1))
    qtbot.keyClicks(grid.viewport(), "2")
    editor = grid.indexWidget(grid.currentIndex())
    qtbot.keyClicks(editor, "2-6")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    grid.setCurrentIndex(grid.grid_model.index(first, 8))
    QGuiApplication.clipboard().setText("22-6\t\t19h30-23h\nĐ\t\t\n\t0-4\t")
    qtbot.keyClick(grid, Qt.Key.Key_V, CTRL)
    days = sorted(entry.day.day for entry in office.book.duty(OCTOBER))
    assert days == [2, 9, 9, 10, 11]
    qtbot.keyClick(grid, Qt.Key.Key_F8)
    assert team in office.book.reviewed(OCTOBER)


def close_and_print(qtbot: QtBot, window: MainWindow, hand: Hand, files: dict[str, Path], office: Office) -> None:
    """F10, then the payment list and the decision on paper."""
    frame = window.frame
    turn_to(qtbot, window, Qt.Key.Key_5)
    hand.answers(CloseMonthDialog, hand.go_on)
    qtbot.keyClick(frame.pages["payroll"], Qt.Key.Key_F10)
    active(qtbot, window)
    assert frame.topbar.state.text() == "Đã khóa"

    turn_to(qtbot, window, Qt.Key.Key_6)
    page = frame.pages["documents"]
    while fold("bảng thanh toán") not in fold(page.table.current_row.title):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not page._chosen.isActive() and page.paper.view.page_count > 0)
    active(qtbot, window)
    qtbot.keyClick(page.table, Qt.Key.Key_P, CTRL)
    turn_to(qtbot, window, Qt.Key.Key_3)
    decisions = frame.pages["decisions"]
    qtbot.keyClick(decisions.table, Qt.Key.Key_P, CTRL)
    assert files["printed"].read_bytes().startswith(b"%PDF")
    printed = list(office.book.documents())
    assert len(printed) == 2
    assert any("thanh" in one.form for one in printed)


def hand_in_and_read_the_receipt(
    qtbot: QtBot, window: MainWindow, hand: Hand, files: dict[str, Path], above: Office
) -> None:
    """Make keys, exchange cards, sign, let the office verify, read what it answers."""
    frame = window.frame
    turn_to(qtbot, window, Qt.Key.Key_7)
    page = frame.pages["exchange"]

    def keys(dialog: MakeKeysDialog) -> None:
        qtbot.keyClicks(dialog.first, SECRET)
        qtbot.keyClicks(dialog.second, SECRET)
        hand.go_on(dialog)

    def secret(dialog: PassphraseDialog) -> None:
        qtbot.keyClicks(dialog.line, SECRET)
        hand.go_on(dialog)

    def compared(dialog: TrustDialog) -> None:
        assert not dialog.go.isEnabled()
        qtbot.keyClick(dialog.compared, Qt.Key.Key_Space)
        hand.go_on(dialog)

    files["save"] = files["usb"] / "phieu-xa.json"
    hand.answers(MakeKeysDialog, keys)
    hand.answers(KeySheetDialog, lambda dialog: dialog.accept())
    qtbot.keyClick(page.make_keys, Qt.Key.Key_Space)
    keeping_keys.trust(above, keeping_keys.read_card(files["save"]), compared=True)
    files["open"] = save(files["usb"] / "phieu-tinh.json", keeping_keys.make_keys(above, "").card)
    hand.answers(TrustDialog, compared)
    qtbot.keyClick(page.trust, Qt.Key.Key_Space)

    hand.answers(PassphraseDialog, secret)
    active(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_F10)
    [bundle] = files["usb"].glob("XA-*")
    inspection = receiving_bundles.inspect_bundle(above, bundle.read_bytes())
    assert set(inspection.verdict.facts.as_json().values()) == {True}
    taken = receiving_bundles.receive_bundle(
        above, inspection, "", lambda name, content: save(files["usb"] / name, content)
    )
    assert page.steps[4].state is StepState.NEXT
    files["open"] = files["usb"] / taken.receipt_name
    hand.answers(PassphraseDialog, secret)
    active(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_O, CTRL)
    assert page.rows.rows[0].has_receipt
    assert [step.state for step in page.steps][1:] == [StepState.DONE] * 4
    assert above.book.received()[0].period == OCTOBER
