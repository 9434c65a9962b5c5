"""What the book adds to a sheet that the rules computed: documents of entered figures, differences carried into it."""

from collections.abc import Iterable
from dataclasses import replace

from desktop_app.model.differences import CarriedDifference
from desktop_app.model.entered import EnteredFigure
from desktop_app.model.ids import MemberId
from desktop_app.model.member import Role
from desktop_app.model.payroll import Adjustment, LineCode, MemberPay, PayrollLine, PayrollSheet, Step
from desktop_app.model.periods import Month
from desktop_app.services.office import Office

ENTERED = "entered_by_clerk"
"""The step by which the rules say that a figure was entered."""


def with_documents(sheet: PayrollSheet, figures: Iterable[EnteredFigure]) -> PayrollSheet:
    """Return the sheet with the document of each entered figure among its line's steps."""
    by_member: dict[MemberId, list[EnteredFigure]] = {}
    for figure in figures:
        by_member.setdefault(figure.member, []).append(figure)
    if not by_member:
        return sheet
    return replace(
        sheet,
        members=tuple(
            replace(pay, lines=tuple(_documented(line, by_member[pay.member]) for line in pay.lines))
            if pay.member in by_member
            else pay
            for pay in sheet.members
        ),
    )


def _documented(line: PayrollLine, figures: Iterable[EnteredFigure]) -> PayrollLine:
    figure = next((one for one in figures if one.code is line.code), None)
    if figure is None or not any(step.code == ENTERED for step in line.steps):
        return line
    note = (Step("entered_note", {"note": figure.note}),) if figure.note else ()
    return replace(line, steps=(*line.steps, Step("entered_document", {"document": figure.document}), *note))


def with_carried(office: Office, sheet: PayrollSheet) -> PayrollSheet:
    """Return the sheet with the differences carried into its month; who left since stands in it by them alone."""
    carried: dict[MemberId, list[CarriedDifference]] = {}
    for one in office.book.carried_into(sheet.month):
        carried.setdefault(one.member, []).append(one)
    if not carried:
        return sheet
    own = [replace(pay, adjustments=_adjustments(carried.pop(pay.member, ()))) for pay in sheet.members]
    names = {member: found.full_name for member in carried if (found := office.book.member(member)) is not None}
    teams = {team.id: team.name for team in office.book.teams()}
    for member, rows in carried.items():
        last = max(rows, key=lambda one: one.from_month)
        pay = MemberPay(member, names.get(member, member), last.team, teams.get(last.team, last.team), last.role, ())
        own.append(replace(pay, adjustments=_adjustments(rows)))
    places = {team: at for at, team in enumerate(teams)}
    ranks = {role: at for at, role in enumerate(Role)}
    own.sort(key=lambda pay: (places.get(pay.team, len(places)), pay.team, ranks[pay.role]))
    return replace(sheet, members=tuple(own), payable=sheet.payable and not _of_trials(office, sheet.month))


def _of_trials(office: Office, month: Month) -> bool:
    """Return whether a difference was carried into the month from one that was only a trial."""
    return not all(_origins(office, month).values())


def paid_origins(office: Office, month: Month) -> tuple[Month, ...]:
    """Return the months, closed as sheets to pay by, of which differences were carried into this one."""
    return tuple(one for one, payable in sorted(_origins(office, month).items()) if payable)


def _origins(office: Office, month: Month) -> dict[Month, bool]:
    """Each month of which differences were carried into this one, and whether its closed sheet may be paid by."""
    closings = {one.from_month: office.book.closed_month(one.from_month) for one in office.book.carried_into(month)}
    return {one: closed.sheet.payable for one, closed in closings.items() if closed is not None}


def _adjustments(rows: Iterable[CarriedDifference]) -> tuple[Adjustment, ...]:
    printed = list(LineCode)
    order = sorted(rows, key=lambda one: (one.from_month, printed.index(one.code), one.carried_at, one.id))
    return tuple(Adjustment(one.from_month, one.code, one.amount, one.steps) for one in order)
