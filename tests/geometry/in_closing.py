"""Boxes 7 to 9: receivers and signers, room to sign and seal, never alone on a page."""

from collections.abc import Sequence

from desktop_app.printing.blocks.fields import Seal
from desktop_app.printing.blocks.signing import Closing, Signatures
from tests.geometry import decree
from tests.geometry.expected import signers_beside
from tests.geometry.found import Found, Line, Spot, body_of
from tests.geometry.in_body import is_document
from tests.printing.paper import MM

NEAR = 0.5
PADDING = 5.0
"""mm that a row may take besides its lines, and a signature below its name."""
ALONE = 2
"""Lines or rows that a page must hold besides the signatures."""


def check_closing(found: Found) -> None:
    """Check every block of signatures."""
    for block in found.blocks():
        spots = [spot for spot in found.spots if spot.piece.block is block and spot.letters]
        if isinstance(block, Seal) and spots:
            _impression(found, spots[0])
        if not isinstance(block, Closing | Signatures) or not spots:
            continue
        wanted = decree.HAND_ROOM if found.expected.form.code in decree.HAND_SIGNED else decree.SEAL_ROOM
        for row in sorted({signers_beside(spot.piece) for spot in spots}):
            _row(found, [spot for spot in spots if signers_beside(spot.piece) == row], wanted)
        _company(found, spots)
        if isinstance(block, Closing):
            _receivers(found, spots)


def _impression(found: Found, spot: Spot) -> None:
    """Below its words there is clear room for a seal by itself."""
    line = spot.lines()[-1]
    end = found.pages[line.page].height - decree.BOTTOM[0]
    if end - line.bottom < decree.SEAL_ITSELF:
        found.say("seal", line.page, end - line.bottom, f"at least {decree.SEAL_ITSELF} mm")
    _clear(found, line, end)


def _clear(found: Found, line: Line, end: float) -> None:
    """Nothing is printed where a signature and a seal come, below a line and to both sides of its middle."""
    page, left, right = found.pages[line.page], line.middle - decree.SIGNATURE_HALF, line.middle + decree.SIGNATURE_HALF
    until = min(end, line.bottom + decree.SEAL_ROOM) - 0.05
    inside = [
        letter.char
        for letter in body_of(page)
        if line.bottom + 0.05 < letter.top < until and left < (letter.left + letter.right) / 2 < right
    ]
    lines = [one for one in page.strokes if line.bottom < one.y1 < until and one.x2 > left and one.x1 < right]
    if inside or lines:
        found.say("signature room", line.page, "".join(inside) or "a line", "clear for signature and seal")


def _row(found: Found, spots: Sequence[Spot], wanted: float) -> None:
    """Signers side by side: offices begin on one line, names stand on one, each below its office."""
    signing = [spot for spot in spots if spot.piece.component in {"capacity", "note", "signer"}]
    groups: dict[int, list[Spot]] = {}
    for spot in signing:
        groups.setdefault(spot.piece.group, []).append(spot)
    tops = {round(group[0].lines()[0].baseline, 1) for group in groups.values()}
    names = [spot for spot in signing if spot.piece.component == "signer"]
    if len(tops) > 1:
        found.say("capacity", signing[0].page, sorted(tops), "level")
    if len({round(spot.lines()[0].baseline, 1) for spot in names}) > 1:
        found.say("signer", signing[0].page, "names not level", "level")
    for group in groups.values():
        _room(found, group, wanted, alone=len(groups) == 1)
    if len({spot.page for spot in signing}) > 1:
        found.say("signer", signing[0].page, "parted by a page", "together")


def _room(found: Found, group: Sequence[Spot], wanted: float, *, alone: bool) -> None:
    offices = [line for spot in group if spot.piece.component in {"capacity", "note"} for line in spot.lines()]
    names = [line for spot in group if spot.piece.component == "signer" for line in spot.lines()]
    if not offices:
        return
    page, last = found.pages[offices[0].page], offices[-1]
    number = offices[0].page
    middle = offices[0].middle
    for line in (*offices, *names):
        if abs(line.middle - middle) > NEAR:
            found.say("signer", number, line.middle, f"centred at {middle:.1f}")
    end = names[0].top if names else page.height - decree.BOTTOM[0]
    if end - last.bottom < wanted:
        found.say("signature room", number, end - last.bottom, f"at least {wanted} mm")
    if alone and wanted >= decree.SEAL_ROOM:
        _clear(found, last, end)


def _company(found: Found, spots: Sequence[Spot]) -> None:
    """A page with signatures holds words of the text as well: two lines, or two rows of a list."""
    page = spots[0].page
    block = spots[0].piece.block
    own = {id(spot) for spot in spots}
    before = [
        spot
        for spot in found.spots
        if spot.letters and id(spot) not in own and spot.piece.component not in {"head", "capacity", "signer"}
    ]
    lines = sum(line.page == page for spot in before if spot.letters[-1].page == page for line in spot.lines())
    if lines < min(ALONE, len(before)):
        found.say("signature alone", page, f"{lines} lines with it", f"at least {ALONE}")
    if isinstance(block, Signatures) and not is_document(found):
        _rows_with_it(found, spots)


def _rows_with_it(found: Found, spots: Sequence[Spot]) -> None:
    """Two rows of the list stand on the page of its signatures, where the second is not too tall for that."""
    page = spots[0].page
    rows: dict[int, list[Spot]] = {}
    for spot in found.of("cell"):
        if spot.piece.part == spots[0].piece.part:
            rows.setdefault(spot.piece.group, []).append(spot)
    here = [number for number, row in rows.items() if max(spot.letters[-1].page for spot in row) == page]
    if len(here) >= min(ALONE, len(rows)):
        return
    room = found.pages[page].height - decree.BOTTOM[0] - max(spot.letters[-1].letter.bottom for spot in spots)
    unsigned = [spot for spot in spots if spot.piece.component == "capacity"]
    if not any(spot.piece.component == "signer" for spot in spots):
        room = min(
            room, found.pages[page].height - decree.BOTTOM[0] - unsigned[-1].lines()[-1].bottom - decree.SEAL_ROOM
        )
    before = max((number for number in rows if number not in here), default=0)
    lines = max(len(spot.lines()) for spot in rows[before])
    pitch = rows[before][0].lines()[0].size * decree.NATURAL_LINE / MM
    if lines * pitch + PADDING < room:
        found.say("signature alone", page, f"{len(here)} rows of the table with it", f"at least {ALONE}")


def _receivers(found: Found, spots: Sequence[Spot]) -> None:
    head = next((spot for spot in spots if spot.piece.component == "recipients_head"), None)
    office = next((spot for spot in spots if spot.piece.component == "capacity"), None)
    if head is None:
        return
    line = head.lines()[0]
    below = isinstance(head.piece.block, Signatures)
    if office is not None and not below and abs(line.baseline - office.lines()[0].baseline) > NEAR:
        found.say("recipients_head", head.page, line.baseline, f"level with {office.lines()[0].baseline:.1f}")
    if abs(line.left - decree.LEFT[0]) > NEAR:
        found.say("recipients_head", head.page, line.left, decree.LEFT[0])
    lists = [spot for spot in spots if spot.piece.component == "recipient"]
    edge = min(
        (one.left for spot in spots if spot.piece.component in {"capacity", "signer"} for one in spot.lines()),
        default=999,
    )
    for spot in lists:
        if not below and any(
            one.right > edge - 1 for one in spot.lines() if office is not None and one.page == office.page
        ):
            found.say(
                "recipient", spot.page, max(one.right for one in spot.lines()), f"left of the signer at {edge:.1f}"
            )
        if spot.piece.letters[-1] != ("." if spot is lists[-1] else ";"):
            found.say("recipient", spot.page, spot.piece.letters[-1], "; and a full stop after the last")
