"""How an electronic signature looks on a paper, and where: in a picture's true size, or in words.

NĐ 30/2020/NĐ-CP Phụ lục I: the signer's own signature in blue, between office and name; the body's seal in red, as
large as the real one, over a third of the signature at its left, with the body's name and the moment.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop_app.model.esigning import SigningAs, SigningPlace, TokenCertificate
from desktop_app.model.ids import DocumentId
from desktop_app.model.problems import Place, Problem, Refused, fault_name
from desktop_app.printing.fonts import Fonts, Style
from desktop_app.printing.signature_look import Look, colour_doubts, mm, picture_size
from desktop_app.settings import SEAL_MM
from desktop_app.wording import esigning_words

SIGNATURE_MM, SIGNATURE_TALL_MM = 45, 24
"""The most that a picture of somebody's signature takes: as wide and tall as people sign."""
SEAL_OVER = 3
"""A seal covers a third of the signature, at its left (NĐ 30/2020/NĐ-CP Điều 33)."""
SMALLEST_SEAL_MM, LARGEST_SEAL_MM = 20, 60
_SMALL, _PLAIN = 7.0, 9.0
_NAME = 22.0
"""Points that the signer's name takes below the room."""
_LINE = 1.25


@dataclass(frozen=True, slots=True)
class Wish:
    """What the clerk chose, without the PIN."""

    document: DocumentId
    library: str
    """The PKCS #11 library of the token's maker."""
    certificate: TokenCertificate
    signing_as: SigningAs
    picture: Path | None = None
    """PNG on a clear ground: the signature in blue, or the seal in red."""
    seal_mm: float = SEAL_MM
    """The true width of the seal."""
    place: int = 1
    """Which of the paper's places, from 1."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where a signature stands, in whole points, and what is drawn there."""

    box: SigningPlace
    look: Look
    doubts: tuple[Problem, ...] = ()
    """What is odd about the picture."""


@dataclass(frozen=True, slots=True)
class Words:
    """Lines with the room they take, in points."""

    lines: tuple[str, ...]
    size: float
    width: float
    height: float

    @classmethod
    def set_in(cls, fonts: Fonts, lines: tuple[str, ...], size: float, room: float) -> "Words":
        """Return the lines measured; smaller than ``size`` where one is wider than the room."""
        widest = max(fonts.width(Style.REGULAR, line) for line in lines)
        fitting = min(size, room / widest)
        return cls(lines, fitting, widest * fitting, (len(lines) + 0.4) * fitting * _LINE)


def compose_appearance(wish: Wish, place: SigningPlace, at: datetime, fonts: Fonts) -> Appearance:
    """Return what a wish looks like at a place of the paper; Refused for a picture or a size that cannot be used."""
    body = wish.signing_as is SigningAs.BODY
    lines = esigning_words.lines(wish.certificate.holder, wish.certificate.organisation, at, body=body)
    if wish.picture is None:
        return _in_words(place, Words.set_in(fonts, lines, _PLAIN, place.right - place.left - 8))
    picture, name = _picture(wish.picture)
    proportion = picture_size(picture, name)
    doubts = tuple(colour_doubts(picture, name, red=body))
    if not body:
        return Appearance(*_signature(place, picture, proportion), doubts)
    if not SMALLEST_SEAL_MM <= wish.seal_mm <= LARGEST_SEAL_MM:
        values = {"least": SMALLEST_SEAL_MM, "most": LARGEST_SEAL_MM}
        raise Refused(Problem("esigning.seal_size", Place(field="seal_mm"), values))
    words = Words.set_in(fonts, lines, _SMALL, place.right - place.left)
    return Appearance(*_seal(place, picture, (mm(wish.seal_mm), proportion), words), doubts)


def _signature(place: SigningPlace, picture: bytes, proportion: tuple[int, int]) -> tuple[SigningPlace, Look]:
    wide, tall = proportion
    scale = min(mm(SIGNATURE_MM) / wide, mm(SIGNATURE_TALL_MM) / tall)
    width, height = wide * scale, tall * scale
    x, y = _middle(place)
    box = _whole(place.page, x - width / 2, y - height / 2, width, height)
    return box, replace(_ground(box), picture=picture, picture_width=width, picture_height=height)


def _seal(
    place: SigningPlace, picture: bytes, size: tuple[float, tuple[int, int]], words: "Words"
) -> tuple[SigningPlace, Look]:
    """The words stand below the name, which the box covers without hiding it."""
    width, (wide, tall) = size
    height = width * tall / wide
    x, y = _middle(place)
    left = x - mm(SIGNATURE_MM) * (1 / 2 - 1 / SEAL_OVER) - width
    bottom = min(y - height / 2, place.bottom - _NAME) - words.height
    box = _whole(place.page, left, bottom, max(width, words.width), y + height / 2 - bottom)
    seal = replace(_ground(box), picture=picture, y=y - height / 2 - bottom, picture_width=width, picture_height=height)
    return box, replace(seal, lines=words.lines, size=words.size)


def _in_words(place: SigningPlace, words: "Words") -> Appearance:
    x, y = _middle(place)
    box = _whole(place.page, x - words.width / 2, y - words.height / 2, words.width, words.height)
    return Appearance(box, replace(_ground(box), lines=words.lines, size=words.size))


def _middle(place: SigningPlace) -> tuple[float, float]:
    return (place.left + place.right) / 2, (place.bottom + place.top) / 2


def _whole(page: int, left: float, bottom: float, width: float, height: float) -> SigningPlace:
    """Return a box in whole points, up to a point larger than is asked."""
    x, y = int(left), int(bottom)
    return SigningPlace(page, x, y, x + int(width) + 1, y + int(height) + 1)


def _ground(box: SigningPlace) -> Look:
    return Look(box.right - box.left, box.top - box.bottom)


def _picture(file: Path) -> tuple[bytes, str]:
    try:
        return file.read_bytes(), file.name
    except OSError as error:
        place, values = Place(source=file.name, field="picture"), {"file": file.name, "fault": fault_name(error)}
        raise Refused(Problem("esigning.picture_unreadable", place, values)) from error
