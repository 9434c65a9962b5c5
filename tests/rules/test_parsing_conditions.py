"""Conditions as a file writes them, and what is refused in them."""

from decimal import Decimal

import pytest

from desktop_app.model.member import Qualification, Role, StateGroup
from desktop_app.model.place import VillageKind
from desktop_app.model.unit import CommuneKind, Trait, WageRegion
from desktop_app.rules.scheme_conditions import Condition, Range
from tests.rules.schemes_text import BASE, faults, line, scheme_of

EVERYTHING = """
traits_any = ["hai_dao"]
traits_none = ["bien_gioi"]
commune_kinds = ["xa"]
village_kinds = ["thon"]
urban = false
merged = true
village_classes = [1, 2]
wage_regions = ["II"]
territories = ["T (cũ)"]
households = { from = 1, to = 2 }
population = { below = 5 }
area_km2 = { from = "1.5" }
roles = ["to_pho"]
qualifications = ["dai_hoc"]
state_groups = ["khac"]
service_months = { from = 60 }
former_months = { to = 180 }
leaving = false
any_of = [{ roles = ["to_pho"] }, { merged = true }]
"""


def test_every_word_is_read():
    when = scheme_of(BASE + line("area", more=f"[line.when]\n{EVERYTHING}")).lines[1].when
    assert when == Condition(
        traits_any=frozenset({Trait.ISLAND}),
        traits_none=frozenset({Trait.BORDER}),
        commune_kinds=frozenset({CommuneKind.XA}),
        village_kinds=frozenset({VillageKind.THON}),
        urban=False,
        merged=True,
        village_classes=frozenset({1, 2}),
        wage_regions=frozenset({WageRegion.II}),
        territories=frozenset({"T (cũ)"}),
        households=Range(Decimal(1), Decimal(2)),
        population=Range(below=Decimal(5)),
        area_km2=Range(Decimal("1.5")),
        roles=frozenset({Role.DEPUTY}),
        qualifications=frozenset({Qualification.UNIVERSITY}),
        state_groups=frozenset({StateGroup.OTHER}),
        service_months=Range(Decimal(60)),
        former_months=Range(most=Decimal(180)),
        leaving=False,
        any_of=(Condition(roles=frozenset({Role.DEPUTY})), Condition(merged=True)),
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("roles = []", ("rules.list_empty", "roles")),
        ("territories = []", ("rules.list_empty", "territories")),
        ("any_of = []", ("rules.list_empty", "any_of")),
        ("any_of = [{}]", ("rules.condition_empty", "any_of")),
        ("any_of = [{ urbn = true }, { urban = true }]", ("rules.key_misspelt", "any_of[1].urbn")),
        ("village_classes = [4]", ("rules.village_class_wrong", "village_classes")),
        ("village_classes = [0]", ("rules.village_class_wrong", "village_classes")),
        ("households = {}", ("rules.range_empty", "households")),
        ("households = { to = 5, below = 6 }", ("rules.range_ends_twice", "households.below")),
        ("households = { from = 5, to = 4 }", ("rules.value_too_small", "households.to")),
        ("households = { from = 5, below = 5 }", ("rules.range_holds_nothing", "households.below")),
        ("households = { below = 0 }", ("rules.range_holds_nothing", "households.below")),
        ("households = { form = 5, to = 9 }", ("rules.key_misspelt", "households.form")),
        ('urban = "yes"', ("rules.value_wrong", "urban")),
        ('qualifications = ["tien_si"]', ("rules.word_unknown", "qualifications")),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_key(text, fault):
    code, key = fault
    found = faults(BASE + line("area", more=f"when = {{ {text} }}"))
    assert found == [(code, f"line[2].when.{key}")]
