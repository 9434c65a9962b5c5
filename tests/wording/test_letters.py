"""Symbols and papers as cited in the letters about teams and members."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.member import Role
from desktop_app.model.place import Village, VillageKind
from desktop_app.model.unit import CommuneKind
from desktop_app.services.office import Office
from desktop_app.wording import letters
from tests.model.test_unit import PROFILE


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Đơn xin thôi ngày 20/10/2026", date(2026, 10, 20)),
        ("Đơn ngày 05 tháng 02 năm 2026, nộp sau", date(2026, 2, 5)),
        ("Đơn 31/02/2026, sửa 01/03/2026", date(2026, 3, 1)),
        ("Đơn", None),
        ("số 120/10/20261", None),
    ],
)
def test_the_day_in_somebodys_words(words: str, day: date | None) -> None:
    assert letters.day_in(words) == day


def test_whom_the_police_ask(office: Office) -> None:
    dong = next(v for v in office.book.villages() if v.name == "Thôn Đông")
    assert letters.consulted([dong]) == "Trưởng thôn Đông, Trưởng Ban công tác Mặt trận thôn Đông"
    assert letters.consulted([]).startswith("Trưởng thôn, ")
    assert letters.consulted([dong] * 4).startswith("Trưởng các thôn, ")
    assert isinstance(dong, Village)
    assert dong.kind is VillageKind.THON


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("Khu phố 2", "Khu phố 2, xã Tân Thành, tỉnh Bắc Ninh"),
        ("Thôn Tân Thành.", "Thôn Tân Thành, xã Tân Thành, tỉnh Bắc Ninh"),
        ("Thôn Đông, xã Tân Thành", "Thôn Đông, xã Tân Thành, tỉnh Bắc Ninh"),
        ("Thôn Đông, Tân Thành", "Thôn Đông, Tân Thành, tỉnh Bắc Ninh"),
        ("Thôn Đông, xã Tân Thành, Bắc Ninh", "Thôn Đông, xã Tân Thành, Bắc Ninh"),
        ("Thôn Đông - Tân Thành - tỉnh Bắc Ninh", "Thôn Đông - Tân Thành - tỉnh Bắc Ninh"),
        ("Số 5, phường Kinh Bắc", "Số 5, phường Kinh Bắc"),
        ("Xóm Xâm Dương", "Xóm Xâm Dương, xã Tân Thành, tỉnh Bắc Ninh"),
        (" ", ""),
    ],
)
def test_a_residence_can_be_read_in_another_commune(address: str, whole: str) -> None:
    assert letters.whole_address(address, PROFILE) == whole


def test_a_ward_with_a_number_and_a_city_are_named_in_full() -> None:
    ward = replace(PROFILE, kind=CommuneKind.PHUONG, name="5", province="Đà Nẵng")
    assert letters.whole_address("Tổ 12", ward) == "Tổ 12, Phường 5, thành phố Đà Nẵng"
    assert letters.whole_address("Tổ 12, P. 5, TP Đà Nẵng", ward) == "Tổ 12, P. 5, TP Đà Nẵng"


def test_one_city_has_its_kind_with_a_capital() -> None:
    def committee_of(province: str) -> str:
        return letters.province_committee(replace(PROFILE, province=province))

    assert committee_of("Bắc Ninh") == "Ủy ban nhân dân tỉnh Bắc Ninh"
    assert committee_of("Đà Nẵng") == "Ủy ban nhân dân thành phố Đà Nẵng"
    assert committee_of("Hồ Chí Minh") == "Ủy ban nhân dân Thành phố Hồ Chí Minh"
    assert committee_of("TP. Hồ Chí Minh") == "Ủy ban nhân dân Thành phố Hồ Chí Minh"


def test_how_many_are_proposed_leaves_out_what_there_is_none_of() -> None:
    numbers = {Role.LEADER: 0, Role.DEPUTY: 0, Role.MEMBER: 2}
    assert letters.by_role(numbers) == "02 Tổ viên"
    assert letters.by_role({**numbers, Role.LEADER: 1}) == "01 Tổ trưởng, 02 Tổ viên"


def test_an_address_for_readers_elsewhere_names_commune_and_province() -> None:
    profile = replace(PROFILE, province="Bắc Ninh")
    told = letters.whole_address("Khu phố 2", profile)
    assert told.startswith("Khu phố 2, xã ")
    assert told.endswith(", tỉnh Bắc Ninh")
    for known in ("Thôn Đông, Xã Tân Thành, tỉnh Bắc Ninh", ""):
        assert letters.whole_address(known, profile) == known


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Thôn Đông, xã Tân Thành", "thôn Đông, xã Tân Thành"),
        ("Số 12, ngõ 3", "số 12, ngõ 3"),
        ("Phường 5", "Phường 5"),
        ("Tân Thành", "Tân Thành"),
        ("Sốp Cộp", "Sốp Cộp"),
    ],
)
def test_a_kind_of_place_has_no_capital_within_a_sentence(typed: str, said: str) -> None:
    assert letters.identity("", typed) == f", cư trú tại {said}"


def test_a_roster_of_one_day_names_it_once() -> None:
    day = date(2026, 11, 15)
    assert letters.roster_about(day, day, "") == "Ngày 15 tháng 11 năm 2026"
    assert letters.roster_about(day, date(2026, 11, 16), "thôn Đông").endswith(
        "từ ngày 15 tháng 11 năm 2026 đến ngày 16 tháng 11 năm 2026"
    )
