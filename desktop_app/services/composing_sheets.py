"""What stands on the month's sheets: the duty grid, the payment list, one person's calculation."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby

from desktop_app.model.duty import DutyEntry, in_month
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.payroll import DutyCount, LineCode, MemberPay, PayrollLine, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.unit import Body, Profile
from desktop_app.printing import contexts as paper_of
from desktop_app.printing.contexts import PaperDate
from desktop_app.rules.scheme import CountOf, Scheme
from desktop_app.services.closing_months import profile_for, sheet_of
from desktop_app.services.composing_decisions import head_signer, heading_of
from desktop_app.services.office import Office
from desktop_app.wording import paper, written

ALWAYS_SHOWN = (CountOf.NIGHT_HOURS, CountOf.REST_DAYS, CountOf.HOLIDAYS, CountOf.DUTY_DAYS)
"""Counts that a grid shows even where all are nought: an empty column says so."""


def compose_attendance(office: Office, month: Month, team: TeamId | None = None) -> paper_of.Attendance:
    """Return the month's duty grid, of one team or of all."""
    profile = profile_for(office, month)
    sheet = _of_team(sheet_of(office, month)[0], team)
    duty: dict[MemberId, list[DutyEntry]] = {}
    for entry in in_month(office.book.duty(month), month):
        duty.setdefault(entry.member, []).append(entry)
    counted = count_columns(office.rulebook.scheme(sheet.scheme_id))
    totals = tuple(column for column in counted if column in ALWAYS_SHOWN or _anybody(sheet, column))
    teams = tuple(_attendance_team(pays, duty, month, totals) for pays in _by_team(sheet.members))
    symbols = profile.shift_symbols
    return paper_of.Attendance(
        heading=heading_of(profile, Body.POLICE, _after(month)),
        commune=paper.commune(profile),
        month=month,
        days=_day_columns(office, profile, sheet.scheme_id, month),
        total_columns=tuple(paper_of.SheetColumn(paper.COUNT_HEADINGS[column]) for column in totals),
        teams=teams,
        totals=_counts(sheet.members, totals),
        legend=(*(f"{symbol}: {meaning}" for symbol, meaning in symbols.items()), *paper.GRID_LEGEND),
        signers=(
            paper_of.Signer((paper.TIMEKEEPER,)),
            head_signer(office, Body.POLICE, month.last),
            _committee_signer(office, profile, month),
        ),
    )


def _committee_signer(office: Office, profile: Profile, month: Month) -> paper_of.Signer:
    """The sheet is the police's paper, so the committee's signer names the committee."""
    signer = head_signer(office, Body.COMMITTEE, month.last)
    return paper_of.Signer(paper.committee_lines(signer.capacity, profile), signer.name)


def compose_payment(office: Office, month: Month, team: TeamId | None = None) -> paper_of.Payment:
    """Return the month's payment list, of one team or of all; its columns are the lines that anybody has."""
    profile = profile_for(office, month)
    whole, _closed = sheet_of(office, month)
    sheet = _of_team(whole, team)
    counts = [column for column in count_columns(office.rulebook.scheme(sheet.scheme_id)) if _anybody(sheet, column)]
    columns = [column for code in sheet.codes for column in _columns_of(code, counts)]
    return paper_of.Payment(
        heading=heading_of(profile, Body.POLICE, _after(month)),
        commune=paper.commune(profile),
        month=month,
        scheme=scheme_words(sheet),
        columns=tuple(paper_of.SheetColumn(_heading(office, column)) for column in columns),
        teams=tuple(_payment_team(office, pays, columns) for pays in _by_team(sheet.members)),
        values=_sums(sheet.members, columns),
        total=sheet.cash + sheet.insurance,
        signers=(
            paper_of.Signer((paper.SHEET_MAKER,)),
            paper_of.Signer((paper.ACCOUNTANT,)),
            head_signer(office, Body.POLICE, month.last),
            _committee_signer(office, profile, month),
        ),
    )


def compose_calculation(office: Office, month: Month, member: MemberId) -> paper_of.Calculation:
    """Return one person's calculation of the month with every step; Refused where the person has none."""
    profile = profile_for(office, month)
    sheet, _closed = sheet_of(office, month)
    pay = next((pay for pay in sheet.members if pay.member == member), None)
    person = office.book.member(member)
    if pay is None or person is None:
        raise Refused(Problem("month.member_not_in_sheet", values={"month": month}))
    return paper_of.Calculation(
        heading=heading_of(profile, Body.POLICE, _after(month)),
        month=month,
        name=pay.name,
        role=paper.role(pay.role),
        team=paper.team(pay.team_name),
        id_number=person.cccd,
        scheme=scheme_words(sheet),
        lines=tuple(_calculation_line(office, line) for line in pay.lines),
        total=pay.cash + pay.insurance,
        remarks=_remarks(office, sheet, pay),
        signers=(paper_of.Signer((paper.SHEET_MAKER,)), head_signer(office, Body.POLICE, month.last)),
    )


def scheme_words(sheet: PayrollSheet) -> str:
    """Return by what the money is counted, with a plain word where that is only a draft or not whole."""
    return sheet.scheme_name if sheet.payable else paper.trial(sheet.scheme_name)


def count_columns(scheme: Scheme) -> tuple[CountOf, ...]:
    """Return what the scheme's lines count, in the order of its lines."""
    return tuple(dict.fromkeys(rule.count.of for rule in scheme.lines if rule.count is not None))


def count_of(count: DutyCount, column: CountOf) -> str:
    """Return one count as it is written; empty for nought."""
    value = {
        CountOf.NIGHT_HOURS: Fraction(count.night_minutes, 60),
        CountOf.REST_DAYS: Fraction(count.rest_days),
        CountOf.HOLIDAYS: Fraction(count.holidays),
        CountOf.DUTY_DAYS: Fraction(count.duty_days),
        CountOf.HEAVY_DAYS: Fraction(count.heavy_days),
        CountOf.TRAINING_DAYS: Fraction(count.training_days),
    }[column]
    return written.number(value, places=2) if value else ""


Column = LineCode | CountOf
_COUNTED_BY: Mapping[LineCode, CountOf] = {
    LineCode.NIGHT: CountOf.NIGHT_HOURS,
    LineCode.REST_DAY: CountOf.REST_DAYS,
    LineCode.HOLIDAY: CountOf.HOLIDAYS,
    LineCode.DUTY: CountOf.DUTY_DAYS,
    LineCode.HEAVY: CountOf.HEAVY_DAYS,
    LineCode.TRAINING: CountOf.TRAINING_DAYS,
}


def _columns_of(code: LineCode, counts: Sequence[CountOf]) -> list[Column]:
    """A line's count stands before its money, as the clerk adds it up."""
    counted = _COUNTED_BY.get(code)
    return [counted, code] if counted in counts and counted is not None else [code]


def _heading(office: Office, column: Column) -> str:
    return paper.COUNT_HEADINGS[column] if isinstance(column, CountOf) else office.messages.label("line_code", column)


def _value(pay: MemberPay, column: Column) -> paper_of.Value:
    return count_of(pay.count, column) if isinstance(column, CountOf) else pay.amount(column)


def _sums(pays: Sequence[MemberPay], columns: Iterable[Column]) -> tuple[paper_of.Value, ...]:
    return tuple(
        _counts(pays, [column])[0] if isinstance(column, CountOf) else sum(pay.amount(column) for pay in pays)
        for column in columns
    )


def _counts(pays: Sequence[MemberPay], columns: Sequence[CountOf]) -> tuple[str, ...]:
    total = DutyCount(*(sum(getattr(pay.count, name) for pay in pays) for name in DutyCount.__dataclass_fields__))
    return tuple(count_of(total, column) for column in columns)


def _anybody(sheet: PayrollSheet, column: CountOf) -> bool:
    return any(count_of(pay.count, column) for pay in sheet.members)


def _of_team(sheet: PayrollSheet, team: TeamId | None) -> PayrollSheet:
    if team is None:
        return sheet
    from dataclasses import replace

    return replace(sheet, members=tuple(pay for pay in sheet.members if pay.team == team))


def _by_team(pays: Iterable[MemberPay]) -> list[list[MemberPay]]:
    return [list(own) for _team, own in groupby(pays, key=lambda pay: pay.team)]


def _payment_team(office: Office, pays: list[MemberPay], columns: Sequence[Column]) -> paper_of.PaymentTeam:
    rows = tuple(
        paper_of.PaymentRow(
            pay.name,
            paper.role(pay.role),
            tuple(_value(pay, column) for column in columns),
            pay.cash + pay.insurance,
            cuts_of(office, pay),
        )
        for pay in pays
    )
    return paper_of.PaymentTeam(pays[0].team_name, rows, _sums(pays, columns), sum(row.total for row in rows))


def cuts_of(office: Office, pay: MemberPay) -> str:
    """Return what limits took from somebody this month, in one short line."""
    cuts = [step for line in pay.lines for step in line.cuts]
    return "; ".join(office.messages.short_step(step.code, step.values) for step in cuts)


def _attendance_team(
    pays: list[MemberPay],
    duty: Mapping[MemberId, list[DutyEntry]],
    month: Month,
    totals: Sequence[CountOf],
) -> paper_of.AttendanceTeam:
    rows = tuple(
        paper_of.AttendanceRow(
            pay.name,
            paper.role(pay.role),
            tuple(_mark(duty.get(pay.member, ()), day) for day in month.days()),
            tuple(count_of(pay.count, column) for column in totals),
        )
        for pay in pays
    )
    return paper_of.AttendanceTeam(pays[0].team_name, rows, _counts(pays, totals))


def _mark(entries: Iterable[DutyEntry], day: date) -> paper_of.DutyMark:
    own = sorted((entry for entry in entries if entry.day == day), key=lambda entry: entry.begins)
    intervals = tuple(
        paper_of.DutyInterval(e.begins.hour * 60 + e.begins.minute, e.ends.hour * 60 + e.ends.minute) for e in own
    )
    return paper_of.DutyMark(intervals)


def _day_columns(office: Office, profile: Profile, scheme: str, month: Month) -> tuple[paper_of.DayColumn, ...]:
    days = office.rulebook.month_rules(scheme, month, profile.rest_days).days
    return tuple(
        paper_of.DayColumn(
            day.day,
            written.SHORT_WEEKDAYS[day.weekday()],
            off=days.kind(day).value != "normal",
            mark=paper.HOLIDAY_MARK if days.kind(day).value.startswith("holiday") else "",
        )
        for day in month.days()
    )


def _calculation_line(office: Office, line: PayrollLine) -> paper_of.CalculationLine:
    steps = tuple(
        paper_of.CalculationStep(
            office.messages.step(step.code, step.values),
            paper.source_words(step.source) if step.source else "",
            "",
        )
        for step in line.steps
    )
    return paper_of.CalculationLine(office.messages.label("line_code", line.code), steps, line.amount)


def _remarks(office: Office, sheet: PayrollSheet, pay: MemberPay) -> tuple[str, ...]:
    remarks = [] if sheet.payable else [paper.TRIAL_REMARK]
    if cuts := cuts_of(office, pay):
        remarks.append(paper.upper_first(cuts))
    certainties = {step.source.certainty for line in pay.lines for step in line.steps if step.source}
    remarks += [
        f"{paper.SOME_RESTS_ON} {office.messages.label('certainty', certainty)}"
        for certainty in sorted(certainties)
        if certainty.doubtful
    ]
    return tuple(remarks)


def _after(month: Month) -> PaperDate:
    """Sheets are signed in the month after; the day is written in by hand."""
    return PaperDate(month.next.year, month.next.number)
