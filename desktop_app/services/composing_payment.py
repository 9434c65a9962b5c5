"""What stands on the month's payment list."""

from collections.abc import Iterable, Sequence
from enum import Enum

from desktop_app.model.ids import TeamId
from desktop_app.model.payroll import LineCode, MemberPay
from desktop_app.model.periods import Month
from desktop_app.model.unit import Body
from desktop_app.printing import contexts as paper_of
from desktop_app.rules.scheme_counts import USUAL_COUNT, CountOf
from desktop_app.services import composing_sheets as shared
from desktop_app.services.closing_months import profile_for, sheet_of
from desktop_app.services.composing_parts import head_signer, heading_of
from desktop_app.services.office import Office
from desktop_app.wording import paper
from desktop_app.wording.duty_grid_words import QUANTITY_HEADINGS


class Adjusted(Enum):
    """The column of other months' differences."""

    CASH = "cash"
    INSURANCE = "insurance"


Column = LineCode | CountOf | Adjusted


def compose_payment(office: Office, month: Month, team: TeamId | None = None) -> paper_of.Payment:
    """Return the month's payment list, of one team or of all; its columns are the lines that anybody has."""
    profile = profile_for(office, month)
    whole, closed = sheet_of(office, month)
    sheet = shared.of_team(whole, team)
    counts = [column for column in shared.counted_in(office, sheet) if shared.anybody_has(sheet, column)]
    columns = [column for code in sheet.codes if not code.insurance for column in _columns_of(code, counts)]
    columns += [Adjusted.CASH] if sheet.has_adjustments(insurance=False) else []
    insured: list[Column] = [code for code in sheet.codes if code.insurance]
    insured += [Adjusted.INSURANCE] if sheet.has_adjustments(insurance=True) else []
    return paper_of.Payment(
        heading=heading_of(profile, Body.POLICE, shared.month_after(month)),
        commune=paper.commune(profile),
        month=month,
        scheme=sheet.scheme_name,
        warning=shared.warning_of(sheet, closed),
        columns=tuple(_pay_column(office, column, counts) for column in columns),
        insurance_columns=_insurance_columns(office, insured),
        teams=tuple(_payment_team(office, pays, columns, insured) for pays in shared.by_team(sheet.members)),
        values=_sums(sheet.members, columns),
        cash=sheet.cash,
        insurance=_insurance(sheet.members, insured),
        sums=shared.payment_sums(sheet.cash, sheet.insurance),
        remarks=(
            *shared.lacking_remark(office, sheet.members, shared.lacking_in(office, sheet, closed)),
            *shared.doubts_of(office, sheet.members),
        ),
        signers=(
            paper_of.Signer((paper.SHEET_MAKER,)),
            paper_of.Signer((paper.ACCOUNTANT,)),
            head_signer(office, Body.POLICE, month.last),
            shared.committee_signer(office, profile, month),
        ),
        numbers=profile.number_words,
    )


def _columns_of(code: LineCode, counts: Sequence[CountOf]) -> list[Column]:
    """A line's count stands before its money, as the clerk adds it up."""
    counted = USUAL_COUNT.get(code)
    return [counted, code] if counted in counts and counted is not None else [code]


def _pay_column(office: Office, column: Column, counts: Sequence[CountOf]) -> paper_of.SheetColumn:
    """A count and its money stand under the name of their line."""
    if isinstance(column, CountOf):
        line = next(code for code, counted in USUAL_COUNT.items() if counted is column)
        return paper_of.SheetColumn(
            QUANTITY_HEADINGS[column], paper.common_heading(office.messages.label("line_code", line))
        )
    name = _money_heading(office, column)
    if isinstance(column, LineCode) and USUAL_COUNT.get(column) in counts:
        return paper_of.SheetColumn(paper.MONEY_HEADING, paper.common_heading(name))
    return paper_of.SheetColumn(name)


def _money_heading(office: Office, column: LineCode | Adjusted) -> str:
    if isinstance(column, Adjusted):
        return office.messages.label("adjustment", "column")
    return office.messages.label("line_code", column)


def _insurance_columns(office: Office, insured: Sequence[Column]) -> tuple[paper_of.SheetColumn, ...]:
    """What is paid towards insurance stands apart from what is paid into the hand; then both together."""
    if not insured:
        return ()
    names = [_money_heading(office, column) for column in insured if not isinstance(column, CountOf)]
    return (
        *(paper_of.SheetColumn(name, paper.INSURANCE_OVER) for name in names),
        paper_of.SheetColumn(paper.TOTAL),
    )


def _insurance(pays: Sequence[MemberPay], insured: Sequence[Column]) -> tuple[paper_of.Value, ...]:
    if not insured:
        return ()
    return (*_sums(pays, insured), sum(pay.cash + pay.insurance for pay in pays))


def _value(pay: MemberPay, column: Column) -> paper_of.Value:
    return shared.count_of(pay.count, column) if isinstance(column, CountOf) else _amount(pay, column)


def _amount(pay: MemberPay, column: LineCode | Adjusted) -> int:
    if isinstance(column, Adjusted):
        return pay.adjusted(insurance=column is Adjusted.INSURANCE)
    return pay.amount(column)


def _sums(pays: Sequence[MemberPay], columns: Iterable[Column]) -> tuple[paper_of.Value, ...]:
    return tuple(
        shared.count_totals(pays, [column])[0]
        if isinstance(column, CountOf)
        else sum(_amount(pay, column) for pay in pays)
        for column in columns
    )


def _payment_team(
    office: Office, pays: list[MemberPay], columns: Sequence[Column], insured: Sequence[Column]
) -> paper_of.PaymentTeam:
    rows = tuple(
        paper_of.PaymentRow(
            pay.name,
            paper.role(pay.role),
            tuple(_value(pay, column) for column in columns),
            pay.cash,
            _insurance([pay], insured),
            paper.upper_first("; ".join(filter(None, [shared.cuts_of(office, pay), shared.adjusted_of(office, pay)]))),
        )
        for pay in pays
    )
    cash = sum(row.cash for row in rows)
    return paper_of.PaymentTeam(pays[0].team_name, rows, _sums(pays, columns), cash, _insurance(pays, insured))
