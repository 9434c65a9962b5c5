"""What a command is given: how to open the book that the options name."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.cli.answers import say
from desktop_app.clock import Clock
from desktop_app.model.problems import Refused
from desktop_app.paths import Paths
from desktop_app.services.office import Office, Workplace
from desktop_app.services.saving_files import make_folder


@dataclass(frozen=True)
class Context:
    """The options before the command, and the workplace they lead to."""

    make_workplace: Callable[[Paths, Clock, str], Workplace]
    data_dir: Path | None = None
    book: Path | None = None
    clerk: str = ""

    def with_options(self, data_dir: Path | None, book: Path | None, clerk: str) -> "Context":
        """Return the context with the options that were given."""
        return replace(self, data_dir=data_dir, book=book, clerk=clerk)

    @property
    def paths(self) -> Paths:
        """Return where things lie."""
        return Paths.standard(self.data_dir)

    @property
    def workplace(self) -> Workplace:
        """Return this machine's way of opening books."""
        return self.make_workplace(self.paths, Clock(), self.clerk)

    @property
    def book_file(self) -> Path:
        """Return the book that is meant."""
        return self.book or self.paths.book

    @contextmanager
    def office(self) -> Iterator[Office]:
        """Give the office of the book that is meant, and close it after."""
        office = self.workplace.open(self.book_file)
        try:
            yield office
        finally:
            office.book.close()

    @contextmanager
    def commune(self) -> Iterator[Office]:
        """Give the office of a commune's book; Refused for a receiving office's, which has no people or months."""
        with self.office() as office:
            office.require_commune()
            yield office

    @contextmanager
    def new_office(self) -> Iterator[Office]:
        """Make the book that is meant, give its office, and close it after."""
        make_folder(self.book_file.parent)
        office = self.workplace.create(self.book_file)
        try:
            yield office
        finally:
            office.book.close()

    @contextmanager
    def rules(self) -> Iterator[Office]:
        """Give an office for its rules: of the book that is named or stands in its place, else of none.

        A book that stands in its place while the window holds it is no reason to refuse a question: the program's own
        rules then answer, which is said.
        """
        office = self._for_rules()
        try:
            yield office
        finally:
            office.book.close()

    def _for_rules(self) -> Office:
        if self.book is None and not self.paths.book.is_file():
            return self.workplace.trial()
        try:
            return self.workplace.open(self.book_file)
        except Refused as refused:
            if self.book is not None or [problem.code for problem in refused.problems] != ["book.in_use"]:
                raise
        say("Sổ đang mở ở cửa sổ khác: trả lời theo quy định của chương trình, không kể quy định lưu trong sổ.")
        return self.workplace.trial()

    @contextmanager
    def trial(self) -> Iterator[Office]:
        """Give the office of a book in memory: rules and words, nothing kept."""
        office = self.workplace.trial()
        try:
            yield office
        finally:
            office.book.close()
