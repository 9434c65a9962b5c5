"""A commune on a scheme of its own: completed, attested, paid on, closed; the month stands when the scheme falls."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.law import RuleKind
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.printing.contexts import Attendance, Payment
from desktop_app.services import (
    closing_months,
    composing_attendance,
    composing_payment,
    keeping_rules,
    keeping_schemes,
    keeping_teams,
    listing_month,
)
from desktop_app.services.office import Office
from tests.conftest import OCTOBER
from tests.whole_scheme import ATTESTED, completed


@pytest.fixture
def paying(office: Office) -> Office:
    """October closed on a scheme that only this book has."""
    text = completed(keeping_rules.text_in_force(office, RuleKind.SCHEME, "ha-noi-2024"))
    own = text.replace('id = "ha-noi-2024"', 'id = "rieng"').replace('territory = "Hà Nội"', 'territory = "Riêng"')
    keeping_schemes.keep_scheme(office, own, "theo nghị quyết")
    keeping_schemes.attest_scheme(office, "rieng", ATTESTED)
    [profile] = office.book.profiles()
    keeping_teams.save_profile(office, replace(profile, scheme_id="rieng", scheme_territory="Riêng"))
    assert closing_months.close_month(office, OCTOBER).sheet.payable
    return office


def papers(office: Office) -> tuple[Payment, Attendance]:
    return composing_payment.compose_payment(office, OCTOBER), composing_attendance.compose_attendance(office, OCTOBER)


def test_a_closed_month_stands_though_its_scheme_can_no_longer_be_read(paying: Office) -> None:
    before, sheet = papers(paying), closing_months.sheet_of(paying, OCTOBER)
    unreadable = keeping_rules.a_rule_text(paying, RuleKind.SCHEME, "rieng", "từ = nay")
    with paying.book.change("rule.kept", by="t") as change:
        change.put(unreadable)
    assert "rieng" not in paying.rulebook.schemes
    assert paying.rules.left_out == (unreadable,)
    assert closing_months.sheet_of(paying, OCTOBER) == sheet
    payment, attendance = papers(paying)
    assert payment == before[0]
    # Nobody knows any more which of the counts the scheme paid for: all of them are shown.
    assert attendance.days == before[1].days
    assert set(attendance.total_columns) >= set(before[1].total_columns)
    assert listing_month.sheet_view(paying, OCTOBER).sheet == sheet[0]
    with pytest.raises(Refused) as refused:
        closing_months.compute_month(paying, OCTOBER)
    assert [problem.code for problem in refused.value.problems] == ["rules.scheme_unknown"]


def test_a_closed_month_stands_though_its_scheme_has_ended_since(paying: Office) -> None:
    before = papers(paying)
    copy = keeping_schemes.SchemeCopy("rieng", "rieng-2026", "Riêng 2026", date(2026, 10, 15), "Nghị quyết 10/2026")
    keeping_schemes.copy_scheme(paying, copy, apply=True)
    assert papers(paying) == before
    assert closing_months.profile_for(paying, OCTOBER).scheme_id == "rieng-2026"
    assert not closing_months.compute_month(paying, Month(2026, 11)).payable
