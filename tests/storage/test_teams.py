from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.member import InsuranceWish, Member, Payee, StateGroup
from desktop_app.model.periods import Span
from desktop_app.model.place import Village, VillageKind
from desktop_app.model.team import Team
from desktop_app.model.text import name_key
from desktop_app.model.unit import Body, Capacity, CommuneKind, Letterhead, Profile, Signer, WageRegion
from desktop_app.storage.book import Book

NAMES = ["Trần Văn Ánh", "Đỗ Thị Ăn", "Nguyễn An", "Lê Bình", "Đặng Ân", "Nguyễn Thị Bình", "Hoàng Ấn", "Ê Ban"]
PROFILE = Profile(
    "p1", date(2025, 7, 1), "x", CommuneKind.XA, "Tân Thành", "Bắc Ninh", "Bắc Giang", "bac-ninh", WageRegion.III,
    Letterhead((), ("UBND",)), Letterhead(("CÔNG AN TỈNH",), ("CÔNG AN XÃ",)), "Công an tỉnh", "bac-ninh",
)  # fmt: skip


@pytest.fixture
def peopled(book: Book) -> Book:
    with book.change("member.added", by="Lan") as change:
        change.put_all(Member(f"m{at}", name, cccd=f"{at % 3:012}") for at, name in enumerate(NAMES))
    return book


def test_people_come_in_vietnamese_name_order(peopled: Book):
    assert [member.full_name for member in peopled.members()] == sorted(NAMES, key=name_key)


def test_a_payee_is_what_pay_depends_on_of_a_person(peopled: Book):
    insured = replace(
        peopled.member("m0"),
        social_insurance=InsuranceWish(joins=True, since=date(2026, 1, 1), number="1"),
        health_insurance=InsuranceWish(joins=True),
        state_group=next(iter(StateGroup)),
    )
    with peopled.change("member.corrected", by="Lan") as change:
        change.put(insured)
        change.retire(peopled.member("m3"))
    assert peopled.payees() == tuple(
        Payee(m.id, m.full_name, m.social_insurance, m.health_insurance, m.state_group) for m in peopled.members()
    )


def test_people_are_found_without_marks(peopled: Book):
    assert {member.full_name for member in peopled.members("binh")} == {"Lê Bình", "Nguyễn Thị Bình"}
    assert [member.full_name for member in peopled.members("ĐẶNG")] == ["Đặng Ân"]
    assert peopled.members("%") == ()


def test_a_corrected_name_moves(peopled: Book):
    with peopled.change("member.corrected", by="Lan") as change:
        change.put(replace(peopled.member("m0"), full_name="Trần Văn Yên"))
    assert peopled.members()[-1].full_name == "Trần Văn Yên"
    assert peopled.members("van  yen")[0].id == "m0"


def test_a_name_with_a_stray_tone_is_kept_all_the_same(book: Book):
    stray = Member("x", "\u0301 Lê \u0323An")
    with book.change("member.added", by="Lan") as change:
        change.put(stray)
    assert book.members() == (stray,)


def test_people_of_one_identity_number(peopled: Book):
    assert {member.id for member in peopled.members_with_cccd("000000000001")} == {"m1", "m4", "m7"}


def test_the_profile_of_a_day(book: Book):
    later = replace(PROFILE, id="p2", valid_from=date(2026, 7, 1), wage_region=WageRegion.II)
    with book.change("unit.set", by="Lan") as change:
        change.put_all([later, PROFILE])
    assert book.profiles() == (PROFILE, later)
    assert book.profile_on(date(2025, 6, 30)) is None
    assert book.profile_on(date(2026, 6, 30)) == PROFILE
    assert book.profile_on(date(2026, 7, 1)) == later


def test_the_signers_of_a_day(book: Book):
    old = Signer("s1", Body.COMMITTEE, "Lê An", "Chủ tịch", Capacity.HEAD, Span(date(2025, 7, 1), date(2026, 3, 1)))
    new = replace(old, id="s2", span=Span(date(2026, 3, 1)))
    with book.change("unit.set", by="Lan") as change:
        change.put_all([old, new])
    assert book.signers_on(date(2026, 2, 28)) == (old,)
    assert book.signers_on(date(2026, 3, 1)) == (new,)
    assert book.signers() == (old, new)


def test_places_and_teams_come_in_alphabetical_order(book: Book):
    villages = [
        Village(f"v{n}", VillageKind.THON, name, Span(date(2025, 7, 1)))
        for n, name in enumerate(["Đông", "Dinh", "Ấp"])
    ]
    teams = [Team(f"t{n}", name, ("v0",), 3) for n, name in enumerate(["Tổ Đông", "Tổ Dinh"])]
    with book.change("team.added", by="Lan") as change:
        change.put_all([*villages, *teams])
    assert [village.name for village in book.villages()] == ["Ấp", "Dinh", "Đông"]
    assert [team.name for team in book.teams()] == ["Tổ Dinh", "Tổ Đông"]
    assert (book.village("v1"), book.team("t1"), book.team("t9")) == (villages[1], teams[1], None)
