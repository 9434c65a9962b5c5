"""Every form with every content on a finished page: what the checker finds is nothing."""

from pathlib import Path

import pytest

from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, load_forms, sample
from desktop_app.printing.render import DocumentIdentity, render
from tests.geometry.checker import check
from tests.geometry.content import CONTENTS, cases

ROOT = Path(__file__).resolve().parents[2]
IDENTITY = DocumentIdentity("0192f0c4-7d1e-7c55-9a51-6f1f9a3c2b10")
PAPERS = [(form.code, name) for form in load_forms(ROOT / "forms") for name in cases(form)]


@pytest.mark.parametrize(("code", "name"), PAPERS)
def test_the_paper_is_right(library: FormLibrary, fonts: Fonts, code: str, name: str) -> None:
    form = library[code]
    context = CONTENTS[name](form, sample(form))
    assert check(render(form, context, IDENTITY, fonts).pdf, form, context) == []
