import logging
import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from desktop_app.model.problems import Problem, Refused
from desktop_app.ui.dialogs.crash import CrashDialog
from desktop_app.ui.dialogs.refusal import RefusalDialog
from desktop_app.ui.errors import Boundary, details, write_log_to
from desktop_app.ui.look import Look
from desktop_app.wording.messages import Messages


def fault() -> BaseException:
    try:
        int("boom")
    except ValueError as caught:
        return caught
    raise AssertionError


def test_a_refusal_becomes_sentences(look: Look, messages: Messages, tmp_path, answer) -> None:
    boundary = Boundary(None, look, messages, tmp_path / "log")
    refusal = Refused([Problem("month.reason_needed"), Problem("history.nothing_to_undo")])
    seen = answer(RefusalDialog, lambda dialog: dialog.accept())
    boundary.answer(Refused, refusal, None)
    assert len(seen[0].problems.sentences) == 2
    assert seen[0].windowTitle() == "Chưa làm được, 2 điều cần xem"


def test_a_paper_kept_before_a_printer_failed_is_not_said_to_be_lost(look: Look, messages: Messages) -> None:
    def said(*codes: str, **values: object) -> str:
        dialog = RefusalDialog(None, look, messages, [Problem(code, values=values) for code in codes])
        return " ".join(one.text() for one in dialog.findChildren(QLabel))

    assert "Chưa có gì được ghi vào sổ" not in said("printer.no_program", file="mau_04.pdf")
    assert "Chưa có gì được ghi vào sổ" in said("month.reason_needed")


def test_a_fault_of_ours_is_logged_and_its_details_can_be_copied(look: Look, tmp_path, answer) -> None:
    file = tmp_path / "deep" / "so-antt.log"
    handler = write_log_to(file)
    boundary = Boundary(None, look, None, file)

    def copy(dialog: CrashDialog) -> None:
        dialog.copy()
        assert "boom" in dialog.findChild(QPlainTextEdit).toPlainText()

    seen = answer(CrashDialog, copy)
    try:
        boundary.answer(ValueError, fault(), None)
        handler.flush()
        assert "invalid literal" in file.read_text(encoding="utf-8")
    finally:
        logging.getLogger("desktop_app").removeHandler(handler)
        handler.close()
    assert QGuiApplication.clipboard().text() == seen[0].details
    assert "Sổ ANTT" in seen[0].details


def test_a_second_fault_is_only_written_while_the_first_is_shown(look: Look, tmp_path, answer, caplog) -> None:
    boundary = Boundary(None, look, None, tmp_path / "log")
    seen = answer(CrashDialog, lambda _dialog: boundary.show_fault(fault()))
    boundary.show_fault(fault())
    assert len(seen) == 1
    assert sum("boom" in record.getMessage() for record in caplog.records) == 2


def test_it_takes_python_s_place_and_leaves_ctrl_c_alone(look: Look, tmp_path, monkeypatch, capsys) -> None:
    boundary = Boundary(None, look, None, tmp_path / "log")
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    boundary.install()
    assert sys.excepthook == boundary.answer
    boundary.answer(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_details_name_versions_and_the_trace() -> None:
    said = details(fault())
    assert "Python 3." in said
    assert "test_errors.py" in said


def test_a_refusal_without_words_is_not_swallowed(look: Look, tmp_path) -> None:
    with pytest.raises(Refused):
        Boundary(None, look, None, tmp_path / "log").show_refusal(Refused(Problem("month.reason_needed")))
