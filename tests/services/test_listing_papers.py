from dataclasses import replace
from datetime import date

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.member import Member, Role
from desktop_app.model.periods import Month
from desktop_app.services import closing_months, printing_forms, printing_letters, recording_decisions
from desktop_app.services import listing_papers as listing
from desktop_app.services.listing import DecisionState
from desktop_app.services.office import Office
from tests.building import a_decision, issued, recognised

OCTOBER = Month(2026, 10)


def test_drafts_on_top_then_the_newest(office: Office, newcomer: Member) -> None:
    team = office.book.teams()[0].id
    new = issued(on=date(2026, 11, 1), recognitions=(recognised(newcomer.id, team),))
    recording_decisions.record_issued(office, new)
    recording_decisions.record_issued(office, issued(DecisionKind.REVOKE, on=date(2026, 11, 2), revokes=new.id))
    draft = a_decision(recognitions=(recognised(newcomer.id, team),))
    recording_decisions.record_draft(office, draft)
    rows = listing.list_decisions(office)
    assert rows[0].id == draft.id
    assert [row.state for row in rows[:3]] == [DecisionState.DRAFT, DecisionState.ISSUED, DecisionState.REVOKED]
    signed = [row.signed_on for row in rows[1:]]
    assert signed == sorted(signed, reverse=True)  # type: ignore[type-var]
    assert rows[2].people == 1


def test_what_can_be_printed_and_what_it_waits_for(office: Office) -> None:
    rows = listing.list_printable(office, OCTOBER)
    monthly = [row for row in rows if row.month == OCTOBER]
    assert {row.form for row in monthly} == {
        printing_forms.ATTENDANCE,
        printing_forms.PAYMENT,
        printing_forms.CALCULATION,
        printing_letters.TRANSFERS,
        printing_letters.ROSTER,
    }
    assert [row.form for row in monthly if row.waits_for is None] == [printing_letters.ROSTER]
    assert {row.waits_for.code for row in monthly if row.waits_for} == {"printing.month_still_open"}
    closing_months.close_month(office, OCTOBER)
    printing_forms.print_paper(office, printing_forms.compose_attendance_paper(office, OCTOBER))
    again = {row.form: row for row in listing.list_printable(office, OCTOBER) if row.month == OCTOBER}
    assert [again[form].waits_for for form in again] == [None] * 5
    assert again[printing_forms.ATTENDANCE].printed == 1
    assert again[printing_forms.PAYMENT].printed == 0


def test_history_newest_first_with_what_it_touched(office: Office, someone: Member) -> None:
    with office.book.change("member.saved", by="t", why="x") as change:
        change.put(replace(someone, phone="1"))
    rows = listing.list_history(office, limit=3)
    assert [row.change.seq for row in rows] == sorted((row.change.seq for row in rows), reverse=True)
    assert (rows[0].change.name, rows[0].change.why, rows[0].tables, rows[0].rows) == (
        "member.saved",
        "x",
        ("members",),
        1,
    )
    assert listing.list_history(office, limit=1, offset=1)[0] == rows[1]


def test_papers_newest_first(office: Office) -> None:
    for team in office.book.teams()[:2]:
        printing_forms.print_paper(office, printing_forms.compose_attendance_paper(office, OCTOBER, team.id))
    rows = listing.list_documents(office, OCTOBER)
    assert len(rows) == 2
    assert rows == listing.list_documents(office)
    assert listing.list_documents(office, OCTOBER.next) == ()


def test_prints_of_a_proposal_and_its_lists_are_not_the_decisions_own(office: Office, recognition: Decision) -> None:
    def printed() -> dict[str, int]:
        rows = listing.list_printable(office, OCTOBER)
        return {row.form: row.printed for row in rows if row.decision == recognition.id}

    assert printed() == {"to_trinh_de_nghi_cong_nhan": 0, "mau_05": 0, "mau_06": 0, "decision": 0}
    printing_forms.print_paper(office, printing_forms.compose_submission_paper(office, recognition))
    printing_forms.print_paper(office, printing_forms.compose_list_paper(office, recognition, leaders=True))
    assert printed() == {"to_trinh_de_nghi_cong_nhan": 1, "mau_05": 0, "mau_06": 1, "decision": 0}
    printing_forms.print_paper(office, printing_forms.compose_decision_paper(office, recognition))
    assert printed()["decision"] == 1


def test_a_list_of_nobody_is_not_offered(office: Office, recognition: Decision) -> None:
    assert listing.lists_of_nobody(()) == frozenset()
    assert listing.lists_of_nobody([Role.LEADER, Role.DEPUTY]) == {"mau_05"}
    plain = [one for one in recognition.recognitions if one.role is Role.MEMBER]
    with office.book.change("test", by="test") as change:
        change.put(replace(recognition, recognitions=tuple(plain)))
    offered = [row.form for row in listing.list_printable(office, OCTOBER) if row.decision == recognition.id]
    assert offered == ["to_trinh_de_nghi_cong_nhan", "mau_05", "decision"]
