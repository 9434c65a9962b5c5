"""Whom "Như Điều …" and "Như trên" name: those who carry a decision out, and the Kính gửi of the paper."""

from dataclasses import replace
from datetime import date

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PaperOf
from desktop_app.model.register import IssuingBody, PaperKind, Registered, Series
from desktop_app.services.composing_bundle_letters import BUNDLE_LETTER
from desktop_app.services.composing_proposals import compose_submission
from desktop_app.services.naming_receivers import receivers
from desktop_app.services.numbering import DECISION, MARKED, RELEASE_REPORT, SUBMISSION
from desktop_app.services.office import Office
from desktop_app.services.printing_recruitment import NOTICE
from desktop_app.services.registered_papers import registered
from desktop_app.services.repeated_papers import CERTIFICATE, STRENGTHS
from desktop_app.wording import register_words
from tests.building import ended, issued

DAY = date(2026, 11, 2)


def a_paper(form: str, *lines: str, body: IssuingBody = IssuingBody.POLICE, of: PaperOf | None = None) -> Registered:
    series = Series(body, "X", 2026)
    return Registered(PaperKind.LETTER, series, "7", DAY, "", "", form, of or PaperOf(), lines)


def decided(office: Office, decision: Decision) -> Registered:
    with office.book.change("t.t", by="t") as change:
        change.put(decision)
    return a_paper(DECISION, "Như Điều 3", "Lưu: VT", of=PaperOf(decision=decision.id))


def test_those_a_decision_speaks_of_and_who_carries_it_out(office: Office) -> None:
    establish, recognise = office.book.decisions()
    [first, *_] = recognise.recognitions
    member = office.book.member(first.member)
    assert member is not None
    alone = replace(recognise, id="alone", recognitions=(first,))
    executors, whom, kept = receivers(office, decided(office, alone))
    assert (executors.split(",")[0], kept) == ("Trưởng Công an xã", "Lưu: VT")
    assert whom.removeprefix("ông ").removeprefix("bà ") == member.full_name
    release = issued(DecisionKind.END, DAY, endings=(ended(first.member),))
    assert receivers(office, decided(office, release))[1] == whom
    several = [one for one in registered(office) if one.of.decision == recognise.id and one.form == DECISION]
    assert [receivers(office, one)[1] for one in several] == ["các ông, bà có tên trong Quyết định"]
    end = issued(DecisionKind.DISSOLVE, DAY, teams=establish.teams[:1])
    assert receivers(office, decided(office, end))[1].startswith("thành viên Tổ bảo vệ an ninh, trật tự ")
    assert len(receivers(office, decided(office, replace(establish, id="again")))) == 2


def test_the_council_and_a_paper_nobody_knows(office: Office) -> None:
    council = receivers(office, a_paper(MARKED["council"], "Như Điều 4"))
    assert council[0].startswith("Chánh Văn phòng ")
    for unknown in ("", DECISION, "giay_xac_nhan"):
        assert receivers(office, a_paper(unknown, "Như Điều 3", "Như trên")) == ("Như Điều 3", "Như trên")


def test_a_certificate_names_its_person_and_plan_and_notice_who_acts(office: Office) -> None:
    member = office.book.members()[0]
    certificate = a_paper(CERTIFICATE, "Như trên", "Lưu: VT", of=PaperOf(member=member.id))
    [whom, kept] = receivers(office, certificate)
    assert (whom.endswith(f" {member.full_name}"), kept) == (True, "Lưu: VT")
    front = "Ủy ban Mặt trận Tổ quốc Việt Nam xã"
    plan = receivers(office, a_paper(MARKED["plan"], front, "Như Mục VI (để thực hiện)", "Lưu: VT"))
    assert (plan[0], plan[1], plan.count(front), plan[-1]) == (front, "Công an xã Tân Thành", 1, "Lưu: VT")
    notice = receivers(office, a_paper(NOTICE, "Như Mục 2 (để niêm yết)", "Lưu: VT"))
    assert notice[0] == "Hội đồng nhân dân, Ủy ban nhân dân xã Tân Thành"
    assert receivers(office, a_paper("", "Như Mục 2")) == ("Như Mục 2",)


def test_whom_a_letter_is_addressed_to(office: Office) -> None:
    chairman = "Chủ tịch Ủy ban nhân dân xã Tân Thành"
    for form in (SUBMISSION, RELEASE_REPORT, STRENGTHS):
        assert receivers(office, a_paper(form, "Như trên", "Lưu: VT")) == (chairman, "Lưu: VT")
    province = a_paper(STRENGTHS, "Như trên", body=IssuingBody.COMMITTEE)
    assert receivers(office, province) == ("Ủy ban nhân dân tỉnh Bắc Ninh", "Công an tỉnh Bắc Ninh")
    assert receivers(office, a_paper(BUNDLE_LETTER, "Như trên")) == ("Công an tỉnh Bắc Ninh",)


def test_the_register_calls_proposal_and_report_as_these_print_it(office: Office) -> None:
    _, recognise = office.book.decisions()
    [proposal] = [one for one in registered(office) if one.form == SUBMISSION and one.of.decision == recognise.id]
    assert proposal.subject == compose_submission(office, recognise).about
    [title] = [block for block in office.forms[RELEASE_REPORT].text.block if type(block).__name__ == "Title"]
    assert title.about.source == register_words.RELEASE_REPORTED  # type: ignore[attr-defined]
