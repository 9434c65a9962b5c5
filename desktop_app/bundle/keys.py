"""A unit's own keys: one Ed25519 key that signs, one X25519 identity that opens what others seal for the unit.

Both are kept in the formats of public tools: OpenSSH's private key (bcrypt; PKCS#8 would derive its key with only 2,048
rounds of PBKDF2) and age's identity file. A lost program is no lost key.
"""

import base64
import binascii
import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_ssh_private_key,
)
from pyrage import DecryptError, IdentityError, passphrase, x25519

from desktop_app.bundle import files, shapes, sshsig
from desktop_app.model.problems import Place, Problem, Refused

KDF_ROUNDS = 64
"""Rounds of bcrypt_pbkdf: about half a second on a PC of 2020. ssh-keygen's own default is 16 (24 since 9.9)."""
_MAX_FILE = 16 * 1024
_TYPE = "ssh-ed25519"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The key that a unit's signatures are checked with."""

    raw: bytes
    """Its 32 bytes."""

    @classmethod
    def parse(cls, line: str) -> Self:
        """Return the key of an OpenSSH public line (``ssh-ed25519 AAAA… comment``); Refused for anything else."""
        parts = line.split()
        try:
            wire = base64.b64decode(parts[1], validate=True) if parts[:1] == [_TYPE] and len(parts) > 1 else b""
        except binascii.Error:
            wire = b""
        if sshsig.wire_key(wire[-32:]) != wire or len(wire) < 32:
            raise Refused(Problem("bundle.key_not_ed25519"))
        return cls(wire[-32:])

    @property
    def line(self) -> str:
        """Return it as OpenSSH writes it, without a comment."""
        return f"{_TYPE} {base64.b64encode(sshsig.wire_key(self.raw)).decode()}"

    @property
    def fingerprint(self) -> str:
        """Return ``SHA256:…`` as ``ssh-keygen -l`` shows it."""
        digest = hashlib.sha256(sshsig.wire_key(self.raw)).digest()
        return f"SHA256:{base64.b64encode(digest).decode().rstrip('=')}"

    @property
    def grouped(self) -> str:
        """Return the fingerprint in groups of four for comparing by eye with a sheet of paper."""
        text = self.fingerprint.removeprefix("SHA256:")
        return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


@dataclass(frozen=True, slots=True, repr=False)
class UnitKeys:
    """The two secrets of one unit, opened."""

    unit: str
    serial: int
    """1 for the unit's first key, one more for each that follows it."""
    signing: Ed25519PrivateKey
    identity: x25519.Identity

    @property
    def public(self) -> PublicKey:
        """Return what others check our signatures with."""
        return PublicKey(self.signing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))

    @property
    def recipient(self) -> str:
        """Return the ``age1…`` that others seal for us with."""
        return str(self.identity.to_public())

    def sign(self, message: bytes, namespace: str) -> bytes:
        """Return the armoured SSH signature of the message."""
        return sshsig.sign(self.signing, message, namespace)


def make(unit: str, serial: int = 1) -> UnitKeys:
    """Return new keys for a unit, from the system's source of randomness; Refused where its code cannot name a file."""
    if not shapes.is_unit(unit):
        raise Refused(Problem("bundle.unit_code_wrong", values={"unit": unit}))
    return UnitKeys(unit, serial, Ed25519PrivateKey.generate(), x25519.Identity.generate())


def keep(keys: UnitKeys, folder: Path, secret: str = "", *, kdf_rounds: int = KDF_ROUNDS) -> tuple[Path, ...]:
    """Write the four files of a unit's keys and return their paths; Refused where this unit already has such keys.

    Without a passphrase the files are as open as the folder that they lie in.
    """
    signing, signing_public, identity, identity_public = paths = _paths(folder, keys.unit, keys.serial)
    if any(path.exists() for path in paths):
        raise Refused(Problem("bundle.key_exists", values={"unit": keys.unit, "serial": keys.serial}))
    word = _word(secret)
    private = keys.signing.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, _encryption(word, kdf_rounds))
    age = f"# public key: {keys.recipient}\n{keys.identity}\n".encode()
    files.keep(signing, private, secret=True)
    files.keep(identity, passphrase.encrypt(age, word) if word else age, secret=True)
    files.keep(signing_public, f"{keys.public.line} {keys.unit}\n".encode())
    files.keep(identity_public, f"{keys.recipient}\n".encode())
    return paths


def load(folder: Path, unit: str, serial: int = 1, secret: str = "") -> UnitKeys:
    """Return a unit's keys; Refused where they are missing, broken, or the passphrase is another one."""
    signing, _, identity, _ = _paths(folder, unit, serial)
    word = _word(secret)
    private = _load_private(files.read(signing, _MAX_FILE), word, signing.name)
    return UnitKeys(unit, serial, private, _load_identity(files.read(identity, _MAX_FILE), word, identity.name))


def load_public(folder: Path, unit: str, serial: int) -> tuple[PublicKey, str]:
    """Return what others know of a unit's keys, signing key and age recipient; no passphrase is needed.

    Refused where the files are missing or broken.
    """
    _, signing, _, identity = _paths(folder, unit, serial)
    key = PublicKey.parse(files.read(signing, _MAX_FILE).decode(errors="replace"))
    return key, files.read(identity, _MAX_FILE).decode(errors="replace").strip()


def kept(folder: Path, unit: str) -> list[int]:
    """Return the serials of the keys that a unit has in the folder, in order."""
    found = folder.glob(f"{unit}-k*.key")
    serials = [path.stem.removeprefix(f"{unit}-k") for path in found]
    return sorted(int(serial) for serial in serials if serial.isdecimal())


def _paths(folder: Path, unit: str, serial: int) -> tuple[Path, Path, Path, Path]:
    stem = f"{unit}-k{serial}"
    return folder / f"{stem}.key", folder / f"{stem}.key.pub", folder / f"{stem}.age", folder / f"{stem}.age.pub"


def _word(secret: str) -> str:
    """Return the passphrase in NFC: two keyboards may send the same letters as different characters."""
    return unicodedata.normalize("NFC", secret)


def _encryption(word: str, kdf_rounds: int) -> KeySerializationEncryption:
    if not word:
        return NoEncryption()
    return PrivateFormat.OpenSSH.encryption_builder().kdf_rounds(kdf_rounds).build(word.encode())


def _load_private(content: bytes, word: str, name: str) -> Ed25519PrivateKey:
    try:
        key = load_ssh_private_key(content, word.encode() or None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as wrong:
        if isinstance(wrong, TypeError) and not word:
            raise Refused(Problem("bundle.key_needs_passphrase", Place(name))) from None
        # A wrong passphrase decrypts to noise, so it cannot be told from a broken file.
        raise Refused(Problem("bundle.key_not_opened", Place(name))) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise Refused(Problem("bundle.key_not_ed25519", Place(name)))
    return key


def _load_identity(content: bytes, word: str, name: str) -> x25519.Identity:
    try:
        plain = passphrase.decrypt(content, word) if word else content
        line = next((row for row in plain.decode("ascii").splitlines() if row and not row.startswith("#")), "")
        return x25519.Identity.from_str(line)
    except (DecryptError, IdentityError, UnicodeDecodeError):
        raise Refused(Problem("bundle.key_not_opened", Place(name))) from None
