"""A paper's number is read from where it is kept: its decision, the decision's citation, or an entry."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PaperOf
from desktop_app.model.ids import EntryId
from desktop_app.model.periods import Month
from desktop_app.model.recruitment import PaperMark, Recruitment, RecruitmentPapers
from desktop_app.model.register import IssuingBody, PaperKind, RegisterEntry
from desktop_app.model.unit import CommuneKind
from desktop_app.printing.paper_parts import Heading, PaperDate
from desktop_app.services import numbering, recruiting
from desktop_app.services.numbering import Given
from desktop_app.services.office import Office
from tests.building import issued

OCTOBER = PaperOf(month=Month(2026, 10))
DAY = date(2026, 10, 20)


def entry(number: str, of: PaperOf = OCTOBER, **fields: object) -> RegisterEntry:
    made = RegisterEntry(
        EntryId(f"e{number}"),
        "cong_van_gui_goi",
        PaperKind.LETTER,
        IssuingBody.POLICE,
        number,
        "CAX",
        DAY,
        "Gửi gói số liệu",
        "Trần Quốc Hùng",
        f"2026-10-21T08:00:{number.zfill(2)}+07:00",
        "Lan",
        month=of.month,
        decision=of.decision,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def keep(office: Office, *nouns: object) -> None:
    with office.book.change("t.t", by="t") as change:
        change.put_all(nouns)


def test_a_decision_and_the_proposal_it_cites_keep_their_own_numbers(office: Office, recognition: Decision) -> None:
    of = PaperOf(decision=recognition.id)
    own = Given("42", "QĐ-UBND", recognition.signed_on or DAY)
    for form in ("decision", "mau_08_cong_nhan", "mau_08_cong_nhan_kem_danh_sach"):
        assert numbering.number_of(office, form, of) == own
    proposal = numbering.number_of(office, numbering.SUBMISSION, of)
    assert proposal is not None
    assert f"Tờ trình số {proposal.reference} " in recognition.proposal
    assert numbering.number_of(office, "mau_05", of) is None


def test_a_draft_has_no_number(office: Office, recognition: Decision) -> None:
    draft = replace(recognition, id="draft", number="", signed_on=None, proposal="Tờ trình của Công an xã")
    keep(office, draft)
    of = PaperOf(decision=draft.id)
    assert numbering.number_of(office, "decision", of) is None
    assert numbering.number_of(office, numbering.SUBMISSION, of) is None


def test_another_papers_number_stands_in_its_entry(office: Office) -> None:
    keep(office, entry("5"), entry("6", PaperOf(month=Month(2026, 11))), entry("7", form="khac"))
    assert numbering.number_of(office, "cong_van_gui_goi", OCTOBER) == Given("05", "CAX", DAY)
    assert numbering.number_of(office, "cong_van_gui_goi", PaperOf()) is None
    keep(office, entry("9"))
    assert numbering.number_of(office, "cong_van_gui_goi", OCTOBER) == Given("09", "CAX", DAY)


def test_what_was_given_stands_in_the_head_of_the_paper() -> None:
    blank = Heading(("CÔNG AN XÃ",), "Tân Thành", PaperDate(2026, 10), symbol="CAX")
    assert numbering.numbered(blank, None) == blank
    whole = numbering.numbered(blank, Given("05", "CAX-X", DAY))
    assert (whole.number, whole.symbol, whole.dated) == ("05", "CAX-X", PaperDate(2026, 10, 20))


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("mau_08_thanh_lap", (PaperKind.DECISION, IssuingBody.COMMITTEE)),
        ("quyet_dinh_hoi_dong", (PaperKind.DECISION, IssuingBody.COMMITTEE)),
        (numbering.SUBMISSION, (PaperKind.PROPOSAL, IssuingBody.POLICE)),
        ("cong_van_gui_goi", (PaperKind.LETTER, IssuingBody.POLICE)),
        ("mau_04", (PaperKind.MINUTES, IssuingBody.COUNCIL)),
        ("mau_05", None),
        ("bang_thanh_toan", None),
    ],
)
def test_which_forms_bear_a_number(form: str, kind: object) -> None:
    assert numbering.kind_of(form) == kind
    assert not numbering.is_decision("quyet_dinh_hoi_dong")


def test_the_symbol_of_a_kind_is_the_one_kept_or_the_usual_one(office: Office) -> None:
    profile = office.book.profiles()[-1]
    police, committee = IssuingBody.POLICE, IssuingBody.COMMITTEE
    assert numbering.symbol_for(profile, PaperKind.PROPOSAL, police) == "TTr-CAX"
    assert numbering.symbol_for(profile, PaperKind.PROPOSAL, committee) == "TTr-UBND"
    assert numbering.symbol_for(profile, PaperKind.LETTER, police) == "CAX"
    assert numbering.symbol_for(profile, PaperKind.MINUTES, IssuingBody.COUNCIL) == "BB-HĐXT"
    usual = numbering.usual_symbols(profile)
    assert set(usual) == set(PaperKind)
    assert (usual[PaperKind.PLAN], usual[PaperKind.LETTER], usual[PaperKind.NOTICE]) == ("KH-UBND", "CAX", "TB-CAX")
    own = replace(profile, symbols={"report": "BC-CATT", "proposal": "TTr-CATT"})
    assert numbering.symbol_for(own, PaperKind.REPORT, police) == "BC-CATT"
    assert numbering.symbol_for(own, PaperKind.NOTICE, police) == "TB-CATT"
    ward = replace(profile, kind=CommuneKind.PHUONG, symbols={})
    assert numbering.symbol_for(ward, PaperKind.PLAN, police) == "KH-CAP"


def test_a_release_cites_the_report_that_proposed_it(office: Office) -> None:
    release = issued(DecisionKind.END, proposal="Báo cáo số 7/BC-CAX ngày 26 tháng 10 năm 2026")
    keep(office, release)
    of = PaperOf(decision=release.id)
    assert numbering.number_of(office, numbering.RELEASE_REPORT, of) == Given("07", "BC-CAX", date(2026, 10, 26))
    assert numbering.number_of(office, numbering.SUBMISSION, of) is None
    assert numbering.cited_by(issued()) is None


def test_a_round_of_recruitment_keeps_the_numbers_of_its_papers(office: Office) -> None:
    one = a_round(office, plan=PaperMark("12", "KH-UBND", DAY), minutes=PaperMark("3", "", DAY))
    of = PaperOf(recruitment=one.id)
    assert numbering.number_of(office, "ke_hoach_tuyen_chon", of) == Given("12", "KH-UBND", DAY)
    assert numbering.number_of(office, "mau_04", of) == Given("03", "BB-HĐXT", DAY)
    assert numbering.number_of(office, "thong_bao_niem_yet", of) is None


def test_the_notices_of_one_round_have_each_its_number(office: Office) -> None:
    of = PaperOf(recruitment=a_round(office).id)
    notices = [
        entry(str(n), recruitment=of.recruitment, month=None, part=part) for n, part in ((1, "plan"), (2, "list"))
    ]
    keep(office, *notices)
    given = [numbering.number_of(office, "cong_van_gui_goi", of, part) for part in ("plan", "list", "")]
    assert [one.number if one else None for one in given] == ["01", "02", None]


def a_round(office: Office, **marks: PaperMark) -> Recruitment:
    one = recruiting.start(office, "Đợt tháng 10")
    keep(office, replace(one, papers=RecruitmentPapers(**marks)))
    return one
