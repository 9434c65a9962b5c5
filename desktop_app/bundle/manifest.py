"""The envelope of a sealed month: who speaks, to whom, about which period, at which place of the unit's chain.

It is signed together with the records, so a bundle can be neither re-addressed nor moved to another month.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal, localcontext

from desktop_app.bundle import shapes
from desktop_app.bundle.bag import Label
from desktop_app.bundle.canonical import JsonValue, Record
from desktop_app.model.problems import Problem, Refused

FORMAT = "xa-bundle"
VERSION = 1
_NAMED = 20
_KINDS: Mapping[str, shapes.Fits] = {
    "format": shapes.constant(FORMAT),
    "version": shapes.constant(VERSION),
    "schema": shapes.is_seq,
    "unit": shapes.is_unit,
    "to_unit": shapes.is_unit,
    "to": shapes.is_recipient,
    "seq": shapes.is_seq,
    "prev": shapes.id_or_none,
    "period": shapes.is_month,
    "revision": shapes.is_seq,
    "supersedes": shapes.id_or_none,
    "created": shapes.is_moment,
    "counts": shapes.mapping(shapes.is_kind, shapes.is_count),
    "totals": shapes.mapping(shapes.is_total_name, shapes.is_total),
    "audit_head": shapes.id_or_none,
    "rulebook": shapes.id_or_none,
    "app_version": shapes.is_short,
    "key_serial": shapes.is_seq,
    "last_receipt": shapes.id_or_none,
    "clerk": shapes.is_short,
    "clerk_role": shapes.is_short,
}


@dataclass(frozen=True, slots=True)
class Envelope:
    """Everything a receiver must know before it looks at the records."""

    unit: str
    """Code of the sending unit."""
    to_unit: str
    """Code of the receiving office."""
    to: str
    """The receiving office's age recipient."""
    seq: int
    """Number of this bundle among all of the unit's, from 1, whatever their period."""
    prev: str | None
    """Id of bundle ``seq - 1``; None for the first."""
    period: str
    """The month, ``2026-10``."""
    revision: int
    """1 for the first bundle of the period, one more for each that replaces it."""
    supersedes: str | None
    """Id of the bundle that this one replaces in full; None for revision 1."""
    created: str
    """Moment of sealing by the sender's clock, ISO 8601 with offset. Nothing is decided by it."""
    counts: Mapping[str, int]
    """How many records of each kind; a month without any says so with an empty bundle."""
    totals: Mapping[str, str]
    """``kind.field`` to the sum of that field over the records of that kind, as decimal text."""
    app_version: str
    key_serial: int
    """Serial of the sender's key, from 1."""
    schema: int = 1
    """Version of the records' shape."""
    audit_head: str | None = None
    """Digest at the head of the unit's history when the month was closed."""
    rulebook: str | None = None
    """Digest of the rules that the month was counted with."""
    last_receipt: str | None = None
    """Id of the last receipt the unit has read."""
    clerk: str = ""
    """Who sealed it, an id of the unit's own."""
    clerk_role: str = ""
    format: str = field(default=FORMAT)
    version: int = field(default=VERSION)

    def as_json(self) -> dict[str, JsonValue]:
        """Return it as an object of plain values."""
        plain = {item.name: getattr(self, item.name) for item in fields(self)}
        return {**plain, "counts": dict(self.counts), "totals": dict(self.totals)}

    @property
    def label(self) -> Label:
        """Return what is written on the outside of the bag."""
        return Label(self.unit, f"{self.unit}/{self.period}/{self.seq}", self.created[:10])


def read(value: Mapping[str, JsonValue]) -> Envelope:
    """Return the envelope; Refused with every field that is missing, unknown or impossible."""
    if value.get("format") != FORMAT or value.get("version") != VERSION:
        found = f"{value.get('format')} {value.get('version')}"[:40]
        raise Refused(Problem("bundle.format_unknown", values={"found": found, "known": f"{FORMAT} {VERSION}"}))
    if faults := shapes.check_fields(value, _KINDS):
        raise Refused(faults)
    return check(Envelope(**value))  # type: ignore[arg-type]  # each field was checked above


def check(envelope: Envelope) -> Envelope:
    """Return the envelope; Refused where fields are impossible by themselves or together."""
    faults = shapes.check_fields(envelope.as_json(), _KINDS)
    if not faults and (envelope.seq == 1) != (envelope.prev is None):
        faults.append(shapes.field_wrong("prev"))
    if not faults and (envelope.revision == 1) != (envelope.supersedes is None):
        faults.append(shapes.field_wrong("supersedes"))
    if faults:
        raise Refused(faults)
    return envelope


def tally(records: Sequence[Record], sums: Sequence[str] = ()) -> tuple[dict[str, int], dict[str, str]]:
    """Return (counts by kind, totals of the ``kind.field`` named); Refused where such a field is no decimal text."""
    counts = Counter(str(record.get("kind")) for record in records)
    return dict(sorted(counts.items())), {name: _total(records, name) for name in sorted(sums)}


def check_complete(envelope: Envelope, records: Sequence[Record]) -> None:
    """Refuse records that are not as many, or do not sum up to what the envelope says; names the first differences."""
    counts, totals = tally(records, list(envelope.totals))
    faults = [
        Problem("bundle.count_differs", values={"kind": kind, "said": said, "found": found})
        for kind in sorted(counts.keys() | envelope.counts.keys())
        if (said := envelope.counts.get(kind, 0)) != (found := counts.get(kind, 0))
    ]
    faults += [
        Problem("bundle.total_differs", values={"name": name, "said": said, "found": totals[name]})
        for name, said in envelope.totals.items()
        if Decimal(said) != Decimal(totals[name])
    ]
    if faults:
        raise Refused(faults[:_NAMED])


def _total(records: Sequence[Record], name: str) -> str:
    """Return the exact sum; equal amounts, of which a month has many, are looked at once."""
    kind, _, column = name.partition(".")
    amounts = [record.get(column) for record in records if record.get("kind") == kind]
    texts = [amount for amount in amounts if isinstance(amount, str)]
    if len(texts) < len(amounts):
        raise _no_amount(name, next(amount for amount in amounts if not isinstance(amount, str)))
    total = Decimal(0)
    with localcontext(prec=60):
        for amount, times in Counter(texts).items():
            if not shapes.is_amount(amount):
                raise _no_amount(name, amount)
            total += Decimal(amount) * times
    return f"{total:f}"


def _no_amount(name: str, found: object) -> Refused:
    return Refused(Problem("bundle.amount_not_decimal", values={"name": name, "found": str(found)[:40]}))
