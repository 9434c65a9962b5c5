"""``month show|close|reopen`` and what else is done with a month: its sheet, open figures, differences."""

import click

from desktop_app.cli.answers import answer, problem_json, say, say_problems
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.differences import carry, correct, differences, uncarry
from desktop_app.cli.figures import enter, forget, missing
from desktop_app.cli.month_type import MONTH
from desktop_app.model.payroll import MemberPay, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.services import closing_months
from desktop_app.services.office import Office
from desktop_app.wording import written
from desktop_app.wording.paper import TRIAL_WARNING


@click.group()
def month() -> None:
    """Bảng tính của tháng."""


for _command in (missing, enter, forget, correct, differences, carry, uncarry):
    month.add_command(_command)


@month.command()
@click.argument("which", type=MONTH)
@JSON
@click.pass_obj
def show(context: Context, which: Month, as_json: bool) -> None:
    """Xem bảng tính."""
    with context.commune() as office:
        sheet, closed = closing_months.sheet_of(office, which)
        state = "open" if closed is None else "closed" if closed.closed else "reopened"
        answer({"state": state, **sheet_json(office, sheet)}, as_json=as_json, text=_text(office, sheet))


@month.command()
@click.argument("which", type=MONTH)
@JSON
@click.pass_obj
def close(context: Context, which: Month, as_json: bool) -> None:
    """Khóa tháng."""
    with context.commune() as office:
        warnings = closing_months.closing_warnings(office, which)
        closed = closing_months.close_month(office, which)
        say_problems(office.messages, warnings)
        if not closed.sheet.payable:
            say(f"{TRIAL_WARNING}.")
        answer(
            {
                "state": "closed",
                "sheet_digest": closed.sheet_digest,
                "warnings": [problem_json(office.messages, warning) for warning in warnings],
                **sheet_json(office, closed.sheet),
            },
            as_json=as_json,
            text=f"Đã khóa tháng {written.short_month(which)}: {written.money(closed.sheet.cash)} đ",
        )


@month.command()
@click.argument("which", type=MONTH)
@click.option("--why", required=True, help="Lý do mở lại.")
@JSON
@click.pass_obj
def reopen(context: Context, which: Month, why: str, as_json: bool) -> None:
    """Mở lại tháng đã khóa."""
    with context.commune() as office:
        reopened = closing_months.reopen_month(office, which, why)
        text = f"Đã mở lại tháng {written.short_month(which)}"
        answer({"state": "reopened", "month": str(which), "why": reopened.reopened_why}, as_json=as_json, text=text)


def sheet_json(office: Office, sheet: PayrollSheet) -> dict[str, object]:
    """Return a sheet with every line and step; money as integers of đồng."""
    return {
        "month": str(sheet.month),
        "scheme": sheet.scheme_id,
        "payable": sheet.payable,
        "rulebook": sheet.rulebook_digest,
        "members": [_member(office, pay) for pay in sheet.members],
        "totals": {
            **{code.value: sheet.total(code) for code in sheet.codes},
            "cash_total": sheet.cash,
            "insurance_total": sheet.insurance,
            "total": sheet.cash + sheet.insurance,
            **_adjusted(sheet),
        },
    }


def _adjusted(sheet: PayrollSheet) -> dict[str, int]:
    """The sums of other months' differences, where there are any."""
    kinds = {"adjustments_cash": False, "adjustments_insurance": True}
    return {
        name: sheet.adjusted(insurance=insurance)
        for name, insurance in kinds.items()
        if sheet.has_adjustments(insurance=insurance)
    }


def _member(office: Office, pay: MemberPay) -> dict[str, object]:
    lines = [
        {
            "code": line.code.value,
            "amount": line.amount,
            "steps": [office.messages.step(step.code, step.values) for step in line.steps],
        }
        for line in pay.lines
    ]
    adjustments = [
        {
            "from": str(one.from_month),
            "code": one.code.value,
            "amount": one.amount,
            "steps": [office.messages.step(step.code, step.values) for step in one.steps],
        }
        for one in pay.adjustments
    ]
    return {
        "id": pay.member,
        "name": pay.name,
        "team": pay.team_name,
        "role": pay.role.value,
        "lines": lines,
        **({"adjustments": adjustments} if adjustments else {}),
        "cash_total": pay.cash,
        "insurance_total": pay.insurance,
    }


def _text(office: Office, sheet: PayrollSheet) -> str:
    rows = [
        f"{pay.team_name}\t{pay.name}\t{office.messages.label('role', pay.role)}\t{written.money(pay.cash)}"
        for pay in sheet.members
    ]
    return "\n".join([*rows, f"Tổng cộng\t{written.money(sheet.cash)} đ"])
