"""A form's text as a clerk reads it: ``{effective_on|long_date}`` stands as a name in guillemets, and back again."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from desktop_app.model.problems import Place, Problem
from desktop_app.wording.messages import Messages

OPEN, CLOSE = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
_SLOT = re.compile(r"\{[a-z_.]+(?:\|[a-z_]+)?\}")
_CELLS = ("cell", "if_any", "number")
_NAME = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}|[{OPEN}{CLOSE}]")


class SlotChoice(NamedTuple):
    """One value that a text may show: as the file has it, and as the clerk reads it."""

    source: str
    name: str
    usual: bool = True
    """Whether it is offered; what only a table's cells need is understood where it stands, and not asked about."""


@dataclass(frozen=True, slots=True)
class Slots:
    """What one text may speak of."""

    choices: tuple[SlotChoice, ...]
    _names: Mapping[str, str] = field(default_factory=dict)
    _sources: Mapping[str, str] = field(default_factory=dict)

    def shown(self, text: str) -> str:
        """Return a file's text with a name for each slot; one that nobody knows stays as it is written."""
        return _SLOT.sub(lambda match: self._named(match[0]), text)

    def _named(self, slot: str) -> str:
        name = self._names.get(slot)
        return f"{OPEN}{name}{CLOSE}" if name is not None else slot

    def source(self, shown: str) -> str:
        """Return what the file has for a text as the clerk sees it; a name that is none stays as it is."""
        return _NAME.sub(lambda match: self._sources.get(_folded(match[1] or ""), match[0]), shown)

    def unknown(self, shown: str) -> tuple[Problem, ...]:
        """Return a problem for each name in guillemets that is none of these."""
        found = [match for match in _NAME.finditer(shown) if _folded(match[1] or "") not in self._sources]
        return tuple(Problem("form_edit.slot_unknown", Place(), {"slot": match[0]}) for match in found)

    def spans(self, shown: str) -> tuple[tuple[int, int], ...]:
        """Return where the names stand that are known: begin and end within the text, their guillemets included."""
        return tuple(match.span() for match in _NAME.finditer(shown) if _folded(match[1] or "") in self._sources)


def slots_at(messages: Messages, context: str, block: Mapping[str, Any], key: str) -> Slots:
    """Return what the text at a key of a block may speak of, in the clerk's words; each name is told once only."""
    from desktop_app.printing.vocabulary import offers, scope_of

    choices: list[SlotChoice] = []
    taken: set[str] = set()
    for offer in offers(scope_of(context, block, key), context):
        labels = [_label(messages, name) for name in offer.names]
        for at, way in enumerate(offer.filters):
            manner = messages.labels["form_filter"].get(way, way) if at and way else ""
            name = _free_name(labels, manner, taken) or offer.path
            taken.add(_folded(name))
            usual = not at or way not in _CELLS or offer.filters[0] in _CELLS
            choices.append(SlotChoice(f"{{{offer.path}|{way}}}" if way else f"{{{offer.path}}}", name, usual))
    return Slots(
        tuple(choices),
        {choice.source: choice.name for choice in choices},
        {_folded(choice.name): choice.source for choice in choices},
    )


def _free_name(labels: Sequence[str], manner: str, taken: set[str]) -> str:
    """Return the shortest name that is still free: the value's own, then with those it stands within."""
    own, *around = reversed(labels)
    for depth in range(len(around) + 1):
        within = f" ({', '.join(around[:depth])})" if depth else ""
        name = f"{own}{within}{f', {manner}' if manner else ''}"
        if _folded(name) not in taken:
            return name
    return ""


def _label(messages: Messages, name: str) -> str:
    """Return the words of a field: those of its own class, else those that the field has everywhere."""
    labels = messages.labels["form_field"]
    return labels.get(name) or labels.get(name.rpartition(".")[2]) or name


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
