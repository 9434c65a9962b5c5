"""The body: faces as the form says, bases, size, indent, justified edges, line spacing and gaps."""

from itertools import pairwise

from desktop_app.printing.blocks.letterhead import Letterhead
from desktop_app.printing.blocks.words import Basis, Items
from tests.geometry import decree
from tests.geometry.expected import BOLD, ITALIC
from tests.geometry.found import Found, Line, Spot
from tests.printing.paper import MM

NEAR = 0.3
HANG = 0.9
"""mm between the ink of a full stop, or of a letter that is cut, and the end of its width."""
TORN = 0.4
"""Of the size: a space grown by more is a hole in the line."""
BODY = ("basis", "paragraph", "item")


def is_document(found: Found) -> bool:
    """Whether it is one of the decree's documents: it has a number of its own. A list or a sheet has none."""
    return any(isinstance(block, Letterhead) and block.number for block in found.expected.form.text.block)


def check_body(found: Found) -> None:
    """Check every paragraph."""
    document = is_document(found)
    for spot in found.spots:
        if spot.letters and spot.piece.component not in {"head", "group", "cell", "sum"}:
            _styles(found, spot)
    for spot in found.of(*BODY):
        own = getattr(spot.piece.block, "size", None)
        sizes = decree.BODY if document and own is None else decree.LIST_SIZES
        if any(not sizes[0] <= inked.letter.size <= sizes[1] for inked in spot.letters):
            found.say(spot.piece.component, spot.page, spot.letters[0].letter.size, sizes)
        if document and own is not None and own < decree.BODY[0]:
            found.say(spot.piece.component, spot.page, own, decree.BODY)
    _bases(found)
    for paragraph in paragraphs(found):
        _paragraph(found, paragraph)
    if document:
        _gaps(found)


def _styles(found: Found, spot: Spot) -> None:
    """Every letter has the face that the form gives it, and no other."""
    wrong = [
        inked.letter
        for inked, style in zip(spot.letters, spot.piece.styles, strict=True)
        if (inked.letter.face.bold, inked.letter.face.italic) != (bool(style & BOLD), bool(style & ITALIC))
    ]
    if wrong and spot.piece.component not in decree.TYPES.keys() - {"field"}:
        found.say(spot.piece.component, spot.page, wrong[0].face.name, f"style {spot.piece.styles[0]}")


def _bases(found: Found) -> None:
    """Each ends in a semicolon, the last in a full stop; italic in a decision or resolution alone."""
    spots = list(found.of("basis"))
    if not spots:
        return
    titles = ["".join(one.piece.letters for one in found.of("title"))]
    wanted = any(name.replace(" ", "") in titles[0] for name in decree.ITALIC_BASES)
    for spot in spots:
        last = spot is spots[-1]
        if spot.piece.letters[-1] != ("." if last else ";"):
            found.say("basis", spot.page, spot.piece.letters[-1], "; and a full stop after the last")
        if {inked.letter.face.italic for inked in spot.letters} != {wanted}:
            found.say("basis", spot.page, spot.letters[0].letter.face.name, f"italic {wanted}")


def paragraphs(found: Found) -> list[Spot]:
    """The paragraphs as set: items that are joined are one."""
    merged: list[Spot] = []
    for spot in found.of(*BODY):
        block = spot.piece.block
        if merged and isinstance(block, Items) and block.joined and merged[-1].piece.block is block:
            merged[-1] = Spot(merged[-1].piece, [*merged[-1].letters, *spot.letters])
        else:
            merged.append(spot)
    return merged


def _paragraph(found: Found, spot: Spot) -> None:
    block, lines = spot.piece.block, spot.lines()
    component = spot.piece.component
    left = decree.LEFT[0]
    right = found.pages[spot.page].width - decree.RIGHT[0]
    align = getattr(block, "align", "justify")
    indented = isinstance(block, Basis) or getattr(block, "indent", False)
    if align in {"left", "justify"}:
        indent = lines[0].left - left
        wanted = decree.INDENT if indented else (0.0,)
        if min(abs(indent - one) for one in wanted) > 1.0:
            found.say(component, spot.page, indent, f"first line indented by {wanted} mm")
    if align == "justify" and "\n" not in str(getattr(block, "text", "")):
        for line in lines[:-1]:
            if abs(line.right - right) > HANG and _has_spaces(line) and not _torn(line, right):
                found.say(component, line.page, line.right, f"justified to {right:.1f}")
    _spacing(found, component, lines)


def _torn(line: Line, right: float) -> bool:
    """Whether its few spaces would grow past reading if it were justified: before a long word that is never cut."""
    spaces = sum(two.left - one.right > line.size * 0.18 / MM for one, two in pairwise(line.letters))
    return (right - line.right) * MM / max(spaces, 1) > line.size * TORN


def _has_spaces(line: Line) -> bool:
    """Whether a line has a space that could be stretched; one that holds a single cut word has none."""
    return any(two.left - one.right > line.size * 0.18 / MM for one, two in pairwise(line.letters))


def _spacing(found: Found, component: str, lines: list[Line]) -> None:
    for one, two in pairwise(lines):
        pitch = (two.baseline - one.baseline) * MM / (one.size * decree.NATURAL_LINE)
        if one.page == two.page and not decree.LINE_SPACING[0] - 0.01 <= pitch <= decree.LINE_SPACING[1] + 0.01:
            found.say(component, one.page, pitch, f"line spacing {decree.LINE_SPACING}")


def _gaps(found: Found) -> None:
    """At least 6 points between paragraphs, besides the pitch of their lines."""
    for before, after in pairwise(paragraphs(found)):
        one, two = before.lines()[-1], after.lines()[0]
        if one.page != two.page or not 0 <= two.letters[0].order - one.letters[-1].order <= 1:
            continue
        gap = (two.baseline - one.baseline) * MM - two.size * decree.NATURAL_LINE
        if gap < decree.PARAGRAPH_GAP - 0.05:
            found.say(after.piece.component, two.page, gap, f"at least {decree.PARAGRAPH_GAP} pt above a paragraph")
