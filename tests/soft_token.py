"""A token of software, with a key and certificate made for the test: SoftHSM2, where it is on this machine."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.paths import Paths
from desktop_app.services.finding_tokens import usual_libraries

PIN = "654321"
NOW = datetime(2026, 10, 15, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class SoftToken:
    library: str
    label: str


@pytest.fixture(scope="session")
def soft_token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoftToken]:
    usual = usual_libraries(Paths.standard().resources)
    library = next((one.file for one in usual if "softhsm" in one.file), "")
    if not library or shutil.which("softhsm2-util") is None:
        pytest.skip("SoftHSM2 is not installed")
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    patch = pytest.MonkeyPatch()
    patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
    command = ["softhsm2-util", "--init-token", "--free", "--label", "Tan Thanh", "--so-pin", "12345678", "--pin", PIN]
    subprocess.run(command, check=True, capture_output=True)
    _fill(library)
    yield SoftToken(library, "Tan Thanh")
    patch.undo()


def _fill(library: str) -> None:
    """Two certificates: the chairman's, and the committee's own; and one that ran out."""
    import pkcs11

    token = next(iter(pkcs11.lib(library).get_tokens()))
    with token.open(rw=True, user_pin=PIN) as session:
        _put(session, 1, "Phạm Minh Tuấn", "Ủy ban nhân dân xã Tân Thành", NOW - timedelta(days=300))
        _put(session, 2, "Ủy ban nhân dân xã Tân Thành", "Ủy ban nhân dân xã Tân Thành", NOW - timedelta(days=300))
        _put(session, 3, "Trần Văn Cũ", "", NOW - timedelta(days=3000))


def _put(session, number: int, holder: str, organisation: str, since: datetime) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID
    from pkcs11 import Attribute
    from pkcs11.util.rsa import decode_rsa_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    key = rsa.generate_private_key(65537, 2048)
    names = [x509.NameAttribute(NameOID.COMMON_NAME, holder)]
    names += [x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)] if organisation else []
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name(names))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CA thử nghiệm")]))
        .public_key(key.public_key())
        .serial_number(1000 + number)
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=1095))
        .sign(key, hashes.SHA256())
    )
    der = serialization.Encoding.DER
    private = key.private_bytes(der, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption())
    same = {Attribute.ID: bytes([number]), Attribute.LABEL: f"ky {number}", Attribute.TOKEN: True}
    secret = {Attribute.PRIVATE: True, Attribute.SENSITIVE: True, Attribute.SIGN: True}
    session.create_object(decode_rsa_private_key(private) | same | secret)
    session.create_object(decode_x509_certificate(certificate.public_bytes(der)) | same)
