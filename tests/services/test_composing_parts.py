"""A signature's first line names for whom it stands, or the paper is not made: an older book may keep a bare KT."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import SignatureBlock
from desktop_app.model.problems import Refused
from desktop_app.model.unit import Body, Capacity
from desktop_app.services.composing_decisions import compose_decision
from desktop_app.services.composing_parts import head_signer, paper_birth, signed_by
from desktop_app.services.office import Office
from tests.building import a_member

BARE = SignatureBlock("Nguyễn Thị Hạnh", "Phó Chủ tịch", Capacity.KT)


def test_a_signer_of_an_older_book_who_signs_for_nobody_signs_nothing(office: Office) -> None:
    own = [signer for signer in office.book.signers() if signer.body is Body.COMMITTEE]
    with office.book.change("t.t", by="t") as change:
        for signer in own:
            change.put(replace(signer, capacity=Capacity.KT, on_behalf_of=""))
    for make in (
        lambda: head_signer(office, Body.COMMITTEE, date(2026, 11, 2)),
        lambda: signed_by(replace(own[0], capacity=Capacity.KT, on_behalf_of="")),
    ):
        with pytest.raises(Refused) as told:
            make()
        assert [problem.code for problem in told.value.problems] == ["unit.signer_for_nobody"]


def test_a_draft_with_a_bare_kt_is_not_printed_and_what_was_signed_so_stays(office: Office) -> None:
    signed = replace(office.book.decisions()[1], signature=BARE)
    draft = replace(signed, number="", signed_on=None)
    with pytest.raises(Refused) as told:
        compose_decision(office, draft)
    assert [problem.code for problem in told.value.problems] == ["unit.signer_for_nobody"]
    assert compose_decision(office, signed)[0].startswith("mau_08")
    assert compose_decision(office, replace(draft, signature=replace(BARE, on_behalf_of="Chủ tịch")))[0]


def test_who_has_no_birth_is_named() -> None:
    with pytest.raises(Refused) as told:
        paper_birth(a_member("Lê Văn Năm", birth=None))
    assert [(p.code, p.values) for p in told.value.problems] == [("printing.birth_missing", {"name": "Lê Văn Năm"})]
