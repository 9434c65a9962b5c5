"""The commune's side of rule packs: check one, see what it would change, take it in whole or not at all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from desktop_app.model.ids import RulePackId
from desktop_app.model.law import Attestation, RuleKind, RuleOrigin, RuleText
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Severity
from desktop_app.model.rule_packs import ReceivedRulePack
from desktop_app.rules.overlay import Overlaid, rule_file
from desktop_app.services.comparing_rules import ValueChange, compare_texts, plain_data
from desktop_app.services.exchanging_months import NotVerified
from desktop_app.services.judging_rules import RuleJudge, judge_of
from desktop_app.services.keeping_figures import holidays_warning
from desktop_app.services.keeping_keys import is_receiving_office, keyring, keyring_with_own, receives_from
from desktop_app.services.keeping_rules import a_rule_text, own_text
from desktop_app.services.office import Office

if TYPE_CHECKING:
    from desktop_app.bundle.chain import ChainState
    from desktop_app.bundle.rule_manifest import PackedRule, RuleItem, RuleManifest
    from desktop_app.bundle.rule_pack import Known, RulePackVerdict


class ItemState(StrEnum):
    """What taking a rule in would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    """It says what is in force already; nothing is written for it."""


@dataclass(frozen=True, slots=True)
class ItemPreview:
    """One rule of a pack against what is in force here."""

    kind: RuleKind
    name: str
    title: str
    state: ItemState
    changes: tuple[ValueChange, ...]
    attestation: Attestation | None
    """On whose word the office hands a scheme down."""
    attested_before: Attestation | None
    replaces: RuleText | None
    """What was written or completed at this screen and would count no more."""
    months: tuple[Month, ...]
    """Closed months that may have been reckoned otherwise; they stay as they are."""


@dataclass(frozen=True, slots=True)
class RulePackInspection:
    """What was found about a rule pack, and what taking it in would change."""

    verdict: "RulePackVerdict"
    items: tuple[ItemPreview, ...]
    """Empty unless every rule was read."""
    warnings: tuple[Problem, ...]
    content: bytes

    @property
    def verified(self) -> bool:
        """Return whether no fact fails; that it was taken in already is news, and no fault of the pack."""
        return self.verdict.facts.none_fails or self.verdict.is_duplicate

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return why the failing facts fail; what was taken in already stops nothing."""
        return self.verdict.facts.problems_told(duplicate=self.verdict.is_duplicate)


@dataclass(frozen=True, slots=True)
class PackKnowledge:
    """What a book knows before it looks at a pack: read from it once, so that any thread may look."""

    known: "Known"
    judge: RuleJudge
    own_text: Callable[[RuleKind, str], str | None]
    closed: Mapping[Month, str]
    """The months that refuse changes, each with the scheme it was closed on."""


def pack_knowledge(office: Office) -> PackKnowledge:
    """Return what this book knows: whom it trusts, from whom it receives, what it has taken in, its rules."""
    from desktop_app.bundle.rule_pack import Known

    judge, code = judge_of(office), receives_from(office)
    state = None if code is None else _state(office, code)
    ring = keyring_with_own(office) if is_receiving_office(office) else keyring(office)
    known = Known(office.clock.today(), ring, code, state)
    return PackKnowledge(known, judge, lambda kind, name: own_text(office, kind, name), office.book.closed_by_scheme())


def inspect_pack(knowledge: PackKnowledge, content: bytes) -> RulePackInspection:
    """Return every fact about a pack and what taking it in would change; nothing is written, no content raises."""
    from desktop_app.bundle.rule_pack import verify

    tried: list[Overlaid] = []
    verdict = verify(content, replace(knowledge.known, usable=lambda rules: tried.append(knowledge.judge.check(rules))))
    if not tried:
        return RulePackInspection(verdict, (), (), content)
    (after,) = tried
    items = tuple(_preview(knowledge, rule) for rule in verdict.rules)
    return RulePackInspection(verdict, items, tuple(_warnings(items, after)), content)


def inspect_rule_pack(office: Office, content: bytes) -> RulePackInspection:
    """Return what :func:`inspect_pack` finds with what this book knows now."""
    return inspect_pack(pack_knowledge(office), content)


def take_in_rule_pack(office: Office, content: bytes) -> ReceivedRulePack:
    """Take a pack's rules in, all or none, in one line of history; return the pack as the book remembers it.

    It is judged anew, against the book as it is now. Taking it in twice changes nothing. Raises NotVerified, nothing
    written, where any fact fails or could not be judged, and Refused in a receiving office's book.
    """
    office.require_commune()
    found = inspect_rule_pack(office, content)
    verdict = found.verdict
    if verdict.is_duplicate and (before := office.book.received_rule_pack(RulePackId(verdict.digest or ""))):
        return before
    if not verdict.may_be_taken_in or verdict.manifest is None or verdict.digest is None:
        raise NotVerified(verdict.facts.problems or (Problem("handing.no_office_named"),))
    received = _received(office, verdict.manifest, verdict.digest, content)
    states = {(item.kind, item.name): item.state for item in found.items}
    texts = [
        _kept(office, rule, received)
        for rule in verdict.rules
        if states[rule.item.kind, rule.item.name] is not ItemState.SAME
    ]
    with office.book.change("rule.pack_taken", by=office.clerk, why=verdict.manifest.note) as change:
        change.put(received)
        change.put_all(texts)
    return received


def _kept(office: Office, rule: "PackedRule", received: ReceivedRulePack) -> RuleText:
    item = rule.item
    return a_rule_text(
        office,
        item.kind,
        item.name,
        rule.text,
        origin=RuleOrigin.PACK,
        pack=received.id,
        attestation=item.attestation,
    )


def _received(office: Office, manifest: "RuleManifest", digest: str, content: bytes) -> ReceivedRulePack:
    from desktop_app.bundle.canonical import document

    return ReceivedRulePack(
        id=RulePackId(digest),
        pack=manifest.id,
        unit=manifest.unit,
        seq=manifest.seq,
        previous=RulePackId(manifest.prev) if manifest.prev else None,
        file_sha256=sha256(content).hexdigest(),
        manifest=document(manifest.as_json()).decode(),
        received_at=office.now(),
        received_by=office.clerk,
    )


def _state(office: Office, unit: str) -> "ChainState":
    from desktop_app.bundle.chain import ChainState

    taken = office.book.received_rule_packs(unit)
    last = taken[-1] if taken else None
    seen: dict[str, int] = {pack.id: pack.seq for pack in taken}
    return ChainState(unit, last.seq if last else 0, last.id if last else None, seen)


def _preview(knowledge: PackKnowledge, rule: "PackedRule") -> ItemPreview:
    item = rule.item
    kept = next((text for text in knowledge.judge.rules.kept if (text.kind, text.name) == (item.kind, item.name)), None)
    before = kept.text if kept is not None else knowledge.own_text(item.kind, item.name)
    changes = compare_texts(before or "", rule.text)
    attested = kept.attestation if kept is not None else None
    state = _state_of(item, before, changes, attested)
    local = kept is not None and kept.origin is RuleOrigin.LOCAL and state is not ItemState.SAME
    data = plain_data(rule.text) or {}
    return ItemPreview(
        kind=item.kind,
        name=item.name,
        title=str(data.get("name", data.get("title", item.name))),
        state=state,
        changes=changes,
        attestation=item.attestation,
        attested_before=attested,
        replaces=kept if local else None,
        months=tuple(_touched(item, changes, knowledge.closed)) if changes else (),
    )


def _state_of(
    item: "RuleItem", before: str | None, changes: tuple[ValueChange, ...], attested: Attestation | None
) -> ItemState:
    """Return what taking the item in would do; a word of the office that is missing takes away none given here."""
    if before is None:
        return ItemState.NEW
    if not changes and item.attestation in (None, attested):
        return ItemState.SAME
    return ItemState.CHANGED


def _touched(item: "RuleItem", changes: tuple[ValueChange, ...], closed: Mapping[Month, str]) -> Iterator[Month]:
    """Yield the closed months that may come out otherwise: on that scheme, or on days of a changed figure or year."""
    for month, scheme in closed.items():
        if item.kind is RuleKind.SCHEME:
            touched = scheme == item.name
        elif item.kind is RuleKind.CALENDAR:
            touched = str(month.first.year) == item.name and any(_on_days(change, month) for change in changes)
        else:
            touched = item.kind is RuleKind.PARAMETER and any(_on_days(change, month) for change in changes)
        if touched:
            yield month


def _on_days(change: ValueChange, month: Month) -> bool:
    starts, ends = change.starts or date.min, change.ends or date.max
    return starts <= month.last and month.first <= ends


def _warnings(items: tuple[ItemPreview, ...], after: Overlaid) -> Iterator[Problem]:
    """Yield what the clerk should know before he says yes; nothing of it stops him."""
    for item in items:
        if item.replaces is not None:
            values = {"kind": item.kind, "title": item.title, "by": item.replaces.kept_by}
            yield _warning("handing.replaces_local", on=_day(item.replaces.kept_at), **values)
        scheme = after.rulebook.schemes.get(item.name) if item.kind is RuleKind.SCHEME else None
        if scheme is not None and item.state is not ItemState.SAME and scheme.local and scheme.attestation is None:
            yield _warning("handing.unattested", title=item.title)
        if item.kind is RuleKind.CALENDAR and item.state is not ItemState.SAME:
            years = after.rulebook.calendars.years
            if told := holidays_warning(years, years[int(item.name)]):
                yield told
        if item.months:
            yield _warning("handing.touches_closed", title=item.title, months=item.months)
    files = {rule_file(item.kind, item.name) for item in items}
    yield from (told for told in after.problems if told.at.source in files)


def _warning(code: str, **values: object) -> Problem:
    return Problem(code, values=values, severity=Severity.WARNING)


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()
