"""Estimates as workbooks: read back cell by cell."""

from io import BytesIO

import openpyxl

from desktop_app.model.periods import Month
from desktop_app.services.estimating_years import Heading, estimate_basis, estimate_year
from desktop_app.services.exporting_estimates import export_estimates
from desktop_app.services.office import Office

OCTOBER = Month(2026, 10)


def sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(BytesIO(data))
    return {name: list(book[name].iter_rows(values_only=True)) for name in book.sheetnames}


def test_one_scheme_s_year_by_month(office: Office) -> None:
    basis = estimate_basis(office, 2027, OCTOBER)
    found = estimate_year(basis, office.rulebook.scheme("ha-noi-2024"), {Heading.UNIFORM: 7_000_000})
    pages = sheets(export_estimates(office, [found]))
    assert list(pages) == ["Dự toán 2027"]
    rows = pages["Dự toán 2027"]
    total = next(row for row in rows if row[1] == "Tổng cộng")
    assert total[2:14] == found.by_month
    assert total[14:16] == (7_000_000, found.total)
    assert any("như tháng 10/2026" in str(row[0]) for row in rows)
    assert not any("TÍNH THỬ" in str(row[0]) for row in rows)


def test_two_schemes_compared(office: Office) -> None:
    basis = estimate_basis(office, 2027, OCTOBER)
    both = [estimate_year(basis, office.rulebook.scheme(name)) for name in ("bac-ninh-2024-draft", "ha-noi-2024")]
    pages = sheets(export_estimates(office, both))
    assert list(pages) == ["So sánh", "Dự toán 2027 (1)", "Dự toán 2027 (2)"]
    total = next(row for row in pages["So sánh"] if row[1] == "Tổng cộng")
    assert total[2:5] == (both[0].total, both[1].total, both[1].total - both[0].total)
    assert any("TÍNH THỬ" in str(row[0]) for row in pages["Dự toán 2027 (1)"])
