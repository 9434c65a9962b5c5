"""The page of the gallery says what is measured today; after a change: ``python -m tests.geometry.table``."""

import pytest

from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary
from tests.geometry.content import cases
from tests.geometry.table import PAGE, measured

CODES = sorted(path.parent.name for path in PAGE.parent.glob("*/form.toml"))


@pytest.mark.parametrize("code", CODES)
def test_the_row_of_a_form(library: FormLibrary, fonts: Fonts, code: str) -> None:
    form = library[code]
    row = f"| {measured(form, fonts).text()} | {len(list(cases(form)))}: 0 |"
    assert row in PAGE.read_text(encoding="utf-8").splitlines(), "run: python -m tests.geometry.table"


@pytest.mark.parametrize("code", CODES)
def test_the_picture_of_a_form(code: str) -> None:
    assert f"![]({code}/sample.png)" in PAGE.read_text(encoding="utf-8")
    assert (PAGE.parent / code / "sample.png").stat().st_size > 10_000
