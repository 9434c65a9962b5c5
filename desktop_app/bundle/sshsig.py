"""OpenSSH signatures of files (PROTOCOL.sshsig): Ed25519, SHA-512, byte for byte those of ``ssh-keygen -Y sign``.

The namespace says what was signed, so a signed receipt can never be shown as a signed bundle. Reading is strict: the
armour must be exactly what OpenSSH would have written for the same signature.
"""

import base64
import binascii
import hashlib
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from desktop_app.model.problems import Problem, Refused

_MAGIC = b"SSHSIG"
_VERSION = 1
_HASH = b"sha512"
_ALGORITHM = b"ssh-ed25519"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_WIDTH = 70
_MAX_ARMOUR = 4096


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that holds: by whom, for what. Whether that key is trusted is another question."""

    public_key: bytes
    """The 32 raw bytes of the Ed25519 key."""
    namespace: str


def sign(key: Ed25519PrivateKey, message: bytes, namespace: str) -> bytes:
    """Return the armoured signature of the message."""
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    signature = key.sign(_signed_data(message, namespace.encode()))
    return _armour(_blob(public, namespace.encode(), signature))


def check(armoured: bytes, message: bytes, namespace: str) -> Signed:
    """Return who signed the message for this namespace; Refused where the signature does not hold."""
    public, found_namespace, signature = _parts(_dearmour(armoured))
    if _armour(_blob(public, found_namespace, signature)) != armoured:
        raise Refused(Problem("bundle.signature_broken"))
    if found_namespace != namespace.encode():
        raise Refused(Problem("bundle.signature_namespace", values={"wanted": namespace}))
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _signed_data(message, found_namespace))
    except InvalidSignature:
        raise Refused(Problem("bundle.signature_wrong")) from None
    return Signed(public, namespace)


def wire_key(public: bytes) -> bytes:
    """Return an Ed25519 key as SSH sends it: what fingerprints are made of."""
    return _string(_ALGORITHM) + _string(public)


def _signed_data(message: bytes, namespace: bytes) -> bytes:
    parts = (namespace, b"", _HASH, hashlib.sha512(message).digest())
    return _MAGIC + b"".join(map(_string, parts))


def _blob(public: bytes, namespace: bytes, signature: bytes) -> bytes:
    inner = _string(_ALGORITHM) + _string(signature)
    parts = (wire_key(public), namespace, b"", _HASH, inner)
    return _MAGIC + struct.pack(">I", _VERSION) + b"".join(map(_string, parts))


def _string(value: bytes) -> bytes:
    return struct.pack(">I", len(value)) + value


def _armour(blob: bytes) -> bytes:
    text = base64.b64encode(blob).decode()
    body = [text[start : start + _WIDTH] for start in range(0, len(text), _WIDTH)]
    return "\n".join([_BEGIN, *body, _END, ""]).encode()


def _dearmour(armoured: bytes) -> bytes:
    head, tail = f"{_BEGIN}\n".encode(), f"\n{_END}\n".encode()
    if len(armoured) > _MAX_ARMOUR or not (armoured.startswith(head) and armoured.endswith(tail)):
        raise Refused(Problem("bundle.signature_broken"))
    try:
        return base64.b64decode(armoured[len(head) : -len(tail)].replace(b"\n", b""), validate=True)
    except binascii.Error:
        raise Refused(Problem("bundle.signature_broken")) from None


def _parts(blob: bytes) -> tuple[bytes, bytes, bytes]:
    """Return raw public key, namespace and raw signature; the caller compares with our own writing of the three."""
    start = len(_MAGIC) + 4
    key, start = _take(blob, start)
    namespace, start = _take(blob, start)
    _, start = _take(blob, start)
    _, start = _take(blob, start)
    inner, _ = _take(blob, start)
    public, signature = key[-32:], inner[-64:]
    if len(public) != 32 or len(signature) != 64:
        raise Refused(Problem("bundle.signature_broken"))
    return public, namespace, signature


def _take(blob: bytes, start: int) -> tuple[bytes, int]:
    if len(blob) < start + 4:
        raise Refused(Problem("bundle.signature_broken"))
    (length,) = struct.unpack_from(">I", blob, start)
    end = start + 4 + length
    if end > len(blob):
        raise Refused(Problem("bundle.signature_broken"))
    return blob[start + 4 : end], end
