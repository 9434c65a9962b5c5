"""The Vietnamese sentence of every code, from ``resources/messages/*.vi.toml``.

A file has tables: ``[problem]`` code = sentence, ``[step]`` code = sentence,
``[short_step]`` code = a few words for a narrow column, and ``[label.<kind>]`` value = words.
A sentence holds ``{name}`` or ``{name|filter}``; a filter is one of :data:`FILTERS`.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path

from desktop_app.model.member import Birth, PartialDate
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem
from desktop_app.wording import written
from desktop_app.wording.faults import fault
from desktop_app.wording.form_faults import typed, wanted

_SLOT = re.compile(r"\{(\w+)(?:\|(\w+))?\}")
_HOLDER = {False: "cột", True: "khóa"}
"""What stands on a row of a workbook, and on a line of a file."""
_NO_DAYS = " ()"
"""What brackets around no days come to."""

FILTERS: Mapping[str, Callable[..., str]] = {
    "money": written.money,
    "number": written.number,
    "percent": written.percent,
    "hours": written.hours,
    "date": written.short_date,
    "long_date": written.long_date,
    "clock": written.clock_time,
    "month": written.month,
    "weekday": written.weekday,
    "fault": fault,
    "wanted": wanted,
    "typed": typed,
    "sum": written.added,
    "choices": written.side_by_side,
}


@dataclass(frozen=True, slots=True)
class Messages:
    """All sentences and labels. A missing one is a fault of ours (KeyError), which a test of the house finds first."""

    problems: Mapping[str, str]
    steps: Mapping[str, str]
    short_steps: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]

    @classmethod
    def load(cls, folder: Path) -> "Messages":
        """Return what the folder's ``*.vi.toml`` say; ValueError where two files give one code."""
        problems: dict[str, str] = {}
        steps: dict[str, str] = {}
        short_steps: dict[str, str] = {}
        labels: dict[str, dict[str, str]] = {}
        for file in sorted(folder.glob("*.vi.toml")):
            tables = tomllib.loads(file.read_text(encoding="utf-8"))
            _add(problems, tables.get("problem", {}), file)
            _add(steps, tables.get("step", {}), file)
            _add(short_steps, tables.get("short_step", {}), file)
            for kind, words in tables.get("label", {}).items():
                _add(labels.setdefault(kind, {}), words, file)
        return cls(problems, steps, short_steps, labels)

    def problem(self, problem: Problem) -> str:
        """Return the sentence of a problem: its place first, where the clerk can find it, then what and what to do."""
        sentence = self._fill(self.problems[problem.code], problem.values)
        place = self._place(problem)
        article = f" ({problem.article})" if problem.article and problem.article not in sentence else ""
        return f"{place}{sentence}{article}"

    def step(self, code: str, values: Mapping[str, object]) -> str:
        """Return the sentence of one step of a calculation."""
        return self._fill(self.steps[code], values).replace(_NO_DAYS, "")

    def short_step(self, code: str, values: Mapping[str, object]) -> str:
        """Return a step in a few words, for a narrow column; the whole sentence where no short one is kept."""
        return self._fill(self.short_steps.get(code) or self.steps[code], values)

    def label(self, kind: str, value: str | Enum) -> str:
        """Return the words for one value of a closed list, for instance ``label("role", Role.LEADER)``."""
        return self.labels[kind][str(value.value if isinstance(value, Enum) else value)]

    def write(self, value: object) -> str:
        """Return any value as the screen writes it."""
        return _WRITERS.get(type(value), self._other)(value)

    def _other(self, value: object) -> str:
        if isinstance(value, Enum):
            kind = _snake(type(value).__name__)
            return self.labels.get(kind, {}).get(str(value.value), str(value.value))
        if isinstance(value, (list, tuple, set, frozenset)):
            return ", ".join(self.write(item) for item in value)
        return str(value)

    def _fill(self, sentence: str, values: Mapping[str, object]) -> str:
        def one(match: re.Match[str]) -> str:
            value = values[match[1]]
            return FILTERS[match[2]](value) if match[2] else self.write(value)

        return _SLOT.sub(one, sentence)

    @staticmethod
    def _place(problem: Problem) -> str:
        at = problem.at
        parts = [
            at.source,
            f"dòng {at.row}" if at.row is not None else "",
            f"{_HOLDER[at.source.endswith('.toml')]} {at.column}" if at.column and at.row is not None else at.column,
        ]
        place = ", ".join(part for part in parts if part)
        if not place:
            return ""
        # A key of a data file stands as it is to be typed; only our own word is a sentence's first.
        return f"{place[0].upper()}{place[1:]}: " if at.row is not None and not at.source else f"{place}: "


_WRITERS: Mapping[type, Callable[..., str]] = {
    date: written.short_date,
    datetime: written.moment,
    Decimal: written.number,
    Fraction: written.number,
    Month: written.short_month,
    PartialDate: written.known_in_part,
    Birth: written.known_in_part,
}


def _add(known: dict[str, str], more: Mapping[str, str], file: Path) -> None:
    if twice := known.keys() & more.keys():
        raise ValueError(f"{file.name}: {sorted(twice)}")
    known.update(more)


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
