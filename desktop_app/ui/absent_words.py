"""Why somebody gets nothing of a line, where the calculation has no step to show."""

from collections.abc import Mapping
from datetime import date

from desktop_app.model.member import InsuranceWish, Member
from desktop_app.model.payroll import DutyCount, LineCode
from desktop_app.rules.parameters import Parameter
from desktop_app.rules.scheme import Scheme
from desktop_app.wording import written
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_sentences import SentenceKind, line_sentences

Parameters = Mapping[str, Parameter]

_DONE: dict[LineCode, str] = {
    LineCode.NIGHT: "không có ca nào trong giờ ban đêm",
    LineCode.REST_DAY: "không có ca vào ngày nghỉ hằng tuần",
    LineCode.HOLIDAY: "không có ca vào ngày lễ, tết",
    LineCode.DUTY: "không có ca trực nào được tính",
    LineCode.HEAVY: "không có ca nào ghi là việc nặng nhọc",
    LineCode.TRAINING: "không có ngày bồi dưỡng, huấn luyện nào",
}
_INSURANCE: dict[LineCode, str] = {LineCode.SOCIAL_INSURANCE: "BHXH tự nguyện", LineCode.HEALTH_INSURANCE: "BHYT"}


def why_nothing(
    code: LineCode, member: Member | None, count: DutyCount, last: date, conditions: tuple[str, ...] = ()
) -> str:
    """Return why a line is not paid in the month that ends on ``last``; ``conditions`` are what the scheme asks."""
    if code in _INSURANCE and member is not None:
        wish = member.social_insurance if code is LineCode.SOCIAL_INSURANCE else member.health_insurance
        if reason := _not_joined(_INSURANCE[code], wish, last):
            return reason
    if code in _DONE and not count.of(code):
        return f"Không có khoản này: trong tháng {_DONE[code]}."
    if code is LineCode.LEAVING:
        return "Không có khoản này: chỉ trả khi thôi tham gia."
    if conditions:
        return f"Không có khoản này. Chế độ ghi: {' '.join(conditions)}"
    if code in _DONE:
        return "Không có khoản này: trong tháng có ca trực, nhưng không giờ nào, ngày nào tính cho khoản này."
    return "Không có khoản này trong tháng: chế độ không có mức cho người này."


def conditions_of(scheme: Scheme | None, code: LineCode, messages: Messages, known: Parameters) -> tuple[str, ...]:
    """Return for whom and where the scheme pays a line, in its own sentences."""
    rules = [rule for rule in scheme.lines if rule.code is code] if scheme is not None else []
    return tuple(
        one.text
        for rule in rules
        if scheme is not None
        for one in line_sentences(rule, scheme, known, messages)
        if one.kind in {SentenceKind.CONDITION, SentenceKind.PAYMENT}
    )


def _not_joined(what: str, wish: InsuranceWish, last: date) -> str:
    if not wish.joins:
        return (
            f"Không có khoản này: hồ sơ ghi người này không tham gia {what}. Nếu có tham gia, ghi ở trang Tổ và thành "
            f"viên (ô {what.split(maxsplit=1)[0]} và ngày bắt đầu)."
        )
    if wish.since is not None and wish.since > last:
        return f"Không có khoản này: hồ sơ ghi tham gia {what} từ {written.short_date(wish.since)}."
    return ""
