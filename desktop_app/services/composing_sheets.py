"""What stands on the month's sheets: the duty grid, the payment list, one person's calculation."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby

from desktop_app.model.duty import DutyEntry, in_month
from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.payroll import ClosedMonth, DutyCount, LineCode, MemberPay, PayrollLine, PayrollSheet, Step
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.unit import Body, Profile
from desktop_app.printing import contexts as paper_of
from desktop_app.printing.contexts import PaperDate
from desktop_app.rules.scheme import Scheme
from desktop_app.rules.scheme_counts import CountOf
from desktop_app.services.closing_months import profile_for, sheet_of
from desktop_app.services.composing_decisions import head_signer, heading_of
from desktop_app.services.office import Office
from desktop_app.wording import paper, written

ALWAYS_SHOWN = (CountOf.NIGHT_HOURS, CountOf.REST_DAYS, CountOf.HOLIDAYS, CountOf.DUTY_DAYS)
"""Counts that a grid shows even where all are nought: an empty column says so."""


def compose_attendance(office: Office, month: Month, team: TeamId | None = None) -> paper_of.Attendance:
    """Return the month's duty grid, of one team or of all."""
    profile = profile_for(office, month)
    whole, closed = sheet_of(office, month)
    sheet = _of_team(whole, team)
    duty: dict[MemberId, list[DutyEntry]] = {}
    for entry in in_month(office.book.duty(month), month):
        duty.setdefault(entry.member, []).append(entry)
    counted = count_columns(office.rulebook.scheme(sheet.scheme_id))
    totals = tuple(column for column in counted if column in ALWAYS_SHOWN or _anybody(sheet, column))
    symbols = known_symbols(profile)
    teams = tuple(_attendance_team(pays, duty, month, totals, symbols) for pays in _by_team(sheet.members))
    days = _day_columns(office, profile, sheet.scheme_id, month)
    return paper_of.Attendance(
        heading=heading_of(profile, Body.POLICE, _after(month)),
        commune=paper.commune(profile),
        month=month,
        warning="" if _is_closed(closed) else paper.OPEN_WARNING,
        days=days,
        total_columns=tuple(paper_of.SheetColumn(paper.COUNT_HEADINGS[column]) for column in totals),
        teams=teams,
        totals=_counts(sheet.members, totals),
        legend=legend_of(teams, days, symbols),
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
    whole, closed = sheet_of(office, month)
    sheet = _of_team(whole, team)
    counts = [column for column in count_columns(office.rulebook.scheme(sheet.scheme_id)) if _anybody(sheet, column)]
    columns = [column for code in sheet.codes if not code.insurance for column in _columns_of(code, counts)]
    insured = [code for code in sheet.codes if code.insurance]
    return paper_of.Payment(
        heading=heading_of(profile, Body.POLICE, _after(month)),
        commune=paper.commune(profile),
        month=month,
        scheme=sheet.scheme_name,
        warning=_warning(sheet, closed),
        columns=tuple(_pay_column(office, column, counts) for column in columns),
        insurance_columns=_insurance_columns(office, insured),
        teams=tuple(_payment_team(office, pays, columns, insured) for pays in _by_team(sheet.members)),
        values=_sums(sheet.members, columns),
        cash=sheet.cash,
        insurance=_insurance(sheet.members, insured),
        sums=_payment_sums(sheet.cash, sheet.insurance),
        remarks=_doubts(office, sheet.members),
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
    sheet, closed = sheet_of(office, month)
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
        scheme=sheet.scheme_name,
        warning=_warning(sheet, closed),
        lines=_calculation_lines(office, pay.lines, _main_document(pay.lines)),
        cash=pay.cash,
        total=pay.cash + pay.insurance,
        sums=_payment_sums(pay.cash, pay.insurance),
        remarks=_remarks(office, pay),
        signers=(paper_of.Signer((paper.SHEET_MAKER,)), head_signer(office, Body.POLICE, month.last)),
    )


def _warning(sheet: PayrollSheet, closed: ClosedMonth | None) -> str:
    """Figures of an open month may still change; by a scheme that is a draft or not whole no money may be paid."""
    why = {paper.OPEN_WARNING: not _is_closed(closed), paper.TRIAL_WARNING: not sheet.payable}
    return "; ".join(words for words, applies in why.items() if applies)


def _is_closed(closed: ClosedMonth | None) -> bool:
    """A month that was reopened is kept with its closing, but is open."""
    return closed is not None and closed.closed


def count_columns(scheme: Scheme) -> tuple[CountOf, ...]:
    """Return what the scheme's lines count, in the order of its lines."""
    found = dict.fromkeys(rule.count.of for rule in scheme.lines if rule.count is not None)
    return tuple(column for column in found if column in _SHOWN)


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


_SHOWN = frozenset({CountOf.HEAVY_DAYS, CountOf.TRAINING_DAYS, *ALWAYS_SHOWN})
"""What a sheet counts beside the money; what else a line counts stands in its explanation."""


_MINUTES_A_DAY = 24 * 60
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


def _pay_column(office: Office, column: Column, counts: Sequence[CountOf]) -> paper_of.SheetColumn:
    """A count and its money stand under the name of their line."""
    if isinstance(column, CountOf):
        line = next(code for code, counted in _COUNTED_BY.items() if counted is column)
        return paper_of.SheetColumn(paper.QUANTITY_HEADINGS[column], office.messages.label("line_code", line))
    name = office.messages.label("line_code", column)
    if _COUNTED_BY.get(column) in counts:
        return paper_of.SheetColumn(paper.MONEY_HEADING, name)
    return paper_of.SheetColumn(name)


def _insurance_columns(office: Office, insured: Sequence[LineCode]) -> tuple[paper_of.SheetColumn, ...]:
    """What is paid towards insurance stands apart from what is paid into the hand; then both together."""
    if not insured:
        return ()
    names = [office.messages.label("line_code", code) for code in insured]
    return (
        *(paper_of.SheetColumn(name, paper.INSURANCE_OVER) for name in names),
        paper_of.SheetColumn(paper.TOTAL),
    )


def _insurance(pays: Sequence[MemberPay], insured: Sequence[LineCode]) -> tuple[paper_of.Value, ...]:
    if not insured:
        return ()
    return (*_sums(pays, insured), sum(pay.cash + pay.insurance for pay in pays))


def _payment_sums(cash: int, insurance: int) -> tuple[paper_of.PaymentSum, ...]:
    in_hand = paper_of.PaymentSum(paper.IN_HAND, cash)
    if not insurance:
        return (in_hand,)
    return (
        in_hand,
        paper_of.PaymentSum(paper.INSURANCE_SUM, insurance),
        paper_of.PaymentSum(paper.TOTAL, cash + insurance),
    )


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


def _payment_team(
    office: Office, pays: list[MemberPay], columns: Sequence[Column], insured: Sequence[LineCode]
) -> paper_of.PaymentTeam:
    rows = tuple(
        paper_of.PaymentRow(
            pay.name,
            paper.role(pay.role),
            tuple(_value(pay, column) for column in columns),
            pay.cash,
            _insurance([pay], insured),
            paper.upper_first(cuts_of(office, pay)),
        )
        for pay in pays
    )
    cash = sum(row.cash for row in rows)
    return paper_of.PaymentTeam(pays[0].team_name, rows, _sums(pays, columns), cash, _insurance(pays, insured))


def cuts_of(office: Office, pay: MemberPay) -> str:
    """Return what limits took from somebody this month, in one short line."""
    cuts = [step for line in pay.lines for step in line.cuts]
    return "; ".join(office.messages.short_step(step.code, step.values) for step in cuts)


def _attendance_team(
    pays: list[MemberPay],
    duty: Mapping[MemberId, list[DutyEntry]],
    month: Month,
    totals: Sequence[CountOf],
    symbols: Mapping[paper_of.DutyInterval, str],
) -> paper_of.AttendanceTeam:
    rows = tuple(
        paper_of.AttendanceRow(
            pay.name,
            paper.role(pay.role),
            tuple(_mark(duty.get(pay.member, ()), day, symbols) for day in month.days()),
            tuple(count_of(pay.count, column) for column in totals),
        )
        for pay in pays
    )
    return paper_of.AttendanceTeam(pays[0].team_name, rows, _counts(pays, totals))


def _mark(entries: Iterable[DutyEntry], day: date, symbols: Mapping[paper_of.DutyInterval, str]) -> paper_of.DutyMark:
    """A stint that the commune has a symbol for is shown by it, any other by its hours."""
    own = sorted((entry for entry in entries if entry.day == day), key=lambda entry: entry.begins)
    intervals = [
        paper_of.DutyInterval(e.begins.hour * 60 + e.begins.minute, e.ends.hour * 60 + e.ends.minute) for e in own
    ]
    named = "\n".join(symbols[one] for one in intervals if one in symbols)
    return paper_of.DutyMark(tuple(one for one in intervals if one not in symbols), named)


def known_symbols(profile: Profile) -> dict[paper_of.DutyInterval, str]:
    """Return the commune's symbols by the stint that each stands for; one that means several stints is none of them."""
    known: dict[paper_of.DutyInterval, str] = {}
    for symbol, meaning in profile.shift_symbols.items():
        stints = parse_intervals(meaning, {})
        if len(stints) == 1:
            known.setdefault(paper_of.DutyInterval(stints[0].begins, stints[0].ends % _MINUTES_A_DAY), symbol)
    return known


def legend_of(
    teams: Iterable[paper_of.AttendanceTeam],
    days: Iterable[paper_of.DayColumn],
    symbols: Mapping[paper_of.DutyInterval, str],
) -> tuple[str, ...]:
    """Return what the grid's marks mean: only those that stand in it."""
    marks = [mark for team in teams for row in team.rows for mark in row.marks]
    used = {symbol for mark in marks for symbol in mark.symbol.split("\n")}
    legend = [_meaning(symbol, stint) for stint, symbol in symbols.items() if symbol in used]
    if hours := next((mark.intervals[0] for mark in marks if mark.intervals), None):
        legend.append(_meaning(paper.hours_over(hours.begin, hours.end), hours))
    columns = list(days)
    if any(day.mark for day in columns):
        legend.append(paper.HOLIDAY_LEGEND)
    if any(day.off for day in columns):
        legend.append(paper.OFF_LEGEND)
    return tuple(legend)


def _meaning(symbol: str, stint: paper_of.DutyInterval) -> str:
    end = stint.end if stint.end > stint.begin else stint.end + _MINUTES_A_DAY
    return paper.symbol_meaning(symbol, stint.begin, end)


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


def _calculation_lines(office: Office, lines: Sequence[PayrollLine], main: str) -> tuple[paper_of.CalculationLine, ...]:
    """Steps that an earlier line showed are pointed to by number, so that a person's month stays on one page."""
    numbers: dict[tuple[str, str], int] = {}
    shown: list[paper_of.CalculationLine] = []
    for line in lines:
        steps = [_step(office, step, main) for step in line.steps]
        known = [numbers[step] for step in steps[:-1] if step in numbers]
        fresh = [*(step for step in steps[:-1] if step not in numbers), *steps[-1:]]
        count = sum(len(one.steps) for one in shown)
        numbers |= {step: number for number, step in enumerate(fresh, start=count + 1)}
        rows = [paper_of.CalculationStep(*step) for step in fresh]
        if rows:
            text = rows[-1].text + paper.as_before(known[-1:])
            rows[-1] = paper_of.CalculationStep(text, rows[-1].article, line.amount)
        shown.append(paper_of.CalculationLine(office.messages.label("line_code", line.code), tuple(rows)))
    return tuple(shown)


def _step(office: Office, step: Step, main: str) -> tuple[str, str]:
    return office.messages.step(step.code, step.values), paper.source_words(step.source, main) if step.source else ""


def _main_document(lines: Iterable[PayrollLine]) -> str:
    """Return the document that most steps rest on; it is named once and understood elsewhere."""
    cited = Counter(
        step.source.document for line in lines for step in line.steps if step.source and step.source.article
    )
    [(document, times)] = cited.most_common(1) or [("", 0)]
    return document if times > 1 else ""


def _remarks(office: Office, pay: MemberPay) -> tuple[str, ...]:
    remarks: list[str] = []
    if cuts := cuts_of(office, pay):
        remarks.append(paper.upper_first(cuts))
    if document := _main_document(pay.lines):
        remarks.append(paper.unnamed_source(document))
    return (*remarks, *_doubts(office, [pay]))


def _doubts(office: Office, pays: Iterable[MemberPay]) -> tuple[str, ...]:
    """Return, in one remark at most, what sources some figures rest on that nobody held against the gazette."""
    steps = (step for pay in pays for line in pay.lines for step in line.steps)
    certainties = {step.source.certainty for step in steps if step.source}
    doubtful = sorted(certainty for certainty in certainties if certainty.doubtful)
    named = [office.messages.label("certainty", certainty) for certainty in doubtful]
    return (f"{paper.SOME_RESTS_ON}: {'; '.join(named)}",) if named else ()


def _after(month: Month) -> PaperDate:
    """Sheets are signed in the month after; the day is written in by hand."""
    return PaperDate(month.next.year, month.next.number)
