"""How many members a place is allotted, and what is said where that cannot be told.

Cases that a lawyer can read stand in team_size_cases/*.toml, and ``test_case`` reads them.
"""

from decimal import Decimal

import pytest

from desktop_app.model.place import VillageKind
from desktop_app.model.problems import Refused
from desktop_app.model.unit import CommuneKind, Trait
from desktop_app.rules.facts import PlaceFacts
from desktop_app.rules.team_size import compute_team_size
from tests.rules.conftest import rebuilt
from tests.rules.made_up import MONTHLY, scheme


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


SIZES = """[team_size]
by = "households"
teams = 1
most = 7
note = "made up"

[[team_size.row]]
kind = "range"
where = { traits_any = ["bien_gioi"] }
least = 5
most = 5

[[team_size.row]]
kind = "range"
where = { merged = true }
by = "population"
from = 2_000
to = 3_999
least = 4
teams = 2

[[team_size.row]]
kind = "range"
where = { any_of = [{ urban = true, village_classes = [1] }, { territories = ["T (cũ)"] }] }
to = 500
least = 3
most = 6
villages = 2

[[team_size.row]]
kind = "steps"
where = { urban = false }
threshold = 300
below = 3
base = 4
step = 150
most = 6

[[team_size.plus]]
where = { traits_any = ["dac_biet_kho_khan"] }
members = 1
at_least = true

[[team_size.plus]]
where = { area_km2 = { from = "10" } }
members = 2
"""
SIZED = scheme(MONTHLY, SIZES)


def place(**facts):
    return PlaceFacts(**{"village_kind": VillageKind.THON, "area_km2": Decimal(1), **facts})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # Five whatever the count, which need not be known; one more at the border where life is hard, seven at most.
        ({"traits": {Trait.BORDER}}, (1, 5, 5, 1)),
        ({"traits": {Trait.BORDER, Trait.ESPECIALLY_HARD}}, (1, 6, 6, 1)),
        ({"traits": {Trait.BORDER, Trait.ESPECIALLY_HARD}, "area_km2": Decimal(10)}, (1, 6, 7, 1)),
        # Merged: by people, two teams, no upper bound but the most of all.
        ({"merged": True, "population": 2_000}, (2, 4, 7, 1)),
        ({"merged": True, "population": 4_000, "households": 299}, (1, 3, 3, 1)),
        # Either of two alternatives; two places share the team.
        ({"village_kind": VillageKind.TO_DAN_PHO, "village_class": 1, "households": 500}, (1, 3, 6, 2)),
        ({"territory": "T (cũ)", "households": 500}, (1, 3, 6, 2)),
        ({"territory": "T (cũ)", "households": 501}, (1, 5, 5, 1)),
        # Steps: below 300 three, at 300 four, at 450 five, six at most; what is added comes on top.
        ({"territory": "T", "households": 299}, (1, 3, 3, 1)),
        ({"territory": "T", "households": 300}, (1, 4, 4, 1)),
        ({"territory": "T", "households": 449}, (1, 4, 4, 1)),
        ({"territory": "T", "households": 450}, (1, 5, 5, 1)),
        ({"territory": "T", "households": 9_000}, (1, 6, 6, 1)),
        ({"territory": "T", "households": 9_000, "area_km2": Decimal(10)}, (1, 6, 7, 1)),
    ],
)
def test_rows_steps_and_what_is_added(facts, expected, messages):
    given = {"territory": "T", **facts}
    found = compute_team_size(SIZED, place(**{**given, "traits": frozenset(given.get("traits", ()))}))
    assert (found.teams, found.least, found.most, found.villages) == expected
    assert all(messages.step(step.code, step.values) for step in found.steps)


def test_a_row_without_upper_bound_stays_so_where_the_text_sets_none():
    free = scheme(MONTHLY, SIZES.replace("most = 7\n", ""))
    merged = place(merged=True, population=2_000, territory="T", traits=frozenset({Trait.ESPECIALLY_HARD}))
    found = compute_team_size(free, merged)
    assert (found.least, found.most) == (5, None)
    assert [step.code for step in found.steps] == ["size_by_population", "size_open", "size_teams", "size_plus"]
    capped = compute_team_size(SIZED, merged)
    assert [step.code for step in capped.steps] == [step.code for step in found.steps]
    assert (capped.least, capped.most) == (5, 7)


def test_what_is_cut_is_said():
    large = place(territory="T", households=9_000, area_km2=Decimal(10))
    codes = [step.code for step in compute_team_size(SIZED, large).steps]
    assert codes == ["size_by_households", "size_steps", "size_cut", "size_plus", "size_cut"]
    tight = scheme(MONTHLY, SIZES.replace("most = 7", "most = 2"))
    found = compute_team_size(tight, place(territory="T", households=100))
    assert (found.least, found.most) == (2, 2)


def test_a_place_that_no_row_speaks_of():
    town = place(village_kind=VillageKind.TO_DAN_PHO, village_class=2, territory="T", households=100)
    assert refusal(SIZED, town) == ["rules.team_size_no_row"]
    assert refusal(SIZED, place()) == ["rules.fact_missing"]


SPLIT = """[team_size]
by = "households"
teams = 2
plus_most = 2
merger = { months = 12, less = 1, most = 9 }

[[team_size.row]]
kind = "range"
where = { urban = true }
to = 250
least = 3
most = 3
split = true

[[team_size.row]]
kind = "range"
where = { urban = true }
from = 251
least = 4
most = 5
split = true

[[team_size.row]]
kind = "steps"
threshold = 200
below = 3
base = 4
step_share = "1/3"
split = true

[[team_size.plus]]
where = { traits_any = ["bien_gioi"] }
members = 2
at_least = true

[[team_size.plus]]
where = { traits_any = ["hai_dao"] }
members = 1
"""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # Two teams, each sized by its half of the households; the larger half decides in a table of ranges.
        ({"village_kind": VillageKind.TO_DAN_PHO, "households": 500}, (2, 3, 3)),
        ({"village_kind": VillageKind.TO_DAN_PHO, "households": 501}, (2, 4, 5)),
        # Steps of a third of 200: 199 make 3; 200 make 4; 266 make 4, 267 make 5 (66,67 above).
        ({"households": 398}, (2, 3, 3)),
        ({"households": 399}, (2, 3, 4)),
        ({"households": 532}, (2, 4, 4)),
        ({"households": 534}, (2, 5, 5)),
        # Three more by two rows, two at most; the rows' own least is kept within that.
        ({"households": 398, "traits": frozenset({Trait.BORDER, Trait.ISLAND})}, (2, 5, 5)),
        ({"households": 398, "traits": frozenset({Trait.ISLAND})}, (2, 3, 4)),
        # Merged of teams of 5 and 4: one less than nine, for a year; nine at most, and never below its own size.
        ({"households": 398, "merged": True, "merged_months": 12, "former_sizes": (5, 4)}, (2, 8, 8)),
        ({"households": 398, "merged": True, "merged_months": 13, "former_sizes": (5, 4)}, (2, 3, 3)),
        ({"households": 398, "merged": True, "merged_months": 1, "former_sizes": (5, 4, 5)}, (2, 9, 9)),
        ({"households": 534, "merged": True, "merged_months": 1, "former_sizes": (2, 2)}, (2, 5, 5)),
        ({"households": 398, "merged": True, "merged_months": 1}, (2, 3, 3)),
    ],
)
def test_a_place_of_several_teams_and_one_that_was_merged(facts, expected, messages):
    found = compute_team_size(scheme(MONTHLY, SPLIT), place(**facts))
    assert (found.teams, found.least, found.most) == expected
    assert all(messages.step(step.code, step.values) for step in found.steps)


def test_a_merger_without_an_upper_bound():
    free = scheme(MONTHLY, SPLIT.replace("less = 1, most = 9", "less = 1"))
    merged = place(households=398, merged=True, merged_months=1, former_sizes=(5, 4, 5))
    assert compute_team_size(free, merged).most == 12


def test_a_merger_of_unknown_date_is_asked_for():
    assert refusal(scheme(MONTHLY, SPLIT), place(households=398, merged=True)) == ["rules.fact_missing"]
