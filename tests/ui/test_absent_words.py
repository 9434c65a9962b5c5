"""Each empty cell says why."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.member import InsuranceWish, Member
from desktop_app.model.payroll import DutyCount, LineCode
from desktop_app.services.office import Office
from desktop_app.ui.absent_words import conditions_of, why_nothing

LAST = date(2026, 10, 31)


@pytest.fixture
def member(office: Office) -> Member:
    return office.book.members()[0]


def test_who_does_not_join_an_insurance_is_told_where_to_write_it(member: Member) -> None:
    outside = replace(member, social_insurance=InsuranceWish(joins=False))
    words = why_nothing(LineCode.SOCIAL_INSURANCE, outside, DutyCount(), LAST)
    assert "không tham gia BHXH tự nguyện" in words
    assert "trang Tổ và thành viên" in words
    later = replace(member, health_insurance=InsuranceWish(joins=True, since=date(2026, 11, 1)))
    assert "tham gia BHYT từ 01/11/2026" in why_nothing(LineCode.HEALTH_INSURANCE, later, DutyCount(), LAST)


def test_no_duty_of_the_kind_is_the_reason(member: Member) -> None:
    assert "không có ca vào ngày lễ, tết" in why_nothing(LineCode.HOLIDAY, member, DutyCount(), LAST)
    asked = ("Chỉ áp dụng cho Tổ trưởng.",)
    assert why_nothing(LineCode.HOLIDAY, member, DutyCount(holidays=1), LAST, asked).endswith(asked[0])
    assert "thôi tham gia" in why_nothing(LineCode.LEAVING, member, DutyCount(), LAST)
    assert "không có mức cho người này" in why_nothing(LineCode.AREA, None, DutyCount(), LAST)


def test_what_the_scheme_asks_is_said_in_its_own_sentences(office: Office) -> None:
    rules = office.rulebook
    scheme = rules.scheme("ha-noi-2024")
    found = conditions_of(scheme, LineCode.HEALTH_INSURANCE, office.messages, rules.parameters)
    assert found == ("Chỉ áp dụng cho người tham gia BHYT theo diện này.",)
    assert conditions_of(None, LineCode.AREA, office.messages, rules.parameters) == ()
