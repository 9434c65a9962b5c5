from datetime import date
from decimal import Decimal

from desktop_app.model.ids import VillageId
from desktop_app.model.periods import Span
from desktop_app.model.place import Village, VillageCount, VillageKind, check_village

FIRST, SECOND = VillageCount(date(2025, 7, 1), households=400), VillageCount(date(2026, 7, 1), households=450)


def village(*counts: VillageCount, name: str = "Thôn Đông") -> Village:
    return Village(VillageId("v"), VillageKind.THON, name, Span(date(2025, 7, 1)), counts)


def test_the_newest_count_not_after_the_day_counts() -> None:
    counted = village(SECOND, FIRST)
    assert counted.count_on(date(2025, 6, 30)) is None
    assert counted.count_on(date(2026, 6, 30)) is FIRST
    assert counted.count_on(date(2026, 7, 1)) is SECOND


def test_what_is_urban() -> None:
    urban = {VillageKind.TO_DAN_PHO, VillageKind.KHU_PHO, VillageKind.KHOI_PHO, VillageKind.KHOM, VillageKind.TIEU_KHU}
    assert {kind for kind in VillageKind if kind.urban} == urban


def test_what_is_wrong_with_a_place() -> None:
    assert check_village(village(FIRST)) == []
    day = date(2026, 1, 1)
    bad = [
        village(name="  "),
        village(VillageCount(day, households=-1)),
        village(VillageCount(day, population=-1)),
        village(VillageCount(day, area_km2=Decimal("-0.1"))),
        village(VillageCount(day, village_class=4)),
        village(VillageCount(day, village_class=0)),
    ]
    assert [[problem.code for problem in check_village(one)] for one in bad] == [
        ["village.name_empty"],
        *[["village.count_negative"]] * 3,
        *[["village.class_unknown"]] * 2,
    ]
