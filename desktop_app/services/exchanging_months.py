"""The commune's side of the exchange: seal a closed month, read the receipt that comes back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app import __version__
from desktop_app.model.exchange import SentBundle
from desktop_app.model.ids import BundleId
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.services.closing_months import closed_month, profile_for
from desktop_app.services.keeping_keys import keyring, open_keys
from desktop_app.services.listing import FactRow
from desktop_app.services.office import Office
from desktop_app.services.safekeeping import check_book

if TYPE_CHECKING:
    from desktop_app.bundle.keys import UnitKeys
    from desktop_app.bundle.manifest import Envelope
    from desktop_app.bundle.receipt import ReceiptVerdict
    from desktop_app.bundle.verdict import Facts

NO_HISTORY = "0" * 64


Deliver = Callable[[str, bytes], object]
"""Puts a file of that name where it is to lie; raises Refused where it cannot."""


class NotVerified(Refused):
    """A bundle or receipt did not verify: nothing was taken in."""


def fact_rows(facts: "Facts") -> tuple[FactRow, ...]:
    """Return what was found, in the order it was asked."""
    return tuple(FactRow(fact.name.value, fact.holds, fact.problems) for fact in facts.all)


@dataclass(frozen=True, slots=True)
class SealedMonth:
    """A bundle as it is to leave the house."""

    bundle: SentBundle
    content: bytes
    """The encrypted file."""
    records: int


def export_month(office: Office, month: Month, secret: "str | UnitKeys", deliver: Deliver | None = None) -> SealedMonth:
    """Seal a closed month for the receiving office; the book remembers it. Return the file to carry up.

    A month sealed before and reopened since gets the next revision, which replaces the earlier one in full. What
    ``deliver`` refuses to write, a full disk for one, is not remembered either. Raises Refused for an open month, a
    month sealed already as it stands, a book that does not hold against its own history, without keys, or without the
    office's card.
    """
    from desktop_app.bundle import pack
    from desktop_app.services.sealing_records import records_of

    closed = closed_month(office, month)
    if closed is None or not closed.closed:
        raise Refused(Problem("bundle.month_open", values={"month": month}))
    if (sealed_before := sealed_as_it_stands(office, month)) is not None:
        values = {"month": month, "file": sealed_before.file_name}
        raise Refused(Problem("bundle.sealed_already", values=values))
    if wrong := check_book(office):
        raise Refused([Problem("bundle.book_not_sound", values={"month": month, "count": len(wrong)}), *wrong])
    signer = open_keys(office, secret)
    records = records_of(office, month, closed)
    envelope = _envelope(office, month, signer, records, closed.sheet.rulebook_digest)
    sealed = pack.pack(envelope, records, None, signer)
    name = pack.file_name(envelope)
    content = pack.encrypt(sealed.bag_bytes, [envelope.to, signer.recipient])
    bundle = _sent(office, envelope, sealed.bundle_id, name)
    with office.book.change("bundle.sealed", by=office.clerk) as change:
        change.put(bundle)
        if deliver is not None:
            deliver(name, content)
    return SealedMonth(bundle, content, len(records))


def sealed_as_it_stands(office: Office, month: Month) -> SentBundle | None:
    """Return the bundle that holds the month as it was last closed, or None: what was closed since is not in it.

    History decides and not the clock, which may have been set back in between.
    """
    newest = next((b for b in reversed(office.book.sent_bundles()) if b.period == month), None)
    if newest is None:
        return None
    offset = 0
    while lines := office.book.history.changes(offset=offset):
        offset += len(lines)
        for line in lines:
            if line.name not in {"bundle.sealed", "month.closed"}:
                continue
            whole = office.book.history.change(line.seq)
            keys = {row.key for row in whole.rows} if whole else set()
            if line.name == "bundle.sealed" and newest.id in keys:
                return newest
            if line.name == "month.closed" and str(month) in keys:
                return None
    return newest


def _envelope(
    office: Office,
    month: Month,
    signer: "UnitKeys",
    records: Sequence[Mapping[str, object]],
    rulebook: str,
) -> "Envelope":
    from desktop_app.bundle import manifest
    from desktop_app.services.sealing_records import TOTALS

    profile = profile_for(office, month)
    sent = office.book.sent_bundles()
    of_month = [bundle for bundle in sent if bundle.period == month]
    receiver = keyring(office).current(profile.receiving_office_code, office.clock.today())
    if receiver is None:
        raise Refused(Problem("bundle.no_office_card", values={"office": profile.receiving_office}))
    counts, totals = manifest.tally(records, TOTALS)  # type: ignore[arg-type]  # built by sealing_records
    head = office.book.history.head()
    receipts = [bundle for bundle in sent if bundle.receipt]
    return manifest.Envelope(
        unit=profile.unit_code,
        to_unit=profile.receiving_office_code,
        to=receiver.card.recipient,
        seq=len(sent) + 1,
        prev=sent[-1].id if sent else None,
        period=str(month),
        revision=len(of_month) + 1,
        supersedes=of_month[-1].id if of_month else None,
        created=office.now(),
        counts=counts,
        totals=totals,
        app_version=__version__,
        key_serial=signer.serial,
        audit_head=head.digest if head.seq else None,
        rulebook=rulebook,
        last_receipt=_receipt_id(receipts[-1]) if receipts else None,
        clerk=office.clerk,
    )


def _receipt_id(bundle: SentBundle) -> str | None:
    import json

    found = json.loads(bundle.receipt).get("id")
    return str(found) if found else None


def _sent(office: Office, envelope: "Envelope", bundle_id: str, name: str) -> SentBundle:
    return SentBundle(
        id=BundleId(bundle_id),
        unit=envelope.unit,
        seq=envelope.seq,
        previous=BundleId(envelope.prev) if envelope.prev else None,
        period=Month.parse(envelope.period),
        revision=envelope.revision,
        supersedes=BundleId(envelope.supersedes) if envelope.supersedes else None,
        file_name=name,
        sealed_at=office.now(),
        sealed_by=office.clerk,
    )


def read_receipt(office: Office, content: bytes, secret: "str | UnitKeys") -> "ReceiptVerdict":
    """Check a receipt and note it with its bundle; return everything found. Raises NotVerified, nothing noted."""
    verdict = inspect_receipt(office, content, secret)
    if not verdict.may_be_taken_in or verdict.receipt is None:
        raise NotVerified(verdict.facts.problems or (Problem("bundle.not_a_bundle"),))
    sent = office.book.sent_bundle(BundleId(verdict.receipt.bundle))
    if sent is None:
        raise NotVerified(Problem("bundle.not_a_bundle"))
    from desktop_app.bundle.canonical import document

    body = document({**verdict.receipt.as_json(), "id": verdict.receipt_id}).decode()
    with office.book.change("bundle.receipt_read", by=office.clerk) as change:
        change.put(replace(sent, receipt=body, receipt_at=office.now()))
    return verdict


def inspect_receipt(office: Office, content: bytes, secret: "str | UnitKeys") -> "ReceiptVerdict":
    """Return everything found about a receipt; nothing is written."""
    import json

    from desktop_app.bundle import receipt as receipts

    identities = [open_keys(office, secret).identity]
    sent = office.book.sent_bundles()
    read = [json.loads(bundle.receipt) for bundle in sent if bundle.receipt]
    last = max(read, key=lambda body: int(body["seq"]), default=None)
    state = receipts.ReceiptState(
        sent={bundle.id: bundle.seq for bundle in sent},
        last_seq=int(last["seq"]) if last else 0,
        head=str(last["id"]) if last else None,
        seen=frozenset(str(body["id"]) for body in read),
    )
    return receipts.verify(content, office.clock.today(), identities, keyring(office), state)
