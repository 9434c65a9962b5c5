"""The gate for what is typed and will stand on paper: text in NFC, and no letter that no paper can carry."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar
from unicodedata import category

from desktop_app.model.problems import Place, Problem, refuse_errors
from desktop_app.model.text import clean
from desktop_app.services.office import Office
from desktop_app.wording import typed_fields

_Noun = TypeVar("_Noun")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def as_kept(noun: _Noun) -> _Noun:
    """Return a noun, or several, with every text in it clean; lines stay apart."""
    return _cleaned(noun)  # type: ignore[return-value]


def uncarried(office: Office, noun: object) -> Iterator[Problem]:
    """Yield the first letter in each field of a noun that the program's papers have no sign for."""
    yield from _odd_letters(office, _texts(noun, ""))


def _odd_letters(office: Office, texts: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for name, text in texts:
        bare = text.replace("\n", "")
        odd = next((c for c in bare if category(c) in _UNSEEN), None) or next(iter(office.fonts.lacking(bare)), None)
        if odd is not None:
            values = {"field": typed_fields.named(name), "codepoint": f"U+{ord(odd):04X}"}
            yield Problem("text.not_for_paper", Place(field=name), values)


def carried(office: Office, field: str, text: str) -> str:
    """Return one typed text clean; Refused where it holds a letter that no paper of the program can carry."""
    kept = as_kept(text)
    refuse_errors(_odd_letters(office, [(field, kept)]))
    return kept


def _cleaned(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Enum):
        return "\n".join(map(clean, value.split("\n")))
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _cleaned(getattr(value, one.name)) for one in fields(value)})
    return value


def _texts(value: object, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield name, value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one, name)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts(one, f"{name}_{key}")
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _texts(getattr(value, one.name), one.name)
