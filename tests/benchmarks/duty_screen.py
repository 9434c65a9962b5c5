"""One screen of the duty grid of 400 members painted again, by the program's delegate and by Qt's own."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QStyledItemDelegate

from desktop_app.services.listing_duty import duty_grid
from desktop_app.ui import look
from desktop_app.ui.widgets.duty_grid import DutyGridView
from tests.benchmarks.commune import MONTH, make_commune, open_commune
from tests.benchmarks.measure import Work
from tests.benchmarks.painted import choose_platform


def prepare(folder: Path) -> None:
    """Make the book."""
    make_commune(folder)


def ours(folder: Path) -> Work:
    """Paint the cells as the clerk sees them."""
    app, view = _shown(folder)
    return Work(lambda: (app, view.viewport().grab()))


def reference(folder: Path) -> Work:
    """Paint the same cells as Qt paints any table."""
    app, view = _shown(folder)
    view.setItemDelegate(QStyledItemDelegate(view))
    return Work(lambda: (app, view.viewport().grab()))


def _shown(folder: Path) -> tuple[QApplication, DutyGridView]:
    choose_platform()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    view = DutyGridView(look.apply(app, "light", look.BASE_PT))
    view.resize(1120, 600)
    view.show_grid(duty_grid(open_commune(folder), MONTH), MONTH.last)
    view.show()
    app.processEvents()
    return app, view
