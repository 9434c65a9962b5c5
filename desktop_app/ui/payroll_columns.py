"""The columns of the month's sheet: which there are, and what each says of one person or of several."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop_app.model.ids import MemberId
from desktop_app.model.member import Role
from desktop_app.model.payroll import DutyCount, LineCode, MemberPay, PayrollSheet
from desktop_app.model.text import name_key
from desktop_app.ui.models.rows import Column, Grouping
from desktop_app.wording import written
from desktop_app.wording.messages import Messages

NOTHING = "–"
MISSING = "thiếu"
"""Stands where a figure is still to be entered."""
CUT = "▾"
"""Stands before an amount from which a limit took something; the panel says which."""
NAME, ROLE, LINES = 0, 1, 2
"""Where the columns begin."""

Missing = frozenset[tuple[MemberId, LineCode]]


class Kind(Enum):
    """What a column is of."""

    COUNT = "count"
    LINE = "line"
    ADJUSTED = "adjusted"
    """Differences of earlier months, of those paid into the hand."""
    CASH = "cash"
    """What is paid into the hand: the sum of the lines before it."""
    INSURANCE_ADJUSTED = "insurance_adjusted"
    WHOLE = "whole"
    """Cash and support of insurance together."""


@dataclass(frozen=True, slots=True)
class PayColumn:
    """One column of figures; ``code`` is the line that a count or an amount is of."""

    kind: Kind
    code: LineCode | None = None

    def figure(self, pay: MemberPay) -> int:
        """Return what stands in somebody's cell: đồng, or minutes and days counted."""
        return _FIGURES[self.kind](pay, self.code)

    @property
    def money(self) -> bool:
        """Return whether it holds đồng."""
        return self.kind is not Kind.COUNT

    def parts(self, columns: Sequence["PayColumn"]) -> tuple["PayColumn", ...]:
        """Return the columns whose sum this one is; none for a column that is no sum."""
        cash = [one for one in columns if one.kind is Kind.LINE and one.code and not one.code.insurance]
        insured = [one for one in columns if one.kind is Kind.LINE and one.code and one.code.insurance]
        if self.kind is Kind.CASH:
            return (*cash, *(one for one in columns if one.kind is Kind.ADJUSTED))
        if self.kind is Kind.WHOLE:
            hand = [one for one in columns if one.kind is Kind.CASH]
            return (*hand, *insured, *(one for one in columns if one.kind is Kind.INSURANCE_ADJUSTED))
        return ()


_COUNTED: Mapping[LineCode, str] = {
    LineCode.NIGHT: "Giờ\nđêm",
    LineCode.REST_DAY: "Ngày\nnghỉ",
    LineCode.HOLIDAY: "Ngày\nlễ",
    LineCode.DUTY: "Ngày\ntrực",
    LineCode.HEAVY: "Ngày\nnặng",
    LineCode.TRAINING: "Ngày\ntập huấn",
}


def _count(count: DutyCount, code: LineCode | None) -> int:
    return count.of(code) or 0 if code is not None else 0


_FIGURES: Mapping[Kind, Callable[[MemberPay, LineCode | None], int]] = {
    Kind.COUNT: lambda pay, code: _count(pay.count, code),
    Kind.LINE: lambda pay, code: pay.amount(code) if code else 0,
    Kind.ADJUSTED: lambda pay, _code: pay.adjusted(insurance=False),
    Kind.CASH: lambda pay, _code: pay.cash,
    Kind.INSURANCE_ADJUSTED: lambda pay, _code: pay.adjusted(insurance=True),
    Kind.WHOLE: lambda pay, _code: pay.cash + pay.insurance,
}


def layout(sheet: PayrollSheet, missing: Missing = frozenset()) -> tuple[PayColumn, ...]:
    """Return the sheet's columns of figures: counts and lines, what is paid into the hand, insurance, the whole."""
    codes = [code for code in LineCode if code in sheet.codes or any(code is open_code for _, open_code in missing)]
    columns: list[PayColumn] = []
    for code in (code for code in codes if not code.insurance):
        if code in _COUNTED and any(_count(pay.count, code) for pay in sheet.members):
            columns.append(PayColumn(Kind.COUNT, code))
        columns.append(PayColumn(Kind.LINE, code))
    columns += [PayColumn(Kind.ADJUSTED)] if sheet.has_adjustments(insurance=False) else []
    columns.append(PayColumn(Kind.CASH))
    insured = [PayColumn(Kind.LINE, code) for code in codes if code.insurance]
    insured += [PayColumn(Kind.INSURANCE_ADJUSTED)] if sheet.has_adjustments(insurance=True) else []
    return (*columns, *insured, *([PayColumn(Kind.WHOLE)] if insured else []))


def title_of(column: PayColumn, messages: Messages) -> str:
    """Return what a column is called, in one line."""
    if column.kind is Kind.COUNT and column.code:
        return _COUNTED[column.code].replace("\n", " ")
    if column.code:
        return messages.label("line_code", column.code)
    return _TITLES[column.kind]


_TITLES: Mapping[Kind, str] = {
    Kind.ADJUSTED: "Truy lĩnh, truy thu",
    Kind.CASH: "Tổng nhận",
    Kind.INSURANCE_ADJUSTED: "Truy lĩnh, truy thu bảo hiểm",
    Kind.WHOLE: "Cộng cả bảo hiểm",
}


def amount_text(amount: int) -> str:
    """Return an amount with dots, a dash for nought."""
    return written.money(amount) if amount else NOTHING


def figure_text(column: PayColumn, figure: int) -> str:
    """Return a figure as its column writes it: đồng with dots, hours and days with a decimal comma."""
    if column.code is LineCode.NIGHT and column.kind is Kind.COUNT:
        return written.hours(figure) if figure else NOTHING
    return amount_text(figure)


def columns_of(figures: Sequence[PayColumn], missing: Missing, messages: Messages) -> list[Column[MemberPay]]:
    """Return the table's columns: name, role, then the figures."""
    roles = list(Role)
    return [
        Column("Họ và tên", lambda pay: pay.name, key=lambda pay: name_key(pay.name), least=160),
        Column("Chức danh", lambda pay: messages.label("role", pay.role), key=lambda p: roles.index(p.role), width=70),
        *(_column(column, missing, messages) for column in figures),
    ]


def _column(column: PayColumn, missing: Missing, messages: Messages) -> Column[MemberPay]:
    def lacks(pay: MemberPay) -> bool:
        return column.kind is Kind.LINE and (pay.member, column.code) in missing

    def tone(pay: MemberPay) -> str | None:
        if lacks(pay):
            return "warning"
        return "secondary" if not column.figure(pay) or not column.money else None

    def tip(pay: MemberPay) -> str:
        if lacks(pay):
            return "Còn thiếu số liệu: Enter để nhập"
        return "Có phần bị cắt theo mức tối đa, xem các bước ở bên" if _cut(pay, column) else ""

    def text(pay: MemberPay) -> str:
        if lacks(pay):
            return MISSING
        shown = figure_text(column, column.figure(pay))
        return f"{CUT} {shown}" if _cut(pay, column) else shown

    sums = column.kind in {Kind.CASH, Kind.WHOLE}
    return Column(
        _COUNTED[column.code]
        if column.kind is Kind.COUNT and column.code
        else in_two_lines(title_of(column, messages)),
        text,
        key=column.figure,
        right=True,
        width=40 if column.kind is Kind.COUNT else 72,
        tone=tone,
        tip=tip,
        bold=sums,
        foremost=sums,
    )


def in_two_lines(title: str) -> str:
    """Return a heading broken at the space nearest its middle where it is long."""
    spaces = [at for at, char in enumerate(title) if char == " "]
    if len(title) <= 10 or not spaces:
        return title
    at = min(spaces, key=lambda space: abs(space - len(title) / 2))
    return f"{title[:at]}\n{title[at + 1 :]}"


def _cut(pay: MemberPay, column: PayColumn) -> bool:
    return column.kind is Kind.LINE and any(line.cuts for line in pay.lines if line.code is column.code)


def by_team() -> Grouping[MemberPay]:
    """Return the grouping under each team's name, with its people and sum."""
    return Grouping(of=lambda pay: pay.team, title=_team_title)


def _team_title(own: Sequence[MemberPay]) -> str:
    return f"{own[0].team_name}   ·   {len(own)} người   ·   {written.money(sum(pay.cash for pay in own))} đ"


def totals_of(rows: Sequence[MemberPay], figures: Sequence[PayColumn]) -> Sequence[str]:
    """Return the sums of the rows given: those of a filter or a team, not of the month."""
    sums = [figure_text(column, sum(map(column.figure, rows))) for column in figures]
    return (f"Cộng {len(rows)} người", "", *sums)
