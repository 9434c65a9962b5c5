"""Long work off the window's thread; in tests at once, so that no test waits or guesses."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, Qt, QThreadPool, Signal

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The clerk pressed Hủy; whatever the work had not yet written is left unwritten."""


@dataclass
class Progress:
    """What the work tells the window, and how it hears of Hủy."""

    said: Callable[[int, int], None]
    _stop: threading.Event = field(default_factory=threading.Event)

    def report(self, done: int, total: int) -> None:
        """Say how far it is; raises Cancelled if the clerk has pressed Hủy."""
        if self._stop.is_set():
            raise Cancelled
        self.said(done, total)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()


Work = Callable[[Progress], T]
Then = Callable[[T], object]


class _Job(QRunnable):
    """One piece of work on a pool thread; what it returns or raises is sent home as a signal."""

    def __init__(
        self, work: Work[Any], progress: Progress, ended: Callable[[object, BaseException | None], None]
    ) -> None:
        super().__init__()
        self._work, self._progress, self._ended = work, progress, ended

    def run(self) -> None:
        try:
            result = self._work(self._progress)
        except BaseException as fault:  # noqa: BLE001 - carried to the window's thread, not swallowed
            self._ended(None, fault)
        else:
            self._ended(result, None)


class Tasks(QObject):
    """Runs one piece of work at a time.

    Signals:
        began: words for the status line, and whether Hủy can stop it; of work that waits, once its turn has come.
        advanced: done, total.
        ended: what ran last runs no more.
    """

    began = Signal(str, bool)
    advanced = Signal(int, int)
    ended = Signal()
    _came_home = Signal(object, object)

    def __init__(self, parent: QObject | None = None, *, at_once: bool = False) -> None:
        super().__init__(parent)
        self._at_once = at_once
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: list[tuple[Then[Any], Callable[[BaseException], object] | None]] = []
        self._called: list[tuple[str, bool]] = []
        self._progress: list[Progress] = []
        self._came_home.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def at_once(self) -> bool:
        """Return whether work is done at once, as in tests."""
        return self._at_once

    @property
    def busy(self) -> bool:
        """Return whether something runs or waits."""
        return bool(self._waiting)

    def run(
        self,
        words: str,
        work: Work[T],
        then: Then[T],
        failed: Callable[[BaseException], object] | None = None,
        *,
        stops: bool = True,
    ) -> None:
        """Do ``work`` away from the window, then ``then(result)`` in it.

        ``failed`` gets what was raised, Cancelled too. Without it the fault is raised in the window's thread, where the
        boundary answers it. ``stops`` is False for work that Hủy can't break off.

        ``work`` touches only values it was given: the book has one writer, the window's thread.
        """
        if not self._waiting:
            self.began.emit(words, stops)
        progress = Progress(self.advanced.emit)
        self._waiting.append((then, failed))
        self._called.append((words, stops))
        self._progress.append(progress)
        if self._at_once:
            _Job(work, progress, self._finish).run()
        else:
            self._pool.start(_Job(work, progress, self._came_home.emit))

    def cancel(self) -> None:
        """Ask what runs now to stop."""
        if self._progress:
            self._progress[0].cancel()

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Return whether all work ended within the time: before the window closes."""
        return self._pool.waitForDone(milliseconds)

    def bring_home(self) -> None:
        """Wait for all that runs and hand over what it came to, while the pages that asked for it are still there."""
        while self._waiting and self.wait():
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _finish(self, result: object, fault: BaseException | None) -> None:
        then, failed = self._waiting.pop(0)
        self._progress.pop(0)
        self._called.pop(0)
        self.ended.emit()
        if self._called:
            self.began.emit(*self._called[0])
        if fault is None:
            then(result)
        elif failed is not None:
            failed(fault)
        elif not isinstance(fault, Cancelled):
            raise fault
