"""What became of a round of recruitment, by its parts: one application, one vote, one posting, each by its name."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from desktop_app.model.change import JsonValue
from desktop_app.services.office import Office
from desktop_app.ui.widgets.date_text import write_clock

Image = Mapping[str, JsonValue]
Words = Callable[[JsonValue], str]
PARTS: Mapping[str, tuple[str, ...]] = {
    "vacancies": ("team",),
    "postings": ("paper", "where"),
    "applicants": ("member",),
    "council": ("name",),
    "tellers": ("name",),
    "votes": ("member",),
    "ties": ("team",),
    "overrides": ("code",),
}
"""The lists of a round, and by which fields one part is told from another."""
KINDS: Mapping[str, Mapping[str, str]] = {
    "applicants": {"papers": "application_paper", "role": "role"},
    "postings": {"paper": "posted_paper", "place": "posting_place"},
    "council": {"role": "council_role", "seat": "council_seat", "sex": "sex"},
    "tellers": {"part": "teller_part"},
    "": {"mode": "vote_mode"},
}
"""Of which closed list a field's value is, by the list that it stands in."""


NOTHING: tuple[JsonValue, ...] = (None, "", [], False, 0)
"""Values that say nothing where they are new."""
COUNTED = "ayes"
"""Of votes none is a count like any other."""
CLOCKS = frozenset({"begun", "ended"})
"""Minutes of the day, which a person reads as hours."""


class RoundWords:
    """Words for the values of one round."""

    def __init__(self, office: Office, field_word: Callable[[str], str], value_words: Words) -> None:
        self._label = office.messages.label
        self._names: dict[str, str] = {
            **{str(member.id): member.full_name for member in office.book.members()},
            **{str(team.id): team.name for team in office.book.teams()},
        }
        self._field, self._value = field_word, value_words

    def changes(self, before: Image, after: Image) -> Iterator[str]:
        """Yield what differs between two images of a round, one line a value."""
        yield from self._between("", "", before, after)

    def _between(self, above: str, part: str, before: Image, after: Image) -> Iterator[str]:
        for field in sorted(before.keys() | after.keys()):
            was, now = before.get(field), after.get(field)
            if was == now or (was is None and now in NOTHING):
                continue
            named = f"{above}{self._field(field)}"
            if field in PARTS and isinstance(was or now, list):
                yield from self._lists(above, field, was or [], now or [])
            elif isinstance(now, dict) and (was is None or isinstance(was, dict)):
                yield from self._between(f"{named} › ", part, was or {}, now)
            else:
                yield f"{named}: {self._words(part, field, was)} → {self._words(part, field, now)}"

    def _lists(self, above: str, field: str, was: JsonValue, now: JsonValue) -> Iterator[str]:
        former, later = (self._by_name(field, cast("list[Image]", parts)) for parts in (was, now))
        heading = f"{above}{self._field(field)}"
        for name in dict.fromkeys([*former, *later]):
            if name not in later:
                yield f"{heading}: bỏ {name}"
            elif name in former:
                yield from self._between(f"{heading} {name} › ", field, former[name], later[name])
            else:
                yield f"{heading}: thêm {name}{self._told(field, later[name])}"

    def _by_name(self, field: str, parts: list[Image]) -> dict[str, Image]:
        keys = PARTS[field]
        return {" tại ".join(self._words(field, key, one.get(key)) for key in keys): one for one in parts}

    def _told(self, field: str, part: Image) -> str:
        """Return the values of a part that is new, those that say nothing left out."""
        told = [
            f"{self._field(key)} {self._words(field, key, value)}"
            for key, value in sorted(part.items())
            if key not in PARTS[field] and (key == COUNTED or value not in NOTHING)
        ]
        return f" ({', '.join(told)})" if told else ""

    def _words(self, part: str, field: str, value: JsonValue) -> str:
        kind = KINDS.get(part, KINDS[""]).get(field)
        if field in CLOCKS and isinstance(value, int):
            return write_clock(value)
        if isinstance(value, list) and kind is not None:
            return ", ".join(self._words(part, field, one) for one in value) or self._value(value)
        if isinstance(value, str) and value in self._names:
            return self._names[value]
        if kind is not None and isinstance(value, str) and value:
            return self._label(kind, value)
        return self._value(value)
