"""Kind, degree and plan of the current cell's stints, in one row above the strip; opened by F4."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop_app.model.duty import DutyEntry, DutyKind, Heavy
from desktop_app.ui.actions import PUT_BY
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.letters import lead
from desktop_app.wording.messages import Messages


class DutyDetails(QFrame):
    """A form of three fields.

    Signals:
        saved: kind, degree and plan that the clerk confirmed.
        cancelled: Esc, or the button that has it.
    """

    saved = Signal(object, object, str)
    cancelled = Signal()

    def __init__(self, look: Look, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.kind, self.heavy, self.plan = QComboBox(self), QComboBox(self), QLineEdit(self)
        for kind in DutyKind:
            self.kind.addItem(messages.label("duty_kind", kind), kind)
        for heavy in Heavy:
            self.heavy.addItem(messages.label("heavy", heavy), heavy)
        self.plan.setPlaceholderText("Kế hoạch số … ngày …")
        self.save = QPushButton("Lưu   Enter", self)
        self.save.setProperty("kind", "primary")
        self.save.clicked.connect(self._save)
        hold = QPushButton(f"{PUT_BY}   Esc", self)
        hold.clicked.connect(self.cancelled)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(8))
        row.setSpacing(look.px(8))
        for text, field, stretch in (("&Loại ca", self.kind, 0), ("&Mức", self.heavy, 1), ("Kế h&oạch", self.plan, 2)):
            label = QLabel(text, self)
            label.setProperty("text_role", "secondary")
            lead(label, field)
            row.addWidget(label)
            row.addWidget(field, stretch)
        self.heavy.setMinimumContentsLength(14)
        self.heavy.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row.addWidget(self.save)
        row.addWidget(hold)

    def show_entries(self, entries: Sequence[DutyEntry]) -> None:
        """Fill the fields from the first stint and take the focus."""
        first = entries[0] if entries else None
        self.kind.setCurrentIndex(self.kind.findData(first.kind if first else DutyKind.PATROL))
        self.heavy.setCurrentIndex(self.heavy.findData(first.heavy if first else Heavy.NONE))
        self.plan.setText(first.plan if first else "")
        self.show()
        self.kind.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _kind_chosen(self) -> None:
        """Suggest a degree with heavy work, for without one it is refused."""
        if DutyKind(self.kind.currentData()) is DutyKind.HEAVY_WORK and Heavy(self.heavy.currentData()) is Heavy.NONE:
            self.heavy.setCurrentIndex(self.heavy.findData(Heavy.HEAVY))

    def _save(self) -> None:
        kind, heavy = DutyKind(self.kind.currentData()), Heavy(self.heavy.currentData())
        self.saved.emit(kind, heavy, self.plan.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by Enter from any field, put off by Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
