"""Boxes 1 to 5 and 9a: the two halves of the heading, the title, the rules below them, the addressees."""

import re

from desktop_app.printing.blocks.letterhead import Letterhead, National
from desktop_app.printing.blocks.words import Title
from tests.geometry import decree
from tests.geometry.found import Found, Line, Spot
from tests.printing.paper import Stroke

NEAR = 0.5
"""mm: what is called centred, or level."""
_DAY = re.compile(r"ngày(\d+)tháng(\d+)năm")


def check_heading(found: Found) -> None:
    """Check every heading and title of the paper."""
    for spot in found.of(*decree.TYPES):
        _type(found, spot)
    for block in found.blocks():
        if isinstance(block, Letterhead):
            _letterhead(found, {spot.piece.component: spot for spot in _of(found, block)}, _of(found, block))
        elif isinstance(block, National):
            _national(found, _of(found, block))
        elif isinstance(block, Title):
            _title(found, block, _of(found, block))
    _dates(found)


def _of(found: Found, block: object) -> list[Spot]:
    return [spot for spot in found.spots if spot.piece.block is block and spot.letters]


def _type(found: Found, spot: Spot) -> None:
    """Size, face and capitals of the type table."""
    component = spot.piece.component
    wanted = decree.TYPES[component]
    if component == "heading" and len(spot.piece.letters) > 1 and spot.piece.letters.isupper():
        wanted = wanted._replace(upper=True)
    sizes = {round(inked.letter.size, 2) for inked in spot.letters}
    own = getattr(spot.piece.block, "size", None)
    if not sizes <= set(wanted.sizes) and not (own is not None and component in {"capacity", "signer"}):
        found.say(component, spot.page, sorted(sizes), wanted.sizes)
    if component == "field":
        return  # what somebody filled in is bold or not as the form says, which is looked at in the body
    faces = {(inked.letter.face.bold, inked.letter.face.italic) for inked in spot.letters}
    if faces != {(wanted.bold, wanted.italic)}:
        found.say(component, spot.page, sorted(faces), f"bold {wanted.bold}, italic {wanted.italic}")
    if wanted.upper and spot.piece.letters != spot.piece.letters.upper():
        found.say(component, spot.page, spot.piece.letters, "capitals")


def _letterhead(found: Found, one: dict[str, Spot], spots: list[Spot]) -> None:
    page = spots[0].page
    _halves(found, one, spots)
    for component in ("national", "motto", "number", "date"):
        if component in one and len(one[component].lines()) != 1:
            found.say(component, page, f"{len(one[component].lines())} lines", "one line")
    _sizes(found, one, page)
    if "issuer" in one:
        _rule(found, "issuer rule", one["issuer"].lines()[-1], decree.RULE_SHARE)
    if "motto" in one:
        _rule(found, "motto rule", one["motto"].lines()[-1], (0.99, 1.01))
    if "number" in one:
        _number(found, one["number"], page)
    if "number" in one and "date" in one:
        number, date = one["number"].lines()[0], one["date"].lines()[0]
        if abs(number.baseline - date.baseline) > NEAR:
            found.say("number", page, number.baseline, f"level with the date at {date.baseline:.1f}")


def _halves(found: Found, one: dict[str, Spot], spots: list[Spot]) -> None:
    """What stands at the left stays in its half and in its middle, and so at the right."""
    page = spots[0].page
    end = found.pages[page].width - decree.RIGHT[0]
    split = decree.LEFT[0] + (end - decree.LEFT[0]) * decree.SPLIT
    for spot in spots:
        component = spot.piece.component
        if component in {"number", "date"} and _long_day(one, end - split):
            continue  # the day reaches over; that nothing overlaps is seen elsewhere
        left = component in {"superior", "issuer", "number", "letter_about"}
        start, stop = (decree.LEFT[0], split) if left else (split, end)
        for line in spot.lines():
            if line.left < start - NEAR or line.right > stop + NEAR:
                found.say(component, page, f"{line.left:.1f} to {line.right:.1f}", f"{start:.1f} to {stop:.1f}")
            if abs(line.middle - (start + stop) / 2) > NEAR:
                found.say(component, page, line.middle, f"centred at {(start + stop) / 2:.1f}")


def _long_day(one: dict[str, Spot], half: float) -> bool:
    """Whether place and day are longer than their half."""
    return "date" in one and one["date"].lines()[0].width > half - 2


def _national(found: Found, spots: list[Spot]) -> None:
    """The nation's name and motto alone, in the middle of a citizen's paper."""
    page = spots[0].page
    middle = (decree.LEFT[0] + found.pages[page].width - decree.RIGHT[0]) / 2
    lines = [line for spot in spots for line in spot.lines()]
    if len(lines) != 2 or any(abs(line.middle - middle) > NEAR for line in lines):
        found.say("national", page, f"{len(lines)} lines, {lines[0].middle:.1f}", f"two centred at {middle:.1f}")
    _sizes(found, {spot.piece.component: spot for spot in spots}, page)
    _rule(found, "motto rule", lines[-1], (0.99, 1.01))


def _sizes(found: Found, one: dict[str, Spot], page: int) -> None:
    """National name, motto, date: 12, 13, 13 or 13, 14, 14; the issuing body as large as the national name."""
    sizes = [one[name].lines()[0].size for name in ("national", "motto", "date") if name in one]
    if "motto" not in one:
        return
    if tuple(sizes) not in {known[: len(sizes)] for known in decree.SETS}:
        found.say("sizes", page, sizes, decree.SETS)
    for name in ("issuer", "superior"):
        if name in one and one[name].lines()[0].size != sizes[0]:
            found.say("sizes", page, f"{name} {one[name].lines()[0].size}", f"as the national name {sizes[0]}")
    body = {inked.letter.size for spot in found.of("basis", "addressees") for inked in spot.letters}
    if len(sizes) == 3 and body - {sizes[1]}:
        found.say("sizes", page, f"body {sorted(body)}", f"as the motto {sizes[1]}")


def _number(found: Found, spot: Spot, page: int) -> None:
    """A given number has two digits at least; a blank leaves room to write it."""
    digits = re.match(r"Số:(\d*)", spot.piece.letters)
    if digits is not None and len(digits[1]) == 1:
        found.say("number", page, spot.piece.letters, "a leading zero")
    slash = next((inked.letter for inked in spot.letters if inked.letter.char == "/"), None)
    if digits is not None and not digits[1] and slash is not None:
        colon = next(inked.letter for inked in spot.letters if inked.letter.char == ":")
        room = slash.left - colon.right
        if room < 5:
            found.say("number", page, room, "5 mm to write the number in")


def _title(found: Found, block: Title, spots: list[Spot]) -> None:
    page = spots[0].page
    middle = (decree.LEFT[0] + found.pages[page].width - decree.RIGHT[0]) / 2
    for line in (line for spot in spots for line in spot.lines()):
        if abs(line.middle - middle) > NEAR:
            found.say("title", page, line.middle, f"centred at {middle:.1f}")
    if len({round(inked.letter.size, 1) for spot in spots for inked in spot.letters}) != 1:
        found.say("title", page, "sizes differ", "one size")
    name = spots[0].piece.letters
    if spots[0].piece.component == "title" and not name.isupper() and not name.startswith("Phụlục"):
        found.say("title", page, name, "capitals")
    if block.rule:
        _rule(found, "title rule", spots[-1].lines()[-1], decree.RULE_SHARE)


def _rule(found: Found, name: str, line: Line, share: tuple[float, float]) -> None:
    """A rule below a line: its length in parts of it, its middle, its thickness, clear of the ink."""
    stroke = rule_below(found, line)
    if stroke is None:
        found.say(name, line.page, "none", "a rule")
        return
    length, middle = abs(stroke.x2 - stroke.x1), (stroke.x1 + stroke.x2) / 2
    if not share[0] - 0.01 <= length / line.width <= share[1] + 0.01:
        found.say(name, line.page, length / line.width, f"{share[0]:.2f} to {share[1]:.2f} of the text")
    if abs(middle - line.middle) > NEAR:
        found.say(name, line.page, middle, f"centred at {line.middle:.1f}")
    if not decree.RULE_WIDTH[0] <= stroke.width <= decree.RULE_WIDTH[1]:
        found.say(name, line.page, stroke.width, decree.RULE_WIDTH)
    if stroke.y1 - line.bottom < decree.RULE_CLEAR:
        found.say(name, line.page, stroke.y1 - line.bottom, f"{decree.RULE_CLEAR} mm below the ink")


def rule_below(found: Found, line: Line) -> Stroke | None:
    """The nearest level line below some words, none where there is none."""
    near = [
        stroke
        for stroke in found.pages[line.page].strokes
        if abs(stroke.y1 - stroke.y2) < 0.01
        and line.baseline - 0.5 < stroke.y1 < line.baseline + 5
        and min(stroke.x1, stroke.x2) < line.middle < max(stroke.x1, stroke.x2)
    ]
    return min(near, key=lambda stroke: stroke.y1, default=None)


def _dates(found: Found) -> None:
    """Days below 10 and the months 1 and 2 have a zero, the other months none."""
    for spot in found.spots:
        for day, month in _DAY.findall(spot.piece.letters):
            if day != f"{int(day):02d}" or month != (f"{int(month):02d}" if int(month) < 3 else str(int(month))):
                found.say(spot.piece.component, spot.page, f"ngày {day} tháng {month}", "zeros as in box 4")
