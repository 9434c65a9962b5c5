"""Which number a paper has, wherever it is kept: in its decision, in the citation of one, or in the register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.model.decision import Decision
from desktop_app.model.document import PaperOf
from desktop_app.model.ids import DecisionId
from desktop_app.model.problems import Problem
from desktop_app.model.register import (
    Distribution,
    IssuingBody,
    PaperKind,
    Registered,
    RegisterEntry,
    Series,
    check_number,
    in_order,
    same_number,
)
from desktop_app.model.unit import Body, Profile, signing_order
from desktop_app.printing.paper_parts import Heading, PaperDate
from desktop_app.services.office import Office
from desktop_app.wording import paper, register_words

DECISION, SUBMISSION = "decision", "to_trinh_de_nghi_cong_nhan"
"""Forms whose number stands in a decision: its own, on whichever form it prints, and the proposal it cites."""
_DECISIONS = ("mau_08", "quyet_dinh_bai_bo", DECISION)
_KINDS: Mapping[str, tuple[PaperKind, IssuingBody]] = {
    "mau_08": (PaperKind.DECISION, IssuingBody.COMMITTEE),
    "quyet_dinh": (PaperKind.DECISION, IssuingBody.COMMITTEE),
    DECISION: (PaperKind.DECISION, IssuingBody.COMMITTEE),
    "to_trinh": (PaperKind.PROPOSAL, IssuingBody.POLICE),
    "van_ban_de_nghi": (PaperKind.PROPOSAL, IssuingBody.POLICE),
    "ke_hoach": (PaperKind.PLAN, IssuingBody.COMMITTEE),
    "thong_bao": (PaperKind.NOTICE, IssuingBody.POLICE),
    "mau_03": (PaperKind.MINUTES, IssuingBody.COUNCIL),
    "mau_04": (PaperKind.MINUTES, IssuingBody.COUNCIL),
    "bien_ban": (PaperKind.MINUTES, IssuingBody.COUNCIL),
    "mau_07": (PaperKind.REPORT, IssuingBody.POLICE),
    "bao_cao": (PaperKind.REPORT, IssuingBody.POLICE),
    "cong_van": (PaperKind.LETTER, IssuingBody.POLICE),
    "giay_xac_nhan": (PaperKind.CONFIRMATION, IssuingBody.POLICE),
}
"""What kind of paper a form is and who usually sends it, by how its code begins."""


@dataclass(frozen=True, slots=True)
class Given:
    """The number that a paper got when it was signed."""

    number: str
    """As paper writes it, ``05``."""
    symbol: str
    signed_on: date

    @property
    def reference(self) -> str:
        """Return ``05/TTr-CAX``."""
        return f"{self.number}/{self.symbol}"


def kind_of(form: str) -> tuple[PaperKind, IssuingBody] | None:
    """Return the kind and usual sender of a form's papers; None for lists and sheets, which bear no number."""
    return next((found for begin, found in _KINDS.items() if form.startswith(begin)), None)


def is_decision(form: str) -> bool:
    """Return whether a form is one that decisions of membership themselves print on."""
    return form.startswith(_DECISIONS)


def number_of(office: Office, form: str, of: PaperOf) -> Given | None:
    """Return the number and day that a paper got; None while it has none.

    A form's paper is known by what it speaks of; of several, as for the whole commune, the last that got a number.
    """
    if of.decision is not None and (found := _in_decision(office, form, of.decision)) is not None:
        return found
    return of_register(office, form, of)


def of_register(office: Office, form: str, of: PaperOf) -> Given | None:
    """Return the number that the register itself keeps for a paper; None where it keeps none."""
    entries = [entry for entry in office.book.register_entries(form=form, of=of) if entry.of == of]
    if not entries:
        return None
    newest = max(entries, key=lambda entry: (entry.given_at, entry.signed_on, entry.number.zfill(8)))
    return Given(paper.number(newest.number), newest.symbol, newest.signed_on)


def numbered(heading: Heading, given: Given | None) -> Heading:
    """Return a head of paper with the number and day that were given; as it was, where none were."""
    if given is None:
        return heading
    return replace(heading, number=given.number, symbol=given.symbol, dated=PaperDate.of(given.signed_on))


def symbol_for(profile: Profile, kind: PaperKind, body: IssuingBody) -> str:
    """Return the symbol kept for a kind of paper, else the usual one."""
    usual = next((sender for known, sender in _KINDS.values() if known is kind), body)
    kept = profile.symbols.get(kind.value, "") if body is usual else ""
    return kept or register_words.usual_symbol(kind, body, profile)


def registered(office: Office) -> list[Registered]:
    """Return every paper that has its number, by series and number."""
    decisions = office.book.decisions()
    sent = {(one.decision, one.kind): one for one in office.book.distributions()}
    entries = [of_entry(entry) for entry in office.book.register_entries()]
    taken = {(one.series, same_number(one.number)) for one in entries}
    issued = [_of_decision(office, decision, sent) for decision in decisions if decision.issued]
    cited = [one for one in _cited(office, decisions, sent) if (one.series, same_number(one.number)) not in taken]
    return in_order([*entries, *issued, *cited])


def stands_against(office: Office, decision: Decision) -> list[Problem]:
    """Return what the register has against the number and day of a decision; nothing while it has none."""
    if decision.signed_on is None or not decision.number.strip():
        return []
    # Two decisions of one number are told by the decision's own check.
    others = [one for one in registered(office) if not (one.form == DECISION and one.entry is None)]
    series = Series(IssuingBody.COMMITTEE, decision.symbol, decision.signed_on.year)
    found = check_number(series, decision.number, decision.signed_on, others, office.book.number_gaps())
    return [problem for problem in found if problem.code in {"register.number_twice", "register.number_cancelled"}]


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
    )


def _in_decision(office: Office, form: str, decision_id: DecisionId) -> Given | None:
    decision = office.book.decision(decision_id)
    if decision is None:
        return None
    if form == SUBMISSION:
        cited = paper.read_submission(decision.proposal)
        return Given(paper.number(cited.number), cited.symbol, cited.day) if cited else None
    if is_decision(form) and decision.signed_on is not None and decision.issued:
        return Given(paper.number(decision.number), decision.symbol, decision.signed_on)
    return None


_Sent = Mapping[tuple[DecisionId, PaperKind], Distribution]


def _of_decision(office: Office, decision: Decision, sent: _Sent) -> Registered:
    day = decision.signed_on or decision.effective_on
    series = Series(IssuingBody.COMMITTEE, decision.symbol, day.year)
    one = Registered(
        PaperKind.DECISION,
        series,
        decision.number,
        day,
        paper.about(decision.subject),
        decision.signature.name,
        DECISION,
        PaperOf(decision=decision.id),
        _usual_recipients(office, PaperKind.DECISION, day),
    )
    return _as_sent(one, sent.get((decision.id, PaperKind.DECISION)))


def _cited(office: Office, decisions: Iterable[Decision], sent: _Sent) -> Iterable[Registered]:
    """Yield the proposals that decisions cite by number and day, each once however many follow it."""
    found: dict[tuple[Series, str], Registered] = {}
    for decision in decisions:
        if (cited := paper.read_submission(decision.proposal)) is None:
            continue
        series = Series(IssuingBody.POLICE, cited.symbol, cited.day.year)
        key = series, same_number(cited.number)
        said = sent.get((decision.id, PaperKind.PROPOSAL))
        if key in found and said is None:
            continue
        one = Registered(
            PaperKind.PROPOSAL,
            series,
            cited.number,
            cited.day,
            register_words.proposal_subject(decision.subject),
            _head_of_police(office, cited.day),
            SUBMISSION,
            PaperOf(decision=decision.id),
            _usual_recipients(office, PaperKind.PROPOSAL, cited.day),
        )
        found[key] = _as_sent(one, said)
    return found.values()


def _as_sent(one: Registered, said: Distribution | None) -> Registered:
    if said is None:
        return one
    return replace(one, recipients=said.recipients or one.recipients, copies=said.copies, note=said.note)


def _usual_recipients(office: Office, kind: PaperKind, day: date) -> tuple[str, ...]:
    profile = office.book.profile_on(day)
    return profile.recipients.get(kind.value, ()) if profile else ()


def _head_of_police(office: Office, day: date) -> str:
    signers = [signer for signer in office.book.signers_on(day) if signer.body is Body.POLICE]
    return min(signers, key=signing_order).name if signers else ""
