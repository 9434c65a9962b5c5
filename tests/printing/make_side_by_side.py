"""Draw papers beside their Word copies: ours at the left, what LibreOffice makes of the copy at the right.

``python tests/printing/make_side_by_side.py`` draws those of README's gallery into ``tests/printing/side_by_side``;
codes of forms, or ``all``, may be named, and ``--out FOLDER``. Says for each form how many pages either has. Needs
``soffice``, the program's own packages and Pillow.
"""

import argparse
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop_app.printing.fonts import load_fonts  # noqa: E402
from desktop_app.printing.library import load_forms, sample  # noqa: E402
from desktop_app.printing.render import DocumentIdentity, render  # noqa: E402
from desktop_app.printing.word.writing import Description, write_docx  # noqa: E402

SHOWN = (
    "mau_08_cong_nhan",
    "bang_thanh_toan",
    "mau_05",
    "to_trinh_de_nghi_cong_nhan",
    "mau_01",
    "bang_cham_cong",
    "mau_08_cong_nhan_kem_danh_sach",
)
SAMPLE_ID = "0192f0c4-7d1e-7c55-9a51-6f1f9a3c2b10"
MADE_AT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
WIDTH = {True: 700, False: 560}
"""Of a page that lies, of one that stands, in pixels."""
GAP = 8


def converted(folder: Path, names: list[str]) -> None:
    """Let LibreOffice make a PDF of every copy, with a profile of its own."""
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", "theirs"]
    subprocess.run([*command, *names], cwd=folder, check=True, capture_output=True, timeout=300)


def pages(pdf: bytes) -> list[Image.Image]:
    """Every page as a small grey picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = []
        for number in range(len(document)):
            page = document[number]
            wide = WIDTH[page.get_width() > page.get_height()]
            drawn.append(page.render(scale=wide / page.get_width()).to_pil().convert("L"))
        return drawn
    finally:
        document.close()


def beside(ours: list[Image.Image], theirs: list[Image.Image]) -> Image.Image:
    """One picture: a row for each page."""
    wide = max(image.width for image in (*ours, *theirs))
    heights = [
        max(column[at].height for column in (ours, theirs) if at < len(column))
        for at in range(max(len(ours), len(theirs)))
    ]
    whole = Image.new("L", (2 * wide + GAP, sum(heights) + GAP * (len(heights) - 1)), 160)
    for left, column in ((0, ours), (wide + GAP, theirs)):
        top = 0
        for image, height in zip(column, heights, strict=False):
            whole.paste(image, (left, top))
            top += height + GAP
    return whole


def main() -> None:
    """Draw the forms that are named."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("codes", nargs="*", default=SHOWN)
    reader.add_argument("--out", type=Path, default=ROOT / "tests" / "printing" / "side_by_side")
    asked = reader.parse_args()
    fonts = load_fonts(ROOT / "resources" / "fonts")
    library = load_forms(ROOT / "forms", fonts)
    codes = list(library.forms) if "all" in asked.codes else list(asked.codes)
    asked.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for code in codes:
            about = Description(library[code].title, "", MADE_AT)
            data = write_docx(library[code], sample(library[code]), about, fonts)
            (folder / f"{code}.docx").write_bytes(data)
        converted(folder, [f"{code}.docx" for code in codes])
        for code in codes:
            pdf = render(library[code], sample(library[code]), DocumentIdentity(SAMPLE_ID), fonts).pdf
            ours, theirs = pages(pdf), pages((folder / "theirs" / f"{code}.pdf").read_bytes())
            picture = beside(ours, theirs).quantize(8)
            picture.save(asked.out / f"{code}.png", optimize=True)
            told = "" if len(ours) == len(theirs) else "  OTHER"
            sys.stdout.write(f"{code}: {len(ours)} / {len(theirs)}{told}\n")


if __name__ == "__main__":
    main()
