"""What is wrong or odd in a round of recruitment, step by step, with the article where the law says so."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from desktop_app.model.decision import Override
from desktop_app.model.eligibility import check_eligibility, let_pass
from desktop_app.model.ids import MemberId, RecruitmentId, TeamId
from desktop_app.model.member import HealthPart, Member
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.model.recruitment import (
    Applicant,
    ApplicationPaper,
    CouncilRole,
    CouncilSeat,
    PostedPaper,
    Recruitment,
    head_of,
)
from desktop_app.model.recruitment_others import applied_elsewhere, like_another
from desktop_app.model.recruitment_path import out_of_order
from desktop_app.model.recruitment_vote_check import check_meeting
from desktop_app.model.team import Team
from desktop_app.model.unit import Trait

COUNCIL = "Điều 3 Thông tư 14/2024/TT-BCA"
RESIDENCE, HEALTH = "member.residence_short", "member.health_missing"
PAPERS_MISSING, NOT_RECORDED = "recruit.papers_missing", "recruit.health_not_recorded"
_SEATS = {CouncilRole.CHAIR: CouncilSeat.COMMITTEE, CouncilRole.DEPUTY: CouncilSeat.POLICE}


@dataclass(frozen=True, slots=True)
class RecruitmentKnown:
    """What a round is held against."""

    members: Mapping[MemberId, Member]
    teams: Mapping[TeamId, Team]
    serving: Mapping[MemberId, TeamId]
    """Who is a member now, and of which team."""
    traits: frozenset[Trait]
    rounds: tuple[Recruitment, ...] = ()
    """All of them, this one too."""
    over: frozenset[RecruitmentId] = frozenset()
    """Those that were stopped or decided."""


def check_recruitment(recruitment: Recruitment, known: RecruitmentKnown) -> list[Problem]:
    """Return every problem of a round as it stands, whole or not yet."""
    return [
        *check_plan(recruitment, known),
        *(problem for one in recruitment.standing for problem in check_applicant(recruitment, one, known)),
        *_applied_twice(recruitment, known),
        *check_council(recruitment),
        *check_meeting(recruitment, known.members, known.teams),
        *_hands(recruitment),
        *out_of_order(recruitment),
    ]


def _hands(recruitment: Recruitment) -> Iterator[Problem]:
    """Tell where a posting log has nobody to sign it."""
    for paper in PostedPaper:
        bare = sum(not (one.by.strip() and one.witness.strip()) for one in recruitment.posted(paper))
        if bare:
            at = Place(field=f"posting_{paper.value}")
            yield Problem("recruit.posting_hands_empty", at, {"count": bare}, Severity.WARNING)


def check_plan(recruitment: Recruitment, known: RecruitmentKnown) -> list[Problem]:
    """Return what is wrong with the name, the vacancies and the days of the plan."""
    problems = [] if recruitment.name.strip() else [Problem("recruit.name_empty", Place(field="name"))]
    plan = recruitment.plan
    if plan.receive_from and plan.receive_to and plan.receive_to < plan.receive_from:
        values = {"first": plan.receive_from, "last": plan.receive_to}
        problems.append(Problem("recruit.receive_backwards", Place(field="receive_to"), values))
    likeness = like_another(recruitment, known.rounds, known.over, known.teams)
    return [*problems, *_vacancies(recruitment, known), *likeness]


def _vacancies(recruitment: Recruitment, known: RecruitmentKnown) -> Iterator[Problem]:
    at = Place(field="vacancies")
    strength = Counter(known.serving.values())
    counted = Counter(one.team for one in recruitment.vacancies)
    for vacancy in recruitment.vacancies:
        if (team := known.teams.get(vacancy.team)) is None:
            yield Problem("recruit.team_unknown", at)
            continue
        if vacancy.places < 1:
            yield Problem("recruit.places_wrong", at, {"team": team.name, "places": vacancy.places})
        free = max(0, team.quota - strength[team.id])
        if vacancy.places > free and not recruitment.decisions:
            values = {"team": team.name, "places": vacancy.places, "quota": team.quota, "free": free}
            yield Problem("recruit.over_quota", at, values, Severity.WARNING, "Điều 15 khoản 1 Luật 30/2023/QH15")
    for team_id, times in counted.items():
        if times > 1 and team_id in known.teams:
            yield Problem("recruit.team_twice", at, {"team": known.teams[team_id].name})


def check_applicant(recruitment: Recruitment, applicant: Applicant, known: RecruitmentKnown) -> list[Problem]:
    """Return what is wrong with one application: its place, its papers, and the conditions of Điều 13 of the law."""
    at = Place(field="applicants")
    if (member := known.members.get(applicant.member)) is None:
        return [Problem("recruit.member_unknown", at)]
    name = member.full_name
    problems = []
    if not recruitment.places(applicant.team):
        team = known.teams[applicant.team].name if applicant.team in known.teams else ""
        problems.append(Problem("recruit.team_not_wanted", at, {"name": name, "team": team}))
    if (serves := known.serving.get(applicant.member)) is not None and not recruitment.decisions:
        values = {"name": name, "team": known.teams[serves].name if serves in known.teams else ""}
        problems.append(Problem("recruit.already_serving", at, values, Severity.WARNING))
    problems += applied_elsewhere(recruitment, applicant, name, (known.rounds, known.over))
    problems += _papers(applicant, name, at)
    problems += _in_time(recruitment, applicant, name, at)
    conditions = unmet(applicant, member, known.traits)
    if ApplicationPaper.HEALTH in applicant.papers and any(p.code == HEALTH for p in conditions):
        # The tick says that the paper was handed in; what it says is kept with the person, and decides.
        problems.append(Problem(NOT_RECORDED, at, {"name": name, "parts": health_parts(member)}, Severity.WARNING))
    return [*problems, *conditions]


def health_parts(member: Member) -> tuple[HealthPart, ...]:
    """Return what is not written down of somebody's certificate of health."""
    health = member.health
    kept = {HealthPart.ISSUER: health and health.issuer.strip(), HealthPart.DAY: health and health.issued_on}
    return tuple(part for part, value in kept.items() if not value)


def as_handed_in(problems: Iterable[Problem], applicant: Applicant | None, member: Member) -> list[Problem]:
    """Return the problems, a certificate that was handed in named by what is not written down of it."""
    if applicant is None or ApplicationPaper.HEALTH not in applicant.papers:
        return list(problems)
    values = {"name": member.full_name, "parts": health_parts(member)}
    return [replace(p, code=NOT_RECORDED, values=values) if p.code == HEALTH else p for p in problems]


def unmet(applicant: Applicant, member: Member, traits: frozenset[Trait]) -> list[Problem]:
    """Return the conditions not met on the day of application, less those that a written ground answers.

    A ground of Điều 15 khoản 3 of the law answers the year of residence (Điều 13 khoản 4).
    """
    return let_pass(check_eligibility(member, applicant.received_on, traits), grounds(applicant))


def lacking(applicant: Applicant, member: Member, traits: frozenset[Trait]) -> list[Problem]:
    """Return what stands against proposing somebody: conditions not met and papers not there, without a ground."""
    found = as_handed_in(unmet(applicant, member, traits), applicant, member)
    answered = any(one.code == PAPERS_MISSING and one.ground.strip() for one in applicant.overrides)
    if applicant.missing and not answered:
        found.append(papers_missing(applicant, member.full_name, Place(field="applicants")))
    return found


def grounds(applicant: Applicant) -> tuple[Override, ...]:
    """Return the written grounds of an application, the priority among them."""
    given = applicant.overrides
    if not applicant.priority.strip() or any(one.code == RESIDENCE for one in given):
        return given
    return (*given, Override(RESIDENCE, applicant.priority, ""))


def papers_missing(applicant: Applicant, name: str, at: Place) -> Problem:
    """Return that an application lacks papers, by name."""
    article = "Điều 3 Thông tư 14/2024/TT-BCA"
    return Problem(PAPERS_MISSING, at, {"name": name, "papers": applicant.missing}, Severity.WARNING, article)


def before_receipt(applicant: Applicant, name: str) -> Iterator[Problem]:
    """Tell of what was done about an application before it was handed in."""
    days = {
        "recruit.told_before_receipt": applicant.told_on,
        "recruit.withdrawn_before_receipt": applicant.withdrawn_on,
    }
    for code, day in days.items():
        if day is not None and day < applicant.received_on:
            values = {"name": name, "day": day, "received": applicant.received_on}
            yield Problem(code, Place(field="applicants"), values, Severity.WARNING)


def _papers(applicant: Applicant, name: str, at: Place) -> Iterator[Problem]:
    if not applicant.missing:
        return
    yield papers_missing(applicant, name, at)
    if applicant.told_on is None:
        article = "Điều 3 Thông tư 14/2024/TT-BCA"
        yield Problem("recruit.not_told", at, {"name": name}, Severity.WARNING, article)


def _in_time(recruitment: Recruitment, applicant: Applicant, name: str, at: Place) -> Iterator[Problem]:
    first, last, day = recruitment.plan.receive_from, recruitment.plan.receive_to, applicant.received_on
    if (first and day < first) or (last and day > last):
        values = {"name": name, "day": day, "first": first or "…", "last": last or "…"}
        yield Problem("recruit.received_outside", at, values, Severity.WARNING)
    approved = recruitment.papers.applicants.day
    if approved is not None and day > approved:
        values = {"name": name, "day": day, "approved": approved}
        yield Problem("recruit.received_after_list", at, values, Severity.WARNING)


def _applied_twice(recruitment: Recruitment, known: RecruitmentKnown) -> list[Problem]:
    return [
        Problem("recruit.applied_twice", Place(field="applicants"), {"name": known.members[member].full_name})
        for member, times in Counter(one.member for one in recruitment.standing).items()
        if times > 1 and member in known.members
    ]


def check_council(recruitment: Recruitment) -> list[Problem]:
    """Return what is wrong with the council, nothing where nobody is named yet."""
    council = recruitment.council
    if not council:
        return []
    at = Place(field="council", source="")
    problems = [
        Problem("recruit.council_name_empty", replace(at, row=row))
        for row, one in enumerate(council, start=1)
        if not one.name.strip()
    ]
    names = Counter(one.name.strip() for one in council if one.name.strip())
    problems += [Problem("recruit.council_name_twice", at, {"name": name}) for name, n in names.items() if n > 1]
    roles = Counter(one.role for one in council)
    if roles[CouncilRole.CHAIR] != 1:
        problems.append(Problem("recruit.council_chair", at, {"count": roles[CouncilRole.CHAIR]}, article=COUNCIL))
    if not roles[CouncilRole.DEPUTY]:
        problems.append(Problem("recruit.council_no_deputy", at, {}, Severity.WARNING, COUNCIL))
    bare = tuple(one.name for one in council if one.sex is None and one.name.strip())
    if bare:
        problems.append(Problem("recruit.council_no_sex", at, {"names": bare}, Severity.WARNING))
    return [*problems, *_secretary(recruitment, at), *_seats(recruitment, at)]


def _secretary(recruitment: Recruitment, at: Place) -> Iterator[Problem]:
    count = sum(one.secretary for one in recruitment.council)
    if count != 1:
        severity = Severity.ERROR if count else Severity.WARNING
        yield Problem("recruit.council_secretary", at, {"count": count}, severity)


def _seats(recruitment: Recruitment, at: Place) -> Iterator[Problem]:
    for role, seat in _SEATS.items():
        held = head_of(recruitment.council, role)
        if held is not None and held.seat is not seat:
            values = {"name": held.name, "role": role, "seat": seat}
            yield Problem("recruit.council_seat_of_head", at, values, Severity.WARNING, COUNCIL)
    there = {one.seat for one in recruitment.council}
    missing = tuple(seat for seat in CouncilSeat if seat not in {*there, CouncilSeat.OTHER})
    if missing:
        yield Problem("recruit.council_seats_missing", at, {"seats": missing}, Severity.WARNING, COUNCIL)
