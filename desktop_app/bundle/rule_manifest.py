"""The list inside a rule pack: who hands what down, at which place of the office's chain, on whose word.

It is signed together with the files it names, so no rule can be exchanged, left out or slipped in. Where a file lies in
the pack follows from its kind and name.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import pairwise

from desktop_app.bundle import shapes
from desktop_app.bundle.bag import Label
from desktop_app.bundle.canonical import JsonValue
from desktop_app.model.law import Attestation, RuleKind
from desktop_app.model.problems import Problem, Refused

FORMAT = "xa-rules"
VERSION = 1
MAX_ITEMS = 240
MAX_NOTE = 2000
_FOLDERS = {
    RuleKind.SCHEME: "data/rules/schemes/{}.toml",
    RuleKind.PARAMETER: "data/rules/parameters/{}.toml",
    RuleKind.CALENDAR: "data/holidays/{}.toml",
    RuleKind.FORM: "data/forms/{}/form.toml",
}
_SAMPLE = "data/forms/{}/sample.toml"


@dataclass(frozen=True, slots=True)
class RuleItem:
    """One rule of a pack, as its list names it."""

    kind: RuleKind
    name: str
    sha256: str
    """Of the file's bytes."""
    sample: str | None = None
    """Of a form: the SHA-256 of its made-up data, with which anybody can draw it; None without."""
    attestation: Attestation | None = None
    """Of a scheme: who at the office says that it stands as adopted; None leaves that to the commune."""

    @property
    def path(self) -> str:
        """Return where its file lies in the pack."""
        return _FOLDERS[self.kind].format(self.name)

    @property
    def sample_path(self) -> str:
        """Return where a form's made-up data lie in the pack."""
        return _SAMPLE.format(self.name)

    @property
    def files(self) -> dict[str, str]:
        """Return each of its files with its SHA-256."""
        own = {self.path: self.sha256}
        return own if self.sample is None else {**own, self.sample_path: self.sample}

    def as_json(self) -> dict[str, JsonValue]:
        """Return it as an object of plain values."""
        said = self.attestation
        attested = {"name": said.name, "on": said.on.isoformat(), "document": said.document} if said else None
        return {
            "kind": self.kind.value,
            "name": self.name,
            "sha256": self.sha256,
            "sample": self.sample,
            "attestation": attested,
        }


@dataclass(frozen=True, slots=True)
class PackedRule:
    """A rule with its words."""

    item: RuleItem
    text: str
    sample: str = ""

    @property
    def files(self) -> dict[str, bytes]:
        """Return its files' bytes by their place in the pack."""
        own = {self.item.path: self.text.encode()}
        return own if self.item.sample is None else {**own, self.item.sample_path: self.sample.encode()}


def packed(
    kind: RuleKind, name: str, text: str, sample: str = "", attestation: Attestation | None = None
) -> PackedRule:
    """Return a rule as it goes into a pack."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    shown = hashlib.sha256(sample.encode()).hexdigest() if sample else None
    return PackedRule(RuleItem(kind, name, digest, shown, attestation), text, sample)


@dataclass(frozen=True, slots=True)
class RuleManifest:
    """Everything a commune must know before it looks at the rules."""

    id: str
    """UUID of the pack, by which people speak of it; chains go by the digest of the tag manifest."""
    unit: str
    """Code of the office that hands down."""
    seq: int
    """Number of this pack among all of the office's, from 1."""
    prev: str | None
    """Digest of pack ``seq - 1``; None for the first."""
    created: str
    """Moment of signing by the office's clock, ISO 8601 with offset. Nothing is decided by it."""
    note: str
    """What the office says to those who receive it."""
    items: tuple[RuleItem, ...]
    """In the order of kind and name."""
    app_version: str
    key_serial: int
    clerk: str = ""
    format: str = field(default=FORMAT)
    version: int = field(default=VERSION)

    def as_json(self) -> dict[str, JsonValue]:
        """Return it as an object of plain values."""
        plain = {item.name: getattr(self, item.name) for item in fields(self)}
        return {**plain, "items": [item.as_json() for item in self.items]}

    @property
    def label(self) -> Label:
        """Return what is written on the outside of the bag."""
        return Label(self.unit, f"{self.unit}/rules/{self.seq}", self.created[:10])


def fits(kind: RuleKind, name: str) -> bool:
    """Return whether a rule of that kind may have that name: a year, else small letters, digits, ``-`` and ``_``."""
    return (_YEAR if kind is RuleKind.CALENDAR else _NAME)(name)


def in_order(rules: Sequence[PackedRule]) -> tuple[PackedRule, ...]:
    """Return the rules as a pack lists them."""
    return tuple(sorted(rules, key=lambda rule: (rule.item.kind.value, rule.item.name)))


def read(value: Mapping[str, JsonValue]) -> RuleManifest:
    """Return the list; Refused with every field that is missing, unknown or impossible."""
    if value.get("format") != FORMAT or value.get("version") != VERSION:
        found = f"{value.get('format')} {value.get('version')}"[:40]
        raise Refused(Problem("rule_pack.format_unknown", values={"found": found, "known": f"{FORMAT} {VERSION}"}))
    _check_fields(value)
    rows: Sequence[Mapping[str, JsonValue]] = value["items"]  # type: ignore[assignment]  # checked above
    return check(RuleManifest(**{**value, "items": tuple(map(_item, rows))}))  # type: ignore[arg-type]  # the same


def check(manifest: RuleManifest) -> RuleManifest:
    """Return the list; Refused where fields are impossible by themselves or together."""
    _check_fields(manifest.as_json())
    faults = [shapes.field_wrong("prev")] if (manifest.seq == 1) != (manifest.prev is None) else []
    faults += [shapes.field_wrong(f"items {item.kind} {item.name}") for item in manifest.items if _impossible(item)]
    faults += [
        shapes.field_wrong(f"items {later[0]} {later[1]}")
        for earlier, later in pairwise((item.kind.value, item.name) for item in manifest.items)
        if later <= earlier
    ]
    if faults:
        raise Refused(faults)
    return manifest


def check_listed(manifest: RuleManifest, payload: Mapping[str, bytes]) -> None:
    """Refuse files that are not exactly those of the list, each with its digest."""
    listed = {path: digest for item in manifest.items for path, digest in item.files.items()}
    faults = list(_unlike(listed, payload))
    if faults:
        raise Refused(faults)


def _unlike(listed: Mapping[str, str], payload: Mapping[str, bytes]) -> Iterator[Problem]:
    for path in sorted(listed.keys() | payload.keys()):
        if path not in payload:
            yield Problem("rule_pack.item_missing", values={"name": path})
        elif path not in listed:
            yield Problem("rule_pack.item_unlisted", values={"name": path})
        elif hashlib.sha256(payload[path]).hexdigest() != listed[path]:
            yield Problem("rule_pack.item_differs", values={"name": path})


def _impossible(item: RuleItem) -> bool:
    """Return whether the item's parts do not go together: schemes and forms are attested, only forms have samples."""
    attested_other = item.attestation is not None and item.kind not in {RuleKind.SCHEME, RuleKind.FORM}
    shown_other = item.sample is not None and item.kind is not RuleKind.FORM
    return not fits(item.kind, item.name) or attested_other or shown_other


def _check_fields(value: Mapping[str, JsonValue]) -> None:
    if faults := shapes.check_fields(value, _FIELDS):
        raise Refused(faults)


def _item(row: Mapping[str, JsonValue]) -> RuleItem:
    said: Mapping[str, str] | None = row["attestation"]  # type: ignore[assignment]  # each field was checked
    attested = Attestation(said["name"], date.fromisoformat(said["on"]), said["document"]) if said else None
    sample = None if row["sample"] is None else str(row["sample"])
    return RuleItem(RuleKind(str(row["kind"])), str(row["name"]), str(row["sha256"]), sample, attested)


def _fits(kinds: Mapping[str, shapes.Fits]) -> shapes.Fits:
    return lambda value: isinstance(value, Mapping) and not shapes.check_fields(value, kinds)


def _is_written(value: object) -> bool:
    return shapes.is_short(value) and bool(str(value).strip())


_NAME = shapes.text("[a-z0-9][a-z0-9_-]{0,63}")
_YEAR = shapes.text("(?:19|20|21)[0-9]{2}")
_ATTESTATION: Mapping[str, shapes.Fits] = {"name": _is_written, "on": shapes.is_day, "document": _is_written}
_ITEM: Mapping[str, shapes.Fits] = {
    "kind": lambda value: value in set(RuleKind),
    "name": _NAME,
    "sha256": shapes.is_id,
    "sample": shapes.id_or_none,
    "attestation": shapes.or_none(_fits(_ATTESTATION)),
}
_FIELDS: Mapping[str, shapes.Fits] = {
    "format": shapes.constant(FORMAT),
    "version": shapes.constant(VERSION),
    "id": shapes.text("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    "unit": shapes.is_unit,
    "seq": shapes.is_seq,
    "prev": shapes.id_or_none,
    "created": shapes.is_moment,
    "note": lambda value: isinstance(value, str) and len(value) <= MAX_NOTE,
    "items": lambda value: (
        isinstance(value, (list, tuple)) and 0 < len(value) <= MAX_ITEMS and all(map(_fits(_ITEM), value))
    ),
    "app_version": shapes.is_short,
    "key_serial": shapes.is_seq,
    "clerk": shapes.is_short,
}
