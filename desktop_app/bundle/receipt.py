"""What the receiving office gives back: a signed receipt that says what it found and where it now stands.

The same container, signature and encryption as a bundle, for another purpose (``xa-receipt-v1``), so neither can be
shown as the other. Receipts of one office to one unit have their own ``seq`` and ``prev``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from types import MappingProxyType

from pyrage import x25519

from desktop_app.bundle import canonical, pack, shapes
from desktop_app.bundle.bag import Label
from desktop_app.bundle.canonical import JsonValue
from desktop_app.bundle.chain import Outcome
from desktop_app.bundle.keyring import Keyring
from desktop_app.bundle.keys import PublicKey, UnitKeys
from desktop_app.bundle.pack import Sealed
from desktop_app.bundle.verdict import OF_RULES, FactName, Facts, Findings, judge_address, judge_signer
from desktop_app.bundle.verify import Kind, Opened, check_label, open_bag
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused

FORMAT = "xa-receipt"
VERSION = 1
NAMESPACE = "xa-receipt-v1"
RECEIPT = "data/receipt.json"
ASKED = tuple(name for name in FactName if name not in {FactName.COMPLETE, FactName.CURRENT, *OF_RULES})
_KIND = Kind(NAMESPACE, frozenset({RECEIPT}))
_MAX_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class RowError:
    """One record that the office could not take as it stands."""

    record_id: str
    code: str
    """A problem's code, which has a sentence in the program."""
    field: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the office says about one bundle."""

    office: str
    """Code of the office that received."""
    unit: str
    """Code of the unit that sent."""
    to: str
    """The sender's age recipient."""
    seq: int
    """Number of this receipt among those of the office to the unit, from 1."""
    prev: str | None
    """Id of the office's receipt before this to the same unit."""
    created: str
    """Moment of receipt by the office's clock, ISO 8601 with offset."""
    bundle: str
    """Id of the bundle."""
    bundle_seq: int
    period: str
    revision: int
    outcome: Outcome
    facts: Mapping[str, bool | None]
    """The verdict's facts by name."""
    counts: Mapping[str, int]
    """How many records were ``new``, ``same``, ``differing`` and ``gone``."""
    head_seq: int
    """The last bundle of the unit that the office has taken in; 0 for none."""
    head: str | None
    """Its id."""
    keyring_version: int
    app_version: str
    row_errors: tuple[RowError, ...] = ()
    format: str = field(default=FORMAT)
    version: int = field(default=VERSION)

    def as_json(self) -> dict[str, JsonValue]:
        """Return it as an object of plain values."""
        plain = {item.name: getattr(self, item.name) for item in fields(self)}
        rows = [{item.name: getattr(row, item.name) for item in fields(RowError)} for row in self.row_errors]
        lists = {"facts": dict(self.facts), "counts": dict(self.counts), "row_errors": rows}
        return {**plain, **lists, "outcome": self.outcome.value}

    @property
    def label(self) -> Label:
        """Return what is written on the outside of the bag."""
        return Label(self.office, f"{self.office}/receipt/{self.unit}/{self.seq}", self.created[:10])


@dataclass(frozen=True, slots=True)
class ReceiptState:
    """What a commune remembers of an office's receipts, and of its own bundles that they speak of."""

    sent: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Id to number of every bundle we sent."""
    last_seq: int = 0
    head: str | None = None
    seen: frozenset[str] = frozenset()

    def after(self, receipt: Receipt, receipt_id: str) -> "ReceiptState":
        """Return the state once a receipt has been read."""
        return replace(self, last_seq=receipt.seq, head=receipt_id, seen=self.seen | {receipt_id})


@dataclass(frozen=True, slots=True)
class ReceiptVerdict:
    """Everything found about one receipt."""

    facts: Facts
    receipt_id: str | None = None
    signer: PublicKey | None = None
    receipt: Receipt | None = None
    """None unless the file was readable; to be believed only as far as the facts go."""

    @property
    def may_be_taken_in(self) -> bool:
        """Return whether every fact was judged and holds."""
        return self.facts.every_one_holds


def write(receipt: Receipt, signer: UnitKeys) -> Sealed:
    """Return the receipt as a signed bag; Refused where it is impossible or the signer is another office."""
    _check(receipt.as_json())
    if signer.unit != receipt.office:
        raise Refused(Problem("bundle.signer_other_unit", values={"unit": receipt.office, "signer": signer.unit}))
    return pack.seal({RECEIPT: canonical.document(receipt.as_json())}, receipt.label, signer, NAMESPACE)


def file_name(receipt: Receipt) -> str:
    """Return ``XAR-<office>-<unit>-s<bundle seq>-n<seq>.xar.age``."""
    return f"XAR-{receipt.office}-{receipt.unit}-s{receipt.bundle_seq}-n{receipt.seq}.xar.age"


def verify(
    blob: bytes,
    received_on: date,
    identities: Sequence[x25519.Identity] = (),
    trusted: Keyring | None = None,
    state: ReceiptState | None = None,
) -> ReceiptVerdict:
    """Return the verdict on a receipt; never raises for what it holds. What is not given is not judged."""
    findings = Findings(ASKED)
    opened = open_bag(blob, identities, _KIND, findings)
    if opened is None:
        return ReceiptVerdict(Facts(findings.facts))
    receipt = findings.judge(FactName.READABLE, lambda: _read(opened))
    if trusted is not None:
        judge_signer(findings, opened.signer, trusted, received_on, receipt.label if receipt else None)
    if receipt is not None:
        if identities:
            judge_address(findings, receipt.to, receipt.unit, (str(key.to_public()) for key in identities))
        if state is not None:
            _judge_state(findings, receipt, opened.bag_id, state)
    return ReceiptVerdict(Facts(findings.facts), opened.bag_id, opened.signer, receipt)


def _judge_state(findings: Findings, receipt: Receipt, receipt_id: str, state: ReceiptState) -> None:
    findings.note(FactName.MATCHES, _matches(receipt, state.sent))
    if findings.note(FactName.FRESH, _fresh(receipt, receipt_id, state)):
        findings.note(FactName.CONTINUES, _continues(receipt, state))


def _read(opened: Opened) -> Receipt:
    value = canonical.read_document(opened.payload[RECEIPT], RECEIPT)
    if value.get("format") != FORMAT or value.get("version") != VERSION:
        found = f"{value.get('format')} {value.get('version')}"[:40]
        raise Refused(Problem("bundle.format_unknown", values={"found": found, "known": f"{FORMAT} {VERSION}"}))
    _check(value)
    rows = tuple(RowError(**row) for row in value["row_errors"])  # type: ignore[arg-type,union-attr]  # checked above
    plain = {**value, "row_errors": rows, "outcome": Outcome(str(value["outcome"]))}
    receipt = Receipt(**plain)  # type: ignore[arg-type]  # each field was checked above
    check_label(opened, receipt.label)
    return receipt


def _check(value: Mapping[str, JsonValue]) -> None:
    faults = shapes.check_fields(value, _FIELDS)
    if not faults and (value["seq"] == 1) != (value["prev"] is None):
        faults.append(shapes.field_wrong("prev"))
    if not faults and (value["head_seq"] == 0) != (value["head"] is None):
        faults.append(shapes.field_wrong("head"))
    if faults:
        raise Refused(faults)


def _matches(receipt: Receipt, sent: Mapping[str, int]) -> Problem | None:
    if sent.get(receipt.bundle) == receipt.bundle_seq:
        return None
    return Problem("bundle.receipt_of_other", values={"seq": receipt.bundle_seq, "period": Month.parse(receipt.period)})


def _fresh(receipt: Receipt, receipt_id: str, state: ReceiptState) -> Problem | None:
    if receipt_id in state.seen:
        return Problem("bundle.receipt_duplicate", values={"seq": receipt.seq})
    if receipt.seq <= state.last_seq:
        return Problem("bundle.receipt_replay", values={"seq": receipt.seq, "last": state.last_seq})
    return None


def _continues(receipt: Receipt, state: ReceiptState) -> Problem | None:
    if receipt.seq == state.last_seq + 1 and receipt.prev == state.head:
        return None
    return Problem("bundle.receipt_gap", values={"seq": receipt.seq, "last": state.last_seq})


def _is_row(value: object) -> bool:
    return isinstance(value, Mapping) and not shapes.check_fields(value, _ROW)


_ROW: Mapping[str, shapes.Fits] = {
    "record_id": shapes.is_short,
    "code": shapes.text(r"[a-z][a-z0-9_]{0,39}\.[a-z0-9_]{1,60}"),
    "field": shapes.is_short,
    "found": shapes.is_short,
}
_FIELDS: Mapping[str, shapes.Fits] = {
    "format": shapes.constant(FORMAT),
    "version": shapes.constant(VERSION),
    "office": shapes.is_unit,
    "unit": shapes.is_unit,
    "to": shapes.is_recipient,
    "seq": shapes.is_seq,
    "prev": shapes.id_or_none,
    "created": shapes.is_moment,
    "bundle": shapes.is_id,
    "bundle_seq": shapes.is_seq,
    "period": shapes.is_month,
    "revision": shapes.is_seq,
    "outcome": lambda value: value in set(Outcome),
    "facts": shapes.mapping(shapes.is_kind, shapes.or_none(lambda value: isinstance(value, bool))),
    "counts": shapes.mapping(shapes.is_kind, shapes.is_count),
    "head_seq": shapes.is_count,
    "head": shapes.id_or_none,
    "keyring_version": shapes.is_count,
    "app_version": shapes.is_short,
    "row_errors": lambda value: (
        isinstance(value, (list, tuple)) and len(value) <= _MAX_ROWS and all(map(_is_row, value))
    ),
}
