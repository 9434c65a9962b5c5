"""The words of a page of paper and where each letter stands: found without tone marks, as everywhere in the program."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from desktop_app.model.text import fold


class Box(NamedTuple):
    """A place on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PageText:
    """One page: as many boxes as letters."""

    letters: str = ""
    boxes: Sequence[Box] = field(default=())

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        """The letters as a search sees them, and which letter each comes from."""
        said: list[str] = []
        origins: list[int] = []
        for at, letter in enumerate(self.letters):
            seen = " " if letter.isspace() else _fold(letter)
            if seen == " " and said[-1:] == [" "]:
                continue  # a line's end and the spaces around it are one space
            said += seen
            origins += [at] * len(seen)
        return "".join(said), origins

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand, first letter and the one after the last; line ends count as spaces."""
        wanted = fold(words)
        said, origins = self._folded
        at = said.find(wanted) if wanted else -1
        while at >= 0:
            yield origins[at], origins[at + len(wanted) - 1] + 1
            at = said.find(wanted, at + len(wanted))

    def areas(self, start: int, end: int) -> list[Box]:
        """Return what the letters cover, one area for each stretch of a line."""
        found: list[Box] = []
        for letter, box in zip(self.letters[start:end], self.boxes[start:end], strict=True):
            if box.right <= box.left or (letter.isspace() and not found):
                continue
            last = found[-1] if found else None
            if last is not None and _same_line(last, box) and box.left - last.right < box.bottom - box.top:
                joined = Box(
                    min(last.left, box.left),
                    min(last.top, box.top),
                    max(last.right, box.right),
                    max(last.bottom, box.bottom),
                )
                found[-1] = joined
            elif not letter.isspace():
                found.append(box)
        return found

    def text(self, start: int, end: int) -> str:
        """Return the letters as they are pasted elsewhere."""
        return self.letters[start:end].replace("\r\n", "\n").replace("\r", "\n")

    def nearest(self, x: float, y: float) -> int:
        """Return before which letter a point stands: on the nearest line, the nearest gap between two letters."""
        if not self.boxes:
            return 0
        away = [_away(y, box.top, box.bottom) for box in self.boxes]
        least = min(away)
        line = [at for at, far in enumerate(away) if far == least]
        at = min(line, key=lambda one: _away(x, self.boxes[one].left, self.boxes[one].right))
        box = self.boxes[at]
        return at + bisect_right([(box.left + box.right) / 2], x)


@lru_cache(maxsize=2_048)
def _fold(letter: str) -> str:
    return fold(letter)


def _same_line(one: Box, other: Box) -> bool:
    return min(one.bottom, other.bottom) - max(one.top, other.top) > 0.5 * min(
        one.bottom - one.top, other.bottom - other.top
    )


def _away(value: float, low: float, high: float) -> float:
    return max(low - value, value - high, 0.0)
