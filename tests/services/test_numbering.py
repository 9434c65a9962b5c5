"""A paper's number is read from where it is kept: its decision, the decision's citation, or an entry."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PaperOf
from desktop_app.model.ids import EntryId
from desktop_app.model.periods import Month
from desktop_app.model.register import Distribution, IssuingBody, PaperKind, RegisterEntry, Series
from desktop_app.model.unit import CommuneKind
from desktop_app.printing.paper_parts import Heading, PaperDate
from desktop_app.services import numbering
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
    own = replace(profile, symbols={"report": "BC-CATT", "proposal": "TTr-CATT"})
    assert numbering.symbol_for(own, PaperKind.REPORT, police) == "BC-CATT"
    assert numbering.symbol_for(own, PaperKind.NOTICE, police) == "TB-CATT"
    ward = replace(profile, kind=CommuneKind.PHUONG, symbols={})
    assert numbering.symbol_for(ward, PaperKind.PLAN, police) == "KH-CAP"


def test_the_register_has_decisions_the_proposals_they_cite_and_entries(office: Office, recognition: Decision) -> None:
    keep(office, entry("5"))
    found = {(one.kind, one.reference): one for one in numbering.registered(office)}
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
    assert all(one.subject.startswith("Đề nghị ") for one in proposals)


def test_a_proposal_stands_once_however_many_decisions_cite_it(office: Office, recognition: Decision) -> None:
    second = issued(proposal=recognition.proposal)
    before = [one for one in numbering.registered(office) if one.kind is PaperKind.PROPOSAL]
    keep(office, second, Distribution(second.id, PaperKind.PROPOSAL, ("Chủ tịch",), 4, "gửi tay"))
    after = [one for one in numbering.registered(office) if one.kind is PaperKind.PROPOSAL]
    assert len(after) == len(before)
    [said] = [one for one in after if one.copies]
    assert (said.copies, said.recipients, said.note) == (4, ("Chủ tịch",), "gửi tay")
    cited = numbering.number_of(office, numbering.SUBMISSION, PaperOf(decision=recognition.id))
    assert cited is not None
    keep(office, entry(cited.number, kind=PaperKind.PROPOSAL, symbol=cited.symbol, signed_on=cited.signed_on))
    kept = [one for one in numbering.registered(office) if one.reference == cited.reference]
    assert [one.entry for one in kept] == [f"e{cited.number}"]


def test_what_the_register_has_against_a_decisions_number(office: Office, recognition: Decision) -> None:
    council = entry("60", PaperOf(), kind=PaperKind.DECISION, body=IssuingBody.COMMITTEE, symbol="QĐ-UBND")
    keep(office, replace(council, form="quyet_dinh_hoi_dong"))
    draft = replace(recognition, id="draft", number="060", signed_on=DAY)
    assert [p.code for p in numbering.stands_against(office, draft)] == ["register.number_twice"]
    for other in ({"number": "61"}, {"number": ""}, {"number": "42"}, {"signed_on": None}):
        assert numbering.stands_against(office, replace(draft, **other)) == []


def test_papers_stand_by_series(office: Office) -> None:
    keep(office, entry("10"), entry("9"))
    letters = [one.number for one in numbering.registered(office) if one.kind is PaperKind.LETTER]
    assert letters == ["9", "10"]
    series = {one.series for one in numbering.registered(office)}
    assert Series(IssuingBody.COMMITTEE, "QĐ-UBND", 2026) in series
    assert {d.kind for d in office.book.decisions()} == {DecisionKind.ESTABLISH, DecisionKind.RECOGNISE}
