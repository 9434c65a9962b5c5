"""Whom this office trusts: which key speaks for which unit, from when to when, and whether a person compared it.

A key comes as a card, a small file that the key itself has signed, so comparing the one fingerprint with the sheet of
paper vouches for the age recipient too. A key that nobody has compared can show that a bundle is whole; it cannot
bring anything in. Stored as one canonical JSON file; its version only grows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Self

from desktop_app.bundle import canonical, files, shapes, sshsig
from desktop_app.bundle.canonical import JsonValue
from desktop_app.bundle.keys import PublicKey, UnitKeys
from desktop_app.model.problems import Place, Problem, Refused

CARD_NAMESPACE = "xa-card-v1"
FILE_NAME = "keyring.json"
_MAX_FILE = 4 * 1024 * 1024
_MAX_CARD = 16 * 1024
_NAMESPACES = "xa-bundle-v1,xa-receipt-v1,xa-card-v1"
RULES_NAMESPACE = "xa-rules-v1"
"""What rule packs are signed for."""


@dataclass(frozen=True, slots=True)
class Card:
    """A unit's public keys, as they are handed over."""

    unit: str
    name: str
    """The unit's name in words, for the person who compares."""
    serial: int
    signing: PublicKey
    recipient: str

    @classmethod
    def of(cls, keys: UnitKeys, name: str) -> Self:
        """Return the card of a unit's own keys."""
        return cls(keys.unit, name, keys.serial, keys.public, keys.recipient)


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """One card in the keyring. Days are this office's own; ``valid_to`` and ``revoked_from`` are excluded."""

    card: Card
    added_on: date
    valid_from: date
    valid_to: date
    compared_on: date | None = None
    """When a person compared the fingerprint with the sheet of paper; None while nobody has."""
    revoked_from: date | None = None
    revoked_why: str = ""

    @property
    def compared(self) -> bool:
        """Return whether a person has compared the fingerprint."""
        return self.compared_on is not None

    def in_force(self, on: date) -> bool:
        """Return whether a file received on that day may count: what came in before a revocation stays good."""
        return self.valid_from <= on < self.ends

    @property
    def ends(self) -> date:
        """Return the first day on which the key counts no more."""
        return min(self.valid_to, self.revoked_from or self.valid_to)


@dataclass(frozen=True, slots=True)
class Keyring:
    """All keys this office knows, by fingerprint."""

    keys: tuple[TrustedKey, ...] = ()
    version: int = 0

    def find(self, key: PublicKey) -> TrustedKey | None:
        """Return what is known of a key, or None."""
        return next((known for known in self.keys if known.card.signing == key), None)

    def of_unit(self, unit: str) -> list[TrustedKey]:
        """Return a unit's keys, the oldest first."""
        return sorted((key for key in self.keys if key.card.unit == unit), key=lambda key: key.card.serial)

    def current(self, unit: str, on: date) -> TrustedKey | None:
        """Return the unit's newest key that is compared and in force on that day, or None."""
        good = [key for key in self.of_unit(unit) if key.compared and key.in_force(on)]
        return good[-1] if good else None

    def add(self, card: Card, on: date, valid_to: date, *, compared: bool) -> "Keyring":
        """Return the keyring with one key more; Refused where the key, or the unit's serial, is already in it."""
        same = [key for key in self.keys if key.card.signing == card.signing]
        same += [key for key in self.of_unit(card.unit) if key.card.serial == card.serial]
        if same:
            raise Refused(
                Problem("bundle.key_known", values={"unit": same[0].card.unit, "serial": same[0].card.serial})
            )
        key = TrustedKey(card, on, on, valid_to, on if compared else None)
        return Keyring((*self.keys, key), self.version + 1)

    def compare(self, key: PublicKey, on: date) -> "Keyring":
        """Return the keyring with the key marked as compared by a person; Refused where it is not in it."""
        return self._change(key, compared_on=on)

    def revoke(self, key: PublicKey, since: date, why: str) -> "Keyring":
        """Return the keyring in which the key counts no more from that day.

        Refused where it is not in it, or was revoked from an earlier day: that may only be moved back, for else a key
        that counts no more would count again.
        """
        known = self.find(key)
        if known is not None and known.revoked_from is not None and since > known.revoked_from:
            values = {"unit": known.card.unit, "since": known.revoked_from, "asked": since}
            raise Refused(Problem("bundle.key_revoked_before", Place(field="since"), values))
        return self._change(key, revoked_from=since, revoked_why=why)

    def _change(self, key: PublicKey, **news: date | str) -> "Keyring":
        if (known := self.find(key)) is None:
            raise Refused(Problem("bundle.key_unknown", values={"fingerprint": key.fingerprint}))
        keys = tuple(replace(item, **news) if item is known else item for item in self.keys)  # type: ignore[arg-type]
        return Keyring(keys, self.version + 1)


def allowed_signers(keyring: Keyring, rules_from: str | None = None) -> str:
    """Return the compared keys in the form that ``ssh-keygen -Y verify -f`` reads; the principal is the unit's code.

    Only the keys of ``rules_from``, the office that this unit receives from, are allowed to sign rule packs.
    """
    return "".join(
        f'{key.card.unit} namespaces="{_namespaces(key, rules_from)}",valid-after="{key.valid_from:%Y%m%d}",'
        f'valid-before="{key.ends:%Y%m%d}" {key.card.signing.line}\n'
        for key in keyring.keys
        if key.compared and key.valid_from < key.ends
    )


def _namespaces(key: TrustedKey, rules_from: str | None) -> str:
    return f"{_NAMESPACES},{RULES_NAMESPACE}" if key.card.unit == rules_from else _NAMESPACES


def write_card(keys: UnitKeys, name: str) -> bytes:
    """Return the card as a file to hand over, signed by the key it shows."""
    body = _card_json(Card.of(keys, name))
    signature = keys.sign(canonical.document(body), CARD_NAMESPACE).decode()
    return canonical.document({**body, "signature": signature.splitlines()})


def read_card(blob: bytes, source: str = "") -> Card:
    """Return the card in a file; Refused where it is none, or was not signed by the key that it shows."""
    if len(blob) > _MAX_CARD:
        raise Refused(Problem("bundle.too_large", Place(source), {"bytes": len(blob), "limit": _MAX_CARD}))
    body = canonical.read_document(blob, source)
    signature = body.pop("signature", None)
    if not isinstance(signature, list) or shapes.check_fields(body, _CARD):
        raise Refused(Problem("bundle.card_wrong", Place(source)))
    card = _card(body)
    armour = "".join(f"{row}\n" for row in signature).encode()
    if sshsig.check(armour, canonical.document(body), CARD_NAMESPACE).public_key != card.signing.raw:
        raise Refused(Problem("bundle.card_wrong", Place(source)))
    return card


def save(keyring: Keyring, folder: Path) -> Path:
    """Write the keyring into the folder; Refused where a newer one stands there."""
    path = folder / FILE_NAME
    if path.exists() and (there := load(folder).version) > keyring.version:
        raise Refused(Problem("bundle.keyring_older", values={"version": keyring.version, "there": there}))
    files.keep(path, canonical.document({"keys": [_key_json(key) for key in keyring.keys], "version": keyring.version}))
    return path


def load(folder: Path) -> Keyring:
    """Return the folder's keyring, an empty one where there is none; Refused where the file is broken."""
    path = folder / FILE_NAME
    if not path.exists():
        return Keyring()
    body = canonical.read_document(files.read(path, _MAX_FILE), path.name)
    if faults := shapes.check_fields(body, _RING):
        raise Refused(faults)
    rows: Iterable[Mapping[str, JsonValue]] = body["keys"]  # type: ignore[assignment]  # checked above
    return Keyring(tuple(map(_key, rows)), int(str(body["version"])))


def _card_json(card: Card) -> dict[str, JsonValue]:
    return {
        "unit": card.unit,
        "name": card.name,
        "serial": card.serial,
        "signing": card.signing.line,
        "recipient": card.recipient,
    }


def _card(body: Mapping[str, JsonValue]) -> Card:
    signing = PublicKey.parse(str(body["signing"]))
    return Card(str(body["unit"]), str(body["name"]), int(str(body["serial"])), signing, str(body["recipient"]))


def _key_json(key: TrustedKey) -> dict[str, JsonValue]:
    days = {name: day.isoformat() if (day := getattr(key, name)) else None for name in _DAYS}
    return {**_card_json(key.card), **days, "revoked_why": key.revoked_why}


def _key(body: Mapping[str, JsonValue]) -> TrustedKey:
    days = {name: date.fromisoformat(str(body[name])) if body[name] else None for name in _DAYS}
    return TrustedKey(card=_card(body), revoked_why=str(body["revoked_why"]), **days)  # type: ignore[arg-type]


_DAYS = tuple(item.name for item in fields(TrustedKey) if item.name not in {"card", "revoked_why"})
_CARD: Mapping[str, shapes.Fits] = {
    "unit": shapes.is_unit,
    "name": shapes.is_short,
    "serial": shapes.is_seq,
    "signing": shapes.is_short,
    "recipient": shapes.is_recipient,
}
_KEY: Mapping[str, shapes.Fits] = {
    **_CARD,
    "added_on": shapes.is_day,
    "valid_from": shapes.is_day,
    "valid_to": shapes.is_day,
    "compared_on": shapes.or_none(shapes.is_day),
    "revoked_from": shapes.or_none(shapes.is_day),
    "revoked_why": shapes.is_short,
}
_RING: Mapping[str, shapes.Fits] = {
    "keys": lambda value: (
        isinstance(value, list)
        and all(isinstance(row, Mapping) and not shapes.check_fields(row, _KEY) for row in value)
    ),
    "version": shapes.is_count,
}
