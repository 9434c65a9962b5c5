"""Find in the paper: a line under its bar, how many places there are, on to the next and back."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui.look import Look
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.pdf_view import PdfView
from desktop_app.ui.widgets.text import label


class PaperFind(QWidget):
    """Shows itself on Ctrl+F in the paper and goes on Esc; Enter and F3 go on, with Shift back."""

    def __init__(self, look: Look, view: PdfView) -> None:
        super().__init__()
        self._view = view
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("Tìm trong tờ giấy, không cần dấu")
        self.edit.setAccessibleName("Tìm trong tờ giấy")
        self.edit.installEventFilter(self)
        self.count = label("", "secondary")
        self.count.setMinimumWidth(look.px(64))
        self.back, self.on, self.leave = button("▲"), button("▼"), button("✕")
        for made, tip in (
            (self.back, "Chỗ trước, Shift+F3"),
            (self.on, "Chỗ kế, F3 hoặc Enter"),
            (self.leave, "Thôi tìm, Esc"),
        ):
            made.setToolTip(tip)
            made.setAccessibleName(tip)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(6))
        line.addWidget(self.edit, 1)
        for part in (self.count, self.back, self.on, self.leave):
            line.addWidget(part)
        self.edit.textChanged.connect(self._look_for)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.leave.clicked.connect(self.close_find)
        view.search.changed.connect(self._say)
        view.texts.came.connect(lambda _page: self._say())
        self.hide()

    def open(self) -> None:
        """Show the line and type in it."""
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        self._look_for(self.edit.text())

    def step(self, by: int) -> None:
        """Go to the next place, or with -1 to the one before; where nothing is looked for yet, ask."""
        if self._view.search.words:
            self._view.search.step(by)
        else:
            self.open()

    def close_find(self) -> None:
        """Look for nothing any more and go back to the paper."""
        self.hide()
        self._view.search.look_for("", 0)
        self._view.setFocus()

    def _look_for(self, words: str) -> None:
        self._view.search.look_for(words, max(0, self._view.page - 1))

    def _say(self) -> None:
        search = self._view.search
        if not search.words:
            words = ""
        elif count := search.count:
            words = f"{search.place}/{count}"
        else:
            words = "không có" if search.complete else "đang tìm"
        self.count.setText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, with Shift back; Esc leaves, before the page hears of it."""
        if isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            if event.type() == QEvent.Type.KeyPress:
                self._press(event)
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_find()
        else:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
