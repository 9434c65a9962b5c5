"""Breaking words into lines: greedy, by exact widths, no hyphens; a word longer than the line is cut by letters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.printing.fonts import Fonts
from desktop_app.printing.template import Run

_FIXED_SPACE = "\N{NO-BREAK SPACE}"
_KEPT = 256
"""Texts whose lines are remembered: what some forms say in all their papers; a long run stays flat."""


class Piece(NamedTuple):
    """Letters in one face that are drawn in one go; ``spaces`` of them can stretch."""

    style: int
    text: str
    width: float
    spaces: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line as broken."""

    pieces: list[Piece]
    width: float
    last: bool
    """Whether a paragraph or a forced line ends here: such a line is not stretched."""

    @property
    def spaces(self) -> int:
        """Return how many spaces may stretch."""
        return sum(piece.spaces for piece in self.pieces)


class Part(NamedTuple):
    """Letters in one face, measured."""

    style: int
    text: str
    width: float


class Word(NamedTuple):
    """What may not be broken: parts without a space between them."""

    parts: tuple[Part, ...]
    width: float


def words_of(runs: Iterable[Run], fonts: Fonts, size: float) -> list[list[Word]]:
    """Return the words of each forced line of the text."""
    lines: list[list[Word]] = [[]]
    glue: list[Part] = []
    for style, text in runs:
        for number, forced in enumerate(text.split("\n")):
            if number:
                _end_word(lines[-1], glue)
                lines.append([])
            first, *others = forced.split(" ")
            if first:
                glue.append(_part(style, first, fonts, size))
            for letters in others:
                _end_word(lines[-1], glue)
                if letters:
                    glue.append(_part(style, letters, fonts, size))
    _end_word(lines[-1], glue)
    return lines


def _part(style: int, letters: str, fonts: Fonts, size: float) -> Part:
    return Part(style, letters, fonts.width(style, letters) * size)


def _end_word(line: list[Word], glue: list[Part]) -> None:
    """Put what is glued together at the end of the line as one word; nothing where nothing is."""
    if glue:
        line.append(Word(tuple(glue), glue[0].width if len(glue) == 1 else sum([part.width for part in glue])))
        glue.clear()


def wrap(runs: Iterable[Run], fonts: Fonts, size: float, width: float, first_indent: float = 0) -> list[Line]:
    """Return the text broken to ``width`` points; the first line is shorter by ``first_indent``."""
    key = (tuple(runs), size, width, first_indent)
    known: tuple[Line, ...] | None = fonts.broken.get(key)
    if known is None:
        if len(fonts.broken) >= _KEPT:
            fonts.broken.clear()
        known = fonts.broken[key] = tuple(_broken(key[0], fonts, size, width, first_indent))
    return list(known)


def _broken(runs: Iterable[Run], fonts: Fonts, size: float, width: float, first_indent: float) -> list[Line]:
    broken: list[Line] = []
    space = fonts.width(0, " ") * size
    for forced in words_of(runs, fonts, size):
        broken += _fill_lines(_cut_long(forced, fonts, size, width - first_indent), space, width, first_indent)
        first_indent = 0
    return broken


def _fill_lines(words: Sequence[Word], space: float, width: float, first_indent: float) -> list[Line]:
    lines: list[Line] = []
    current: list[Word] = []
    used = 0.0
    room = width - first_indent
    for word in words:
        wanted = used + space + word.width if current else word.width
        if current and wanted > room + 0.01:
            lines.append(_line(current, space, last=False))
            current, wanted, room = [], word.width, width
        current.append(word)
        used = wanted
    lines.append(_line(current, space, last=True))
    return lines


def _line(words: Sequence[Word], space: float, *, last: bool) -> Line:
    """Join words into pieces: neighbours of one face are one piece."""
    pieces: list[Piece] = []
    style, texts, width = -1, list[str](), 0.0
    for index, word in enumerate(words):
        for position, part in enumerate(word.parts):
            if part.style != style:
                if texts:
                    pieces.append(_piece(style, texts, width))
                style, texts, width = part.style, [], 0.0
            if index and not position:
                texts.append(" ")
                width += space
            texts.append(part.text)
            width += part.width
    if texts:
        pieces.append(_piece(style, texts, width))
    return Line(pieces, sum([piece.width for piece in pieces]), last)


def _piece(style: int, texts: Sequence[str], width: float) -> Piece:
    text = "".join(texts)
    return Piece(style, text, width, text.count(" ") + text.count(_FIXED_SPACE))


def _cut_long(words: Sequence[Word], fonts: Fonts, size: float, room: float) -> list[Word]:
    """Return the words with those that are wider than the line cut by letters."""
    fitting: list[Word] = []
    for word in words:
        fitting += [word] if word.width <= room else _letters(word, fonts, size, room)
    return fitting


def _letters(word: Word, fonts: Fonts, size: float, room: float) -> list[Word]:
    cut: list[Word] = []
    for style, text, _ in word.parts:
        start, used = 0, 0.0
        for end, letter in enumerate(text):
            wide = fonts.width(style, letter) * size
            if end > start and used + wide > room:
                cut.append(Word((Part(style, text[start:end], used),), used))
                start, used = end, 0.0
            used += wide
        cut.append(Word((Part(style, text[start:], used),), used))
    return cut
