from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop_app.model.differences import LateDuty, LineDifference
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Role
from desktop_app.model.payroll import DutyCount, LineCode, MemberPay, PayrollLine, PayrollSheet, Step
from desktop_app.model.periods import Month
from desktop_app.services.explaining_differences import causes_of, explanation_of
from desktop_app.services.office import Office

OCTOBER = Month(2026, 10)
WAGE = Step("parameter_value", {"parameter": "Lương tối thiểu vùng", "value": 4_410_000, "since": date(2025, 1, 1)})
SHARE = Step("parameter_share", {"parameter": "Tỷ lệ", "value": Decimal("0.2"), "since": date(2025, 1, 1)})


def pay(*steps: Step, amount: int = 5, code: LineCode = LineCode.NIGHT, **fields: object) -> MemberPay:
    lines = (PayrollLine(code, amount, steps),) if amount else ()
    return replace(MemberPay(MemberId("m"), "An", TeamId("t"), "Tổ", Role.MEMBER, lines), **fields)  # type: ignore[arg-type]


def sheet(scheme: str = "s") -> PayrollSheet:
    return PayrollSheet(OCTOBER, scheme, f"Chế độ {scheme}", True, "a" * 64, ())


def told(
    office: Office,
    then: MemberPay | None,
    now: MemberPay | None,
    schemes: tuple[str, str] = ("s", "s"),
    *,
    late: Sequence[LateDuty] = (),
    code: LineCode = LineCode.NIGHT,
) -> list[str]:
    steps = causes_of((sheet(schemes[0]), sheet(schemes[1])), (then, now), code, late)
    return [office.messages.step(step.code, step.values) for step in steps]


def test_each_thing_that_changed_is_named(office: Office) -> None:
    dearer = replace(WAGE, values={**WAGE.values, "value": 4_730_000})
    assert told(office, pay(WAGE), pay(dearer)) == ["Thay đổi Lương tối thiểu vùng: từ 4.410.000 thành 4.730.000"]
    more = replace(SHARE, values={**SHARE.values, "value": Decimal("0.25")})
    assert told(office, pay(SHARE), pay(more)) == ["Thay đổi Tỷ lệ: từ 0,2 thành 0,25"]
    assert told(office, pay(), pay(role=Role.LEADER)) == ["Thay đổi chức danh: từ Tổ viên thành Tổ trưởng"]
    assert told(office, pay(), pay(), ("a", "b")) == ["Thay đổi chế độ áp dụng: từ «Chế độ a» thành «Chế độ b»"]
    assert told(office, None, pay()) == told(office, pay(), None) == ["Thay đổi: thời gian tham gia"]
    parts = [Step("part_month", {"served": days, "length": 31, "amount": 5}) for days in (10, 20)]
    assert told(office, pay(parts[0]), pay(parts[1])) == ["Thay đổi: thời gian tham gia"]
    entered = [Step("entered_by_clerk", {"amount": amount}) for amount in (5, 6)]
    assert told(office, pay(entered[0]), pay(entered[1])) == ["Thay đổi: số liệu nhập tay"]
    insured = LineCode.HEALTH_INSURANCE
    assert told(office, pay(amount=0), pay(SHARE, code=insured), code=insured) == [
        "Thay đổi: nguyện vọng tham gia bảo hiểm"
    ]
    assert told(office, pay(amount=5), pay(amount=6)) == ["Thay đổi: mức hoặc điều kiện của chế độ"]


def test_duty_is_named_by_its_late_corrections_or_as_such(office: Office) -> None:
    now = pay(count=DutyCount(night_minutes=480))
    assert told(office, pay(), now) == ["Thay đổi: ca trực được tính"]
    own = LateDuty(MemberId("m"), date(2026, 10, 6), (), "biên bản 1", "", "")
    other = LateDuty(MemberId("x"), date(2026, 10, 7), (), "biên bản 2", "", "")
    assert told(office, pay(), now, late=[own, other]) == ["Sửa muộn ca trực ngày 06/10/2026: biên bản 1"]
    assert told(office, pay(), pay(count=DutyCount(rest_days=3))) == ["Thay đổi: mức hoặc điều kiện của chế độ"]


def test_an_explanation_ends_in_the_sum(office: Office) -> None:
    who = (OCTOBER, MemberId("m"), "An", TeamId("t"), "Tổ", Role.MEMBER, LineCode.NIGHT)
    once = LineDifference(*who, 500, 900, 0, 0, (), (WAGE,), (Step("difference_because", {"cause": "duty"}),))
    steps = explanation_of(once, "đối chiếu")
    sentences = [office.messages.step(step.code, step.values) for step in steps]
    assert sentences[0] == "Tháng 10/2026 đã khóa, Trực đêm: 500 đ"
    assert sentences[-2:] == ["Lý do chuyển: đối chiếu", "Chênh lệch: 900 − 500 = 400 đ"]
    assert WAGE in steps
    again = explanation_of(replace(once, carried=300), "đối chiếu")[-1]
    assert office.messages.step(again.code, again.values) == (
        "Chênh lệch còn lại: 900 − 500, trừ phần đã chuyển 300 = 100 đ"
    )
