"""What one round of recruitment is to the others: of one name, for one team, with one applicant in both."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from desktop_app.model.ids import DecisionId, RecruitmentId, TeamId
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.model.recruitment import Applicant, Recruitment
from desktop_app.model.recruitment_vote import VoteOutcome, result
from desktop_app.model.team import Team
from desktop_app.model.text import same_spelling

Teams = Mapping[TeamId, Team]


def is_over(one: Recruitment, issued: Collection[DecisionId]) -> bool:
    """Return whether a round was stopped, or its decisions have their numbers."""
    return one.stopped_on is not None or (bool(one.decisions) and all(d in issued for d in one.decisions))


def like_another(
    one: Recruitment, rounds: Iterable[Recruitment], over: Collection[RecruitmentId], teams: Teams
) -> Iterator[Problem]:
    """Yield a warning for each round of the same name, and for each at work that recruits for the same team."""
    for other in (other for other in rounds if other.id != one.id):
        yield from _named_alike(one, other)
        if one.id not in over and other.id not in over:
            yield from _for_one_team(one, other, teams)


def _named_alike(one: Recruitment, other: Recruitment) -> Iterator[Problem]:
    if one.name.strip() and same_spelling(other.name) == same_spelling(one.name):
        values = {"name": other.name, "day": other.started_on}
        yield Problem("recruit.name_taken", Place(field="name"), values, Severity.WARNING)


def _for_one_team(one: Recruitment, other: Recruitment, teams: Teams) -> Iterator[Problem]:
    own = {vacancy.team for vacancy in one.vacancies}
    for vacancy in (vacancy for vacancy in other.vacancies if vacancy.team in own and vacancy.team in teams):
        values = {
            "team": teams[vacancy.team].name,
            "round": other.name,
            "day": other.started_on,
            "places": vacancy.places,
        }
        yield Problem("recruit.team_wanted_elsewhere", Place(field="vacancies"), values, Severity.WARNING)


def applied_elsewhere(
    one: Recruitment, applicant: Applicant, name: str, others: tuple[Iterable[Recruitment], Collection[RecruitmentId]]
) -> Iterator[Problem]:
    """Yield a warning for each other round at work in which the person applies and was not voted down.

    ``others`` is all rounds, and which of them are over.
    """
    rounds, over = others
    for other in rounds if one.id not in over else ():
        if other.id == one.id or other.id in over:
            continue
        down = {s.member for s in result(other) if s.outcome is VoteOutcome.NOT_PASSED}
        for applied in other.standing:
            if applied.member == applicant.member and applied.member not in down:
                values = {"name": name, "round": other.name, "begun": other.started_on, "day": applied.received_on}
                yield Problem("recruit.applied_elsewhere", Place(field="applicants"), values, Severity.WARNING)
