"""From the old list to teams: which teams it names that the book does not know, and who waits for a decision."""

from dataclasses import dataclass

from desktop_app.model.membership import memberships
from desktop_app.model.team import Team
from desktop_app.model.text import clean, same_spelling
from desktop_app.services.keeping_teams import new_team_id
from desktop_app.services.office import Office


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the list says that no decision has proved yet."""

    people: int
    """How many were never recognised, although the list names a team for them."""
    unknown: tuple[str, ...]
    """Names of those teams that the book does not know, as the list writes them, in its order."""


def waiting(office: Office) -> Waiting:
    """Return who waits for a decision of recognition, and for which teams that are not in the book yet."""
    ever = {one.member for one in memberships(office.book.decisions())}
    people = [one for one in office.book.members() if one.id not in ever and clean(one.listed.team)]
    people = [one for one in people if one.listed.left_on is None]
    known = {same_spelling(team.name) for team in office.book.teams()}
    named = {same_spelling(one.listed.team): clean(one.listed.team) for one in people}
    return Waiting(len(people), tuple(sorted(name for key, name in named.items() if key not in known)))


def found_listed_teams(office: Office) -> tuple[Team, ...]:
    """Keep the teams that the list names and the book lacks, in one change; return them.

    Places and strength are left open: no list of people says them. Who is in a team still follows from decisions alone.
    """
    office.require_commune()
    teams = tuple(Team(new_team_id(), name, (), 0) for name in waiting(office).unknown)
    if teams:
        with office.book.change("team.listed", by=office.clerk) as change:
            change.put_all(teams)
    return teams
