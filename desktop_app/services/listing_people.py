"""The read side of teams and people."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from desktop_app.model.decision import Decision
from desktop_app.model.document import PaperOf
from desktop_app.model.duty import pieces
from desktop_app.model.eligibility import check_eligibility
from desktop_app.model.ids import DecisionId, MemberId, TeamId, VillageId
from desktop_app.model.member import Birth, Member, Membership, PartialDate, Role
from desktop_app.model.membership import dissolved, established, memberships, on_day
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused, Severity
from desktop_app.model.team import Team
from desktop_app.model.text import collation_key, fold
from desktop_app.services.closing_months import closed_month
from desktop_app.services.listing import (
    DocumentRow,
    Hit,
    Life,
    MemberRow,
    MembershipRow,
    PayRow,
    TeamRow,
)
from desktop_app.services.office import Office


def standing_teams(office: Office, on: date) -> tuple[Team, ...]:
    """Return the teams that are not dissolved by the day, in the order in which they are kept."""
    gone = dissolved(office.book.decisions(), on)
    return tuple(team for team in office.book.teams() if team.id not in gone)


def list_teams(office: Office, on: date) -> tuple[TeamRow, ...]:
    """Return every team as it stands on the day, in alphabetical order; those dissolved by then are left out."""
    decisions = office.book.decisions()
    serving: dict[TeamId, list[Membership]] = {}
    for membership in on_day(memberships(decisions), on).values():
        serving.setdefault(membership.team, []).append(membership)
    names = {member.id: member.full_name for member in office.book.members()}
    villages = {village.id: village.name for village in office.book.villages()}
    standing = established(decisions, on)
    rows = [_team_row(team, serving.get(team.id, []), names, villages, standing) for team in standing_teams(office, on)]
    return tuple(sorted(rows, key=lambda row: collation_key(row.name)))


def _team_row(
    team: Team,
    serving: list[Membership],
    names: Mapping[MemberId, str],
    villages: Mapping[VillageId, str],
    standing: Mapping[TeamId, Decision],
) -> TeamRow:
    roles = Counter(membership.role for membership in serving)
    leader = next((names[m.member] for m in serving if m.role is Role.LEADER), "")
    problems: list[Problem] = []
    values = {"team": team.name, "strength": len(serving), "quota": team.quota}
    if len(serving) > team.quota:
        article = "Điều 14 khoản 4 Luật 30/2023/QH15"
        problems.append(Problem("decision.over_quota", values=values, severity=Severity.WARNING, article=article))
    if len(serving) < team.quota:
        problems.append(Problem("team.under_quota", values=values, severity=Severity.WARNING))
    if not roles[Role.LEADER] and serving:
        problems.append(Problem("team.no_leader", values={"team": team.name}, severity=Severity.WARNING))
    decision = standing.get(team.id)
    shown = tuple(villages.get(village, "") for village in team.villages)
    reference = decision.reference if decision else ""
    return TeamRow(team.id, team.name, shown, len(serving), team.quota, leader, reference, tuple(problems))


def list_members(office: Office, on: date, team: TeamId | None = None) -> tuple[MemberRow, ...]:
    """Return everyone in Vietnamese name order with the place held on the day; one team's people if it is named."""
    serving = on_day(memberships(office.book.decisions()), on)
    teams = {row.id: row.name for row in office.book.teams()}
    profile = office.book.profile_on(on)
    traits = profile.traits if profile else frozenset()
    rows = []
    for member in office.book.members():
        membership = serving.get(member.id)
        if team is None or (membership is not None and membership.team == team):
            rows.append(_member_row(member, membership, teams, tuple(check_eligibility(member, on, traits))))
    return tuple(rows)


def _member_row(
    member: Member,
    membership: Membership | None,
    teams: Mapping[TeamId, str],
    problems: tuple[Problem, ...],
) -> MemberRow:
    return MemberRow(
        id=member.id,
        name=member.full_name,
        birth=write_birth(member.birth),
        cccd=member.cccd,
        phone=member.phone,
        team=membership.team if membership else None,
        team_name=teams.get(membership.team, "") if membership else "",
        role=membership.role if membership else None,
        since=membership.span.start if membership else None,
        problems=problems,
        listed_team=member.listed.team,
        listed_role=member.listed.role,
    )


def write_birth(birth: Birth | PartialDate | None) -> str:
    """Return ``05/11/1990``, ``11/1990`` or ``1990``: as much as is known."""
    if birth is None:
        return ""
    parts = [f"{number:02d}" for number in (birth.day, birth.month) if number is not None]
    return "/".join([*parts, str(birth.year)])


def member_life(office: Office, member_id: MemberId, month: Month) -> Life:
    """Return one person's life here: decisions, money, papers, and the night minutes of the month shown."""
    if (member := office.book.member(member_id)) is None:
        raise Refused(Problem("member.unknown"))
    decisions = {decision.id: decision for decision in office.book.decisions()}
    teams = {team.id: team.name for team in office.book.teams()}
    own = [m for m in memberships(decisions.values()) if m.member == member_id]
    profile = office.book.profile_on(month.last)
    stints = office.book.duty_of(member_id, month)
    night = sum(
        piece.minutes
        for entry in stints
        for piece in pieces(entry.begins, entry.ends)
        if piece.night and Month.of(piece.day) == month
    )
    return Life(
        member=member,
        memberships=tuple(_stretch(m, teams, decisions) for m in own),
        pay=tuple(_pay(office, member_id)),
        night_minutes=night,
        documents=tuple(_papers(office, member_id, own)),
        problems=tuple(check_eligibility(member, month.last, profile.traits if profile else frozenset())),
    )


def _stretch(
    membership: Membership,
    teams: Mapping[TeamId, str],
    decisions: Mapping[DecisionId, Decision],
) -> MembershipRow:
    closed = decisions[membership.closed_by].reference if membership.closed_by else ""
    opened = decisions[membership.opened_by].reference
    return MembershipRow(teams.get(membership.team, ""), membership.role, membership.span, opened, closed)


def _pay(office: Office, member: MemberId) -> Iterable[PayRow]:
    for month in office.book.closed_months():
        closed = closed_month(office, month)
        for pay in closed.sheet.members if closed else ():
            if pay.member == member:
                yield PayRow(month, pay.cash, pay.insurance)


def _papers(office: Office, member: MemberId, own: list[Membership]) -> Iterable[DocumentRow]:
    """Yield what was printed of the decisions that made somebody's time here, and of the person alone."""
    ids = {m.opened_by for m in own} | {m.closed_by for m in own if m.closed_by}
    for of in (*(PaperOf(decision=decision) for decision in sorted(ids)), PaperOf(member=member)):
        for document in office.book.documents(of=of):
            yield DocumentRow(
                document.id,
                document.form,
                document.title,
                document.printed_at,
                document.printed_by,
                document.pages,
                document.sha256,
            )


def search(office: Office, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Return people, teams, decisions and papers whose words hold the text, without regard to tone marks."""
    wanted = fold(text)
    if not wanted:
        return ()
    hits = [hit for hit in _everything(office) if wanted in fold(f"{hit.title} {hit.detail}")]
    return tuple(hits[:limit])


def _everything(office: Office) -> Iterable[Hit]:
    for member in office.book.members():
        yield Hit(
            "member", member.id, member.full_name, " · ".join(filter(None, [write_birth(member.birth), member.cccd]))
        )
    for team in office.book.teams():
        yield Hit("team", team.id, team.name, team.quota_document)
    for decision in office.book.decisions():
        yield Hit("decision", decision.id, decision.reference, decision.subject)
    for one in office.book.recruitments():
        yield Hit("recruitment", one.id, one.name, one.started_on.strftime("%d/%m/%Y"))
    for document in office.book.documents():
        printed_on = date.fromisoformat(document.printed_at[:10])
        yield Hit("document", document.id, document.title, printed_on.strftime("%d/%m/%Y"))
