"""The unit's own keys and the keys it trusts: make, hand over, compare, revoke."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.model.problems import Place, Problem, Refused, fault_name
from desktop_app.services.office import Office

if TYPE_CHECKING:
    from desktop_app.bundle.keyring import Card, Keyring, TrustedKey
    from desktop_app.bundle.keys import PublicKey
    from desktop_app.bundle.keys import UnitKeys as UnitKeys  # noqa: PLC0414 - screens name the type by this room

VALID_YEARS = 2
"""How long a key is trusted before it must be compared again."""


@dataclass(frozen=True, slots=True)
class KeySheet:
    """What a unit hands over with its card, for comparing by eye."""

    unit: str
    serial: int
    fingerprint: str
    grouped: str
    recipient: str
    card: bytes


def own_unit(office: Office) -> str:
    """Return the unit code that this book's keys speak for: the receiving office's own, else the commune's."""
    if (code := office.book.fact("office_unit")) is not None:
        return code
    profiles = office.book.profiles()
    if not profiles:
        raise Refused(Problem("unit.no_profile", values={"day": office.clock.today()}))
    return profiles[-1].unit_code


def own_name(office: Office) -> str:
    """Return the unit's name in words, as its card shows it."""
    if (name := office.book.fact("office_name")) is not None:
        return name
    from desktop_app.wording import paper

    return paper.police(office.book.profiles()[-1])


def is_receiving_office(office: Office) -> bool:
    """Return whether the book is a receiving office's."""
    return office.book.fact("office_unit") is not None


def begin_receiving_office(office: Office, unit: str, name: str) -> None:
    """Make this empty book a receiving office's; Refused where it already belongs to somebody."""
    if office.book.profiles() or is_receiving_office(office):
        raise Refused(Problem("start.book_not_empty"))
    with office.book.change("book.started", by=office.clerk, why=unit) as change:
        change.set_fact("office_unit", unit)
        change.set_fact("office_name", name)


def make_keys(office: Office, secret: str, *, following: bool = False) -> KeySheet:
    """Make and keep the unit's keys; return the sheet to print.

    Raises Refused where the folder does not let us, and where the unit has keys already unless these are to be
    ``following`` them: from then on it signs with the new ones, which the other side has yet to compare.
    """
    return record_keys(office, forge(next_keys(office, following=following), secret))


def next_keys(office: Office, *, following: bool = False) -> "KeyPlace":
    """Return where the unit's next keys are to lie; Refused where it has keys and these are not to follow them."""
    from desktop_app.bundle import keys

    unit = own_unit(office)
    serial = max(keys.kept(office.paths.keys, unit), default=0) + 1
    if serial > 1 and not following:
        raise Refused(Problem("key.already_made", values={"unit": unit, "serial": serial - 1}))
    return KeyPlace(office.paths.keys, unit, serial)


def forge(place: "KeyPlace", secret: str) -> "UnitKeys":
    """Make keys and write their files: a second or two on purpose, in any thread. Refused where the disk does not."""
    from desktop_app.bundle import keys

    made = keys.make(place.unit, place.serial)
    keys.keep(made, place.folder, secret)
    return made


def record_keys(office: Office, made: "UnitKeys") -> KeySheet:
    """Note new keys in the book and return their sheet to print."""
    with office.book.change("book.key_made", by=office.clerk) as change:
        change.set_fact(f"key_{made.serial}", made.public.fingerprint)
    return _sheet(office, made)


def has_keys(office: Office) -> bool:
    """Return whether the unit has made keys on this machine."""
    from desktop_app.bundle import keys

    return bool(keys.kept(office.paths.keys, own_unit(office)))


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where a unit's keys lie: all that a thread needs that may not touch the book."""

    folder: Path
    unit: str
    serial: int


def newest_keys(office: Office) -> KeyPlace:
    """Return where the unit's newest keys lie; Refused where there are none."""
    from desktop_app.bundle import keys

    unit = own_unit(office)
    serials = keys.kept(office.paths.keys, unit)
    if not serials:
        raise Refused(Problem("bundle.no_keys_yet", values={"unit": unit}))
    return KeyPlace(office.paths.keys, unit, serials[-1])


def unlock(place: KeyPlace, secret: str) -> "UnitKeys":
    """Return the keys, opened: a second or two on purpose, in any thread. Refused where the passphrase is another."""
    from desktop_app.bundle import keys

    return keys.load(place.folder, place.unit, place.serial, secret)


def open_keys(office: Office, secret: "str | UnitKeys") -> "UnitKeys":
    """Return the unit's newest keys, opened here or already; Refused where there are none or they do not open."""
    return unlock(newest_keys(office), secret) if isinstance(secret, str) else secret


def key_sheet(office: Office, secret: str) -> KeySheet:
    """Return the sheet of the unit's newest keys."""
    return _sheet(office, open_keys(office, secret))


def _sheet(office: Office, made: "UnitKeys") -> KeySheet:
    from desktop_app.bundle.keyring import write_card

    card = write_card(made, own_name(office))
    public = made.public
    return KeySheet(made.unit, made.serial, public.fingerprint, public.grouped, made.recipient, card)


def keyring(office: Office) -> "Keyring":
    """Return the keys this unit trusts."""
    from desktop_app.bundle import keyring as rings

    return rings.load(office.paths.keys)


def keyring_with_own(office: Office) -> "Keyring":
    """Return the keys this unit trusts and its own: nobody compares a key with a sheet that is on this very machine."""
    from desktop_app.bundle import keys
    from desktop_app.bundle.keyring import Card, Keyring, TrustedKey

    unit, name, folder = own_unit(office), own_name(office), office.paths.keys
    cards = [Card(unit, name, serial, *keys.load_public(folder, unit, serial)) for serial in keys.kept(folder, unit)]
    own = [TrustedKey(card, date.min, date.min, date.max, date.min) for card in cards]
    ours, ring = {card.signing for card in cards}, keyring(office)
    return Keyring((*own, *(key for key in ring.keys if key.card.signing not in ours)), ring.version)


def list_trusted(office: Office) -> "tuple[TrustedKey, ...]":
    """Return the trusted keys, in the order they were added."""
    return keyring(office).keys


def name_of(office: Office, unit: str) -> str:
    """Return what a unit is called in words, as its newest card that a person compared says; empty where none does."""
    if office.book.fact("office_name") is not None and unit == own_unit(office):
        return own_name(office)
    names = [key.card.name for key in list_trusted(office) if key.compared and key.card.unit == unit]
    return names[-1] if names else ""


def read_card(file: Path) -> "Card":
    """Return the card in a file, to compare before trusting; Refused where it is none."""
    from desktop_app.bundle.keyring import read_card as read

    return read(read_bytes(file), file.name)


def trust(office: Office, card: "Card", *, compared: bool) -> None:
    """Add a unit's card; ``compared`` says that a person held the fingerprint against the sheet of paper."""
    from desktop_app.bundle import keyring as rings

    today = office.clock.today()
    ring = rings.load(office.paths.keys)
    rings.save(ring.add(card, today, _years_on(today, VALID_YEARS), compared=compared), office.paths.keys)
    _note(office, "book.key_trusted", card.signing.fingerprint)


def mark_compared(office: Office, key: "PublicKey") -> None:
    """Note that a person has now compared the fingerprint of a key already in the ring."""
    from desktop_app.bundle import keyring as rings

    ring = rings.load(office.paths.keys)
    rings.save(ring.compare(key, office.clock.today()), office.paths.keys)
    _note(office, "book.key_compared", key.fingerprint)


def revoke(office: Office, key: "PublicKey", since: date, why: str) -> None:
    """Let a key count no more from a day; what came in before stays good."""
    from desktop_app.bundle import keyring as rings

    ring = rings.load(office.paths.keys)
    rings.save(ring.revoke(key, since, why), office.paths.keys)
    _note(office, "book.key_revoked", key.fingerprint)


def certify(office: Office, card: "Card", secret: str) -> str:
    """Return the receiving office's certificate of a unit's key: one line for ``<key>-cert.pub``.

    Raises Refused in a commune's book, and for a key that nobody has compared with its sheet of paper or that is no
    longer in force.
    """
    from desktop_app.bundle import certificates

    if not is_receiving_office(office):
        raise Refused(Problem("bundle.not_an_office"))
    today = office.clock.today()
    known = keyring(office).find(card.signing)
    if known is None or not known.compared or not known.in_force(today):
        raise Refused(Problem("key.not_compared", values={"unit": card.unit}))
    serial = int(office.book.fact("certificates") or 0) + 1
    line = certificates.certify(known.card, serial, today, open_keys(office, secret))
    with office.book.change("book.key_certified", by=office.clerk, why=card.signing.fingerprint) as change:
        change.set_fact("certificates", str(serial))
    return line


def allowed_signers(office: Office) -> str:
    """Return the compared keys in the form that ``ssh-keygen -Y verify`` reads.

    Only the office that a commune receives from may sign rule packs by it.
    """
    from desktop_app.bundle import keyring as rings

    return rings.allowed_signers(rings.load(office.paths.keys), receives_from(office))


def receives_from(office: Office) -> str | None:
    """Return the code of the office that this commune reports to and receives rules from today; None where it has none.

    A receiving office's own book receives from nobody.
    """
    profile = office.book.profile_on(office.clock.today())
    return profile.receiving_office_code if profile is not None else None


def read_bytes(file: Path, limit: int = 64 * 1024 * 1024) -> bytes:
    """Return a file's bytes; Refused where it cannot be read or is unreasonably large."""
    try:
        if file.stat().st_size > limit:
            raise Refused(Problem("file.too_large", Place(source=file.name)))
        return file.read_bytes()
    except OSError as fault:
        raise Refused(Problem("file.not_read", Place(source=file.name), {"reason": fault_name(fault)})) from fault


def _note(office: Office, name: str, fingerprint: str) -> None:
    with office.book.change(name, by=office.clerk) as change:
        change.set_fact("keyring_last", f"{name} {fingerprint} {office.now()}")


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)
