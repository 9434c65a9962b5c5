"""The words of a page of paper and where each letter stands: found without tone marks, as everywhere in the program."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple, overload

from desktop_app.model.text import fold


class Box(NamedTuple):
    """A place on a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Boxes(Sequence[Box]):
    """Many places as plain numbers: Python, clearing up, would look at an object for each of 200,000 letters."""

    def __init__(self) -> None:
        self._edges = array("d")

    def add(self, *edges: float) -> None:
        """Add one: left, top, right, bottom."""
        self._edges.extend(edges)

    def __len__(self) -> int:
        return len(self._edges) // 4

    @overload
    def __getitem__(self, at: int) -> Box: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Box]: ...
    def __getitem__(self, at: int | slice) -> Box | Sequence[Box]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        return Box(*self._edges[at * 4 : at * 4 + 4])


@dataclass(frozen=True)
class PageText:
    """One page: as many boxes as letters."""

    letters: str = ""
    boxes: Sequence[Box] = field(default=())

    @cached_property
    def _folded(self) -> tuple[str, Sequence[int]]:
        """The letters as a search sees them, and which letter each comes from."""
        said: list[str] = []
        origins: list[int] = []
        for at, letter in enumerate(self.letters):
            seen = " " if letter.isspace() else _fold(letter)
            if seen == " " and said[-1:] == [" "]:
                continue  # a line's end and the spaces around it are one space
            said += seen
            origins += [at] * len(seen)
        return "".join(said), array("I", origins)

    def prepare(self) -> "PageText":
        """Do now what the first search would: on the thread that reads, not on the window's. Return itself."""
        _ = self._folded
        return self

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand, first letter and the one after the last; line ends count as spaces."""
        wanted = fold(words)
        said, origins = self._folded
        for found in re.finditer(re.escape(wanted), said) if wanted else ():
            yield origins[found.start()], origins[found.end() - 1] + 1

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
