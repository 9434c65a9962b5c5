"""A tab of the settings: a table of things at the left, the one that is current as a form at the right."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.look import Look
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import beside
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.table import RowsView

R = TypeVar("R")
F = TypeVar("F", bound=Form)


class ListTab(QWidget, Generic[R, F]):
    """Up and Down in the table show another one; the button shows an empty form."""

    def __init__(  # noqa: PLR0913, PLR0917 - one tab said in full
        self,
        look: Look,
        name: str,
        columns: Sequence[Column[R]],
        form: F,
        show: Callable[[F, R | None], object],
        fresh: str,
        may_leave: Callable[[], bool],
    ) -> None:
        """``may_leave`` says whether what is half typed may go, having kept it or asked."""
        super().__init__()
        self._show, self.form, self._may_leave = show, form, may_leave
        self._shown: object = None
        """Whom the form is about; None while it is about somebody new."""
        self._reading = self._new = False
        self.rows: RowsModel[R] = RowsModel(columns, self)
        self.table: RowsView[R] = RowsView(look, self.rows, name=name)
        self.table.identity = _identity
        self.table.current_changed.connect(self._tell)
        self.fresh = button(fresh)
        self.fresh.clicked.connect(self.begin)
        across = QHBoxLayout(self)
        across.setSpacing(look.px(16))
        side = QVBoxLayout()
        side.addWidget(scrolled(form), 1)
        side.addLayout(beside(self.fresh, stretch_at=1))
        across.addWidget(self.table, 3)
        across.addLayout(side, 2)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these; the current one stays, and what is half typed of it."""
        self._reading = True
        self.rows.set_rows(rows)
        self._reading = False
        if self._new:
            return
        if not self.form.typed_over and self.table.current_row is not None:
            self._tell(self.table.current_row)
        if self.table.current_row is None and not self.form.typed_over:
            self.table.go_first()

    def begin(self) -> None:
        """Show an empty form, and stand on none."""
        if self.form.typed_over and not self._may_leave():
            return
        self.table.setCurrentIndex(QModelIndex())
        self._take(None)
        self._new = True
        self.form.go_to("name")

    def go_on_from(self, row: R, *, added: bool) -> None:
        """Show what was just saved; after one was added an empty form for the next, with the added one in sight."""
        self._take(row)
        self.table.go_to(_identity(row))
        if added:
            self.begin()

    def show_again(self) -> None:
        """Show the current one as it was read, whatever was typed over it."""
        self._take(self.table.current_row)

    def _take(self, row: R | None) -> None:
        self._shown, self._new = (_identity(row) if row is not None else None), False
        self._show(self.form, row)

    def _tell(self, row: R | None) -> None:
        if row is None or self._reading:
            return
        if not self.form.typed_over:
            self._take(row)
        elif _identity(row) != self._shown:
            wanted = _identity(row) if self._may_leave() else self._shown
            if not self.table.go_to(wanted):
                self.table.clearSelection()


def _identity(row: Any) -> object:
    return row.id


def scrolled(inner: QWidget) -> QScrollArea:
    """Return a widget in an area that scrolls up and down where there is too little room."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inner)
    return scroll
