"""What every page is given: the office, the month in front, the look, the tasks; and the one way to do a verb."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.ui.look import Look
    from desktop_app.ui.tasks import Tasks
    from desktop_app.wording.messages import Messages

T = TypeVar("T")


class Session(QObject):
    """One open book in one window.

    Signals:
        changed: a verb was done, once for each; pages in sight read again, others when next shown.
        month_changed: another month is in front.
        asked: a page's name and the identity of a thing to show there (empty for none).
        said: one line for the status line.
        refused: the Refused of a verb done through :meth:`attempt`.
        settings_changed: font, theme or clerk are other ones.
        restore_asked: Path of the copy that shall take the place of the book; only the program can close the book.
        print_asked: PrintRequest of a paper that shall go to a printer.
    """

    changed = Signal()
    month_changed = Signal()
    asked = Signal(str, str)
    said = Signal(str)
    refused = Signal(object)
    settings_changed = Signal()
    restore_asked = Signal(object)
    print_asked = Signal(object)

    def __init__(self, office: "Office", look: "Look", tasks: "Tasks", settings: Settings) -> None:
        super().__init__()
        self.office, self.look, self.tasks, self.settings = office, look, tasks, settings
        self.month = Month.of(office.clock.today())
        self.saved_at = ""
        """Time of the last verb, ``16:42``; empty before the first."""
        self.unclear: dict[Month, int] = {}
        """Cells typed on the duty page that nobody understood or the book refused: they stand in no month yet."""

    @property
    def messages(self) -> "Messages":
        """Return the Vietnamese of every code."""
        return self.office.messages

    def turn_to(self, month: Month) -> None:
        """Put another month in front."""
        if month != self.month:
            self.month = month
            self.month_changed.emit()

    def do(self, verb: Callable[[], T]) -> T:
        """Do a verb and announce the change once; Refused goes up to the caller, who shows it where it belongs."""
        result = verb()
        self.saved_at = self.office.clock.now().strftime("%H:%M")
        self.changed.emit()
        return result

    def attempt(self, verb: Callable[[], T]) -> T | None:
        """Do a verb; a refusal is shown as a list over the window, and None is returned."""
        try:
            return self.do(verb)
        except Refused as refusal:
            self.refused.emit(refusal)
            return None

    def keep_settings(self, settings: Settings, file: Path | None = None) -> None:
        """Keep this machine's preferences and tell the window."""
        settings.save(file or self.office.paths.settings)
        self.settings = settings
        self.settings_changed.emit()
