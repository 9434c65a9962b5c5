"""What stands on the papers of the council's meeting: the ballot, the count, the minutes of the result."""

from collections import Counter
from dataclasses import replace
from datetime import date

from desktop_app.model.document import PaperOf
from desktop_app.model.ids import MemberId
from desktop_app.model.member import Member
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.recruitment import (
    CouncilMeeting,
    CouncilMember,
    CouncilRole,
    PaperMark,
    Recruitment,
    Teller,
    TellerPart,
    VoteMode,
    head_of,
    secretary_of,
)
from desktop_app.model.recruitment_vote import Standing, VoteOutcome, result, shared_rank, tied, votes_needed
from desktop_app.model.register import PaperKind
from desktop_app.model.team import Team
from desktop_app.model.unit import Body, Profile
from desktop_app.printing import recruitment_contexts as paper_of
from desktop_app.printing.paper_parts import Heading, PaperDate, Signer
from desktop_app.services.composing_parts import heading_of, members_by_id, paper_birth, profile_on
from desktop_app.services.composing_recruitment import council_member, in_order, of_team, teams_with_applicants
from desktop_app.services.numbering import numbered, of_register, symbol_of
from desktop_app.services.office import Office
from desktop_app.wording import paper, recipient_lines
from desktop_app.wording import recruitment_words as words

COUNTING, MINUTES = "mau_03", "mau_04"


def compose_ballot(office: Office, one: Recruitment) -> paper_of.Ballot:
    """Return one ballot of a secret vote, with everybody who stands."""
    _refuse_nobody(one)
    day = _day_of(office, one)
    profile = profile_on(office, day)
    return paper_of.Ballot(
        heading=_heading(profile, day),
        commune=paper.commune(profile),
        seal_of=f"{words.COMMITTEE} {paper.commune(profile)}",
        teams=tuple(
            paper_of.BallotTeam(
                team.name,
                one.places(team.id),
                tuple(
                    paper_of.BallotCandidate(person.full_name, paper_birth(person), person.address)
                    for _applicant, person in of_team(office, one, team.id)
                ),
            )
            for team in teams_with_applicants(office, one)
        ),
        count=len(one.standing),
    )


def compose_counting(office: Office, one: Recruitment) -> paper_of.CountingMinutes:
    """Return the record of the tellers; what is not counted yet is left for the pen. Refused for a show of hands."""
    _refuse_nobody(one)
    if one.meeting is not None and one.meeting.mode is VoteMode.HANDS:
        raise Refused(Problem("recruit.no_ballots"))
    day = _day_of(office, one)
    profile = profile_on(office, day)
    meeting, tellers = one.meeting, one.meeting.tellers if one.meeting else ()
    counted = meeting is not None and meeting.ballots_out > 0
    return paper_of.CountingMinutes(
        heading=_counting_heading(office, profile, one, day),
        council=words.council(profile),
        commune=paper.commune(profile),
        # The tellers begin and end on hours of their own, which the book does not know: they are written in by hand.
        meeting=replace(_place(one, day), begun=None, ended=None),
        counters=tuple(_teller(teller, one) for teller in tellers),
        members=len(one.council),
        teams=_voted(office, one, ranked=False),
        signers=(
            Signer(words.SECRETARY_LINES, _teller_name(one, TellerPart.SECRETARY)),
            Signer(words.TELLERS_LINES, _teller_name(one, TellerPart.HEAD)),
        ),
        present=one.present if meeting else None,
        issued=meeting.ballots_out if counted and meeting else None,
        returned=meeting.ballots_in if counted and meeting else None,
        valid=meeting.ballots_in - meeting.ballots_invalid if counted and meeting else None,
        invalid=meeting.ballots_invalid if counted and meeting else None,
    )


def compose_minutes(office: Office, one: Recruitment) -> paper_of.SelectionMinutes:
    """Return the minutes of the council's meeting; before the vote its numbers are left for the pen."""
    _refuse_nobody(one)
    if not one.council:
        raise Refused(Problem("recruit.no_council"))
    day = _day_of(office, one)
    profile = profile_on(office, day)
    meeting = one.meeting
    chair, secretary = _in_the_chair(one), secretary_of(one.council)
    standings = result(one)
    voted = meeting is not None and any(s.outcome is not VoteOutcome.NOT_VOTED for s in standings)
    chosen = _chosen(office, standings)
    return paper_of.SelectionMinutes(
        heading=_minutes_heading(profile, one.papers.minutes, day),
        council=words.council(profile),
        commune=paper.commune(profile),
        meeting=_place(one, day),
        chair=council_member(chair) if chair else _nobody(words.CHAIR_DUTY),
        secretary=council_member(secretary) if secretary else _nobody(words.SECRETARY_DUTY),
        members=len(one.council),
        attendants=tuple(council_member(member) for member in in_order(one.council) if member.present),
        absent=_absent(one) if meeting else "",
        candidates=len(one.standing),
        mode=words.mode(meeting.mode) if meeting else "",
        counting=words.counted_by(meeting.day) if meeting and meeting.mode is VoteMode.BALLOT else "",
        teams=_voted(office, one, ranked=True),
        chosen=chosen,
        chosen_count=sum(s.outcome is VoteOutcome.CHOSEN for s in standings) if voted else None,
        chosen_follow=words.chosen_follow(nobody=voted and not chosen),
        ties=_ties(office, one),
        signers=(
            Signer(words.SECRETARY_LINES, secretary.name if secretary else ""),
            Signer(_chair_lines(chair), chair.name if chair else ""),
        ),
        recipients=recipient_lines.lines_of(profile, PaperKind.MINUTES),
        present=one.present if meeting else None,
        needed=votes_needed(one.present) if meeting else None,
    )


def _refuse_nobody(one: Recruitment) -> None:
    if not one.standing:
        raise Refused(Problem("recruit.no_applicant"))


def _day_of(office: Office, one: Recruitment) -> date:
    if one.meeting is not None:
        return one.meeting.day
    return one.plan.meeting_planned or office.clock.today()


def _heading(profile: Profile, day: date) -> Heading:
    """The council issues under the committee, whose seal it uses."""
    heading = heading_of(profile, Body.COMMITTEE, PaperDate.of(day))
    return replace(heading, superior=(" ".join(heading.issuer),), issuer=(words.COUNCIL_ISSUER,))


def _minutes_heading(profile: Profile, mark: PaperMark, day: date) -> Heading:
    symbol = mark.symbol or symbol_of(profile, MINUTES)
    return replace(_heading(profile, day), number=paper.number(mark.number), symbol=symbol)


def _counting_heading(office: Office, profile: Profile, one: Recruitment, day: date) -> Heading:
    """The record of the tellers gets a number of its own, if any: that of the minutes is another paper's."""
    blank = replace(_heading(profile, day), symbol=symbol_of(profile, COUNTING))
    return numbered(blank, of_register(office, COUNTING, PaperOf(recruitment=one.id)))


def _place(one: Recruitment, day: date) -> paper_of.Meeting:
    meeting = one.meeting
    if meeting is None:
        return paper_of.Meeting(one.plan.meeting_at, PaperDate(day.year))
    return paper_of.Meeting(meeting.place or one.plan.meeting_at, PaperDate.of(day), meeting.begun, meeting.ended)


def _nobody(duty: str) -> paper_of.CouncilMember:
    return paper_of.CouncilMember(paper.honorific(None), "", "", duty)


def _in_the_chair(one: Recruitment) -> CouncilMember | None:
    """Return who conducts the meeting: the chairman, else the deputy, of those present."""
    there = [member for member in one.council if member.present]
    return head_of(there, CouncilRole.CHAIR) or head_of(there, CouncilRole.DEPUTY)


def _chair_lines(chair: CouncilMember | None) -> tuple[str, ...]:
    deputy = chair is not None and chair.role is CouncilRole.DEPUTY
    return words.DEPUTY_LINES if deputy else words.CHAIR_LINES


def _absent(one: Recruitment) -> str:
    absent = [f"{paper.lower_first(paper.honorific(m.sex))} {m.name}" for m in one.council if not m.present]
    return words.absent(absent, one.meeting.absent_why if one.meeting else "")


def _teller(teller: Teller, one: Recruitment) -> paper_of.CouncilMember:
    """Somebody who counts is mostly of the council, and named as there."""
    known = next((member for member in one.council if member.name.strip() == teller.name.strip()), None)
    office, sex = (words.office_in_full(known.office), known.sex) if known else ("", None)
    return paper_of.CouncilMember(paper.honorific(sex), teller.name, office, words.part(teller.part))


def _teller_name(one: Recruitment, part: TellerPart) -> str:
    tellers = one.meeting.tellers if one.meeting else ()
    return next((teller.name for teller in tellers if teller.part is part), "")


def _voted(office: Office, one: Recruitment, *, ranked: bool) -> tuple[paper_of.VotedTeam, ...]:
    """Return the votes by team: by name as on the ballot, or the highest first with rank and outcome."""
    standings = {standing.member: standing for standing in result(one)}
    found = []
    for team in teams_with_applicants(office, one):
        people = [(standings[applicant.member], person) for applicant, person in of_team(office, one, team.id)]
        if ranked:
            people.sort(key=lambda pair: (pair[0].rank, pair[0].outcome is not VoteOutcome.CHOSEN))
        shared = Counter(standing.rank for standing, _person in people)
        rows = tuple(_voted_row(one, standing, person, shared, ranked=ranked) for standing, person in people)
        found.append(paper_of.VotedTeam(words.wanted(team.name, one.places(team.id)), rows))
    return tuple(found)


def _voted_row(
    one: Recruitment, standing: Standing, person: Member, shared: Counter[int], *, ranked: bool
) -> paper_of.VotedCandidate:
    birth = paper_birth(person)
    if one.meeting is None or standing.outcome is VoteOutcome.NOT_VOTED:
        return paper_of.VotedCandidate(person.full_name, birth)
    against = max(0, _voters(one, one.meeting) - standing.ayes)
    if not ranked:
        return paper_of.VotedCandidate(person.full_name, birth, standing.ayes, against)
    share, rank = share_of(standing.ayes, one.present), shared_rank(standing.rank, shared[standing.rank])
    outcome = words.outcome(standing.outcome)
    return paper_of.VotedCandidate(person.full_name, birth, standing.ayes, against, share, rank, outcome)


def _voters(one: Recruitment, meeting: CouncilMeeting) -> int:
    return one.present if meeting.mode is VoteMode.HANDS else meeting.ballots_in - meeting.ballots_invalid


def share_of(count: int, present: int) -> str:
    """Return a share of those present in per cent, rounded to one decimal: ``81,8 %``; empty where nobody is there."""
    if not present:
        return ""
    whole, tenth = divmod((count * 2_000 + present) // (2 * present), 10)
    return f"{whole},{tenth} %" if tenth else f"{whole} %"


def _chosen(office: Office, standings: tuple[Standing, ...]) -> tuple[paper_of.ChosenPerson, ...]:
    people = members_by_id(office)
    teams = {team.id: team for team in office.book.teams()}
    return tuple(
        _chosen_person(people[s.member], teams[s.team])
        for s in standings
        if s.outcome is VoteOutcome.CHOSEN and s.member in people and s.team in teams
    )


def _chosen_person(person: Member, team: Team) -> paper_of.ChosenPerson:
    return paper_of.ChosenPerson(
        paper.honorific(person.sex), person.full_name, paper_birth(person), paper.team(team.name)
    )


def _ties(office: Office, one: Recruitment) -> tuple[str, ...]:
    people = members_by_id(office)
    choices = {tie.team: tie for tie in one.meeting.ties} if one.meeting else {}

    def named(members: tuple[MemberId, ...]) -> list[str]:
        return [people[member].full_name for member in members if member in people]

    found = []
    for team in teams_with_applicants(office, one):
        edge, seats = tied(one, team.id)
        if edge:
            choice = choices.get(team.id)
            settled = words.chosen_of(named(choice.chosen), choice.reason) if choice else ""
            found.append(words.tie(team.name, named(edge), seats, settled))
    return tuple(found)
