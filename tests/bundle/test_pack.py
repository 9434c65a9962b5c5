"""Sealing: the same bytes each time, and public tools agree with them."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from pyrage import x25519

from desktop_app.bundle import bag, keyring, manifest, pack
from desktop_app.bundle.keyring import Keyring


def test_the_same_month_gives_the_same_bytes(month) -> None:
    again = pack.pack(month.envelope, tuple(reversed(month.records)), b"%PDF-1.7", month.commune)
    assert again == month.sealed
    assert pack.pack(month.envelope, month.records, None, month.commune) != month.sealed


def test_bytes_of_this_version_never_change(month) -> None:
    """If this fails, old and new programs no longer write the same file for the same month: raise the version."""
    envelope = month.envelope_with(to="age1" + "q" * 58)
    sealed = pack.pack(envelope, month.records, None, month.commune)
    assert (
        hashlib.sha256(sealed.bag_bytes).hexdigest()
        == "004bc74538e589a5d44fbaf8a5978e8a88b1c718219d90f925deb86dcbad3594"
    )
    assert sealed.bundle_id == "5b34044619dd55748c4fc0bee793160b4eba6e2a38ff10a2d71db3f359152f42"


def test_the_file_is_named_after_unit_month_number_and_revision(month) -> None:
    assert pack.file_name(month.envelope) == "XA-tan-thanh-2026-10-s1-r1.xab.age"


def test_what_may_not_be_sealed(month, stranger, codes) -> None:
    def sealing(envelope, records=month.records, signer=month.commune):
        return codes(lambda: pack.pack(envelope, records, None, signer))

    assert sealing(month.envelope, signer=stranger) == ["bundle.signer_other_unit"]
    assert sealing(month.envelope_with(key_serial=2)) == ["bundle.signer_other_unit"]
    assert sealing(month.envelope_with(seq=0)) == ["bundle.field_wrong"]
    assert sealing(month.envelope, month.records[1:]) == ["bundle.count_differs", "bundle.total_differs"]
    assert sealing(month.envelope_with(counts={"duty": 1}), [{"id": "1", "kind": "duty", "x": "\n"}]) == [
        "bundle.text_forbidden"
    ]


def test_an_empty_month_is_a_bundle_too(month) -> None:
    counts, totals = manifest.tally([])
    sealed = pack.pack(month.envelope_with(counts=counts, totals=totals), [], None, month.commune)
    assert sealed.bundle_id


@pytest.fixture
def unpacked(month, tmp_path: Path) -> Path:
    """Return the folder of the bag, taken out of the container by Python's own zip reader."""
    with zipfile.ZipFile(BytesIO(month.sealed.bag_bytes)) as archive:
        archive.extractall(tmp_path)
    return tmp_path / "bundle"


def test_bagit_py_agrees(unpacked: Path) -> None:
    bagit = pytest.importorskip("bagit")
    assert bagit.Bag(str(unpacked)).is_valid()
    command = [sys.executable, "-m", "bagit", "--validate", str(unpacked)]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    assert subprocess.run(command, check=False, capture_output=True, env=environment).returncode == 0
    (unpacked / "data" / "records.ndjson").write_bytes(b"\n")
    assert subprocess.run(command, check=False, capture_output=True, env=environment).returncode == 1


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_agrees(unpacked: Path) -> None:
    for listing in (bag.MANIFEST, bag.TAG_MANIFEST):
        subprocess.run(["sha256sum", "--check", "--strict", listing], cwd=unpacked, check=True, capture_output=True)


def ssh_verify(folder: Path, signers: str, *, namespace: str = pack.NAMESPACE, unit: str = "tan-thanh") -> int:
    (folder / "allowed_signers").write_text(signers)
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", unit, "-n", namespace, "-s", bag.SIGNATURE]
    message = (folder / bag.TAG_MANIFEST).read_bytes()
    return subprocess.run(command, cwd=folder, input=message, check=False, capture_output=True).returncode


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_ssh_keygen_agrees(month, unpacked: Path) -> None:
    """The days of the keyring are long past or far ahead, for ssh-keygen looks at the machine's clock."""
    from datetime import date

    card = keyring.Card.of(month.commune, "Xã Tân Thành")
    ring = Keyring().add(card, date(2020, 1, 1), date(2100, 1, 1), compared=True)
    signers = keyring.allowed_signers(ring)
    assert ssh_verify(unpacked, signers) == 0
    assert ssh_verify(unpacked, signers, namespace="xa-receipt-v1") != 0
    assert ssh_verify(unpacked, signers, unit="xa-khac") != 0
    revoked = keyring.allowed_signers(ring.revoke(month.commune.public, date(2021, 1, 1), ""))
    assert ssh_verify(unpacked, revoked) != 0
    (unpacked / bag.TAG_MANIFEST).write_bytes(b"")
    assert ssh_verify(unpacked, signers) != 0


@pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")
def test_age_opens_what_we_seal(month, tmp_path: Path) -> None:
    identity = x25519.Identity.generate()
    (tmp_path / "identity").write_text(f"{identity}\n")
    sealed = pack.encrypt(month.sealed.bag_bytes, [month.office.recipient, str(identity.to_public())])
    command = ["age", "--decrypt", "--identity", str(tmp_path / "identity")]
    assert subprocess.run(command, input=sealed, check=True, capture_output=True).stdout == month.sealed.bag_bytes
