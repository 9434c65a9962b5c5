"""The view of every table of rows: keyboard first, whole lines, headings that sort."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView

from desktop_app.ui.look import Look
from desktop_app.ui.models.painting import RowsDelegate
from desktop_app.ui.models.rows import Band, Index, RowsModel
from desktop_app.ui.widgets.frozen_names import FrozenNames

R = TypeVar("R")
LEAST_FLEXIBLE = 104
"""How narrow a column without a width of its own may become, in pixels of the sketches."""


class RowsView(QTableView, Generic[R]):
    """Shows a RowsModel. Up and Down pass over headings; Home and End go to the first and last row; Enter opens.

    Letters go to the name that begins so.

    Signals:
        current_changed: the row now current (None on a heading or nothing).
        opened: the row that Enter or a double click was given on.
    """

    current_changed = Signal(object)
    opened = Signal(object)

    def __init__(self, look: Look, rows: RowsModel[R], *, name: str, cells: bool = False, height: int = 31) -> None:
        super().__init__()
        self._look = look
        self.rows = rows
        self._needed: list[int] = []
        """How many pixels each column's heading and cells need."""
        self.setAccessibleName(name)
        self.setModel(rows)
        self.setItemDelegate(RowsDelegate(look, self, height))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectItems if cells else behaviour.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._dress_headers(height)
        self._frozen: FrozenNames | None = None
        self._height = height
        self.horizontalScrollBar().valueChanged.connect(lambda _at: self._scrolled())
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(lambda _index: self._open())
        rows.modelReset.connect(self._after_reset)
        self._kept: object = None
        self._column = 0
        self.identity: Callable[[Any], object] = lambda row: row
        self._ends = {Qt.Key.Key_Home: self.go_first, Qt.Key.Key_End: self.go_last}
        self._after_reset()

    def _dress_headers(self, height: int) -> None:
        upright = self.verticalHeader()
        upright.hide()
        upright.setMinimumSectionSize(1)
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setDefaultSectionSize(self._look.px(height))
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionsClickable(True)
        across.setSortIndicatorShown(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
        across.setMinimumSectionSize(self._look.px(32))
        across.sectionClicked.connect(self._sort_by)
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self.dress_columns()

    def dress_columns(self) -> None:
        """Give each column what its longest cell needs, and what is left over to those without a width of their own.

        Those give way first where there is too little, their text then shortened with … and whole in its tooltip;
        where even that does not fit, the table scrolls sideways.
        """
        self._needed = [self._widest(at) for at in range(len(self.rows.columns))]
        self._share_room()

    def _share_room(self) -> None:
        """Give the columns what the cells were found to need: another width of the table changes no cell."""
        columns = self.rows.columns
        wanted = [max(self._look.px(column.width), need) for column, need in zip(columns, self._needed, strict=True)]
        flexible = [at for at, column in enumerate(columns) if not column.width]
        spare = self.viewport().width() - sum(wanted)
        if spare < 0:
            self._give_way(wanted, flexible, -spare)
        for number, at in enumerate(flexible if spare > 0 else ()):
            wanted[at] += spare // len(flexible) + (spare % len(flexible) if number == 0 else 0)
        for at, width in enumerate(wanted):
            self.horizontalHeader().resizeSection(at, width)
        self._order(fits=sum(wanted) <= self.viewport().width())

    def _give_way(self, wanted: list[int], flexible: list[int], lacking: int) -> None:
        """Take what is lacking from the columns that give way, evenly, and from none more than it can spare."""
        least = {at: self._look.px(self.rows.columns[at].least or LEAST_FLEXIBLE) for at in flexible}
        for number, at in enumerate(sorted(flexible, key=lambda at: wanted[at] - least[at])):
            given = min(max(0, wanted[at] - least[at]), -(-lacking // (len(flexible) - number)))
            wanted[at] -= given
            lacking -= given

    def _order(self, *, fits: bool) -> None:
        """Bring the sums before the other figures where not all fit: only the order shown changes, not the columns'."""
        columns = self.rows.columns
        order = list(range(len(columns)))
        if not fits and any(column.foremost for column in columns):
            names = next((at for at, column in enumerate(columns) if column.right), len(columns))
            order.sort(key=lambda at: (at >= names, not columns[at].foremost))
        header = self.horizontalHeader()
        for place, at in enumerate(order):
            if header.visualIndex(at) not in {place, -1}:
                header.moveSection(header.visualIndex(at), place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if len(self._needed) == len(self.rows.columns):  # else in the midst of a reset, which dresses them after
            self._share_room()
        self._scrolled()

    @property
    def covered(self) -> int:
        """Return how many pixels at the left edge lie under the names that stay."""
        return self._frozen.covers if self._frozen is not None else 0

    def _scrolled(self) -> None:
        """Let the names stay in a table of figures; what is told of a cell cut by an edge is painted anew."""
        if self._frozen is None and any(column.foremost for column in self.rows.columns):
            self._frozen = FrozenNames(self._look, self, self.rows, self._height)
            self._frozen.horizontalHeader().setSectionsClickable(True)
            self._frozen.horizontalHeader().sectionClicked.connect(self._sort_by)
            self._frozen.doubleClicked.connect(lambda _index: self._open())
        if self._frozen is not None:
            self._frozen.follow()
        self.viewport().update()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell in sight, beside the names that stay rather than under them."""
        super().scrollTo(index, hint)
        left = self.columnViewportPosition(index.column())
        if index.column() > 0 and left < self.covered:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (self.covered - left))

    def _widest(self, column: int) -> int:
        """Return what the column's heading and its longest cell need; group headings lie across and do not count."""
        lines = (line for line in range(self.rows.rowCount()) if not _is_group(self.rows.line_at(line)))
        delegate, option = self.itemDelegate(), QStyleOptionViewItem()
        widths = (delegate.sizeHint(option, self.rows.index(line, column)).width() for line in lines)
        return max(self.horizontalHeader().sectionSizeFromContents(column).width(), *widths, 0)

    @property
    def current_row(self) -> R | None:
        """Return the row that is current."""
        return self.rows.row_at(self.currentIndex().row())

    def go_to(self, identity: object) -> bool:
        """Make the row with this identity current; False if it is not shown."""
        line = self.rows.line_of(lambda row: self.identity(row) == identity)
        if line is None:
            return False
        at = self.currentIndex().column()
        column = min(at if at >= 0 else self._column, max(0, len(self.rows.columns) - 1))
        self._make_current(self.rows.index(line, column))
        return True

    def go_first(self, column: int = 0) -> None:
        """Make the first row current, in a column where cells are walked one by one."""
        line = self.rows.line_of(lambda _row: True)
        if line is not None:
            self._make_current(self.rows.index(line, column))
            self.verticalScrollBar().setValue(0)  # the heading above the first row as well

    def go_last(self) -> None:
        """Make the last row current."""
        lines = range(self.rows.rowCount() - 1, -1, -1)
        line = next((line for line in lines if self.rows.row_at(line) is not None), None)
        if line is not None:
            self._make_current(self.rows.index(line, 0))
            self.scrollToBottom()  # a sum below the last row as well

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
            return
        if plain and event.key() in self._ends and self._whole_lines:
            self._ends[Qt.Key(event.key())]()
            return
        super().keyPressEvent(event)

    @property
    def _whole_lines(self) -> bool:
        return self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows

    def _make_current(self, index: QModelIndex) -> None:
        flags = QItemSelectionModel.SelectionFlag
        whole = flags.Rows if self._whole_lines else flags.Select
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | whole)
        self.scrollTo(index)

    def _open(self) -> None:
        if (row := self.current_row) is not None:
            self.opened.emit(row)

    def _tell(self, _now: QModelIndex, _before: QModelIndex) -> None:
        row = self.current_row
        self._kept = None if row is None else self.identity(row)
        self._column = self.currentIndex().column() if row is not None else self._column
        self.current_changed.emit(row)

    def _after_reset(self) -> None:
        """Stay on the row one was on, and lay headings across."""
        self.clearSpans()
        for line in range(self.rows.rowCount()):
            if _is_group(self.rows.line_at(line)) and len(self.rows.columns) > 1:
                self.setSpan(line, 0, 1, len(self.rows.columns))
        if self._kept is not None:
            self.go_to(self._kept)
        self.dress_columns()

    def _sort_by(self, column: int) -> None:
        rising = Qt.SortOrder.AscendingOrder
        again = self._sorted == (column, rising)
        self._sorted = (column, Qt.SortOrder.DescendingOrder if again else rising)
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(*self._sorted)
        self.rows.sort(*self._sorted)


def _is_group(line: object) -> bool:
    return isinstance(line, Band) and line.kind == "group"
