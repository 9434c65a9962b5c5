from dataclasses import replace
from datetime import date

from desktop_app.model.ids import DecisionId, RecruitmentId
from desktop_app.model.problems import Severity
from desktop_app.model.recruitment import Vacancy
from desktop_app.model.recruitment_others import applied_elsewhere, is_over, like_another
from tests.building import a_team
from tests.recruiting import TEAM, a_round, an_applicant, voted

TEAMS = {TEAM: a_team("Tổ thôn Đông", id=TEAM)}
ONE = a_round(id=RecruitmentId("one"))
OTHER = a_round(id=RecruitmentId("other"), name="Đợt bổ sung", started_on=date(2026, 11, 1))


def alike(one=ONE, other=OTHER, over=()):
    return [p.code for p in like_another(one, (one, other), frozenset(over), TEAMS)]


def elsewhere(other, over=(), one=ONE):
    own = an_applicant("an")
    return list(applied_elsewhere(one, own, "An", ((one, other), frozenset(over))))


def test_a_round_is_over_when_it_was_stopped_or_all_its_decisions_have_numbers():
    made = replace(ONE, decisions=(DecisionId("a"), DecisionId("b")))
    assert not is_over(ONE, ())
    assert is_over(replace(ONE, stopped_on=date(2026, 11, 2)), ())
    assert not is_over(made, {"a"})
    assert is_over(made, {"a", "b"})


def test_two_rounds_at_work_for_one_team_are_told_and_none_once_one_is_over():
    [told] = like_another(ONE, (ONE, OTHER), frozenset(), TEAMS)
    assert (told.code, told.severity, told.at.field) == ("recruit.team_wanted_elsewhere", Severity.WARNING, "vacancies")
    assert told.values == {"team": "Tổ thôn Đông", "round": "Đợt bổ sung", "day": date(2026, 11, 1), "places": 2}
    assert alike(over={"one"}) == alike(over={"other"}) == []
    assert alike(other=replace(OTHER, vacancies=(Vacancy(a_team().id, 1),))) == []


def test_a_name_borne_already_is_told_however_it_is_spelled_and_though_that_round_is_over():
    same = replace(OTHER, name=ONE.name.replace("Tuyển", "TUYỂN"), vacancies=())
    assert alike(other=same) == alike(other=same, over={"other"}) == ["recruit.name_taken"]
    assert alike(one=replace(ONE, name=" "), other=replace(same, name=" ")) == []


def test_somebody_in_two_rounds_at_work_is_told_unless_withdrawn_or_voted_down():
    there = replace(OTHER, applicants=(an_applicant("an"), an_applicant("bình")))
    [told] = elsewhere(there)
    assert (told.code, told.severity) == ("recruit.applied_elsewhere", Severity.WARNING)
    assert (told.values["name"], told.values["round"], told.values["day"]) == ("An", "Đợt bổ sung", date(2026, 11, 5))
    assert elsewhere(there, over={"other"}) == elsewhere(there, over={"one"}) == []
    assert elsewhere(replace(OTHER, applicants=(an_applicant("an", withdrawn_on=date(2026, 11, 6)),))) == []
    for ayes, count in ((4, 0), (5, 1)):
        assert len(elsewhere(replace(voted([("an", ayes)]), id=OTHER.id))) == count
