from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.ids import DocumentId, MemberId
from desktop_app.model.member import Member, Role
from desktop_app.model.membership import memberships
from desktop_app.model.periods import Month
from desktop_app.services import closing_months, recording_duty
from desktop_app.services import printing_forms as printing
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import Composed
from tests.building import a_decision, ended, recognised
from tests.printing.paper import read

OCTOBER = Month(2026, 10)
Refused = Callable[[Office, Callable[[], object]], list[str]]


def papers(office: Office) -> dict[str, Composed]:
    """Return one of each paper that the sample's month can make."""
    establish, recognise = office.book.decisions()
    first = recognise.recognitions[0].team
    one_team = replace(recognise, recognitions=tuple(r for r in recognise.recognitions if r.team == first))
    revoking = a_decision(DecisionKind.REVOKE, revokes=recognise.id, effective_on=date(2026, 11, 1))
    leaving = a_decision(DecisionKind.END, endings=(ended(recognise.recognitions[0].member),), number="")
    person = recognise.recognitions[0].member
    return {
        "submission": printing.compose_submission_paper(office, recognise),
        "members": printing.compose_list_paper(office, recognise, leaders=False),
        "leaders": printing.compose_list_paper(office, recognise, leaders=True),
        "establish": printing.compose_decision_paper(office, establish),
        "recognise": printing.compose_decision_paper(office, recognise),
        "one team": printing.compose_decision_paper(office, one_team),
        "end": printing.compose_decision_paper(office, replace(leaving, effective_on=date(2026, 11, 1))),
        "revoke": printing.compose_decision_paper(office, revoking),
        "attendance": printing.compose_attendance_paper(office, OCTOBER),
        "payment": printing.compose_payment_paper(office, OCTOBER),
        "calculation": printing.compose_calculation_paper(office, OCTOBER, person),
    }


def test_each_paper_has_its_form(office: Office) -> None:
    forms = {name: composed.form.code for name, composed in papers(office).items()}
    assert forms == {
        "submission": "to_trinh_de_nghi_cong_nhan",
        "members": "mau_05",
        "leaders": "mau_06",
        "establish": "mau_08_thanh_lap_nhieu_to",
        "recognise": "mau_08_cong_nhan_kem_danh_sach",
        "one team": "mau_08_cong_nhan",
        "end": "mau_08_cho_thoi",
        "revoke": "quyet_dinh_bai_bo",
        "attendance": "bang_cham_cong",
        "payment": "bang_thanh_toan",
        "calculation": "phieu_tinh",
    }


def test_a_reprint_is_the_very_paper(office: Office) -> None:
    composed = papers(office)["payment"]
    document, pdf = printing.print_paper(office, composed)
    assert pdf.startswith(b"%PDF")
    assert (document.sha256, document.month, document.decision) == (sha256(pdf).hexdigest(), OCTOBER, None)
    assert (document.printed_by, document.printed_at) == ("Lê Quang Đạo", "2026-11-02T09:00:00+07:00")
    assert printing.draw(composed) == pdf
    entry = office.book.duty(OCTOBER)[0]
    recording_duty.record_text(office, entry.member, entry.day, "")
    assert printing.reprint(office, document.id) == pdf
    assert printing.draw(replace(papers(office)["payment"], id=document.id)) != pdf
    assert office.book.history.changes(2)[1].name == "document.printed"
    assert office.book.check() == []


def test_the_same_paper_printed_again_is_the_paper_already_kept(office: Office) -> None:
    closing_months.close_month(office, OCTOBER)
    first, pdf = printing.print_paper(office, papers(office)["payment"])
    again, bytes_again = printing.print_paper(office, papers(office)["payment"])
    assert (again.id, again.sha256, bytes_again) == (first.id, first.sha256, pdf)
    assert again.title == f"{first.title} (bản in lại)"
    assert office.book.documents(month=OCTOBER) == (first,)
    closing_months.reopen_month(office, OCTOBER, "xem lại")
    draft, _ = printing.print_paper(office, papers(office)["payment"])
    assert draft.id != first.id
    assert not draft.title.endswith("(bản in lại)")


def test_what_was_printed_hangs_on_its_decision(office: Office, recognition: Decision) -> None:
    document, _ = printing.print_paper(office, papers(office)["leaders"])
    assert office.book.documents(decision=recognition.id) == (document,)
    assert document.title.endswith(recognition.subject)


def test_a_closed_months_sheet_prints_what_was_frozen(office: Office, someone: Member) -> None:
    closing_months.close_month(office, OCTOBER)
    before = papers(office)["payment"]
    with office.book.change("t.t", by="t") as change:
        change.put(replace(someone, full_name="Tên Khác"))
    assert papers(office)["payment"].context == before.context


def test_one_teams_sheets(office: Office) -> None:
    team = office.book.teams()[0]
    in_team = {m.member for m in memberships(office.book.decisions()) if m.team == team.id}
    names = {member.full_name for member in office.book.members() if member.id in in_team}
    for compose in (printing.compose_payment_paper, printing.compose_attendance_paper):
        [own] = compose(office, OCTOBER, team.id).context.teams  # type: ignore[attr-defined]
        assert {row.name for row in own.rows} == names


def test_what_makes_no_paper(office: Office, recognition: Decision, newcomer: Member, refused: Refused) -> None:
    hollow = {kind: a_decision(kind) for kind in DecisionKind}
    for decision in hollow.values():
        codes = refused(office, lambda decision=decision: printing.compose_decision_paper(office, decision))
        assert codes == ["decision.nothing_decided"]
    hollow_recognition = hollow[DecisionKind.RECOGNISE]
    assert refused(office, lambda: printing.compose_submission_paper(office, hollow_recognition)) == [
        "decision.nothing_decided"
    ]
    stranger = a_decision(recognitions=(recognised(MemberId("x"), office.book.teams()[0].id),))
    assert refused(office, lambda: printing.compose_list_paper(office, stranger, leaders=False)) == [
        "decision.member_unknown"
    ]
    leaving = a_decision(DecisionKind.END, endings=(ended(MemberId("x")),))
    assert refused(office, lambda: printing.compose_decision_paper(office, leaving)) == ["decision.member_unknown"]
    assert refused(office, lambda: printing.compose_calculation_paper(office, OCTOBER, newcomer.id)) == [
        "month.member_not_in_sheet"
    ]
    early = replace(recognition, effective_on=date(2020, 1, 1), signed_on=None, number="")
    assert refused(office, lambda: printing.compose_decision_paper(office, early)) == ["unit.no_profile"]
    assert refused(office, lambda: printing.reprint(office, DocumentId("x"))) == ["document.unknown"]


def test_a_team_without_a_place_can_still_be_established(office: Office) -> None:
    team = replace(office.book.teams()[0], villages=())
    with office.book.change("t.t", by="t") as change:
        change.put(team)
    decision = a_decision(DecisionKind.ESTABLISH, teams=(team.id,))
    assert printing.draw(printing.compose_decision_paper(office, decision)).startswith(b"%PDF")


def test_the_blank_day_of_the_minutes_stands_on_one_line_with_what_it_dates(
    office: Office, recognition: Decision
) -> None:
    undated = replace(recognition, proposal="", minutes="")
    pages = read(printing.draw(printing.compose_submission_paper(office, undated)))
    [line] = [row.text for page in pages for row in page.rows if row.text.startswith("1. Căn cứ")]
    assert " ".join(line.split()).endswith("Tổ viên ngày tháng năm 2026.")


@pytest.mark.parametrize("name", ["submission", "members", "establish", "one team", "end", "calculation"])
def test_the_same_paper_gives_the_same_bytes(office: Office, name: str) -> None:
    composed = papers(office)[name]
    again = replace(papers(office)[name], id=composed.id)
    assert printing.draw(composed) == printing.draw(again)


def test_a_list_that_would_name_nobody_is_refused(office: Office, refused: Refused) -> None:
    _, recognise = office.book.decisions()
    plain = replace(
        recognise, id="plain", recognitions=tuple(r for r in recognise.recognitions if r.role is Role.MEMBER)
    )
    assert refused(office, lambda: printing.compose_list_paper(office, plain, leaders=True)) == [
        "recruit.list_of_nobody"
    ]
    assert printing.compose_list_paper(office, plain, leaders=False).form.code == "mau_05"
