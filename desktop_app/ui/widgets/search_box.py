"""One search for everything: type a few letters, with or without tone marks, and go there."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from desktop_app.ui.icons import icon
from desktop_app.ui.look import Look

if TYPE_CHECKING:
    from desktop_app.services.listing import Hit

KINDS = {
    "member": ("Người", "account"),
    "team": ("Tổ", "home-group"),
    "decision": ("Quyết định", "file-sign"),
    "recruitment": ("Tuyển chọn", "account-plus"),
    "document": ("Văn bản", "printer"),
}
_PAUSE_MS = 120
"""After the last letter typed, so that a quick hand is not searched for letter by letter."""


class SearchBox(QLineEdit):
    """The field in the top bar and the list that drops from it.

    Signals:
        chosen: the Hit that Enter or a click was given on.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, find: Callable[[str], "Sequence[Hit]"]) -> None:
        super().__init__()
        self._look, self._find = look, find
        self.setPlaceholderText("Tìm người, văn bản…   Ctrl+K")
        self.setAccessibleName("Tìm người, tổ, quyết định, văn bản")
        self.addAction(QAction(icon("magnify", look.colours.secondary), "", self), self.ActionPosition.LeadingPosition)
        self._hits: Sequence[Hit] = ()
        self._drop = _Drop(look)
        self._drop.list.itemClicked.connect(lambda _item: self._take())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look_up)
        self.textEdited.connect(lambda _text: self._pause.start())

    @property
    def results(self) -> tuple[str, ...]:
        """Return the lines of the list now."""
        return tuple(self._drop.list.item(at).text() for at in range(self._drop.list.count()))

    def look_up(self) -> None:
        """Find now and show what was found."""
        self._pause.stop()
        words = self.text().strip()
        self._hits = self._find(words) if words else ()
        self._drop.fill(self._hits, words)
        if not words:
            self._drop.hide()
            return
        below = self.mapToGlobal(QPoint(0, self.height() + self._look.px(4)))
        self._drop.open_at(below, self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._pause.isActive() or not self._drop.isVisible():
                self.look_up()
            self._take()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._drop.isVisible():
            self._drop.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._drop.hide()
        super().focusOutEvent(event)

    def _take(self) -> None:
        at = self._drop.list.currentRow()
        if 0 <= at < len(self._hits):
            hit = self._hits[at]
            self._close()
            self.chosen.emit(hit)

    def _close(self) -> None:
        self._drop.hide()
        self.clear()
        self._hits = ()


WIDEST = 820
"""Of the list, in pixels of the sketches: the title of a long decision with its day."""


class _Drop(QFrame):
    """The list under the field: a window of its own that never takes the keyboard."""

    def __init__(self, look: Look) -> None:
        flags = Qt.WindowType
        super().__init__(None, flags.ToolTip | flags.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setProperty("kind", "card")
        self._look = look
        box = QVBoxLayout(self)
        box.setContentsMargins(*(4 * [look.px(4)]))
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Kết quả tìm")
        box.addWidget(self.list)

    def fill(self, hits: "Sequence[Hit]", words: str) -> None:
        """Show what was found, or that nothing was."""
        self.list.clear()
        for hit in hits:
            kind, mark = KINDS[hit.kind]
            detail = f"  ·  {hit.detail}" if hit.detail else ""
            item = QListWidgetItem(icon(mark, self._look.colours.secondary), f"{hit.title}{detail}  ·  {kind}")
            self.list.addItem(item)
        if not hits and words:
            item = QListWidgetItem(f"Không thấy «{words}». Thử họ tên, số CCCD hoặc số văn bản.")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if hits else -1)

    def open_at(self, where: QPoint, width: int) -> None:
        """Show under the field, as wide as it needs, its right edge under the field's."""
        rows = min(10, self.list.count())
        wide = max(width, min(self._look.px(WIDEST), self.list.sizeHintForColumn(0) + self._look.px(40)))
        self.resize(wide, rows * max(self._look.px(30), self.list.sizeHintForRow(0)) + self._look.px(14))
        self.move(where.x() + width - wide, where.y())
        self.show()

    def step(self, by: int) -> None:
        """Go one line on or back."""
        count = self.list.count()
        self.list.setCurrentRow((self.list.currentRow() + by) % count)
