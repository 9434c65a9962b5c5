"""How many members a place is allotted, and what is said where that cannot be told."""

import pytest

from desktop_app.model.place import VillageKind
from desktop_app.model.problems import Refused
from desktop_app.model.unit import CommuneKind, Trait
from desktop_app.rules.facts import PlaceFacts
from desktop_app.rules.team_size import compute_team_size
from tests.rules.conftest import rebuilt


@pytest.mark.parametrize(
    ("kind", "village_class", "least", "most"),
    [
        (CommuneKind.PHUONG, 1, 3, 6),
        (CommuneKind.PHUONG, 2, 3, 5),
        (CommuneKind.XA, 1, 3, 5),
        (CommuneKind.THI_TRAN, 2, 3, 4),
    ],
)
def test_a_range_by_class(rulebook, messages, kind, village_class, least, most):  # noqa: PLR0917
    place = PlaceFacts(commune_kind=kind, village_class=village_class)
    size = compute_team_size(rulebook.scheme("bac-ninh-2024-draft"), place)
    assert (size.teams, size.least, size.most) == (1, least, most)
    assert [messages.step(s.code, s.values) for s in size.steps] == [f"Số thành viên: từ {least} đến {most}"]


def test_steps_above_a_threshold_and_what_a_limit_cuts(rulebook, messages):
    place = PlaceFacts(village_kind=VillageKind.THON, households=900)
    size = compute_team_size(rulebook.scheme("gia-lai-2024"), place)
    assert [messages.step(s.code, s.values) for s in size.steps] == [
        "Số hộ: 900",
        "Từ 200: 4 người, thêm 7 người cho 7 lần đủ 100; thành 11 người",
        "Tối đa 7 người, cắt 4 người",
    ]


@pytest.mark.parametrize(
    ("kind", "traits", "households", "members"),
    [
        (VillageKind.THON, {Trait.BORDER}, 100, 4),
        (VillageKind.THON, set(), 100, 3),
        (VillageKind.TO_DAN_PHO, set(), 249, 3),
        (VillageKind.TO_DAN_PHO, set(), 375, 5),
    ],
)
def test_rows_speak_of_their_own_places(rulebook, kind, traits, households, members):
    place = PlaceFacts(village_kind=kind, households=households, traits=frozenset(traits))
    assert compute_team_size(rulebook.scheme("gia-lai-2024"), place).most == members


def refusal(scheme, place):
    with pytest.raises(Refused) as refused:
        compute_team_size(scheme, place)
    return [problem.code for problem in refused.value.problems]


def test_what_cannot_be_told(rulebook):
    assert refusal(rulebook.scheme("ha-noi-2024"), PlaceFacts()) == ["rules.count_missing"]
    assert refusal(rulebook.scheme("bac-ninh-2024-draft"), PlaceFacts(village_class=3)) == ["rules.fact_missing"]

    def without_size(_parameters, _holidays, schemes):
        text = schemes["ha-noi-2024.toml"]
        schemes["ha-noi-2024.toml"] = text[: text.index("[team_size]")]

    assert refusal(rebuilt(without_size).scheme("ha-noi-2024"), PlaceFacts()) == ["rules.team_size_unknown"]


def test_by_population_and_by_named_kinds():
    def by_people(_parameters, _holidays, schemes):
        text = schemes["ha-noi-2024.toml"].replace('by = "households"', 'by = "population"')
        schemes["ha-noi-2024.toml"] = text.replace("merged = true", 'village_kinds = ["khu_pho"]')

    scheme = rebuilt(by_people).scheme("ha-noi-2024")
    assert compute_team_size(scheme, PlaceFacts(village_kind=VillageKind.KHU_PHO, population=10)).most == 4
    assert refusal(scheme, PlaceFacts(village_kind=VillageKind.THON)) == ["rules.count_missing"]
    assert refusal(scheme, PlaceFacts(households=10)) == ["rules.fact_missing"]
