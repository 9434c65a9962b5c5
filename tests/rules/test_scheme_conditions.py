"""To whom and where something applies: each question, both answers, and what is not known."""

from decimal import Decimal

import pytest

from desktop_app.model.member import Qualification, Role, StateGroup
from desktop_app.model.place import VillageKind
from desktop_app.model.problems import Refused
from desktop_app.model.unit import CommuneKind, Trait, WageRegion
from desktop_app.rules.facts import PlaceFacts
from desktop_app.rules.scheme_conditions import Condition, Range, holds_at, holds_for
from tests.rules.conftest import member

PLACE = PlaceFacts(
    WageRegion.II, CommuneKind.XA, VillageKind.THON, 2, 420, 1_800, Decimal("2.5"), frozenset({Trait.BORDER}), "T", True
)  # fmt: skip
ANYBODY = {"place": PLACE, "qualification": Qualification.VOCATIONAL, "service_months": 30, "former_months": 0}


def some(*items):
    return frozenset(items)


@pytest.mark.parametrize(
    ("holding", "not_holding"),
    [
        (Condition(traits_any=some(Trait.BORDER, Trait.ISLAND)), Condition(traits_any=some(Trait.ISLAND))),
        (Condition(traits_none=some(Trait.ISLAND)), Condition(traits_none=some(Trait.BORDER))),
        (Condition(commune_kinds=some(CommuneKind.XA)), Condition(commune_kinds=some(CommuneKind.PHUONG))),
        (Condition(village_kinds=some(VillageKind.THON)), Condition(village_kinds=some(VillageKind.AP))),
        (Condition(urban=False), Condition(urban=True)),
        (Condition(merged=True), Condition(merged=False)),
        (Condition(village_classes=some(1, 2)), Condition(village_classes=some(3))),
        (Condition(wage_regions=some(WageRegion.II)), Condition(wage_regions=some(WageRegion.I))),
        (Condition(territories=some("T")), Condition(territories=some("U"))),
        (Condition(households=Range(Decimal(420), Decimal(420))), Condition(households=Range(below=Decimal(420)))),
        (Condition(population=Range(Decimal(1_800))), Condition(population=Range(Decimal(1_801)))),
        (Condition(area_km2=Range(most=Decimal("2.5"))), Condition(area_km2=Range(most=Decimal("2.49")))),
        (Condition(any_of=(Condition(urban=True), Condition(merged=True))), Condition(any_of=(Condition(urban=True),))),
    ],
)
def test_what_a_place_answers(holding, not_holding):
    for known in (lambda one: holds_at(one, PLACE), lambda one: holds_for(one, member(**ANYBODY))):
        assert known(holding)
        assert not known(not_holding)


@pytest.mark.parametrize(
    ("holding", "not_holding"),
    [
        (Condition(roles=some(Role.DEPUTY)), Condition(roles=some(Role.LEADER, Role.MEMBER))),
        (Condition(qualifications=some(Qualification.VOCATIONAL)),
         Condition(qualifications=some(Qualification.COLLEGE))),
        (Condition(state_groups=some(StateGroup.OTHER)), Condition(state_groups=some(StateGroup.POOR))),
        (Condition(leaving=False), Condition(leaving=True)),
        (Condition(service_months=Range(Decimal(12), below=Decimal(36))), Condition(service_months=Range(Decimal(36)))),
        (Condition(former_months=Range(below=Decimal(1))), Condition(former_months=Range(Decimal(1)))),
        (Condition(any_of=(Condition(leaving=True), Condition(roles=some(Role.DEPUTY)))),
         Condition(roles=some(Role.DEPUTY), any_of=(Condition(leaving=True),))),
    ],
)  # fmt: skip
def test_what_a_member_answers(holding, not_holding):
    assert holds_for(holding, member(**ANYBODY))
    assert not holds_for(not_holding, member(**ANYBODY))


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (Condition(commune_kinds=some(CommuneKind.XA)), "commune_kind"),
        (Condition(village_kinds=some(VillageKind.THON)), "village_kind"),
        (Condition(urban=False), "village_kind"),
        (Condition(village_classes=some(1)), "village_class"),
        (Condition(wage_regions=some(WageRegion.I)), "wage_region"),
        (Condition(territories=some("T")), "territory"),
        (Condition(households=Range(Decimal(1))), "households"),
        (Condition(population=Range(Decimal(1))), "population"),
        (Condition(area_km2=Range(Decimal(1))), "area_km2"),
        (Condition(service_months=Range(Decimal(1))), "service_months"),
        (Condition(any_of=(Condition(former_months=Range(Decimal(1))),)), "former_months"),
    ],
)
def test_what_nobody_said_yet_is_never_taken_for_no(asked, field, messages):
    with pytest.raises(Refused) as refused:
        holds_for(asked, member(place=PlaceFacts()))
    [problem] = refused.value.problems
    assert (problem.code, problem.at.field) == ("rules.fact_missing", field)
    assert messages.problem(problem)


def test_a_condition_that_fails_already_asks_no_more():
    """A place that lies at no border is not asked for its class."""
    both = Condition(traits_any=some(Trait.BORDER), village_classes=some(1))
    assert not holds_at(both, PlaceFacts())
    assert not holds_for(Condition(roles=some(Role.LEADER), service_months=Range(Decimal(1))), member())


def test_nothing_asked_is_everybody_and_asked_names_what_the_alternatives_ask():
    assert not Condition()
    assert Condition(urban=False)
    assert Condition(urban=False, any_of=(Condition(leaving=True),)).asked == {"urban", "leaving"}
    assert holds_for(Condition(), member(place=PlaceFacts()))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, True),
        ({"served_mask": 0b111}, True),
        ({"served_mask": 0b110}, False),
        ({"served_days": 10, "joining": True}, False),
        ({"served_days": 10}, True),
    ],
)
def test_who_is_a_member_on_the_first_of_the_month(facts, expected):
    assert holds_for(Condition(member_on_first=True), member(**facts)) is expected
    assert holds_for(Condition(member_on_first=False), member(**facts)) is not expected
