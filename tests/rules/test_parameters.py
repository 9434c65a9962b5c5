"""A figure stands from a day to a day; a day without one is an error."""

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.model.problems import Refused
from desktop_app.model.sources import Certainty

D = Decimal


@pytest.mark.parametrize(
    ("code", "key", "day", "value"),
    [
        ("base_salary", "", date(2024, 6, 30), D(1_800_000)),
        ("base_salary", "", date(2024, 7, 1), D(2_340_000)),
        ("base_salary", "", date(2026, 6, 30), D(2_340_000)),
        ("base_salary", "", date(2026, 7, 1), D(2_530_000)),
        ("regional_minimum_wage_month", "I", date(2025, 12, 31), D(4_960_000)),
        ("regional_minimum_wage_month", "I", date(2026, 1, 1), D(5_310_000)),
        ("regional_minimum_wage_month", "IV", date(2026, 1, 1), D(3_700_000)),
        ("regional_minimum_wage_hour", "II", date(2026, 1, 1), D(22_700)),
        ("regional_minimum_wage_hour", "III", date(2024, 7, 1), D(18_600)),
        ("rural_poverty_line", "", date(2025, 12, 31), D(1_500_000)),
        ("social_insurance_rate", "", date(2026, 1, 1), D("0.22")),
        ("social_insurance_state_share", "ho_ngheo", date(2025, 6, 30), D("0.30")),
        ("social_insurance_state_share", "ho_ngheo", date(2025, 7, 1), D("0.50")),
        ("social_insurance_state_share", "dan_toc_thieu_so", date(2025, 7, 1), D("0.30")),
        ("health_insurance_rate", "", date(2026, 1, 1), D("0.045")),
        ("health_insurance_floor", "", date(2025, 8, 14), D(0)),
        ("health_insurance_floor", "", date(2025, 8, 15), D("0.50")),
        ("night_window", "begins", date(2026, 1, 1), D(1320)),
        ("night_window", "ends", date(2026, 1, 1), D(360)),
    ],
)
def test_the_value_of_a_day(rulebook, code, key, day, value):
    found = rulebook.parameters[code].value_on(day, key)
    assert found.value == value
    assert found.since <= day
    assert found.source.document


@pytest.mark.parametrize(
    ("code", "key", "day", "problem"),
    [
        ("base_salary", "", date(2023, 6, 30), "rules.parameter_not_in_force"),
        ("regional_minimum_wage_month", "V", date(2026, 1, 1), "rules.parameter_not_in_force"),
        ("night_window", "begins", date(2024, 6, 30), "rules.parameter_not_in_force"),
        ("training_meal_rate", "", date(2026, 1, 1), "rules.parameter_unknown"),
    ],
)
def test_no_value_is_an_error_that_names_figure_and_day(rulebook, messages, code, key, day, problem):  # noqa: PLR0917
    parameter = rulebook.parameters[code]
    with pytest.raises(Refused) as refused:
        parameter.value_on(day, key)
    [found] = refused.value.problems
    assert found.code == problem
    assert found.values == {"parameter": parameter.name, "day": day}
    assert parameter.name in messages.problem(found)


def test_what_nobody_read_in_the_gazette_is_not_called_verified(rulebook):
    certainties = {row.source.certainty for p in rulebook.parameters.values() for row in p.values}
    assert certainties == {Certainty.REPORTED, Certainty.ASSUMED}
