"""Open the window: paint first, then open the book; dress it anew when the clerk changes font or theme."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop_app.clock import Clock
from desktop_app.paths import Paths
from desktop_app.settings import Settings, SettingsUnreadable
from desktop_app.ui import look as looks
from desktop_app.ui.qt_words import QtWords
from desktop_app.ui.rail import Rail
from desktop_app.ui.widgets.text import label
from desktop_app.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop_app.model.periods import Month
    from desktop_app.model.problems import Refused
    from desktop_app.services.office import Office, Workplace
    from desktop_app.ui.errors import Boundary
    from desktop_app.ui.tasks import Tasks

MakeWorkplace = Callable[[Paths, Clock, str], "Workplace"]


class Opening(QWidget):
    """What is painted while the book is opened: the rail where it will be, and one line.

    Signals:
        painted: it stands on the screen for the first time.
    """

    painted = Signal()

    def __init__(self, look: looks.Look, *, folded: bool) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        rail = Rail(look, folded=folded)
        rail.setEnabled(False)
        line.addWidget(rail)
        words = label("Đang mở sổ…", "secondary")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.addWidget(words, 1)
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()


class Program:
    """The running program: one application, one window, at most one open book."""

    def __init__(self, app: QApplication, paths: Paths, make_workplace: MakeWorkplace, clock: Clock) -> None:
        self.app, self.paths, self._make_workplace, self._clock = app, paths, make_workplace, clock
        self.notice = ""
        """What is to be told once in the status line."""
        try:
            self.settings = Settings.load(paths.settings)
        except SettingsUnreadable as fault:
            self.settings = Settings()
            self.notice = f"Tệp cài đặt không đọc được ({fault}), đang dùng cài đặt ban đầu"
        self.words = QtWords(app)
        app.installTranslator(self.words)
        self.look = looks.apply(app, self.settings.theme, self.settings.font_pt)
        self.window = MainWindow()
        self.tasks: Tasks | None = None
        self.boundary: Boundary | None = None
        self.office: Office | None = None

    def show(self, book: Path | None = None) -> None:
        """Show the window with its rail; the book and the rules are read only after it stands on the screen."""
        opening = Opening(self.look, folded=self.settings.rail_folded)
        opening.painted.connect(lambda: self.begin(book), Qt.ConnectionType.QueuedConnection)
        self.window.setCentralWidget(opening)
        self.window.show()

    def begin(self, book: Path | None = None) -> None:
        """Open the book that was named, or used last, or the usual one; the first page of all where there is none."""
        from desktop_app.model.problems import Refused
        from desktop_app.ui.errors import Boundary, write_log_to
        from desktop_app.ui.tasks import Tasks

        write_log_to(self.paths.log)
        self.boundary = Boundary(self.window, self.look, None, self.paths.log)
        self.boundary.install()
        self.tasks = Tasks(self.window)
        workplace = self._make_workplace(self.paths, self._clock, self.settings.clerk)
        last = Path(self.settings.book) if self.settings.book else None
        file = book or (last if last is not None and last.exists() else self.paths.book)
        if not file.exists():
            self.welcome(workplace, file)
            return
        try:
            office = workplace.open(file)
        except Refused as refusal:
            self.welcome(workplace, self.paths.book, refusal)
        else:
            self.use(office)

    def welcome(self, workplace: "Workplace", file: Path, trouble: "Refused | None" = None) -> None:
        """Show the first page of all."""
        from desktop_app.ui.welcome import WelcomePage

        page = WelcomePage(self.look, workplace, file, trouble)
        page.opened.connect(self._use_kept)
        page.looked.connect(self._use_sample)
        self.window.setCentralWidget(page)
        page.first.setFocus()

    def use(self, office: "Office", page: str = "") -> None:
        """Show a book, on a page; where none is named, on the one that its work begins with."""
        from desktop_app.services.keeping_keys import is_receiving_office
        from desktop_app.ui.session import Session
        from desktop_app.ui.tasks import Tasks

        self.office = office
        self.tasks = self.tasks or Tasks(self.window)
        session = Session(office, self.look, self.tasks, self.settings)
        if self.boundary is not None:
            self.boundary.look, self.boundary.messages = self.look, office.messages
        session.settings_changed.connect(lambda: self._settings_changed(session.settings))
        session.restore_asked.connect(self._restore)
        frame = self.window.use(session, page or ("exchange" if is_receiving_office(office) else "board"))
        if self.notice:
            frame.tell(self.notice)
            self.notice = ""

    def _use_kept(self, office: "Office") -> None:
        """Remember the book for next time, then show it."""
        path = office.book.path
        if path is not None:
            self.settings = self.settings.with_(book=str(path))
            self.settings.save(self.paths.settings)
        self.use(office)

    def _use_sample(self, office: "Office", month: "Month") -> None:
        self.use(office)
        if self.window.frame is not None:
            self.window.frame.session.turn_to(month)
            self.window.frame.tell("Đây là xã mẫu, số liệu tự đặt; không ghi gì ra đĩa")

    def _settings_changed(self, settings: Settings) -> None:
        """Dress the window anew where font or theme are other ones; its page and month stay in front."""
        before, self.settings = self.settings, settings
        if (before.theme, before.font_pt) == (settings.theme, settings.font_pt) or self.office is None:
            return
        if self.tasks is not None:
            self.tasks.bring_home()
        frame = self.window.frame
        page, month = ("board", None) if frame is None else (frame.current, frame.session.month)
        self.look = looks.apply(self.app, settings.theme, settings.font_pt)
        self.use(self.office, page)
        if month is not None and self.window.frame is not None:
            self.window.frame.session.turn_to(month)

    def _restore(self, copy: Path) -> None:
        """Close the book, put the copy in its place, open it; where the copy is refused, open the book as it was."""
        from desktop_app.model.problems import Refused
        from desktop_app.services import safekeeping

        office = self.office
        if office is None or office.book.path is None:
            return
        if self.tasks is not None:
            self.tasks.bring_home()
        book = office.book.path
        office.book.close()
        refused: Refused | None = None
        try:
            aside = safekeeping.restore(copy, book, self._clock)
            self.notice = f"Đã khôi phục; sổ cũ cất ở {aside.name}" if aside else "Đã khôi phục"
        except Refused as refusal:
            refused = refusal
        self.use(self._make_workplace(self.paths, self._clock, self.settings.clerk).open(book), "settings")
        if refused is not None and self.boundary is not None:
            self.boundary.show_refusal(refused)

    def close(self) -> None:
        """Let the book go, and Qt its words."""
        self.app.removeTranslator(self.words)
        if self.office is not None:
            self.office.book.close()


def run_window(argv: Sequence[str], make_workplace: MakeWorkplace) -> int:
    """Open the window and return its exit status. ``--data-dir`` moves all that is written; ``--book`` names a book."""
    import argparse

    parser = argparse.ArgumentParser(prog="so-antt", add_help=False)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--book", type=Path)
    chosen = parser.parse_args(argv)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError(type(app))
    app.setApplicationName("Sổ ANTT")
    program = Program(app, Paths.standard(chosen.data_dir), make_workplace, Clock())
    program.show(chosen.book)
    try:
        return app.exec()
    finally:
        program.close()
