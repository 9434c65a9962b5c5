"""Render each page of the sample commune at 1366×768 to PNG, offscreen or under Xvfb.

``python -m tests.ui.screenshots FOLDER [--theme dark] [--font 12] [page …]`` shows the pages as they open;
``python -m tests.ui.screenshots --gallery`` makes README's pictures, each in a state that tells something.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.clock import Clock
from desktop_app.model.decision import DecisionKind
from desktop_app.model.payroll import LineCode
from desktop_app.model.recruitment_path import RecruitmentStep
from desktop_app.model.team import Team
from desktop_app.paths import Paths
from desktop_app.services import closing_months, exchanging_months, keeping_keys, recording_duty
from desktop_app.services.checking_forms import form_judge
from desktop_app.services.office import Office
from desktop_app.services.saving_files import save
from desktop_app.settings import Settings
from desktop_app.ui import look as looks
from desktop_app.ui import payroll_columns
from desktop_app.ui.actions import STATIONS
from desktop_app.ui.form_editor import FormEditor
from desktop_app.ui.pages.settings import FORMS
from desktop_app.ui.session import Session
from desktop_app.ui.shell import Frame
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.window import MainWindow
from tests.services.recruiting_round import begin
from tests.ui import commune

GALLERY = Path(__file__).parent / "gallery"
PATIENCE_MS = 30_000
"""By then a window that does not come to rest never will."""
COLOURS = 128
WHO = "Phạm Đức Khôi"
"""Over the month's cap of night hours: the one person whose line has every step."""


def main(arguments: Sequence[str]) -> int:
    """Write one PNG a page and return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=GALLERY)
    parser.add_argument("pages", nargs="*", default=[station.name for station in STATIONS])
    parser.add_argument("--theme", default="light")
    parser.add_argument("--font", type=float, default=10.5)
    parser.add_argument("--gallery", action="store_true")
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    look = looks.apply(app, chosen.theme, chosen.font)
    with TemporaryDirectory() as data:
        paths, clock = Paths.standard(Path(data)), Clock.fixed(commune.NOW)
        office = commune.sample_office(paths, clock)
        window = MainWindow()
        session = Session(office, look, Tasks(at_once=True), Settings(theme=chosen.theme, font_pt=chosen.font))
        frame = window.use(session)
        window.show()
        for page, show in Gallery(office, session, frame).scenes() if chosen.gallery else _plain(frame, chosen.pages):
            shown = show()
            front = shown if isinstance(shown, QDialog) else window
            _settle(app, front)
            _write(front, chosen.folder / f"{page}.png")
            if front is not window:
                front.close()
        frame.current = ""
        window.close()
        office.book.close()
    return 0


Scene = tuple[str, Callable[[], object]]


def _plain(frame: Frame, pages: Sequence[str]) -> list[Scene]:
    def opening(page: str) -> Callable[[], object]:
        return lambda: frame.open(page)

    return [(page, opening(page)) for page in pages]


class Gallery:
    """README's pictures, each page in a state that tells something, in the order in which the month goes on."""

    def __init__(self, office: Office, session: Session, frame: Frame) -> None:
        self._office, self._session, self._frame = office, session, frame
        self._member = next(one.id for one in office.book.members() if one.full_name == WHO)
        self._teams = sorted(office.book.teams(), key=lambda one: one.name)

    def scenes(self) -> list[Scene]:
        """Return each picture's name and what makes its state."""
        own: dict[str, Callable[[], object]] = {
            "board": lambda: self._review(self._teams[:12]),
            "members": lambda: self._frame.open("members", self._member),
            "decisions": self._decisions,
            "duty": self._duty,
            "payroll": self._payroll,
            "scheme": lambda: self._frame.open("scheme"),
            "documents": self._documents,
            "exchange": self._exchange,
            "recruitment": self._recruitment,
            "register": self._register,
            "forms": self._forms,
        }
        return [*own.items(), *_plain(self._frame, ["history", "settings"])]

    def _opened(self, page: str) -> Any:
        self._frame.open(page)
        return self._frame.pages[page]

    def _review(self, teams: Sequence[Team]) -> None:
        for team in teams:
            recording_duty.review_team(self._office, team.id, commune.MONTH)
        self._session.do(lambda: None)

    def _decisions(self) -> None:
        page = self._opened("decisions")
        page.table.go_to(next(row.id for row in page.rows.rows if row.kind is DecisionKind.RECOGNISE))

    def _duty(self) -> None:
        grid = self._opened("duty").grid
        lines = ((at, grid.grid_model.line(at)) for at in range(grid.grid_model.rowCount()))
        at, row = next((at, row) for at, row in lines if row is not None and row.member == self._member)
        grid.setCurrentIndex(grid.grid_model.index(at, max(day.day for day in row.cells) - 1))

    def _payroll(self) -> None:
        page = self._opened("payroll")
        page.show_key(self._member)
        at = page._figures.index(payroll_columns.PayColumn(payroll_columns.Kind.LINE, LineCode.NIGHT))
        page.table.setCurrentIndex(page.table.currentIndex().siblingAtColumn(payroll_columns.LINES + at))

    def _documents(self) -> None:
        self._review(self._teams[12:])
        self._session.do(lambda: closing_months.close_month(self._office, commune.MONTH))
        page = self._opened("documents")
        row = next(row for row in page.rows.rows if row.printable and row.printable.form == "bang_thanh_toan")
        page.table.go_to(row.identity)

    def _exchange(self) -> None:
        _hand_in(self._office, self._session)
        self._frame.open("exchange")

    def _recruitment(self) -> None:
        made = begin(self._office)
        made.approve()
        made.apply()
        made.list()
        made.vote(8, 7, 3)
        page = self._opened("recruitment")
        page.table.go_to(RecruitmentStep.MEETING)

    def _register(self) -> None:
        page = self._opened("register")
        page.table.go_first()

    def _forms(self) -> QDialog:
        page = self._opened("settings")
        page.tabs.setCurrentIndex(FORMS)
        editor = FormEditor(page, self._session, form_judge(self._office), "mau_08_cong_nhan")
        editor.resize(1300, 720)
        editor.show()
        return editor


def _hand_in(office: Office, session: Session) -> None:
    """Make keys on both sides, let each know the other's, sign the month."""
    with TemporaryDirectory() as folder:
        above = commune.empty_office(Paths.standard(Path(folder)), office.clock)
        keeping_keys.begin_receiving_office(above, "ca-bac-ninh", "Công an tỉnh Bắc Ninh")
        keeping_keys.make_keys(office, "")
        card = save(Path(folder) / "card.json", keeping_keys.make_keys(above, "").card)
        keeping_keys.trust(office, keeping_keys.read_card(card), compared=True)
        above.book.close()
    session.do(lambda: exchanging_months.export_month(office, commune.MONTH, ""))


def _settle(app: QApplication, window: QWidget) -> None:
    """Wait until nothing is due any more in the window and its picture stands still."""
    patience = QDeadlineTimer(PATIENCE_MS)
    before: QImage | None = None
    while True:
        app.sendPostedEvents()
        app.processEvents()
        due = [timer for timer in window.findChildren(QTimer) if timer.isSingleShot() and timer.isActive()]
        now = None if due else window.grab().toImage()
        if now is not None and now == before:
            return
        before = now
        if patience.hasExpired():
            raise TimeoutError(due)


def _write(window: QWidget, file: Path) -> None:
    """Write the window's picture with few colours: a screen has no more, and README stays light."""
    window.grab().save(str(file))
    with Image.open(file) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
