"""A closed month as it goes to the receiving office: all of its records, 12,400 stints and 400 calculations in them."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.bundle import bag, container, keys, manifest, pack, verify
from desktop_app.bundle.canonical import Record
from desktop_app.bundle.keyring import Card, Keyring
from desktop_app.bundle.keys import UnitKeys
from desktop_app.bundle.manifest import Envelope
from desktop_app.bundle.verdict import Findings
from desktop_app.bundle.verify import Opened, Verdict
from desktop_app.services.closing_months import close_month
from desktop_app.services.sealing_records import TOTALS, records_of
from tests.benchmarks.bare_signing import PAYLOAD, RECORDS
from tests.benchmarks.commune import MONTH, make_commune, open_commune
from tests.benchmarks.measure import Work

RECEIVED = date(2026, 11, 3)


@dataclass(frozen=True)
class Ceremony:
    """Both sides' keys, and the envelope of the records."""

    commune: UnitKeys
    office: UnitKeys
    ring: Keyring
    envelope: Envelope
    records: list[Record]


def prepare(folder: Path) -> None:
    """Close the month of the large commune, and write down its records and the files of its bag."""
    make_commune(folder)
    office = open_commune(folder)
    try:
        records = records_of(office, MONTH, close_month(office, MONTH))
    finally:
        office.book.close()
    (folder / RECORDS).write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    (folder / PAYLOAD).mkdir()
    for name, content in payload_of(ceremony(folder)).items():
        (folder / PAYLOAD / Path(name).name).write_bytes(content)


def ceremony(folder: Path) -> Ceremony:
    """Return everything that sealing and verifying need, with new keys."""
    records: list[Record] = json.loads((folder / RECORDS).read_text(encoding="utf-8"))
    commune, office = keys.make("tan-thanh"), keys.make("ca-bac-ninh")
    ring = Keyring().add(Card.of(commune, "Xã Tân Thành"), date(2026, 7, 1), date(2028, 7, 1), compared=True)
    counts, totals = manifest.tally(records, TOTALS)
    envelope = Envelope(
        unit=commune.unit,
        to_unit=office.unit,
        to=office.recipient,
        seq=1,
        prev=None,
        period=str(MONTH),
        revision=1,
        supersedes=None,
        created="2026-11-02T09:00:00+07:00",
        counts=counts,
        totals=totals,
        app_version="0.1.0",
        key_serial=commune.serial,
    )
    return Ceremony(commune, office, ring, envelope, records)


def payload_of(made: Ceremony) -> dict[str, bytes]:
    """Return the files of the sealed month."""
    entries = container.read(pack.pack(made.envelope, made.records, None, made.commune).bag_bytes)
    return {name: content for name, content in entries.items() if name not in bag.TAG_FILES}


def ours_bytes(folder: Path) -> Work:
    """Seal and encrypt the files, then open the bag and check signature and every file; parse nothing."""
    made = ceremony(folder)
    payload = payload_of(made)
    return Work(lambda: through_bytes(made, payload))


def through_bytes(made: Ceremony, payload: dict[str, bytes]) -> Opened:
    """Return the bag as the receiving office opened it."""
    sealed = pack.seal(payload, made.envelope.label, made.commune, pack.NAMESPACE)
    blob = pack.encrypt(sealed.bag_bytes, [made.office.recipient, made.commune.recipient])
    findings = Findings(verify.ASKED)
    opened = verify.open_bag(blob, [made.office.identity], verify.BUNDLE, findings)
    if opened is None:
        raise RuntimeError(str(findings.facts))
    return opened


def ours_records(folder: Path) -> Work:
    """Seal the records, then verify the bag: every fact judged, every record read back and checked."""
    made = ceremony(folder)
    return Work(lambda: through_records(made))


def through_records(made: Ceremony) -> Verdict:
    """Return the verdict on the bag, records in it."""
    sealed = pack.pack(made.envelope, made.records, None, made.commune)
    verdict = verify.verify(sealed.bag_bytes, RECEIVED, [made.office.identity], made.ring, {})
    if not verdict.records:
        raise RuntimeError(str(verdict.facts))
    return verdict
