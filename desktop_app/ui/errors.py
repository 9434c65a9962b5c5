"""The boundary: a refusal becomes a list of sentences; a fault of ours becomes a page that says the data is safe."""

import logging
import platform
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from desktop_app import __version__
from desktop_app.model.problems import Refused

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.look import Look
    from desktop_app.wording.messages import Messages

_LOG = logging.getLogger("desktop_app")


def write_log_to(file: Path) -> logging.Handler:
    """Write faults to a file that never grows past a megabyte, keeping one old one; return its handler."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(file, maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)
    return handler


def details(fault: BaseException) -> str:
    """Return what somebody who mends the program needs: versions and the trace, nothing out of the book."""
    trace = "".join(traceback.format_exception(fault))
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"Sổ ANTT {__version__}\n{system}\n\n{trace}"


class Boundary:
    """Answers what no page answered. Installed as ``sys.excepthook``, which Qt calls for a slot that raised."""

    def __init__(self, window: "QWidget | None", look: "Look", messages: "Messages | None", log: Path) -> None:
        self.window, self.look, self.messages, self.log = window, look, messages, log
        self._showing = False

    def install(self) -> None:
        """Take the place of Python's own answer, which a window without console would lose."""
        sys.excepthook = self.answer

    def answer(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Show a refusal or a fault; Ctrl+C in a terminal stays what it is."""
        if isinstance(fault, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
        elif isinstance(fault, Refused) and self.messages is not None:
            self.show_refusal(fault)
        else:
            self.show_fault(fault)

    def show_refusal(self, refusal: Refused) -> None:
        """Show every problem of a refused verb; nothing was written."""
        from desktop_app.ui.dialogs.refusal import RefusalDialog

        if self.messages is None:
            raise refusal
        RefusalDialog(self.window, self.look, self.messages, refusal.problems).exec()

    def show_fault(self, fault: BaseException) -> None:
        """Write the fault down, then show that the data is safe and how to hand the details on.

        A fault while one is shown is only written: two such pages over each other help nobody.
        """
        from desktop_app.ui.dialogs.crash import CrashDialog

        _LOG.error("%s", details(fault))
        if self._showing:
            return
        self._showing = True
        try:
            CrashDialog(self.window, self.look, details(fault), self.log).exec()
        finally:
            self._showing = False
