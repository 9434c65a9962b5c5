"""Write workbooks: people in the province's columns, teams, the month's sheet and grid."""

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.model.duty_text import write_interval
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Member, PartialDate
from desktop_app.model.membership import memberships
from desktop_app.model.membership import on_day as serving_on
from desktop_app.model.number_words import FORMAL
from desktop_app.model.payroll import MemberPay
from desktop_app.model.periods import Month
from desktop_app.model.unit import Body
from desktop_app.services.closing_months import profile_for, sheet_of
from desktop_app.services.composing_calculation import amount_at, line_title
from desktop_app.services.composing_parts import head_signer
from desktop_app.services.composing_sheets import lacking_in, lacking_remark, warning_of
from desktop_app.services.listing import DayMark, GridGroup
from desktop_app.services.listing_duty import duty_grid
from desktop_app.services.office import Office
from desktop_app.wording import paper
from desktop_app.wording.paper_dates import dated
from desktop_app.wording.written import short_month

if TYPE_CHECKING:
    from desktop_app.excel.explaining import ExplainedStep
    from desktop_app.excel.sheets import GridLine, Head
from desktop_app.wording.certainty_words import how_sure


def export_members(office: Office, *, own_columns: bool = False) -> bytes:
    """Return everyone as ``.xlsx`` in the province's columns; role, team and days as decisions have them today."""
    from desktop_app.excel.writing import write_members

    people = as_listed(office)
    return write_members(people, office.layouts, office.clock.now(), own_columns=own_columns)


def as_listed(office: Office) -> list[Member]:
    """Return everyone as a list of today shows them: role, team and days by decisions, the commune where none is."""
    today = office.clock.today()
    stretches = memberships(office.book.decisions())
    serving = serving_on(stretches, today)
    teams = {team.id: team.name for team in office.book.teams()}
    first = {m.member: m.span.start for m in reversed(stretches)}
    last = {m.member: m.span.end for m in stretches}
    profile = office.book.profile_on(today)
    commune = paper.upper_first(paper.commune(profile)) if profile else ""
    people = []
    for member in office.book.members():
        listed = replace(member.listed, commune=member.listed.commune or commune)
        if member.id in first:
            now, ended = serving.get(member.id), last[member.id]
            listed = replace(
                listed,
                team=teams[now.team] if now else listed.team,
                role=now.role if now else listed.role,
                joined_on=listed.joined_on or PartialDate.of(first[member.id]),
                left_on=PartialDate.of(ended) if ended and not now else None,
            )
        people.append(replace(member, listed=listed))
    return people


def export_teams(office: Office) -> bytes:
    """Return the teams as ``.xlsx`` in the province's columns."""
    from desktop_app.excel.teams import TeamDraft
    from desktop_app.excel.writing import write_teams

    profile = profile_for(office, Month.of(office.clock.today()))
    commune = paper.upper_first(paper.commune(profile))
    villages = {village.id: village.name for village in office.book.villages()}
    drafts = [
        TeamDraft(number, team.name, commune, team.quota, tuple(villages[v] for v in team.villages if v in villages))
        for number, team in enumerate(office.book.teams(), start=2)
    ]
    return write_teams(drafts, office.layouts, office.clock.now())


def export_sheet(office: Office, month: Month) -> bytes:
    """Return the month's sheet as ``.xlsx``: the frozen one of a closed month, else as it stands now."""
    from desktop_app.excel.sheets import write_pay_sheet

    sheet, closed = sheet_of(office, month)
    head = _head(office, month, paper.SHEET_MAKER, paper.ACCOUNTANT)
    lacking = lacking_remark(office, sheet.members, lacking_in(office, sheet, closed))
    return write_pay_sheet(sheet, office.layouts, head, office.clock.now(), lacking)


def export_explanations(office: Office, month: Month) -> bytes:
    """Return every step of every line of the month's sheet as ``.xlsx``, in the order of the sheet."""
    from desktop_app.excel.explaining import write_explanations

    sheet, closed = sheet_of(office, month)
    words = office.layouts.paper["explained"]
    lacking = lacking_remark(office, sheet.members, lacking_in(office, sheet, closed))
    notes = [words["scheme"].format(scheme=sheet.scheme_name), warning_of(sheet, closed), *lacking]
    title = words["title"].format(month=short_month(month))
    steps = [step for pay in sheet.members for step in _explained(office, pay)]
    return write_explanations(steps, office.layouts, title, filter(None, notes), office.clock.now())


def _explained(office: Office, pay: MemberPay) -> "list[ExplainedStep]":
    from desktop_app.excel.explaining import ExplainedStep

    messages = office.messages
    found = []
    for line in pay.parts:
        title, paid = line_title(office, line), amount_at(line)
        for at, step in enumerate(line.steps):
            source = step.source
            found.append(
                ExplainedStep(
                    name=pay.name,
                    role=paper.role(pay.role),
                    team=pay.team_name,
                    line=title,
                    step=at + 1,
                    text=messages.step(step.code, step.values),
                    article=paper.source_words(source) if source else "",
                    certainty=how_sure(source, messages) if source else "",
                    amount=line.amount if at == paid else None,
                )
            )
    return found


def export_grid(office: Office, month: Month, team: TeamId | None = None) -> bytes:
    """Return the month's duty grid as ``.xlsx``, of one team or of all; it can be read back."""
    from desktop_app.excel.sheets import Grid, write_duty_grid

    shown = duty_grid(office, month)
    cccd = {member.id: member.cccd for member in office.book.members()}
    groups = [group for group in shown.groups if team is None or group.team == team]
    lines = tuple(line for group in groups for line in _lines(group, cccd, month))
    marked = frozenset(day.day for day in shown.days if day.mark is not DayMark.WORKING)
    legend = tuple(f"{symbol}: {meaning}" for symbol, meaning in shown.symbols.items())
    head = _head(office, month, paper.TIMEKEEPER)
    return write_duty_grid(Grid(month, lines, marked, legend), office.layouts, head, office.clock.now())


def _lines(group: GridGroup, cccd: dict[MemberId, str], month: Month) -> "list[GridLine]":
    from desktop_app.excel.sheets import GridLine

    lines = []
    for row in group.rows:
        stints = [entry for day, own in row.cells.items() if Month.of(day) == month for entry in own]
        cells = {
            day: "; ".join(write_interval(entry.begins, entry.ends) for entry in own)
            for day, own in row.cells.items()
            if Month.of(day) == month
        }
        minutes = sum(entry.minutes for entry in stints)
        lines.append(GridLine(row.name, cccd.get(row.member, ""), row.role, group.name, cells, len(stints), minutes))
    return lines


def _head(office: Office, month: Month, *makers: str) -> "Head":
    from desktop_app.excel.sheets import Head

    profile = profile_for(office, month)
    police, committee = (head_signer(office, body, month.last) for body in (Body.POLICE, Body.COMMITTEE))
    place = paper.place(profile)
    return Head(
        superior=" ".join(profile.police.superior),
        issuer=" ".join(profile.police.issuer),
        place_and_day=f"{place}, {dated(month.next.year, month.next.number, None)}",
        signers=(
            *((maker, "") for maker in makers),
            (" ".join(police.capacity), police.name),
            (" ".join(paper.committee_lines(committee.capacity, profile)), committee.name),
        ),
        numbers=profile.number_words or FORMAL,
    )
