"""The only place where the parts are joined: resources read, a book opened, the office built.

Rooms are imported when first needed: the window stands on the screen before storage and rules are read.
"""

import getpass
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.clock import Clock
from desktop_app.paths import Paths

if TYPE_CHECKING:
    from desktop_app.printing.library import FormLibrary
    from desktop_app.rules.rulebook import Rulebook
    from desktop_app.services.office import Office, Workplace
    from desktop_app.storage.book import Book


def workplace(paths: Paths, clock: Clock, clerk: str = "") -> "Workplace":
    """Return this machine's way of opening books; ``clerk`` is who stands in their history."""
    from desktop_app.services.office import Workplace
    from desktop_app.storage.book import Book

    who = clerk or clerk_name()
    return Workplace(
        paths=paths,
        clock=clock,
        open=lambda file: _office(Book.open(file, clock), paths, clock, who),
        create=lambda file: _office(Book.create(file, clock), paths, clock, who),
        trial=lambda: _office(Book.in_memory(clock), paths, clock, who),
    )


def run(argv: Sequence[str]) -> int:
    """Run the program: the window where no command is named, else the command line. Return the exit status."""
    if _names_command(argv):
        from desktop_app.cli.main import run_command

        return run_command(argv, workplace)
    from desktop_app.ui.start import run_window

    return run_window(argv, workplace)


OPTIONS_WITH_VALUE = {"--data-dir", "--book"}


def _names_command(argv: Sequence[str]) -> bool:
    """Return whether anything stands there that the window does not understand: a command, or an option of one."""
    words = iter(argv)
    for word in words:
        name, _, value = word.partition("=")
        if name not in OPTIONS_WITH_VALUE:
            return True
        if not value:
            next(words, None)
    return False


def _office(book: "Book", paths: Paths, clock: Clock, clerk: str) -> "Office":
    """Rules and forms are read when first asked for."""
    from desktop_app.services.office import Office
    from desktop_app.wording.messages import Messages

    return Office(
        book=book,
        messages=Messages.load(paths.resources / "messages"),
        clock=clock,
        paths=paths,
        clerk=clerk,
        read_rules=lambda: _rules(paths),
        read_forms=lambda: _forms(paths),
    )


def clerk_name() -> str:
    """Return who is logged in on this machine: the name history shows until the clerk gives another."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a system without that user in its lists
        return "?"


def _rules(paths: Paths) -> "Rulebook":
    from desktop_app.services.starting import read_rules

    return read_rules(paths)


def _forms(paths: Paths) -> "FormLibrary":
    from desktop_app.printing.library import load_forms

    return load_forms(paths.forms)
