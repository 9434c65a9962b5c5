"""The four faces of the paper, loaded by path, with their letters checked before anything is drawn.

ReportLab draws a letter that the font lacks as a blank and says nothing (one of the two common "Liberation Serif" lacks
92 of the 134 marked Vietnamese letters), so coverage is checked here, once at start and again for each text.
"""

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntFlag
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any

from desktop_app.model.problems import Place, Problem, Refused

_VOWELS = ("a", "a\u0306", "a\u0302", "e", "e\u0302", "i", "o", "o\u0302", "o\u031b", "u", "u\u031b", "y")
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_OTHERS = (
    "\u0111\u0110"
    + "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00d7\u00f7\u00b2\u00b7"
)
_CACHE_LIMIT = 50_000
_CONTROL = {ord("\n")}


class Style(IntFlag):
    """Which of the four faces."""

    REGULAR = 0
    BOLD = 1
    ITALIC = 2
    BOLD_ITALIC = 3


FILES: Mapping[Style, str] = {
    Style.REGULAR: "LiberationSerif-Regular.ttf",
    Style.BOLD: "LiberationSerif-Bold.ttf",
    Style.ITALIC: "LiberationSerif-Italic.ttf",
    Style.BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}
_SAYS_LITTLE = (Style.BOLD_ITALIC,)
"""Faces of which papers need a few words only ("Nơi nhận:"), so that the whole alphabet would be a burden."""


def vietnamese_letters() -> frozenset[int]:
    """Return the code points every face must have: 12 vowels with 6 tones in both cases, d with bar, and signs."""
    lower = {unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(_VOWELS, _TONES)}
    return frozenset(ord(letter) for letter in (*lower, *(one.upper() for one in lower), *_OTHERS))


@dataclass(frozen=True, slots=True)
class Face:
    """One face: the name ReportLab knows it by, and each letter's width in thousandths of the size."""

    registered: str
    widths: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Fonts:
    """The four faces, and the widths of words met so far (bounded, so that a long run stays flat)."""

    faces: Mapping[Style, Face]
    digest: str
    """SHA-256 of the four files."""
    _words: dict[tuple[int, str], float] = field(default_factory=dict)
    broken: dict[Hashable, Any] = field(default_factory=dict)
    """Texts broken into lines before, by words and room: papers of one form share most of theirs (``lines.wrap``)."""

    def width(self, style: int, text: str) -> float:
        """Return the width of a text at size 1, in the unit of the size."""
        key = (style, text)
        known = self._words.get(key)
        if known is None:
            widths = self.faces[Style(style)].widths
            known = sum([widths[ord(letter)] for letter in text if letter != "\n"]) / 1000
            if len(self._words) >= _CACHE_LIMIT:
                self._words.clear()
            self._words[key] = known
        return known

    def lacking(self, text: str) -> list[str]:
        """Return the letters of the text that some face lacks, each once, in order."""
        widths = self.faces[Style.REGULAR].widths
        found = [c for c in text if ord(c) not in widths and ord(c) not in _CONTROL]
        return list(dict.fromkeys(found))


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Whoever asked for a paper wants it no more, or it has taken too long."""


@dataclass(frozen=True, slots=True)
class WatchedFonts(Fonts):
    """The same faces; laying out with them ends at the next word once ``stop`` says so."""

    stop: Callable[[], bool] = bool

    def width(self, style: int, text: str) -> float:
        """Return the width of a text at size 1; raises Stopped."""
        if self.stop():
            raise Stopped
        return Fonts.width(self, style, text)


def load_fonts(folder: Path) -> Fonts:
    """Return the faces of the folder; Refused where a file is missing, unreadable or lacks a Vietnamese letter."""
    problems = [
        Problem("printing.font_missing", Place(source=name), {"file": name})
        for name in FILES.values()
        if not (folder / name).is_file()
    ]
    if problems:
        raise Refused(problems)
    data = {style: (folder / name).read_bytes() for style, name in FILES.items()}
    faces = {style: _face(folder / name, style, sha256(data[style]).hexdigest()) for style, name in FILES.items()}
    return Fonts(_common(faces), sha256(b"".join(data.values())).hexdigest())


def _face(file: Path, style: Style, digest: str) -> Face:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError

    from desktop_app.printing.embedding import AlphabetFont

    name = f"{file.stem}-{digest[:12]}"
    try:
        font = AlphabetFont(name, str(file), () if style in _SAYS_LITTLE else vietnamese_letters())
    except TTFError as error:
        raise Refused(Problem("printing.font_unreadable", Place(source=file.name), {"file": file.name})) from error
    widths: dict[int, float] = font.face.charWidths
    _check_letters(file, widths)
    pdfmetrics.registerFont(font)
    return Face(name, widths)


def _check_letters(file: Path, widths: Mapping[int, float]) -> None:
    if missing := sorted(vietnamese_letters() - widths.keys()):
        letters = " ".join(map(chr, missing[:12]))
        raise Refused(
            Problem(
                "printing.font_letters_missing",
                Place(source=file.name),
                {"file": file.name, "count": len(missing), "letters": letters},
            )
        )


def _common(faces: Mapping[Style, Face]) -> dict[Style, Face]:
    """Keep only letters that all four have, so that emphasis can never lose one."""
    shared: set[int] = set.intersection(*(set(face.widths) for face in faces.values()))
    return {
        style: Face(face.registered, {code: width for code, width in face.widths.items() if code in shared})
        for style, face in faces.items()
    }


def refuse_lacking(fonts: Fonts, texts: Iterable[tuple[str, str]], source: str) -> list[Problem]:
    """Return a problem for each ``(key, text)`` that holds a letter the faces lack."""
    return [
        Problem(
            "printing.glyph_missing",
            Place(source=source, column=key),
            {"letter": letter, "codepoint": f"U+{ord(letter):04X}", "text": text},
        )
        for key, text in texts
        for letter in fonts.lacking(unicodedata.normalize("NFC", text))
    ]
