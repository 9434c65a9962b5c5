"""Every paper that has its number, wherever that is kept, as one register; and what stands against a number."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from desktop_app.model.decision import Decision
from desktop_app.model.document import PaperOf
from desktop_app.model.ids import DecisionId
from desktop_app.model.paper_numbers import check_symbol, ordinal, same_number
from desktop_app.model.problems import Place, Problem, Severity, errors
from desktop_app.model.recruitment import CouncilRole, Recruitment, head_of
from desktop_app.model.register import (
    Distribution,
    IssuingBody,
    PaperKind,
    Registered,
    RegisterEntry,
    Series,
    check_number,
    in_order,
)
from desktop_app.model.unit import Body, Profile, on_day, signing_order
from desktop_app.services.numbering import DECISION, Given, cited_by, kind_of, marks_of
from desktop_app.services.office import Office
from desktop_app.wording import paper, recipient_lines, register_words

_Profiles = tuple[Profile, ...]
_Sent = Mapping[tuple[DecisionId, PaperKind], Distribution]


def registered(office: Office) -> list[Registered]:
    """Return every paper that has its number, by series and number; each once, however many cite it."""
    decisions, profiles = office.book.decisions(), office.book.profiles()
    sent = {(one.decision, one.kind): one for one in office.book.distributions()}
    found = [of_entry(entry) for entry in office.book.register_entries()]
    found += [_of_decision(profiles, decision, sent) for decision in decisions if decision.issued]
    known = {(one.series, same_number(one.number)) for one in found}
    cited: dict[object, Registered] = {}
    for one in (*_cited(office, profiles, decisions, sent), *_marked(office, profiles)):
        key = one.series, same_number(one.number)
        if key not in known and (key not in cited or (one.copies is not None and cited[key].copies is None)):
            cited[key] = one
    return in_order([*found, *cited.values()])


def of_entry(entry: RegisterEntry) -> Registered:
    """Return an entry as the register has it."""
    return Registered(
        entry.kind,
        entry.series,
        entry.number,
        entry.signed_on,
        entry.subject,
        entry.signer,
        entry.form,
        entry.of,
        entry.recipients,
        entry.copies,
        entry.note,
        entry.id,
        entry.part,
    )


def against(
    office: Office, series: Series, number: str, signed_on: date, own: Callable[[Registered], bool]
) -> list[Problem]:
    """Return what the register has against a number, and what is odd about it; ``own`` tells the paper itself."""
    others = [one for one in registered(office) if not own(one)]
    return check_number(series, number, signed_on, others, office.book.number_gaps())


def stands_against(office: Office, decision: Decision) -> list[Problem]:
    """Return what forbids the number and day of a decision of membership; nothing while it has none."""
    if decision.signed_on is None or not decision.number.strip():
        return []
    series = Series(IssuingBody.COMMITTEE, decision.symbol, decision.signed_on.year)
    # Two decisions of one number are told by the decision's own check.
    found = errors(against(office, series, decision.number, decision.signed_on, lambda one: one.form == DECISION))
    if decision.symbol:
        found += check_symbol(decision.symbol)
    if ordinal(decision.number) is None:
        found.append(Problem("register.number_no_number", Place(field="number"), {"number": decision.number}))
    return found


def odd_about(office: Office, decision: Decision) -> Iterator[Problem]:
    """Yield what is odd about the number and day of a decision: a day to come, numbers left out, their order."""
    day, today = decision.signed_on, office.clock.today()
    if day is None or not decision.number.strip():
        return
    own = PaperOf(decision=decision.id)
    series = Series(IssuingBody.COMMITTEE, decision.symbol, day.year)
    if day > today:
        yield Problem("register.day_to_come", Place(field="signed_on"), {"day": day, "today": today}, Severity.WARNING)
    found = against(office, series, decision.number, day, lambda one: one.of == own)
    yield from (problem for problem in _explained_later(found) if problem.severity is Severity.WARNING)


def _explained_later(found: Iterable[Problem]) -> Iterator[Problem]:
    """Numbers left out are explained in the register, for nothing is asked about them where this number is given."""
    for problem in found:
        skipped = problem.code == "register.numbers_skipped"
        yield replace(problem, code="register.numbers_left_out") if skipped else problem


def mark_stands_against(office: Office, one: Recruitment, name: str) -> list[Problem]:
    """Return what forbids the number that a round of recruitment gives one of its papers, and what is odd about it.

    The paper is known by the name of its mark.
    """
    found: list[Problem] = []
    for known, form, given in marks_of(office, one):
        kind = kind_of(form)
        if kind is None or known != name:
            continue

        def own(other: Registered, form: str = form) -> bool:
            """The drafts of the round cite the proposal that the round itself numbers."""
            cites = other.form == form and other.of.decision in one.decisions
            return cites or (other.form == form and other.of == PaperOf(recruitment=one.id))

        series = Series(kind[1], given.symbol, given.signed_on.year)
        found += _explained_later(against(office, series, given.number, given.signed_on, own))
    return found


def _of_decision(profiles: _Profiles, decision: Decision, sent: _Sent) -> Registered:
    given = Given(decision.number, decision.symbol, decision.signed_on or decision.effective_on)
    about = paper.about(decision.subject)
    of = PaperOf(decision=decision.id)
    one = _registered(profiles, DECISION, of, given, (about, decision.signature.name))
    return _as_sent(one, sent.get((decision.id, PaperKind.DECISION)))


def _cited(office: Office, profiles: _Profiles, decisions: Iterable[Decision], sent: _Sent) -> Iterator[Registered]:
    """Yield the proposals and reports that decisions cite by number and day."""
    for decision in decisions:
        if (cited := cited_by(decision)) is None:
            continue
        form, kind, given = cited
        about = register_words.cited_subject(kind, decision.subject)
        signed = about, usual_signer(office, IssuingBody.POLICE, given.signed_on)
        one = _registered(profiles, form, PaperOf(decision=decision.id), given, signed)
        yield _as_sent(one, sent.get((decision.id, kind)))


def _marked(office: Office, profiles: _Profiles) -> Iterator[Registered]:
    """Yield the papers whose numbers rounds of recruitment keep."""
    for one in office.book.recruitments():
        for name, form, given in marks_of(office, one):
            profile = on_day(profiles, given.signed_on)
            about = register_words.round_subject(name, one.name, profile) if profile else one.name
            signed = about, _round_signer(office, one, form, given.signed_on)
            yield _registered(profiles, form, PaperOf(recruitment=one.id), given, signed)


def _round_signer(office: Office, one: Recruitment, form: str, day: date) -> str:
    """Return who signs a paper of a round: the council's chair its minutes, else the head of the paper's sender."""
    _kind, body = kind_of(form) or (PaperKind.LETTER, IssuingBody.POLICE)
    if body is not IssuingBody.COUNCIL:
        return usual_signer(office, body, day)
    chair = head_of(one.council, CouncilRole.CHAIR)
    return chair.name if chair else ""


def _registered(profiles: _Profiles, form: str, of: PaperOf, given: Given, signed: tuple[str, str]) -> Registered:
    """Return a paper with the recipients that its kind usually has; ``signed`` is the trích yếu and who signed."""
    kind, body = kind_of(form) or (PaperKind.LETTER, IssuingBody.POLICE)
    profile = on_day(profiles, given.signed_on)
    return Registered(
        kind,
        Series(body, given.symbol, given.signed_on.year),
        given.number,
        given.signed_on,
        signed[0],
        signed[1],
        form,
        of,
        recipient_lines.lines_of(profile, kind) if profile else (),
    )


def _as_sent(one: Registered, said: Distribution | None) -> Registered:
    if said is None:
        return one
    return replace(one, recipients=said.recipients or one.recipients, copies=said.copies, note=said.note)


def usual_signer(office: Office, body: IssuingBody, day: date) -> str:
    """Return the name of a body's head on the day, else of its first signer; empty where nobody is kept."""
    known = {IssuingBody.POLICE: Body.POLICE, IssuingBody.COMMITTEE: Body.COMMITTEE}.get(body)
    signers = [signer for signer in office.book.signers_on(day) if signer.body is known]
    return min(signers, key=signing_order).name if signers else ""
