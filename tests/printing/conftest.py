from pathlib import Path

import pytest

from desktop_app.printing.fonts import Fonts, load_fonts
from desktop_app.printing.library import FormLibrary, load_forms

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return load_fonts(ROOT / "resources" / "fonts")


@pytest.fixture(scope="session")
def forms_folder() -> Path:
    return ROOT / "forms"


@pytest.fixture(scope="session")
def library(forms_folder: Path, fonts: Fonts) -> FormLibrary:
    return load_forms(forms_folder, fonts)
