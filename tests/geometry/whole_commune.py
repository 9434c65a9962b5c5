"""A payment sheet of a whole commune: 400 members in 58 teams, every amount another, every sum the true one."""

from dataclasses import replace
from itertools import cycle, islice

from desktop_app.printing.blocks.tables import Table
from desktop_app.printing.contexts import Payment, PaymentRow, PaymentSum, PaymentTeam
from desktop_app.printing.definition import FormDefinition

MEMBERS, TEAM = 400, 7
FAMILIES = ("Nguyễn Văn", "Trần Thị", "Lê Quang", "Phạm Đức", "Hoàng Thị Ngọc", "Vũ Hữu", "Đặng Thu", "Bùi Công")


def added(rows: list[PaymentRow], name: str) -> tuple[int, ...]:
    columns = zip(*(getattr(row, name) for row in rows), strict=True)
    return tuple(sum(int(value or 0) for value in column) for column in columns)


def team_of(number: int, rows: list[PaymentRow]) -> PaymentTeam:
    cash = sum(row.cash for row in rows)
    return PaymentTeam(f"Tổ thôn {number}", tuple(rows), added(rows, "values"), cash, added(rows, "insurance"))


def commune(context: Payment) -> Payment:
    """The sample with 400 members: every amount another, every sum the true one."""
    family = islice(cycle(FAMILIES), MEMBERS)
    rows = []
    for number, name in enumerate(family, start=1):
        values = (2_459_600 + 1_000 * number, number % 31, 40_205 * (number % 31), number % 5, 321_640 * (number % 5))
        cash = values[0] + values[2] + values[4]
        rows.append(PaymentRow(f"{name} {number}", "Tổ viên", values, cash, (280_500, 113_850, cash + 394_350)))
    teams = tuple(team_of(start // TEAM + 1, rows[start : start + TEAM]) for start in range(0, MEMBERS, TEAM))
    cash, insurance = sum(team.cash for team in teams), added(rows, "insurance")
    sums = (cash, insurance[0] + insurance[1], insurance[2])
    return replace(
        context,
        teams=teams,
        values=added(rows, "values"),
        cash=cash,
        insurance=insurance,
        sums=tuple(PaymentSum(one.title, amount) for one, amount in zip(context.sums, sums, strict=True)),
    )


def with_rows(form: FormDefinition, height: float) -> FormDefinition:
    """The form as an office would change it whose members sign with a wide hand."""
    made = tuple(replace(one, row_mm=height) if isinstance(one, Table) else one for one in form.text.block)
    return replace(form, text=replace(form.text, block=made))
