"""``opening list|set|forget``: what people were paid earlier in the year, before the book kept its months."""

from decimal import Decimal, InvalidOperation
from typing import Any

import click

from desktop_app.cli.answers import answer
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.finding import member_named
from desktop_app.cli.month_type import MONTH
from desktop_app.model.opening import OpeningBalance, PaidLine
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.services import counting_years
from desktop_app.services.office import Office
from desktop_app.wording import written

MEMBER = click.option("--member", required=True, help="Họ tên hoặc số CCCD.")
YEAR = click.option("--year", type=click.IntRange(1900, 2999), required=True, help="Năm dương lịch.")
LINE = click.Choice([code.value for code in LineCode])


class HoursType(click.ParamType[int]):
    """Hours as ``120``, ``6,5`` or ``6.5``; minutes in the program."""

    name = "giờ"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the minutes; fails as wrong usage for anything that is no whole number of them."""
        try:
            minutes = Decimal(str(value).replace(",", ".")) * 60
        except InvalidOperation:
            minutes = Decimal("NaN")
        if not minutes.is_finite() or minutes != int(minutes):
            self.fail(f"«{value}» không phải là số giờ. Viết ví dụ 120 hoặc 6,5.", param, ctx)
        return int(minutes)


@click.group()
def opening() -> None:
    """Số đã hưởng từ đầu năm trước khi dùng sổ."""


@opening.command("list")
@YEAR
@JSON
@click.pass_obj
def list_(context: Context, year: int, as_json: bool) -> None:
    """Những người đã ghi số đã hưởng."""
    with context.commune() as office:
        names = {payee.id: payee.full_name for payee in office.book.payees()}
        balances = office.book.opening_balances(year).values()
        rows = [_row(names[balance.member], balance) for balance in balances]
        text = "\n".join(_text(office, names[balance.member], balance) for balance in balances)
        answer({"year": year, "openings": rows}, as_json=as_json, text=text or "Chưa ghi cho ai.")


@opening.command("set")
@MEMBER
@click.option("--until", type=MONTH, required=True, help="Tháng cuối đã hưởng trước khi dùng sổ.")
@click.option("--hours", type=(LINE, HoursType()), multiple=True, help="Khoản và số giờ đã hưởng.")
@click.option("--count", type=(LINE, int), multiple=True, help="Khoản và số ngày, đêm, ca đã hưởng.")
@click.option("--amount", type=(LINE, int), multiple=True, help="Khoản và số tiền đã hưởng, đồng.")
@click.option("--bonus", type=int, default=0, help="Tổng bồi dưỡng đã hưởng nếu chỉ biết tổng, đồng.")
@click.option("--document", default="", help="Giấy tờ ghi số đã hưởng.")
@JSON
@click.pass_obj
def set_(
    context: Context,
    member: str,
    until: Month,
    hours: tuple[tuple[str, int], ...],
    count: tuple[tuple[str, int], ...],
    amount: tuple[tuple[str, int], ...],
    bonus: int,
    document: str,
    as_json: bool,
) -> None:
    """Ghi số đã hưởng của một người; ghi lại thì thay số cũ."""
    ticks = dict(hours) | dict(count)
    amounts = dict(amount)
    lines = tuple(
        PaidLine(code, ticks.get(code, 0), amounts.get(code, 0))
        for code in LineCode
        if code in ticks or code in amounts
    )
    with context.commune() as office:
        balance = OpeningBalance(member_named(office, member), until.year, until, lines, bonus, document)
        counting_years.record_openings(office, [balance])
        answer(_row(member, balance), as_json=as_json, text=_text(office, member, balance))


@opening.command()
@MEMBER
@YEAR
@JSON
@click.pass_obj
def forget(context: Context, member: str, year: int, as_json: bool) -> None:
    """Bỏ số đã ghi của một người."""
    with context.commune() as office:
        counting_years.forget_opening(office, member_named(office, member), year)
        answer({"member": member, "year": year}, as_json=as_json, text="Đã bỏ.")


def _row(name: str, balance: OpeningBalance) -> dict[str, object]:
    lines = [{"line": line.line, "ticks": line.ticks, "amount": line.amount} for line in balance.lines]
    return {
        "member": balance.member,
        "name": name,
        "until": balance.until,
        "lines": lines,
        "bonus": balance.bonus,
        "document": balance.document,
    }


def _text(office: Office, name: str, balance: OpeningBalance) -> str:
    label = office.messages.label
    parts = [f"{label('line_code', x.line)}: {x.ticks}, {written.money(x.amount)} đ" for x in balance.lines]
    parts += [f"bồi dưỡng: {written.money(balance.bonus)} đ"] if balance.bonus else []
    return f"{name}, đến tháng {written.short_month(balance.until)}: {'; '.join(parts)}"
