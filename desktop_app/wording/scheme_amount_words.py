"""How much one unit of a line is worth, in words: a row of them, or a list of cases."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from desktop_app.model.member import Role
from desktop_app.rules.scheme_amounts import (
    Amount,
    BasePlusRole,
    BySteps,
    Ceiling,
    Coefficient,
    Extreme,
    FirstOf,
    Fixed,
    Indexed,
    Manual,
    OfAbove,
    OfLines,
    OfMonthly,
    Part,
    Rounded,
    Share,
    StateShare,
    SumOf,
    Times,
)
from desktop_app.rules.scheme_readings import RoundingWay
from desktop_app.wording import written
from desktop_app.wording.scheme_condition_words import condition_words
from desktop_app.wording.scheme_speech import Speech, all_of, any_of, big, money, number

MONTHLY = "mức hỗ trợ thường xuyên"


def amount_words(amount: Amount, speech: Speech, titles: Mapping[str, str]) -> str:
    """Return an amount in one row of words, without a full stop; ``titles`` are those of lines, by id."""
    return _KINDS[type(amount)](amount, speech, titles)


def case_words(amount: Amount, speech: Speech, titles: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return what a choice or a sum says before its cases, and each case; no cases for any other kind."""
    if isinstance(amount, FirstOf) and len(amount.cases) > 1:
        return "lấy trường hợp đúng đầu tiên sau đây", [_case(one, speech, titles) for one in amount.cases]
    if isinstance(amount, SumOf) and len(amount.parts) > 1:
        return "cộng các phần sau đây", [_case(one, speech, titles) for one in amount.parts]
    return amount_words(amount, speech, titles), []


def by_role(figures: Mapping[Role, str], speech: Speech) -> str:
    """Return ``Tổ trưởng a, Tổ phó b, Tổ viên c``; the figure alone where all have the same."""
    if len(set(figures.values())) == 1:
        return next(iter(figures.values()))
    return ", ".join(f"{speech.label('role', role)} {figures[role]}" for role in Role if role in figures)


def _case(part: Part, speech: Speech, titles: Mapping[str, str]) -> str:
    where = condition_words(part.when, speech)
    named = part.name and where and part.name.casefold() != where.casefold()
    head = f"{part.name} ({where})" if named else part.name or where
    words = amount_words(part.amount, speech, titles)
    return f"{big(head)}: {words}" if head else big(words)


def _nested(amount: Amount, speech: Speech, titles: Mapping[str, str]) -> str:
    words = amount_words(amount, speech, titles)
    return words if isinstance(amount, Fixed) and len(set(amount.by_role.values())) == 1 else f"({words})"


def _fixed(amount: Fixed, speech: Speech, _: Mapping[str, str]) -> str:
    return by_role({role: money(dong) for role, dong in amount.by_role.items()}, speech)


def _base_plus_role(amount: BasePlusRole, speech: Speech, _: Mapping[str, str]) -> str:
    plus = {role: money(dong) for role, dong in amount.plus.items() if dong}
    if not plus:
        return money(amount.base)
    more = ", ".join(f"{speech.label('role', role)} thêm {plus[role]}" for role in Role if role in plus)
    return f"mức chung {money(amount.base)}, {more}"


def _region(amount: Coefficient | Indexed, speech: Speech) -> str:
    if amount.region is not None:
        return f" của vùng {amount.region.value}"
    return " của vùng nơi công tác" if speech.keyed(amount.of) else ""


def _coefficient(amount: Coefficient, speech: Speech, _: Mapping[str, str]) -> str:
    base = f"{speech.figure(amount.of)}{_region(amount, speech)}"
    if set(amount.by_role.values()) == {1}:
        return f"bằng {base}"
    shares = {role: number(share) for role, share in amount.by_role.items()}
    if len(set(shares.values())) == 1:
        return f"{next(iter(shares.values()))} × {base}"
    return f"{base} nhân hệ số: {by_role(shares, speech)}"


def _indexed(amount: Indexed, speech: Speech, _: Mapping[str, str]) -> str:
    figures = by_role({role: money(dong) for role, dong in amount.by_role.items()}, speech)
    base = f"{speech.figure(amount.of)}{_region(amount, speech)}"
    when = speech.label("indexed_at", amount.at)
    return f"{figures} vào ngày {written.short_date(amount.since)}; từ đó tăng giảm theo tỷ lệ với {base}, {when}"


def _of_monthly(amount: OfMonthly, _: Speech, __: Mapping[str, str]) -> str:
    if amount.divisor != 1:
        return f"{written.percent(amount.coefficient)} của ({MONTHLY} chia {number(amount.divisor)})"
    return f"{number(amount.coefficient)} × {MONTHLY}"


def _of_lines(amount: OfLines, _: Speech, titles: Mapping[str, str]) -> str:
    lines = [f"«{titles.get(one, one)}»" for one in amount.lines]
    return (
        f"{number(amount.coefficient)} × {f'tổng các khoản {all_of(lines)}' if len(lines) > 1 else f'khoản {lines[0]}'}"
    )


def _share(amount: Share, speech: Speech, titles: Mapping[str, str]) -> str:
    factors = [_nested(amount.base, speech, titles)] if amount.base is not None else []
    product = " × ".join([*(speech.figure(code) for code in amount.of), *factors])
    contributed = len(amount.of) + len(factors) > 1
    whole = f"mức đóng ({product})" if contributed else product
    if amount.less:
        whole = f"phần còn lại của {whole} sau khi trừ {speech.figure(amount.less)}"
    return f"{written.percent(amount.share)} {whole}" if contributed else f"{written.percent(amount.share)} của {whole}"


def _state_share(amount: StateShare, speech: Speech, _: Mapping[str, str]) -> str:
    return f"theo tỷ lệ Nhà nước hỗ trợ từng nhóm, tính trên mức đóng ({speech.product(amount.of)})"


def _by_steps(amount: BySteps, speech: Speech, _: Mapping[str, str]) -> str:
    unit = speech.label("measured", amount.measure)
    return _steps(amount, unit, lambda value: money(int(value)))


def _steps(amount: BySteps, unit: str, say: Callable[[Decimal], str]) -> str:
    steps = f"đủ {number(amount.start)} {unit}: {say(amount.dong)}"
    if amount.more:
        steps += f"; sau đó cứ đủ {number(amount.step)} {unit} thì thêm {say(amount.more)}"
    if amount.most is not None:
        steps += f"; không quá {say(amount.most)}"
    return f"{steps}; dưới {number(amount.start)} thì không có" if amount.start else steps


def _first_of(amount: FirstOf, speech: Speech, titles: Mapping[str, str]) -> str:
    return "; ".join(_case(one, speech, titles) for one in amount.cases)


def _sum(amount: SumOf, speech: Speech, titles: Mapping[str, str]) -> str:
    return " cộng ".join(f"({_case(one, speech, titles)})" for one in amount.parts)


def _factor(by: Decimal | BySteps, speech: Speech) -> str:
    if isinstance(by, BySteps):
        return f"({_steps(by, speech.label('measured', by.measure), written.percent)})"
    return written.percent(by)


def _times(amount: Times, speech: Speech, titles: Mapping[str, str]) -> str:
    return f"{_factor(amount.by, speech)} của {_nested(amount.amount, speech, titles)}"


def _of_above(amount: OfAbove, speech: Speech, _: Mapping[str, str]) -> str:
    return f"{_factor(amount.by, speech)} của các phần trên cộng lại"


def _rounded(amount: Rounded, speech: Speech, titles: Mapping[str, str]) -> str:
    way = {RoundingWay.HALF_UP: "làm tròn đến", RoundingWay.DOWN: "làm tròn xuống", RoundingWay.UP: "làm tròn lên"}
    return f"{amount_words(amount.amount, speech, titles)}; {way[amount.way]} {money(amount.unit)}"


def _extreme(amount: Extreme, speech: Speech, titles: Mapping[str, str]) -> str:
    inner = any_of(
        _case(one, speech, titles) if one.when or one.name else _nested(one.amount, speech, titles) for one in amount.of
    )
    kind = "cao" if amount.highest else "thấp"
    return (
        f"tổng {amount.take} mức {kind} nhất trong: {inner}" if amount.take > 1 else f"mức {kind} nhất trong: {inner}"
    )


def _ceiling(amount: Ceiling, speech: Speech, titles: Mapping[str, str]) -> str:
    most = f"tối đa {amount_words(amount.most, speech, titles)}"
    if amount.cut:
        most += " (chọn cao hơn thì chỉ trả mức tối đa)"
    if amount.chosen is None and amount.otherwise is not None:
        return f"{most}; chưa chọn mức thì trả {money(amount.otherwise)}"
    if amount.chosen is None:
        return f"{most}; chưa biết mức địa phương chọn nên đang tính bằng mức tối đa"
    return f"{most}; địa phương chọn mức {money(amount.chosen)}"


def _manual(amount: Manual, _: Speech, __: Mapping[str, str]) -> str:
    what = "nhập tay mức của một lần" if amount.per_unit else "nhập tay số tiền"
    return f"{what}. {amount.note}"


_KINDS: Mapping[type, Callable[[Any, Speech, Mapping[str, str]], str]] = {
    Fixed: _fixed,
    BasePlusRole: _base_plus_role,
    Coefficient: _coefficient,
    Indexed: _indexed,
    OfMonthly: _of_monthly,
    OfLines: _of_lines,
    Share: _share,
    StateShare: _state_share,
    BySteps: _by_steps,
    FirstOf: _first_of,
    SumOf: _sum,
    Times: _times,
    OfAbove: _of_above,
    Rounded: _rounded,
    Extreme: _extreme,
    Ceiling: _ceiling,
    Manual: _manual,
}
