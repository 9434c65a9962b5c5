"""The printed register: every line of the year with its gaps, on paper and as a workbook."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

from openpyxl import load_workbook

from desktop_app.model.decision import Decision
from desktop_app.model.register import GapReason, IssuingBody, PaperKind, Series
from desktop_app.services import printing_forms as printing
from desktop_app.services import registering, reprinting
from desktop_app.services.composing_register import compose_register, compose_register_paper, split_recipients
from desktop_app.services.exporting_papers import xlsx_of
from desktop_app.services.office import Office
from desktop_app.services.registered_papers import registered
from desktop_app.services.registering import Why
from tests.printing.paper import read

DECISIONS = Series(IssuingBody.COMMITTEE, "QĐ-UBND", 2026)


def test_the_register_of_a_year(office: Office) -> None:
    [decision] = [one for one in registered(office) if one.reference == "42/QĐ-UBND"]
    registering.describe_paper(office, decision, ("Như Điều 3", "Công an tỉnh", "Lưu: VT, CAX"), 7, "gửi tay")
    book = compose_register(office, 2026)
    series = {one.title: one.lines for one in book.series}
    missing, _first, second = series["QĐ-UBND (Ủy ban nhân dân)"]
    assert (missing.reference, missing.about, missing.day) == ("01–40", "Số trống, chưa giải trình", "")
    assert (second.reference, second.signer, second.copies, second.note) == (
        "42/QĐ-UBND",
        "Phạm Minh Tuấn",
        "7",
        "gửi tay",
    )
    named = "Trưởng Công an xã, Trưởng các thôn, xóm, khu phố có liên quan; các ông, bà có tên trong Quyết định"
    assert (second.recipients, second.kept) == (f"{named}; Công an tỉnh", "VT, CAX")
    assert second.about.startswith("Quyết định về việc công nhận")
    assert all(line.about.startswith("Tờ trình về việc đề nghị ") for line in series["TTr-CAX (Công an)"] if line.day)
    unexplained = sum(line.about == "Số trống, chưa giải trình" for lines in series.values() for line in lines)
    assert unexplained
    assert book.remark.startswith("Còn ")
    assert book.count == sum(bool(line.day) for lines in series.values() for line in lines)
    registering.explain_gap(office, DECISIONS, 1, None, Why(GapReason.GENERAL))
    assert compose_register(office, 2026).series[0].lines[0].about == "Số trống: sổ chung của cơ quan"


def test_a_year_without_papers_is_an_empty_book(office: Office) -> None:
    book = compose_register(office, 2024)
    assert (book.series, book.count, book.remark) == ((), 0, "")
    assert printing.draw(compose_register_paper(office, 2024)).startswith(b"%PDF")


def test_it_is_printed_and_exported_from_one_form(office: Office, recognition: Decision) -> None:
    composed = compose_register_paper(office, 2026)
    document, pdf = printing.print_paper(office, composed)
    assert (document.form, document.part, document.title) == ("so_van_ban", "2026", "Sổ đăng ký văn bản đi: năm 2026")
    words = " ".join(row.text for page in read(pdf) for row in page.rows)
    assert "42/QĐ-UBND" in words
    book = load_workbook(BytesIO(xlsx_of(composed, datetime.fromisoformat("2026-11-02T09:00"))))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"41/QĐ-UBND", "42/QĐ-UBND", recognition.signature.name} <= cells


def test_registers_of_two_years_do_not_supersede_each_other(office: Office) -> None:
    one, two = (printing.print_paper(office, compose_register_paper(office, year))[0] for year in (2025, 2026))
    assert [reprinting.superseded(office, document) for document in (one, two)] == [None, None]
    later = replace(two, id="other", content_digest="x")
    assert set(reprinting.superseded_among([one, two, later], [])) == {two.id}


def test_who_keeps_the_file_copy_is_told_apart() -> None:
    assert split_recipients(("Như trên", "Lưu: VT", "lưu: CAX")) == (("Như trên",), "VT; CAX")
    assert split_recipients(()) == ((), "")


def test_a_name_keeps_its_capitals_behind_the_kind_of_paper(office: Office) -> None:
    for number, subject in (("14", "Nguyễn Văn An vi phạm nội quy"), ("15", "Tình hình tháng 10")):
        giving = registering.Giving(
            PaperKind.REPORT, IssuingBody.POLICE, number, "BC-CAX", date(2026, 11, 2), subject, "Nguyễn Văn A"
        )
        registering.give_number(office, giving)
    book = compose_register(office, 2026)
    told = [line.about for one in book.series for line in one.lines if line.reference.endswith("/BC-CAX")]
    assert told == ["Báo cáo Nguyễn Văn An vi phạm nội quy", "Báo cáo tình hình tháng 10"]
