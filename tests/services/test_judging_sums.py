"""What the sums of a comparison and of an estimate rest on."""

from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.rules.scheme import Scheme
from desktop_app.services.comparing_schemes import compare_month
from desktop_app.services.estimating_years import estimate_basis, estimate_year
from desktop_app.services.judging_sums import comparison_footings, estimate_footings
from desktop_app.services.office import Office

OCTOBER = Month(2026, 10)


def test_a_draft_and_a_scheme_without_all_rates_are_not_sure(office: Office) -> None:
    draft, lacking = comparison_footings(compare_month(office, "bac-ninh-2024-draft", "hung-yen-2024", OCTOBER))
    assert (draft.payable, draft.sure) == (False, False)
    assert LineCode.NIGHT in lacking.unknown
    assert not lacking.sure


def test_a_whole_scheme_s_year_is_sure(office: Office, ha_noi_attested: Scheme) -> None:
    basis = estimate_basis(office, 2027, OCTOBER)
    [found] = estimate_footings([estimate_year(basis, ha_noi_attested)])
    assert found.sure
