from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop_app.model.decision import DecisionKind
from desktop_app.model.ids import DecisionId
from desktop_app.model.member import Member
from desktop_app.model.periods import Month
from desktop_app.services import closing_months, keeping_teams, recording_decisions
from desktop_app.services.listing_drafts import choices, conditions, decision_of, issue_plan
from desktop_app.services.office import Office
from tests.building import a_decision, ended, recognised

NOVEMBER = date(2026, 11, 1)
Refused = Callable[[Office, Callable[[], object]], list[str]]


def test_what_there_is_to_choose_from(office: Office, newcomer: Member) -> None:
    found = choices(office, NOVEMBER)
    assert newcomer.id in {row.id for row in found.members}
    assert len(found.teams) == 15
    assert [signer.name for signer in found.signers] == ["Phạm Minh Tuấn", "Nguyễn Thị Hạnh"]
    assert found.symbol == "QĐ-UBND"
    assert found.bases
    assert {row.reference for row in found.revocable} == {"41/QĐ-UBND", "42/QĐ-UBND"}
    recognition = next(row for row in found.revocable if row.kind is DecisionKind.RECOGNISE)
    recording_decisions.record_draft(office, a_decision(DecisionKind.REVOKE, revokes=recognition.id))
    assert len(choices(office, NOVEMBER).revocable) == 2
    assert choices(office, date(2020, 1, 1)).symbol == ""


def test_conditions_of_one_person(office: Office, newcomer: Member) -> None:
    assert conditions(office, newcomer.id, NOVEMBER) == []
    keeping_teams.save_member(office, replace(newcomer, education=None))
    assert [problem.code for problem in conditions(office, newcomer.id, NOVEMBER)] == ["member.education_missing"]


def test_what_a_number_would_do(office: Office, newcomer: Member, someone: Member, serving) -> None:
    here = next(m.team for m in serving if m.member == someone.id)
    there = next(team for team in office.book.teams() if team.id != here)
    moving = a_decision(
        recognitions=(recognised(newcomer.id, there.id), recognised(someone.id, there.id)), effective_on=NOVEMBER
    )
    plan = issue_plan(office, moving, "51", NOVEMBER)
    assert {(s.name, s.team, s.on) for s in plan.opened} == {
        (newcomer.full_name, there.name, NOVEMBER),
        (someone.full_name, there.name, NOVEMBER),
    }
    assert [(s.name, s.on) for s in plan.closed] == [(someone.full_name, NOVEMBER)]
    assert office.book.decision(moving.id) is None


def test_a_plan_tells_of_closed_months_and_duty(office: Office, someone: Member) -> None:
    leaving = a_decision(DecisionKind.END, endings=(ended(someone.id),), effective_on=date(2026, 10, 1))
    assert "decision.duty_left_out" in {p.code for p in issue_plan(office, leaving, "51", NOVEMBER).problems}
    closing_months.close_month(office, Month(2026, 10))
    assert "decision.month_closed" in {p.code for p in issue_plan(office, leaving, "51", NOVEMBER).problems}


def test_one_decision(office: Office, refused: Refused) -> None:
    first = office.book.decisions()[0]
    assert decision_of(office, first.id) == first
    assert refused(office, lambda: decision_of(office, DecisionId("x"))) == ["decision.unknown"]
