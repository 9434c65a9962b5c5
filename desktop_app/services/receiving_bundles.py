"""The receiving office's side of the exchange: check a bundle, take it in or keep it as evidence, write a receipt."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from desktop_app import __version__
from desktop_app.model.exchange import IssuedReceipt, ReceivedBundle, Reception
from desktop_app.model.ids import BundleId
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.services.exchanging_months import Deliver, NotVerified
from desktop_app.services.keeping_keys import (
    has_keys,
    is_receiving_office,
    keyring,
    keyring_with_own,
    open_keys,
    own_unit,
)
from desktop_app.services.office import Office
from desktop_app.services.sealing_records import CLOSING

if TYPE_CHECKING:
    from desktop_app.bundle.canonical import Record
    from desktop_app.bundle.chain import ChainState
    from desktop_app.bundle.keys import UnitKeys
    from desktop_app.bundle.manifest import Envelope
    from desktop_app.bundle.merge import MergePlan
    from desktop_app.bundle.receipt import Receipt
    from desktop_app.bundle.verdict import Facts
    from desktop_app.bundle.verify import Verdict


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found about a bundle, and what taking it in would change."""

    verdict: "Verdict"
    plan: "MergePlan | None"
    content: bytes
    own: bool = False
    """Whether we sealed it ourselves: then its address is for the receiver to judge."""

    @property
    def verified(self) -> bool:
        """Return whether no fact fails; that it was taken in already is news, and no fault of the bundle."""
        from desktop_app.bundle.verdict import FactName

        facts = self.verdict.facts
        failing = {fact.name for fact in facts.all if fact.holds is False}
        return facts.none_fails or (self.verdict.is_duplicate and failing == {FactName.FRESH})

    @property
    def payable(self) -> bool | None:
        """Return whether the month sealed in it may be paid by; False for a trial, None where no bundle was read."""
        closings = [record for record in self.verdict.records if record.get("kind") == CLOSING]
        return all(record.get("payable") is True for record in closings) if closings else None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return why the failing facts fail; what was taken in already stops nothing."""
        return self.verdict.facts.problems_told(duplicate=self.verdict.is_duplicate)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a bundle at the receiving office, and the receipt to give back."""

    bundle: ReceivedBundle
    receipt: "Receipt"
    receipt_name: str
    receipt_content: bytes


def inspect_bundle(office: Office, content: bytes, secret: "str | UnitKeys" = "") -> Inspection:
    """Return every fact about a bundle and the plan of taking it in; nothing is written, and no content raises.

    Without keys of ours only what can be judged so is judged; Refused where our own keys do not open.
    """
    from desktop_app.bundle import merge
    from desktop_app.bundle.verify import verify

    keys = open_keys(office, secret) if _may_open(office) else None
    identities = [keys.identity] if keys else []
    receiving = is_receiving_office(office)
    chains = _chains(office) if receiving else None
    verdict = verify(content, office.clock.today(), identities, keyring(office), chains)
    if keys is not None and not receiving and verdict.signer == keys.public:
        ours = verify(content, office.clock.today(), identities, keyring_with_own(office), chains)
        return Inspection(replace(ours, facts=_without_address(ours.facts)), None, content, own=True)
    plan = None
    if verdict.envelope is not None and receiving:
        plan = merge.plan(verdict.records, _have(office, verdict.envelope))
    return Inspection(verdict, plan, content)


def _without_address(facts: "Facts") -> "Facts":
    """A bundle of our own opens here because it is sealed for us too, and goes to another."""
    from desktop_app.bundle.verdict import Fact, FactName, Facts

    return Facts(tuple(Fact(f.name, None) if f.name is FactName.ADDRESSED else f for f in facts.all))


def _may_open(office: Office) -> bool:
    return (bool(office.book.profiles()) or is_receiving_office(office)) and has_keys(office)


def receive_bundle(
    office: Office, inspection: Inspection, secret: "str | UnitKeys", deliver: Deliver | None = None
) -> Taken:
    """Take a verified bundle in, or keep a held or rejected one as evidence; return the signed receipt.

    Where ``deliver`` cannot write the receipt, nothing is taken in: a unit that got none would send in vain again.
    Raises NotVerified where the signer is not known, or the file is damaged: then nothing is kept, for nobody spoke.
    """
    verdict = inspection.verdict
    if not is_receiving_office(office):
        raise Refused(Problem("bundle.not_an_office"))
    if verdict.is_duplicate or verdict.envelope is None or not _worth_keeping(verdict):
        raise NotVerified(verdict.facts.problems or (Problem("bundle.not_a_bundle"),))
    signer = open_keys(office, secret)
    received = _received(office, verdict, inspection.content)
    receipt = _receipt(office, verdict, inspection.plan)
    from desktop_app.bundle import pack
    from desktop_app.bundle import receipt as receipts

    sealed = receipts.write(receipt, signer)
    name = receipts.file_name(receipt)
    issued = IssuedReceipt(receipt.seq, sealed.bundle_id, received.id, received.unit, office.now(), name)
    content = pack.encrypt(sealed.bag_bytes, [receipt.to, signer.recipient])
    with office.book.change("bundle.received", by=office.clerk) as change:
        change.put(received)
        change.put(issued)
        if deliver is not None:
            deliver(name, content)
    return Taken(received, receipt, name, content)


def _worth_keeping(verdict: "Verdict") -> bool:
    """Return whether a known, compared key in force spoke to us: only then does the file say anything."""
    from desktop_app.bundle.verdict import FactName

    chain = {FactName.FRESH, FactName.CONTINUES, FactName.CURRENT}
    return all(fact.holds is True for fact in verdict.facts.all if fact.name not in chain)


def _received(office: Office, verdict: "Verdict", content: bytes) -> ReceivedBundle:
    from desktop_app.bundle.canonical import document, lines
    from desktop_app.bundle.chain import Outcome

    envelope, judgement = verdict.envelope, verdict.judgement
    if envelope is None or judgement is None or verdict.bundle_id is None:
        raise NotVerified(verdict.facts.problems)
    kept_as = {Outcome.ACCEPT: Reception.TAKEN, Outcome.HOLD: Reception.HELD}
    return ReceivedBundle(
        id=BundleId(verdict.bundle_id),
        unit=envelope.unit,
        seq=envelope.seq,
        previous=BundleId(envelope.prev) if envelope.prev else None,
        period=Month.parse(envelope.period),
        revision=envelope.revision,
        supersedes=BundleId(envelope.supersedes) if envelope.supersedes else None,
        reception=kept_as.get(judgement.outcome, Reception.REJECTED),
        received_at=office.now(),
        received_by=office.clerk,
        file_sha256=sha256(content).hexdigest(),
        envelope=document(envelope.as_json()).decode(),
        records=lines(verdict.records).decode(),
        reason="; ".join(problem.code for problem in verdict.facts.problems),
    )


def _receipt(office: Office, verdict: "Verdict", plan: "MergePlan | None") -> "Receipt":
    from desktop_app.bundle.chain import Outcome
    from desktop_app.bundle.receipt import Receipt

    envelope, judgement = verdict.envelope, verdict.judgement
    if envelope is None or judgement is None or verdict.bundle_id is None:
        raise NotVerified(verdict.facts.problems)
    state = _chains(office).get(envelope.unit)
    head_seq, head = (state.last_seq, state.head) if state else (0, None)
    if judgement.outcome is Outcome.ACCEPT:
        head_seq, head = envelope.seq, verdict.bundle_id
    issued = office.book.issued_receipts(envelope.unit)
    ring = keyring(office)
    sender = ring.current(envelope.unit, office.clock.today())
    parts = {"new": plan.new, "same": plan.same, "differing": plan.differing, "gone": plan.gone} if plan else {}
    return Receipt(
        office=own_unit(office),
        unit=envelope.unit,
        to=sender.card.recipient if sender else "",
        seq=len(issued) + 1,
        prev=issued[-1].id if issued else None,
        created=office.now(),
        bundle=verdict.bundle_id,
        bundle_seq=envelope.seq,
        period=envelope.period,
        revision=envelope.revision,
        outcome=judgement.outcome,
        facts=verdict.facts.as_json(),
        counts={name: len(rows) for name, rows in parts.items()},
        head_seq=head_seq,
        head=head,
        keyring_version=ring.version,
        app_version=__version__,
    )


def _chains(office: Office) -> "dict[str, ChainState]":
    """Return what this office knows of each unit's bundles, from those it took in."""
    from desktop_app.bundle.chain import ChainState, Current

    states: dict[str, ChainState] = {}
    for bundle in sorted(office.book.received(), key=lambda b: (b.unit, b.seq)):
        if bundle.reception is not Reception.TAKEN:
            continue
        state = states.get(bundle.unit, ChainState(bundle.unit))
        states[bundle.unit] = replace(
            state,
            last_seq=bundle.seq,
            head=bundle.id,
            seen={**state.seen, bundle.id: bundle.seq},
            current={**state.current, str(bundle.period): Current(bundle.id, bundle.revision)},
        )
    return states


def _have(office: Office, envelope: "Envelope") -> "dict[str, Record]":
    """Return the records that count for the unit's period now, by id."""
    from desktop_app.bundle.canonical import read_lines

    taken = [
        b for b in office.book.received(envelope.unit, Month.parse(envelope.period)) if b.reception is Reception.TAKEN
    ]
    if not taken:
        return {}
    newest = max(taken, key=lambda bundle: bundle.seq)
    return {str(record["id"]): record for record in read_lines(newest.records.encode(), newest.file_sha256)}
