"""An example told in numbers comes to sums that can be done by hand; a real person comes to what the sheet says."""

from dataclasses import replace

import pytest

from desktop_app.model.ids import MemberId
from desktop_app.model.member import Qualification, Role
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.model.unit import Trait, WageRegion
from desktop_app.services.closing_months import compute_own
from desktop_app.services.comparing_schemes import gathered
from desktop_app.services.office import Office
from desktop_app.services.trying_schemes import Example, Trial, try_example, try_member

APRIL, OCTOBER = Month(2026, 4), Month(2026, 10)


def tried(office: Office, scheme: str, **fields: object) -> dict[LineCode, int]:
    example = Example(**{"month": APRIL, **fields})  # type: ignore[arg-type]
    return amounts(try_example(office.rulebook, office.rulebook.scheme(scheme), example))


def amounts(trial: Trial) -> dict[LineCode, int]:
    return {line.code: line.amount for line in trial.lines}


def test_a_month_told_in_numbers(office: Office) -> None:
    found = tried(office, "bac-ninh-2024-draft", role=Role.DEPUTY, night_hours=46, rest_days=5, holidays=1)
    assert found[LineCode.MONTHLY] == 2_838_000
    assert found[LineCode.NIGHT] == 1_419_000
    assert found[LineCode.REST_DAY] == 1_135_200
    assert found[LineCode.HOLIDAY] == 283_800


def test_place_and_person_decide(office: Office) -> None:
    key = {"wage_region": WageRegion.III, "traits": frozenset({Trait.KEY_DEFENCE})}
    assert tried(office, "bac-ninh-2024-draft", **key)[LineCode.AREA] == 1_506_960
    found = tried(office, "long-an-2024-draft", role=Role.LEADER, qualification=Qualification.UNIVERSITY)
    assert found[LineCode.MONTHLY] == 2_700_000
    assert LineCode.SOCIAL_INSURANCE not in tried(office, "ha-noi-2024", social_insurance=False)


def test_days_of_each_kind(office: Office) -> None:
    found = tried(office, "ha-noi-2024", duty_days=3, rest_days=2, heavy_days=1, training_days=1)
    assert found[LineCode.DUTY] == 600_000
    assert tried(office, "khanh-hoa-2024", night_hours=8, planned=False).get(LineCode.NIGHT) is None
    assert tried(office, "khanh-hoa-2024", night_hours=8)[LineCode.NIGHT] == 100_000


def test_more_than_the_month_has_is_refused_at_its_field(office: Office) -> None:
    scheme = office.rulebook.scheme("ha-noi-2024")
    for field, number in (("rest_days", 20), ("holidays", 9), ("duty_days", 40), ("night_hours", 999)):
        example = replace(Example(APRIL), **{field: number})
        with pytest.raises(Refused) as refused:
            try_example(office.rulebook, scheme, example)
        assert refused.value.problems[0].at.field == field


def test_what_is_missing_is_named(office: Office) -> None:
    trial = try_example(office.rulebook, office.rulebook.scheme("hung-yen-2024"), Example(APRIL, night_hours=8))
    assert LineCode.NIGHT in trial.missing
    assert trial.total == sum(amounts(trial).values())


def test_a_real_person_s_month(office: Office) -> None:
    month = gathered(office, OCTOBER)
    pay = compute_own(office, OCTOBER).members[3]
    own = office.rulebook.scheme(month.applied)
    assert try_member(month, own, pay.member).lines == pay.lines
    with pytest.raises(Refused):
        try_member(month, own, MemberId("nobody"))
