"""The yearly estimate, held against sums that can be done by hand."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.rules.scheme import Scheme
from desktop_app.services.closing_months import close_month
from desktop_app.services.comparing_schemes import gathered, sheet_under
from desktop_app.services.estimating_years import (
    Heading,
    YearEstimate,
    estimate_basis,
    estimate_year,
    heading_of,
)
from desktop_app.services.exporting_estimates import estimate_notes
from desktop_app.services.keeping_schemes import try_scheme
from desktop_app.services.office import Office

OCTOBER = Month(2026, 10)
CITY = "ha-noi-2024"


def estimated(office: Office, scheme: Scheme, year: int = 2027) -> YearEstimate:
    return estimate_year(estimate_basis(office, year, OCTOBER), scheme)


def row(found: YearEstimate, heading: Heading) -> tuple[int, ...]:
    return next(one.by_month for one in found.rows if one.heading is heading)


def test_what_is_paid_every_month_is_the_people_serving_times_twelve(office: Office) -> None:
    found = estimated(office, office.rulebook.scheme(CITY))
    people = gathered(office, Month(2026, 11)).facts
    monthly = sum({"to_truong": 2_820_000, "to_pho": 2_720_000, "to_vien": 2_520_000}[one.role] for one in people)
    assert row(found, Heading.MONTHLY) == (monthly,) * 12
    insured = sum(234_000 for one in people if one.social_insurance)
    assert row(found, Heading.SOCIAL_INSURANCE) == (insured,) * 12


def test_duty_is_that_of_the_month_chosen(office: Office) -> None:
    scheme = office.rulebook.scheme(CITY)
    found = estimated(office, scheme)
    october = sheet_under(gathered(office, OCTOBER), scheme)
    assert row(found, Heading.POLICY) == (october.total(LineCode.DUTY),) * 12
    assert found.references == (OCTOBER,)
    assert found.chosen


def test_duty_is_the_average_of_closed_months(office: Office) -> None:
    with pytest.raises(Refused) as none:
        estimate_basis(office, 2027)
    assert [problem.code for problem in none.value.problems] == ["estimate.no_closed_month"]
    close_month(office, OCTOBER)
    basis = estimate_basis(office, 2027)
    assert (basis.chosen, [one.month for one in basis.references]) == (False, [OCTOBER])
    scheme = office.rulebook.scheme(CITY)
    empty = replace(basis.references[0], facts=tuple(replace(one, duty=()) for one in basis.references[0].facts))
    whole = row(estimate_year(basis, scheme), Heading.POLICY)[0]
    half = row(estimate_year(replace(basis, references=(*basis.references, empty)), scheme), Heading.POLICY)[0]
    assert half * 2 == whole


def test_figures_are_those_of_each_month_estimated(office: Office) -> None:
    found = estimated(office, office.rulebook.scheme("bac-ninh-2024-draft"), 2026)
    health = row(found, Heading.HEALTH_INSURANCE)
    joined = sum(one.health_insurance for one in gathered(office, Month(2026, 11)).facts)
    assert joined
    assert (health[5], health[6]) == (joined * 105_300, joined * 113_850)
    policy = row(found, Heading.POLICY)
    assert policy[0] == policy[11]


def test_a_year_s_limit_runs_out(office: Office) -> None:
    text = (office.paths.resources / "rules" / "schemes" / f"{CITY}.toml").read_text(encoding="utf-8")
    limited = try_scheme(office, text.replace("minimum_minutes = 240 }", 'minimum_minutes = 240, per_year = "5" }'))
    found = row(estimated(office, limited), Heading.POLICY)
    people = len(gathered(office, OCTOBER).facts)
    assert sum(found) <= people * 5 * 100_000
    assert found[0] > 0
    assert found[11] == 0


def test_what_is_not_known_is_named_and_what_is_entered_is_added(office: Office) -> None:
    basis = estimate_basis(office, 2027, OCTOBER)
    told: list[tuple[int, int]] = []
    entered = {Heading.UNIFORM: 9_000_000}
    scheme = office.rulebook.scheme("hung-yen-2024")
    found = estimate_year(basis, scheme, entered, lambda done, of: told.append((done, of)))
    assert LineCode.NIGHT in found.missing
    assert found.entered == 9_000_000
    assert found.total == sum(found.by_month) + 9_000_000
    assert told[0] == (0, 12)
    assert told[-1] == (12, 12)
    assert [one.heading for one in found.rows] == list(Heading)


def test_every_line_has_its_heading() -> None:
    assert {heading_of(code) for code in LineCode} == {heading for heading in Heading if heading.computed}


def test_a_scheme_that_ends_in_the_year_says_so(office: Office) -> None:
    scheme = office.rulebook.scheme(CITY)
    assert scheme.span is not None
    ended = replace(scheme, span=replace(scheme.span, end=date(2027, 7, 1)))
    told = [estimate_notes(office, estimated(office, one))[0] for one in (scheme, ended)]
    assert ["không có hiệu lực trọn năm 2027" in words for words in told] == [False, True]
