"""The shipped schemes, each ready for a month, and somebody of whom everything is known that any of them asks."""

import re

from desktop_app.model.duty import DutyKind, Heavy
from desktop_app.model.member import Qualification
from desktop_app.model.periods import Month
from desktop_app.model.place import VillageKind
from desktop_app.model.unit import CommuneKind, Trait, WageRegion
from desktop_app.rules.facts import PlaceFacts
from tests.rules.conftest import WEEKEND, member, rebuilt, stint

APRIL = Month(2026, 4)


def meal_known(parameters, _holidays, schemes):
    parameters["training_meal_rate.toml"] += "\n[[value]]\nfrom = 2024-01-01\nvalue = 65_000\n"
    parameters["training_meal_rate.toml"] += 'document = "TT"\ncertainty = "verified"\n'
    for name, text in schemes.items():
        schemes[name] = re.sub(r"^valid_to = .*\n", "", text, flags=re.MULTILINE)


KNOWN = rebuilt(meal_known)
"""The shipped book with a rate for training days, so that this line, too, is computed.

Schemes that were replaced go on here, to be tried with the others.
"""
SHIPPED = sorted(KNOWN.schemes)
PLACE = PlaceFacts(
    WageRegion.II, CommuneKind.XA, VillageKind.THON, 1, 420, 1_800, traits=frozenset(Trait)
)  # fmt: skip
EVERYTHING = [
    stint("2026-04-05T08:00", 12, heavy=Heavy.HEAVY), stint("2026-04-06T18:00", 12, plan="12/KH"),
    stint("2026-04-08T08:00", 8, kind=DutyKind.TRAINING), stint("2026-04-30T08:00", 12),
]  # fmt: skip
"""Something of each kind of duty."""


def somebody(*duty, **more):
    known = {"place": PLACE, "service_months": 30, "former_months": 50, "qualification": Qualification.VOCATIONAL}
    return member(*duty, **{**known, "social_insurance": True, "health_insurance": True, **more})


def shipped_rules(scheme, month=APRIL, book=KNOWN):
    return book.month_rules(scheme, month, WEEKEND)


def with_figures(made, **facts):
    """Facts with a figure for each line that the clerk enters."""
    missing = made.open_lines(somebody(*EVERYTHING, **facts))
    return {**facts, "manual": dict.fromkeys(missing, 1_234_567)}


def lines_of(made, duty, **facts):
    return {line.code: line for line in made.lines(somebody(*duty, **facts))[0]}


def paid(made, duty, **facts):
    return {code: line.amount for code, line in lines_of(made, duty, **facts).items()}


def cash(made, duty, **facts):
    return sum(amount for code, amount in paid(made, duty, **facts).items() if not code.insurance)
