"""The words in which clerks write values, from ``resources/excel/values.toml``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from desktop_app.model.member import Education, Residence, Role, Sex
from desktop_app.model.text import clean, fold

_T = TypeVar("_T")


@lru_cache(maxsize=16_384)
def tidy(text: str) -> str:
    """Return ``model.text.clean``, remembered: a column says the same few words hundreds of times."""
    return clean(text)


@lru_cache(maxsize=16_384)
def word_key(text: str) -> str:
    """Return a word as it is compared: letters and digits alone, lower case, without marks."""
    return "".join(c for c in fold(text) if c.isalnum())


@dataclass(frozen=True, slots=True)
class Words:
    """Each closed list's words, as :func:`word_key` writes them."""

    roles: Mapping[str, Role]
    sexes: Mapping[str, Sex]
    residences: Mapping[str, Residence]
    education_names: Mapping[str, Education]
    education_holds: tuple[tuple[str, Education], ...]
    education_written: Mapping[Education, str]
    role_written: Mapping[Role, str]
    sex_written: Mapping[Sex, str]
    residence_written: Mapping[Residence, str]
    ticks: frozenset[str]
    nothings: frozenset[str]
    totals: tuple[str, ...]
    """These and the next three keep their marks: ``tổng`` is a total and ``Tống`` a family."""
    signatures: tuple[str, ...]
    dated: tuple[str, ...]
    team_words: tuple[str, ...]
    provinces: frozenset[str]
    renumbered: Mapping[str, str]
    mobile: tuple[str, ...]

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> "Words":
        """Return the words of the file; KeyError or ValueError where a key is missing or a value unknown."""
        education, rows, phone = data["education"], data["rows"], data["phone"]
        return cls(
            roles=_by_word(data["role"], Role),
            sexes=_by_word(data["sex"], Sex),
            residences=_by_word(data["residence"], Residence),
            education_names=_by_word(education["names"], Education),
            education_holds=tuple((fold(w), Education(v)) for v, words in education["holds"].items() for w in words),
            education_written={Education(value): word for value, word in education["written"].items()},
            role_written={Role(value): words[0] for value, words in data["role"].items()},
            sex_written={Sex(value): words[0] for value, words in data["sex"].items()},
            residence_written={Residence(value): words[0] for value, words in data["residence"].items()},
            ticks=frozenset(_plain(data["tick"]["yes"])),
            nothings=frozenset(_plain(data["tick"]["nothing"])),
            totals=tuple(word.lower() for word in rows["total"]),
            signatures=tuple(word.lower() for word in rows["signature"]),
            dated=tuple(word.lower() for word in rows["dated"]),
            team_words=tuple(word.lower() for word in rows["team"]),
            provinces=frozenset(data["cccd"]["provinces"]),
            renumbered=dict(phone["renumbered"]),
            mobile=tuple(phone["mobile"]),
        )


def _by_word(table: Mapping[str, list[str]], kind: Callable[[str], _T]) -> dict[str, _T]:
    return {word_key(word): kind(value) for value, words in table.items() for word in words}


def _plain(words: Iterable[str]) -> list[str]:
    return [fold(clean(word)) for word in words]
