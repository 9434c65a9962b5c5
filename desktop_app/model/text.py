"""Text at the gate, and the order of Vietnamese names.

Order follows the alphabet a ă â b c d đ e ê … and the tones ngang, huyền, hỏi, ngã, sắc, nặng, as ICU's vi_VN does;
our own key because Qt's collator differs from one system to the next.
"""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_SPACES = re.compile(r"\s+")
_LOOKALIKE_D = str.maketrans({"Ð": "Đ", "Ɖ": "Đ"})
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=100)}
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_NUMBER = re.compile(r"[0-9]+")
_DIGITS = 12
_SYLLABLE = re.compile(r"[^\W\d_]+")
_NO_TONES = str.maketrans(dict.fromkeys(_TONE_RANK, ""))


def clean(text: str) -> str:
    """Return the text in NFC, without invisible characters, spaces collapsed, look-alikes of Đ mended.

    Soft hyphens stay: in TCVN3 text that is the letter ư, so legacy text is recognised before it is cleaned.
    """
    visible = text.translate(_INVISIBLE).translate(_LOOKALIKE_D)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", visible)).strip()


def person_name(text: str) -> str:
    """Return a person's name clean, and each syllable with a capital where it is written in one case throughout.

    NĐ 30/2020/NĐ-CP Phụ lục II mục II. A name in mixed case (``H'Ren Niê``) stays as it is written.
    """
    name = clean(text)
    if not name.islower() and not (name.isupper() and len(name) > 1):
        return name
    return _SYLLABLE.sub(lambda found: found[0][0].upper() + found[0][1:].lower(), name)


def fold(text: str) -> str:
    """Return the text as a search sees it: lower case, no tone or vowel marks, đ as d, spaces collapsed."""
    marked = unicodedata.normalize("NFD", clean(text).lower()).replace("đ", "d")
    return "".join(c for c in marked if not unicodedata.combining(c))


def same_spelling(text: str) -> str:
    """Return a key that is equal for ``Hòa`` and ``Hoà``: letters with their marks, tones at the syllable's end."""
    return " ".join(_tones_last(syllable) for syllable in clean(text).lower().split(" "))


@lru_cache(maxsize=8_192)
def _tones_last(syllable: str) -> str:
    marks = unicodedata.normalize("NFD", syllable)
    tones = "".join(c for c in marks if c in _TONE_RANK)
    return unicodedata.normalize("NFC", marks.translate(_NO_TONES)) + tones


def _syllable_key(word: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    letters: list[int] = []
    tones: list[int] = []
    cases: list[int] = []
    for char in unicodedata.normalize("NFC", word):
        decomposed = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in decomposed if mark in _TONE_RANK), "")
        base = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONE_RANK))
        letters.append(_letter_rank(base))
        tones.append(_TONE_RANK.get(tone, 0))
        cases.append(int(base != base.lower()))
    return tuple(letters), tuple(tones), tuple(cases)


def _letter_rank(base: str) -> int:
    """Digits and signs before letters; other alphabets after, below the surrogates so that keys can be stored."""
    if not base:
        return 0  # a tone that stands alone, as only damaged text has it
    if rank := _LETTER_RANK.get(base.lower()):
        return rank
    code = ord(base[0])
    return code if code < _LETTER_RANK["a"] else min(1_000 + code, 0xD000)


NameKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


@lru_cache(maxsize=65_536)
def collation_key(text: str) -> NameKey:
    """Return a sort key of a whole text in Vietnamese alphabetical order: letters first, then tones, then case.

    A number counts as one: "Tổ khu phố 2" stands before "Tổ khu phố 10".
    """
    return _syllable_key(_NUMBER.sub(lambda found: found[0].zfill(_DIGITS), clean(text)))


def name_key(full_name: str) -> tuple[NameKey, NameKey, NameKey]:
    """Return the sort key of a person: given name, then family name, then what stands between.

    Three keys and not one reordered string, for tones are a second difference over the whole string and would mix
    people of different given names.
    """
    parts = clean(full_name).split(" ")
    given, family, middle = parts[-1], parts[0] if len(parts) > 1 else "", " ".join(parts[1:-1])
    return _part_key(given), _part_key(family), _part_key(middle)


@lru_cache(maxsize=65_536)
def _part_key(part: str) -> NameKey:
    return _syllable_key(part)


def stored_name_key(full_name: str) -> str:
    """Return :func:`name_key` as text whose plain binary order is the same, for an indexed column."""
    parts = ["".join("".join(chr(32 + n) for n in level) + "\x01" for level in key) for key in name_key(full_name)]
    return "\x00".join(parts).replace("\x00", "\x02")
