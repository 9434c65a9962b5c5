"""Whether a form's text can be used: read, held against its context, letters and page, and drawn; each fault its line.

Touches no book, so that any thread may ask. Drawing ends as soon as it is told to: nothing here can hold a window up.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop_app.model.problems import Place, Problem, Refused, Severity
from desktop_app.services.locating_keys import line_of
from desktop_app.services.office import Office

if TYPE_CHECKING:
    from desktop_app.printing.definition import FormDefinition as FormDefinition  # noqa: PLC0414 - screens name the type by this room
    from desktop_app.printing.fonts import Fonts
    from desktop_app.printing.library import FormLibrary

PATIENCE_MS = 5_000
"""How long a form may be drawn before it is given up."""
_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class FormJudge:
    """What a form's text is tried on: the program's own forms, its faces."""

    own: "FormLibrary"
    fonts: "Fonts"

    def read(self, code: str, text: str) -> "FormDefinition":
        """Return the form that a text defines under a code; Refused, each fault with line and key.

        Refused are no TOML, unknown keys, blocks, fields and filters, broken slots and emphasis, letters that the faces
        lack or nobody sees, more than a form may hold, a code that no paper is printed by, and a form that speaks of
        other things than the program's own does.
        """
        source = f"{code}/form.toml"
        try:
            odd = _refuse_endless(text, source)
            self._refuse_other_context(code, text, source)
            form = self._form(code, text, source, odd)
            seen = {problem.at.column for problem in odd}
            _refuse_all([*odd, *(one for one in self._faults(form, source) if one.at.column not in seen)])
        except Refused as refused:
            raise Refused(located(text, refused.problems)) from None
        return form

    def _form(self, code: str, text: str, source: str, odd: list[Problem]) -> "FormDefinition":
        """Return the form; Refused with its faults, the odd and the letters of it that the faces lack all at once."""
        from desktop_app.printing.fonts import refuse_lacking

        try:
            return self.own.read(code, text, source)
        except Refused as refused:
            told = {problem.at.column for problem in odd}
            words = ((key, one) for key, one in _printed_words(text) if key not in told)
            raise Refused([*odd, *refused.problems, *refuse_lacking(self.fonts, words, source)]) from None

    def _faults(self, form: "FormDefinition", source: str) -> Iterator[Problem]:
        from desktop_app.printing.definition import literals_of
        from desktop_app.printing.fonts import refuse_lacking

        if form.code not in self.own.forms:
            yield Problem("form_edit.code_unknown", Place(source=source, column="code"), {"code": form.code})
        yield from refuse_lacking(self.fonts, literals_of(form), source)
        yield from _too_wide(form, source)

    def _refuse_other_context(self, code: str, text: str, source: str) -> None:
        """The program fills its own form with one context: a form of another would be refused when it is printed."""
        from desktop_app.printing.reading import toml_of

        context = toml_of(text, source).get("context")
        wanted = self.own[code].text.context if code in self.own.forms else context
        if isinstance(context, str) and context != wanted:
            values = {"context": context, "wanted": wanted}
            raise Refused(Problem("form_edit.context_changed", Place(source=source, column="context"), values))

    def sample(self, form: "FormDefinition") -> Any | None:
        """Return the made-up data of a form of that code; None where the program has none that fits."""
        from desktop_app.printing.library import sample

        if form.code not in self.own.forms or self.own[form.code].context_type is not form.context_type:
            return None
        return sample(self.own[form.code])

    def draw(self, form: "FormDefinition", context: Any, stop: Callable[[], bool] = bool) -> bytes:
        """Return the PDF of a form with a context; Refused where it is told to stop, or a letter is lacking."""
        from desktop_app.printing.fonts import Stopped
        from desktop_app.printing.render import DocumentIdentity, render

        try:
            return render(form, context, DocumentIdentity(form.code), self.watched(stop)).pdf
        except Stopped:
            raise Refused(Problem("form_edit.too_slow", values={"seconds": PATIENCE_MS // 1000})) from None

    def doubts(self, form: "FormDefinition", context: Any, stop: Callable[[], bool] = bool) -> tuple[Problem, ...]:
        """Return the warnings of a form: nobody signs it, a list is not on it, a table has no room on its page."""
        return (*unsigned(form), *self.left_out(form), *self.crowded(form, context, stop))

    def left_out(self, form: "FormDefinition") -> tuple[Problem, ...]:
        """Return as a warning each list of the context that the program's own form prints and this one does not.

        What a decision is about, the people whom it names for instance, would then not stand on it. Signers have a
        warning of their own.
        """
        from desktop_app.printing.paper_parts import Signer
        from desktop_app.printing.vocabulary import lists_of

        own = self.own.forms.get(form.code)
        if own is None or own.context_type is not form.context_type:
            return ()
        lists = (
            name for name, element in lists_of(form.text.context) if is_dataclass(element) and element is not Signer
        )
        lost = [name for name in lists if own.speaks_of(name) and not form.speaks_of(name)]
        place = Place(source=f"{form.code}/form.toml", column="block[1]")
        return tuple(Problem("form_edit.list_left_out", place, {"field": name}, Severity.WARNING) for name in lost)

    def crowded(self, form: "FormDefinition", context: Any, stop: Callable[[], bool] = bool) -> tuple[Problem, ...]:
        """Return as a warning each table that has no room on its page; none once it is told to stop."""
        from desktop_app.printing.fonts import Stopped
        from desktop_app.printing.table_room import crowded_tables

        try:
            numbers = crowded_tables(form, context, self.watched(stop))
        except Stopped:
            return ()
        source = f"{form.code}/form.toml"
        return tuple(
            Problem(
                "form_edit.table_crowded",
                Place(source=source, column=f"block[{number}]"),
                severity=Severity.WARNING,
            )
            for number in numbers
        )

    def watched(self, stop: Callable[[], bool]) -> "Fonts":
        """Return the faces, laying out with which ends once ``stop`` says so."""
        from desktop_app.printing.fonts import WatchedFonts

        return WatchedFonts(self.fonts.faces, self.fonts.digest, stop=stop)


def unsigned(form: "FormDefinition") -> tuple[Problem, ...]:
    """Return as a warning that a paper whose data name a signer has no part where anybody signs."""
    from desktop_app.printing.blocks.signing import Closing, Signatures
    from desktop_app.printing.template import fields_of

    if any(isinstance(block, (Closing, Signatures)) for block in form.text.block):
        return ()
    known = fields_of(form.context_type)
    code = "form_edit.no_closing" if {"signer", "recipients"} <= known.keys() else "form_edit.no_signature"
    place = Place(source=f"{form.code}/form.toml", column="block[1]")
    signed = {"signer", "signers"} & known.keys()
    return (Problem(code, place, severity=Severity.WARNING),) if signed else ()


def form_judge(office: Office) -> FormJudge:
    """Return what forms are tried on in this book."""
    return FormJudge(office.own_forms, office.fonts)


def located(text: str, problems: tuple[Problem, ...] | list[Problem]) -> list[Problem]:
    """Return the problems with the line of the text that each stands on, in the order of their lines."""
    found = [replace(problem, at=replace(problem.at, row=_row(text, problem))) for problem in problems]
    return sorted(found, key=lambda problem: problem.at.row or 0)


def _row(text: str, problem: Problem) -> int | None:
    """Return the line of a problem's key, the first where the whole lacks one; of no TOML the one its reader names."""
    if problem.at.column:
        return line_of(text, problem.at.column) or 1
    reason = str(problem.values.get("reason", ""))
    if match := _LINE.search(reason):
        return int(match[1])
    return len(text.splitlines()) if "end of document" in reason else None


def _refuse_all(problems: list[Problem]) -> None:
    if problems:
        raise Refused(problems)


def _printed_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield key and words of all texts in the blocks of a file; none where it is no TOML."""
    try:
        data = tomllib.loads(text)
    except ValueError:
        return
    for key, value in _values({"block": data.get("block")}, ""):
        if isinstance(value, str):
            yield key, value


def _refuse_endless(text: str, source: str) -> list[Problem]:
    """Refuse a text that is larger than any form, before it is parsed and again before it is checked.

    Return what else is wrong with its values: it hinders no reading, so that all can be told at once.
    """
    from desktop_app.printing.vocabulary import LIMITS

    if len(text) > LIMITS.letters:
        values = {"letters": len(text), "most": LIMITS.letters}
        raise Refused(Problem("form_edit.too_long", Place(source=source), values))
    try:
        try:
            data = tomllib.loads(text)
        except ValueError:
            return []  # told, with its line, by the reader
        _refuse_all(list(_too_much(data, source)))
        return [*_odd_numbers(data, source), *_unseen(data, source)]
    except RecursionError:
        raise Refused(Problem("form_edit.too_deep", Place(source=source))) from None


def _too_much(data: Mapping[str, Any], source: str) -> Iterator[Problem]:
    from desktop_app.printing.vocabulary import LIMITS

    blocks = data.get("block")
    blocks = blocks if isinstance(blocks, list) else []
    if len(blocks) > LIMITS.blocks:
        values = {"count": len(blocks), "most": LIMITS.blocks}
        yield Problem("form_edit.too_many_blocks", Place(source=source, column="block[1]"), values)
    for number, block in enumerate(blocks, start=1):
        columns = block.get("columns") if isinstance(block, Mapping) else None
        if isinstance(columns, list) and len(columns) > LIMITS.columns:
            values = {"count": len(columns), "most": LIMITS.columns}
            yield Problem("form_edit.too_many_columns", Place(source=source, column=f"block[{number}].columns"), values)
    for key, value in _values(data, ""):
        if isinstance(value, str) and len(value) > LIMITS.text:
            values = {"letters": len(value), "most": LIMITS.text}
            yield Problem("form_edit.text_long", Place(source=source, column=key), values)


def _odd_numbers(data: Mapping[str, Any], source: str) -> Iterator[Problem]:
    for key, value in _values(data, ""):
        if isinstance(value, (int, float)) and key.startswith("block["):
            yield from _out_of_range(key, value, source)


def _unseen(data: Mapping[str, Any], source: str) -> Iterator[Problem]:
    """Yield each text that holds a letter nobody sees: it turns the order of words round, or stands between them."""
    for key, value in _values(data, ""):
        found = next((c for c in value if unicodedata.category(c) == "Cf"), "") if isinstance(value, str) else ""
        if found:
            values = {"codepoint": f"U+{ord(found):04X}"}
            yield Problem("form_edit.unseen", Place(source=source, column=key), values)


def _out_of_range(key: str, value: float, source: str) -> Iterator[Problem]:
    """Yield the problem of a number with which no page can be laid out; a switch is none."""
    from desktop_app.printing.vocabulary import ANY_NUMBER, RANGES

    least, most = RANGES.get(key.rpartition(".")[2], ANY_NUMBER)
    if not isinstance(value, bool) and not least <= value <= most:
        values = {"value": str(value)[:16], "least": f"{least:g}", "most": f"{most:g}"}
        yield Problem("form_edit.out_of_range", Place(source=source, column=key), values)


def _values(value: object, key: str) -> Iterator[tuple[str, object]]:
    """Yield key and value of all that stands in a file."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from _values(one, f"{key}.{name}".lstrip("."))
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield from _values(one, f"{key}[{number}]")
    else:
        yield key, value


def _too_wide(form: "FormDefinition", source: str) -> Iterator[Problem]:
    """Yield each table whose columns ask for more millimetres than the page has."""
    from desktop_app.printing.table_room import room_mm, tables

    for number, part, table in tables(form):
        asked, room = sum(column.min_mm for column in table.columns), room_mm(form, part)
        if asked > room:
            values = {"asked": round(asked), "room": round(room)}
            yield Problem("form_edit.columns_wide", Place(source=source, column=f"block[{number}].columns[1]"), values)
