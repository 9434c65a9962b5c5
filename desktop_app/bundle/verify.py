"""Reading a sealed file that anybody may have made: every answer is a fact, and no input raises.

The order matters. Nothing beyond the container and the signature is parsed before the signature holds.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pyrage import x25519

from desktop_app.bundle import bag, canonical, chain, container, manifest, outer, sshsig
from desktop_app.bundle.bag import Label
from desktop_app.bundle.canonical import JsonValue
from desktop_app.bundle.chain import ChainState, Judgement, Outcome
from desktop_app.bundle.container import Layout
from desktop_app.bundle.keyring import Keyring
from desktop_app.bundle.keys import PublicKey
from desktop_app.bundle.manifest import Envelope
from desktop_app.bundle.pack import ENVELOPE, NAMESPACE, RECORDS, REPORT
from desktop_app.bundle.verdict import OF_RULES, FactName, Facts, Findings, judge_address, judge_signer
from desktop_app.model.problems import Problem, Refused

ASKED = tuple(name for name in FactName if name not in {FactName.MATCHES, *OF_RULES})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of signed bag: what it is signed for and what it holds."""

    namespace: str
    required: frozenset[str]
    optional: Container[str] = frozenset()
    layout: Layout = container.FLAT


@dataclass(frozen=True, slots=True)
class Opened:
    """A bag whose signature holds and whose files are all there."""

    payload: Mapping[str, bytes]
    entries: Mapping[str, bytes]
    bag_id: str
    signer: PublicKey


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything found about one bundle."""

    facts: Facts
    bundle_id: str | None = None
    signer: PublicKey | None = None
    envelope: Envelope | None = None
    """None unless the file was readable; to be believed only as far as the facts go."""
    records: tuple[Mapping[str, JsonValue], ...] = ()
    report_pdf: bytes | None = None
    judgement: Judgement | None = None
    """What the receiver may do; None where the chain was not judged."""

    @property
    def may_be_taken_in(self) -> bool:
        """Return whether every fact was judged and holds."""
        return self.facts.every_one_holds

    @property
    def is_duplicate(self) -> bool:
        """Return whether this very bundle is in already, so that there is nothing to do and nothing wrong."""
        return self.judgement is not None and self.judgement.outcome is Outcome.DUPLICATE


BUNDLE = Kind(NAMESPACE, frozenset({ENVELOPE, RECORDS}), frozenset({REPORT}))


def verify(
    blob: bytes,
    received_on: date,
    identities: Sequence[x25519.Identity] = (),
    trusted: Keyring | None = None,
    chains: Mapping[str, ChainState] | None = None,
) -> Verdict:
    """Return the verdict on a bundle, encrypted or not; never raises for what the bundle holds.

    What is not given is not judged: without ``identities`` the address, without ``trusted`` the signer, without
    ``chains`` (by unit's code; a unit that is not in it has sent nothing yet) the place in the chain.
    """
    findings = Findings(ASKED)
    opened = open_bag(blob, identities, BUNDLE, findings)
    if opened is None:
        return Verdict(Facts(findings.facts))
    read = findings.judge(FactName.READABLE, lambda: _read(opened))
    envelope, records = read or (None, ())
    speaks = True
    if trusted is not None:
        label = envelope.label if envelope else None
        speaks = judge_signer(findings, opened.signer, trusted, received_on, label)
    judgement = None
    if envelope is not None:
        findings.judge(FactName.COMPLETE, lambda: manifest.check_complete(envelope, records))
        if identities:
            judge_address(findings, envelope.to, envelope.to_unit, (str(key.to_public()) for key in identities))
        if chains is not None and speaks:
            state = chains.get(envelope.unit, ChainState(envelope.unit))
            judgement = chain.judge(state, envelope, opened.bag_id)
            note_chain(findings, judgement)
    report = opened.payload.get(REPORT) if envelope else None
    facts = Facts(findings.facts)
    return Verdict(facts, opened.bag_id, opened.signer, envelope, tuple(records), report, judgement)


def open_bag(blob: bytes, identities: Sequence[x25519.Identity], kind: Kind, findings: Findings) -> Opened | None:
    """Return the bag, its signature checked before anything in it is read; None where one of these facts fails."""
    plain = findings.judge(FactName.OPENED, lambda: outer.open_outer(blob, identities))
    if plain is None:
        return None
    parts = findings.judge(FactName.CONTAINER, lambda: _parts(plain, kind))
    if parts is None:
        return None
    entries, payload = parts
    tags, armour = entries[bag.TAG_MANIFEST], entries[bag.SIGNATURE]
    signed = findings.judge(FactName.SIGNATURE, lambda: sshsig.check(armour, tags, kind.namespace))
    if signed is None:
        return None
    findings.judge(FactName.INTACT, lambda: bag.check_manifests(entries, payload))
    if findings.found[FactName.INTACT].holds is not True:
        return None
    return Opened(payload, entries, bag.bag_id(entries), PublicKey(signed.public_key))


def check_label(opened: Opened, label: Label) -> None:
    """Refuse a bag whose outside says something else than what was signed inside."""
    if opened.entries[bag.INFO] != bag.info(opened.payload, label):
        raise Refused(Problem("bundle.part_changed", values={"name": bag.INFO}))


def _parts(plain: bytes, kind: Kind) -> tuple[dict[str, bytes], dict[str, bytes]]:
    entries = container.read(plain, kind.layout)
    return entries, bag.payload_of(entries, kind.required, kind.optional)


def _read(opened: Opened) -> tuple[Envelope, list[dict[str, JsonValue]]]:
    envelope = manifest.read(canonical.read_document(opened.payload[ENVELOPE], ENVELOPE))
    check_label(opened, envelope.label)
    return envelope, canonical.read_lines(opened.payload[RECORDS], RECORDS)


def note_chain(findings: Findings, judgement: Judgement) -> None:
    """Note the facts of the chain; those behind the failing one stay not judged."""
    failing = {
        Outcome.DUPLICATE: FactName.FRESH,
        Outcome.REPLAY: FactName.FRESH,
        Outcome.FORK: FactName.CONTINUES,
        Outcome.HOLD: FactName.CONTINUES,
        Outcome.REJECT: FactName.CURRENT,
    }.get(judgement.outcome)
    for name in (FactName.FRESH, FactName.CONTINUES, FactName.CURRENT):
        if name is failing:
            findings.note(name, judgement.problem)
            return
        findings.note(name, None)
