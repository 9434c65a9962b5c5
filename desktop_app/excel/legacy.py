"""Vietnamese from before Unicode, TCVN3 and VNI-Windows: recognised and converted before anything is cleaned.

Cleaning first would lose names: in TCVN3 the letter ư is U+00AD, the soft hyphen. The tables are our own, in
``resources/excel/legacy.toml``; glibc's TCVN5712-1 agrees with the 67 letters. Nothing is converted unasked: reading
makes a proposal, and the clerk says whether it is right.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_WORD = re.compile(r"[^\W\d_]+")
_SPLIT = re.compile(r"[\s,.;:/()\-+]+")
_LONGEST_ACRONYM = 5
_BEYOND_LATIN = re.compile("[\u0100-\U0010ffff]")
_LATIN_HIGH = re.compile("[\u00a1-\u00ff]")


class Encoding(StrEnum):
    """An alphabet from before Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"


class LegacyText(StrEnum):
    """What to do with text that looks like one."""

    ASK = "ask"
    """Show the proposal; nothing may be written before the clerk has decided."""
    CONVERT = "convert"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Conversion:
    """One proposal: a cell's text as it stands in the file and as it would read."""

    sheet: str
    row: int
    column: str
    """The heading over it, or the letters of the column where it stands above the headings."""
    encoding: Encoding
    original: str
    converted: str


@dataclass(frozen=True, slots=True)
class Alphabets:
    """The tables of both alphabets, and what a Vietnamese syllable is made of."""

    tcvn3: Mapping[int, str]
    vni: Mapping[str, str]
    fonts: Mapping[Encoding, re.Pattern[str]]
    capital_font: re.Pattern[str]
    onsets: frozenset[str]
    rhymes: frozenset[str]
    letters: frozenset[str]
    vni_pattern: re.Pattern[str]

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> "Alphabets":
        """Return the tables of the file."""
        vni = _vni_table(data["vni"])
        longest_first = sorted(vni, key=len, reverse=True)
        return cls(
            tcvn3={int(code, 16): letter for code, letter in data["tcvn3"]["letters"].items()},
            vni=vni,
            fonts={encoding: _either(data[encoding.value]["fonts"]) for encoding in Encoding},
            capital_font=_either(data["tcvn3"]["capital_fonts"]),
            onsets=frozenset(data["syllable"]["onsets"]),
            rhymes=frozenset(data["syllable"]["rhymes"]),
            letters=frozenset("".join([*data["syllable"]["onsets"], *data["syllable"]["rhymes"]])),
            vni_pattern=re.compile("|".join(map(re.escape, longest_first))),
        )

    def convert(self, text: str, encoding: Encoding, font: str = "") -> str:
        """Return the text in Unicode; all capitals where the font draws small codes as capitals."""
        if encoding is Encoding.VNI:
            return self.vni_pattern.sub(lambda match: self.vni[match[0]], text)
        converted = text.translate(self.tcvn3)
        return converted.upper() if self.capital_font.search(font) else converted

    def font_encoding(self, font: str) -> Encoding | None:
        """Return the alphabet that a font is made for."""
        return next((encoding for encoding, pattern in self.fonts.items() if pattern.search(font)), None)

    def recognise(self, text: str, font: str = "") -> Encoding | None:
        """Return the alphabet that a cell's text is surely in, None where it reads well as it stands.

        A letter beyond Latin-1 proves Unicode whatever the font says, and so do words that make sense only as they
        stand. Where both readings make full sense the column settles it; else the font decides; without
        such a font only text that is nonsense as it stands, and good Vietnamese once converted, is taken.
        """
        if _BEYOND_LATIN.search(text):
            return None
        by_font = self.font_encoding(font)
        if not _LATIN_HIGH.search(text):
            return by_font if by_font and self.capital_font.search(font) and text != text.upper() else None
        as_it_stands = self.sense(text)
        if by_font and as_it_stands < 1 and self.sense(self.convert(text, by_font)) >= as_it_stands:
            return by_font
        if as_it_stands == 1:
            return None
        options = [(self.sense(self.convert(text, encoding)), encoding) for encoding in Encoding]
        best, encoding = max(options, key=lambda option: option[0])
        return encoding if best > as_it_stands and best >= 0.75 else None

    def proves_unicode(self, text: str, font: str) -> bool:
        """Return whether text in an old alphabet's font is surely Unicode all the same: typed into an old form."""
        if _BEYOND_LATIN.search(text):
            return True
        by_font = self.font_encoding(font)
        return bool(by_font and _LATIN_HIGH.search(text)) and self.sense(text) == 1 > self.sense(
            self.convert(text, by_font)  # type: ignore[arg-type]
        )

    def settle(self, text: str, sure: Encoding | None, habit: Encoding | None, font: str) -> Encoding | None:
        """Return the alphabet of one cell, given what its own letters say and what the rest of its column is in.

        ``Vò Thanh Tó`` makes sense as it stands and as TCVN3; among TCVN3 names it is ``Vũ Thanh Tú``. Texts that the
        two alphabets read equally well follow the column too.
        """
        if habit is None or habit is sure or _BEYOND_LATIN.search(text) or not _LATIN_HIGH.search(text):
            return sure
        if self.font_encoding(font) not in {None, habit}:
            return sure
        as_habit = self.sense(self.convert(text, habit))
        best = self.sense(self.convert(text, sure)) if sure else self.sense(text)
        return habit if as_habit >= best else sure

    def sense(self, text: str) -> float:
        """Return the share, 0 to 1, of the marked words in a text that are Vietnamese syllables or acronyms.

        A sign by itself says nothing: ``×`` and ``§`` stand in good Unicode too.
        """
        words = [word for word in _SPLIT.split(text) if len(word) > 1 and not word.isascii()]
        return sum(self._syllable(word) for word in words) / len(words) if words else 1.0

    def _syllable(self, word: str) -> bool:
        if not _WORD.fullmatch(word) or not (word.istitle() or word.islower() or word.isupper()):
            return False
        if word.isupper() and len(word) <= _LONGEST_ACRONYM and self.letters.issuperset(_without_tone(word.lower())[0]):
            return True
        return _is_syllable(word.lower(), self.onsets, self.rhymes)


@lru_cache(maxsize=16_384)
def _is_syllable(word: str, onsets: frozenset[str], rhymes: frozenset[str]) -> bool:
    bare, tones = _without_tone(word)
    if tones > 1:
        return False
    return any(bare[:cut] in onsets and bare[cut:] in rhymes for cut in range(min(4, len(bare))))


def _without_tone(word: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", word)
    bare = "".join(c for c in marks if c not in _TONES)
    return unicodedata.normalize("NFC", bare), len(marks) - len(bare)


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)


def _vni_table(data: Mapping[str, Any]) -> dict[str, str]:
    """Return each VNI sequence with its letter, in small, in capitals, and a capital before a small sign."""
    single: dict[str, str] = data["single"]
    small = dict(single)
    tones = [unicodedata.normalize("NFD", letter)[1:] for letter in data["tones"]]
    for letter in data["plain"]["letters"]:
        _add(small, letter, single.get(letter, letter), data["plain"]["signs"], tones)
    for family in ("round", "short"):
        group = data[family]
        for letter, result in zip(group["letters"], group["results"], strict=True):
            small[letter + group["bare"]] = result
            _add(small, letter, result, group["signs"], tones)
    table = dict(small)
    for sequence, letter in small.items():
        table[sequence.upper()] = letter.upper()
        table[sequence[0].upper() + sequence[1:]] = letter.upper()
    return table


def _add(table: dict[str, str], letter: str, result: str, signs: str, tones: list[str]) -> None:
    for sign, tone in zip(signs, tones, strict=True):
        table[letter + sign] = unicodedata.normalize("NFC", result + tone)
