"""Room for a part of a page that is made when it is first wanted, so that a page of many tabs opens at once."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.widgets.letters import Lettered
from desktop_app.ui.widgets.side_panel import empty

W = TypeVar("W", bound=QWidget)


class Later(QWidget, Generic[W]):
    """Makes its part when it comes in sight or is asked for; what the part shows is read then, and again when due."""

    def __init__(
        self,
        root: Lettered,
        make: Callable[[], W],
        read: Callable[[W], object] = lambda _part: None,
        frame: Callable[[W], QWidget] = lambda part: part,
    ) -> None:
        """``root`` is the page or dialog whose buttons share their letters; ``frame`` puts the part in an area."""
        super().__init__()
        self._root, self._make, self._read, self._frame = root, make, read, frame
        self._made: W | None = None
        self._stale = True
        self._place = QWidget(self)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place.hide()  # never reached: it keeps the place among those that Tab goes through
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)

    @property
    def made(self) -> W | None:
        """Return the part, None while nobody wanted it."""
        return self._made

    @property
    def part(self) -> W:
        """Return the part, made and read if that is due."""
        if self._made is None:
            self._made = self._make()
            framed = self._frame(self._made)
            self._inside.addWidget(framed)
            framed.show()
            self._take_turn(framed)
            self._root.letters.give()
        if self._stale:
            self._stale = False
            self._read(self._made)
        return self._made

    def renew(self) -> None:
        """Read again what the part shows: now if it is in sight, else when it is next wanted."""
        self._stale = True
        if self.isVisible():
            self.part  # noqa: B018 - reading it is what is wanted

    def forget(self) -> None:
        """Let the part go: it is made anew when it is next wanted."""
        empty(self._inside)
        self._made, self._stale = None, True
        if self.isVisible():
            self.part  # noqa: B018 - making it is what is wanted

    def showEvent(self, event: QShowEvent) -> None:
        self.part  # noqa: B018 - making it is what is wanted
        super().showEvent(event)

    def _take_turn(self, framed: QWidget) -> None:
        """Let Tab come to the part where its room is: Qt has put what is made last behind all that was there."""
        before = self._place
        for one in framed.findChildren(QWidget):
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is self.window():
                self.setTabOrder(before, one)
                before = one
