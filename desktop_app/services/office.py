"""The office: everything a verb needs, passed to it and never global."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.clock import Clock
from desktop_app.model.law import RuleKind
from desktop_app.model.problems import Problem, Refused
from desktop_app.paths import Paths
from desktop_app.wording.messages import Messages

if TYPE_CHECKING:
    from desktop_app.excel.columns import Layouts
    from desktop_app.printing.fonts import Fonts
    from desktop_app.printing.library import FormLibrary
    from desktop_app.rules.overlay import Overlaid
    from desktop_app.rules.rulebook import Rulebook
    from desktop_app.storage.book import Book


@dataclass(frozen=True)
class Office:
    """One open book with the rules, forms and words that go with it.

    Rules and forms are read when first needed, so that the window paints before any of them is parsed.
    """

    book: "Book"
    messages: Messages
    clock: Clock
    paths: Paths
    clerk: str
    """Who is at the keyboard: stands in every line of history."""
    read_rules: Callable[[], "Rulebook"]
    read_forms: Callable[[], "FormLibrary"]

    @cached_property
    def own_rulebook(self) -> "Rulebook":
        """Return the program's own parameters, holidays and schemes; Refused naming file and key if one is wrong."""
        return self.read_rules()

    @property
    def rules(self) -> "Overlaid":
        """Return the rules in force here, the book's own laid over the program's, with what is to be told of them.

        Made anew whenever history touched a rule, so that an undoing counts as well.
        """
        own, changed_at = self.own_rulebook, self.book.rules_changed_at()
        made_of: tuple[Rulebook, int, Overlaid] | None = self.__dict__.get("_rules")
        if made_of is not None and made_of[0] is own and made_of[1] == changed_at:
            return made_of[2]
        from desktop_app.rules.overlay import overlay

        overlaid = overlay(own, self.book.rule_texts())
        # As cached_property does: to everybody else the office stays frozen.
        self.__dict__["_rules"] = own, changed_at, overlaid
        return overlaid

    @property
    def rulebook(self) -> "Rulebook":
        """Return all parameters, holidays and schemes in force here."""
        return self.rules.rulebook

    @cached_property
    def own_forms(self) -> "FormLibrary":
        """Return the program's own forms; raises Refused naming file and key if one is wrong."""
        return self.read_forms()

    @property
    def forms(self) -> "FormLibrary":
        """Return the forms in force here: those that the book keeps stand for the program's own.

        Made anew whenever history touched a rule. What was printed before is reprinted from its kept bytes.
        """
        own, changed_at = self.own_forms, self.book.rules_changed_at()
        made_of: tuple[FormLibrary, int, FormLibrary] | None = self.__dict__.get("_forms")
        if made_of is not None and made_of[0] is own and made_of[1] == changed_at:
            return made_of[2]
        kept = self.book.rule_texts(RuleKind.FORM)
        library = own.with_texts({text.name: text.text for text in kept}) if kept else own
        self.__dict__["_forms"] = own, changed_at, library
        return library

    @cached_property
    def layouts(self) -> "Layouts":
        """Return how workbooks are read and written."""
        from desktop_app.excel.columns import Layouts

        return Layouts.load(self.paths.resources / "excel")

    @cached_property
    def fonts(self) -> "Fonts":
        """Return the faces that papers are drawn with; raises Refused if a letter is missing from one."""
        from desktop_app.printing.fonts import load_fonts

        return load_fonts(self.paths.resources / "fonts")

    def require_commune(self) -> None:
        """Raise Refused where the book is a receiving office's, which keeps bundles and no people of its own."""
        if self.book.fact("office_unit") is not None:
            raise Refused(Problem("book.of_receiving_office"))

    def now(self) -> str:
        """Return the present moment as history writes it: ISO 8601 with offset."""
        return self.clock.now().isoformat()


@dataclass(frozen=True)
class Workplace:
    """This machine before a book is open: where things lie, and how an office is opened. Made in ``app``."""

    paths: Paths
    clock: Clock
    open: Callable[[Path], Office]
    """Open a book's file; Refused with its own sentence for each thing that forbids it."""
    create: Callable[[Path], Office]
    """Make an empty book and open it."""
    trial: Callable[[], Office]
    """A book in memory, for what needs rules and words but keeps nothing."""
