"""An office vouches for a unit's key: an OpenSSH certificate that ``ssh-keygen`` reads and checks.

The office compares the unit's card with the sheet of paper once and certifies the key; whoever trusts the office's key
may then trust the unit's without a sheet of its own. The principal is the unit's code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    SSHCertificate,
    SSHCertificateBuilder,
    SSHCertificateType,
    load_ssh_public_identity,
)

from desktop_app.bundle.keyring import Card
from desktop_app.bundle.keys import PublicKey, UnitKeys
from desktop_app.model.problems import Problem, Refused

YEARS = 2


@dataclass(frozen=True, slots=True)
class Certificate:
    """What an office has vouched for. ``valid_to`` is excluded."""

    unit: str
    serial: int
    signing: PublicKey
    office: PublicKey
    valid_from: date
    valid_to: date


def certify(card: Card, serial: int, on: date, office: UnitKeys) -> str:
    """Return the certificate's line for ``<key>-cert.pub``, valid from that day for :data:`YEARS` years.

    ``serial`` is the office's own count of certificates. Days begin at midnight UTC, so that both sides reckon alike.
    """
    builder = (
        SSHCertificateBuilder()
        .public_key(Ed25519PublicKey.from_public_bytes(card.signing.raw))
        .serial(serial)
        .type(SSHCertificateType.USER)
        .key_id(f"{card.unit}-k{card.serial}".encode())
        .valid_principals([card.unit.encode()])
        .valid_after(_midnight(on))
        .valid_before(_midnight(_years_later(on, YEARS)))
    )
    return f"{builder.sign(office.signing).public_bytes().decode()} {card.unit}"


def read(line: str, office: PublicKey) -> Certificate:
    """Return what the line certifies; Refused where it is no certificate by that office for exactly one unit."""
    wrong = Refused(Problem("bundle.certificate_wrong", values={"office": office.fingerprint}))
    try:
        found = load_ssh_public_identity(line.encode())
        if not isinstance(found, SSHCertificate):
            raise wrong
        found.verify_cert_signature()
    except (ValueError, InvalidSignature, UnsupportedAlgorithm):
        raise wrong from None
    keys = (found.public_key(), found.signature_key())
    raw = [key.public_bytes(Encoding.Raw, PublicFormat.Raw) for key in keys if isinstance(key, Ed25519PublicKey)]
    conditions: Mapping[bytes, bytes] = found.critical_options
    fits = found.type is SSHCertificateType.USER and len(found.valid_principals) == 1 and not conditions
    if not fits or len(raw) != 2 or raw[1] != office.raw:
        raise wrong
    unit = found.valid_principals[0].decode("ascii", "replace")
    first, end = _day(found.valid_after), _day(found.valid_before)
    return Certificate(unit, found.serial, PublicKey(raw[0]), office, first, end)


def authority(office: PublicKey) -> str:
    """Return the line of ``allowed_signers`` that lets ``ssh-keygen -Y verify`` trust whom the office has certified."""
    return f'* cert-authority,namespaces="xa-bundle-v1" {office.line}\n'


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _day(moment: int) -> date:
    """Return the day of a moment; OpenSSH's "forever" is the last day there is."""
    last = datetime(9999, 12, 31, tzinfo=UTC)
    return last.date() if moment >= last.timestamp() else datetime.fromtimestamp(moment, UTC).date()


def _years_later(day: date, years: int) -> date:
    """Return the same day of a later year; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
