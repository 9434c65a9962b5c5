"""A scheme while it is edited: what the tabs of the editor share. Nothing is kept until the clerk says so."""

from PySide6.QtCore import QObject, Signal

from desktop_app.model.payroll import LineCode
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.sources import Certainty
from desktop_app.rules.parsing import toml_data
from desktop_app.rules.rulebook import read_scheme
from desktop_app.rules.scheme import Scheme
from desktop_app.services import editing_schemes
from desktop_app.services.editing_schemes import Data, HeadDraft, LineDraft
from desktop_app.services.office import Office


class SchemeDraft(QObject):
    """The data as it was, with the lines as the form now says them.

    Signals:
        changed: it says something else.
    """

    changed = Signal()

    def __init__(self, office: Office, scheme_id: str) -> None:
        super().__init__()
        self.office = office
        self.scheme_id = scheme_id
        self._base: Data = editing_schemes.begun(office, scheme_id)
        self.began = editing_schemes.text_of(self._base)
        self._lines: dict[str, LineDraft] = {}
        self._answered: frozenset[str] = frozenset()
        self._read: tuple[Scheme | None, tuple[Problem, ...]] | None = None

    @property
    def data(self) -> Data:
        """Return the whole as it stands, lines included."""
        data = self._base
        for line, draft in self._lines.items():
            data = editing_schemes.with_line(data, line, draft)
        for text in self._answered:
            data = editing_schemes.without_question(data, text)
        return data

    @property
    def text(self) -> str:
        """Return it as a file's text."""
        return editing_schemes.text_of(self.data)

    @property
    def typed_over(self) -> bool:
        """Return whether it says something else than when it was opened."""
        return self.text != self.began

    @property
    def scheme(self) -> Scheme | None:
        """Return the scheme, or None while something is wrong."""
        return self._reading[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong, with the key of the file that it stands at."""
        return self._reading[1]

    @property
    def _reading(self) -> tuple[Scheme | None, tuple[Problem, ...]]:
        if self._read is None:
            try:
                self._read = read_scheme("", self.data, self.office.rulebook.parameters), ()
            except Refused as refused:
                self._read = None, tuple(refused.problems)
        return self._read

    def rows(self) -> list[tuple[str, LineCode, bool]]:
        """Return every line: those it has, its gaps, and what the law knows beside; True where there is no figure."""
        had = editing_schemes.rows(self._base)
        codes = {code for _, code, _ in had}
        return [*had, *((code.value, code, True) for code in LineCode if code not in codes)]

    def is_gap(self, code: LineCode) -> bool:
        """Return whether the text is known to have the line, and its figure is not."""
        return any(gap.get("line") == code for gap in self.data.get("gap", []))

    def line(self, line: str) -> LineDraft:
        """Return a line as the form shows it."""
        return self._lines.get(line) or editing_schemes.line_draft(self._base, line)

    def said(self, line: str) -> bool:
        """Return whether the form says something of a line that the file did not."""
        return line in self._lines

    def note_of(self, code: LineCode) -> str:
        """Return what the gap of a line says; empty where it is none."""
        notes = [str(gap["text"]) for gap in self.data.get("gap", []) if gap.get("line") == code]
        return " ".join(notes)

    def problems_of(self, line: str) -> list[Problem]:
        """Return what is wrong with one line."""
        ids = [str(row.get("id", row["code"])) for row in self.data.get("line", [])]
        if line not in ids:
            return []
        start = f"line[{ids.index(line) + 1}]."
        return [problem for problem in self.problems if problem.at.column.startswith(start)]

    def put_line(self, line: str, draft: LineDraft) -> None:
        """Say a line as the form now does."""
        if draft == self.line(line):
            return
        self._lines[line] = draft
        self._tell()

    def put_head(self, head: HeadDraft) -> None:
        """Say whose it is and since when."""
        if head != editing_schemes.head_draft(self._base):
            self._base = editing_schemes.with_head(self._base, head)
            self._tell()

    def put_reading(self, name: str, value: str, article: str, certainty: Certainty) -> None:
        """Choose a reading."""
        changed = editing_schemes.with_reading(self._base, name, value, article, certainty)
        if changed["readings"] != self._base["readings"]:
            self._base = changed
            self._tell()

    def questions(self) -> list[tuple[str, bool]]:
        """Return what the file leaves open beyond its lines, and whether the clerk has answered it here."""
        texts = [str(gap["text"]) for gap in self._base.get("gap", []) if "line" not in gap]
        return [(text, text in self._answered) for text in texts]

    def answer(self, text: str, *, known: bool) -> None:
        """Say that a question is answered, or, until the scheme is kept, that it is open after all."""
        self._answered = self._answered | {text} if known else self._answered - {text}
        self._tell()

    def checked(self, text: str) -> Data:
        """Return the data of a text; Refused where a scheme cannot be read from it."""
        data = toml_data("", text)
        read_scheme("", data, self.office.rulebook.parameters)
        return dict(data)

    def put_text(self, text: str) -> None:
        """Take the whole from a text; Refused where a scheme cannot be read from it, and nothing is taken then."""
        if toml_data("", text) == self.data:
            return
        self._base, self._lines, self._answered = self.checked(text), {}, frozenset()
        self._tell()

    def _tell(self) -> None:
        self._read = None
        self.changed.emit()
