"""The outside of a bundle: age encryption to the receiving office and to the sender itself.

age says nothing of who sent a file; that is the signature's work, and the address stands inside what is signed.
"""

from collections.abc import Sequence

import pyrage
from pyrage import x25519

from desktop_app.bundle import container
from desktop_app.model.problems import Problem, Refused

_AGE = b"age-encryption.org/v1\n"
_ZIP = b"PK\x03\x04"
MAX_BYTES = container.MAX_BYTES + 64 * 1024
"""The container's limit, and what age adds to it: 16 bytes for each 64 KiB and its header."""


def encrypt(content: bytes, recipients: Sequence[str]) -> bytes:
    """Return the content sealed for each ``age1…``; Refused where one is not such a key, or there is none."""
    try:
        keys = [x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError:
        raise Refused(Problem("bundle.recipient_wrong", values={"recipients": ", ".join(recipients)})) from None
    if not keys:
        raise Refused(Problem("bundle.recipient_missing"))
    return bytes(pyrage.encrypt(content, keys))


def open_outer(blob: bytes, identities: Sequence[x25519.Identity]) -> bytes:
    """Return the container in the blob, which may be sealed or, for a check by hand, already open.

    Refused where it is too large, is no file of ours, or is sealed for others.
    """
    if len(blob) > MAX_BYTES:
        raise Refused(Problem("bundle.too_large", values={"bytes": len(blob), "limit": MAX_BYTES}))
    if blob.startswith(_ZIP):
        return blob
    if not blob.startswith(_AGE):
        raise Refused(Problem("bundle.not_a_bundle"))
    if not identities:
        raise Refused(Problem("bundle.sealed_no_key"))
    try:
        return bytes(pyrage.decrypt(blob, list(identities)))
    except pyrage.DecryptError:
        raise Refused(Problem("bundle.sealed_for_others")) from None
