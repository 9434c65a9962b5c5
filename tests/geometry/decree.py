"""What Nghị định 30/2020/NĐ-CP, Phụ lục I wants of a paper, written down for the tests alone.

The program aims at ``forms/profiles/nd_30_2020.toml``; a slip there would be copied by everything that is drawn, so the
finished paper is held against these numbers, never against that file. Lengths in mm, sizes and line widths in points.
Where the decree is silent, the comment says what was decided and why.
"""

from typing import NamedTuple

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
ADDRESSEES = "Kính gửi:"

A4 = (210.0, 297.0)
TOP, BOTTOM, LEFT, RIGHT = (20.0, 25.0), (20.0, 25.0), (30.0, 35.0), (15.0, 20.0)
"""Margins. The decree has no others for a page that lies, so a page that lies keeps the same, as it is read."""

BODY = (13.0, 14.0)
SETS = ((12.0, 13.0, 13.0), (13.0, 14.0, 14.0))
"""National name, motto, place and date: the sizes that move together."""


class Type(NamedTuple):
    """A row of the type table, mục V."""

    sizes: tuple[float, ...]
    bold: bool
    italic: bool
    upper: bool = False


TYPES = {
    "national": Type((12, 13), bold=True, italic=False, upper=True),
    "motto": Type((13, 14), bold=True, italic=False),
    "superior": Type((12, 13), bold=False, italic=False, upper=True),
    "issuer": Type((12, 13), bold=True, italic=False, upper=True),
    "number": Type((13,), bold=False, italic=False),
    "date": Type((13, 14), bold=False, italic=True),
    "letter_about": Type((12, 13), bold=False, italic=False),
    "title": Type((13, 14), bold=True, italic=False),
    "about": Type((13, 14), bold=True, italic=False),
    "pointer": Type((13, 14), bold=False, italic=True),
    "addressees": Type((13, 14), bold=False, italic=False),
    "heading": Type((13, 14), bold=True, italic=False),
    "field": Type((13, 14), bold=False, italic=False),
    "over": Type((13, 14), bold=False, italic=True),
    "note": Type((11, 12, 13), bold=False, italic=True),
    "seal": Type((12, 13, 14), bold=False, italic=True),
    "recipients_head": Type((12,), bold=True, italic=True),
    "recipient": Type((11,), bold=False, italic=False),
    "capacity": Type((13, 14), bold=True, italic=False, upper=True),
    "signer": Type((13, 14), bold=True, italic=False),
}

SPLIT = 0.38
"""The left half of the heading: with 50/50 the national name would be broken at 13 points."""
RULE_SHARE = (1 / 3, 1 / 2)
RULE_WIDTH = (0.4, 1.5)
"""Not in the decree: thick enough for every printer, thinner than a stroke of the letters."""
RULE_CLEAR = 0.2
"""A rule stays this far from the lowest ink above it: the dots under ạ ậ ẹ ị ọ ụ are not cut."""

INDENT = (10.0, 12.7)
PARAGRAPH_GAP = 6.0
NATURAL_LINE = 1.15
"""A single line of a face with the measures of Times New Roman, over its size."""
LINE_SPACING = (1.0, 1.5)

PAGE_NUMBER = (13.0, 14.0)
SEAL_ROOM = 35.0
"""Between the office and the name: a signature and a wet seal (Điều 33)."""
SEAL_ITSELF = 36.0
"""The commune's round seal where no signature comes with it."""
HAND_ROOM = 15.0
"""Where no seal comes: two lines of a hand."""
HAND_SIGNED = {"mau_01", "mau_03"}
"""Papers that no office seals: what an applicant signs for himself, and what the counters of votes do."""
SIGNATURE_HALF = 28.0
"""To each side of the middle of the name: a seal of 36 mm over the left third of a signature of 50 mm."""

LIST_SIZES = (9.0, 14.0)
"""Words of a list or sheet outside its table. The decree speaks of no smaller ones; lists are not its documents."""
CELL_SIZES = (4.5, 14.0)
"""In the cells of a table; what shrinks to its column may be very small, but must be there."""
ITALIC_BASES = ("QUYẾT ĐỊNH", "NGHỊ QUYẾT")
"""Where căn cứ are italic (Ministry of Home Affairs, 26/04/2023)."""
FACES = {f"LiberationSerif{style}" for style in ("", "-Bold", "-Italic", "-BoldItalic")}
"""The faces with the measures of Times New Roman that may be passed on."""
