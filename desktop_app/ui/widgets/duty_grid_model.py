"""The model of the duty grid: people by days, from the rows of ``services.listing``; it writes nothing itself.

What was typed goes out as cells by the signal ``cells_entered``; a text nobody understands stays where it was typed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.model.duty import DutyEntry
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.unit import SATURDAY, SUNDAY
from desktop_app.services.listing import DayMark, DutyGrid, GridDay, GridGroup, GridRow, MonthState
from desktop_app.services.recording_duty import Cell
from desktop_app.ui.widgets import duty_grid_text as words
from desktop_app.ui.widgets.duty_grid_text import CellPlace
from desktop_app.wording import written

Index = QModelIndex | QPersistentModelIndex
TOTALS = ("Giờ\nđêm", "Ngày\nnghỉ", "Ngày\nlễ", "Còn\nđêm")
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """What was typed into a cell and could not be kept, and why."""

    text: str
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Line:
    """One row on screen: a team's heading, or a person of it."""

    group: GridGroup
    row: GridRow | None


class DutyGridModel(QAbstractTableModel):
    """Columns are the days, then the totals; names stand in the vertical header.

    Signals:
        cells_entered: a list of :class:`Cell` that the clerk's typing, pasting or filling means.
        misunderstood: nothing to keep, but a cell changed its red text.
    """

    cells_entered = Signal(list)
    misunderstood = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid: DutyGrid | None = None
        self.lines: list[Line] = []
        self.days: tuple[GridDay, ...] = ()
        self.today: date | None = None
        self.label: Callable[[str, str], str] = lambda _kind, value: value
        self._wrong: dict[CellPlace, Misunderstood] = {}

    def set_grid(self, grid: DutyGrid, today: date) -> None:
        """Show a month. The selection stays where the same people and days stand."""
        lines = [line for group in grid.groups for line in (Line(group, None), *(Line(group, r) for r in group.rows))]
        same = grid.days == self.days and _shape(lines) == _shape(self.lines)
        if not same:
            self.beginResetModel()
        self.grid, self.lines, self.days, self.today = grid, lines, grid.days, today
        if same:
            self._changed_all()
        else:
            self.endResetModel()

    @property
    def open(self) -> bool:
        """Return whether the month takes changes."""
        return self.grid is not None and self.grid.state is not MonthState.CLOSED

    @property
    def symbols(self) -> Mapping[str, str]:
        """Return what the commune's own symbols mean."""
        return self.grid.symbols if self.grid else {}

    @property
    def night_cap(self) -> int | None:
        """Return the month's limit of night minutes, or None."""
        return self.grid.night_cap if self.grid else None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return people and team headings."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return days and totals."""
        return 0 if parent.isValid() or not self.days else len(self.days) + len(TOTALS)

    def line(self, row: int) -> GridRow | None:
        """Return the person of a row, or None for a team's heading."""
        return self.lines[row].row if 0 <= row < len(self.lines) else None

    def name_of(self, member: MemberId) -> str:
        """Return a person's name; empty for one who is not in the grid."""
        return next((line.row.name for line in self.lines if line.row and line.row.member == member), "")

    def team(self, row: int) -> TeamId | None:
        """Return the team that a row belongs to."""
        return self.lines[row].group.team if 0 <= row < len(self.lines) else None

    def day(self, column: int) -> date | None:
        """Return the day of a column, or None for a total."""
        return self.days[column].day if 0 <= column < len(self.days) else None

    def place(self, row: int, column: int) -> CellPlace | None:
        """Return whose cell of which day it is, or None where no duty can stand."""
        person, day = self.line(row), self.day(column)
        return None if person is None or day is None else CellPlace(person.member, day)

    def entries(self, row: int, column: int) -> Sequence[DutyEntry]:
        """Return the stints of a cell."""
        person, day = self.line(row), self.day(column)
        return () if person is None or day is None else person.cells.get(day, ())

    def serves(self, row: int, column: int) -> bool:
        """Return whether the person is in the team on that day."""
        person, day = self.line(row), self.day(column)
        return person is not None and day is not None and day in person.span

    def wrong(self, row: int, column: int) -> Misunderstood | None:
        """Return what stands red in a cell."""
        if not self._wrong:
            return None
        place = self.place(row, column)
        return self._wrong.get(place) if place else None

    def all_wrong(self) -> list[tuple[CellPlace, Misunderstood]]:
        """Return every red cell of the month shown, by day."""
        shown = {day.day for day in self.days}
        found = [(place, wrong) for place, wrong in self._wrong.items() if place.day in shown]
        return sorted(found, key=lambda item: item[0].day)

    def total(self, row: int, column: int) -> str:
        """Return one of a person's totals as it is written."""
        person = self.line(row)
        which = column - len(self.days)
        if person is None or which < 0:
            return ""
        left = "" if person.night_left is None else written.hours(person.night_left)
        values = (written.hours(person.night_minutes), str(person.rest_days), str(person.holidays), left)
        return values[which]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, or what a screen reader says."""
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def text(self, row: int, column: int) -> str:
        """Return a cell as a clerk would type it: the red text where there is one."""
        if column >= len(self.days):
            return self.total(row, column)
        if wrong := self.wrong(row, column):
            return wrong.text
        return words.cell_text(self.entries(row, column))

    def _spoken(self, row: int, column: int) -> str:
        person, day = self.line(row), self.day(column)
        if person is None:
            return self.lines[row].group.name
        if day is None:
            heading = TOTALS[column - len(self.days)].replace("\n", " ")
            return f"{person.name}, {heading}: {self.total(row, column)}"
        return f"{words.heading_of(person.name, day)}: {self.text(row, column) or 'trống'}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a day's, total's or person's heading."""
        horizontal = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.ToolTipRole and horizontal and section < len(self.days):
            return self.days[section].name or None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if horizontal:
            return self._heading(section)
        person = self.line(section)
        return person.name if person else self.lines[section].group.name

    def _heading(self, section: int) -> str:
        if section >= len(self.days):
            return TOTALS[section - len(self.days)]
        day = self.days[section]
        lines = (str(day.day.day), written.SHORT_WEEKDAYS[day.day.weekday()], self.mark_word(section))
        return "\n".join(line for line in lines if line)

    def mark_word(self, column: int) -> str:
        """Return the word that stands with the tint: ``lễ``, ``nghỉ``, or ``bù`` for a rest day that is worked.

        A Saturday or Sunday off needs none: T7 and CN say it.
        """
        day = self.days[column]
        if day.mark is DayMark.WORKING:
            return "bù" if day.name else ""
        if day.mark is DayMark.HOLIDAY:
            return "lễ"
        return "" if day.day.weekday() in (SATURDAY, SUNDAY) else "nghỉ"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be chosen and what can be typed in."""
        row, column = index.row(), index.column()
        person = self.line(row)
        if person is None:
            return Qt.ItemFlag.NoItemFlags
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self.open and self.serves(row, column)
        return usable | Qt.ItemFlag.ItemIsEditable if editable else usable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value)
        if text == self.text(index.row(), index.column()):
            return False
        self.enter({(index.row(), index.column()): text})
        return True

    def enter(self, texts: Mapping[tuple[int, int], str]) -> None:
        """Take texts for cells: those understood go out together, the others stay red with their reason."""
        cells = []
        for (row, column), text in texts.items():
            place = self.place(row, column)
            if place is None or not self.flags(self.index(row, column)) & Qt.ItemFlag.ItemIsEditable:
                continue
            try:
                cell = words.typed(place, text, self.symbols, self.entries(row, column))
            except Refused as refused:
                self._wrong[place] = Misunderstood(text.strip(), refused.problems)
                self._changed(row, column)
            else:
                cells.append(cell)
        self._send(cells)

    def fill(self, pairs: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        """Copy cells to others: pairs of (from, to)."""
        cells = []
        for source, (row, column) in pairs:
            place = self.place(row, column)
            if place is not None and self.flags(self.index(row, column)) & Qt.ItemFlag.ItemIsEditable:
                cells.append(words.filled(place, self.entries(*source)))
        self._send(cells)

    def _send(self, cells: Sequence[Cell]) -> None:
        for cell in cells:
            self._wrong.pop(CellPlace(cell.member, cell.day), None)
        if cells:
            self.cells_entered.emit(list(cells))
        else:
            self.misunderstood.emit()

    def refuse(self, cells: Iterable[Cell], problems: tuple[Problem, ...]) -> None:
        """Keep cells that the book refused as red text, each with the problems."""
        for cell in cells:
            place = CellPlace(cell.member, cell.day)
            text = words.SEPARATOR.join(words.interval_text(place.day, interval) for interval in cell.intervals)
            self._wrong[place] = Misunderstood(text, problems)
        self._changed_all()

    def forget_wrong(self, place: CellPlace) -> None:
        """Drop the red text of a cell: what stands in the book shows again."""
        if self._wrong.pop(place, None):
            self._changed_all()

    def apply(self, cells: Sequence[Cell], entries: Sequence[DutyEntry]) -> None:
        """Show what the book now holds in these cells; night hours move at once, the rest with the next reading."""
        standing: dict[CellPlace, list[DutyEntry]] = {CellPlace(c.member, c.day): [] for c in cells}
        for entry in entries:
            standing[CellPlace(entry.member, entry.day)].append(entry)
        members = {cell.member for cell in cells}
        for number, line in enumerate(self.lines):
            if line.row is not None and line.row.member in members:
                line.row = self._with_cells(line.row, standing)
                self.dataChanged.emit(self.index(number, 0), self.index(number, self.columnCount() - 1))

    def _with_cells(self, row: GridRow, standing: Mapping[CellPlace, list[DutyEntry]]) -> GridRow:
        own = {p.day: tuple(e) for p, e in standing.items() if p.member == row.member and p.day in row.span}
        before = [entry for day in own for entry in row.cells.get(day, ())]
        after = [entry for entries in own.values() for entry in entries]
        first, last = self.days[0].day, self.days[-1].day
        gained = words.night_within(after, first, last) - words.night_within(before, first, last)
        night = row.night_minutes + gained
        left = None if self.night_cap is None else max(0, self.night_cap - night)
        return replace(row, cells={**row.cells, **own}, night_minutes=night, night_left=left)

    def _changed(self, row: int, column: int) -> None:
        index = self.index(row, column)
        self.dataChanged.emit(index, index)

    def _changed_all(self) -> None:
        if self.lines and self.days:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.lines) - 1)


def _shape(lines: Iterable[Line]) -> list[tuple[TeamId, object]]:
    return [(line.group.team, line.row.member if line.row else None) for line in lines]
