"""The read side of recruitment: rounds, the steps of one with their deadlines and papers, its applicants and votes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.model.decision import Decision
from desktop_app.model.document import PaperOf
from desktop_app.model.ids import DecisionId, MemberId, RecruitmentId, TeamId
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.model.recruitment import Applicant, PostingPlace, Recruitment, VoteMode
from desktop_app.model.recruitment_check import RecruitmentKnown, check_applicant, check_recruitment, lacking
from desktop_app.model.recruitment_path import Deadline, RecruitmentStep, StepFacts, path
from desktop_app.model.recruitment_vote import Standing, VoteOutcome, chosen, result, shared_rank, tied, votes_needed
from desktop_app.model.text import same_spelling
from desktop_app.model.unit import Profile
from desktop_app.services import recruiting
from desktop_app.services.judging_proposals import with_lacks
from desktop_app.services.listing import DecisionRow
from desktop_app.services.listing_papers import list_decisions, lists_of_nobody
from desktop_app.services.listing_people import write_birth
from desktop_app.services.office import Office
from desktop_app.services.working_days import working_day_after, working_days_until
from desktop_app.wording import recruitment_words


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NEXT = "next"
    WAITING = "waiting"
    OVERDUE = "overdue"


class PaperSigner(StrEnum):
    """Who signs a paper of recruitment."""

    APPLICANT = "nguoi_lam_don"
    CHAIRMAN = "chu_tich_ubnd"
    POLICE = "truong_cong_an"
    COUNCIL = "chu_tich_hoi_dong_va_thu_ky"
    TELLERS = "to_kiem_phieu"
    POSTERS = "nguoi_niem_yet"
    NOBODY = "khong_ky"


@dataclass(frozen=True, slots=True)
class StepPaper:
    """A paper of a step."""

    form: str
    """A form's code; ``decision`` for whichever form a decision prints on."""
    signer: PaperSigner
    printed: int = 0
    """How many times it was printed for this round."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a round."""

    step: RecruitmentStep
    state: StepState
    done_on: date | None
    due: date | None
    working_days_left: int | None
    """Negative when overdue; None where the step is done or has no deadline."""
    article: str
    """Where the deadline stands, as printed; empty for the round's own plan."""
    assumed: bool
    """Whether no text says the number of days."""
    missing: tuple[Problem, ...]
    papers: tuple[StepPaper, ...] = ()
    days_left: int | None = None
    """Days of the calendar, as the working days are counted."""


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round in the list, the newest first."""

    id: RecruitmentId
    name: str
    title: str
    """The name, with the day it was begun where another round bears it too."""
    started_on: date
    wanted: int
    applied: int
    chosen: int
    stopped: bool
    step: RecruitmentStep | None
    """The next step; None once all are done or the round was stopped."""
    state: StepState | None
    due: date | None
    working_days_left: int | None
    days_left: int | None = None
    """Days of the calendar, negative when overdue."""


@dataclass(frozen=True, slots=True)
class ApplicantRow:
    """One application with what is wrong with it."""

    applicant: Applicant
    name: str
    birth: str
    """dd/mm/yyyy, mm/yyyy or yyyy."""
    team_name: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One applicant in the count."""

    member: MemberId
    name: str
    team: TeamId
    team_name: str
    ayes: int | None
    """None while it is not recorded."""
    rank: str
    """``1``, or ``2-3`` where several share a place, as in the minutes; empty while no vote is recorded."""
    outcome: VoteOutcome
    lacks: tuple[Problem, ...] = ()
    """Conditions not met and papers not there, without a written ground."""


@dataclass(frozen=True, slots=True)
class TieRow:
    """Equal votes for a team's last places, whatever the council chose."""

    team: TeamId
    team_name: str
    members: tuple[tuple[MemberId, str], ...]
    seats: int


@dataclass(frozen=True, slots=True)
class RoundView:
    """Everything of one round for its page."""

    recruitment: Recruitment
    steps: tuple[StepRow, ...]
    applicants: tuple[ApplicantRow, ...]
    votes: tuple[VoteRow, ...]
    ties: tuple[TieRow, ...]
    present: int
    needed: int
    """The fewest votes that are more than half of those present."""
    decisions: tuple[DecisionRow, ...]
    problems: tuple[Problem, ...]

    @property
    def chosen_lacking(self) -> tuple[Problem, ...]:
        """Return what those chosen lack: nobody may write of them that they meet all conditions."""
        return tuple(problem for row in self.votes if row.outcome is VoteOutcome.CHOSEN for problem in row.lacks)

    @property
    def next_step(self) -> StepRow | None:
        """Return the first step that is not done; None where all are."""
        return next((step for step in self.steps if step.state is not StepState.DONE), None)


_PAPERS: dict[RecruitmentStep, tuple[tuple[str, PaperSigner], ...]] = {
    RecruitmentStep.PLAN: (("ke_hoach_tuyen_chon", PaperSigner.CHAIRMAN),),
    RecruitmentStep.APPROVE: (("ke_hoach_tuyen_chon", PaperSigner.CHAIRMAN),),
    RecruitmentStep.POST_PLAN: (
        ("thong_bao_niem_yet", PaperSigner.POLICE),
        ("nhat_ky_niem_yet", PaperSigner.POSTERS),
    ),
    RecruitmentStep.RECEIVE: (("mau_01", PaperSigner.APPLICANT),),
    RecruitmentStep.LIST: (("danh_sach_du_tuyen", PaperSigner.CHAIRMAN),),
    RecruitmentStep.POST_LIST: (
        ("thong_bao_niem_yet", PaperSigner.POLICE),
        ("nhat_ky_niem_yet", PaperSigner.POSTERS),
    ),
    RecruitmentStep.COUNCIL: (("quyet_dinh_hoi_dong_xet_tuyen", PaperSigner.CHAIRMAN),),
    RecruitmentStep.MEETING: (("mau_02", PaperSigner.NOBODY), ("mau_03", PaperSigner.TELLERS)),
    RecruitmentStep.MINUTES: (("mau_04", PaperSigner.COUNCIL),),
    RecruitmentStep.PROPOSAL: (
        ("to_trinh_de_nghi_cong_nhan", PaperSigner.POLICE),
        ("mau_05", PaperSigner.POLICE),
        ("mau_06", PaperSigner.POLICE),
    ),
    RecruitmentStep.DECISION: (("decision", PaperSigner.CHAIRMAN),),
    RecruitmentStep.POST_DECISION: (
        ("thong_bao_niem_yet", PaperSigner.POLICE),
        ("nhat_ky_niem_yet", PaperSigner.POSTERS),
    ),
}


def list_rounds(office: Office) -> tuple[RoundRow, ...]:
    """Return every round, the newest first, with the step at work whose day comes first."""
    rounds = sorted(office.book.recruitments(), key=lambda one: one.started_on, reverse=True)
    decisions = {decision.id: decision for decision in office.book.decisions()} if rounds else {}
    times = Counter(same_spelling(one.name) for one in rounds)
    rows = ((_row(office, one, decisions), times[same_spelling(one.name)] > 1) for one in rounds)
    return tuple(
        replace(row, title=recruitment_words.told_apart(row.name, row.started_on)) if twice else row
        for row, twice in rows
    )


def _row(office: Office, one: Recruitment, decisions: Mapping[DecisionId, Decision]) -> RoundRow:
    at_work = [row for row in _rows(office, one, decisions) if row.state in {StepState.NEXT, StepState.OVERDUE}]
    step = None if one.stopped_on else min(at_work, key=lambda row: (row.due is None, row.due), default=None)
    return RoundRow(
        id=one.id,
        name=one.name,
        title=one.name,
        started_on=one.started_on,
        wanted=sum(vacancy.places for vacancy in one.vacancies),
        applied=len(one.standing),
        chosen=len(chosen(one)),
        stopped=one.stopped_on is not None,
        step=step.step if step else None,
        state=step.state if step else None,
        due=step.due if step else None,
        working_days_left=step.working_days_left if step else None,
        days_left=step.days_left if step else None,
    )


def steps(office: Office, one: Recruitment) -> tuple[StepRow, ...]:
    """Return the steps of a round in order, with their papers."""
    decisions = {known: d for known in one.decisions if (d := office.book.decision(known)) is not None}
    printed, idle = _printed(office, one), _idle(office, one)
    return tuple(replace(row, papers=_papers(row.step, printed, idle)) for row in _rows(office, one, decisions))


def _rows(office: Office, one: Recruitment, decisions: Mapping[DecisionId, Decision]) -> list[StepRow]:
    """Return the steps without their papers."""
    today = office.clock.today()
    profile = office.book.profile_on(today) or next(iter(office.book.profiles()), None)
    rows: list[StepRow] = []
    own = [decisions[known] for known in one.decisions if known in decisions]
    for facts in path(one, decisions, today):
        # What comes after a step that is done is at work too, though an earlier one still lacks something.
        at_work = all(row.state is StepState.DONE for row in rows) or rows[-1].state is StepState.DONE
        stands = with_lacks(office, facts, own)
        rows.append(_step(office, profile, stands, today, at_work=at_work))
    return rows


def _step(office: Office, profile: Profile | None, facts: StepFacts, today: date, *, at_work: bool) -> StepRow:
    due = _due(office, profile, facts.deadline)
    done = facts.done_on is not None
    left = None if done or due is None or profile is None else working_days_until(office, profile, today, due)
    if done:
        state = StepState.DONE
    elif due is not None and due < today:
        state = StepState.OVERDUE
    else:
        state = StepState.NEXT if at_work else StepState.WAITING
    return StepRow(
        step=facts.step,
        state=state,
        done_on=facts.done_on,
        due=due,
        working_days_left=left,
        article=facts.deadline.article if facts.deadline else "",
        assumed=facts.deadline.assumed if facts.deadline else False,
        missing=facts.missing,
        days_left=None if left is None or due is None else (due - today).days,
    )


def _due(office: Office, profile: Profile | None, deadline: Deadline | None) -> date | None:
    if deadline is None or profile is None:
        return None
    return working_day_after(office, profile, deadline.after, deadline.working_days)


def _printed(office: Office, one: Recruitment) -> Counter[str]:
    """Return how often each form was printed for the round or for one of its decisions."""
    documents = list(office.book.documents(of=PaperOf(recruitment=one.id)))
    for decision in one.decisions:
        documents += office.book.documents(decision=decision)
    forms = Counter(document.form for document in documents)
    forms["decision"] = sum(count for form, count in forms.items() if form.startswith("mau_08"))
    return forms


def _idle(office: Office, one: Recruitment) -> frozenset[str]:
    """Return the forms that this round has no use for: ballots after a show of hands, a list of nobody."""
    idle = {"mau_02", "mau_03"} if one.meeting is not None and one.meeting.mode is VoteMode.HANDS else set()
    drafts = [d for d in map(office.book.decision, one.decisions) if d is not None]
    return lists_of_nobody(one.role for draft in drafts for one in draft.recognitions) | idle


def _papers(step: RecruitmentStep, printed: Counter[str], idle: frozenset[str]) -> tuple[StepPaper, ...]:
    return tuple(StepPaper(form, signer, printed[form]) for form, signer in _PAPERS[step] if form not in idle)


def round_view(office: Office, recruitment: RecruitmentId) -> RoundView:
    """Return everything of one round; Refused if there is none of that identity."""
    one = recruiting.found(office, recruitment)
    known = recruiting.known(office, office.clock.today())
    decisions: set[DecisionId] = set(one.decisions)
    return RoundView(
        recruitment=one,
        steps=steps(office, one),
        applicants=tuple(_applicant(one, applicant, known) for applicant in one.applicants),
        votes=_votes(one, known),
        ties=tuple(
            TieRow(vacancy.team, _team(vacancy.team, known), tuple((m, _name(m, known)) for m in edge), seats)
            for vacancy in one.vacancies
            for edge, seats in (tied(one, vacancy.team),)
            if edge
        ),
        present=one.present,
        needed=votes_needed(one.present),
        decisions=tuple(row for row in list_decisions(office) if row.id in decisions),
        problems=(*check_recruitment(one, known), *_stale(office, one)),
    )


def _stale(office: Office, one: Recruitment) -> list[Problem]:
    """Return a warning where a draft no longer names those whom the vote chose: the clerk may mean it so."""
    drafts = [d for d in map(office.book.decision, one.decisions) if d is not None and not d.issued]
    named = {recognition.member for draft in drafts for recognition in draft.recognitions}
    if not drafts or named == {standing.member for standing in chosen(one)}:
        return []
    return [Problem("recruit.drafts_differ", Place(field="decisions"), {}, Severity.WARNING)]


def _name(member: MemberId, known: RecruitmentKnown) -> str:
    return known.members[member].full_name if member in known.members else ""


def _team(team: TeamId, known: RecruitmentKnown) -> str:
    return known.teams[team].name if team in known.teams else ""


def _applicant(one: Recruitment, applicant: Applicant, known: RecruitmentKnown) -> ApplicantRow:
    person = known.members.get(applicant.member)
    return ApplicantRow(
        applicant=applicant,
        name=_name(applicant.member, known),
        birth=write_birth(person.birth) if person else "",
        team_name=_team(applicant.team, known),
        problems=tuple(check_applicant(one, applicant, known)) if applicant.standing else (),
    )


def _votes(one: Recruitment, known: RecruitmentKnown) -> tuple[VoteRow, ...]:
    standings = result(one)
    shared = Counter((standing.team, standing.rank) for standing in standings)
    return tuple(_vote(one, standing, known, shared[standing.team, standing.rank]) for standing in standings)


def _vote(one: Recruitment, standing: Standing, known: RecruitmentKnown, sharing: int) -> VoteRow:
    applicant = next((a for a in one.standing if a.member == standing.member), None)
    person = known.members.get(standing.member)
    voted = standing.outcome is not VoteOutcome.NOT_VOTED
    return VoteRow(
        member=standing.member,
        name=_name(standing.member, known),
        team=standing.team,
        team_name=_team(standing.team, known),
        ayes=standing.ayes if voted else None,
        rank=shared_rank(standing.rank, sharing) if voted else "",
        outcome=standing.outcome,
        lacks=tuple(lacking(applicant, person, known.traits)) if applicant and person else (),
    )


def posting_places(office: Office, one: Recruitment) -> tuple[tuple[PostingPlace, str], ...]:
    """Return the five kinds of places by name: those of the commune, and one of the last two kinds in each place.

    The places are those of the teams that the round recruits for.
    """
    profile = office.book.profile_on(office.clock.today()) or office.book.profiles()[-1]
    wanted = {vacancy.team for vacancy in one.vacancies}
    of_teams = {village for team in office.book.teams() if team.id in wanted for village in team.villages}
    villages = [village.name for village in office.book.villages() if village.id in of_teams]
    return tuple(recruitment_words.places(profile, villages))


def open_rounds(office: Office) -> tuple[RoundRow, ...]:
    """Return the rounds with something still to do."""
    return tuple(row for row in list_rounds(office) if row.step is not None)
