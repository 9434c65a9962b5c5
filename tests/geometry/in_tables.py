"""Tables: every cell in its column, sizes, rows that are not parted from what they belong to."""

from bisect import bisect_right
from collections import defaultdict

from desktop_app.printing.blocks.tables import Table
from tests.geometry import decree
from tests.geometry.found import Found, Spot
from tests.geometry.reading import runs_of

Bands = dict[int, dict[tuple[float, float], list[float]]]


def check_tables(found: Found) -> None:
    """Check every table."""
    bands = _bands(found)
    for spot in found.of("cell", "sum", "head"):
        _in_column(found, spot, bands)
        sizes = {round(inked.letter.size, 2) for inked in spot.letters}
        if not all(decree.CELL_SIZES[0] <= size <= decree.CELL_SIZES[1] for size in sizes):
            found.say(spot.piece.component, spot.page, sorted(sizes), decree.CELL_SIZES)
    for block in found.blocks():
        if isinstance(block, Table):
            _kept(found, [spot for spot in found.spots if spot.piece.block is block and spot.letters])


def _bands(found: Found) -> Bands:
    """The upright lines of every page by the height they span."""
    bands: Bands = {}
    for number, page in enumerate(found.pages):
        spans: dict[tuple[float, float], list[float]] = defaultdict(list)
        for line in page.strokes:
            if abs(line.x1 - line.x2) < 0.01:
                spans[min(line.y1, line.y2), max(line.y1, line.y2)].append(line.x1)
        bands[number] = {span: sorted({round(x, 2) for x in edges}) for span, edges in spans.items()}
    return bands


def _in_column(found: Found, spot: Spot, bands: Bands) -> None:
    """The words of a cell stand between the lines of its own column."""
    cell = spot.piece.cell
    if cell is None or cell.kind in {"over", "group", "head"}:
        return
    for run in runs_of(spot.letters):
        page, baseline = run[0].page, run[0].letter.baseline
        around = [span for span in bands[page] if span[0] < baseline < span[1]]
        if not around:
            found.say(spot.piece.component, page, "outside every cell", f"column {cell.column}")
            continue
        edges = bands[page][max(around, key=lambda span: span[1] - span[0])]
        columns = {bisect_right(edges, (one.letter.left + one.letter.right) / 2) - 1 for one in run}
        if columns != {cell.column}:
            found.say(spot.piece.component, page, f"in column {sorted(columns)}", cell.column)


def _kept(found: Found, spots: list[Spot]) -> None:
    """A team's line never ends a page, a sum never begins one, and no page ends in a bare head."""
    pages: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        pages[spot.page].append(spot)
    numbers = sorted(pages)
    for number in numbers:
        rows = [spot for spot in pages[number] if spot.piece.component != "head"]
        last = number == numbers[-1]
        if not rows:
            found.say("table head", number, "a head without rows", "rows below it")
            continue
        if rows[-1].piece.component == "group" and not last:
            found.say("group", number, "a team's line at the foot of the page", "with its first row")
        if rows[0].piece.component == "sum" and number != numbers[0]:
            found.say("sum", number, "a sum at the top of the page", "with the row before it")
