"""Sealing: records and their envelope become one signed file, the same input always the same bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.bundle import bag, canonical, container, manifest, outer
from desktop_app.bundle.bag import Label
from desktop_app.bundle.canonical import Record
from desktop_app.bundle.keys import UnitKeys
from desktop_app.bundle.manifest import Envelope
from desktop_app.model.problems import Problem, Refused

NAMESPACE = "xa-bundle-v1"
ENVELOPE = "data/envelope.json"
RECORDS = "data/records.ndjson"
REPORT = "data/report.pdf"
ADVISED_BYTES = 10 * 1024 * 1024
"""Above this a caller may warn that the file gets too large for the mail."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A signed bag, not yet encrypted: it never leaves the PC like this."""

    bag_bytes: bytes
    bundle_id: str


def pack(envelope: Envelope, records: Sequence[Record], report_pdf: bytes | None, signer: UnitKeys) -> Sealed:
    """Return the bag of a month, signed by the unit.

    Refused where the envelope is impossible, its counts or totals are not those of the records, the signer is another
    unit, or a record holds what canonical JSON may not.
    """
    manifest.check(envelope)
    if (signer.unit, signer.serial) != (envelope.unit, envelope.key_serial):
        raise Refused(Problem("bundle.signer_other_unit", values={"unit": envelope.unit, "signer": signer.unit}))
    lines = canonical.lines(records)
    manifest.check_complete(envelope, records)
    payload = {ENVELOPE: canonical.document(envelope.as_json()), RECORDS: lines}
    return seal(payload if report_pdf is None else {**payload, REPORT: report_pdf}, envelope.label, signer, NAMESPACE)


def seal(payload: Mapping[str, bytes], label: Label, signer: UnitKeys, namespace: str) -> Sealed:
    """Return the payload as a signed bag in its container."""
    tags = bag.tag_files(payload, label)
    signature = signer.sign(tags[bag.TAG_MANIFEST], namespace)
    entries = {**payload, **tags, bag.SIGNATURE: signature}
    return Sealed(container.write(entries), bag.bag_id(entries))


def encrypt(content: bytes, recipients: Sequence[str]) -> bytes:
    """Return the bag sealed for each ``age1…``: the receiving office, and the unit itself to read it again."""
    return outer.encrypt(content, recipients)


def file_name(envelope: Envelope) -> str:
    """Return the name of the encrypted file, ``XA-<unit>-<period>-s<seq>-r<revision>.xab.age``."""
    return f"XA-{envelope.unit}-{envelope.period}-s{envelope.seq}-r{envelope.revision}.xab.age"
