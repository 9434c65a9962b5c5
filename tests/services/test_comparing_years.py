"""Two schemes over a year of the sample commune, held against the comparison of each month."""

from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.services.comparing_schemes import compare_month
from desktop_app.services.comparing_years import compare_year
from desktop_app.services.office import Office

OWN, OTHER = "bac-ninh-2024-draft", "hung-yen-2024"


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
