"""What stands on the letter that goes with a sealed month: which file, by whose key, how it is held against this."""

from collections import Counter
from datetime import date
from hashlib import sha256

from desktop_app.model.document import PaperOf
from desktop_app.model.exchange import SentBundle
from desktop_app.model.ids import BundleId
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.register import PaperKind
from desktop_app.model.unit import Body
from desktop_app.printing.letter_contexts import BundleLetter
from desktop_app.printing.paper_parts import Heading
from desktop_app.services.closing_months import closed_month
from desktop_app.services.composing_headings import own_heading
from desktop_app.services.composing_parts import head_signer, profile_on
from desktop_app.services.exchanging_months import sealed_as_it_stands
from desktop_app.services.numbering import number_of
from desktop_app.services.office import Office
from desktop_app.services.sealing_records import records_of
from desktop_app.wording import letters, paper, recipient_lines
from desktop_app.wording.written import money

BUNDLE_LETTER = "cong_van_gui_goi"
SENT = "sent"
"""Beside the book: a copy of each bundle as it left."""
_DIGITS, _FOUR = 8, 4
_SHA = "SHA256:"


def compose_bundle_letter(office: Office, bundle_id: BundleId, content: bytes | None = None) -> BundleLetter:
    """Return the letter of a bundle; ``content`` is its file where the copy beside the book is not to be read.

    Raises Refused for a bundle that the book did not send, one that the month was closed anew since, and where its
    file is gone.
    """
    bundle = office.book.sent_bundle(bundle_id)
    if bundle is None:
        raise Refused(Problem("letter.bundle_unknown"))
    closed = closed_month(office, bundle.period)
    standing = sealed_as_it_stands(office, bundle.period)
    if closed is None or standing is None or standing.id != bundle.id:
        raise Refused(Problem("letter.bundle_replaced", values={"file": bundle.file_name, "month": bundle.period}))
    kept = _kept(office, bundle) if content is None else content
    today = office.clock.today()
    profile = profile_on(office, today)
    counts = Counter(str(record["kind"]) for record in records_of(office, bundle.period, closed))
    sheet = closed.sheet
    earlier = {one.id: one for one in office.book.sent_bundles()}
    return BundleLetter(
        heading=_heading(office, bundle.id, today),
        about=letters.bundle_about(bundle.period),
        addressees=(profile.receiving_office,),
        receiver=profile.receiving_office,
        sender=paper.police(profile),
        month=bundle.period,
        file_name=bundle.file_name,
        size=f"{money(len(kept))} byte",
        digest=_grouped(sha256(kept).hexdigest()),
        chain=letters.bundle_chain(
            bundle,
            earlier.get(bundle.previous) if bundle.previous else None,
            earlier.get(bundle.supersedes) if bundle.supersedes else None,
        ),
        holds=letters.bundle_holds(counts, money(sheet.cash + sheet.insurance)),
        key=signing_key(office, bundle),
        checks=letters.BUNDLE_CHECKS,
        recipients=recipient_lines.lines_of(profile, PaperKind.LETTER),
        signer=head_signer(office, Body.POLICE, today),
    )


def _kept(office: Office, bundle: SentBundle) -> bytes:
    file = office.paths.data / SENT / bundle.file_name
    if not file.is_file():
        raise Refused(Problem("bundle.copy_gone", values={"file": bundle.file_name}))
    return file.read_bytes()


def signing_key(office: Office, bundle: SentBundle) -> str:
    """Return the fingerprint, in groups of four, of the newest key that the unit had when it sealed the bundle."""
    facts = _key_facts(office)
    if len(facts) == 1:
        return _grouped(facts[0].removeprefix(_SHA), _FOUR)
    sealed, offset = False, 0
    while lines := office.book.history.changes(offset=offset):
        offset += len(lines)
        for line in lines:
            if line.name not in {"bundle.sealed", "book.key_made"}:
                continue
            whole = office.book.history.change(line.seq)
            keys = [row.key for row in whole.rows] if whole else []
            sealed = sealed or bundle.id in keys
            if sealed and line.name == "book.key_made":
                found = next((office.book.fact(key) for key in keys if key.startswith("key_")), None)
                return _grouped((found or "").removeprefix(_SHA), _FOUR)
    raise Refused(Problem("bundle.no_keys_yet", values={"unit": bundle.unit}))


def _key_facts(office: Office) -> list[str]:
    """Return the fingerprints of the unit's keys, the first one first."""
    found: list[str] = []
    while fact := office.book.fact(f"key_{len(found) + 1}"):
        found.append(fact)
    return found


def _grouped(text: str, size: int = _DIGITS) -> str:
    return " ".join(text[start : start + size] for start in range(0, len(text), size))


def _heading(office: Office, bundle: BundleId, today: date) -> Heading:
    given = number_of(office, BUNDLE_LETTER, PaperOf(bundle=bundle))
    return own_heading(office, BUNDLE_LETTER, given, Body.POLICE, today)
