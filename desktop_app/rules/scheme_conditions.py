"""To whom and where something applies: one noun for lines, cases of amounts and rows of team sizes."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import TypeVar

from desktop_app.model.member import Qualification, Role, StateGroup
from desktop_app.model.place import VillageKind
from desktop_app.model.unit import CommuneKind, Trait, WageRegion
from desktop_app.rules.facts import Asked, MemberFacts, PlaceFacts, missing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Range:
    """From ``least`` to ``most``, both included, or up to, not including, ``below``."""

    least: Decimal | None = None
    most: Decimal | None = None
    below: Decimal | None = None

    def holds(self, number: Decimal | int) -> bool:
        """Return whether a number lies in it."""
        return (
            (self.least is None or number >= self.least)
            and (self.most is None or number <= self.most)
            and (self.below is None or number < self.below)
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """Everything said must hold; nothing said means everybody, everywhere."""

    traits_any: frozenset[Trait] = frozenset()
    traits_none: frozenset[Trait] = frozenset()
    commune_kinds: frozenset[CommuneKind] = frozenset()
    village_kinds: frozenset[VillageKind] = frozenset()
    urban: bool | None = None
    """True for tổ dân phố and their like, False for thôn and theirs."""
    merged: bool | None = None
    """Whether the place was made by a merger of places."""
    village_classes: frozenset[int] = frozenset()
    wage_regions: frozenset[WageRegion] = frozenset()
    territories: frozenset[str] = frozenset()
    """Former provinces, as a commune's profile names them."""
    households: Range | None = None
    population: Range | None = None
    area_km2: Range | None = None
    roles: frozenset[Role] = frozenset()
    qualifications: frozenset[Qualification] = frozenset()
    state_groups: frozenset[StateGroup] = frozenset()
    service_months: Range | None = None
    former_months: Range | None = None
    leaving: bool | None = None
    member_on_first: bool | None = None
    """Whether somebody is a member on the first day of the month."""
    villages: Range | None = None
    """How many places share the team."""
    any_of: "tuple[Condition, ...]" = ()
    """One of these at least."""

    def __bool__(self) -> bool:
        """Return whether anything is asked at all."""
        return self != _ALWAYS

    @property
    def asked(self) -> frozenset[str]:
        """Return the names of what is asked, those of the alternatives too."""
        own = {field.name for field in fields(self) if getattr(self, field.name) != getattr(_ALWAYS, field.name)}
        return frozenset(own - {"any_of"}).union(*(one.asked for one in self.any_of))


_ALWAYS = Condition()
OF_MEMBER = frozenset(
    {"roles", "qualifications", "state_groups", "service_months", "former_months", "leaving", "member_on_first"}
)
"""What only a member can answer; a team's size asks the place alone."""


def holds_for(condition: Condition, facts: MemberFacts) -> bool:
    """Return whether it holds for a member in his place; Refused with ``rules.fact_missing`` where a fact is."""
    return (
        _member_holds(condition, facts)
        and _place_holds(condition, facts.place)
        and (not condition.any_of or any(holds_for(one, facts) for one in condition.any_of))
    )


def holds_at(condition: Condition, place: PlaceFacts) -> bool:
    """Return whether it holds at a place; Refused with ``rules.fact_missing`` where a fact is."""
    return _place_holds(condition, place) and (
        not condition.any_of or any(holds_at(one, place) for one in condition.any_of)
    )


def _place_holds(condition: Condition, place: PlaceFacts) -> bool:
    if condition.traits_any and condition.traits_any.isdisjoint(place.traits):
        return False
    if condition.traits_none and not condition.traits_none.isdisjoint(place.traits):
        return False
    if condition.merged is not None and condition.merged is not place.merged:
        return False
    return all(holds(condition, place) for holds in _OF_PLACE)


def _urban(condition: Condition, place: PlaceFacts) -> bool:
    if condition.urban is None:
        return True
    return _known("village_kind", place.village_kind).urban is condition.urban


def _member_holds(condition: Condition, facts: MemberFacts) -> bool:
    if condition.roles and facts.role not in condition.roles:
        return False
    if condition.qualifications and facts.qualification not in condition.qualifications:
        return False
    if condition.state_groups and facts.state_group not in condition.state_groups:
        return False
    if condition.leaving is not None and condition.leaving is not facts.leaving:
        return False
    if condition.member_on_first is not None and condition.member_on_first is not on_first(facts):
        return False
    return _in(condition.service_months, "service_months", facts.service_months) and _in(
        condition.former_months, "former_months", facts.former_months
    )


def on_first(facts: MemberFacts) -> bool:
    """Return whether somebody is a member on the first of the month; a part month of unknown days counts as its end."""
    if facts.served_mask is not None:
        return bool(facts.served_mask & 1)
    return facts.served_days is None or not facts.joining


def _known(field: str, value: T | None) -> T:
    if value is None:
        raise missing(Asked(field))
    return value


def _in(wanted: Range | None, field: str, value: Decimal | int | None) -> bool:
    return wanted is None or wanted.holds(_known(field, None if value is None else Decimal(value)))


def _one_of(wanted: frozenset[T], field: str, value: T | None) -> bool:
    return not wanted or _known(field, value) in wanted


_OF_PLACE: tuple[Callable[[Condition, PlaceFacts], bool], ...] = (
    lambda c, p: _one_of(c.commune_kinds, "commune_kind", p.commune_kind),
    lambda c, p: _one_of(c.village_kinds, "village_kind", p.village_kind),
    _urban,
    lambda c, p: _one_of(c.village_classes, "village_class", p.village_class),
    lambda c, p: _one_of(c.wage_regions, "wage_region", p.wage_region),
    lambda c, p: _one_of(c.territories, "territory", p.territory),
    lambda c, p: _in(c.households, "households", p.households),
    lambda c, p: _in(c.population, "population", p.population),
    lambda c, p: _in(c.villages, "villages", p.villages),
    lambda c, p: _in(c.area_km2, "area_km2", p.area_km2),
)
