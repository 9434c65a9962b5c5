"""The delegate of every table of rows: reads the model straight and paints text, tone, chip and second line itself.

Qt's default delegate asks the model for eight roles and the style sheet for each cell, and is six times slower over a
full screen (80 against 13 ms, measured).
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop_app.ui.look import Look
from desktop_app.ui.models.rows import Extra, Index

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


_GROUNDS = {"group": "accent_soft", "subtotal": "neutral_soft", "total": "neutral_soft"}
ROUNDING = 2
"""Pixels that a text may need beyond its advance: figures of parts of pixels, and the line beside the cell."""


def whole_figure(rect: QRect, text: str, metrics: QFontMetrics, seen: tuple[int, int]) -> tuple[QRect, str]:
    """Return where and what to write of a figure: all of it, or … where the table's edge or its column would cut it.

    ``seen`` is from where to where the table shows anything, in its own pixels.
    A figure of which some digits are out of sight is another figure: ``5.360`` is not 5.360.850.
    """
    width = metrics.horizontalAdvance(text)
    left = rect.right() + 1 - width
    first, edge = seen
    if width <= rect.width() and left >= first and rect.right() < edge:
        return rect, text
    inside = QRect(max(rect.left(), first), rect.top(), 0, rect.height())
    inside.setRight(min(rect.right(), edge - 1))
    return inside, "…"


_COMMON = ((" về việc ", " "), (" bảo vệ an ninh, trật tự", "…"), ("Quyết định ", "QĐ "))
"""What papers of the force have in common, and what stands for it where there is little room."""


def told_apart(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return a paper's name, shortened where it is too long: first what many papers say, then its midst.

    What it does stands at its beginning, whose it is at its end.
    """
    for common, short in _COMMON:
        if metrics.horizontalAdvance(text) + ROUNDING > width:
            text = text.replace(common, short)
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)


class RowsDelegate(QStyledItemDelegate):
    """Paints the cells of a :class:`RowsModel` in our palette."""

    def __init__(self, look: Look, parent: QWidget, height: int = 31) -> None:
        super().__init__(parent)
        self._look = look
        self._height = look.px(height)
        self._pad = look.px(8)
        self._plain, self._bold = look.font(13), look.font(13, bold=True)
        self._small, self._chip = look.font(12), look.font(12, bold=True)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        text = str(index.data() or "")
        font = self._bold if index.data(Extra.BOLD) else self._plain
        extra = 2 * self._pad + ROUNDING + (self._look.px(16) if index.data(Extra.MARK) else 0)
        return QSize(QFontMetrics(font).horizontalAdvance(text) + extra, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        band = index.data(Extra.BAND)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        view = self.parent()
        chosen = selected and isinstance(view, QWidget) and view.hasFocus()
        painter.save()
        self._ground(painter, rect, band, chosen=chosen, selected=selected)
        ink = self._ink(index, band, chosen=chosen)
        painter.setPen(self._look.colour(ink))
        inner = rect.adjusted(self._pad, 0, -self._pad, 0)
        text = "" if band == "group" and getattr(view, "covered", 0) else str(index.data() or "")  # the names tell it
        tone = index.data(Extra.MARK)
        if tone and text and not chosen:
            self._draw_chip(painter, inner, text, tone)
        elif detail := index.data(Extra.DETAIL):
            self._draw_two(painter, inner, text, detail, "on_accent" if chosen else "secondary")
        else:
            painter.setFont(self._bold if index.data(Extra.BOLD) else self._plain)
            self._line(painter, inner, text, index.data(Qt.ItemDataRole.TextAlignmentRole) or _LEFT, view)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show a column's own tip, else the whole text where it was shortened."""
        text = str(index.data() or "")
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        if not tip and self.sizeHint(option, index).width() > view.visualRect(index).width():
            tip = text
        QToolTip.showText(event.globalPos(), tip or "", view)
        return True

    def _ground(self, painter: QPainter, rect: QRect, band: str | None, *, chosen: bool, selected: bool) -> None:
        """Accent where the keyboard is, its soft tint where it was before it went elsewhere."""
        resting = "accent_soft" if selected else _GROUNDS.get(band or "")
        colour = "accent" if chosen else resting
        if colour:
            painter.fillRect(rect, self._look.colour(colour))
        painter.setPen(QPen(self._look.colour("grid"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    @staticmethod
    def _ink(index: Index, band: str | None, *, chosen: bool) -> str:
        if chosen:
            return "on_accent"
        if band == "group":
            return "accent_text"
        return index.data(Extra.TONE) or "text"

    def _line(
        self, painter: QPainter, rect: QRect, text: str, alignment: Qt.AlignmentFlag, view: object = None
    ) -> None:
        metrics = painter.fontMetrics()
        if alignment & Qt.AlignmentFlag.AlignRight and isinstance(view, QAbstractItemView):
            seen = getattr(view, "covered", 0), view.viewport().width()
            rect, text = whole_figure(rect, text, metrics, seen)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(alignment), shown)

    def _draw_two(self, painter: QPainter, rect: QRect, text: str, detail: str, ink: str) -> None:
        half = rect.height() // 2
        painter.setFont(self._bold)
        above = rect.adjusted(0, self._look.px(4), 0, -half)
        painter.drawText(above, int(_LEFT), told_apart(text, painter.fontMetrics(), above.width()))
        painter.setFont(self._small)
        painter.setPen(self._look.colour(ink))
        self._line(painter, rect.adjusted(0, half, 0, -self._look.px(4)), detail, _LEFT)

    def _draw_chip(self, painter: QPainter, rect: QRect, text: str, tone: str) -> None:
        font: QFont = self._chip
        painter.setFont(font)
        metrics = painter.fontMetrics()
        width = min(rect.width(), metrics.horizontalAdvance(text) + 2 * self._pad)
        height = metrics.height() + self._look.px(4)
        box = QRectF(rect.left(), rect.center().y() - height / 2 + 1, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("neutral_soft" if tone == "neutral" else f"{tone}_soft"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(self._look.colour("secondary" if tone == "neutral" else tone))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width - self._pad))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
