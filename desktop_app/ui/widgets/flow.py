"""A row of widgets that goes on in another row where the window is narrow: nothing is squeezed, nothing is cut."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Lays its widgets from left to right, each as wide as it wants to be; what does not fit begins a new row."""

    def __init__(self, spacing: int, margin: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(*(4 * [margin]))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # Qt asks past the end
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # Qt asks past the end
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = QRect(0, 0, width - margins.left() - margins.right(), 0)
        rows = [rect for _, rect in self._laid(inner)]
        return max((rect.bottom() + 1 for rect in rows), default=0) + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._laid(self.contentsRect()):
            item.setGeometry(place)

    def sizeHint(self) -> QSize:
        """Return the room for one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return self._with_margins(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the room for the widest alone; how high that is, its width tells."""
        sizes = [item.sizeHint() for item in self._shown()]
        widths, heights = [size.width() for size in sizes], [size.height() for size in sizes]
        return self._with_margins(max(widths, default=0), max(heights, default=0))

    def _with_margins(self, width: int, height: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _laid(self, inside: QRect) -> Iterator[tuple[QLayoutItem, QRect]]:
        at, high = inside.topLeft(), 0
        for item in self._shown():
            size = item.sizeHint()
            if at.x() > inside.left() and at.x() + size.width() > inside.left() + inside.width():
                at, high = QPoint(inside.left(), at.y() + high + self.spacing()), 0
            yield item, QRect(at, size)
            at += QPoint(size.width() + self.spacing(), 0)
            high = max(high, size.height())
