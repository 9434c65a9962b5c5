"""``month correct|differences|carry|uncarry``: a closed month that turns out otherwise."""

from collections.abc import Iterable
from datetime import datetime

import click

from desktop_app.cli.answers import answer
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.finding import member_named
from desktop_app.cli.month_type import MONTH
from desktop_app.model.differences import CarriedDifference, LineDifference
from desktop_app.model.duty_text import parse_intervals, write_interval
from desktop_app.model.payroll import Step
from desktop_app.model.periods import Month
from desktop_app.services.carrying_differences import carry_differences, compute_differences, withdraw_carried
from desktop_app.services.correcting_late import correct_late
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell, symbols_on
from desktop_app.wording import written

INTO = click.option("--into", "into", required=True, type=MONTH, help="Tháng đang mở nhận phần chênh lệch.")


@click.command()
@click.argument("which", type=MONTH)
@click.option("--member", "who", required=True, help="Người: mã, số CCCD hoặc họ tên.")
@click.option("--day", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Ngày trực, ví dụ 2026-10-06.")
@click.option("--duty", required=True, help="Ca đã trực thật, như gõ vào ô: 22-6. Để trống nếu không trực.")
@click.option("--why", required=True, help="Lý do và văn bản, biên bản làm căn cứ.")
@JSON
@click.pass_obj
def correct(context: Context, which: Month, who: str, day: datetime, duty: str, why: str, as_json: bool) -> None:
    """Sửa muộn ca trực của tháng đã khóa; tháng vẫn khóa."""
    with context.commune() as office:
        on = day.date()
        cell = Cell(member_named(office, who), on, parse_intervals(duty, symbols_on(office, on)))
        made = correct_late(office, which, [cell], why)
        stands = [write_interval(entry.begins, entry.ends) for one in made for entry in one.entries]
        said = "; ".join(stands) or "không trực"
        answer(
            {"month": str(which), "id": cell.member, "day": on, "corrected": bool(made), "duty": stands, "why": why},
            as_json=as_json,
            text=f"Đã sửa muộn ngày {written.short_date(on)}: {said}"
            if made
            else "Ca trực trở lại như khi khóa tháng.",
        )


@click.command()
@click.argument("which", type=MONTH)
@JSON
@click.pass_obj
def differences(context: Context, which: Month, as_json: bool) -> None:
    """So tháng đã khóa với kết quả tính lại; không ghi gì."""
    with context.commune() as office:
        found = compute_differences(office, which)
        answer(
            {
                "month": str(which),
                "differences": [_difference(office, one) for one in found],
                "cash_total": _total(found, insurance=False),
                "insurance_total": _total(found, insurance=True),
            },
            as_json=as_json,
            text=_text(office, found) or f"Tháng {written.short_month(which)} không có chênh lệch.",
        )


@click.command()
@click.argument("which", type=MONTH)
@INTO
@click.option("--why", required=True, help="Lý do và văn bản làm căn cứ.")
@JSON
@click.pass_obj
def carry(context: Context, which: Month, into: Month, why: str, as_json: bool) -> None:
    """Chuyển chênh lệch của tháng đã khóa sang một tháng sau đang mở."""
    with context.commune() as office:
        carried = carry_differences(office, which, into, why)
        _answer_carried(which, into, carried, "carried", "Đã chuyển", as_json=as_json)


@click.command()
@click.argument("which", type=MONTH)
@INTO
@JSON
@click.pass_obj
def uncarry(context: Context, which: Month, into: Month, as_json: bool) -> None:
    """Bỏ phần chênh lệch đã chuyển khi tháng nhận còn mở."""
    with context.commune() as office:
        taken = withdraw_carried(office, which, into)
        _answer_carried(which, into, taken, "withdrawn", "Đã bỏ", as_json=as_json)


def _answer_carried(
    which: Month, into: Month, rows: Iterable[CarriedDifference], state: str, verb: str, *, as_json: bool
) -> None:
    lines = [{"id": one.member, "line": one.code.value, "amount": one.amount, "why": one.why} for one in rows]
    total = sum(one.amount for one in rows)
    answer(
        {"state": state, "from": str(which), "into": str(into), "lines": lines, "total": total},
        as_json=as_json,
        text=f"{verb} {len(lines)} khoản chênh lệch của tháng {written.short_month(which)} sang tháng "
        f"{written.short_month(into)}: {written.money(total)} đ",
    )


def _total(found: Iterable[LineDifference], *, insurance: bool) -> int:
    return sum(one.left for one in found if one.code.insurance is insurance)


def _difference(office: Office, one: LineDifference) -> dict[str, object]:
    return {
        "id": one.member,
        "name": one.name,
        "team": one.team_name,
        "line": one.code.value,
        "then": one.then,
        "now": one.now,
        "carried": one.carried,
        "difference": one.left,
        "causes": _steps(office, one.causes),
        "then_steps": _steps(office, one.then_steps),
        "now_steps": _steps(office, one.now_steps),
    }


def _steps(office: Office, steps: Iterable[Step]) -> list[str]:
    return [office.messages.step(step.code, step.values) for step in steps]


def _text(office: Office, found: Iterable[LineDifference]) -> str:
    return "\n".join(
        f"{one.team_name}\t{one.name}\t{office.messages.label('line_code', one.code)}\t"
        f"{written.money(one.then)} → {written.money(one.now)}\t{one.left:+,}".replace(",", ".")
        + f" đ\t{'; '.join(_steps(office, one.causes))}"
        for one in found
    )
