import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import workplace
from desktop_app.clock import Clock
from desktop_app.paths import Paths
from desktop_app.services.demonstrating import fill_sample
from desktop_app.settings import Settings
from desktop_app.ui.commune_only import CommuneOnlyPage
from desktop_app.ui.shell import PAGES
from desktop_app.ui.start import Opening, Program
from desktop_app.ui.welcome import BeginDialog, OfficeDialog, WelcomePage
from tests.ui.commune import MONTH


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, paths: Paths, clock: Clock, monkeypatch: pytest.MonkeyPatch):
    """The running program over an empty data folder; its answers to faults are left to the test."""
    monkeypatch.setattr("desktop_app.ui.errors.Boundary.install", lambda _self: None)
    made = Program(qapp, paths, workplace, clock)
    qtbot.addWidget(made.window)
    yield made
    made.close()


def a_book(paths: Paths, clock: Clock, file: Path) -> Path:
    office = workplace(paths, clock).create(file)
    fill_sample(office)
    office.book.close()
    return file


def test_the_window_stands_before_the_book_is_read(qtbot: QtBot, program: Program, paths: Paths, clock: Clock) -> None:
    a_book(paths, clock, paths.book)
    program.show()
    assert isinstance(program.window.centralWidget(), Opening)
    qtbot.waitUntil(lambda: program.window.frame is not None)
    assert program.window.frame.current == "board"
    assert program.window.frame.topbar.commune.text() == "Công an xã Tân Thành"


def test_without_a_book_the_first_page_offers_four_ways(qtbot: QtBot, program: Program) -> None:
    program.show()
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), WelcomePage))
    page = program.window.centralWidget()
    assert program.window.focusWidget() is page.first
    page.look_at_sample()
    frame = program.window.frame
    assert frame.session.month == MONTH
    assert "xã mẫu" in frame.status.text
    assert program.settings.book == ""


def test_a_commune_begins_its_book_by_keyboard(qtbot: QtBot, program: Program, paths: Paths, answer) -> None:
    program.begin()
    page = program.window.centralWidget()

    def fill(dialog: BeginDialog) -> None:
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert dialog.isVisible()
        assert "«Tên riêng, ví dụ Tân Thành»" in dialog.form.fault_of("name")
        assert not paths.book.exists()
        for field in (dialog.form.name, dialog.form.province):
            field.setFocus()
            qtbot.keyClicks(field, "Ha Noi")
        dialog.form.office.setFocus()
        assert dialog.form.office.text() == "Công an thành phố Ha Noi"
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    answer(BeginDialog, fill)
    page.begin()
    profile = program.office.book.profiles()[0]
    assert (profile.name, profile.unit_code) == ("Ha Noi", "ha-noi")
    assert profile.police.superior == ("CÔNG AN THÀNH PHỐ HA NOI",)
    assert paths.book.exists()
    assert Settings.load(paths.settings).book == str(paths.book)
    assert program.window.frame.current == "board"


def test_a_receiving_office_begins_its_book(qtbot: QtBot, program: Program, answer) -> None:
    program.begin()
    page = program.window.centralWidget()

    def fill(dialog: OfficeDialog) -> None:
        dialog.accept()
        assert dialog.form.fault_of("receiving_office")
        dialog.code.clear()
        dialog.name.setFocus()
        qtbot.keyClicks(dialog.name, "Cong an tinh Bac Ninh")
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        assert dialog.code.text() == "ca-bac-ninh"
        qtbot.keyClick(dialog.code, Qt.Key.Key_Return)

    answer(OfficeDialog, fill)
    page.begin_office()
    frame = program.window.frame
    assert frame.current == "exchange"
    assert frame.topbar.commune.text() == "Cong an tinh Bac Ninh"
    for name in PAGES:
        frame.open(name)
        assert not frame.pages[name].trouble.isVisible(), name
    assert isinstance(frame.pages["payroll"], CommuneOnlyPage)
    frame.pages["payroll"].go.click()
    assert frame.current == "exchange"


def test_what_is_no_book_is_told_on_the_first_page(program: Program, paths: Paths) -> None:
    paths.data.mkdir(parents=True, exist_ok=True)
    paths.book.write_text("not a book")
    program.begin()
    page = program.window.centralWidget()
    assert isinstance(page, WelcomePage)
    assert page.problems.sentences
    page.open(paths.data / "none.db")
    assert page.problems.sentences


def test_another_font_dresses_the_window_anew_on_the_same_page(program: Program, paths: Paths, clock: Clock) -> None:
    program.begin(a_book(paths, clock, paths.data / "x.db"))
    frame = program.window.frame
    frame.open("payroll")
    frame.session.turn_to(MONTH.previous)
    frame.session.keep_settings(frame.session.settings.with_(font_pt=12.0))
    assert program.window.frame is not frame
    assert program.window.frame.current == "payroll"
    assert program.window.frame.session.month == MONTH.previous
    assert program.look.font_pt == 12.0


def test_a_copy_takes_the_place_of_the_book(qtbot: QtBot, program: Program, paths: Paths, clock: Clock) -> None:
    program.begin(a_book(paths, clock, paths.data / "x.db"))
    session = program.window.frame.session
    program.window.frame.open("settings")
    with qtbot.waitSignal(session.tasks.ended):
        program.window.frame.pages["settings"].back_up()
    copies = list(paths.backups.iterdir())
    assert len(copies) == 1
    qtbot.waitUntil(lambda: "Bản sao gần nhất" in program.window.frame.pages["settings"].copies.text())
    before = len(session.office.book.members())
    session.restore_asked.emit(copies[0])
    assert program.window.frame.session is not session
    assert "Đã khôi phục" in program.window.frame.status.text
    assert len(program.office.book.members()) == before


def test_the_chain_is_verified_away_from_the_window(qtbot: QtBot, program: Program, paths: Paths, clock: Clock) -> None:
    program.begin(a_book(paths, clock, paths.data / "x.db"))
    frame = program.window.frame
    frame.open("history")
    page = frame.pages["history"]
    with qtbot.waitSignal(frame.session.tasks.ended):
        page.verify()
        assert not page.verdict.isVisible()
        assert frame.session.tasks.busy
    qtbot.waitUntil(lambda: "nguyên vẹn" in page.verdict.text.text())
    with qtbot.waitSignal(frame.session.tasks.ended):
        page.verify()
        frame.session.tasks.cancel()
    assert "Đã hủy kiểm tra" in frame.status.text
    assert not page.verdict.isVisible()


def test_settings_that_make_no_sense_are_told_and_not_obeyed(qapp: QApplication, qtbot: QtBot, paths: Paths) -> None:
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text("font_pt = 99.0")
    program = Program(qapp, paths, workplace, Clock())
    qtbot.addWidget(program.window)
    assert program.settings == Settings()
    assert "settings.toml: font_pt" in program.notice


def test_work_comes_home_before_the_window_is_dressed_anew(program: Program, paths: Paths, clock: Clock) -> None:
    a_book(paths, clock, paths.book)
    program.begin()
    frame = program.window.frame
    frame.open("documents")
    table, rows = frame.pages["documents"].table, []
    frame.session.tasks.run("một", lambda _progress: time.sleep(0.1), lambda _none: rows.append(table.currentIndex()))
    frame.session.keep_settings(program.settings.with_(font_pt=12.0))
    assert len(rows) == 1
    assert program.window.frame is not frame
