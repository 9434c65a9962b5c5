"""One table model for every table: columns say how a row is read, shown and ordered.

Rows are frozen values from ``services.listing``. Below 2,000 rows a Python list is quick enough (a 400-row reset takes
about a millisecond), so there is no page cache; sorting uses the key that a column names, never the text shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.model.text import fold

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Extra(IntEnum):
    """Roles beyond Qt's own."""

    TONE = Qt.ItemDataRole.UserRole + 1
    """Name of a palette colour for the text, or None."""
    BAND = Qt.ItemDataRole.UserRole + 2
    """``group`` or ``total`` where the line is no row."""
    MARK = Qt.ItemDataRole.UserRole + 3
    """Tone of a chip to draw round the text, or None."""
    BOLD = Qt.ItemDataRole.UserRole + 4
    DETAIL = Qt.ItemDataRole.UserRole + 5
    """A second, smaller line under the text, or None."""


@dataclass(frozen=True)  # without slots: typing writes its own mark into Generic values
class Column(Generic[R]):
    """How one column reads a row."""

    title: str
    text: Callable[[R], str]
    key: Callable[[R], Any] | None = None
    """What rows are ordered by; the text's folded form if not given."""
    right: bool = False
    """Figures stand at the right."""
    width: int = 0
    """Least width in pixels of the sketches; 0 lets it take what is left."""
    least: int = 0
    """How narrow a column that takes what is left may become; 0 for what tables usually allow."""
    tone: Callable[[R], str | None] | None = None
    mark: Callable[[R], str | None] | None = None
    bold: bool = False
    tip: Callable[[R], str] | None = None
    detail: Callable[[R], str | None] | None = None
    foremost: bool = False
    """Stands before the other figures where the table is too narrow to show all of them."""


@dataclass(frozen=True, slots=True)
class Band:
    """A line that is no row: a group's heading, a group's sum or the total."""

    kind: str
    cells: tuple[str, ...]
    rows: tuple[Any, ...] = ()
    """What a sum is the sum of."""


@dataclass(frozen=True)  # without slots: typing writes its own mark into Generic values
class Grouping(Generic[R]):
    """How rows are gathered under headings; rows must come with each group together."""

    of: Callable[[R], str]
    """The group's identity."""
    title: Callable[[Sequence[R]], str]


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows under columns, with group headings and a total line where asked for."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        parent: QObject | None = None,
        *,
        grouping: Grouping[R] | None = None,
        total: Callable[[Sequence[R]], Sequence[str]] | None = None,
        sums: bool = False,
    ) -> None:
        """``sums`` ends every group of several rows in its own sum, and lets one stand on sums and the total."""
        super().__init__(parent)
        self.columns = columns
        self._grouping, self._total, self._sums = grouping, total, sums
        self.able: Callable[[R], bool] = lambda _row: True
        """Says False of rows that are shown and cannot be chosen."""
        self._rows: list[R] = []
        self._lines: list[R | Band] = []
        self._order: tuple[int, bool] | None = None
        self._words = ""

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns: those of another month's lines."""
        self.beginResetModel()
        self.columns = columns
        self._order = None
        self._lines = self._arranged([row for row in self._rows if self._matches(row)])
        self.endResetModel()

    @property
    def rows(self) -> Sequence[R]:
        """Return the rows shown, in the order shown, without headings."""
        return [line for line in self._lines if not isinstance(line, Band)]

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; order and filter stay."""
        self._rows = list(rows)
        self._rebuild()

    def line_at(self, line: int) -> "R | Band | None":
        """Return what stands on a line: a row, a heading or the total; None outside."""
        return self._lines[line] if 0 <= line < len(self._lines) else None

    def row_at(self, line: int) -> R | None:
        """Return the row on a line, or None on a heading, the total, or outside."""
        found = self.line_at(line)
        return None if isinstance(found, Band) else found

    def line_of(self, wanted: Callable[[R], bool]) -> int | None:
        """Return the first line whose row is the wanted one."""
        lines = enumerate(self._lines)
        return next((at for at, line in lines if not isinstance(line, Band) and wanted(line)), None)

    def filter(self, words: str) -> None:
        """Show only rows in which every word is found in some column, tone marks left out of account."""
        self._words = fold(words)
        self._rebuild()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order == Qt.SortOrder.DescendingOrder) if 0 <= column < len(self.columns) else None
        self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._lines = self._arranged([row for row in self._rows if self._matches(row)])
        self.endResetModel()

    def _matches(self, row: R) -> bool:
        if not self._words:
            return True
        whole = fold(" ".join(column.text(row) for column in self.columns))
        return all(word in whole for word in self._words.split(" "))

    def _arranged(self, rows: list[R]) -> list[R | Band]:
        lines: list[R | Band] = []
        if self._grouping is None:
            lines += self._ordered(rows)
        else:
            for _, members in groupby(rows, self._grouping.of):
                own = list(members)
                lines += [Band("group", (self._grouping.title(own),)), *self._ordered(own)]
                if self._sums and self._total is not None and len(own) > 1:
                    lines.append(Band("subtotal", tuple(self._total(own)), tuple(own)))
        if self._total is not None and rows:
            lines.append(Band("total", tuple(self._total(rows)), tuple(rows)))
        return lines

    def _ordered(self, rows: list[R]) -> list[R]:
        if self._order is None:
            return rows
        column = self.columns[self._order[0]]
        key = column.key or (lambda row: fold(column.text(row)))
        return sorted(rows, key=key, reverse=self._order[1])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        line = self._lines[index.row()]
        if isinstance(line, Band) and not (self._sums and line.rows):
            return Qt.ItemFlag.NoItemFlags  # so that Up and Down pass over it
        if not isinstance(line, Band) and not self.able(line):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line, column = self._lines[index.row()], self.columns[index.column()]
        if isinstance(line, Band):
            return _band_data(line, index.column(), column, role)
        reader = _READERS.get(role)
        return reader(column, line) if reader else None


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft) | _MIDDLE


def _band_data(band: Band, at: int, column: Column[Any], role: int) -> Any:
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
        return band.cells[at] if at < len(band.cells) else ""
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _alignment(column)
    return {Extra.BAND: band.kind, Extra.BOLD: True}.get(role)  # type: ignore[call-overload]


_READERS: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _row: _alignment(column),
    Qt.ItemDataRole.ToolTipRole: lambda column, row: column.tip(row) if column.tip else None,
    Extra.TONE: lambda column, row: column.tone(row) if column.tone else None,
    Extra.MARK: lambda column, row: column.mark(row) if column.mark else None,
    Extra.BOLD: lambda column, _row: column.bold,
    Extra.DETAIL: lambda column, row: column.detail(row) if column.detail else None,
}
