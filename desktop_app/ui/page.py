"""What all pages are: a head with title, state and actions; a body; reading again when something changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.model.problems import Problem, Refused
from desktop_app.ui import actions
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import ActionButton
from desktop_app.ui.widgets.head_chip import HeadChip
from desktop_app.ui.widgets.letters import Letters, follow_letters
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.text import ElidedLabel, label


class PageHead(QWidget):
    """Title, one line of state, a chip, at most three plain actions and one primary."""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(session.look.px(10))
        self.setMinimumHeight(session.look.px(38))
        self.title = label(title, "title")
        self.state = ElidedLabel("", "secondary")
        self.chip = HeadChip()
        self.chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.chip.hide()
        self._line.addWidget(self.title)
        self._line.addSpacing(session.look.px(8))
        self._line.addWidget(self.state, 1)
        self._line.addWidget(self.chip)

    def add(self, *widgets: QWidget) -> None:
        """Put buttons at the right end, in reading order."""
        for widget in widgets:
            self._line.addWidget(widget)


class Page(QWidget):
    """One station of the rail.

    A subclass sets :attr:`name` and :attr:`title`, fills ``box`` in :meth:`build`, and reads the office in
    :meth:`reload`.
    """

    name = ""
    title = ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.letters = Letters(self)
        self.session, self.look = session, session.look
        self.setAccessibleName(self.title)
        self.box = QVBoxLayout(self)
        px = self.look.px
        self.box.setContentsMargins(px(20), px(14), px(20), px(12))
        self.box.setSpacing(px(10))
        self.head = PageHead(session, self.title)
        self.box.addWidget(self.head)
        self.trouble = ProblemList(self.look, session.messages)
        self.trouble.setMaximumHeight(px(150))
        self.box.addWidget(self.trouble)
        self.build()
        self.letters.give()
        self._stale = True
        session.changed.connect(self.refresh)
        session.month_changed.connect(self.refresh)

    def build(self) -> None:
        """Make the widgets; called once."""

    def reload(self) -> None:
        """Read everything shown anew."""

    def notices(self) -> Sequence[Problem]:
        """Return what is told above the body whether or not it could be read."""
        return ()

    def show_key(self, key: str) -> None:
        """Bring the thing with this identity in sight: the search found it, or a task speaks of it."""

    def may_leave(self) -> bool:
        """Return whether nothing half typed would be lost by leaving."""
        return True

    def settle(self) -> None:
        """Put the keyboard's focus where work begins; called when the page is opened."""
        self.setFocus()

    def refresh(self) -> None:
        """Read again now if in sight, else when next shown."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._read()

    def enter(self, key: str = "") -> None:
        """Be the page in front: read if that is due, bring the thing asked for in sight, take the keyboard."""
        self._read_if_stale()
        if key:
            self.show_key(key)
        self.settle()

    def event(self, event: QEvent) -> bool:
        follow_letters(self, event)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._read_if_stale()
        super().showEvent(event)

    def _read_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self._read()

    def _read(self) -> None:
        """Reload; what stops the reading is told above the body, which keeps what it had."""
        try:
            self.reload()
        except Refused as refusal:
            self.trouble.show_problems((*refusal.problems, *self.notices()))
        else:
            self.trouble.show_problems(self.notices())

    def act(self, name: str, slot: Callable[[], object]) -> QAction:
        """Bind one of this page's entries of the table of actions."""
        return actions.bind(self, f"{self.name}.{name}", slot)

    def head_button(self, action: QAction, *, primary: bool = False, text: str = "") -> ActionButton:
        """Put an action's button into the head and return it."""
        made = ActionButton(action, primary=primary, text=text)
        self.head.add(made)
        return made

    def head_buttons(self, plain: Sequence[QAction], primary: QAction | None = None) -> None:
        """Put several into the head, the primary one last."""
        for action in plain:
            self.head_button(action)
        if primary is not None:
            self.head_button(primary, primary=True)
