"""Our signatures are OpenSSH's signatures."""

import base64
import random
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from desktop_app.bundle import sshsig
from desktop_app.bundle.keys import UnitKeys
from desktop_app.model.problems import Refused

MESSAGE = "Tổ bảo vệ an ninh, trật tự\n".encode()
needs_ssh_keygen = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")


@pytest.fixture
def signature(stranger: UnitKeys) -> bytes:
    return stranger.sign(MESSAGE, "xa-bundle-v1")


def test_a_signature_holds_for_its_message_and_namespace(stranger: UnitKeys, signature: bytes) -> None:
    signed = sshsig.check(signature, MESSAGE, "xa-bundle-v1")
    assert (signed.public_key, signed.namespace) == (stranger.public.raw, "xa-bundle-v1")


def test_another_message_or_namespace_is_refused(signature: bytes, codes) -> None:
    assert codes(lambda: sshsig.check(signature, MESSAGE + b" ", "xa-bundle-v1")) == ["bundle.signature_wrong"]
    assert codes(lambda: sshsig.check(signature, MESSAGE, "xa-receipt-v1")) == ["bundle.signature_namespace"]


@needs_ssh_keygen
def test_ssh_keygen_makes_the_same_bytes(tmp_path: Path, stranger: UnitKeys, signature: bytes) -> None:
    key, message = tmp_path / "key", tmp_path / "message"
    key.write_bytes(stranger.signing.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    key.chmod(0o600)
    message.write_bytes(MESSAGE)
    subprocess.run(
        ["ssh-keygen", "-Y", "sign", "-f", key, "-n", "xa-bundle-v1", message], check=True, capture_output=True
    )
    assert (tmp_path / "message.sig").read_bytes() == signature


def rewritten(signature: bytes, change) -> bytes:
    blob = base64.b64decode(b"".join(signature.splitlines()[1:-1]))
    return sshsig._armour(change(blob))


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s[:0],
        lambda s: s[:-1],
        lambda s: s + b"\n",
        lambda s: s.replace(b"\n", b"\r\n"),
        lambda s: s.replace(b"SSH SIGNATURE", b"PGP SIGNATURE"),
        lambda s: s.replace(b"\n", b"\n\n", 2),
        lambda s: s[:60] + b"*" + s[61:],
        lambda s: s * 40,
        lambda s: rewritten(s, lambda b: b[:20]),
        lambda s: rewritten(s, lambda b: b[:8]),
        lambda s: rewritten(s, lambda b: b + b"\0"),
        lambda s: rewritten(s, lambda b: b"SSHSIG\0\0\0\2" + b[10:]),
        lambda s: rewritten(s, lambda b: b.replace(b"sha512", b"sha256")),
        lambda s: rewritten(s, lambda b: b.replace(b"ssh-ed25519", b"ssh-ed25518")),
        lambda s: rewritten(s, lambda b: b[:10] + b"\xff\xff\xff\xff" + b[14:]),
        lambda s: rewritten(s, lambda b: b[:10] + b"\0\0\0\1a" + b"\0\0\0\1a" * 4),
    ],
)
def test_a_broken_signature_is_refused(change, signature: bytes, codes) -> None:
    assert codes(lambda: sshsig.check(change(signature), MESSAGE, "xa-bundle-v1")) == ["bundle.signature_broken"]


def test_no_changed_bit_passes(signature: bytes) -> None:
    chance = random.Random(25519)
    for _ in range(300):
        changed = bytearray(signature)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        with pytest.raises(Refused):
            sshsig.check(bytes(changed), MESSAGE, "xa-bundle-v1")
