"""What stands on a request for another number of members: what is, what was allotted, what is asked, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.model.document import PaperOf
from desktop_app.model.ids import TeamId
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.text import collation_key
from desktop_app.model.unit import Body, Profile
from desktop_app.printing.letter_contexts import StrengthRequest, StrengthRow
from desktop_app.services.composing_headings import own_heading
from desktop_app.services.composing_parts import area_of, for_committee, head_signer, profile_on, villages_of
from desktop_app.services.listing_people import list_teams
from desktop_app.services.numbering import of_register
from desktop_app.services.offering_bases import offered_bases
from desktop_app.services.office import Office
from desktop_app.services.repeated_papers import STRENGTHS, part_to_print
from desktop_app.wording import letters, paper, strength_words


@dataclass(frozen=True, slots=True)
class Strength:
    """One team as it stands, and the number that is asked for it."""

    team: TeamId
    name: str
    serving: int
    allotted: int
    proposed: int
    reason: str = ""


def strengths_on(office: Office, day: date) -> tuple[Strength, ...]:
    """Return the teams that stand on the day, by name; what is allotted is what is asked at first."""
    return tuple(Strength(row.id, row.name, row.strength, row.quota, row.quota) for row in list_teams(office, day))


def compose_strengths(office: Office, asked: Iterable[Strength], *, to_province: bool) -> StrengthRequest:
    """Return the request for some teams: the police's to the commune, or the commune's to the province.

    Raises Refused where nothing is asked: no team lacks anybody and no number is another than the one allotted; and for
    a change without a reason.
    """
    today = office.clock.today()
    profile = profile_on(office, today)
    teams = sorted(asked, key=lambda one: collation_key(one.name))
    changed = [one for one in teams if one.proposed != one.allotted]
    shown = changed or [one for one in teams if one.serving < one.proposed]
    _refuse(shown, changed)
    body = Body.COMMITTEE if to_province else Body.POLICE
    signer = head_signer(office, body, today)
    part = part_to_print(office, STRENGTHS, PaperOf(), body)
    areas = {team.id: area_of(villages_of(office, team)) for team in office.book.teams()}
    names = [one.name for one in shown]
    sums = {name: sum(getattr(one, name) for one in shown) for name in ("serving", "allotted", "proposed")}
    return StrengthRequest(
        heading=own_heading(office, STRENGTHS, of_register(office, STRENGTHS, PaperOf(), part), body, today),
        proposer=letters.committee(profile) if to_province else paper.police(profile),
        commune=paper.commune(profile),
        about=strength_words.about(changes=bool(changed)),
        addressees=_addressees(profile, to_province=to_province),
        bases=tuple(paper.basis(text) for text in offered_bases(office, today, "proposal", (STRENGTHS,))),
        situation=strength_words.now(paper.commune(profile), names, sums["allotted"], sums["serving"]),
        request=strength_words.asked(profile, names, changes=bool(changed), to_province=to_province),
        rows=tuple(_row(one, areas) for one in shown),
        serving=strength_words.count(sums["serving"]),
        allotted=strength_words.count(sums["allotted"]),
        proposed=strength_words.count(sums["proposed"]),
        difference=strength_words.difference(sums["proposed"] - sums["allotted"]),
        closing_words=strength_words.closing(profile, changes=bool(changed), to_province=to_province),
        recipients=strength_words.recipients_of(profile, to_province=to_province),
        signer=for_committee(signer) if to_province else signer,
    )


def _refuse(shown: Sequence[Strength], changed: Sequence[Strength]) -> None:
    problems = [] if shown else [Problem("letter.nothing_asked", Place(field="proposed"))]
    problems += [
        Problem("letter.no_reason", Place(field="reason"), {"team": one.name})
        for one in changed
        if not one.reason.strip()
    ]
    problems += [
        Problem("team.quota_negative", Place(field="proposed"), {"quota": one.proposed})
        for one in shown
        if one.proposed < 0
    ]
    if problems:
        raise Refused(problems)


def _addressees(profile: Profile, *, to_province: bool) -> tuple[str, ...]:
    if not to_province:
        return (paper.chair(profile),)
    return letters.province_committee(profile), profile.receiving_office


def _row(one: Strength, areas: Mapping[TeamId, str]) -> StrengthRow:
    return StrengthRow(
        team=one.name,
        area=paper.upper_first(areas.get(one.team, "")),
        serving=strength_words.count(one.serving),
        allotted=strength_words.count(one.allotted),
        proposed=strength_words.count(one.proposed),
        difference=strength_words.difference(one.proposed - one.allotted),
        reason=paper.upper_first(one.reason.strip()) or strength_words.lacking(one.proposed - one.serving),
    )
