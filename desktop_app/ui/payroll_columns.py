"""The columns of the month's sheet, and what is told of one cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.model.member import Role
from desktop_app.model.payroll import LineCode, MemberPay, PayrollSheet
from desktop_app.model.text import name_key
from desktop_app.ui.models.rows import Column, Grouping
from desktop_app.wording import written
from desktop_app.wording.messages import Messages

NOTHING = "–"
CUT = "▾"
"""Stands before an amount from which a limit took something; the panel says which."""
NAME, ROLE, LINES = 0, 1, 2
"""Where the columns begin."""


@dataclass(frozen=True, slots=True)
class PayCell:
    """One cell one stands on: a line's amount, or the whole of one person where ``code`` is None."""

    pay: MemberPay
    code: LineCode | None

    @property
    def amount(self) -> int:
        """Return what the cell shows in đồng."""
        return self.pay.cash if self.code is None else self.pay.amount(self.code)


def amount_text(amount: int) -> str:
    """Return an amount with dots, a dash for nought."""
    return written.money(amount) if amount else NOTHING


def columns(sheet: PayrollSheet, messages: Messages) -> list[Column[MemberPay]]:
    """Return name, role, one column a line, and what is paid into the hand."""
    roles = list(Role)
    return [
        Column("Họ và tên", lambda pay: pay.name, key=lambda pay: name_key(pay.name)),
        Column("Chức danh", lambda pay: messages.label("role", pay.role), key=lambda p: roles.index(p.role), width=80),
        *(_line(code, messages) for code in sheet.codes),
        Column("Tổng nhận", lambda p: amount_text(p.cash), key=lambda p: p.cash, right=True, width=100, bold=True),
    ]


def _line(code: LineCode, messages: Messages) -> Column[MemberPay]:
    return Column(
        in_two_lines(messages.label("line_code", code)),
        lambda pay: _with_cut(pay, code),
        key=lambda pay: pay.amount(code),
        right=True,
        width=84,
        tone=lambda pay: "secondary" if not pay.amount(code) else None,
        tip=lambda pay: "Có phần bị cắt theo mức tối đa, xem các bước ở bên" if _cut(pay, code) else "",
    )


def in_two_lines(title: str) -> str:
    """Return a heading broken at the space nearest its middle where it is long."""
    spaces = [at for at, char in enumerate(title) if char == " "]
    if len(title) <= 10 or not spaces:
        return title
    at = min(spaces, key=lambda space: abs(space - len(title) / 2))
    return f"{title[:at]}\n{title[at + 1 :]}"


def _cut(pay: MemberPay, code: LineCode) -> bool:
    line = pay.line(code)
    return line is not None and bool(line.cuts)


def _with_cut(pay: MemberPay, code: LineCode) -> str:
    text = amount_text(pay.amount(code))
    return f"{CUT} {text}" if _cut(pay, code) else text


def by_team() -> Grouping[MemberPay]:
    """Return the grouping under each team's name, with its people and sum."""
    return Grouping(of=lambda pay: pay.team, title=_team_title)


def _team_title(own: Sequence[MemberPay]) -> str:
    return f"{own[0].team_name}   ·   {len(own)} người   ·   {written.money(sum(pay.cash for pay in own))} đ"


def totals_of(rows: Sequence[MemberPay], codes: Sequence[LineCode]) -> Sequence[str]:
    """Return the sums of the rows shown: those of a filter, not of the month."""
    sums = [amount_text(sum(pay.amount(code) for pay in rows)) for code in codes]
    return (f"Cộng {len(rows)} người", "", *sums, amount_text(sum(pay.cash for pay in rows)))
