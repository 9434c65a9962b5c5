"""What was measured on the paper of every form, as the page ``forms/GALLERY.md``: pictures, then a table."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from desktop_app.printing.blocks.fields import Seal
from desktop_app.printing.definition import FormDefinition
from desktop_app.printing.fonts import Fonts, load_fonts
from desktop_app.printing.library import load_forms, sample
from desktop_app.printing.render import DocumentIdentity, render
from tests.geometry.checker import examine
from tests.geometry.content import CONTENTS, cases
from tests.geometry.found import Found, Line, body_of
from tests.geometry.in_heading import rule_below
from tests.geometry.whole_commune import commune, with_rows

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "forms" / "GALLERY.md"
PICTURES = Path(__file__).parent / "gallery"
PICTURE_WIDTH = 900
NAMES = ("first", "middle", "last")
IDENTITY = DocumentIdentity("0192f0c4-7d1e-7c55-9a51-6f1f9a3c2b10")
ACROSS = 3
NOTHING = "–"
HEAD = """# The papers, and what was measured on them

Made by `python -m tests.geometry.table` from the finished PDF of every form's sample; the numbers are read from
the file (letters with place, face and size, lines with place and width), not from the form or its profile. What is
wanted stands in `tests/geometry/decree.py`; each form is checked with its sample and with awkward contents (names of 40
wide letters, signs of markup, 400 rows, empty lists, six lines of issuers, none or twelve receivers and more), and the
last column says how many papers were checked and how much was found wrong.
"""
COLUMNS = (
    "form",
    "paper, pages",
    "margins left / right / top, mm",
    "national, motto, date, body, pt",
    "rules under issuer / motto / title, % of the text",
    "office to name, mm",
    "papers checked: findings",
)


LONG = """
## 400 members on one payment sheet
58 teams, each with its sum, every member's own amounts: {short} pages with the rows of 7 mm that the form has, {tall}
with rows of 13.2 mm. The head stands on every page, a team's sum below its last member, and the last page holds two
members, all sums and the signatures (`tests/geometry/test_long_list.py`).
The first, a middle and the last of the {tall} pages:

{pictures}
|---|---|---|
"""


class Measured(NamedTuple):
    """One row of the table."""

    form: str
    paper: str
    margins: str
    sizes: str
    rules: str
    room: str

    def text(self) -> str:
        """Return the cells of the row but the last."""
        return " | ".join(self)


def measured(form: FormDefinition, fonts: Fonts) -> Measured:
    """Return what is read from the sample's paper."""
    context = sample(form)
    found = examine(render(form, context, IDENTITY, fonts).pdf, form, context)
    return Measured(f"`{form.code}`", _paper(found), _margins(found), _sizes(found), _rules(found), _room(found))


def counted(form: FormDefinition, fonts: Fonts) -> tuple[int, int]:
    """Return how many papers of a form were checked, and how much was found wrong on all of them."""
    names = list(cases(form))
    wrong = 0
    for name in names:
        context = CONTENTS[name](form, sample(form))
        wrong += len(examine(render(form, context, IDENTITY, fonts).pdf, form, context).findings)
    return len(names), wrong


def gallery(forms: Iterable[FormDefinition], fonts: Fonts) -> str:
    """Return the whole page."""
    known = list(forms)
    lines = [HEAD, *_pictures(known), "", f"| {' | '.join(COLUMNS)} |", "|" + "---|" * len(COLUMNS)]
    for form in known:
        papers, wrong = counted(form, fonts)
        lines.append(f"| {measured(form, fonts).text()} | {papers}: {wrong} |")
    return "\n".join(lines) + "\n"


def long_list(form: FormDefinition, fonts: Fonts) -> str:
    """Draw three pages of a long list as pictures, and return what the page says of it."""
    context = commune(sample(form))
    short = render(form, context, IDENTITY, fonts)
    tall = render(with_rows(form, 13.2), context, IDENTITY, fonts)
    document = pypdfium2.PdfDocument(tall.pdf)
    PICTURES.mkdir(exist_ok=True)
    for name, number in zip(NAMES, (0, tall.pages // 2, tall.pages - 1), strict=True):
        page = document[number]
        image = page.render(scale=PICTURE_WIDTH / page.get_width()).to_pil().convert("L").quantize(16)
        image.save(PICTURES / f"{name}.png", optimize=True)
    document.close()
    cells = (f"![](../tests/geometry/gallery/{name}.png)" for name in NAMES)
    return LONG.format(short=short.pages, tall=tall.pages, pictures=f"| {' | '.join(cells)} |")


def _pictures(forms: list[FormDefinition]) -> Iterator[str]:
    yield "| | | |"
    yield "|---|---|---|"
    for start in range(0, len(forms), ACROSS):
        cells = [f"![]({form.code}/sample.png) {form.title} (`{form.code}`)" for form in forms[start : start + ACROSS]]
        yield f"| {' | '.join([*cells, *[''] * (ACROSS - len(cells))])} |"


def _paper(found: Found) -> str:
    lying = [page.width > page.height for page in found.pages]
    way = "lies" if all(lying) else "stands and lies" if any(lying) else "stands"
    return f"A4 {way}, {len(found.pages)}"


def _margins(found: Found) -> str:
    left, right, top = [], [], []
    for page in found.pages:
        letters = body_of(page)
        ends = [x for line in page.strokes for x in (line.x1, line.x2)]
        left.append(min([*(one.left for one in letters), *ends]))
        right.append(page.width - max([*(one.right for one in letters), *ends]))
        top.append(min(one.top for one in letters))
    return " / ".join(f"{min(values):.1f}" for values in (left, right, top))


def _sizes(found: Found) -> str:
    groups = (("national",), ("motto",), ("date", "over"), ("basis", "paragraph", "item", "field"))
    found_sizes = []
    for names in groups:
        sizes = [inked.letter.size for spot in found.of(*names) for inked in spot.letters]
        found_sizes.append(f"{max(sizes):g}" if sizes else NOTHING)
    return ", ".join(found_sizes)


def _rules(found: Found) -> str:
    return " / ".join((_share(found, "issuer"), _share(found, "motto"), _share(found, "pointer", "about", "title")))


def _share(found: Found, *components: str) -> str:
    """Return the length of the rule under the last line of the first component that there is."""
    for component in components:
        lines: list[Line] = [line for spot in found.of(component) if spot.page == 0 for line in spot.lines()]
        if lines:
            stroke = rule_below(found, lines[-1])
            return NOTHING if stroke is None else f"{abs(stroke.x2 - stroke.x1) / lines[-1].width:.0%}".rstrip("%")
    return NOTHING


def _room(found: Found) -> str:
    """Return the least room between an office and the name below it, or the lower margin where no name stands."""
    rooms = []
    for spot in found.of("capacity", "note", "seal"):
        line = spot.lines()[-1]
        middle = line.middle
        below = [
            one.lines()[0].top
            for one in found.of("signer", "capacity", "note")
            if one.page == line.page and abs(one.lines()[0].middle - middle) < 1 and one.lines()[0].top > line.bottom
        ]
        free = min(below, default=found.pages[line.page].height - 20) - line.bottom
        rooms.append((free, bool(below) or isinstance(spot.piece.block, Seal)))
    wide = [free for free, _ in rooms if free > 10]
    named = any(known for free, known in rooms if free > 10)
    return (f"{min(wide):.1f}" if named else f"no name, {min(wide):.1f} free") if wide else NOTHING


if __name__ == "__main__":
    faces = load_fonts(ROOT / "resources" / "fonts")
    library = load_forms(ROOT / "forms", faces)
    PAGE.write_text(gallery(library, faces) + long_list(library["bang_thanh_toan"], faces), encoding="utf-8")
