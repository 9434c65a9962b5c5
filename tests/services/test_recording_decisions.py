from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import Decision, DecisionKind, Override
from desktop_app.model.ids import DecisionId, EntryId
from desktop_app.model.member import Member, Role
from desktop_app.model.membership import memberships, on_day
from desktop_app.model.periods import Month
from desktop_app.model.register import IssuingBody, PaperKind, RegisterEntry
from desktop_app.services import closing_months, keeping_teams, listing_drafts, recording_duty
from desktop_app.services import recording_decisions as recording
from desktop_app.services.office import Office
from tests.building import a_decision, ended, issued, recognised

NOVEMBER = date(2026, 11, 1)
Refused = Callable[[Office, Callable[[], object]], list[str]]


@pytest.fixture
def draft(office: Office, newcomer: Member) -> Decision:
    """A whole draft that recognises the newcomer from November."""
    team = replace(office.book.teams()[0], quota=9)
    keeping_teams.save_team(office, team)
    return a_decision(recognitions=(recognised(newcomer.id, team.id),), effective_on=NOVEMBER)


def team_of(office: Office, member: Member, on: date) -> object:
    found = on_day(memberships(office.book.decisions()), on).get(member.id)
    return found.team if found else None


def test_from_draft_to_effect(office: Office, newcomer: Member, draft: Decision) -> None:
    assert recording.record_draft(office, draft) == []
    assert team_of(office, newcomer, NOVEMBER) is None
    given = recording.give_number(office, draft.id, " 51 ", date(2026, 10, 30))
    assert given.reference == "51/QĐ-UBND"
    assert office.book.decision(draft.id) == given
    assert team_of(office, newcomer, NOVEMBER) == draft.recognitions[0].team
    assert team_of(office, newcomer, date(2026, 10, 31)) is None
    assert [line.name for line in office.book.history.changes(2)] == ["decision.issued", "decision.drafted"]


def test_a_draft_may_be_whole_or_not_and_is_changed_freely(office: Office, draft: Decision) -> None:
    hollow = replace(draft, subject="", recognitions=())
    assert {p.code for p in recording.record_draft(office, hollow)} == {"decision.empty", "decision.nothing_decided"}
    recording.record_draft(office, draft)
    assert office.book.decision(draft.id) == draft
    recording.discard_draft(office, draft.id)
    assert office.book.decision(draft.id) is None


def test_an_issued_decision_is_never_edited(office: Office, recognition: Decision, refused: Refused) -> None:
    plain = replace(recognition, number="", signed_on=None)
    for verb in (
        lambda: recording.record_draft(office, plain),
        lambda: recording.record_issued(office, recognition),
        lambda: recording.give_number(office, recognition.id, "99", NOVEMBER),
        lambda: recording.discard_draft(office, recognition.id),
    ):
        assert refused(office, verb) == ["decision.issued_never_edited"]


def test_numbers_come_by_giving(office: Office, draft: Decision, refused: Refused) -> None:
    numbered = replace(draft, number="7")
    assert refused(office, lambda: recording.record_draft(office, numbered)) == ["decision.number_by_giving"]
    assert refused(office, lambda: recording.record_issued(office, draft)) == ["decision.number_without_day"]
    recording.record_draft(office, draft)
    assert refused(office, lambda: recording.give_number(office, draft.id, " ", NOVEMBER)) == [
        "decision.number_without_day"
    ]
    assert refused(office, lambda: recording.give_number(office, draft.id, "042", NOVEMBER)) == [
        "decision.number_twice"
    ]
    for verb in (
        lambda: recording.give_number(office, DecisionId("x"), "5", NOVEMBER),
        lambda: recording.discard_draft(office, DecisionId("x")),
        lambda: recording.draft_revocation(office, DecisionId("x"), draft),
    ):
        assert refused(office, verb) == ["decision.unknown"]


def test_conditions_stop_the_number_unless_a_ground_is_written(
    office: Office, newcomer: Member, draft: Decision, refused: Refused
) -> None:
    keeping_teams.save_member(office, replace(newcomer, health=None))
    assert [problem.code for problem in recording.record_draft(office, draft)] == ["member.health_missing"]
    old = issued(on=NOVEMBER, recognitions=draft.recognitions)
    assert refused(office, lambda: recording.give_number(office, draft.id, "51", NOVEMBER)) == ["member.health_missing"]
    assert refused(office, lambda: recording.record_issued(office, old)) == ["member.health_missing"]
    ground = Override("member.health_missing", "Đã xem giấy, đang chờ sao", "Giấy số 12")
    [recognition] = draft.recognitions
    recording.record_draft(office, replace(draft, recognitions=(replace(recognition, overrides=(ground,)),)))
    recording.give_number(office, draft.id, "51", NOVEMBER)


def test_a_decision_older_than_the_book(office: Office, newcomer: Member, draft: Decision) -> None:
    old = issued(on=NOVEMBER, recognitions=draft.recognitions, recorded_from="Quyết định giấy lưu tủ 3")
    recording.record_issued(office, old)
    assert team_of(office, newcomer, NOVEMBER) == draft.recognitions[0].team
    line = office.book.history.changes(1)[0]
    assert (line.name, line.why) == ("decision.recorded", "Quyết định giấy lưu tủ 3")


def test_revoking(office: Office, newcomer: Member, draft: Decision) -> None:
    recording.record_draft(office, draft)
    recording.give_number(office, draft.id, "51", NOVEMBER)
    template = a_decision(number="9", signed_on=NOVEMBER, effective_on=date(2026, 11, 15))
    revocation = recording.draft_revocation(office, draft.id, template)
    assert (revocation.kind, revocation.revokes, revocation.issued) == (DecisionKind.REVOKE, draft.id, False)
    assert office.book.decision(revocation.id) is None
    recording.record_draft(office, revocation)
    recording.give_number(office, revocation.id, "52", NOVEMBER)
    assert team_of(office, newcomer, date(2026, 11, 14)) is not None
    assert team_of(office, newcomer, date(2026, 11, 15)) is None


def test_a_closed_month_refuses_what_would_change_its_people(
    office: Office, newcomer: Member, someone: Member, refused: Refused
) -> None:
    closing_months.close_month(office, Month(2026, 10))
    team = office.book.teams()[0].id
    for day in (date(2026, 10, 1), date(2026, 10, 31)):
        backdated = issued(on=day, recognitions=(recognised(newcomer.id, team),))
        assert "decision.month_closed" in refused(office, lambda d=backdated: recording.record_issued(office, d))
    leaving = issued(DecisionKind.END, on=date(2026, 10, 20), endings=(ended(someone.id),))
    assert "decision.month_closed" in refused(office, lambda: recording.record_issued(office, leaving))
    recording.record_issued(office, issued(on=NOVEMBER, recognitions=(recognised(newcomer.id, team),)))
    recording.record_issued(office, issued(DecisionKind.END, on=NOVEMBER, endings=(ended(someone.id),), number="61"))


def test_nobody_leaves_before_duty_already_written(office: Office, someone: Member, refused: Refused) -> None:
    for entry in office.book.all_duty_of(someone.id):
        recording_duty.record_text(office, someone.id, entry.day, "")
    recording_duty.record_text(office, someone.id, date(2026, 10, 20), "22-6")
    leaving = issued(DecisionKind.END, on=date(2026, 10, 20), endings=(ended(someone.id),))
    assert refused(office, lambda: recording.record_issued(office, leaving)) == ["decision.duty_left_out"]
    later = replace(leaving, effective_on=date(2026, 10, 21))
    recording.record_issued(office, later)


@pytest.mark.parametrize(("until", "warned"), [("22-6", ["decision.night_left_out"]), ("20-24", [])])
def test_the_end_of_a_last_night_after_the_month_is_told(
    office: Office, someone: Member, until: str, warned: list[str]
) -> None:
    """From 1 November nobody pays the person; the hours after that midnight would be lost without a word."""
    for entry in office.book.all_duty_of(someone.id):
        recording_duty.record_text(office, someone.id, entry.day, "")
    recording_duty.record_text(office, someone.id, date(2026, 10, 31), until)
    leaving = issued(DecisionKind.END, on=NOVEMBER, endings=(ended(someone.id),))
    assert [problem.code for problem in recording.duty_left_out(office, leaving)] == warned
    recording.record_issued(office, leaving)


def test_moving_somebody_leaves_no_duty_out(office: Office, someone: Member, serving) -> None:
    here = next(m.team for m in serving if m.member == someone.id)
    there = next(t.id for t in office.book.teams() if t.id != here)
    recording.record_issued(office, issued(on=date(2026, 10, 3), recognitions=(recognised(someone.id, there),)))
    assert team_of(office, someone, date(2026, 10, 3)) == there


def test_a_second_leader_is_refused(office: Office, newcomer: Member, serving, refused: Refused) -> None:
    led = next(m.team for m in serving if m.role is Role.LEADER)
    second = issued(on=NOVEMBER, recognitions=(recognised(newcomer.id, led, Role.LEADER),))
    assert "decision.role_taken" in refused(office, lambda: recording.record_issued(office, second))


def test_the_signature_is_copied(office: Office) -> None:
    signer = office.book.signers()[0]
    block = recording.signature_of(signer)
    assert (block.name, block.title, block.capacity, block.on_behalf_of, block.rank) == (
        signer.name,
        signer.title,
        signer.capacity,
        signer.on_behalf_of,
        signer.rank,
    )


def test_a_number_that_the_register_gave_to_another_paper_is_refused(
    office: Office, draft: Decision, refused: Refused
) -> None:
    council = RegisterEntry(
        EntryId("e"),
        "quyet_dinh_hoi_dong",
        PaperKind.DECISION,
        IssuingBody.COMMITTEE,
        "60",
        "QĐ-UBND",
        date(2026, 10, 20),
        "Thành lập Hội đồng xét tuyển",
        "Phạm Minh Tuấn",
        "t",
        "Lan",
    )
    with office.book.change("t.t", by="t") as change:
        change.put_all((council, draft))
    day = date(2026, 10, 30)
    plan = listing_drafts.issue_plan(office, draft, "60", day)
    assert [problem.code for problem in plan.problems] == ["register.number_twice"]
    assert refused(office, lambda: recording.give_number(office, draft.id, "060", day)) == ["register.number_twice"]
    assert recording.give_number(office, draft.id, "61", day).issued


def test_a_decisions_symbol_is_held_to_the_registers_rules(office: Office, draft: Decision, refused: Refused) -> None:
    recording.record_draft(office, replace(draft, symbol="QĐ-U\u0412ND"))
    told = refused(office, lambda: recording.give_number(office, draft.id, "260", NOVEMBER))
    assert told == ["register.symbol_foreign"]
    recording.record_draft(office, replace(draft, symbol="QĐ\u2013UBND"))
    assert recording.give_number(office, draft.id, "260", NOVEMBER).reference == "260/QĐ-UBND"


def test_that_a_dissolution_is_no_case_of_leaving_is_told(office: Office) -> None:
    team = office.book.teams()[0].id
    found = [one.code for one in recording.check(office, a_decision(DecisionKind.DISSOLVE, teams=(team,)))]
    assert "decision.left_by_dissolution" in found
    assert "decision.left_by_dissolution" not in [one.code for one in recording.check(office, a_decision())]
