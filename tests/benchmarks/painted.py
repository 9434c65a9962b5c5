"""When a window has been painted: not only asked to, but all of it drawn and handed to the screen.

Qt paints while it handles the native window's expose event or the widget's update event, so the moment is when that
ends. Both sides are watched in this way.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QWidget

_PAINTING = {QEvent.Type.Expose, QEvent.Type.UpdateRequest}
_LONGEST_MS = 30_000


def choose_platform() -> None:
    """Paint without a screen where there is none and no platform was asked for."""
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class Watch(QObject):
    """Says the moment and the memory when the widget that ``wanted`` gives for the window is painted; then quits."""

    def __init__(self, kind: type[QMainWindow], wanted: Callable[[Any], QWidget | None]) -> None:
        super().__init__()
        self._wanted = wanted
        self._window: QMainWindow | None = None
        self._target: QWidget | None = None
        self._painted = self._handling = self._said = False

        def show(window: QMainWindow) -> None:
            self._show(window)

        kind.show = show  # type: ignore[method-assign]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note that the wanted widget is painted; look again when the native window has handled all of the event."""
        if watched is self._target and event.type() == QEvent.Type.Paint:
            self._painted = True
            return False
        if self._handling or event.type() not in _PAINTING:
            return False
        self._aim()
        self._handling = True
        try:
            QCoreApplication.sendEvent(watched, event)
        finally:
            self._handling = False
        self._look()
        return True

    def _show(self, window: QMainWindow) -> None:
        self._window = window
        self._aim()
        window.installEventFilter(self)
        QMainWindow.show(window)
        handle = window.windowHandle()
        if handle is None:
            raise RuntimeError("no native window")
        handle.installEventFilter(self)
        self._look()
        QTimer.singleShot(_LONGEST_MS, lambda: QCoreApplication.exit(1))

    def _aim(self) -> None:
        if self._target is None and self._window is not None:
            self._target = self._wanted(self._window)
            if self._target is not None:
                self._target.installEventFilter(self)

    def _look(self) -> None:
        if self._painted and not self._said:
            moment = time.perf_counter()
            from tests.benchmarks.measure import peak_mib

            self._said = True
            sys.stdout.write(json.dumps({"moment": moment, "peak_mib": peak_mib()}) + "\n")
            sys.stdout.flush()
            QTimer.singleShot(0, QCoreApplication.quit)
