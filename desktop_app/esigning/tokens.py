"""Tokens behind a PKCS #11 library: what certificates they hold, and one session under a PIN, tried once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from desktop_app.clock import in_vietnam
from desktop_app.model.esigning import TokenCertificate
from desktop_app.model.problems import Place, Problem, Refused

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pkcs11 import Session, Token


def certificates(library: str) -> tuple[TokenCertificate, ...]:
    """Return the certificates of all tokens plugged in: no PIN guards them. Refused where none can be read."""
    found = [_described(token, key_id, held) for token in _tokens(library) for key_id, held in _held(token)]
    if not found:
        raise Refused(Problem("esigning.no_certificate", Place(source=library)))
    return tuple(sorted(found, key=lambda one: (one.holder, one.serial)))


@contextmanager
def session(library: str, certificate: TokenCertificate, pin: str) -> "Iterator[Session]":
    """Open the token under the PIN, once; Refused for a PIN that is wrong or locked, or a token that is gone.

    A wrong PIN is never tried again here: after a few a token locks itself for good.
    """
    from pkcs11 import TokenFlag
    from pkcs11.exceptions import PinExpired, PinIncorrect, PinInvalid, PinLenRange, PinLocked, PKCS11Error

    token = next((one for one in _tokens(library) if one.serial.hex() == certificate.token_serial), None)
    if token is None:
        raise Refused(Problem("esigning.token_gone", values={"token": certificate.token}))
    try:
        opened = token.open(user_pin=pin)
    except (PinIncorrect, PinInvalid, PinLenRange) as error:
        same = (one for one in _tokens(library) if one.serial == token.serial)
        last = any(TokenFlag.USER_PIN_FINAL_TRY in one.flags for one in same)
        code = "esigning.pin_wrong_last" if last else "esigning.pin_wrong"
        raise Refused(Problem(code, Place(field="pin"))) from error
    except (PinLocked, PinExpired) as error:
        raise Refused(Problem("esigning.pin_locked", Place(field="pin"), {"token": certificate.token})) from error
    except PKCS11Error as error:
        raise _faulty(certificate.token, error) from error
    try:
        with opened:
            yield opened
    except PKCS11Error as error:
        raise _faulty(certificate.token, error) from error


def _faulty(token: str, error: Exception) -> Refused:
    return Refused(Problem("esigning.token_fault", values={"token": token, "fault": type(error).__name__}))


def _tokens(library: str) -> "list[Token]":
    import pkcs11

    try:
        plugged = list(pkcs11.lib(library).get_tokens())
    except (OSError, RuntimeError) as error:
        values = {"library": library, "fault": str(error) or type(error).__name__}
        raise Refused(Problem("esigning.library_unreadable", Place(source=library, field="library"), values)) from error
    found = [token for token in plugged if pkcs11.TokenFlag.TOKEN_INITIALIZED in token.flags]
    if not found:
        raise Refused(Problem("esigning.no_token", Place(source=library, field="library"), {"library": library}))
    return found


def _held(token: "Token") -> "Iterator[tuple[bytes, Certificate]]":
    """Yield each certificate with its identifier; what is no certificate that can be read is left out."""
    from asn1crypto.x509 import Certificate
    from pkcs11 import Attribute, ObjectClass
    from pkcs11.exceptions import PKCS11Error

    try:
        with token.open() as opened:
            kept = [
                (bytes(one[Attribute.ID]), bytes(one[Attribute.VALUE]))
                for one in opened.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
            ]
    except PKCS11Error as error:
        raise _faulty(token.label, error) from error
    for key_id, der in kept:
        try:
            held = Certificate.load(der)
            held.subject.native, held.not_valid_after  # noqa: B018 - read now, where a broken one can be passed over
        except ValueError:
            continue
        if not _of_authority(held):
            yield key_id, held


def _of_authority(certificate: "Certificate") -> bool:
    """Return whether it is one that signs certificates: tokens carry their chain along."""
    constraints = certificate.basic_constraints_value
    return constraints is not None and bool(constraints["ca"].native)


def _described(token: "Token", key_id: bytes, held: "Certificate") -> TokenCertificate:
    return TokenCertificate(
        token=token.label,
        token_serial=token.serial.hex(),
        key_id=key_id.hex(),
        holder=name_part(held.subject.native, "common_name"),
        organisation=name_part(held.subject.native, "organization_name"),
        issuer=name_part(held.issuer.native, "common_name") or held.issuer.human_friendly,
        serial=f"{held.serial_number:x}",
        valid_from=in_vietnam(held.not_valid_before),
        valid_to=in_vietnam(held.not_valid_after),
        fingerprint=held.sha256.hex(),
    )


def name_part(names: "dict[str, Any]", part: str) -> str:
    """Return one part of a distinguished name; the first where it is said several times."""
    found = names.get(part, "")
    return str(found[0] if isinstance(found, list) else found)
