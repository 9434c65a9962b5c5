"""The receiving office's side of rule packs: gather rules, try every one of them, sign them for the communes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app import __version__
from desktop_app.model.ids import RulePackId
from desktop_app.model.law import Attestation, RuleKind
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.rule_packs import IssuedRulePack
from desktop_app.model.text import clean
from desktop_app.rules.overlay import rule_file
from desktop_app.services.exchanging_months import Deliver
from desktop_app.services.judging_rules import judge_of, read_data
from desktop_app.services.keeping_keys import is_receiving_office, open_keys, own_unit, read_bytes
from desktop_app.services.keeping_rules import NAME_KEYS, kind_of, text_in_force, whole_text
from desktop_app.services.keeping_schemes import check_attestation
from desktop_app.services.office import Office

if TYPE_CHECKING:
    from desktop_app.bundle.keys import UnitKeys
    from desktop_app.bundle.rule_manifest import PackedRule as PackedRule  # noqa: PLC0414 - screens name the type by this room
    from desktop_app.bundle.rule_manifest import RuleManifest

_FORM, _SAMPLE = "form.toml", "sample.toml"
_OF_A_FORM = {"context", "block"}
"""Keys that no other kind of rule has: a form saved under a name of the clerk's own."""


@dataclass(frozen=True, slots=True)
class SignedRulePack:
    """A pack as it is to leave the house."""

    pack: IssuedRulePack
    content: bytes
    unattested: tuple[str, ...]
    """Ids of its schemes that nobody at the office attested: each commune has to, before it pays on one."""


def read_rules(sources: Sequence[Path]) -> "tuple[PackedRule, ...]":
    """Return the rules in files and below folders, by kind and name; every ``.toml`` below a folder counts.

    Raises Refused, naming each file, for one that is no rule, cannot be read, or says the same name as another. Whether
    a rule is right is asked when the pack is made.
    """
    problems: list[Problem] = []
    rules: list[PackedRule] = []
    for file in _files(sources):
        try:
            rules.append(_read(file))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return gathered(rules)


def chosen_rules(office: Office, chosen: Iterable[tuple[RuleKind, str]]) -> "tuple[PackedRule, ...]":
    """Return rules in force in this book, a scheme with the attestation it has here; Refused for an unknown name."""
    from desktop_app.bundle.rule_manifest import packed

    rules = []
    for kind, name in chosen:
        text = text_in_force(office, kind, name)
        kept = office.book.rule_text(kind, name)
        attestation = kept.attestation if kept is not None and kept.text == text else None
        rules.append(packed(kind, name, whole_text(text), _own_sample(office, kind, name), attestation))
    return gathered(rules)


def gathered(rules: "Iterable[PackedRule]") -> "tuple[PackedRule, ...]":
    """Return rules of several places in a pack's order; Refused where two have one kind and name."""
    from desktop_app.bundle.rule_manifest import fits, in_order

    found = list(rules)
    times = Counter((rule.item.kind, rule.item.name) for rule in found)
    problems = [Problem("handing.twice", Place(rule_file(*key)), {"name": key[1]}) for key, n in times.items() if n > 1]
    problems += [
        Problem("handing.name_wrong", Place(rule_file(*key)), {"name": key[1]}) for key in times if not fits(*key)
    ]
    if problems:
        raise Refused(problems)
    return in_order(found)


def with_attestations(
    rules: "Sequence[PackedRule]", attestations: Mapping[str, Attestation], today: date
) -> "tuple[PackedRule, ...]":
    """Return the rules with what the office says of its schemes, by their ids.

    Raises Refused where name, day or document is missing, the day is still to come, or no such scheme is among them.
    """
    schemes = {rule.item.name for rule in rules if rule.item.kind is RuleKind.SCHEME}
    said = {
        scheme: replace(one, name=clean(one.name), document=clean(one.document)) for scheme, one in attestations.items()
    }
    problems = [
        Problem("handing.attested_unknown", values={"scheme": scheme}) for scheme in said if scheme not in schemes
    ]
    problems += [
        Problem(problem.code, Place(rule_file(RuleKind.SCHEME, scheme), field=problem.at.field), problem.values)
        for scheme, one in said.items()
        for problem in check_attestation(one, today)
    ]
    if problems:
        raise Refused(problems)
    return tuple(
        replace(rule, item=replace(rule.item, attestation=said[rule.item.name]))
        if rule.item.kind is RuleKind.SCHEME and rule.item.name in said
        else rule
        for rule in rules
    )


def make_rule_pack(
    office: Office,
    rules: "Sequence[PackedRule]",
    secret: "str | UnitKeys",
    note: str = "",
    deliver: Deliver | None = None,
) -> SignedRulePack:
    """Sign rules for the communes; the book remembers the pack. Return the file to hand down.

    What ``deliver`` refuses to write is not remembered either. Raises Refused in a commune's book, without rules or
    keys, and where this program does not read or draw every one of the rules.
    """
    from desktop_app.bundle import rule_pack

    if not is_receiving_office(office):
        raise Refused(Problem("bundle.not_an_office"))
    if not rules:
        raise Refused(Problem("handing.nothing_chosen"))
    judge_of(office).check(rules)
    signer = open_keys(office, secret)
    manifest = _manifest(office, rules, signer, clean(note))
    sealed = rule_pack.write(manifest, rules, signer)
    issued = _issued(office, manifest, sealed.bundle_id)
    with office.book.change("bundle.rules_made", by=office.clerk, why=manifest.note) as change:
        change.put(issued)
        if deliver is not None:
            deliver(issued.file_name, sealed.bag_bytes)
    open_schemes = (r.item for r in rules if r.item.kind is RuleKind.SCHEME and r.item.attestation is None)
    return SignedRulePack(issued, sealed.bag_bytes, tuple(item.name for item in open_schemes))


def _manifest(office: Office, rules: "Sequence[PackedRule]", signer: "UnitKeys", note: str) -> "RuleManifest":
    from desktop_app.bundle.rule_manifest import RuleManifest

    issued = office.book.issued_rule_packs()
    return RuleManifest(
        id=str(uuid4()),
        unit=own_unit(office),
        seq=len(issued) + 1,
        prev=issued[-1].id if issued else None,
        created=office.now(),
        note=note,
        items=tuple(rule.item for rule in rules),
        app_version=__version__,
        key_serial=signer.serial,
        clerk=office.clerk,
    )


def _issued(office: Office, manifest: "RuleManifest", digest: str) -> IssuedRulePack:
    from desktop_app.bundle import canonical, rule_pack

    return IssuedRulePack(
        id=RulePackId(digest),
        pack=manifest.id,
        unit=manifest.unit,
        seq=manifest.seq,
        previous=RulePackId(manifest.prev) if manifest.prev else None,
        file_name=rule_pack.file_name(manifest),
        manifest=canonical.document(manifest.as_json()).decode(),
        issued_at=office.now(),
        issued_by=office.clerk,
    )


def _files(sources: Sequence[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            yield from (file for file in sorted(source.rglob("*.toml")) if file.name != _SAMPLE)
        else:
            yield source


def _read(file: Path) -> "PackedRule":
    """Return the rule in a file; a form brings the made-up data beside it."""
    from desktop_app.bundle.rule_manifest import packed

    text = _text(file)
    data = read_data(_shown(file), text)
    kind = RuleKind.FORM if file.name == _FORM or data.keys() >= _OF_A_FORM else kind_of(data)
    if kind is None:
        raise Refused(Problem("handing.kind_unknown", Place(source=_shown(file))))
    sample = file.with_name(_SAMPLE)
    shown = _text(sample) if kind is RuleKind.FORM and sample.exists() else ""
    return packed(kind, str(data.get(NAME_KEYS[kind], "")), text, shown)


def _text(file: Path) -> str:
    try:
        return whole_text(read_bytes(file).decode())
    except UnicodeDecodeError as fault:
        raise Refused(Problem("handing.not_utf8", Place(source=_shown(file)), {"byte": fault.start})) from None


def _shown(file: Path) -> str:
    """Return a file's name as the clerk tells files apart: every form is called the same, its folder is not."""
    return f"{file.parent.name}/{file.name}" if file.name in {_FORM, _SAMPLE} else file.name


def _own_sample(office: Office, kind: RuleKind, name: str) -> str:
    """Return the made-up data of one of the program's own forms; nothing for one that the book keeps."""
    file = office.paths.forms / name / _SAMPLE
    kept = kind is not RuleKind.FORM or office.book.rule_text(kind, name) is not None
    return "" if kept or not file.exists() else _text(file)
