"""The editor's second tab, for those who read files: the text with its line numbers, what is wrong by line and key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.model.problems import Place, Problem
from desktop_app.ui.look import Look
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.widgets.table import RowsView
from desktop_app.wording.messages import Messages


class _Numbers(QWidget):
    """The strip at the left in which each line has its number."""

    def __init__(self, text: "LinedText") -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(self._text.strip, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._text.paint_numbers(self, event.rect())


class LinedText(QPlainTextEdit):
    """A text whose lines are numbered; letters are all equally wide."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setTabChangesFocus(True)
        self.setAccessibleName("Văn bản TOML")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        even = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        even.setPixelSize(look.px(13))
        self.setFont(even)
        self._numbers = _Numbers(self)
        self.blockCountChanged.connect(lambda _count: self._make_room())
        self.updateRequest.connect(self._follow)
        self._make_room()

    @property
    def strip(self) -> int:
        """Return how many pixels the numbers take."""
        digits = max(3, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("0") * digits + self._look.px(12)

    def _make_room(self) -> None:
        self.setViewportMargins(self.strip, 0, 0, 0)

    def _follow(self, rect: QRect, down: int) -> None:
        if down:
            self._numbers.scroll(0, down)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inner = self.contentsRect()
        self._numbers.setGeometry(QRect(inner.left(), inner.top(), self.strip, inner.height()))

    def paint_numbers(self, strip: QWidget, dirty: QRect) -> None:
        """Paint the numbers of the lines in sight."""
        painter = QPainter(strip)
        painter.fillRect(dirty, self._look.colour("rest"))
        painter.setPen(self._look.colour("secondary"))
        painter.setFont(QFont(self.font()))
        block = self.firstVisibleBlock()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if area.top() > dirty.bottom():
                break
            room = QRect(0, round(area.top()), strip.width() - self._look.px(6), self.fontMetrics().height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight), str(block.blockNumber() + 1))
            block = block.next()

    def go_to_line(self, number: int) -> None:
        """Put the keyboard at the beginning of a line, counted from 1, in the middle of what is seen."""
        block = self.document().findBlockByNumber(number - 1)
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def line(self) -> int:
        """Return the number of the line that the cursor is in, from 1."""
        return self.textCursor().blockNumber() + 1


@dataclass(frozen=True, slots=True)
class FaultRow:
    """One thing wrong, as the list below the text shows it."""

    at: int
    line: int | None
    key: str
    sentence: str


class FormTextTab(QWidget):
    """Enter on a fault goes to its line.

    Signals:
        typed: the text is another one.
    """

    typed = Signal(str)

    def __init__(self, look: Look, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self.text = LinedText(look)
        self.faults: RowsModel[FaultRow] = RowsModel(_columns())
        self.table: RowsView[FaultRow] = RowsView(look, self.faults, name="Chỗ phải sửa", height=26)
        self.table.identity = lambda row: row.at
        self.table.setMaximumHeight(look.px(150))
        box = QVBoxLayout(self)
        box.setSpacing(look.px(6))
        box.addWidget(self.text, 1)
        box.addWidget(self.table)
        self.text.textChanged.connect(lambda: self.typed.emit(self.text.toPlainText()))
        self.table.opened.connect(self._go)
        self.show_problems(())

    def show_text(self, text: str) -> None:
        """Show a text; nothing was typed."""
        if text != self.text.toPlainText():
            self.text.blockSignals(True)
            self.text.setPlainText(text)
            self.text.blockSignals(False)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List what is wrong."""
        rows = [
            FaultRow(at, one.at.row, one.at.column, self._messages.problem(Problem(one.code, Place(), one.values)))
            for at, one in enumerate(problems)
        ]
        self.faults.set_rows(rows)
        self.table.setVisible(bool(rows))

    def _go(self, row: FaultRow) -> None:
        if row.line is not None:
            self.text.go_to_line(row.line)


def _columns() -> list[Column[FaultRow]]:
    return [
        Column("Dòng", lambda row: str(row.line or ""), key=lambda row: row.line or 0, right=True, width=52),
        Column("Khóa", lambda row: row.key, width=170),
        Column("Phải sửa gì", lambda row: row.sentence, least=200, tip=lambda row: row.sentence),
    ]
