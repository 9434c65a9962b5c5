"""Two rounds at once: somebody in both is told, and is recognised out of one of them only."""

from datetime import date

import pytest

from desktop_app.model.problems import Refused
from desktop_app.model.recruitment import Applicant, Role
from desktop_app.services import deciding_recruitment, recording_decisions, recruiting
from desktop_app.services.listing_recruitment import list_rounds
from tests.recruiting import ALL_PAPERS
from tests.services.recruiting_round import begin, begin_another

SIGNED, EFFECTIVE = date(2026, 11, 2), date(2026, 12, 1)


@pytest.fixture
def both(office):
    first = begin(office)
    return first, begin_another(first)


def refused(verb):
    with pytest.raises(Refused) as told:
        verb()
    return told.value.problems


def to_the_vote(round_):
    round_.approve()
    round_.apply()
    round_.list()
    round_.vote(8, 7, 3)


def test_who_applies_in_a_second_round_is_told_with_the_first_ones_name(both):
    first, second = both
    first.apply()
    given = Applicant(first.people[0].id, first.team.id, Role.MEMBER, date(2026, 11, 6), ALL_PAPERS)
    odd = recruiting.receive(second.office, second.id, given)
    [told] = [problem for problem in odd if problem.code == "recruit.applied_elsewhere"]
    assert "«Tuyển chọn Tổ viên năm 2026»" in second.office.messages.problem(told)
    recruiting.stop(first.office, first.id, SIGNED, "Trùng đợt")
    codes = [problem.code for row in second.view.applicants for problem in row.problems]
    assert "recruit.applied_elsewhere" not in codes


def test_a_second_draft_for_the_same_people_is_refused_until_one_application_is_withdrawn(both):
    first, second = both
    [draft] = first.to_the_drafts()
    to_the_vote(second)
    said = refused(lambda: deciding_recruitment.draft_decisions(second.office, second.id, EFFECTIVE))
    assert [(p.code, p.values["name"]) for p in said] == [
        ("recruit.drafted_elsewhere", "Đỗ Thị Mới"),
        ("recruit.drafted_elsewhere", "Lê Văn Năm"),
    ]
    assert second.now.decisions == ()
    for person in first.people[:2]:
        recruiting.withdraw(second.office, second.id, person.id, SIGNED, "Dự tuyển đợt trước")
    assert refused(lambda: deciding_recruitment.draft_decisions(second.office, second.id, EFFECTIVE))[0].code == (
        "recruit.nobody_chosen"
    )
    assert recording_decisions.check(first.office, draft) == []


def test_a_decision_given_meanwhile_stands_against_the_second_draft(both):
    first, second = both
    to_the_vote(second)
    [draft] = first.to_the_drafts()
    recording_decisions.give_number(first.office, draft.id, "90", date(2026, 11, 30))
    said = refused(lambda: deciding_recruitment.draft_decisions(second.office, second.id, EFFECTIVE))
    assert {(p.code, p.values["reference"]) for p in said} == {("recruit.recognised_elsewhere", "90/QĐ-UBND")}


def test_drafts_that_an_older_program_made_of_both_rounds_get_no_number_while_both_name_somebody(both):
    first, second = both
    [one] = first.to_the_drafts()
    recruiting.stop(first.office, first.id, SIGNED, "tạm dừng")
    [two] = second.to_the_drafts()
    recruiting.resume(first.office, first.id)
    for draft in (one, two):
        said = refused(lambda draft=draft: recording_decisions.give_number(first.office, draft.id, "90", SIGNED))
        assert {problem.code for problem in said if problem.severity.value == "error"} == {"recruit.drafted_elsewhere"}
    recording_decisions.discard_draft(first.office, two.id)
    assert recording_decisions.give_number(first.office, one.id, "90", SIGNED).issued


def test_who_serves_since_a_former_round_may_be_recognised_anew(office):
    first = begin(office)
    [draft] = first.to_the_drafts()
    recording_decisions.give_number(office, draft.id, "90", date(2026, 11, 4))
    second = begin_another(first)
    [again] = second.to_the_drafts()
    assert len(again.recognitions) == 2
    assert all(row.title == row.name for row in list_rounds(office))


def test_rounds_of_one_name_are_told_apart_and_a_free_name_is_offered(office):
    first = begin(office)
    name = first.now.name
    assert recruiting.free_name(office, "Tên khác") == "Tên khác"
    assert recruiting.free_name(office, name) == f"{name}, đợt 2"
    second = begin_another(first, name)
    codes = [problem.code for problem in recruiting.odd_about_plan(office, second.now)]
    assert codes == ["recruit.name_taken", "recruit.team_wanted_elsewhere"]
    assert {"recruit.name_taken", "recruit.team_wanted_elsewhere"} <= {p.code for p in first.view.problems}
    assert {row.title for row in list_rounds(office)} == {f"{name} (lập ngày 02/11/2026)"}
    begin_another(first, f"{name}, đợt 2")
    assert recruiting.free_name(office, name) == f"{name}, đợt 3"
