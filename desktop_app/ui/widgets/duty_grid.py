"""The duty grid: people by days, driven by the keyboard as a spreadsheet is."""

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QLineEdit, QTableView, QWidget

from desktop_app.model.ids import TeamId
from desktop_app.services.listing import DutyGrid
from desktop_app.ui.look import Look
from desktop_app.ui.widgets import duty_grid_text as words
from desktop_app.ui.widgets.duty_grid_model import TOTALS, DutyGridModel
from desktop_app.ui.widgets.duty_grid_paint import DayHeader, DutyGridDelegate, NameHeader

Index = QModelIndex | QPersistentModelIndex
Block = tuple[int, int, int, int]
"""Top, left, bottom, right; all counted."""


class DutyGridView(QTableView):
    """A spreadsheet of duty.

    Signals:
        current_changed: another cell is the current one, or what it holds changed.
        details_asked: F4, the clerk wants kind, degree and plan of the current cell.
        typed: the text being typed into the current cell is another one.
    """

    current_changed = Signal()
    details_asked = Signal()
    typed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.grid_model = DutyGridModel(self)
        self._delegate = DutyGridDelegate(look, self.grid_model, self)
        self._delegate.left.connect(self._left_editor)
        self._delegate.typed.connect(self.typed)
        self._delegate.closeEditor.connect(lambda *_: self.current_changed.emit())
        self.days_header = DayHeader(self._delegate.inks, self)
        self.names_header = NameHeader(self._delegate.inks, self)
        self._corner = self._corner_words("Họ và tên")
        self._total_words = [self._corner_words(heading) for heading in TOTALS]
        self._arrange()
        self.setModel(self.grid_model)
        self.grid_model.modelReset.connect(self._fit)
        self.grid_model.dataChanged.connect(lambda *_: self.current_changed.emit())
        self.grid_model.dataChanged.connect(lambda *_: self.names_header.viewport().update())  # totals may stand there

    def _corner_words(self, words: str) -> QLabel:
        made = QLabel(words, self)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setStyleSheet(
            f"color: {self.look.colours.secondary}; background: {self.look.colours.card};"
            f"font-size: {self.look.px(12)}px; border-bottom: 1px solid {self.look.colours.line};"
            f"border-right: 1px solid {self.look.colours.line};"
        )
        return made

    def _arrange(self) -> None:
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self.days_header)
        self.setVerticalHeader(self.names_header)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setAccessibleName("Lưới trực: người theo ngày")
        for header in (self.days_header, self.names_header):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(self.look.px(10))
        self.names_header.setDefaultSectionSize(self.look.row_height)

    def show_grid(self, grid: DutyGrid, today: date) -> None:
        """Show a month; the current cell stays where it was, else it is the first person's first day or today."""
        at = (self.currentIndex().row(), self.currentIndex().column())
        self.grid_model.set_grid(grid, today)
        if not self.currentIndex().isValid():
            self._start_at(at)
        self.current_changed.emit()

    def _start_at(self, at: tuple[int, int]) -> None:
        model = self.grid_model
        row = at[0] if model.line(at[0]) else next(self._people(0, 1), -1)
        today = next((i for i, day in enumerate(model.days) if day.day == model.today), 0)
        column = at[1] if 0 <= at[1] < model.columnCount() else today
        if row >= 0:
            self.setCurrentIndex(model.index(row, column))

    def current_team(self) -> TeamId | None:
        """Return the team of the current row."""
        return self.grid_model.team(self.currentIndex().row())

    def block(self) -> Block | None:
        """Return the selected block, or None if nothing is selected."""
        chosen = self.selectionModel().selectedIndexes()
        if not chosen:
            return None
        rows, columns = [i.row() for i in chosen], [i.column() for i in chosen]
        return min(rows), min(columns), max(rows), max(columns)

    def select_block(self, block: Block) -> None:
        """Select a block; the current cell stays."""
        model = self.grid_model
        area = QItemSelection(model.index(block[0], block[1]), model.index(block[2], block[3]))
        self.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a spreadsheet; all else goes to the table, which starts editing on a letter or digit."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif not self._own_key(event.key(), event.modifiers()):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Start editing with what a typing program commits; Qt opens the editor but loses a commit without preedit."""
        opened_before = self.indexWidget(self.currentIndex()) is not None
        super().inputMethodEvent(event)
        editor, text = self.indexWidget(self.currentIndex()), event.commitString()
        if isinstance(editor, QLineEdit) and not opened_before and text and editor.text() != text:
            editor.selectAll()
            editor.insert(text)

    def _own_key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        plain = modifiers & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        verbs: dict[tuple[Qt.Key, bool, bool], Callable[[], object]] = {
            (Qt.Key.Key_Return, True, False): lambda: self.step_down(1),
            (Qt.Key.Key_Enter, True, False): lambda: self.step_down(1),
            (Qt.Key.Key_Delete, True, False): self.clear_block,
            (Qt.Key.Key_Backspace, True, False): self.clear_block,
            (Qt.Key.Key_F4, True, False): self.details_asked.emit,
            (Qt.Key.Key_D, False, True): self.fill_down,
            (Qt.Key.Key_R, False, True): self.fill_right,
            (Qt.Key.Key_Tab, True, False): lambda: self.step_right(1),
        }
        verb = verbs.get((Qt.Key(key), plain, control))
        if verb is None:
            return key == Qt.Key.Key_Backtab and self.step_right(-1)
        verb()
        return True

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's signature
        """Move within the grid by Tab; Qt asks here before the key reaches us. At its edge the focus goes on."""
        return self.step_right(1 if next else -1) or super().focusNextPrevChild(next)

    def _people(self, start: int, step: int) -> Iterator[int]:
        rows = range(start, self.grid_model.rowCount()) if step > 0 else range(start, -1, -1)
        return (row for row in rows if self.grid_model.line(row))

    def _left_editor(self, rows: int, columns: int) -> None:
        if rows:
            self.step_down(rows)
        else:
            self.step_right(columns)

    def step_down(self, step: int) -> None:
        """Go to the next person; below the last one to the next day's first."""
        here = self.currentIndex()
        row = next(self._people(here.row() + step, step), None)
        column = here.column()
        if row is None and step > 0 and column + 1 < len(self.grid_model.days):
            row, column = next(self._people(0, 1), None), column + 1
        if row is not None:
            self.setCurrentIndex(self.grid_model.index(row, column))

    def step_right(self, step: int) -> bool:
        """Go to the next day, then to the next person's first; False at the grid's edge."""
        here, width = self.currentIndex(), len(self.grid_model.days)
        column, row = here.column() + step, here.row()
        if not 0 <= column < width:
            found = next(self._people(row + step, step), None)
            if found is None:
                return False
            row, column = found, 0 if step > 0 else width - 1
        self.setCurrentIndex(self.grid_model.index(row, column))
        return True

    # Blocks

    def _cells(self) -> Iterator[tuple[int, int]]:
        if block := self.block():
            for row in range(block[0], block[2] + 1):
                yield from ((row, column) for column in range(block[1], block[3] + 1) if self.grid_model.line(row))

    def clear_block(self) -> None:
        """Empty the selected cells that hold anything."""
        model = self.grid_model
        self.grid_model.enter({at: "" for at in self._cells() if model.entries(*at) or model.wrong(*at)})

    def copy(self) -> None:
        """Put the selected block on the clipboard as a spreadsheet takes it."""
        block, model = self.block(), self.grid_model
        if block is None:
            return
        rows = [row for row in range(block[0], block[2] + 1) if model.line(row)]
        text = words.write_block([model.text(r, c) for c in range(block[1], block[3] + 1)] for r in rows)
        QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Write the clipboard's block from the selection's first cell on; one value fills the whole selection."""
        rows, block = words.read_block(QGuiApplication.clipboard().text()), self.block()
        if not rows or block is None:
            return
        if len(rows) == 1 and len(rows[0]) == 1:
            self.grid_model.enter(dict.fromkeys(self._cells(), rows[0][0]))
            return
        texts: dict[tuple[int, int], str] = {}
        people = list(self._people(block[0], 1))
        for row, values in zip(people, rows, strict=False):
            places = range(block[1], len(self.grid_model.days))
            texts.update({(row, column): value for column, value in zip(places, values, strict=False)})
        self.grid_model.enter(texts)
        if texts:
            self.select_block((block[0], block[1], max(r for r, _ in texts), max(c for _, c in texts)))

    def fill_down(self) -> None:
        """Copy the first row of the block to those below; a single row takes from the person above."""
        if (block := self.block()) is None:
            return
        rows = list(dict.fromkeys(row for row, _ in self._cells()))
        source = rows[0] if len(rows) > 1 else next(self._people(block[0] - 1, -1), None)
        if source is not None:
            self.grid_model.fill(((source, c), (r, c)) for r, c in self._cells() if r != source)

    def fill_right(self) -> None:
        """Copy the first day of the block to those after it; a single day takes from the day before."""
        if (block := self.block()) is None:
            return
        source = block[1] if block[3] > block[1] else block[1] - 1
        if source >= 0:
            self.grid_model.fill(((r, source), (r, c)) for r, c in self._cells() if c != source)

    # Size and paint

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the strip, and mark the current name."""
        super().currentChanged(current, previous)
        self.names_header.current_row = current.row()
        self.names_header.viewport().update()
        self.current_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the days to the new width."""
        super().resizeEvent(event)
        self._fit()

    def updateGeometries(self) -> None:
        """Keep the words in the corner over the corner."""
        super().updateGeometries()
        top, each, high = self.frameWidth(), self.names_header.total_width, self.days_header.height()
        names = self.names_header.width() - each * len(TOTALS)
        self._corner.setGeometry(top, top, names, high)
        for at, heading in enumerate(self._total_words):
            heading.setVisible(bool(each))
            heading.setGeometry(top + names + at * each, top, each, high)

    def _fit(self) -> None:
        """Share the width out: days as wide as they can be, never narrower than two figures.

        Where that leaves no room for the totals, they stand beside the names, which stay when the days are scrolled.
        """
        days = len(self.grid_model.days)
        if not days:
            return
        least, total = self.look.px(24), self.look.px(42)
        bar = self.verticalScrollBar().sizeHint().width()
        whole = self.width() - 2 * self.frameWidth() - bar - self.names_header.names_width()
        beside = whole < least * days + total * len(TOTALS)
        self._totals_beside(self.look.px(36) if beside else 0)
        room = self.viewport().width() - (0 if beside else total * len(TOTALS))
        width = max(least, room // days)
        spare = max(0, room - width * days)
        widths = [width + (column < spare) for column in range(days)] + [total] * len(TOTALS)
        for column, wanted in enumerate(widths):
            if self.columnWidth(column) != wanted:
                self.setColumnWidth(column, wanted)

    def _totals_beside(self, width: int) -> None:
        if self.names_header.total_width == width:
            return
        self.names_header.total_width = width
        days = len(self.grid_model.days)
        if width and self.currentIndex().column() >= days:
            self.setCurrentIndex(self.grid_model.index(self.currentIndex().row(), days - 1))
        for at in range(len(TOTALS)):
            self.setColumnHidden(days + at, bool(width))
        self.updateGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, and the part of each team's name that runs on from the names' column."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        lines = self.grid_model.lines
        if not lines:
            painter.setPen(self.look.colour("secondary"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, "Tháng này chưa có thành viên nào.")
            return
        first = max(0, self.rowAt(event.rect().top()))
        last = self.rowAt(event.rect().bottom())
        for row in range(first, (last if last >= 0 else len(lines) - 1) + 1):
            if lines[row].row is None:
                left = -self.names_header.width()
                area = QRect(left, self.rowViewportPosition(row), self.viewport().width() - left, self.rowHeight(row))
                self.names_header.write_team(painter, area, row)
