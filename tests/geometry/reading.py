"""Goes through the letters of a paper once, in the order in which they are drawn, and gives each to its piece."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from tests.geometry.expected import Piece
from tests.geometry.found import Found, Inked, Spot, body_of

_SHOWN = 50
IN_ROWS = {"group", "row", "sum"}


def find_pieces(found: Found) -> None:
    """Fill the spots of a paper; say where its words are not those that were given."""
    Reader(found).read()


def _row_of(piece: Piece) -> tuple[int, str, int]:
    """What is drawn as one: the cells of a row together, everything else for itself."""
    in_row = piece.cell is not None and piece.cell.kind in {"row", "sum"}
    return (id(piece.block), "row", piece.group) if in_row else (id(piece), "", 0)


class Reader:
    """One reading of one paper."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.stream = [Inked(number, one) for number, page in enumerate(found.pages) for one in body_of(page)]
        self.text = "".join(inked.letter.char for inked in self.stream)
        self.at = 0
        self.heads: dict[int, list[Piece]] = {}
        for piece in found.expected.pieces:
            if piece.cell is not None and piece.cell.kind in {"head", "over"}:
                self.heads.setdefault(id(piece.block), []).append(piece)

    def read(self) -> None:
        """Find every piece, and say what is missing or too much."""
        passing = False
        for _, grouped in groupby(self.found.expected.pieces, key=_row_of):
            pieces = [piece for piece in grouped if piece.letters]
            if not pieces:
                continue
            if passing:
                self.at = max(self.text.find(pieces[0].letters, self.at), self.at)
                passing = False
            if pieces[0].component == "unknown":
                passing = True
            elif not self._row(pieces):
                return
        if not passing and self.at < len(self.stream):
            self.found.say("text", self.stream[self.at].page, self.text[self.at :][:_SHOWN], "nothing more")

    def _row(self, pieces: Sequence[Piece]) -> bool:
        """Take the pieces one after the other; if they are not there so, as the cells of a row that is cut."""
        before, told = self.at, len(self.found.spots)
        if all(self._take(piece) for piece in pieces):
            return True
        self.at = before
        del self.found.spots[told:]
        if pieces[0].cell is not None and self._cut(pieces):
            return True
        wanted = "".join(piece.letters for piece in pieces)
        page = self.stream[min(before, len(self.stream) - 1)].page if self.stream else 0
        self.found.say("text", page, self.text[before:][:_SHOWN], wanted[:_SHOWN])
        return False

    def _take(self, piece: Piece) -> bool:
        letters: list[Inked] = []
        repeated = piece.cell is not None and piece.cell.kind in IN_ROWS
        for char in piece.letters:
            if repeated:
                self._skip_head(piece)
            if self.at >= len(self.stream) or self.text[self.at] != char:
                return False
            letters.append(self.stream[self.at])
            self.at += 1
        self.found.spots.append(Spot(piece, letters))
        return True

    def _skip_head(self, piece: Piece) -> None:
        """At the top of a page with rows of a table, pass over its head; say so where there is none."""
        at = self.at
        if not 0 < at < len(self.stream) or self.stream[at].page == self.stream[at - 1].page:
            return
        heads = self.heads[id(piece.block)]
        if not self.text.startswith("".join(head.letters for head in heads), at):
            self.found.say("table head", self.stream[at].page, "rows without a head", "the head on each page")
            return
        for head in heads:
            self.found.spots.append(Spot(head, self.stream[self.at : self.at + len(head.letters)]))
            self.at += len(head.letters)

    def _cut(self, pieces: Sequence[Piece]) -> bool:
        """A row taller than half a page is drawn in slices, all columns of one slice before the next slice."""
        letters: list[Inked] = []
        for _ in range(sum(len(piece.letters) for piece in pieces)):
            self._skip_head(pieces[0])
            if self.at >= len(self.stream):
                return False
            letters.append(self.stream[self.at])
            self.at += 1
        columns: dict[int, list[Inked]] = {}
        for inked in letters:
            columns.setdefault(self._column(inked), []).append(inked)
        for piece in pieces:
            own = columns.get(piece.cell.column if piece.cell is not None else 0, [])
            if "".join(inked.letter.char for inked in own) != piece.letters:
                return False
            self.found.spots.append(Spot(piece, own))
        return True

    def _column(self, inked: Inked) -> int:
        letter = inked.letter
        edges = {
            round(line.x1, 1)
            for line in self.found.pages[inked.page].strokes
            if line.x1 == line.x2 and min(line.y1, line.y2) < letter.baseline < max(line.y1, line.y2)
        }
        return bisect_right(sorted(edges), (letter.left + letter.right) / 2) - 1


def runs_of(letters: Sequence[Inked]) -> Iterator[list[Inked]]:
    """Letters that were drawn in one go."""
    for _, same in groupby(letters, key=lambda inked: (inked.page, inked.letter.order)):
        yield list(same)
