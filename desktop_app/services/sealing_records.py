"""What a month's bundle says: the commune's facts of the period as flat records, amounts as decimal text."""

from collections.abc import Iterable, Iterator

from desktop_app.bundle.canonical import Record
from desktop_app.model.decision import Decision
from desktop_app.model.duty import DutyEntry, in_month
from desktop_app.model.ids import DecisionId, MemberId, TeamId
from desktop_app.model.member import Member
from desktop_app.model.membership import established, memberships
from desktop_app.model.membership import in_month as serving_in_month
from desktop_app.model.payroll import ClosedMonth, MemberPay, Step
from desktop_app.model.periods import Month
from desktop_app.model.place import Village
from desktop_app.model.team import Team
from desktop_app.services.listing_people import write_birth
from desktop_app.services.office import Office
from desktop_app.wording.paper import source_words

TOTALS = ("pay.cash", "pay.insurance")
"""Control totals of the envelope, over the records of kind ``pay``."""

CLOSING = "closing"
"""The kind of the record that says how the month was closed."""


def records_of(office: Office, month: Month, closed: ClosedMonth) -> list[Record]:
    """Return the month in full: places, teams, members who served, the decisions in play, duty, the frozen pay."""
    decisions = {decision.id: decision for decision in office.book.decisions()}
    serving = serving_in_month(memberships(decisions.values()), month)
    members = {m.member for m in serving}
    teams = {m.team for m in serving}
    owed = [pay for pay in closed.sheet.members if pay.adjustments]  # some of them may have left since
    named, in_teams = members | {pay.member for pay in owed}, teams | {pay.team for pay in owed}
    rests_on: set[DecisionId] = {m.opened_by for m in serving} | {m.closed_by for m in serving if m.closed_by}
    for day in (month.first, month.last):
        founded = established(decisions.values(), day)
        rests_on |= {decision.id for team, decision in founded.items() if team in teams}
    rests_on |= {d.id for d in decisions.values() if d.issued and d.effective_on in month.span}
    places = {village for team in office.book.teams() if team.id in in_teams for village in team.villages}
    return [
        *(_village(village, month) for village in office.book.villages() if village.id in places),
        *(_team(team) for team in office.book.teams() if team.id in in_teams),
        *(_member(member) for member in office.book.members() if member.id in named),
        *(_decision(decisions[decision]) for decision in sorted(rests_on)),
        *(
            {
                "id": f"membership:{m.member}:{m.span.start.isoformat()}",
                "kind": "membership",
                "member": m.member,
                "team": m.team,
                "role": m.role.value,
                "from": m.span.start.isoformat(),
                "to": m.span.end.isoformat() if m.span.end else None,
                "decision": m.opened_by,
            }
            for m in serving
        ),
        *_duty(office, month, members),
        *(_pay(office, pay) for pay in closed.sheet.members),
        _closing(closed),
    ]


def _village(village: Village, month: Month) -> Record:
    count = village.count_on(month.last)
    return {
        "id": village.id,
        "kind": "village",
        "type": village.kind.value,
        "name": village.name,
        "class": count.village_class if count else None,
        "households": count.households if count else None,
        "population": count.population if count else None,
        "counted_on": count.counted_on.isoformat() if count else None,
    }


def _team(team: Team) -> Record:
    return {
        "id": team.id,
        "kind": "team",
        "name": team.name,
        "quota": team.quota,
        "quota_document": team.quota_document,
        "villages": list(team.villages),
    }


def _member(member: Member) -> Record:
    return {
        "id": member.id,
        "kind": "member",
        "name": member.full_name,
        "born": write_birth(member.birth),
        "sex": member.sex.value if member.sex else None,
        "cccd": member.cccd,
        "education": member.education.value if member.education else None,
        "ethnicity": member.ethnicity,
        "social_insurance": member.social_insurance.joins,
        "health_insurance": member.health_insurance.joins,
    }


def _decision(decision: Decision) -> Record:
    return {
        "id": decision.id,
        "kind": "decision",
        "does": decision.kind.value,
        "number": decision.reference,
        "signed_on": decision.signed_on.isoformat() if decision.signed_on else None,
        "effective_on": decision.effective_on.isoformat(),
        "subject": decision.subject,
        "signer": decision.signature.name,
    }


def _duty(office: Office, month: Month, members: set[MemberId]) -> Iterator[Record]:
    entry: DutyEntry
    for entry in in_month(office.book.duty(month), month):
        if entry.member in members:
            yield {
                "id": entry.id,
                "kind": "duty",
                "member": entry.member,
                "begins": entry.begins.isoformat(timespec="minutes"),
                "ends": entry.ends.isoformat(timespec="minutes"),
                "type": entry.kind.value,
                "heavy": entry.heavy.value,
                "plan": entry.plan,
            }


def _pay(office: Office, pay: MemberPay) -> Record:
    team: TeamId = pay.team
    adjustments = [
        {
            "from": str(one.from_month),
            "code": one.code.value,
            "amount": str(one.amount),
            "steps": _steps(office, one.steps),
        }
        for one in pay.adjustments
    ]
    return {
        "id": f"pay:{pay.member}",
        "kind": "pay",
        "member": pay.member,
        "team": team,
        "role": pay.role.value,
        "cash": str(pay.cash),
        "insurance": str(pay.insurance),
        "lines": [
            {"code": line.code.value, "amount": str(line.amount), "steps": _steps(office, line.steps)}
            for line in pay.lines
        ],
        # A month without any is sealed as the former program sealed it.
        **({"adjustments": adjustments} if adjustments else {}),
    }


def _steps(office: Office, steps: Iterable[Step]) -> list[dict[str, str]]:
    return [
        {
            "text": office.messages.step(step.code, step.values),
            "source": source_words(step.source) if step.source else "",
            "certainty": step.source.certainty.value if step.source else "",
        }
        for step in steps
    ]


def _closing(closed: ClosedMonth) -> Record:
    sheet = closed.sheet
    return {
        "id": f"closing:{closed.month}",
        "kind": CLOSING,
        "closed_at": closed.closed_at,
        "closed_by": closed.closed_by,
        "scheme": sheet.scheme_id,
        "payable": sheet.payable,
        "rulebook": sheet.rulebook_digest,
        "sheet": closed.sheet_digest,
    }
