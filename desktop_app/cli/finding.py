"""People, teams and rounds named on the command line: by id, by name, or a person by identity number."""

from desktop_app.model.ids import MemberId, RecruitmentId, TeamId
from desktop_app.model.problems import Problem, Refused
from desktop_app.services.office import Office


def team_named(office: Office, named: str) -> TeamId:
    """Return the team; Refused with ``cli.team_not_found`` unless exactly one is named so."""
    found = [team.id for team in office.book.teams() if named in {team.id, team.name}]
    if len(found) != 1:
        raise Refused(Problem("cli.team_not_found", values={"named": named}))
    return found[0]


def member_named(office: Office, named: str) -> MemberId:
    """Return the person; Refused with ``cli.member_not_found`` unless exactly one is named so."""
    found = [m.id for m in office.book.members() if named in {m.id, m.full_name, m.cccd}]
    if len(found) != 1:
        raise Refused(Problem("cli.member_not_found", values={"named": named}))
    return found[0]


def round_named(office: Office, named: str) -> RecruitmentId:
    """Return the round of recruitment; Refused with ``cli.round_not_found`` unless exactly one is named so."""
    found = [one.id for one in office.book.recruitments() if named in {one.id, one.name}]
    if len(found) != 1:
        raise Refused(Problem("cli.round_not_found", values={"named": named}))
    return found[0]
