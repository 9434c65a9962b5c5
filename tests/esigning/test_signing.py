"""A token signs a finished paper: its former bytes stay, and public tools agree."""

import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.esigning.places import places_in
from desktop_app.esigning.signing import Request, sign
from desktop_app.esigning.tokens import certificates
from desktop_app.esigning.verifying import signatures
from desktop_app.model.esigning import SigningAs, SigningPlace
from desktop_app.model.problems import Refused
from desktop_app.printing.fonts import Fonts, load_fonts
from desktop_app.printing.library import load_forms, sample
from desktop_app.printing.render import DocumentIdentity, render
from desktop_app.printing.signature_look import Look, draw_look
from tests.soft_token import NOW, PIN, SoftToken

ROOT = Path(__file__).resolve().parents[2]
LINES = ("Ký bởi: Phạm Minh Tuấn", "Thời gian ký: 2026-10-15T16:30:00+07:00")


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return load_fonts(ROOT / "resources" / "fonts")


@pytest.fixture(scope="module")
def decision(fonts: Fonts) -> bytes:
    form = load_forms(ROOT / "forms")["mau_08_cong_nhan"]
    return render(form, sample(form), DocumentIdentity("d"), fonts).pdf


@pytest.fixture(scope="module")
def request_(soft_token: SoftToken, decision: bytes, fonts: Fonts) -> Request:
    (place,) = places_in(decision)
    box = SigningPlace(place.page, 340, round(place.bottom) + 20, 540, round(place.bottom) + 60)
    look = draw_look(Look(200, 40, lines=LINES, size=9), fonts)
    return Request(decision, certificates(soft_token.library)[0], SigningAs.PERSON, box, look, NOW)


def test_the_places_stand_between_office_and_name(decision: bytes) -> None:
    (place,) = places_in(decision)
    assert place.page == 1
    assert (place.top - place.bottom) / 72 * 25.4 == pytest.approx(35, abs=0.01)
    document = pypdfium2.PdfDocument(decision)
    text = document[0].get_textpage()
    above = text.get_text_bounded(place.left, place.top, place.right, place.top + 20)
    inside = text.get_text_bounded(place.left, place.bottom + 1, place.right, place.top - 1)
    below = text.get_text_bounded(place.left, place.bottom - 20, place.right, place.bottom)
    document.close()
    assert ("CHỦ TỊCH" in above, inside.strip(), "Phạm Minh Tuấn" in below) == (True, "", True)


def test_the_signed_paper_begins_with_the_printed_one_and_says_who_signed_when(
    soft_token: SoftToken, request_: Request, decision: bytes
) -> None:
    signed = sign(soft_token.library, request_, PIN)
    assert signed.startswith(decision)
    (found,) = signatures(signed)
    assert (found.holder, found.organisation) == ("Phạm Minh Tuấn", "Ủy ban nhân dân xã Tân Thành")
    assert (found.field, found.signed_at, found.intact, found.whole) == ("person-1", NOW, True, True)
    assert found.fingerprint == request_.certificate.fingerprint
    document = pypdfium2.PdfDocument(signed)
    document.init_forms()
    assert document[0].render().to_pil().size == (596, 842)
    document.close()


def test_the_body_signs_after_the_person_and_both_hold(soft_token: SoftToken, request_: Request) -> None:
    first = sign(soft_token.library, request_, PIN)
    body = next(one for one in certificates(soft_token.library) if one.holder.startswith("Ủy ban"))
    left = replace(request_.place, left=300, right=500)
    second = sign(
        soft_token.library,
        replace(request_, pdf=first, certificate=body, signing_as=SigningAs.BODY, place=left, at=NOW + timedelta(1)),
        PIN,
    )
    found = signatures(second)
    assert [(one.field, one.holder, one.intact, one.whole) for one in found] == [
        ("person-1", "Phạm Minh Tuấn", True, True),
        ("body-2", "Ủy ban nhân dân xã Tân Thành", True, True),
    ]


def test_an_altered_byte_shows(soft_token: SoftToken, request_: Request) -> None:
    signed = bytearray(sign(soft_token.library, request_, PIN))
    at = signed.index(b"stream\n", 3000) + 40
    signed[at] ^= 1
    (found,) = signatures(bytes(signed))
    assert not found.intact


def test_what_is_put_behind_a_signature_shows(soft_token: SoftToken, request_: Request, tmp_path: Path) -> None:
    from pyhanko.pdf_utils.generic import pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    (tmp_path / "a.pdf").write_bytes(sign(soft_token.library, request_, PIN))
    with (tmp_path / "a.pdf").open("r+b") as file:
        writer = IncrementalPdfFileWriter(file)
        page = writer.root["/Pages"]["/Kids"][0]
        page["/Contents"].get_object()
        page["/Note"] = pdf_string("1")
        writer.update_container(page)
        writer.write_in_place()
    (found,) = signatures((tmp_path / "a.pdf").read_bytes())
    assert found.intact
    assert not found.whole


def test_bytes_behind_the_last_signature_show_and_are_told_without_a_trace(
    soft_token: SoftToken, request_: Request, caplog: pytest.LogCaptureFixture
) -> None:
    signed = sign(soft_token.library, request_, PIN)
    (found,) = signatures(signed + b"\n% one more line\n")
    assert (found.intact, found.whole) == (True, False)
    assert caplog.records == []


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig is not installed")
def test_pdfsig_agrees(soft_token: SoftToken, request_: Request, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sign(soft_token.library, request_, PIN))
    done = subprocess.run(["pdfsig", "a.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Signature Validation: Signature is Valid." in done.stdout
    assert "ETSI.CAdES.detached" in done.stdout
    assert "Total document signed" in done.stdout


def test_a_certificate_that_ran_out_does_not_sign(soft_token: SoftToken, request_: Request) -> None:
    old = next(one for one in certificates(soft_token.library) if one.holder == "Trần Văn Cũ")
    with pytest.raises(Refused, match=r"esigning\.certificate_not_valid"):
        sign(soft_token.library, replace(request_, certificate=old), PIN)


def test_what_is_no_paper_is_not_signed(soft_token: SoftToken, request_: Request) -> None:
    with pytest.raises(Refused, match=r"esigning\.not_signed"):
        sign(soft_token.library, replace(request_, pdf=b"%PDF-1.4 nothing"), PIN)
    with pytest.raises(Refused, match=r"esigning\.no_pdf"):
        signatures(b"no paper")
