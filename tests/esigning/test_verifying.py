"""What is told of a signature that somebody altered: another program's, made here without a token."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

from desktop_app.clock import VIETNAM
from desktop_app.esigning.verifying import signatures
from desktop_app.model.problems import Refused
from desktop_app.wording import esigning_words

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
OPENING = b"/Contents <"


@pytest.fixture(scope="module")
def signed() -> bytes:
    """A paper signed as most programs do: the moment stands inside the signature, in UTC."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Phạm Minh Tuấn")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(5)
    made = made.not_valid_before(SINCE).not_valid_after(SINCE + timedelta(days=9_000))
    der = serialization.Encoding.DER
    private = key.private_bytes(der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    signer = SimpleSigner(
        signing_cert=Certificate.load(made.sign(key, hashes.SHA256()).public_bytes(der)),
        signing_key=PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )
    paper, out = BytesIO(), BytesIO()
    canvas = Canvas(paper)
    canvas.drawString(20, 700, "A")
    canvas.save()
    sign_pdf(IncrementalPdfFileWriter(paper), PdfSignatureMetadata(field_name="Ky"), signer, output=out)
    return out.getvalue()


def altered(pdf: bytes, place: int) -> bytes:
    """Return the paper with one hexadecimal digit of the signature itself changed."""
    at = pdf.index(OPENING) + len(OPENING) + place
    return pdf[:at] + (b"0" if pdf[at : at + 1] != b"0" else b"f") + pdf[at + 1 :]


def test_the_moment_is_told_in_our_zone(signed: bytes) -> None:
    (found,) = signatures(signed)
    assert (found.holder, found.intact, found.whole) == ("Phạm Minh Tuấn", True, True)
    assert found.signed_at is not None
    assert found.signed_at.tzinfo is VIETNAM


def found_or_code(pdf: bytes) -> bool | str:
    """Return whether the one signature is intact, or why the file was refused."""
    try:
        (found,) = signatures(pdf)
    except Refused as refused:
        return ",".join(problem.code for problem in refused.problems)
    return found.intact


def test_no_altered_signature_is_a_fault_of_the_program(signed: bytes) -> None:
    begin = signed.index(OPENING) + len(OPENING)
    length = len(bytes.fromhex(signed[begin : signed.index(b">", begin)].decode()).rstrip(b"\0")) * 2
    told = {found_or_code(altered(signed, place)) for place in range(0, length, 23)}
    assert {False, "esigning.no_pdf"} <= told <= {False, True, "esigning.no_pdf"}


def test_a_signature_by_another_certificate_than_it_names_is_still_told(signed: bytes) -> None:
    holder = "Phạm Minh Tuấn".encode().hex().upper().encode()
    forged = signed.replace(holder, "Phạm Minh Tuất".encode().hex().upper().encode())
    assert forged != signed
    (found,) = signatures(forged)
    assert (found.field, found.holder, found.intact) == ("Ky", "", False)
    assert "không đọc được ai ký" in esigning_words.found(found)


def test_a_signature_of_an_unknown_kind_is_not_passed_over(
    signed: bytes, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    (found,) = signatures(signed.replace(b"/adbe.pkcs7.detached", b"/adbe.pkcs7.unknowns"))
    assert (found.field, found.holder, found.intact, found.whole) == ("Ky", "", False, False)
    assert (caplog.records, capsys.readouterr().err) == ([], "")


@pytest.mark.parametrize("content", [b"", b"no paper", b"%PDF-1.4\n%%EOF"])
def test_what_is_no_paper_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=r"esigning\.no_pdf"):
        signatures(content)
