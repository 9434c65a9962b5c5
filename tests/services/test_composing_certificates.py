"""The certificate says what decisions say: which role in which team, from when to when, by what."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import DecisionKind
from desktop_app.model.document import PaperOf
from desktop_app.model.ids import MemberId
from desktop_app.model.member import Role
from desktop_app.model.register import GapReason
from desktop_app.model.unit import Body, Capacity, Signer
from desktop_app.services import listing_register, recording_decisions, registering
from desktop_app.services.composing_certificates import certificate_signers, compose_certificate
from desktop_app.services.keeping_teams import save_member
from desktop_app.services.office import Office
from desktop_app.services.repeated_papers import CERTIFICATE, part_to_number
from tests.building import a_member, ended, issued, recognised

TODAY = date(2026, 11, 2)


def signer(office: Office, body: Body) -> Signer:
    return next(one for one in certificate_signers(office) if one.body is body)


def somebody(office: Office) -> MemberId:
    return office.book.decisions()[1].recognitions[0].member


def test_who_serves_is_certified_until_now(office: Office) -> None:
    made = compose_certificate(office, somebody(office), " Để làm thủ tục vay vốn. ", signer(office, Body.POLICE))
    [stretch] = made.stretches
    assert made.state.startswith("hiện là Tổ trưởng Tổ bảo vệ an ninh, trật tự ")
    assert (stretch.since, stretch.until) == (date(2026, 10, 1), "đến nay")
    assert "số 42/QĐ-UBND" in stretch.decisions
    assert made.purpose == "để làm thủ tục vay vốn"
    assert (made.heading.symbol, made.heading.number, made.heading.dated.day) == ("GXN-CAX", "", None)
    assert made.issuer == "Công an xã Tân Thành"
    assert made.signer.capacity == ("TRƯỞNG CÔNG AN XÃ",)


def test_a_committee_s_certificate_is_signed_on_its_behalf_and_says_where_somebody_lives(office: Office) -> None:
    member = office.book.member(somebody(office))
    assert member is not None
    save_member(office, replace(member, address="Khu phố 2"))
    head = replace(signer(office, Body.COMMITTEE), capacity=Capacity.HEAD, title="Chủ tịch")
    made = compose_certificate(office, member.id, "để vay vốn", head)
    assert made.signer.capacity == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert made.identity.endswith("cư trú tại khu phố 2, xã Tân Thành, tỉnh Bắc Ninh")
    deputy = replace(head, capacity=Capacity.KT, title="Phó Chủ tịch", on_behalf_of="Chủ tịch")
    made = compose_certificate(office, member.id, "để vay vốn", deputy)
    assert made.signer.capacity == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    by_order = replace(head, capacity=Capacity.TL, title="Chánh Văn phòng", on_behalf_of="Chủ tịch")
    made = compose_certificate(office, member.id, "để vay vốn", by_order)
    assert made.signer.capacity == ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")


def test_who_left_is_certified_to_the_last_day(office: Office) -> None:
    member = somebody(office)
    with office.book.change("duty.cleared", by="t") as change:
        for entry in office.book.all_duty_of(member):
            change.retire(entry)
    recording_decisions.record_issued(office, issued(DecisionKind.END, date(2026, 10, 20), endings=(ended(member),)))
    made = compose_certificate(office, member, "để xin việc", signer(office, Body.COMMITTEE))
    [stretch] = made.stretches
    assert made.state.startswith("đã tham gia")
    assert stretch.until == "đến ngày 19 tháng 10 năm 2026"
    assert "; thôi theo Quyết định số " in stretch.decisions
    assert made.issuer == "Ủy ban nhân dân xã Tân Thành"
    assert made.heading.symbol == "GXN-UBND"


def test_an_ending_still_to_come_is_not_told(office: Office) -> None:
    member = somebody(office)
    later = issued(DecisionKind.END, date(2026, 12, 1), endings=(ended(member),))
    recording_decisions.record_issued(office, replace(later, signed_on=TODAY))
    [stretch] = compose_certificate(office, member, "để xin việc", signer(office, Body.POLICE)).stretches
    assert stretch.until == "đến nay"
    assert "thôi theo" not in stretch.decisions


@pytest.mark.parametrize(("future", "purpose"), [(True, "để xin việc"), (False, " ")])
def test_what_is_refused(
    office: Office, refused: Callable[[Office, Callable[[], object]], list[str]], future: bool, purpose: str
) -> None:
    new = a_member("Mới", cccd="")
    save_member(office, new)
    if future:
        team = office.book.teams()[0].id
        made = issued(on=date(2026, 12, 1), recognitions=(recognised(new.id, team, Role.MEMBER),))
        recording_decisions.record_issued(office, replace(made, signed_on=TODAY))
    codes = refused(office, lambda: compose_certificate(office, new.id, purpose, signer(office, Body.POLICE)))
    assert codes == (["letter.never_member"] if future else ["letter.never_member", "letter.no_purpose"])
    assert refused(office, lambda: compose_certificate(office, MemberId("x"), "để", signer(office, Body.POLICE))) == [
        "member.unknown"
    ]


def test_the_number_of_one_body_does_not_stand_on_the_others_paper(
    office: Office, refused: Callable[[Office, Callable[[], object]], list[str]]
) -> None:
    of = PaperOf(member=somebody(office))
    part = part_to_number(office, CERTIFICATE, of, "để vay vốn")
    giving = listing_register.giving_for(office, CERTIFICATE, of, "Giấy xác nhận", part)
    registering.give_number(office, replace(giving, number="5"), registering.Why(GapReason.GENERAL))
    own = compose_certificate(office, somebody(office), "để vay vốn", signer(office, Body.POLICE))
    assert (own.heading.number, own.heading.symbol) == ("05", "GXN-CAX")

    def others() -> object:
        return compose_certificate(office, somebody(office), "để vay vốn", signer(office, Body.COMMITTEE))

    assert refused(office, others) == ["letter.numbered_by_another"]
    compose_certificate(office, somebody(office), "để xin việc", signer(office, Body.COMMITTEE))
