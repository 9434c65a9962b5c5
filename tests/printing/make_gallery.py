"""Draw every form's sample: ``forms/<code>/sample.png`` for the README, and the words of it that the tests compare.

Run it after a wanted change of a form, look at the pictures, and commit both:
``python tests/printing/make_gallery.py``. Needs the program's own packages and Pillow.
"""

import sys
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop_app.printing.fonts import load_fonts  # noqa: E402
from desktop_app.printing.library import load_forms, sample  # noqa: E402
from desktop_app.printing.render import DocumentIdentity, render  # noqa: E402
from tests.printing.paper import golden_text  # noqa: E402

WIDTH = 800
SAMPLE_ID = "0192f0c4-7d1e-7c55-9a51-6f1f9a3c2b10"


def picture(pdf: bytes, file: Path) -> None:
    """Write the first page as a small grey PNG."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    image = page.render(scale=WIDTH / page.get_width()).to_pil().convert("L").quantize(16)
    image.save(file, optimize=True)
    document.close()


def main() -> None:
    """Write picture and words of every form."""
    fonts = load_fonts(ROOT / "resources" / "fonts")
    for form in load_forms(ROOT / "forms", fonts):
        pdf = render(form, sample(form), DocumentIdentity(SAMPLE_ID), fonts).pdf
        picture(pdf, form.folder / "sample.png")
        golden = ROOT / "tests" / "printing" / "golden" / f"{form.code}.txt"
        golden.write_text(golden_text(pdf), encoding="utf-8")
        sys.stdout.write(f"{form.code}\n")


if __name__ == "__main__":
    main()
