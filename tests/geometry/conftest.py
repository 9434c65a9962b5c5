from pathlib import Path

import pytest

from desktop_app.printing.fonts import Fonts, load_fonts
from desktop_app.printing.library import FormLibrary, load_forms

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return load_fonts(ROOT / "resources" / "fonts")


@pytest.fixture(scope="session")
def library(fonts: Fonts) -> FormLibrary:
    return load_forms(ROOT / "forms", fonts)
