"""What stands on the month's duty grid."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.model.duty import DutyEntry, in_month
from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.membership import in_month as serving_in_month
from desktop_app.model.membership import memberships
from desktop_app.model.payroll import MemberPay, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.model.unit import Body, Profile
from desktop_app.printing import contexts as paper_of
from desktop_app.rules.holidays import MonthDays
from desktop_app.rules.scheme_counts import CountOf
from desktop_app.services import composing_sheets as shared
from desktop_app.services.closing_months import profile_for, sheet_of
from desktop_app.services.composing_parts import head_signer, heading_of
from desktop_app.services.office import Office
from desktop_app.wording import duty_grid_words, paper, written

ALWAYS_SHOWN = (CountOf.NIGHT_HOURS, CountOf.REST_DAYS, CountOf.HOLIDAYS, CountOf.DUTY_DAYS)
"""Counts that a grid shows even where all are nought: an empty column says so."""
_MINUTES_A_DAY = 24 * 60


def compose_attendance(office: Office, month: Month, team: TeamId | None = None) -> paper_of.Attendance:
    """Return the month's duty grid, of one team or of all."""
    profile = profile_for(office, month)
    whole, closed = sheet_of(office, month)
    sheet = _who_served(office, shared.of_team(whole, team))
    duty: dict[MemberId, list[DutyEntry]] = {}
    for entry in in_month(office.book.duty(month), month):
        duty.setdefault(entry.member, []).append(entry)
    counted = shared.counted_in(office, sheet)
    totals = tuple(column for column in counted if column in ALWAYS_SHOWN or shared.anybody_has(sheet, column))
    symbols = known_symbols(profile)
    teams = tuple(_attendance_team(pays, duty, month, totals, symbols) for pays in shared.by_team(sheet.members))
    days = _day_columns(office, profile, sheet.scheme_id, month)
    return paper_of.Attendance(
        heading=heading_of(profile, Body.POLICE, shared.month_after(month)),
        commune=paper.commune(profile),
        month=month,
        warning="" if shared.is_closed(closed) else paper.OPEN_WARNING,
        days=days,
        total_columns=tuple(paper_of.SheetColumn(duty_grid_words.COUNT_HEADINGS[column]) for column in totals),
        teams=teams,
        totals=shared.count_totals(sheet.members, totals),
        legend=legend_of(teams, days, symbols),
        signers=(
            paper_of.Signer((paper.TIMEKEEPER,)),
            head_signer(office, Body.POLICE, month.last),
            shared.committee_signer(office, profile, month),
        ),
    )


def _who_served(office: Office, sheet: PayrollSheet) -> PayrollSheet:
    """Return the sheet without those who stand in it only for what an earlier month owes them."""
    served = {membership.member for membership in serving_in_month(memberships(office.book.decisions()), sheet.month)}
    return replace(
        sheet, members=tuple(pay for pay in sheet.members if pay.lines or not pay.adjustments or pay.member in served)
    )


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
            tuple(shared.count_of(pay.count, column) for column in totals),
        )
        for pay in pays
    )
    return paper_of.AttendanceTeam(pays[0].team_name, rows, shared.count_totals(pays, totals))


def _mark(entries: Iterable[DutyEntry], day: date, symbols: Mapping[paper_of.DutyInterval, str]) -> paper_of.DutyMark:
    """A stint that the commune has a symbol for is shown by it, any other by its hours."""
    own = sorted((entry for entry in entries if entry.day == day), key=lambda entry: entry.begins)
    intervals = [_stint(e.begins.hour * 60 + e.begins.minute, e.minutes) for e in own]
    named = "\n".join(symbols[one] for one in intervals if one in symbols)
    return paper_of.DutyMark(tuple(one for one in intervals if one not in symbols), named)


def known_symbols(profile: Profile) -> dict[paper_of.DutyInterval, str]:
    """Return the commune's symbols by the stint that each stands for; one that means several stints is none of them."""
    known: dict[paper_of.DutyInterval, str] = {}
    for symbol, meaning in profile.shift_symbols.items():
        stints = parse_intervals(meaning, {})
        if len(stints) == 1:
            known.setdefault(_stint(stints[0].begins, stints[0].ends - stints[0].begins), symbol)
    return known


def _stint(begin: int, minutes: int) -> paper_of.DutyInterval:
    """Return a stint as the grid shows it; one that ends at midnight ends at 24, as on the screen, not at nought."""
    return paper_of.DutyInterval(begin, (begin + minutes) % _MINUTES_A_DAY or _MINUTES_A_DAY)


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
        legend.append(_meaning(duty_grid_words.hours_over(hours.begin, hours.end), hours))
    columns = list(days)
    if any(day.mark for day in columns):
        legend.append(duty_grid_words.HOLIDAY_LEGEND)
    if any(day.off for day in columns):
        legend.append(duty_grid_words.OFF_LEGEND)
    return tuple(legend)


def _meaning(symbol: str, stint: paper_of.DutyInterval) -> str:
    end = stint.end if stint.end > stint.begin else stint.end + _MINUTES_A_DAY
    return duty_grid_words.symbol_meaning(symbol, stint.begin, end)


def _day_columns(office: Office, profile: Profile, scheme: str, month: Month) -> tuple[paper_of.DayColumn, ...]:
    days = _days(office, profile, scheme, month)
    return tuple(
        paper_of.DayColumn(
            day.day,
            written.SHORT_WEEKDAYS[day.weekday()],
            off=days.kind(day).value != "normal",
            mark=duty_grid_words.HOLIDAY_MARK if days.kind(day).value.startswith("holiday") else "",
        )
        for day in month.days()
    )


def _days(office: Office, profile: Profile, scheme: str, month: Month) -> MonthDays:
    """Return the month's days as the sheet's scheme reads them; of one known no more, with all that notices give.

    The scheme need not be in force any more: the month may have been closed on it before another took its place.
    """
    known = office.rulebook.schemes.get(scheme)
    return office.rulebook.calendars.month_days(
        month,
        profile.rest_days,
        compensatory_rests=known is None or known.switches.compensatory_day_rests.value == "yes",
        swapped_rests=known is None or known.switches.swapped_day_rests.value == "yes",
    )
