"""Nobody is recognised out of two rounds of recruitment that ran at once: the second decision would be a second place.

Somebody who serves may apply in a later round, for another place: that is no such case.
"""

from collections.abc import Iterator
from datetime import date

from desktop_app.model.decision import Decision
from desktop_app.model.ids import MemberId
from desktop_app.model.membership import memberships, on_day
from desktop_app.model.problems import Place, Problem
from desktop_app.model.recruitment import Recruitment
from desktop_app.services.office import Office


def recognised_twice(office: Office, decision: Decision) -> Iterator[Problem]:
    """Yield a problem for each person of a decision whom another round's draft or decision names."""
    if decision.recognitions:
        for one in office.book.recruitments():
            if decision.id in one.decisions:
                yield from named_elsewhere(office, one, decision)


def named_elsewhere(office: Office, one: Recruitment, decision: Decision) -> Iterator[Problem]:
    """Yield the same for a decision of this round, kept or not yet."""
    named = {recognition.member for recognition in decision.recognitions}
    names = {member.id: member.full_name for member in office.book.members()}
    received = {applicant.member: applicant.received_on for applicant in one.standing}
    decisions = {known.id: known for known in office.book.decisions() if known.id != decision.id}
    serving = on_day(memberships(decisions.values()), decision.effective_on)
    for other in (other for other in office.book.recruitments() if other.id != one.id):
        for kept in (decisions[known] for known in other.decisions if known in decisions):
            for member in (r.member for r in kept.recognitions if r.member in named):
                values = {"name": names.get(member, ""), "round": other.name, "begun": other.started_on}
                at = Place(field="recognitions")
                if not kept.issued and other.stopped_on is None:
                    yield Problem("recruit.drafted_elsewhere", at, values)
                elif member in serving and serving[member].opened_by == kept.id and _at_once(kept, member, received):
                    yield Problem("recruit.recognised_elsewhere", at, {**values, "reference": kept.reference})


def _at_once(kept: Decision, member: MemberId, received: dict[MemberId, date]) -> bool:
    """Return whether the other decision was signed only after the application in this round."""
    return kept.signed_on is not None and member in received and kept.signed_on >= received[member]
