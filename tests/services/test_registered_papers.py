"""The register: every paper with its number, once, wherever the number is kept."""

from dataclasses import replace
from datetime import date

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PaperOf
from desktop_app.model.problems import Severity
from desktop_app.model.recruitment import CouncilMember, CouncilRole, CouncilSeat, PaperMark
from desktop_app.model.register import Distribution, IssuingBody, PaperKind, Series
from desktop_app.services import numbering, recruiting, registered_papers
from desktop_app.services.office import Office
from tests.building import issued
from tests.services.test_numbering import DAY, a_round, entry, keep


def test_the_register_has_decisions_the_proposals_they_cite_and_entries(office: Office, recognition: Decision) -> None:
    keep(office, entry("5"))
    found = {(one.kind, one.reference): one for one in registered_papers.registered(office)}
    decision = found[PaperKind.DECISION, "42/QĐ-UBND"]
    assert (decision.signer, decision.of, decision.entry) == (
        recognition.signature.name,
        PaperOf(decision=recognition.id),
        None,
    )
    assert decision.recipients == ("Như Điều 3", "Công an tỉnh Bắc Ninh (để báo cáo)", "Lưu: VT, CAX")
    assert found[PaperKind.LETTER, "05/CAX"].entry == "e5"
    proposals = [one for kind, one in ((kind, one) for (kind, _), one in found.items()) if kind is PaperKind.PROPOSAL]
    assert proposals
    assert {(one.series.body, one.signer) for one in proposals} == {(IssuingBody.POLICE, "Trần Quốc Hùng")}
    assert all(one.subject.startswith("Về việc đề nghị ") for one in proposals)


def test_a_proposal_stands_once_however_many_decisions_cite_it(office: Office, recognition: Decision) -> None:
    second = issued(proposal=recognition.proposal)
    before = [one for one in registered_papers.registered(office) if one.kind is PaperKind.PROPOSAL]
    keep(office, second, Distribution(second.id, PaperKind.PROPOSAL, ("Chủ tịch",), 4, "gửi tay"))
    after = [one for one in registered_papers.registered(office) if one.kind is PaperKind.PROPOSAL]
    assert len(after) == len(before)
    [said] = [one for one in after if one.copies]
    assert (said.copies, said.recipients, said.note) == (4, ("Chủ tịch",), "gửi tay")
    cited = numbering.number_of(office, numbering.SUBMISSION, PaperOf(decision=recognition.id))
    assert cited is not None
    keep(office, entry(cited.number, kind=PaperKind.PROPOSAL, symbol=cited.symbol, signed_on=cited.signed_on))
    kept = [one for one in registered_papers.registered(office) if one.reference == cited.reference]
    assert [one.entry for one in kept] == [f"e{cited.number}"]


def test_what_the_register_has_against_a_decisions_number(office: Office, recognition: Decision) -> None:
    council = entry("60", PaperOf(), kind=PaperKind.DECISION, body=IssuingBody.COMMITTEE, symbol="QĐ-UBND")
    keep(office, replace(council, form="quyet_dinh_hoi_dong"))
    draft = replace(recognition, id="draft", number="060", signed_on=DAY)
    assert [p.code for p in registered_papers.stands_against(office, draft)] == ["register.number_twice"]
    for other in ({"number": "61"}, {"number": ""}, {"number": "42"}, {"signed_on": None}):
        assert registered_papers.stands_against(office, replace(draft, **other)) == []


def test_papers_stand_by_series(office: Office) -> None:
    keep(office, entry("10"), entry("9"))
    letters = [one.number for one in registered_papers.registered(office) if one.kind is PaperKind.LETTER]
    assert letters == ["9", "10"]
    series = {one.series for one in registered_papers.registered(office)}
    assert Series(IssuingBody.COMMITTEE, "QĐ-UBND", 2026) in series
    assert {d.kind for d in office.book.decisions()} == {DecisionKind.ESTABLISH, DecisionKind.RECOGNISE}


def test_a_rounds_papers_stand_in_the_register_and_their_numbers_are_held_against_it(office: Office, refusal) -> None:
    one = a_round(office, plan=PaperMark("12", "KH-UBND", DAY), council=PaperMark("60", "QĐ-UBND", DAY))
    of = PaperOf(recruitment=one.id)
    found = {paper.reference: paper for paper in registered_papers.registered(office) if paper.of == of}
    assert {reference: paper.kind for reference, paper in found.items()} == {
        "12/KH-UBND": PaperKind.PLAN,
        "60/QĐ-UBND": PaperKind.DECISION,
    }
    assert {paper.signer for paper in found.values()} == {"Phạm Minh Tuấn"}
    assert (
        found["60/QĐ-UBND"].subject
        == "Về việc thành lập Hội đồng xét tuyển Tổ viên Tổ bảo vệ an ninh, trật tự xã Tân Thành"
    )
    draft = issued(number="60", on=DAY)
    assert [p.code for p in registered_papers.stands_against(office, draft)] == ["register.number_twice"]
    taken = PaperMark("42", "QĐ-UBND", DAY)
    assert refusal(lambda: recruiting.mark_paper(office, one.id, "council", taken)) == [
        "recruit.number_let_go",
        "register.number_twice",
    ]
    [skipped] = recruiting.mark_paper(office, one.id, "council", PaperMark("60", "QĐ-UBND", date(2026, 10, 21)))
    assert (skipped.code, skipped.severity) == ("register.numbers_left_out", Severity.WARNING)


def test_a_gap_and_a_day_to_come_are_told_of_a_decision_and_stop_nothing(office: Office) -> None:
    told = list(registered_papers.odd_about(office, issued(number="45", on=date(2026, 11, 12))))
    assert {(p.code, p.severity) for p in told} == {
        ("register.day_to_come", Severity.WARNING),
        ("register.numbers_left_out", Severity.WARNING),
    }
    assert [(p.values["first"], p.values["last"]) for p in told if "first" in p.values] == [(43, 44)]
    assert list(registered_papers.odd_about(office, issued(number="43", on=date(2026, 11, 2)))) == []
    [wrong] = registered_papers.stands_against(office, issued(number="٨"))
    assert wrong.code == "register.number_no_number"


def test_the_proposal_of_a_round_is_the_one_its_drafts_cite(office: Office) -> None:
    one = a_round(office)
    draft = issued(proposal="Tờ trình số 9/TTr-CAX ngày 20 tháng 10 năm 2026", signed_on=None, number="")
    keep(office, draft, replace(one, decisions=(draft.id,)))
    odd = recruiting.mark_paper(office, one.id, "proposal", PaperMark("9", "TTr-CAX", DAY))
    assert [problem.code for problem in odd] == ["register.numbers_left_out"]
    assert [p.reference for p in registered_papers.registered(office)].count("09/TTr-CAX") == 1


def test_minutes_are_signed_by_the_councils_chair(office: Office) -> None:
    one = a_round(office, minutes=PaperMark("3", "BB-HĐXT", DAY))
    of = PaperOf(recruitment=one.id)
    [bare] = [paper for paper in registered_papers.registered(office) if paper.of == of]
    assert bare.signer == ""
    chair = CouncilMember("Lê Thị Hoa", "Phó Chủ tịch UBND xã", CouncilRole.CHAIR, CouncilSeat.COMMITTEE)
    keep(office, replace(recruiting.found(office, one.id), council=(chair,)))
    [minutes] = [paper for paper in registered_papers.registered(office) if paper.of == of]
    assert minutes.signer == "Lê Thị Hoa"
