"""Ticks of which other lines may be offered while the form is open: teams that stand on another day."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem

from desktop_app.ui.look import Look
from desktop_app.ui.widgets.form import Ticks

SHOWN = 6
"""How many lines stand open; the rest is scrolled."""


class TickList(Ticks):
    """Lines with a box each.

    Signals:
        ticked: what is ticked is another.
    """

    ticked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, (), ())
        self._look = look
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    def offer(self, rows: Sequence[tuple[str, str]]) -> None:
        """Offer other lines, words and value; what was ticked stays so where it is still there."""
        kept = self.value
        at = self.currentItem().data(Qt.ItemDataRole.UserRole) if self.currentRow() >= 0 else None
        self.blockSignals(True)
        self.clear()
        for words, value in rows:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.addItem(item)
        self._choose(kept)
        self.setCurrentRow(next((row for row, (_, value) in enumerate(rows) if value == at), 0))
        self.blockSignals(False)
        line = max(self.sizeHintForRow(0), self._look.px(22))
        self.setFixedHeight(line * min(max(len(rows), 1), SHOWN) + self._look.px(8))

    def choose(self, values: Iterable[str]) -> None:
        """Tick these and no others, without telling."""
        self.blockSignals(True)
        self._choose(frozenset(values))
        self.blockSignals(False)

    def _choose(self, values: Collection[str]) -> None:
        for at in range(self.count()):
            self.tick(at, on=self.item(at).data(Qt.ItemDataRole.UserRole) in values)
