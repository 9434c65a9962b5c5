"""An office's certificate, as we read it and as ssh-keygen does."""

import base64
import random
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import SSHCertificateBuilder, SSHCertificateType

from desktop_app.bundle import certificates, keys
from desktop_app.bundle.keyring import Card
from desktop_app.model.problems import Refused

DAY = date(2026, 7, 1)


@pytest.fixture
def card(month) -> Card:
    return Card.of(month.commune, "Xã Tân Thành")


def test_a_certificate_reads_back(month, card: Card) -> None:
    found = certificates.read(certificates.certify(card, 7, DAY, month.office), month.office.public)
    assert found == certificates.Certificate(
        "tan-thanh", 7, month.commune.public, month.office.public, DAY, date(2028, 7, 1)
    )


def test_two_years_from_a_leap_day(month, card: Card) -> None:
    line = certificates.certify(card, 1, date(2028, 2, 29), month.office)
    assert certificates.read(line, month.office.public).valid_to == date(2030, 3, 1)


def test_another_office_or_a_changed_bit_is_refused(month, card: Card, stranger, codes) -> None:
    line = certificates.certify(card, 1, DAY, month.office)
    assert codes(lambda: certificates.read(line, stranger.public)) == ["bundle.certificate_wrong"]
    chance = random.Random(1)
    kind, body, _ = line.split(" ")
    for _ in range(200):
        blob = bytearray(base64.b64decode(body))
        blob[chance.randrange(len(blob))] ^= 1 << chance.randrange(8)
        with pytest.raises(Refused):
            certificates.read(f"{kind} {base64.b64encode(blob).decode()}", month.office.public)


def test_what_is_no_certificate_for_one_unit_is_refused(month, codes) -> None:
    def made(**changes) -> str:
        base = (
            SSHCertificateBuilder()
            .public_key(month.commune.signing.public_key())
            .key_id(b"x")
            .valid_after(0)
            .valid_before(2**33)
        )
        builder = base.type(changes.get("type", SSHCertificateType.USER))
        builder = (
            builder.valid_principals(changes["names"]) if "names" in changes else builder.valid_for_all_principals()
        )
        if "option" in changes:
            builder = builder.add_critical_option(changes["option"], b"")
        return builder.sign(month.office.signing).public_bytes().decode()

    wrong = [
        "",
        "x",
        month.commune.public.line,
        made(),
        made(names=[b"a", b"b"]),
        made(names=[b"a"], type=SSHCertificateType.HOST),
        made(names=[b"a"], option=b"verify-required"),
    ]
    for line in wrong:
        assert codes(lambda line=line: certificates.read(line, month.office.public)) == ["bundle.certificate_wrong"]
    assert certificates.read(made(names=[b"a"]), month.office.public).unit == "a"


def test_a_certificate_for_ever_ends_on_the_last_day(month) -> None:
    builder = SSHCertificateBuilder().public_key(month.commune.signing.public_key()).key_id(b"x")
    builder = builder.type(SSHCertificateType.USER).valid_principals([b"a"]).valid_after(0).valid_before(2**64 - 1)
    line = builder.sign(month.office.signing).public_bytes().decode()
    assert certificates.read(line, month.office.public).valid_to == date(9999, 12, 31)


def ssh_keygen_verifies(folder: Path, month, start: date | None) -> bool:
    """Return whether ssh-keygen trusts what is signed with a certificate from that day, by default yesterday."""
    private, public, *_ = keys.keep(month.commune, folder)
    start = start or datetime.fromtimestamp(public.stat().st_mtime - 86_400, UTC).date()
    certificate, message, allowed = folder / f"{private.name}-cert.pub", folder / "message", folder / "allowed"
    certificate.write_text(certificates.certify(Card.of(month.commune, "x"), 7, start, month.office) + "\n")
    message.write_bytes(b"x")
    allowed.write_text(certificates.authority(month.office.public))
    sign = ["ssh-keygen", "-Y", "sign", "-f", certificate, "-n", "xa-bundle-v1", message]
    subprocess.run(sign, check=True, capture_output=True)
    verify = [
        "ssh-keygen",
        "-Y",
        "verify",
        "-f",
        allowed,
        "-I",
        "tan-thanh",
        "-n",
        "xa-bundle-v1",
        "-s",
        f"{message}.sig",
    ]
    return subprocess.run(verify, input=b"x", check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
@pytest.mark.parametrize(("start", "trusted"), [(None, True), (date(2000, 1, 1), False)])
def test_ssh_keygen_trusts_whom_the_office_certified(month, tmp_path: Path, start: date | None, trusted: bool) -> None:
    assert ssh_keygen_verifies(tmp_path, month, start) is trusted
