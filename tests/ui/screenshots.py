"""Render each page of the sample commune at 1366×768 to PNG, offscreen or under Xvfb.

``python -m tests.ui.screenshots FOLDER [--theme dark] [--font 12] [page …]``
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from desktop_app.clock import Clock
from desktop_app.paths import Paths
from desktop_app.settings import Settings
from desktop_app.ui import look as looks
from desktop_app.ui.actions import STATIONS
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.window import MainWindow
from tests.ui import commune


def main(arguments: Sequence[str]) -> int:
    """Write one PNG a page and return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*", default=[station.name for station in STATIONS])
    parser.add_argument("--theme", default="light")
    parser.add_argument("--font", type=float, default=10.5)
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    look = looks.apply(app, chosen.theme, chosen.font)
    with TemporaryDirectory() as data:
        office = commune.sample_office(Paths.standard(Path(data)), Clock.fixed(commune.NOW))
        window = MainWindow()
        session = Session(office, look, Tasks(at_once=True), Settings(theme=chosen.theme, font_pt=chosen.font))
        frame = window.use(session)
        window.show()
        for page in chosen.pages:
            frame.open(page)
            for _ in range(5):
                app.processEvents()
            window.grab().save(str(chosen.folder / f"{page}.png"))
        window.close()
        office.book.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
