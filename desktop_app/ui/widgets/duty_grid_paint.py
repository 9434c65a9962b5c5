"""How the duty grid is painted: a delegate and two headers of its own.

One screen is some five hundred cells: 11 ms with this delegate, 15 ms with Qt's own, which paints only the text
(2 cores, offscreen, 2026-11-21). Colour never stands alone: a rest day has its word in the heading, a red cell its
text.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QHeaderView, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.model.duty import DutyEntry, Heavy
from desktop_app.services.listing import DayMark
from desktop_app.ui.look import Look
from desktop_app.ui.widgets import duty_grid_text as words
from desktop_app.ui.widgets.duty_grid_model import TOTALS, DutyGridModel

Index = QModelIndex | QPersistentModelIndex
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
PEN_TEXT, PEN_SECONDARY = "text", "secondary"


class Inks:
    """Colours and fonts of a look, made once: making them anew for each cell costs more than the painting."""

    def __init__(self, look: Look) -> None:
        names = (
            "text",
            "secondary",
            "grid",
            "line",
            "rest",
            "accent",
            "accent_soft",
            "accent_text",
            "on_accent",
            "card",
        )
        self.colours: dict[str, QColor] = {name: look.colour(name) for name in names}
        for name in ("error", "error_soft", "warning", "page"):
            self.colours[name] = look.colour(name)
        self.pens = {name: QPen(colour) for name, colour in self.colours.items()}
        self.small, self.plain = look.font(11.5), look.font(13)
        self.bold, self.small_bold = look.font(13, bold=True), look.font(11.5, bold=True)
        self.step = QFontMetrics(self.small).ascent() + look.px(2)
        self.corner = look.px(5)
        self.indent = look.px(14)
        self.outside = QBrush(self.colours["line"], Qt.BrushStyle.BDiagPattern)
        self.today = QPen(self.colours["accent"], look.px(1))


STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
"""Where a key in the editor goes after it commits: rows, columns."""


class DutyGridDelegate(QStyledItemDelegate):
    """Paints begin above end, and gives a plain line edit wide enough to type in.

    Signals:
        left: the editor was left by a key; rows and columns to go.
        typed: the text in the editor is another one.
    """

    left = Signal(int, int)
    typed = Signal(str)

    def __init__(self, look: Look, model: DutyGridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._room = model, parent
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take another palette or scale."""
        self._look = look
        self.inks = Inks(look)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model, inks = self._model, self.inks
        row, column = index.row(), index.column()
        rect: QRect = option.rect
        if model.line(row) is None:
            painter.fillRect(rect, inks.colours["accent_soft"])
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if column >= len(model.days):
            self._total(painter, rect, row, column, selected=selected)
        else:
            self._duty(painter, rect, row, column, selected=selected)
        painter.setPen(inks.pens["grid"])
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(inks.colours["accent"], 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _total(self, painter: QPainter, rect: QRect, row: int, column: int, *, selected: bool) -> None:
        paint_total(painter, self.inks, self._model, rect, (row, column), selected=selected)

    def _duty(self, painter: QPainter, rect: QRect, row: int, column: int, *, selected: bool) -> None:
        inks, model = self.inks, self._model
        if selected:
            painter.fillRect(rect, inks.colours["accent"])
        elif model.days[column].mark is not DayMark.WORKING:
            painter.fillRect(rect, inks.colours["rest"])
        if model.days[column].day == model.today and not selected:
            painter.setPen(inks.today)
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        if not model.serves(row, column):
            painter.fillRect(rect, inks.outside)
        elif wrong := model.wrong(row, column):
            self._wrong(painter, rect, wrong.text, selected=selected)
        elif entries := model.entries(row, column):
            self._stints(painter, rect, entries, selected=selected)

    def _wrong(self, painter: QPainter, rect: QRect, text: str, *, selected: bool) -> None:
        inks = self.inks
        if not selected:
            painter.fillRect(rect, inks.colours["error_soft"])
        painter.setPen(inks.pens["on_accent" if selected else "error"])
        painter.setFont(inks.small_bold)
        shown = QFontMetrics(inks.small_bold).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - 2)
        painter.drawText(rect, CENTRE, shown)

    def _stints(self, painter: QPainter, rect: QRect, entries: Sequence[DutyEntry], *, selected: bool) -> None:
        inks = self.inks
        above, below = words.two_lines(entries)
        ink = "on_accent" if selected else PEN_TEXT if words.has_night(entries) else PEN_SECONDARY
        painter.setPen(inks.pens[ink])
        painter.setFont(inks.small)
        middle = rect.center().y() + 1
        width, step = rect.width(), inks.step
        painter.drawText(QRect(rect.x(), middle - step, width, step), CENTRE, above)
        painter.drawText(QRect(rect.x(), middle, width, step), CENTRE, below)
        if any(entry.heavy is not Heavy.NONE for entry in entries):
            self._corner(painter, rect, inks.colours["on_accent" if selected else "warning"])

    def _corner(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        """Mark heavy work by a folded corner; the strip says the word."""
        right, top, size = rect.right(), rect.top(), self.inks.corner
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        corner = QPolygon()
        for x, y in ((right - size, top), (right, top), (right, top + size)):
            corner.append(QRect(x, y, 1, 1).topLeft())
        painter.drawPolygon(corner)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Return a plain line edit: masks and validators fight with Vietnamese typing programs."""
        editor = QLineEdit(parent)
        editor.setFont(self.inks.plain)
        editor.setObjectName("duty_cell_editor")
        editor.textChanged.connect(self.typed)
        editor.setStyleSheet(f"padding: 0 {self._look.px(4)}px; border-radius: 0;")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill a fresh editor; one that is typed in keeps what is typed, whatever is read again meanwhile."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Let the editor be wider than its cell, within the grid."""
        rect: QRect = option.rect
        width = max(rect.width(), self._look.px(108))
        room = self._room.width()
        editor.setGeometry(min(rect.x(), max(0, room - width)), rect.y(), width, rect.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make Enter and Tab in the editor commit and go on, as in a spreadsheet."""
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched)
                self.left.emit(*step)
                return True
        return super().eventFilter(watched, event)


def paint_total(  # noqa: PLR0913 - one cell said in full
    painter: QPainter, inks: Inks, model: DutyGridModel, rect: QRect, cell: tuple[int, int], *, selected: bool
) -> None:
    """Paint what somebody's month comes to: among the days, or beside the names where those leave no room."""
    row, column = cell
    painter.fillRect(rect, inks.colours["accent" if selected else "page"])
    person = model.line(row)
    last = column == model.columnCount() - 1
    spent = person is not None and person.night_left is not None and person.night_left <= 0
    ink = "on_accent" if selected else "warning" if last and spent else PEN_SECONDARY if last else PEN_TEXT
    painter.setPen(inks.pens[ink])
    painter.setFont(inks.bold if last and spent else inks.plain)
    painter.drawText(rect, CENTRE, model.total(row, column))


class DayHeader(QHeaderView):
    """Day, weekday and, where the day is off, its word, above one another."""

    def __init__(self, inks: Inks, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.inks = inks
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        """Return room for two lines, or three where a day has a word of its own."""
        model = self.model()
        marked = isinstance(model, DutyGridModel) and any(map(model.mark_word, range(len(model.days))))
        return QSize(super().sizeHint().width(), QFontMetrics(self.inks.small).height() * (3 if marked else 2) + 8)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one day or total."""
        model = self.model()
        if not isinstance(model, DutyGridModel) or not rect.isValid():
            return
        inks = self.inks
        is_day = section < len(model.days)
        off = is_day and model.days[section].mark is not DayMark.WORKING
        today = is_day and model.days[section].day == model.today
        painter.fillRect(rect, inks.colours["rest" if off else "card"])
        painter.setFont(inks.small_bold if today else inks.small)
        painter.setPen(inks.pens["accent_text" if today else PEN_SECONDARY])
        painter.drawText(rect, CENTRE, model.headerData(section, Qt.Orientation.Horizontal))
        painter.setPen(inks.pens["grid"])
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(inks.pens["line"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class NameHeader(QHeaderView):
    """Names of people under the names of their teams; stays when the days are scrolled."""

    def __init__(self, inks: Inks, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.inks = inks
        self.current_row = -1
        self.total_width = 0
        """How wide each total beside the names is, in pixels; 0 where the totals stand after the days."""

    def sizeHint(self) -> QSize:
        """Return room for the longest name, within reason, and for the totals beside it."""
        return QSize(self.names_width() + self.total_width * len(TOTALS), super().sizeHint().height())

    def names_width(self) -> int:
        """Return the room for the longest name, within reason."""
        model = self.model()
        metrics = QFontMetrics(self.inks.bold)
        names = [line.row.name for line in model.lines if line.row] if isinstance(model, DutyGridModel) else []
        longest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        least, most = metrics.horizontalAdvance("Nguyễn Văn An"), metrics.horizontalAdvance("Nguyễn Thị Thanh Huyền")
        return min(max(longest, least), most) + self.inks.indent + 8

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one team or name."""
        model = self.model()
        if not isinstance(model, DutyGridModel) or not rect.isValid():
            return
        person, inks = model.line(section), self.inks
        if person is None:
            painter.fillRect(rect, inks.colours["accent_soft"])
            self.write_team(painter, rect, section)
            return
        here = section == self.current_row
        painter.fillRect(rect, inks.colours["accent_soft" if here else "card"])
        painter.setFont(inks.bold if here else inks.plain)
        painter.setPen(inks.pens["accent_text" if here else PEN_TEXT])
        totals = self.total_width * len(TOTALS)
        self._write(painter, rect.adjusted(inks.indent, 0, -4 - totals, 0), person.name)
        for at in range(len(TOTALS) if totals else 0):
            box = QRect(rect.right() + 1 - totals + at * self.total_width, rect.top(), self.total_width, rect.height())
            paint_total(painter, inks, model, box, (section, len(model.days) + at), selected=False)
            painter.setPen(inks.pens["grid"])
            painter.drawLine(box.topLeft(), box.bottomLeft())
        painter.setPen(inks.pens["grid"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(inks.pens["line"])
        painter.drawLine(rect.topRight(), rect.bottomRight())

    def write_team(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Write a team's name; the days' side calls it too, so that a long name runs on over the days."""
        model = self.model()
        if isinstance(model, DutyGridModel):
            group = model.lines[section].group
            painter.setFont(self.inks.bold)
            painter.setPen(self.inks.pens["accent_text"])
            painter.drawText(rect.adjusted(6, 0, 0, 0), LEFT, f"{group.name} · đã rà" if group.reviewed else group.name)

    def _write(self, painter: QPainter, rect: QRect, text: str) -> None:
        font: QFont = painter.font()
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, LEFT, shown)
