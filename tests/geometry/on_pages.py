"""Every page for itself: paper, margins, page number, foot, faces, nothing over anything else."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from tests.geometry import decree
from tests.geometry.found import Found, body_of, zones_of
from tests.printing.paper import Letter, PaperPage, Stroke

NEAR = 0.3
"""mm: what a ruler shows, and what an italic letter hangs over its own width."""
TOUCH = 0.1
CAPITALS = 1.5
"""mm: a capital without a mark stands this far below the upper edge of its line."""
EDGE = 4.0
"""mm at the paper's edge where no printer prints."""


def check_pages(found: Found) -> None:
    """Check every page; the numbers of the pages say where parts begin."""
    number = 0
    for count, page in enumerate(found.pages):
        number = _page_number(found, count, page, number)
        _paper(found, count, page)
        _faces(found, count, page)
        _margins(found, count, page)
        _foot(found, count, page)
        _apart(found, count, page)
    _parts(found)
    for number in range(len(found.starts)):
        _right_edge(found, number)


def _right_edge(found: Found, number: int) -> None:
    """Somewhere in each part the text reaches the right margin, which is no wider than 20 mm."""
    until = found.starts[number + 1] if number + 1 < len(found.starts) else len(found.pages)
    pages = found.pages[found.starts[number] : until]
    end = max([max((one.right for one in body_of(page)), default=0.0) for page in pages])
    lines = max([_line_edge(page, 0, max) for page in pages])
    if max(end, lines) < pages[0].width - decree.RIGHT[1] - NEAR:
        found.say("right margin", found.starts[number], pages[0].width - max(end, lines), f"at most {decree.RIGHT[1]}")


def _paper(found: Found, count: int, page: PaperPage) -> None:
    size = tuple(sorted((page.width, page.height)))
    if max(abs(size[0] - decree.A4[0]), abs(size[1] - decree.A4[1])) > 0.5:
        found.say("paper", count, f"{page.width:.1f} x {page.height:.1f}", "A4")


def _page_number(found: Found, count: int, page: PaperPage, before: int) -> int:
    """Return the page's number within its part; a page without one begins a part."""
    above, _ = zones_of(page)
    if not above:
        found.starts.append(count)
        return 1
    text = "".join(letter.char for letter in above)
    middle = (min(one.left for one in above) + max(one.right for one in above)) / 2
    if text != str(before + 1):
        found.say("page number", count, text, before + 1)
    if abs(middle - page.width / 2) > NEAR:
        found.say("page number", count, middle, f"centred at {page.width / 2}")
    if not all(decree.PAGE_NUMBER[0] <= one.size <= decree.PAGE_NUMBER[1] for one in above):
        found.say("page number", count, above[0].size, decree.PAGE_NUMBER)
    if any(one.face.bold or one.face.italic for one in above):
        found.say("page number", count, above[0].face.name, "upright")
    return before + 1


def _parts(found: Found) -> None:
    wanted = len({piece.part for piece in found.expected.pieces})
    if len(found.starts) != wanted:
        found.say("page number", -1, f"{len(found.starts)} pages without number", f"{wanted} parts")


def _faces(found: Found, count: int, page: PaperPage) -> None:
    for face in sorted({letter.face for letter in page.drawn}):
        if not face.embedded or face.name not in decree.FACES:
            found.say("face", count, face, "one of the four, embedded")
    if any(letter.grey for letter in body_of(page)):
        found.say("face", count, "grey letters", "black")


def _margins(found: Found, count: int, page: PaperPage) -> None:
    letters = body_of(page)
    if not letters:
        found.say("page", count, "empty", "words")
        return
    right, bottom = page.width - decree.RIGHT[0], page.height - decree.BOTTOM[0]
    edges = (
        ("left margin", min(*(one.left for one in letters), _line_edge(page, 0, min)), decree.LEFT[0], 1),
        ("right margin", max(*(one.right for one in letters), _line_edge(page, 0, max)), right, -1),
        ("top margin", min(*(one.top for one in letters), _line_edge(page, 1, min)), decree.TOP[0], 1),
        ("bottom margin", max(*(one.bottom for one in letters), _line_edge(page, 1, max)), bottom, -1),
    )
    for name, measured, wanted, sign in edges:
        if (measured - wanted) * sign < -NEAR:
            found.say(name, count, measured, wanted)
    inward = (("left margin", edges[0][1], decree.LEFT[1]), ("top margin", edges[2][1], decree.TOP[1] + CAPITALS))
    for name, measured, wanted in inward:
        if measured > wanted + NEAR and (name != "left margin" or count in found.starts):
            found.say(name, count, measured, f"at most {wanted}")


def _line_edge(page: PaperPage, axis: int, choose: object) -> float:
    points = [value for line in page.strokes for value in (line[axis], line[axis + 2])]
    return choose(points) if points else choose([page.width, page.height]) / 2


def _foot(found: Found, count: int, page: PaperPage) -> None:
    """The foot says only what the form lets it say, clear of the paper's edge."""
    _, below = zones_of(page)
    said = "".join(letter.char for letter in below)
    rest = said
    mark = "".join(found.expected.form.profile.mark.unchecked.split())
    for words in ("".join(found.expected.warning.split()), mark):
        rest = rest.replace(words, "", 1) if words else rest
    if rest and not (found.expected.form.text.mark and rest.startswith("Mã") and f"Trang{count + 1}/" in rest):
        found.say("foot", count, said, "the mark, or nothing")
    if not found.expected.form.text.gazette.checked and mark not in said:
        found.say("foot", count, said, mark)
    if any(one.bottom > page.height - EDGE or one.right > page.width - decree.RIGHT[0] + NEAR for one in below):
        found.say("foot", count, "at the paper's edge", f"{EDGE} mm clear")


@dataclass(frozen=True)
class Box:
    """Letters drawn in one go, and the rectangle of their ink."""

    letters: list[Letter]
    left: float
    top: float
    right: float
    bottom: float


def boxes_of(page: PaperPage) -> list[Box]:
    """Everything that is written on a page."""
    boxes = []
    for _, same in groupby(page.drawn, key=lambda one: one.order):
        letters = list(same)
        left, right = min(one.left for one in letters), max(one.right for one in letters)
        boxes.append(Box(letters, left, min(one.top for one in letters), right, max(one.bottom for one in letters)))
    return boxes


def _apart(found: Found, count: int, page: PaperPage) -> None:
    boxes = sorted(boxes_of(page), key=lambda box: box.top)
    for number, box in enumerate(boxes):
        for other in boxes[number + 1 :]:
            if other.top > box.bottom - TOUCH:
                break
            if _overlap(box, other):
                words = ["".join(one.char for one in both.letters)[:30] for both in (box, other)]
                found.say("overlap", count, " | ".join(words), "apart")
    _crossed(found, count, page, boxes)


def _overlap(box: Box, other: Box) -> bool:
    if min(box.right, other.right) - max(box.left, other.left) <= TOUCH:
        return False
    return any(
        min(one.right, two.right) - max(one.left, two.left) > TOUCH
        and min(one.bottom, two.bottom) - max(one.top, two.top) > TOUCH
        for one in box.letters
        if one.right > other.left and one.left < other.right
        for two in other.letters
        if two.right > one.left and two.left < one.right
    )


def _crossed(found: Found, count: int, page: PaperPage, boxes: list[Box]) -> None:
    """No line goes through letters: neither a rule nor the edge of a cell."""
    upright: dict[tuple[float, float], list[float]] = defaultdict(list)
    level: list[Stroke] = []
    for line in page.strokes:
        if abs(line.x1 - line.x2) < 0.01:
            upright[min(line.y1, line.y2), max(line.y1, line.y2)].append(line.x1)
        else:
            level.append(line)
    for edges in upright.values():
        edges.sort()
    for box in boxes:
        words = "".join(one.char for one in box.letters)[:30]
        if any(_through(box, span, edges) for span, edges in upright.items()):
            found.say("crossed", count, f"{words} by an upright line", "clear")
        if any(box.top + TOUCH < line.y1 < box.bottom - TOUCH and _under(box, line) for line in level):
            found.say("crossed", count, f"{words} by a rule", "clear")


def _through(box: Box, span: tuple[float, float], edges: list[float]) -> bool:
    """Whether one of the upright lines of a height goes through the box."""
    if min(span[1], box.bottom) - max(span[0], box.top) <= TOUCH:
        return False
    at = bisect_left(edges, box.left + TOUCH)
    return at < len(edges) and edges[at] < box.right - TOUCH


def _under(box: Box, line: Stroke) -> bool:
    """Whether a level line runs where the box is."""
    start, end = min(line.x1, line.x2), max(line.x1, line.x2)
    return min(end, box.right) - max(start, box.left) > TOUCH
