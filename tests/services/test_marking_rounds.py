"""What a round of recruitment numbers, its drafts cite; a number goes as it came: once, and with a reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop_app.model.document import PaperOf
from desktop_app.model.ids import RecruitmentId
from desktop_app.model.recruitment import PaperMark
from desktop_app.model.register import GapReason, IssuingBody, Registered
from desktop_app.services import deciding_recruitment, listing_register, numbering, recruiting, registering, undoing
from desktop_app.services.office import Office
from desktop_app.services.registered_papers import registered
from desktop_app.services.registering import Giving, Why
from tests.recruiting import COUNCIL
from tests.services.recruiting_round import Round, begin

MONDAY = date(2026, 11, 2)
Refusal = Callable[[Callable[[], object]], list[str]]


def found(office: Office, reference: str) -> Registered:
    [one] = [one for one in registered(office) if one.reference == reference]
    return one


def odd(office: Office, giving: Giving) -> list[str]:
    return [problem.code for problem in registering.weigh(office, giving)]


def of_round(one: Round, form: str, number: str, **fields: object) -> Giving:
    """A number about to be given to a paper of a round, as the window fills it in."""
    giving = listing_register.giving_for(one.office, form, PaperOf(recruitment=one.id), "Văn bản của đợt")
    return replace(giving, number=number, signed_on=MONDAY, signer="Trần Quốc Hùng", **fields)  # type: ignore[arg-type]


def test_the_number_of_the_proposal_for_a_rounds_draft_goes_into_the_round_and_stays(office: Office) -> None:
    round_ = begin(office)
    [draft] = round_.to_the_drafts()
    [proposal] = [one for one in listing_register.list_unnumbered(office) if one.form == numbering.SUBMISSION]
    proposal = replace(proposal, number="31", signed_on=MONDAY, copies=3)
    registering.give_number(office, proposal, Why(GapReason.GENERAL))
    assert round_.now.papers.proposal == PaperMark("31", "TTr-CAX", MONDAY)
    registering.give_number(office, of_round(round_, "mau_04", "8"), Why(GapReason.GENERAL))
    kept = office.book.decision(draft.id)
    assert kept is not None
    assert kept.proposal == "Tờ trình số 31/TTr-CAX ngày 02 tháng 11 năm 2026"
    assert found(office, "31/TTr-CAX").copies == 3
    [again] = deciding_recruitment.draft_decisions(office, round_.id, draft.effective_on)
    assert again.proposal == kept.proposal


def test_what_the_clerk_wrote_in_a_rounds_draft_stays_until_the_round_says_otherwise(office: Office) -> None:
    round_ = begin(office)
    [draft] = round_.to_the_drafts()
    own = replace(draft, proposal="Tờ trình số 29/TTr-CAX ngày 30 tháng 10 năm 2026", minutes="Biên bản họp dân")
    with office.book.change("t.t", by="t") as change:
        change.put(own)
    recruiting.mark_paper(office, round_.id, "applicants", PaperMark(day=date(2026, 11, 17)))
    assert office.book.decision(draft.id) == own
    [again] = deciding_recruitment.draft_decisions(office, round_.id, draft.effective_on)
    assert again.proposal == own.proposal
    deciding_recruitment.propose(office, round_.id, PaperMark("31", "TTr-CAX", date(2026, 11, 24)))
    cited = office.book.decision(draft.id)
    assert cited is not None
    assert cited.proposal.startswith("Tờ trình số 31/TTr-CAX")


def test_a_rounds_number_is_given_in_one_deed_that_is_not_undone(office: Office) -> None:
    round_ = begin(office)
    round_.to_the_drafts()
    before = office.book.history.changes(1)[0].seq
    registering.give_number(office, of_round(round_, "mau_04", "8"), Why(GapReason.GENERAL))
    [given] = [line for line in office.book.history.changes() if line.seq > before]
    assert given.name == "register.given"
    assert undoing.undoable(office) is None


def test_a_number_given_in_the_rounds_own_step_is_not_undone_either(office: Office) -> None:
    round_ = begin(office)
    recruiting.mark_paper(office, round_.id, "plan", PaperMark(day=MONDAY))
    assert undoing.undo(office).name == "recruit.paper_marked"
    recruiting.mark_paper(office, round_.id, "plan", PaperMark("15", "", MONDAY))
    assert undoing.undoable(office) is None
    recruiting.establish_council(office, round_.id, COUNCIL, PaperMark("60", "", MONDAY))
    assert undoing.undoable(office) is None
    recruiting.establish_council(office, round_.id, COUNCIL[:-1], PaperMark("60", "", MONDAY))
    assert undoing.undo(office).name == "recruit.council_named"


def test_a_rounds_number_once_taken_back_does_not_come_back_by_undoing(office: Office) -> None:
    round_ = begin(office)
    [draft] = round_.to_the_drafts()
    deciding_recruitment.propose(office, round_.id, PaperMark("31", "TTr-CAX", date(2026, 11, 24)))
    registering.withdraw_paper(office, found(office, "31/TTr-CAX"), "ghi nhầm số")
    assert undoing.undoable(office) is None
    cited = office.book.decision(draft.id)
    assert cited is not None
    assert cited.proposal == ""
    assert [one for one in registered(office) if one.reference == "31/TTr-CAX"] == []


def test_a_rounds_paper_and_what_a_draft_cites_have_their_usual_sender(office: Office, refusal: Refusal) -> None:
    round_ = begin(office)
    [draft] = round_.to_the_drafts()
    plan = of_round(round_, "ke_hoach_tuyen_chon", "12", body=IssuingBody.POLICE)
    with_draft = listing_register.giving_for(office, numbering.SUBMISSION, PaperOf(decision=draft.id), "Đề nghị")
    proposal = replace(with_draft, number="31", signed_on=MONDAY, body=IssuingBody.COMMITTEE)
    for giving in (replace(plan, of=PaperOf(recruitment=begin_another(office))), proposal):
        told = refusal(lambda giving=giving: registering.give_number(office, giving))
        assert "register.sender_fixed" in told
    notice = of_round(round_, "thong_bao_niem_yet", "5", body=IssuingBody.COMMITTEE, part="ke_hoach")
    assert registering.give_number(office, notice).series.body is IssuingBody.COMMITTEE


def begin_another(office: Office) -> RecruitmentId:
    return recruiting.start(office, "Đợt sau").id


def test_that_a_round_keeps_no_copies_is_told_before_the_number_is_given(office: Office) -> None:
    of = PaperOf(recruitment=begin_another(office))
    plan = replace(listing_register.giving_for(office, "ke_hoach_tuyen_chon", of, "Kế hoạch"), number="1")
    assert "register.kept_elsewhere" not in odd(office, plan)
    assert "register.kept_elsewhere" in odd(office, replace(plan, copies=2))
    unknown = replace(plan, of=PaperOf(recruitment=RecruitmentId("x")))
    assert "register.kept_elsewhere" not in odd(office, unknown)
