"""A short list of which any number may be ticked, by mouse or by the space bar."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop_app.ui.look import Look

SHOWN = 6
"""How many lines stand open; the rest is scrolled."""


class TickList(QListWidget):
    """Lines with a box each.

    Signals:
        ticked: what is ticked is another.
    """

    ticked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    def offer(self, rows: Sequence[tuple[str, str]]) -> None:
        """Offer other lines, words and value; what was ticked stays so where it is still there."""
        kept = self.value
        self.blockSignals(True)
        self.clear()
        for words, value in rows:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.addItem(item)
        self._tick(kept)
        self.setCurrentRow(0)
        self.blockSignals(False)
        line = max(self.sizeHintForRow(0), self._look.px(22))
        self.setFixedHeight(line * min(max(len(rows), 1), SHOWN) + self._look.px(6))

    def tick(self, values: Iterable[str]) -> None:
        """Tick these and no others, without telling."""
        self.blockSignals(True)
        self._tick(frozenset(values))
        self.blockSignals(False)

    def _tick(self, values: Collection[str]) -> None:
        for at in range(self.count()):
            item = self.item(at)
            ticked = item.data(Qt.ItemDataRole.UserRole) in values
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    @property
    def value(self) -> tuple[str, ...]:
        """Return what is ticked, in the order of the list."""
        items = [self.item(at) for at in range(self.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked
        )
