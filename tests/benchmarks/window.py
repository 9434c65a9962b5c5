"""The program as the clerk starts it, up to its painted window: ``python -m tests.benchmarks.window NAME FOLDER``.

``window`` is the first painted window, the book not yet open; ``window-book`` has the book open and its first page
painted. The day stands still, so that the page has the same to show each time.
"""

import sys
from datetime import datetime
from pathlib import Path

DAY = datetime(2026, 10, 27, 16, 42)  # noqa: DTZ001 - Clock.fixed gives it Vietnam's offset


def prepare(folder: Path) -> None:
    """Make the book of the sample commune."""
    from desktop_app.app import workplace
    from desktop_app.clock import Clock
    from desktop_app.paths import Paths
    from desktop_app.services.demonstrating import fill_sample

    paths = Paths.standard(folder)
    office = workplace(paths, Clock.fixed(DAY), "benchmark").create(paths.book)
    fill_sample(office)
    office.book.close()


def main(name: str, folder: str) -> int:
    """Return the exit status; the moment and the memory are on the last line of output."""
    from tests.benchmarks.painted import Watch, choose_platform

    choose_platform()
    from PySide6.QtWidgets import QWidget

    from desktop_app import app
    from desktop_app.clock import Clock
    from desktop_app.ui import start

    def first_page(window: start.MainWindow) -> QWidget | None:
        return window.frame.pages.get("board") if window.frame is not None else None

    start.Clock = lambda: Clock.fixed(DAY)  # type: ignore[misc,assignment]
    watch = Watch(start.MainWindow, (lambda window: window) if name == "window" else first_page)
    status = app.run(["--data-dir", folder])
    del watch
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
