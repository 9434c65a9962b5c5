"""What all dialogs are: a heading, a body, and buttons at the foot; Esc goes back."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.actions import PUT_BY
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.letters import Letters, follow_letters
from desktop_app.ui.widgets.text import label

GO_ON_KEYS = ("Ctrl+Return", "Ctrl+Enter")
SAVE = "Lưu"
"""What the button that keeps typed work is called, or begins with."""
TITLE_BAR = 36
"""Pixels that a window's own frame takes of the screen, at the most common scale."""


class Dialog(QDialog):
    """A heading, :attr:`box` for the body, and a foot; never larger than the screen it is shown on."""

    def __init__(self, parent: QWidget | None, look: Look, heading: str, width: int = 520) -> None:
        super().__init__(parent)
        self.letters = Letters(self)
        self.look, self._asked = look, 0
        self._at_first: list[str] | None = None
        self._foot_keys: list[QWidget] = []
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        self.setMinimumWidth(min(look.px(width), self.room.width()))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [look.px(20)]))
        outer.setSpacing(look.px(12))
        self.heading = label(heading, "heading", wrap=True)
        outer.addWidget(self.heading)
        self.box = QVBoxLayout()
        self.box.setSpacing(look.px(10))
        outer.addLayout(self.box, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(look.px(8))
        self.foot.addStretch(1)
        outer.addLayout(self.foot)

    @property
    def room(self) -> QSize:
        """Return the most that the screen has for a dialog, its title bar left out."""
        return self.screen().availableGeometry().size() - QSize(0, TITLE_BAR)

    def be_high(self, height: int) -> None:
        """Ask for a height, in pixels of the sketches, as far as the screen has it."""
        self._asked = min(self.look.px(height), self.room.height())
        self.setMinimumHeight(self._asked)

    def least_height(self) -> int:
        """Return the least height in pixels of all that stands here, at the width it has."""
        box = self.layout()
        least = box.totalMinimumHeightForWidth(max(self.width(), self.minimumWidth())) if box is not None else 0
        return least if least > 0 else self.minimumSizeHint().height()

    def event(self, event: QEvent) -> bool:
        """Large letters may ask for more than a small screen has: what is too much then scrolls inside."""
        follow_letters(self, event)
        if event.type() in {QEvent.Type.Show, QEvent.Type.LayoutRequest}:
            self._fit()
        if event.type() == QEvent.Type.Show and self._at_first is None:
            self.mark_shown()
            self._walk_to_foot()
        return super().event(event)

    def mark_shown(self) -> None:
        """Remember what the fields say now as what was shown to the clerk."""
        self._at_first = self._typed()

    def _walk_to_foot(self) -> None:
        """Let Tab come to the foot last: to the button that goes on, then to the one back, which lets work go."""
        asked = [one for one in self.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        last = max(
            (one for one in asked if one.isVisible() and one not in self._foot_keys), key=self._foot_of, default=None
        )
        if last is not None and self._foot_keys:
            self.foot_follows(last)

    def foot_follows(self, last: QWidget) -> None:
        """Let Tab go from a field to the foot."""
        for before, after in pairwise([last, *self._foot_keys]):
            QWidget.setTabOrder(before, after)

    def _foot_of(self, widget: QWidget) -> tuple[int, int]:
        """Return where a widget ends, downwards and to the right; within an area that scrolls no lower than that."""
        low, at = self.height(), widget
        while (parent := at.parentWidget()) is not None and parent is not self:
            if isinstance(parent, QAbstractScrollArea):
                low = min(low, parent.mapTo(self, QPoint(0, parent.height())).y())
            at = parent
        foot = widget.mapTo(self, QPoint(widget.width(), widget.height()))
        return min(low, foot.y()), foot.x()

    @property
    def typed_over(self) -> bool:
        """Return whether the clerk has typed in a field since :meth:`mark_shown`; a passphrase is no work to lose."""
        return self._at_first is not None and self._typed() != self._at_first

    def _typed(self) -> list[str]:
        lines = [line for line in self.findChildren(QLineEdit) if line.echoMode() == QLineEdit.EchoMode.Normal]
        texts = self.findChildren(QPlainTextEdit)
        own = [one.text() for one in lines if one.window() is self]  # a question asked over this one is its child
        return [*own, *(one.toPlainText() for one in texts if one.window() is self)]

    def reject(self) -> None:
        """Go back; what was typed is asked about first."""
        if not self.typed_over or DiscardDialog(self, self.look, self._saves()).exec():
            super().reject()

    def _saves(self) -> Callable[[], bool] | None:
        """Return what keeps the typed by the button that goes on, None where that does something else than save."""
        go = next(iter(self._foot_keys), None)
        if not isinstance(go, QPushButton) or not go.isEnabled() or not go.accessibleName().startswith(SAVE):
            return None

        def press() -> bool:
            go.click()
            return False  # it has closed this dialog itself, or said what is wrong

        return press

    def _fit(self) -> None:
        """Keep the least height that Qt takes from the layout, reckoned for narrow lines, within the screen."""
        room = self.room.height()
        over = self.minimumSizeHint().height() > room
        self.setMinimumHeight(max(self._asked, min(self.least_height(), room)) if over else self._asked)
        if over or self.height() > room:
            self.resize(self.size().boundedTo(self.room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the foot on the screen where a dialog that stands low has grown."""
        super().resizeEvent(event)
        screen, own = self.screen().availableGeometry(), self.frameGeometry()
        if self.isVisible() and own.bottom() > screen.bottom():
            self.move(own.left(), max(screen.top(), screen.bottom() + 1 - own.height()))

    def say(self, text: str, role: str = "") -> None:
        """Add one paragraph to the body."""
        self.box.addWidget(label(text, role, wrap=True))

    def offer(self, accept: str, *, back: str = PUT_BY, danger: bool = False) -> QPushButton:
        """Put the two buttons at the foot and return the one that goes on; Ctrl+Enter presses it too."""
        leave = button(f"{back}   Esc")
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        go = button(f"{accept}   Ctrl+Enter", "danger" if danger else "primary")
        go.setAutoDefault(False)
        go.clicked.connect(self.accept)
        for key in GO_ON_KEYS:
            QShortcut(QKeySequence(key), self).activated.connect(go.click)
        self.foot.addWidget(leave)
        self.foot.addWidget(go)
        self._foot_keys = [go, leave]
        self.letters.give()
        return go

    def offer_close(self, words: str = "Đóng") -> QPushButton:
        """Put one button at the foot that closes."""
        made = button(words, "primary")
        made.clicked.connect(self.accept)
        made.setDefault(True)
        self.foot.addWidget(made)
        self.letters.give()
        made.setFocus(Qt.FocusReason.OtherFocusReason)
        return made


class DiscardDialog(Dialog):
    """Before half typed work is let go: accepted where the clerk lets it, or where it was saved instead.

    Ctrl+Enter and Enter, which save everywhere else, never throw away: they save where the owner can, else go back.
    """

    def __init__(self, parent: QWidget | None, look: Look, save: Callable[[], bool] | None = None) -> None:
        """``save`` keeps what was typed and returns whether nothing half typed is left; None where nothing can."""
        super().__init__(parent, look, "Bỏ phần đang nhập?", width=420)
        self._save, self._saving = save, False
        rest = "Lưu, quay lại nhập tiếp, hoặc bỏ đi." if save else "Quay lại nhập tiếp, hoặc bỏ đi."
        self.say(f"Phần đang nhập chưa được lưu. {rest}")
        drop = button("Bỏ", "danger")
        drop.clicked.connect(self.accept)
        drop.setAutoDefault(False)
        self.foot.addWidget(drop)
        self.safe = self._offer_save() if save else self._offer_back("primary")
        self.safe.setDefault(True)
        for key in GO_ON_KEYS:
            QShortcut(QKeySequence(key), self).activated.connect(self.safe.click)
        self._foot_keys = list(dict.fromkeys([self.safe, self.back, drop]))
        for before, after in pairwise(self._foot_keys):
            QWidget.setTabOrder(before, after)
        self.letters.give()
        self.safe.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_back(self, kind: str = "") -> QPushButton:
        self.back = button("Quay lại   Esc", kind)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.reject)
        self.foot.addWidget(self.back)
        return self.back

    def _offer_save(self) -> QPushButton:
        self._offer_back()
        keep = button(f"{SAVE}   Ctrl+Enter", "primary")
        keep.clicked.connect(self._keep)
        self.foot.addWidget(keep)
        return keep

    def _keep(self) -> None:
        self._saving = True
        self.accept()

    def exec(self) -> int:
        """Ask, save if that was the answer, and return whether the work may be left."""
        answered = super().exec()
        return int(self._save()) if self._saving and self._save is not None else answered
