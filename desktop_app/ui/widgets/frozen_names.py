"""The first column of a table, laid over its left edge while the others are scrolled: whose row it is stays told."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop_app.ui.look import Look
from desktop_app.ui.models.painting import RowsDelegate
from desktop_app.ui.models.rows import RowsModel


class FrozenNames(QTableView):
    """Shows column 0 of the table under it: the same rows, scrolled up and down together; a click goes there."""

    def __init__(self, look: Look, under: QTableView, rows: RowsModel[Any], height: int) -> None:
        super().__init__(under)
        self._under = under
        self.setModel(rows)
        # What is current is the table's own matter: a shared selection would be cleared twice at each reading.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.clicked.connect(under.setCurrentIndex)
        self.setItemDelegate(RowsDelegate(look, self, height))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        upright, across = self.verticalHeader(), self.horizontalHeader()
        upright.hide()
        upright.setMinimumSectionSize(1)
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setDefaultSectionSize(look.px(height))
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setDefaultAlignment(under.horizontalHeader().defaultAlignment())
        above = under.verticalScrollBar()
        above.valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(above.setValue)
        self.hide()

    @property
    def covers(self) -> int:
        """Return how many pixels of the table's left edge lie under it."""
        return self.width() if self.isVisible() else 0

    def follow(self) -> None:
        """Lie over the table's first column while that is scrolled out of sight."""
        under = self._under
        if under.horizontalScrollBar().value() <= 0:
            self.hide()
            return
        for at in range(1, self.model().columnCount()):
            if not self.isColumnHidden(at):
                self.setColumnHidden(at, True)
        width, frame = under.columnWidth(0), under.frameWidth()
        self.setColumnWidth(0, width)
        head = under.horizontalHeader().height()
        self.horizontalHeader().setFixedHeight(head)
        self.setGeometry(frame, frame, width, head + under.viewport().height())
        self.show()
        self.raise_()
        self.verticalScrollBar().setValue(under.verticalScrollBar().value())
