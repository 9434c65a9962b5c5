import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from desktop_app.model.problems import Refused
from desktop_app.printing.signature_look import MOST_BYTES, colour_doubts, picture_size


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claiming(width: int, height: int) -> bytes:
    """Return a file that says it is a picture of that size, and holds none of it."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"x")) + chunk(b"IEND", b"")


def picture(ink: tuple[int, int, int], clear: int = 0, mode: str = "RGBA") -> bytes:
    drawn = Image.new("RGBA", (40, 20), (255, 255, 255, clear))
    drawn.paste((*ink, 255), (10, 5, 30, 15))
    out = BytesIO()
    drawn.convert(mode).save(out, "PNG")
    return out.getvalue()


def code_of(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        picture_size(content, "ky.png")
    (problem,) = refused.value.problems
    assert problem.at.source == "ky.png"
    return problem.code


def test_a_picture_on_a_clear_ground_is_measured() -> None:
    assert picture_size(picture((0, 0, 200)), "ky.png") == (40, 20)


@pytest.mark.parametrize("side", [2_001, 10_000, 20_000, 2**31 - 1])
def test_too_many_pixels_are_told_before_any_is_read(side: int) -> None:
    assert code_of(claiming(side, side)) == "esigning.picture_too_large"


def test_other_pictures_are_refused() -> None:
    assert code_of(b"\0" * (MOST_BYTES + 1)) == "esigning.picture_too_large"
    assert code_of(b"GIF89a") == "esigning.picture_no_png"
    assert code_of(claiming(10, 10)) == "esigning.picture_no_png"
    assert code_of(picture((0, 0, 200), mode="RGB")) == "esigning.picture_not_clear"
    assert code_of(picture((0, 0, 200), clear=255)) == "esigning.picture_not_clear"


@pytest.mark.parametrize(
    ("ink", "red", "code"),
    [
        ((0, 0, 200), False, None),
        ((200, 0, 0), True, None),
        ((0, 0, 0), False, "esigning.signature_not_blue"),
        ((0, 0, 200), True, "esigning.seal_not_red"),
    ],
)
def test_ink_of_another_colour_is_doubted(ink: tuple[int, int, int], red: bool, code: str | None) -> None:
    doubts = colour_doubts(picture(ink), "ky.png", red=red)
    assert [doubt.code for doubt in doubts] == ([code] if code else [])
