"""Each condition of Điều 13: met, not met, not shown; and what a written ground lets pass."""

from datetime import date

import pytest

from desktop_app.model.decision import Override
from desktop_app.model.eligibility import OVERRIDABLE, check_eligibility, let_pass
from desktop_app.model.member import Birth, Education, HealthCertificate, Residence
from desktop_app.model.problems import Problem, Severity
from desktop_app.model.unit import Trait
from tests.building import a_member

ON = date(2026, 10, 1)
ERROR, OPEN = Severity.ERROR, Severity.OVERRIDABLE


def found(traits: tuple[Trait, ...] = (), **fields: object) -> list[tuple[str, Severity, str]]:
    problems = check_eligibility(a_member(**fields), ON, traits)
    return [(p.code, p.severity, p.article.split(" Luật", maxsplit=1)[0]) for p in problems]


def test_somebody_who_meets_everything() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("birth", "wanted"),
    [
        (None, ("member.birth_missing", ERROR)),
        (Birth(2008, 10, 2), ("member.too_young", ERROR)),
        (Birth(2008, 10, 1), None),
        (Birth(1956, 10, 1), None),
        (Birth(1956, 9, 30), ("member.too_old", OPEN)),
        (Birth(1950, 1, 1), ("member.too_old", OPEN)),
        (Birth(1955, 10, 1), ("member.too_old", OPEN)),
        (Birth(2008), ("member.age_unsure", OPEN)),
        (Birth(2008, 10), ("member.age_unsure", OPEN)),
        (Birth(2009), ("member.too_young", ERROR)),
        (Birth(2007), None),
        (Birth(1956), ("member.age_unsure", OPEN)),
        (Birth(1956, 9), ("member.too_old", OPEN)),
        (Birth(1956, 10), None),
        (Birth(1955), ("member.too_old", OPEN)),
        (Birth(1957), None),
    ],
)
def test_age(birth: Birth | None, wanted: tuple[str, Severity] | None) -> None:
    assert found(birth=birth) == ([(*wanted, "Điều 13 khoản 1")] if wanted else [])


@pytest.mark.parametrize(
    ("education", "traits", "wanted"),
    [
        (None, (), ("member.education_missing", OPEN)),
        (Education.NONE, (), ("member.education_too_low", ERROR)),
        (Education.PRIMARY, (), ("member.education_too_low", ERROR)),
        (Education.PRIMARY, (Trait.KEY_SECURITY,), ("member.education_too_low", ERROR)),
        (Education.PRIMARY, (Trait.KEY_SECURITY, Trait.MOUNTAIN), None),
        (Education.PRIMARY, (Trait.ETHNIC_MINORITY_AREA,), None),
        (Education.NONE, (Trait.BORDER,), ("member.education_too_low", ERROR)),
        (Education.LOWER_SECONDARY, (), None),
        (Education.UNIVERSITY, (), None),
    ],
)
def test_schooling(education: Education | None, traits: tuple[Trait, ...], wanted: tuple[str, Severity] | None) -> None:
    assert found(traits, education=education) == ([(*wanted, "Điều 13 khoản 3")] if wanted else [])


@pytest.mark.parametrize(
    ("residence", "since", "code"),
    [
        (Residence.TEMPORARY, date(2025, 10, 1), None),
        (Residence.TEMPORARY, date(2025, 10, 2), "member.residence_short"),
        (None, date(2000, 1, 1), "member.residence_missing"),
        (Residence.PERMANENT, None, "member.residence_missing"),
    ],
)
def test_residence(residence: Residence | None, since: date | None, code: str | None) -> None:
    assert found(residence=residence, resident_since=since) == ([(code, OPEN, "Điều 13 khoản 4")] if code else [])


@pytest.mark.parametrize("health", [None, HealthCertificate(date(2026, 8, 1), " ")])
def test_health(health: HealthCertificate | None) -> None:
    assert found(health=health) == [("member.health_missing", OPEN, "Điều 13 khoản 5")]


def test_every_condition_is_told_at_once() -> None:
    empty = found(birth=None, education=None, residence=None, health=None)
    assert [code for code, _, _ in empty] == [
        "member.birth_missing",
        "member.education_missing",
        "member.residence_missing",
        "member.health_missing",
    ]


def test_a_written_ground_lets_pass_only_what_the_law_lets() -> None:
    missing, young = Problem("member.health_missing", severity=OPEN), Problem("member.too_young")
    ground = Override("member.health_missing", "Có giấy, đang chờ sao", "Giấy số 12")
    assert let_pass([missing, young], [ground]) == [young]
    assert let_pass([missing], [Override("member.health_missing", "  ", "Giấy số 12")]) == [missing]
    assert let_pass([missing], [Override("member.too_old", "Có lý do", "")]) == [missing]
    assert let_pass([young], [Override("member.too_young", "Có lý do", "Giấy")]) == [young]


def test_what_may_be_let_pass_is_listed_whole() -> None:
    odd: list[dict[str, object]] = [
        {"birth": Birth(2008)},
        {"birth": Birth(1950, 1, 1)},
        {"education": None},
        {"residence": None},
        {"resident_since": date(2026, 9, 1)},
        {"health": None},
        {"birth": None},
        {"education": Education.PRIMARY},
    ]
    opened = [code for fields in odd for code, severity, _article in found(**fields) if severity is OPEN]  # type: ignore[arg-type]
    assert tuple(opened) == OVERRIDABLE
