"""Estimates as workbooks: read back cell by cell."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.services.estimating_years import Heading, estimate_basis, estimate_year
from desktop_app.services.exporting_estimates import export_estimates
from desktop_app.services.office import Office

OCTOBER = Month(2026, 10)


def sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(BytesIO(data))
    return {name: list(book[name].iter_rows(values_only=True)) for name in book.sheetnames}


@pytest.mark.usefixtures("ha_noi_attested")
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


@pytest.mark.usefixtures("ha_noi_attested")
def test_two_schemes_compared(office: Office) -> None:
    basis = estimate_basis(office, 2027, OCTOBER)
    both = [estimate_year(basis, office.rulebook.scheme(name)) for name in ("bac-ninh-2024-draft", "ha-noi-2024")]
    pages = sheets(export_estimates(office, both))
    assert list(pages) == ["So sánh", "Dự toán 2027 (1)", "Dự toán 2027 (2)"]
    total = next(row for row in pages["So sánh"] if row[1] == "Tổng cộng")
    assert total[2:5] == (both[0].total, both[1].total, both[1].total - both[0].total)
    assert any("TÍNH THỬ" in str(row[0]) for row in pages["Dự toán 2027 (1)"])
    assert not any("TÍNH THỬ" in str(row[0]) for row in pages["Dự toán 2027 (2)"])


def test_unknown_rates_and_a_draft_make_the_comparison_a_trial(office: Office) -> None:
    basis = estimate_basis(office, 2027, OCTOBER)
    both = [estimate_year(basis, office.rulebook.scheme(name)) for name in ("bac-ninh-2024-draft", "hung-yen-2024")]
    rows = sheets(export_estimates(office, both))["So sánh"]
    words = [cell for row in rows for cell in row if isinstance(cell, str)]
    assert "BẢN TÍNH THỬ - CHÊNH LỆCH KHÔNG DÙNG LÀM CĂN CỨ" in words
    assert "Bắc Ninh (cũ), dự thảo 07/5/2024: chưa đủ căn cứ để chi." in words
    assert any(one.startswith("Hưng Yên") and "chưa biết mức Trực đêm" in one for one in words)
    assert not any("TRƯỞNG" in one or "CHỦ TỊCH" in one for one in words)
    insured = next(row for row in rows if row[1] == "Hỗ trợ đóng BHYT")
    assert insured[3:5] == ("chưa biết", "không so được")
    total = next(row for row in rows if row[1] == "Tổng cộng")
    assert total[3:5] == (both[1].total, "không so được")


def test_what_the_clerk_entered_for_a_heading_is_known(office: Office) -> None:
    basis = estimate_basis(office, 2027, OCTOBER)
    found = estimate_year(basis, office.rulebook.scheme("ha-noi-2024"), {Heading.TRAINING: 1_000_000})
    found = replace(found, missing=(LineCode.TRAINING, LineCode.NIGHT))
    assert found.unknown == (LineCode.NIGHT,)
    assert found.is_short()
    assert found.is_short(Heading.POLICY)
    assert not found.is_short(Heading.TRAINING)
