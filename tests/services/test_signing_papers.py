"""A kept paper is signed by a token: the print stays as it was, the signed bytes stand beside it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from desktop_app.model.esigning import SigningAs
from desktop_app.model.ids import DocumentId
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.services import closing_months, printing_forms, printing_letters, signing_papers
from desktop_app.services.composing_signatures import Wish
from desktop_app.services.office import Office
from desktop_app.wording import paper
from tests.services.test_reprinting import later, renewed
from tests.soft_token import PIN, SoftToken

BLUE, RED, CLEAR = (20, 40, 170, 255), (200, 20, 30, 255), (0, 0, 0, 0)


@pytest.fixture
def document(office: Office) -> DocumentId:
    kept, _ = printing_forms.print_paper(office, printing_forms.compose_payment_paper(office, Month(2026, 10)))
    return kept.id


def a_picture(folder: Path, name: str, colour: tuple[int, ...], ground: tuple[int, ...] = CLEAR) -> Path:
    image = Image.new("RGBA", (300, 300), ground)
    ImageDraw.Draw(image).ellipse([10, 10, 290, 290], outline=colour, width=30)
    image.save(folder / name)
    return folder / name


def a_wish(token: SoftToken, document: DocumentId, **changes: object) -> Wish:
    certificate = next(one for one in signing_papers.list_certificates(token.library) if "Tuấn" in one.holder)
    usual = {"certificate": certificate, "signing_as": SigningAs.PERSON}
    return Wish(document, token.library, **{**usual, **changes})


def code_of(action) -> str:
    with pytest.raises(Refused) as refused:
        action()
    return refused.value.problems[0].code


def test_signed_bytes_are_kept_beside_the_print(office: Office, document: DocumentId, soft_token: SoftToken) -> None:
    printed = office.book.pdf(document)
    wish = a_wish(soft_token, document, place=2)
    signed = signing_papers.keep_signed(office, signing_papers.sign(signing_papers.prepare(office, wish), PIN))
    assert office.book.pdf(document) == printed
    assert printing_forms.reprint(office, document) == printed
    bytes_ = signing_papers.signed_bytes(office, document)
    assert bytes_ is not None
    assert bytes_.startswith(printed)
    (found,) = signing_papers.signatures_of(bytes_)
    assert (found.holder, found.intact, found.whole) == ("Phạm Minh Tuấn", True, True)
    assert found.signed_at.isoformat() == signed.signed_at
    assert office.book.check() == []
    assert office.book.history.changes(1)[0].name == "document.signed"


def test_the_seal_goes_over_the_signature(
    office: Office, document: DocumentId, soft_token: SoftToken, tmp_path: Path
) -> None:
    boxes = []
    for as_, file in (
        (SigningAs.PERSON, a_picture(tmp_path, "ky.png", BLUE)),
        (SigningAs.BODY, a_picture(tmp_path, "dau.png", RED)),
    ):
        prepared = signing_papers.prepare(office, a_wish(soft_token, document, signing_as=as_, picture=file))
        assert [one.code for one in prepared.doubts] == ["esigning.paper_is_trial"]
        boxes.append(prepared.request.place)
        signing_papers.keep_signed(office, signing_papers.sign(prepared, PIN))
    person, body = boxes
    assert body.left < person.left < body.left + 36 / 25.4 * 72
    first, second = office.book.signed_papers(document)
    assert (first.previous, second.previous) == (None, first.id)
    assert all(one.intact and one.whole for one in signing_papers.signatures_of(office.book.signed_pdf(second.id)))


def test_pictures_of_another_colour_are_doubted_and_others_refused(
    office: Office, document: DocumentId, soft_token: SoftToken, tmp_path: Path
) -> None:
    def prepared(**changes: object) -> signing_papers.Prepared:
        return signing_papers.prepare(office, a_wish(soft_token, document, **changes))

    red, blue = a_picture(tmp_path, "do.png", RED), a_picture(tmp_path, "xanh.png", BLUE)
    assert "esigning.signature_not_blue" in [one.code for one in prepared(picture=red).doubts]
    as_body = prepared(picture=blue, signing_as=SigningAs.BODY)
    assert "esigning.seal_not_red" in [one.code for one in as_body.doubts]
    white = a_picture(tmp_path, "trang.png", BLUE, ground=(255, 255, 255, 255))
    assert code_of(lambda: prepared(picture=white)) == "esigning.picture_not_clear"
    (tmp_path / "chu.png").write_text("no picture")
    assert code_of(lambda: prepared(picture=tmp_path / "chu.png")) == "esigning.picture_no_png"
    assert code_of(lambda: prepared(picture=tmp_path / "khong-co.png")) == "esigning.picture_unreadable"
    huge = {"picture": red, "signing_as": SigningAs.BODY, "seal_mm": 200}
    assert code_of(lambda: prepared(**huge)) == "esigning.seal_size"
    assert code_of(lambda: prepared(place=9)) == "esigning.no_place"
    unknown = a_wish(soft_token, DocumentId("none"))
    assert code_of(lambda: signing_papers.prepare(office, unknown)) == "document.unknown"


def test_a_wrong_pin_keeps_nothing(office: Office, document: DocumentId, soft_token: SoftToken) -> None:
    prepared = signing_papers.prepare(office, a_wish(soft_token, document))
    assert code_of(lambda: signing_papers.sign(prepared, "111111")) == "esigning.pin_wrong"
    assert signing_papers.signed_bytes(office, document) is None
    signing_papers.sign(prepared, PIN)


def test_nobody_signs_the_same_paper_twice(office: Office, document: DocumentId, soft_token: SoftToken) -> None:
    wish = a_wish(soft_token, document)
    signing_papers.keep_signed(office, signing_papers.sign(signing_papers.prepare(office, wish), PIN))
    assert code_of(lambda: signing_papers.prepare(office, wish)) == "esigning.signed_already"
    signing_papers.prepare(office, replace(wish, signing_as=SigningAs.BODY))


def test_a_trial_and_a_print_that_was_followed_are_doubted(
    office: Office, document: DocumentId, soft_token: SoftToken
) -> None:
    codes = [one.code for one in signing_papers.prepare(office, a_wish(soft_token, document)).doubts]
    assert codes == ["esigning.paper_is_trial"]
    composed = printing_forms.compose_decision_paper(office, office.book.decisions()[-1])
    first, _ = printing_forms.print_paper(office, composed)
    assert signing_papers.prepare(office, a_wish(soft_token, first.id)).doubts == ()
    renewed(office, first.form)
    anew = printing_forms.compose_decision_paper(office, office.book.decisions()[-1])
    printing_forms.print_paper(later(office), anew, anew=True)
    codes = [one.code for one in signing_papers.prepare(office, a_wish(soft_token, first.id)).doubts]
    assert codes == ["esigning.paper_ended"]


def test_a_roster_is_no_trial_though_its_month_is_open(office: Office, soft_token: SoftToken) -> None:
    for month in (Month(2026, 10), Month(2027, 3)):
        kept, _ = printing_forms.print_paper(office, printing_letters.compose_roster_paper(office, month))
        assert signing_papers.prepare(office, a_wish(soft_token, kept.id)).doubts == ()


def test_a_sheet_that_cannot_be_computed_by_now_is_still_of_an_open_month(
    office: Office, document: DocumentId, soft_token: SoftToken
) -> None:
    with office.book.change("t.t", by="t") as change:
        change.put(replace(office.book.profiles()[-1], scheme_id="gone"))
    [doubt] = signing_papers.prepare(office, a_wish(soft_token, document)).doubts
    assert doubt.values["warning"] == paper.OPEN_WARNING


def test_a_grid_of_a_closed_month_is_no_trial_though_nothing_is_paid_by_its_scheme(
    office: Office, soft_token: SoftToken
) -> None:
    october = Month(2026, 10)
    closing_months.close_month(office, october)
    kept, _ = printing_forms.print_paper(office, printing_forms.compose_attendance_paper(office, october))
    assert signing_papers.prepare(office, a_wish(soft_token, kept.id)).doubts == ()


def test_an_expired_certificate_is_refused_before_the_pin_is_asked(
    office: Office, document: DocumentId, soft_token: SoftToken
) -> None:
    old = next(one for one in signing_papers.list_certificates(soft_token.library) if one.holder == "Trần Văn Cũ")
    wish = a_wish(soft_token, document, certificate=old)
    assert code_of(lambda: signing_papers.prepare(office, wish)) == "esigning.certificate_not_valid"
