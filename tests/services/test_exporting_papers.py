from io import BytesIO

import pytest
from docx import Document

from desktop_app.model.periods import Month
from desktop_app.services import printing_forms as printing
from desktop_app.services.exporting_papers import DOCX, docx_of, editable_name
from desktop_app.services.office import Office

OCTOBER = Month(2026, 10)


def test_the_copy_is_described_by_its_paper_and_nothing_is_kept(office: Office) -> None:
    composed = printing.compose_payment_paper(office, OCTOBER)
    before = office.book.documents()
    data = docx_of(composed, office.clock.now())
    core = Document(BytesIO(data)).core_properties
    assert (core.title, core.author) == (composed.title, composed.author)
    assert core.created == office.clock.now().replace(microsecond=0)
    assert office.book.documents() == before
    assert composed.id.encode() not in data


def test_a_paper_that_many_share_is_one_file(office: Office) -> None:
    composed = printing.compose_calculations_paper(office, OCTOBER)
    assert isinstance(composed.context, tuple)
    document = Document(BytesIO(docx_of(composed, office.clock.now())))
    assert len(document.sections) == len(composed.context) > 1


@pytest.mark.parametrize("code", ["mau_05", "bang_thanh_toan-2026-10"])
def test_the_files_name_says_what_it_is(code: str) -> None:
    assert editable_name(code, DOCX) == f"{code}-ban-de-sua.docx"
