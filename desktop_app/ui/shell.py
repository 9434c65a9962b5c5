"""The shell: rail, top bar, pages, status line. It knows where things are, not what they are."""

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.ui import actions
from desktop_app.ui.actions import STATIONS
from desktop_app.ui.rail import Rail
from desktop_app.ui.session import Session
from desktop_app.ui.statusline import StatusLine
from desktop_app.ui.topbar import TopBar

if TYPE_CHECKING:
    from desktop_app.services.listing import Hit
    from desktop_app.ui.page import Page

PAGES = {
    "board": ("board", "BoardPage"),
    "members": ("members", "MembersPage"),
    "decisions": ("decisions", "DecisionsPage"),
    "recruitment": ("recruitment", "RecruitmentPage"),
    "duty": ("duty", "DutyPage"),
    "payroll": ("payroll", "PayrollPage"),
    "documents": ("documents", "DocumentsPage"),
    "register": ("register", "RegisterPage"),
    "exchange": ("exchange", "ExchangePage"),
    "scheme": ("scheme", "SchemePage"),
    "history": ("history", "HistoryPage"),
    "settings": ("settings", "SettingsPage"),
}
"""Module and class of each station; a page is imported when first opened, so that the window paints before any."""

OFFICE_PAGES = frozenset({"exchange", "scheme", "history", "settings"})
"""The stations that a receiving office's book has, which completes schemes and hands them down; the others are a
commune's."""
ROOM_FOR_WORDS = 1180
"""Width in pixels of the sketches from which the rail shows words beside its icons."""
HIT_PAGES = {
    "member": "members",
    "team": "members",
    "decision": "decisions",
    "recruitment": "recruitment",
    "document": "documents",
}


class Frame(QWidget):
    """All inside the window for one open book; made anew when the look changes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        look = session.look
        self.rail = Rail(look, folded=session.settings.rail_folded)
        self.topbar = TopBar(look, session.month, self._find)
        self.stack = QStackedWidget()
        self.status = StatusLine(look)
        self.pages: dict[str, Page] = {}
        self.current = ""
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        upright = QVBoxLayout()
        upright.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(upright, 1)
        upright.addWidget(self.topbar)
        upright.addWidget(self.stack, 1)
        upright.addWidget(self.status)
        self._connect()
        self._bind()

    def _connect(self) -> None:
        session = self.session
        self.rail.chosen.connect(self.open)
        self.topbar.months.chosen.connect(self.turn_to)
        self.topbar.search.chosen.connect(self._go_to_hit)
        self.status.cancelled.connect(session.tasks.cancel)
        session.tasks.began.connect(self.status.begin)
        session.tasks.advanced.connect(self.status.advance)
        session.tasks.ended.connect(self.status.end)
        session.changed.connect(self.refresh)
        session.month_changed.connect(self.refresh)
        session.asked.connect(self.open)
        session.said.connect(self.tell)

    def _bind(self) -> None:
        months = self.topbar.months
        actions.bind(self, "window.previous_month", months.turn_back)
        actions.bind(self, "window.next_month", months.turn_on)
        actions.bind(self, "window.search", self.topbar.search.setFocus)
        actions.bind(self, "window.undo", self.undo)
        actions.bind(self, "window.redo", self.redo)
        actions.bind(self, "window.reload", self.reload)
        actions.bind(self, "window.keys", self.show_keys)
        actions.bind(self, "window.fold_rail", self.fold_rail)
        for station in STATIONS:
            QShortcut(QKeySequence(station.key), self).activated.connect(partial(self.open, station.name))

    def open(self, name: str, key: str = "") -> None:
        """Open a station's page, made when first asked for, and bring the thing with this identity in sight."""
        if self.current and self.current != name and not self.pages[self.current].may_leave():
            self.rail.mark(self.current)
            return
        page = self.page(name)
        self.current = name
        self.rail.mark(name)
        self.stack.setCurrentWidget(page)
        page.enter(key)

    def page(self, name: str) -> "Page":
        """Return a station's page, made if need be."""
        if name not in self.pages:
            made = self._make(name)
            self.pages[name] = made
            self.stack.addWidget(made)
        return self.pages[name]

    def _make(self, name: str) -> "Page":
        from desktop_app.services.keeping_keys import is_receiving_office

        if name not in OFFICE_PAGES and is_receiving_office(self.session.office):
            from desktop_app.ui.commune_only import CommuneOnlyPage

            return CommuneOnlyPage(self.session, next(one.title for one in STATIONS if one.name == name))
        module, kind = PAGES[name]
        made: Page = getattr(import_module(f"desktop_app.ui.pages.{module}"), kind)(self.session)
        return made

    def turn_to(self, month: Month) -> None:
        """Put another month in front, unless something half typed would be lost."""
        if not self.current or self.pages[self.current].may_leave():
            self.session.turn_to(month)

    def refresh(self) -> None:
        """Read the top bar and the status line anew."""
        from desktop_app.services import keeping_keys
        from desktop_app.services.listing_month import head

        if keeping_keys.is_receiving_office(self.session.office):
            self.topbar.show_office(keeping_keys.own_name(self.session.office), self.session.month)
            self.tell("")
            return
        try:
            self.topbar.show_head(head(self.session.office, self.session.month))
        except Refused:
            self.topbar.show_no_head(self.session.month)  # the page in front says what is missing
        self.tell("")

    def reload(self) -> None:
        """F5: read everything anew."""
        self.refresh()
        for page in self.pages.values():
            page.refresh()

    def tell(self, words: str) -> None:
        """Show what is saved, copied and undoable, and a word on what just happened."""
        from desktop_app.services.undoing import undoable
        from desktop_app.ui.history_words import change_title, newest_copy

        session = self.session
        change = undoable(session.office)
        self.status.say(
            words,
            f"Đã lưu lúc {session.saved_at}" if session.saved_at else "Mọi việc đã lưu",
            newest_copy(session.office),
            f"Hoàn tác: {change_title(change)} (Ctrl+Z)" if change else "",
        )

    def undo(self) -> None:
        """Ctrl+Z: take back the last verb."""
        from desktop_app.services import undoing
        from desktop_app.ui.history_words import change_title

        change = self.session.attempt(lambda: undoing.undo(self.session.office))
        if change is not None:
            self.tell(f"Đã hoàn tác: {change_title(change)}. Ctrl+Y để làm lại")

    def redo(self) -> None:
        """Ctrl+Y: do again what was taken back."""
        from desktop_app.services import undoing

        if self.session.attempt(lambda: undoing.redo(self.session.office)) is not None:
            self.tell("Đã làm lại việc vừa hoàn tác")

    def show_keys(self) -> None:
        """F1: the keys of the page in front."""
        from desktop_app.ui.dialogs.keys import KeysDialog

        KeysDialog(self, self.session.look, self.current).exec()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def _fit_rail(self) -> None:
        """Fold the rail where the clerk wants that, or where the window is too narrow for the size of letters."""
        folded = self.session.settings.rail_folded or self.width() < self.session.look.px(ROOM_FOR_WORDS)
        if folded != self.rail.folded:
            self.rail.fold(folded=folded)

    def fold_rail(self) -> None:
        """Fold the rail to icons, or unfold it, and keep that for next time."""
        settings = self.session.settings
        self.session.keep_settings(settings.with_(rail_folded=not settings.rail_folded))
        self._fit_rail()

    def _find(self, words: str) -> "Sequence[Hit]":
        from desktop_app.services.listing_people import search

        return search(self.session.office, words)

    def _go_to_hit(self, hit: "Hit") -> None:
        self.open(HIT_PAGES[hit.kind], hit.id)
