"""Journey A: a decision is drafted, mended, numbered, printed, reprinted, and revoked by another."""

from dataclasses import replace
from datetime import date

from desktop_app.model.decision import DecisionKind, Override
from desktop_app.model.member import Role
from desktop_app.model.membership import memberships, on_day
from desktop_app.services import keeping_teams, printing_forms, recording_decisions, undoing
from desktop_app.services.office import Office, Workplace
from tests.building import a_decision, a_member, recognised

NOVEMBER, LATER = date(2026, 11, 1), date(2026, 11, 20)


def test_from_the_first_keystroke_to_a_revocation(office_on_disk: Office, workplace: Workplace, refusal) -> None:
    office = office_on_disk
    member = a_member("Đỗ Thị Mới", health=None)
    keeping_teams.save_member(office, member)
    team = replace(office.book.teams()[0], quota=9)
    keeping_teams.save_team(office, team)

    typed = a_decision(subject="", effective_on=NOVEMBER)
    assert {problem.at.field for problem in recording_decisions.check(office, typed)} == {"subject", "kind"}
    recognition = recognised(member.id, team.id, Role.MEMBER)
    draft = replace(typed, subject="Về việc công nhận Tổ viên", recognitions=(recognition,))
    assert [p.code for p in recording_decisions.record_draft(office, draft)] == ["member.health_missing"]
    assert refusal(lambda: recording_decisions.give_number(office, draft.id, "51", NOVEMBER)) == [
        "member.health_missing"
    ]
    ground = Override("member.health_missing", "Đã xem giấy, đang chờ sao", "Giấy số 12 của Trạm Y tế")
    draft = replace(draft, recognitions=(replace(recognition, overrides=(ground,)),))
    assert recording_decisions.record_draft(office, draft) == []
    unsigned, _ = printing_forms.print_paper(office, printing_forms.compose_decision_paper(office, draft))
    issued = recording_decisions.give_number(office, draft.id, "51", NOVEMBER)
    assert on_day(memberships(office.book.decisions()), NOVEMBER)[member.id].team == team.id
    document, pdf = printing_forms.print_paper(office, printing_forms.compose_decision_paper(office, issued))
    assert document.sha256 != unsigned.sha256
    assert {d.id for d in office.book.documents(decision=draft.id)} == {unsigned.id, document.id}
    assert undoing.undoable(office) is None

    office.book.close()
    again = workplace.open(workplace.paths.book)
    assert printing_forms.reprint(again, document.id) == pdf
    template = a_decision(subject="Về việc bãi bỏ quyết định", effective_on=LATER)
    revocation = recording_decisions.draft_revocation(again, draft.id, template)
    assert revocation.kind is DecisionKind.REVOKE
    recording_decisions.record_draft(again, revocation)
    recording_decisions.give_number(again, revocation.id, "52", LATER)
    assert member.id not in on_day(memberships(again.book.decisions()), LATER)
    assert again.book.decision(draft.id) == issued
    assert again.book.check() == []
    again.book.close()
