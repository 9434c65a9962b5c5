"""A rule pack: what a receiving office hands down to its communes, signed and open, for law is public.

The same bag, container and signature as a sealed month, for another purpose (``xa-rules-v1``) and never encrypted, so
``sha256sum``, ``bagit.py`` and ``ssh-keygen`` check it as it lies. Which unit may hand down, and whether this program
reads each rule, the caller says; every answer is a fact, and no input raises.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from desktop_app.bundle import canonical, chain, pack, rule_manifest
from desktop_app.bundle.chain import ChainState, Judgement, Outcome
from desktop_app.bundle.container import Layout
from desktop_app.bundle.keyring import RULES_NAMESPACE, Keyring
from desktop_app.bundle.keys import PublicKey, UnitKeys
from desktop_app.bundle.pack import Sealed
from desktop_app.bundle.rule_manifest import PackedRule, RuleManifest
from desktop_app.bundle.verdict import FactName, Facts, Findings, judge_signer
from desktop_app.bundle.verify import Kind, Opened, check_label, note_chain, open_bag
from desktop_app.model.problems import Place, Problem, Refused

MANIFEST = "data/pack.json"
MAX_TEXT = 512 * 1024
"""No rule comes near half a mebibyte of text."""
LAYOUT = Layout(
    re.compile(
        r"bundle/(?:(?:bagit|bag-info|manifest-sha256|tagmanifest-sha256)\.txt|tagmanifest-sha256\.txt\.sig|"
        r"data/(?:pack\.json|(?:rules/(?:schemes|parameters)|holidays)/[a-z0-9_-]{1,64}\.toml|"
        r"forms/[a-z0-9_-]{1,64}/(?:form|sample)\.toml))\Z"
    ),
    least=7,
    most=6 + 2 * rule_manifest.MAX_ITEMS,
)
ASKED = (
    FactName.OPENED,
    FactName.CONTAINER,
    FactName.SIGNATURE,
    FactName.INTACT,
    FactName.READABLE,
    FactName.LISTED,
    FactName.SIGNER_KNOWN,
    FactName.SIGNER_COMPARED,
    FactName.SIGNER_IN_FORCE,
    FactName.SIGNER_IS_UNIT,
    FactName.HANDS_DOWN,
    FactName.USABLE,
    FactName.FRESH,
    FactName.CONTINUES,
)
Usable: TypeAlias = Callable[[Sequence[PackedRule]], object]
"""Asks whether the present program reads every rule; Refused where it does not, naming file and key."""
_ZIP = b"PK\x03\x04"


class _Rules:
    """Any name that the layout lets through is a rule's; the list inside says which of them belong."""

    def __contains__(self, name: object) -> bool:
        return True


_KIND = Kind(RULES_NAMESPACE, frozenset({MANIFEST}), _Rules(), LAYOUT)


@dataclass(frozen=True, slots=True)
class Known:
    """What a book knows before it looks at a pack. What is None is not judged."""

    received_on: date
    """The receiver's own day: the sender's clock decides nothing."""
    trusted: Keyring | None = None
    office: str | None = None
    """Code of the only unit that may hand rules down to this book."""
    state: ChainState | None = None
    """That unit's packs taken in so far."""
    usable: Usable | None = None


@dataclass(frozen=True, slots=True)
class RulePackVerdict:
    """Everything found about one rule pack."""

    facts: Facts
    digest: str | None = None
    """SHA-256 of its tag manifest."""
    signer: PublicKey | None = None
    manifest: RuleManifest | None = None
    """None unless the file was readable; to be believed only as far as the facts go."""
    rules: tuple[PackedRule, ...] = ()
    """Empty unless the pack holds exactly what it lists."""
    judgement: Judgement | None = None
    """None where the chain was not judged."""

    @property
    def may_be_taken_in(self) -> bool:
        """Return whether every fact was judged and holds."""
        return self.facts.every_one_holds

    @property
    def is_duplicate(self) -> bool:
        """Return whether this very pack is in already and nothing else is wrong with it."""
        placed = self.judgement is not None and self.judgement.outcome is Outcome.DUPLICATE
        return placed and {fact.name for fact in self.facts.all if fact.holds is False} == {FactName.FRESH}


def write(manifest: RuleManifest, rules: Sequence[PackedRule], signer: UnitKeys) -> Sealed:
    """Return the pack, signed by the office.

    Refused where the list is impossible or not that of the rules, the signer is another unit or key, or a text is too
    long or not clean.
    """
    rule_manifest.check(manifest)
    if (signer.unit, signer.serial) != (manifest.unit, manifest.key_serial):
        raise Refused(Problem("bundle.signer_other_unit", values={"unit": manifest.unit, "signer": signer.unit}))
    files = {path: content for rule in rules for path, content in rule.files.items()}
    rule_manifest.check_listed(manifest, files)
    for path, content in files.items():
        _text(content, path)
    payload = {MANIFEST: canonical.document(manifest.as_json()), **files}
    return pack.seal(payload, manifest.label, signer, RULES_NAMESPACE)


def file_name(manifest: RuleManifest) -> str:
    """Return the name of the file, ``QUY-DINH-<office>-s<seq>.zip``."""
    return f"QUY-DINH-{manifest.unit}-s{manifest.seq}.zip"


def verify(blob: bytes, known: Known) -> RulePackVerdict:
    """Return the verdict on a rule pack; never raises for what it holds.

    Rules are parsed only when nothing before fails: nobody unknown gets his words read.
    """
    findings = Findings(ASKED)
    opened = _open(blob, findings)
    if opened is None:
        return RulePackVerdict(Facts(findings.facts))
    manifest = findings.judge(FactName.READABLE, lambda: _read(opened))
    speaks = True
    if known.trusted is not None:
        label = manifest.label if manifest else None
        speaks = judge_signer(findings, opened.signer, known.trusted, known.received_on, label)
    rules: tuple[PackedRule, ...] = ()
    judgement = None
    if manifest is not None:
        rules = findings.judge(FactName.LISTED, lambda: _listed(manifest, opened)) or ()
        if known.office is not None:
            findings.note(FactName.HANDS_DOWN, _other_office(manifest.unit, known.office))
        usable, state = known.usable, known.state
        if usable is not None and all(fact.holds is not False for fact in findings.facts):
            findings.judge(FactName.USABLE, lambda: usable(rules))
        if state is not None and speaks and state.unit == manifest.unit:
            judgement = chain.judge_place(state, manifest.seq, manifest.prev, opened.bag_id)
            note_chain(findings, judgement)
    return RulePackVerdict(Facts(findings.facts), opened.bag_id, opened.signer, manifest, rules, judgement)


def _open(blob: bytes, findings: Findings) -> Opened | None:
    """Return the bag; a month's bundle or anything else that is no open zip is told apart at once."""
    if not blob.startswith(_ZIP):
        findings.note(FactName.OPENED, Problem("rule_pack.not_a_pack"))
        return None
    return open_bag(blob, (), _KIND, findings)


def _read(opened: Opened) -> RuleManifest:
    manifest = rule_manifest.read(canonical.read_document(opened.payload[MANIFEST], MANIFEST))
    check_label(opened, manifest.label)
    for path, content in opened.payload.items():
        if path != MANIFEST:
            _text(content, path)
    return manifest


def _listed(manifest: RuleManifest, opened: Opened) -> tuple[PackedRule, ...]:
    files: Mapping[str, bytes] = {path: content for path, content in opened.payload.items() if path != MANIFEST}
    rule_manifest.check_listed(manifest, files)
    return tuple(
        PackedRule(item, files[item.path].decode(), files[item.sample_path].decode() if item.sample else "")
        for item in manifest.items
    )


def _text(content: bytes, path: str) -> str:
    """Return a rule's words; Refused, with file and line, where they are too long or not clean text."""
    if len(content) > MAX_TEXT:
        raise Refused(Problem("rule_pack.text_long", Place(path), {"name": path, "limit": MAX_TEXT}))
    return canonical.read_text(content, path)


def _other_office(unit: str, office: str) -> Problem | None:
    if unit == office:
        return None
    return Problem("rule_pack.other_office", values={"unit": unit, "office": office})
