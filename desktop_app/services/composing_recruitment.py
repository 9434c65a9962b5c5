"""What stands on the papers of a round before its meeting: plan, application, list, council, notice, posting log."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.model.document import PaperOf
from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Member
from desktop_app.model.membership import memberships, on_day
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.recruitment import (
    Applicant,
    CouncilMember,
    CouncilRole,
    PaperMark,
    PostedPaper,
    Posting,
    PostingPlace,
    Recruitment,
)
from desktop_app.model.register import PaperKind
from desktop_app.model.team import Team
from desktop_app.model.text import name_key
from desktop_app.model.unit import Body, Profile
from desktop_app.printing import recruitment_contexts as paper_of
from desktop_app.printing.paper_parts import Heading, PaperDate, Signer
from desktop_app.services.composing_parts import (
    area_of,
    for_committee,
    head_signer,
    heading_of,
    members_by_id,
    paper_birth,
    profile_on,
    schooling,
    teams_by_name,
    villages_of,
)
from desktop_app.services.marking_rounds import as_written
from desktop_app.services.numbering import numbered, of_register, symbol_of
from desktop_app.services.offering_bases import offered_bases
from desktop_app.services.office import Office
from desktop_app.wording import paper, recipient_lines
from desktop_app.wording import recruitment_words as words

PLAN, COUNCIL, NOTICE = "ke_hoach_tuyen_chon", "quyet_dinh_hoi_dong_xet_tuyen", "thong_bao_niem_yet"


def compose_plan(office: Office, one: Recruitment) -> paper_of.SelectionPlan:
    """Return the commune's plan of recruitment."""
    if not one.vacancies:
        raise Refused(Problem("recruit.no_vacancy"))
    day = one.papers.plan.day or office.clock.today()
    profile = profile_on(office, day)
    teams = _planned(office, one, day)
    plan, commune = one.plan, paper.commune(profile)
    return paper_of.SelectionPlan(
        heading=_marked(profile, one.papers.plan, day, PLAN),
        commune=commune,
        police=paper.police(profile),
        about=words.about_plan(one.name),
        bases=(*bases(office, day, "plan"), paper.proposed_by(paper.head_of_police(profile), "")),
        teams=teams,
        quota=sum(team.quota for team in teams),
        serving=sum(team.serving for team in teams),
        wanted=sum(team.wanted for team in teams),
        receive_at=plan.receive_at,
        receive_from=_day(plan.receive_from),
        receive_until=_day(plan.receive_to),
        meets_on=_day(plan.meeting_planned),
        meets_at=plan.meeting_at,
        places=place_words(office, profile, one),
        others=tuple(paper.upper_first(line.strip().rstrip(".;")) for line in plan.other.splitlines() if line.strip()),
        recipients=recipient_lines.lines_of(profile, PaperKind.PLAN),
        signer=for_committee(head_signer(office, Body.COMMITTEE, day)),
    )


def _planned(office: Office, one: Recruitment, day: date) -> tuple[paper_of.PlannedTeam, ...]:
    strength = Counter(m.team for m in on_day(memberships(office.book.decisions()), day).values())
    return tuple(
        paper_of.PlannedTeam(
            name=team.name,
            area=paper.upper_first(area_of(villages_of(office, team))),
            quota=team.quota,
            serving=strength[team.id],
            wanted=one.places(team.id),
        )
        for team in teams_by_name(office, (vacancy.team for vacancy in one.vacancies))
    )


def compose_blank_application(office: Office) -> paper_of.Application:
    """Return a request to join to be filled in by hand: no round is needed for it."""
    today = office.clock.today()
    profile = profile_on(office, today)
    return paper_of.Application(
        addressees=(paper.police(profile),),
        commune=paper.commune(profile),
        place=paper.place(profile),
        signers=(Signer(words.APPLICANT_LINES),),
        dated=PaperDate(today.year),
    )


def compose_application(office: Office, one: Recruitment, member: MemberId | None) -> paper_of.Application:
    """Return somebody's request to join with what the book knows, or the blank form to be handed out."""
    blank = compose_blank_application(office)
    if member is None:
        return blank
    person = members_by_id(office).get(member)
    applicant = next((a for a in one.applicants if a.member == member), None)
    if person is None or applicant is None:
        raise Refused(Problem("recruit.no_such_applicant"))
    team = next((team for team in office.book.teams() if team.id == applicant.team), None)
    return replace(
        blank,
        signers=(Signer(words.APPLICANT_LINES, person.full_name),),
        name=person.full_name,
        birth=PaperDate(person.birth.year, person.birth.month, person.birth.day) if person.birth else None,
        gender=office.messages.label("sex", person.sex) if person.sex else "",
        ethnicity=person.ethnicity,
        religion=person.religion,
        id_number=person.cccd,
        residence=person.address,
        phone=person.phone,
        education=schooling(office, person),
        served=applicant.priority,
        team=paper.team(team.name) if team else "",
    )


def compose_applicants(office: Office, one: Recruitment) -> paper_of.ApplicantList:
    """Return the list of citizens who applied, for the committee's approval and for posting."""
    if not one.standing:
        raise Refused(Problem("recruit.no_applicant"))
    day = one.papers.applicants.day or office.clock.today()
    profile = profile_on(office, day)
    heading = heading_of(profile, Body.POLICE, _known_day(one.papers.applicants, day))
    approves = for_committee(head_signer(office, Body.COMMITTEE, day))
    return paper_of.ApplicantList(
        heading=heading,
        police=paper.police(profile),
        commune=paper.commune(profile),
        plan=words.following(_plan_cited(office, one, profile)),
        teams=_applicant_teams(office, one),
        count=len(one.standing),
        signers=(
            Signer((words.MAKER,)),
            head_signer(office, Body.POLICE, day),
            replace(approves, capacity=(words.APPROVES, *approves.capacity)),
        ),
    )


def _applicant_teams(office: Office, one: Recruitment) -> tuple[paper_of.ApplicantTeam, ...]:
    return tuple(
        paper_of.ApplicantTeam(
            words.wanted(team.name, one.places(team.id)),
            tuple(_applicant_row(office, applicant, person) for applicant, person in of_team(office, one, team.id)),
        )
        for team in teams_with_applicants(office, one)
    )


def _applicant_row(office: Office, applicant: Applicant, person: Member) -> paper_of.Applicant:
    return paper_of.Applicant(
        name=person.full_name,
        birth=paper_birth(person),
        gender=office.messages.label("sex", person.sex) if person.sex else "",
        id_number=person.cccd,
        residence=person.address,
        education=schooling(office, person),
        served=applicant.priority,
        papers=words.papers_words(applicant.missing),
    )


def teams_with_applicants(office: Office, one: Recruitment) -> list[Team]:
    """Return the teams that somebody stands for, by name."""
    return teams_by_name(office, (applicant.team for applicant in one.standing))


def of_team(office: Office, one: Recruitment, team: TeamId) -> list[tuple[Applicant, Member]]:
    """Return the applications for a team with the people, in name order; Refused for somebody no longer kept."""
    people = members_by_id(office)
    found = [applicant for applicant in one.standing if applicant.team == team]
    if any(applicant.member not in people for applicant in found):
        raise Refused(Problem("recruit.member_unknown"))
    pairs = [(applicant, people[applicant.member]) for applicant in found]
    return sorted(pairs, key=lambda pair: name_key(pair[1].full_name))


def compose_council(office: Office, one: Recruitment) -> paper_of.CouncilDecision:
    """Return the chairman's decision that establishes the council."""
    if not one.council:
        raise Refused(Problem("recruit.no_council"))
    mark = one.papers.council
    day = mark.day or office.clock.today()
    profile = profile_on(office, day)
    return paper_of.CouncilDecision(
        heading=_marked(profile, mark, day, COUNCIL),
        decider=paper.decider(profile),
        commune=paper.commune(profile),
        about=words.about_council(profile),
        council=words.council(profile),
        bases=(*bases(office, day, "council"), paper.proposed_by(paper.head_of_police(profile), "")),
        members=tuple(map(council_member, in_order(one.council))),
        count=len(one.council),
        executors=words.executors(profile),
        recipients=recipient_lines.of_decision(profile, 4),
        signer=head_signer(office, Body.COMMITTEE, day),
    )


def in_order(council: Iterable[CouncilMember]) -> list[CouncilMember]:
    """Return the council as papers list it: chairman, deputy, members as they were named."""
    return sorted(council, key=lambda one: tuple(CouncilRole).index(one.role))


def council_member(one: CouncilMember) -> paper_of.CouncilMember:
    """Return somebody of the council as papers name him."""
    duty = words.duty(one.role, secretary=one.secretary)
    return paper_of.CouncilMember(paper.honorific(one.sex), one.name, words.office_in_full(one.office), duty)


def compose_notice(office: Office, one: Recruitment, what: PostedPaper) -> paper_of.PostingNotice:
    """Return the police's notice that a paper of the round is posted."""
    hung = one.posted(what)
    since = min((posting.first for posting in hung), default=None)
    until = max((posting.until for posting in hung if posting.until), default=None)
    day = since or office.clock.today()
    profile = profile_on(office, day)
    document = words.posted(what, one.name)
    heading = replace(
        heading_of(profile, Body.POLICE, PaperDate(day.year, day.month)),
        symbol=symbol_of(profile, NOTICE),
    )
    return paper_of.PostingNotice(
        heading=numbered(heading, of_register(office, NOTICE, PaperOf(recruitment=one.id), what.value)),
        police=paper.police(profile),
        commune=paper.commune(profile),
        about=words.about_posting(document),
        bases=(*bases(office, day, "notice"), *words.based_on(_plan_cited(office, one, profile))),
        documents=(document_cited(office, one, what, profile),),
        places=place_words(office, profile, one),
        contact=paper.police(profile),
        recipients=recipient_lines.lines_of(profile, PaperKind.NOTICE),
        signer=head_signer(office, Body.POLICE, day),
        since=_day(since),
        until=_day(until),
    )


def compose_posting_log(office: Office, one: Recruitment, what: PostedPaper) -> paper_of.PostingLog:
    """Return where a paper hangs, with room for the hands of those who posted and saw it."""
    hung = one.posted(what)
    day = min((posting.first for posting in hung), default=office.clock.today())
    profile = profile_on(office, day)
    blank = _bare_places(words.places(profile, village_names(office, one)), hung)
    return paper_of.PostingLog(
        heading=heading_of(profile, Body.POLICE, PaperDate(day.year)),
        police=paper.police(profile),
        commune=paper.commune(profile),
        documents=(document_cited(office, one, what, profile),),
        postings=(*map(_posting, hung), *(paper_of.Posting(where) for where in blank)),
        signers=(Signer((words.MAKER,)), head_signer(office, Body.POLICE, day)),
    )


def _bare_places(named: Sequence[tuple[PostingPlace, str]], hung: Iterable[Posting]) -> list[str]:
    """Return the places where nothing hangs yet; none of a kind of which as many hang under other names."""
    recorded = {(posting.place, posting.where.casefold()) for posting in hung}
    known = {(place, where.casefold()) for place, where in named}
    own = Counter(place for place, where in recorded if (place, where) not in known)
    bare = [(place, where) for place, where in named if (place, where.casefold()) not in recorded]
    left = Counter(place for place, _where in bare)
    return [where for place, where in bare if left[place] > own[place]]


def _plan_cited(office: Office, one: Recruitment, profile: Profile) -> str:
    return words.plan_cited(as_written(office, "plan", one.papers.plan), profile)


def _posting(posting: Posting) -> paper_of.Posting:
    return paper_of.Posting(
        posting.where, PaperDate.of(posting.first), _day(posting.until), posting.by, posting.witness
    )


def document_cited(office: Office, one: Recruitment, what: PostedPaper, profile: Profile) -> str:
    """Return what is posted with its number and day as far as they are given."""
    named = words.posted(what, one.name)
    if what is PostedPaper.PLAN:
        return words.plan_about(_plan_cited(office, one, profile), one.name) or named
    if what is PostedPaper.APPLICANTS:
        return words.list_cited(named, one.papers.applicants.day)
    issued = [d for d in map(office.book.decision, one.decisions) if d is not None and d.issued]
    return "; ".join(paper.decision_cited(decision, profile) for decision in issued) or named


def village_names(office: Office, one: Recruitment) -> list[str]:
    """Return the places of the teams that the round recruits for."""
    teams = teams_by_name(office, (vacancy.team for vacancy in one.vacancies))
    return list(dict.fromkeys(village.name for team in teams for village in villages_of(office, team)))


def place_words(office: Office, profile: Profile, one: Recruitment) -> tuple[str, ...]:
    """Return the five kinds of places, those of several thôn in one line each."""
    return words.place_lines(profile, village_names(office, one))


_FORMS = {"plan": PLAN, "notice": NOTICE, "council": COUNCIL}
"""By which form a kind of paper is drawn that rests on laws of its own."""


def bases(office: Office, day: date, kind: str) -> tuple[str, ...]:
    """Return the legal bases of a day as they are printed."""
    return tuple(paper.basis(text) for text in offered_bases(office, day, kind, (_FORMS[kind],)))


def _marked(profile: Profile, mark: PaperMark, day: date, form: str) -> Heading:
    heading = heading_of(profile, Body.COMMITTEE, _known_day(mark, day))
    return replace(heading, number=paper.number(mark.number), symbol=mark.symbol or symbol_of(profile, form))


def _known_day(mark: PaperMark, around: date) -> PaperDate:
    return PaperDate.of(mark.day) if mark.day else PaperDate(around.year, around.month)


def _day(day: date | None) -> PaperDate | None:
    return PaperDate.of(day) if day else None
