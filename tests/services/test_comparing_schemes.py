"""Two schemes over the sample commune's October: sums, reasons, figures entered by hand, the year month by month."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.entered import EnteredFigure
from desktop_app.model.member import Member
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.rules.sheet import compute
from desktop_app.services.closing_months import compute_own, profile_for
from desktop_app.services.comparing_schemes import (
    LineReason,
    as_if_in_force,
    compare,
    compare_month,
    gathered,
    sheet_under,
    unknown_codes,
)
from desktop_app.services.entering_figures import enter_figure
from desktop_app.services.gathering_facts import member_facts
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import record_text

OCTOBER = Month(2026, 10)
OWN, OTHER = "bac-ninh-2024-draft", "ha-noi-2024"
BY_EVE = "khanh-hoa-2024"
"""Gives the hours after midnight to the day before; the other lets them count for either day."""


def test_the_scheme_applied_comes_to_the_month_s_own_sheet(office: Office) -> None:
    month = gathered(office, OCTOBER)
    assert sheet_under(month, office.rulebook.scheme(OWN)).members == compute_own(office, OCTOBER).members


@pytest.mark.parametrize("scheme_id", [OWN, OTHER, BY_EVE])
def test_each_scheme_pays_as_if_it_were_applied(office: Office, someone: Member, scheme_id: str) -> None:
    """With the same duty beside the month told to both: what one makes nothing of the other may need."""
    record_text(office, someone.id, date(2026, 10, 31), "22-24")
    record_text(office, someone.id, date(2026, 11, 1), "0-4, 22-2")
    month, profile = gathered(office, OCTOBER), profile_for(office, OCTOBER)
    scheme = office.rulebook.scheme(scheme_id)
    applied = member_facts(office, OCTOBER, replace(profile, scheme_id=scheme_id))
    alone = compute(OCTOBER, applied, as_if_in_force(office.rulebook, scheme), scheme_id, profile.rest_days)
    assert sheet_under(month, scheme).members == alone.members


def test_every_person_stands_under_both_and_sums_are_sums(office: Office) -> None:
    found = compare_month(office, OWN, OTHER, OCTOBER)
    sheet = compute_own(office, OCTOBER)
    assert [one.member for one in found.people] == [pay.member for pay in sheet.members]
    assert found.total()[0] == sheet.cash + sheet.insurance
    assert sum(one.difference for one in found.people) == found.total()[1] - found.total()[0]
    assert sum(found.total(code)[1] for code in found.codes) == found.total()[1]
    assert found.in_force == (False, True)


def test_a_line_says_why_it_differs(office: Office) -> None:
    found = compare_month(office, OWN, OTHER, OCTOBER)
    reasons = {line.code: line.reason for one in found.people for line in one.differing}
    assert reasons[LineCode.MONTHLY] is LineReason.FIGURES
    assert reasons[LineCode.NIGHT] is LineReason.ONLY_FIRST
    assert reasons[LineCode.DUTY] is LineReason.ONLY_SECOND
    gaps = compare_month(office, OWN, "hung-yen-2024", OCTOBER)
    known = {line.code: line.reason for one in gaps.people for line in one.differing}
    assert known[LineCode.NIGHT] is LineReason.UNKNOWN_SECOND
    turned = compare_month(office, "hung-yen-2024", OWN, OCTOBER)
    assert {line.reason for one in turned.people for line in one.lines if line.code is LineCode.NIGHT} == {
        LineReason.UNKNOWN_FIRST
    }


def test_a_scheme_against_itself_differs_in_nothing(office: Office) -> None:
    found = compare_month(office, OWN, OWN, OCTOBER)
    assert not any(one.differing for one in found.people)


def test_figures_entered_stand_under_the_scheme_they_were_entered_for_alone(office: Office) -> None:
    member = gathered(office, OCTOBER).facts[0].member
    figure = EnteredFigure(member=member, month=OCTOBER, code=LineCode.LEAVING, amount=5_000_000, document="QĐ 1")
    enter_figure(office, figure)
    found = compare_month(office, OWN, OTHER, OCTOBER)
    lines = {line.code: line.amounts for one in found.people if one.member == member for line in one.lines}
    assert lines[LineCode.LEAVING] == (5_000_000, 0)


def test_what_the_scheme_has_come_to_compute_needs_no_figure(office: Office) -> None:
    month = gathered(office, OCTOBER)
    scheme = office.rulebook.scheme(OWN)
    given = replace(month, facts=tuple(replace(one, manual={LineCode.NIGHT: 1}) for one in month.facts))
    assert sheet_under(given, scheme).members == sheet_under(month, scheme).members


def test_a_scheme_not_in_force_is_computed_all_the_same(office: Office) -> None:
    month = gathered(office, OCTOBER)
    later = office.rulebook.scheme(OTHER)
    assert later.span is not None
    later = replace(later, span=replace(later.span, start=Month(2027, 1).first))
    found = compare(month, (office.rulebook.scheme(OTHER), later))
    assert found.total()[0] == found.total()[1]
    assert found.in_force == (True, False)


def test_missing_figures_are_named(office: Office) -> None:
    month = gathered(office, OCTOBER)
    assert LineCode.HEALTH_INSURANCE in unknown_codes(month, office.rulebook.scheme("hung-yen-2024"))
    assert LineCode.TRAINING not in unknown_codes(replace(month, facts=()), office.rulebook.scheme(OTHER))


@pytest.mark.usefixtures("ha_noi_attested")
def test_sums_that_lack_a_rate_are_known_to(office: Office) -> None:
    found = compare_month(office, OTHER, "hung-yen-2024", OCTOBER)
    assert found.unknown[0] == ()
    assert LineCode.HEALTH_INSURANCE in found.unknown[1]
    assert (found.is_short(0), found.is_short(1), found.compares()) == (False, True, False)
    assert found.is_short(1, LineCode.HEALTH_INSURANCE)
    assert found.compares(LineCode.MONTHLY)
    assert compare_month(office, OTHER, OTHER, OCTOBER).compares()


def test_an_unknown_scheme_is_refused(office: Office) -> None:
    with pytest.raises(Refused):
        compare_month(office, OWN, "nowhere", OCTOBER)
    assert profile_for(office, OCTOBER).scheme_id == OWN
