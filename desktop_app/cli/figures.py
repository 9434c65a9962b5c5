"""``month missing|enter|forget``: figures that stand in no text the program has read."""

import click

from desktop_app.cli.answers import answer
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.finding import member_named
from desktop_app.cli.month_type import MONTH
from desktop_app.model.entered import EnteredFigure
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.services import closing_months
from desktop_app.services.entering_figures import enter_figure, withdraw_figure
from desktop_app.services.office import Office
from desktop_app.wording import written

MEMBER = click.option("--member", "who", required=True, help="Người: mã, số CCCD hoặc họ tên.")
LINE = click.option(
    "--line", "code", required=True, type=click.Choice([code.value for code in LineCode]), help="Khoản, ví dụ area."
)
WHY = click.option("--why", default="", help="Lý do, bắt buộc khi tháng đã khóa.")


@click.command()
@click.argument("which", type=MONTH)
@JSON
@click.pass_obj
def missing(context: Context, which: Month, as_json: bool) -> None:
    """Những số liệu còn thiếu của tháng."""
    with context.commune() as office:
        found = closing_months.open_figures(office, which)
        rows = [
            {"id": facts.member, "name": facts.name, "team": facts.team_name, "line": code.value}
            for facts, code in found
        ]
        text = "\n".join(
            f"{facts.team_name}\t{facts.name}\t{office.messages.label('line_code', code)}" for facts, code in found
        )
        answer({"month": str(which), "missing": rows}, as_json=as_json, text=text or "Không thiếu số liệu nào.")


@click.command()
@click.argument("which", type=MONTH)
@MEMBER
@LINE
@click.option("--amount", required=True, type=int, help="Số tiền, đồng.")
@click.option("--document", required=True, help="Văn bản làm căn cứ: số, ngày, điều.")
@click.option("--note", default="", help="Ghi chú.")
@WHY
@JSON
@click.pass_obj
def enter(
    context: Context, which: Month, who: str, code: str, amount: int, document: str, note: str, why: str, as_json: bool
) -> None:
    """Nhập số tiền của một khoản mà văn bản đọc được không nêu."""
    with context.commune() as office:
        member = member_named(office, who)
        figure = EnteredFigure(which, member, LineCode(code), amount, document, note)
        kept = enter_figure(office, figure, why)
        _answer(office, kept, "entered", "Đã nhập", as_json=as_json)


@click.command()
@click.argument("which", type=MONTH)
@MEMBER
@LINE
@WHY
@JSON
@click.pass_obj
def forget(context: Context, which: Month, who: str, code: str, why: str, as_json: bool) -> None:
    """Bỏ số tiền đã nhập của một khoản."""
    with context.commune() as office:
        taken = withdraw_figure(office, which, member_named(office, who), LineCode(code), why)
        _answer(office, taken, "withdrawn", "Đã bỏ", as_json=as_json)


def _answer(office: Office, figure: EnteredFigure, state: str, verb: str, *, as_json: bool) -> None:
    member = office.book.member(figure.member)
    line = office.messages.label("line_code", figure.code)
    answer(
        {
            "state": state,
            "month": str(figure.month),
            "id": figure.member,
            "line": figure.code.value,
            "amount": figure.amount,
            "document": figure.document,
            "note": figure.note,
        },
        as_json=as_json,
        text=f"{verb}: {member.full_name if member else figure.member}, {line}, tháng "
        f"{written.short_month(figure.month)}: {written.money(figure.amount)} đ ({figure.document})",
    )
