from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import DecisionKind
from desktop_app.model.member import Role
from desktop_app.model.membership import memberships
from desktop_app.model.recruitment import PaperMark, TieChoice, Vacancy
from desktop_app.services import deciding_recruitment as deciding
from desktop_app.services import keeping_teams, recording_decisions, recruiting
from desktop_app.services.composing_proposals import compose_submission
from tests.building import a_team
from tests.services.recruiting_round import PLAN, Round, begin

FIRST = date(2026, 12, 1)


@pytest.fixture
def round_(office) -> Round:
    return begin(office)


def test_the_draft_names_those_chosen_and_cites_minutes_and_proposal(round_: Round):
    [draft] = round_.to_the_drafts()
    assert [(r.member, r.role) for r in draft.recognitions] == [
        (round_.people[0].id, Role.MEMBER),
        (round_.people[1].id, Role.MEMBER),
    ]
    assert draft.minutes == "Biên bản kết quả xét tuyển Tổ viên ngày 20 tháng 11 năm 2026"
    assert draft.legal_bases
    assert draft.subject.startswith("Về việc công nhận thành viên Tổ bảo vệ an ninh, trật tự")
    deciding.propose(round_.office, round_.id, PaperMark("31", "TTr-CAX", date(2026, 11, 24)))
    cited = round_.office.book.decision(draft.id)
    assert cited.proposal == "Tờ trình số 31/TTr-CAX ngày 24 tháng 11 năm 2026"
    assert recording_decisions.check(round_.office, cited) == []


def test_minutes_with_a_number_are_cited_by_it(round_: Round):
    [draft] = round_.to_the_drafts()
    deciding.conclude(round_.office, round_.id, PaperMark("5", "", date(2026, 11, 20)))
    cited = round_.office.book.decision(draft.id).minutes
    assert cited == "Biên bản kết quả xét tuyển Tổ viên số 05/BB-HĐXT ngày 20 tháng 11 năm 2026"
    assert compose_submission(round_.office, round_.office.book.decision(draft.id)).minutes == cited


def test_the_draft_gets_its_number_and_the_chosen_become_members(round_: Round):
    [draft] = round_.to_the_drafts()
    recording_decisions.give_number(round_.office, draft.id, "260", date(2026, 11, 30))
    found = {m.member for m in memberships(round_.office.book.decisions()) if m.opened_by == draft.id}
    assert found == {person.id for person in round_.people[:2]}


def test_a_draft_made_again_keeps_its_identity_until_it_has_its_number(round_: Round, refusal):
    [draft] = round_.to_the_drafts()
    round_.vote(3, 7, 8)
    deciding.conclude(round_.office, round_.id, PaperMark(day=date(2026, 11, 20)))
    [again] = deciding.draft_decisions(round_.office, round_.id, FIRST)
    assert again.id == draft.id
    assert {r.member for r in again.recognitions} == {person.id for person in round_.people[1:]}
    recording_decisions.give_number(round_.office, draft.id, "260", date(2026, 11, 30))
    assert refusal(lambda: deciding.draft_decisions(round_.office, round_.id, FIRST)) == ["recruit.already_decided"]


def test_a_new_team_is_established_too(round_: Round):
    new = a_team("Tổ thôn Lập Thêm", villages=round_.team.villages)
    keeping_teams.save_team(round_.office, new)
    recruiting.change_plan(round_.office, round_.id, "Tuyển chọn", [Vacancy(new.id, 2)], PLAN)
    moved = replace(round_, team=new)
    establish, recognise = moved.to_the_drafts()
    assert (establish.kind, establish.teams) == (DecisionKind.ESTABLISH, (new.id,))
    assert recognise.kind is DecisionKind.RECOGNISE
    assert {r.team for r in recognise.recognitions} == {new.id}
    assert moved.now.decisions == (establish.id, recognise.id)


def test_a_team_whose_people_are_older_than_the_book_is_not_established_anew(round_: Round):
    establishing = [d for d in round_.office.book.decisions() if d.kind is DecisionKind.ESTABLISH]
    with round_.office.book.change("t.t", by="t") as change:
        for decision in establishing:
            change.retire(decision)
    [draft] = round_.to_the_drafts()
    assert draft.kind is DecisionKind.RECOGNISE


def test_nothing_is_concluded_while_a_vote_is_missing_or_a_tie_is_open(round_: Round, refusal):
    minutes = PaperMark(day=date(2026, 11, 20))
    assert refusal(lambda: deciding.conclude(round_.office, round_.id, minutes)) == ["recruit.no_meeting"]
    round_.approve()
    round_.apply()
    round_.list()
    round_.vote(8, 6, 6)
    assert refusal(lambda: deciding.conclude(round_.office, round_.id, minutes)) == ["recruit.tie_unsettled"]
    assert refusal(lambda: deciding.draft_decisions(round_.office, round_.id, FIRST)) == ["recruit.tie_unsettled"]
    choice = TieChoice(round_.team.id, (round_.people[2].id,), "Đã phục vụ trong Quân đội")
    round_.vote(8, 6, 6, ties=(choice,))
    deciding.conclude(round_.office, round_.id, minutes)
    [draft] = deciding.draft_decisions(round_.office, round_.id, FIRST)
    assert {r.member for r in draft.recognitions} == {round_.people[0].id, round_.people[2].id}


def test_a_vote_that_chose_nobody_makes_no_draft(round_: Round, refusal):
    assert refusal(lambda: round_.to_the_drafts(4, 4, 3)) == ["recruit.nobody_chosen"]


def test_a_priority_goes_with_the_recognition_as_its_ground(round_: Round):
    late = replace(round_.people[0], resident_since=date(2026, 6, 1))
    keeping_teams.save_member(round_.office, late)
    round_.approve()
    round_.apply(priority="Xuất ngũ tháng 01 năm 2024")
    round_.list()
    round_.vote(8, 7, 3)
    [draft] = deciding.draft_decisions(round_.office, round_.id, FIRST)
    grounds = {r.member: [override.code for override in r.overrides] for r in draft.recognitions}
    assert grounds == {late.id: ["member.residence_short"], round_.people[1].id: []}
    assert recording_decisions.check(round_.office, draft) == []
