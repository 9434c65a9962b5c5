"""A scheme in plain sentences: what is paid, of what, how far."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from desktop_app.model.member import Role
from desktop_app.model.sources import Source
from desktop_app.rules.parameters import SCALAR, ParameterUnit
from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme import LineRule, Scheme, Status
from desktop_app.rules.scheme_amounts import Amount, BasePlusRole, Coefficient, Fixed, Manual, OfMonthly, Share
from desktop_app.rules.scheme_counts import CountOf
from desktop_app.wording import written
from desktop_app.wording.messages import Messages

_COUNTS = {
    CountOf.NIGHT_HOURS: ("mỗi giờ trực đêm", "giờ"),
    CountOf.REST_DAYS: ("mỗi ngày nghỉ có trực", "ngày"),
    CountOf.HOLIDAYS: ("mỗi ngày lễ có trực", "ngày"),
    CountOf.DUTY_DAYS: ("mỗi ngày trực", "ngày"),
    CountOf.HEAVY_DAYS: ("mỗi ngày làm việc nặng nhọc", "ngày"),
    CountOf.TRAINING_DAYS: ("mỗi ngày tập huấn", "ngày"),
}
_STATUS = {
    Status.ADOPTED: "Đã ban hành",
    Status.REPORTED: "Đã ban hành theo báo chí",
    Status.DRAFT: "Dự thảo, chưa dùng để chi tiền",
}


def status_words(scheme: Scheme) -> str:
    """Return where and from when it is in force."""
    since = f", áp dụng từ {written.short_date(scheme.span.start)}" if scheme.span else ""
    until = f" đến hết {written.short_date(scheme.span.end)}" if scheme.span and scheme.span.end else ""
    return f"{scheme.territory}: {_STATUS[scheme.status]}{since}{until}"


def amount_sentences(amount: Amount, names: Mapping[str, str], messages: Messages) -> list[str]:
    """Return how much a line pays; ``names`` are those of the national figures."""
    match amount:
        case Fixed(by_role=by_role):
            found = _by_role({role: f"{written.money(figure)} đ" for role, figure in by_role.items()}, messages)
        case BasePlusRole(base=base, plus=plus):
            figures = {role: f"thêm {written.money(more)} đ" for role, more in plus.items()}
            found = [f"{written.money(base)} đ", *_by_role(figures, messages)]
        case Coefficient(by_role=by_role, of=of):
            figures = {role: f"hệ số {written.number(share)} × {names[of]}" for role, share in by_role.items()}
            found = _by_role(figures, messages)
        case OfMonthly(coefficient=share):
            found = [f"{written.number(share)} × mức hỗ trợ thường xuyên"]
        case Share(share=share, of=of):
            found = [f"{written.percent(share)} của {' × '.join(names[one] for one in of)}"]
        case Manual(note=note):
            found = [f"Nhập tay theo văn bản: {note}"]
        case _:
            found = []
    return found


def _by_role(figures: Mapping[Role, str], messages: Messages) -> list[str]:
    if len(set(figures.values())) == 1:
        return [next(iter(figures.values()))]
    return [f"{messages.label('role', role)}: {figure}" for role, figure in figures.items()]


def limits(line: LineRule) -> list[str]:
    """Return what is counted and how far."""
    count = line.count
    if count is None:
        return []
    words, unit = _COUNTS.get(count.of, ("mỗi lần được tính", "lần"))
    sentences = [f"Tính cho {words}"]
    if count.per_month is not None:
        sentences.append(f"Tối đa {written.number(count.per_month)} {unit} một tháng")
    if count.plan_required:
        sentences.append("Chỉ tính khi có kế hoạch được duyệt")
    return sentences


def parameters_in_force(rulebook: Rulebook, on: date) -> list[tuple[str, str, Source]]:
    """Return name, figure and source of each national figure in force on a day."""
    found = []
    for parameter in rulebook.parameters.values():
        row = next((value for value in parameter.values if on in value.span), None)
        if row is not None and parameter.unit is not ParameterUnit.MINUTE:
            figures = [_keyed(key, _figure(value, parameter.unit)) for key, value in row.by.items()]
            line = f"{'; '.join(figures)} (từ {written.short_date(row.span.start)})"
            found.append((parameter.name, line, row.source))
    return found


def _keyed(key: str, figure: str) -> str:
    return figure if key == SCALAR else f"{key}: {figure}"


def _figure(value: Decimal, unit: ParameterUnit) -> str:
    return written.percent(value) if unit is ParameterUnit.SHARE else f"{written.money(int(value))} đ"
