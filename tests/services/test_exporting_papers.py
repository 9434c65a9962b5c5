from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.services import printing_forms as printing
from desktop_app.services.exporting_papers import DOCX, XLSX, docx_of, editable_name, has_list, xlsx_of
from desktop_app.services.office import Office
from desktop_app.wording.editable import COMMENT, MARK

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


def test_a_list_is_a_workbook_that_says_it_is_no_record(office: Office) -> None:
    composed = printing.compose_payment_paper(office, OCTOBER)
    book = load_workbook(BytesIO(xlsx_of(composed, office.clock.now())))
    assert book.properties.description == COMMENT
    assert MARK in [one.value for one in book.custom_doc_props.props]
    cells = [cell for row in book.active.iter_rows() for cell in row]
    cash = composed.context.cash  # type: ignore[attr-defined]
    assert cash in [cell.value for cell in cells if cell.number_format == "#,##0"]
    assert office.book.documents() == ()


def test_a_paper_without_a_table_is_no_workbook(office: Office) -> None:
    _, recognise = office.book.decisions()
    composed = printing.compose_submission_paper(office, recognise)
    assert not has_list(composed.form)
    with pytest.raises(Refused, match=r"paper\.no_list"):
        xlsx_of(composed, office.clock.now())


def test_everybodys_calculation_has_a_sheet_each(office: Office) -> None:
    composed = printing.compose_calculations_paper(office, OCTOBER)
    book = load_workbook(BytesIO(xlsx_of(composed, office.clock.now())))
    assert len(book.sheetnames) == len(composed.context)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", ["mau_05", "bang_thanh_toan-2026-10"])
def test_the_files_name_says_what_it_is(code: str) -> None:
    assert editable_name(code, DOCX) == f"{code}-ban-de-sua.docx"
    assert editable_name(code, XLSX) == f"{code}-ban-de-sua.xlsx"
