"""Two schemes over a year of the sample commune, held against the comparison of each month."""

from dataclasses import replace
from datetime import date

from desktop_app.model.law import RuleKind
from desktop_app.model.member import Member
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.services.comparing_schemes import compare_month
from desktop_app.services.comparing_years import compare_year
from desktop_app.services.keeping_rules import text_in_force
from desktop_app.services.keeping_schemes import keep_scheme
from desktop_app.services.keeping_teams import save_profile
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import record_text

OWN, OTHER, CITY = "bac-ninh-2024-draft", "hung-yen-2024", "ha-noi-2024"


def test_a_year_is_its_months_added_up(office: Office) -> None:
    found = compare_year(office, OWN, OTHER, 2026)
    months = [one.month for one in found.months]
    assert Month(2026, 10) in months
    assert months == sorted(months)
    alone = [compare_month(office, OWN, OTHER, month) for month in months]
    assert [one.amounts for one in found.months] == [one.total() for one in alone]
    for at in range(2):
        assert found.total[at] == sum(one.amounts[at] for one in found.people)
        assert found.total[at] == sum(one.total()[at] for one in alone)


def test_what_a_month_lacks_the_year_lacks(office: Office) -> None:
    found = compare_year(office, OWN, OTHER, 2026)
    assert LineCode.HEALTH_INSURANCE in found.unknown[1]
    assert found.unknown[1] == tuple(code for code in LineCode if code in found.unknown[1])


def test_a_year_in_which_nobody_served_is_empty(office: Office) -> None:
    found = compare_year(office, OWN, OTHER, 2020)
    assert (found.months, found.people, found.total) == ((), (), (0, 0))


def test_a_limit_by_the_year_runs_out_in_the_year_compared(office: Office, someone: Member) -> None:
    text = text_in_force(office, RuleKind.SCHEME, CITY)
    limited = text.replace("minimum_minutes = 240 }", 'minimum_minutes = 240, per_year = "3" }')
    assert limited != text
    keep_scheme(office, limited)
    for month in (10, 11, 12):
        for day in (5, 6, 7):
            record_text(office, someone.id, date(2026, month, day), "8-12")
    found = compare_year(office, CITY, CITY, 2026)
    alone = [compare_month(office, CITY, CITY, one.month) for one in found.months]
    duty = [sum(pay.amounts[0] for pay in month.people if pay.member == someone.id) for month in alone]
    [whole] = [one.amounts for one in found.people if one.name == someone.full_name]
    assert duty[-1] > 0
    assert whole[0] == whole[1] < sum(duty)


def test_a_year_compared_does_not_ask_what_was_really_applied(office: Office, someone: Member) -> None:
    """Each scheme counts as if it had always been in force: a night over a change is one night in both."""
    record_text(office, someone.id, date(2026, 10, 31), "22-2")
    record_text(office, someone.id, date(2026, 11, 1), "20-22")
    asked = compare_year(office, CITY, OTHER, 2026)
    [profile] = office.book.profiles()
    save_profile(office, replace(profile, id="p2", valid_from=date(2026, 11, 1), scheme_id=OTHER))
    assert compare_year(office, CITY, OTHER, 2026).months == asked.months
