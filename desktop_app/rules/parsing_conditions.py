"""Plain data of a scheme file -> :class:`Condition`: to whom and where something applies."""

from desktop_app.model.member import Qualification, Role, StateGroup
from desktop_app.model.place import VillageKind
from desktop_app.model.unit import CommuneKind, Trait, WageRegion
from desktop_app.rules.reading import Table
from desktop_app.rules.scheme_conditions import OF_MEMBER, Condition, Range

LISTS = (
    "traits_any",
    "traits_none",
    "commune_kinds",
    "village_kinds",
    "village_classes",
    "wage_regions",
    "territories",
    "roles",
    "qualifications",
    "state_groups",
    "any_of",
)
"""Keys that hold lists; an empty one would mean everybody, which is hardly what was meant."""
LOWEST_CLASS = 3


def optional_condition(table: Table, key: str) -> Condition:
    """Return the condition at a key; the one that always holds where the key is missing."""
    return condition(inner) if (inner := table.optional_table(key)) else Condition()


def place_condition(table: Table) -> Condition:
    """Return a condition that a place alone can answer; one that asks about a member is a problem."""
    found = condition(table)
    if asked := sorted(found.asked & OF_MEMBER):
        table.wrong(asked[0], "rules.where_asks_member", asked=tuple(asked))
    return found


def condition(table: Table) -> Condition:
    """Return what must hold."""
    table.not_empty(*LISTS)
    found = Condition(
        traits_any=frozenset(table.words("traits_any", Trait)),
        traits_none=frozenset(table.words("traits_none", Trait)),
        commune_kinds=frozenset(table.words("commune_kinds", CommuneKind)),
        village_kinds=frozenset(table.words("village_kinds", VillageKind)),
        urban=table.optional_flag("urban"),
        merged=table.optional_flag("merged"),
        village_classes=_classes(table),
        wage_regions=frozenset(table.words("wage_regions", WageRegion)),
        territories=frozenset(table.texts("territories")),
        households=_range(table, "households"),
        population=_range(table, "population"),
        area_km2=_range(table, "area_km2"),
        roles=frozenset(table.words("roles", Role)),
        qualifications=frozenset(table.words("qualifications", Qualification)),
        state_groups=frozenset(table.words("state_groups", StateGroup)),
        service_months=_range(table, "service_months"),
        former_months=_range(table, "former_months"),
        leaving=table.optional_flag("leaving"),
        member_on_first=table.optional_flag("member_on_first"),
        villages=_range(table, "villages"),
        any_of=_alternatives(table),
    )
    table.done()
    return found


def _alternatives(table: Table) -> tuple[Condition, ...]:
    found = []
    for inner in table.tables("any_of"):
        alternative = condition(inner)
        if not inner.data:
            table.wrong("any_of", "rules.condition_empty")
        found.append(alternative)
    return tuple(found)


def _classes(table: Table) -> frozenset[int]:
    classes = table.numbers("village_classes")
    for one in classes:
        if not 1 <= one <= LOWEST_CLASS:
            table.wrong("village_classes", "rules.village_class_wrong", value=one)
    return frozenset(classes)


def _range(table: Table, key: str) -> Range | None:
    inner = table.optional_table(key)
    if inner is None:
        return None
    found = Range(inner.optional_exact("from"), inner.optional_exact("to"), inner.optional_exact("below"))
    if not inner.data:
        table.wrong(key, "rules.range_empty")
    if found.most is not None and found.below is not None:
        inner.wrong("below", "rules.range_ends_twice")
    least = found.least or 0
    if found.most is not None and found.most < least:
        inner.wrong("to", "rules.value_too_small", value=found.most, least=least)
    if found.below is not None and found.below <= least:
        inner.wrong("below", "rules.range_holds_nothing", value=found.below, least=least)
    inner.done()
    return found
