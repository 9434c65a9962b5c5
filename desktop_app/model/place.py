"""Thôn and tổ dân phố: the places a team answers for, with the counts that size it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop_app.model.ids import VillageId
from desktop_app.model.periods import Span
from desktop_app.model.problems import Place, Problem
from desktop_app.model.unit import Trait


class VillageKind(StrEnum):
    """What a place is called (Luật 30/2023 Điều 2 khoản 1; xóm by provincial habit)."""

    THON = "thon"
    LANG = "lang"
    AP = "ap"
    BAN = "ban"
    BUON = "buon"
    BON = "bon"
    PHUM = "phum"
    SOC = "soc"
    XOM = "xom"
    TO_DAN_PHO = "to_dan_pho"
    KHU_PHO = "khu_pho"
    KHOI_PHO = "khoi_pho"
    KHOM = "khom"
    TIEU_KHU = "tieu_khu"

    @property
    def urban(self) -> bool:
        """Return whether the law counts it among tổ dân phố rather than thôn."""
        return self in {self.TO_DAN_PHO, self.KHU_PHO, self.KHOI_PHO, self.KHOM, self.TIEU_KHU}


@dataclass(frozen=True, slots=True)
class VillageCount:
    """Households, people, area and class as counted on a day; a resolution says which count decides."""

    counted_on: date
    households: int | None = None
    population: int | None = None
    area_km2: Decimal | None = None
    village_class: int | None = None
    """Loại 1, 2 or 3; None where not classed."""


@dataclass(frozen=True, slots=True)
class Village:
    """One thôn or tổ dân phố."""

    id: VillageId
    kind: VillageKind
    name: str
    """As it is called, with the generic word: ``Thôn Đông``."""
    span: Span
    counts: tuple[VillageCount, ...] = ()
    traits: frozenset[Trait] = frozenset()

    def count_on(self, day: date) -> VillageCount | None:
        """Return the newest count not after the day."""
        made = [count for count in self.counts if count.counted_on <= day]
        return max(made, key=lambda count: count.counted_on, default=None)


def check_village(village: Village) -> list[Problem]:
    """Return what stops a place from being kept."""
    problems = [] if village.name.strip() else [Problem("village.name_empty", Place(field="name"))]
    for count in village.counts:
        numbers = (count.households, count.population, count.area_km2)
        if any(number is not None and number < 0 for number in numbers):
            problems.append(Problem("village.count_negative", Place(field="counts"), {"day": count.counted_on}))
        if count.village_class not in {None, 1, 2, 3}:
            values = {"value": count.village_class}
            problems.append(Problem("village.class_unknown", Place(field="counts"), values))
    return problems
