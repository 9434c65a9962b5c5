from desktop_app.model.ids import VillageId
from desktop_app.model.problems import errors
from desktop_app.model.team import check_team
from tests.building import a_team

KNOWN = {VillageId("v")}


def test_a_whole_team() -> None:
    assert check_team(a_team(), KNOWN, ["Tổ khác"]) == []


def test_what_is_wrong_with_a_team() -> None:
    bad = [a_team(" "), a_team("Tổ khác"), a_team(villages=(VillageId("x"),)), a_team(quota=-1)]
    assert [[p.code for p in errors(check_team(one, KNOWN, ["Tổ khác"]))] for one in bad] == [
        ["team.name_empty"],
        ["team.name_twice"],
        ["team.village_unknown"],
        ["team.quota_negative"],
    ]


def test_a_team_without_a_place_is_only_odd() -> None:
    problems = check_team(a_team(villages=()), KNOWN, [])
    assert [problem.code for problem in problems] == ["team.no_village"]
    assert errors(problems) == []
