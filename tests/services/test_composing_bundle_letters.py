"""The letter that goes with a bundle: the file's own digest, its place in the chain, the key that signed it."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from desktop_app.model.ids import BundleId
from desktop_app.model.periods import Month
from desktop_app.services import closing_months, exchanging_months, keeping_keys
from desktop_app.services.composing_bundle_letters import SENT, compose_bundle_letter, signing_key
from desktop_app.services.exchanging_months import SealedMonth
from desktop_app.services.listing_papers import list_printable
from desktop_app.services.office import Office, Workplace
from desktop_app.services.printing_letters import BUNDLE_LETTER
from desktop_app.services.saving_files import save

OCTOBER = Month(2026, 10)


@pytest.fixture
def sealed(office: Office, workplace: Workplace) -> SealedMonth:
    """October sealed by the sample commune, its copy kept beside the book."""
    theirs = replace(workplace.trial(), paths=replace(office.paths, data=office.paths.data / "office"))
    keeping_keys.begin_receiving_office(theirs, "ca-bac-ninh", "Công an tỉnh Bắc Ninh")
    keeping_keys.make_keys(office, "")
    card = office.paths.data / "card.json"
    save(card, keeping_keys.make_keys(theirs, "").card)
    keeping_keys.trust(office, keeping_keys.read_card(card), compared=True)
    theirs.book.close()
    closing_months.close_month(office, OCTOBER)
    folder = office.paths.data / SENT
    return exchanging_months.export_month(office, OCTOBER, "", lambda name, content: save(folder / name, content))


def test_the_letter_of_a_bundle_and_of_the_next(
    office: Office, sealed: SealedMonth, refused: Callable[[Office, Callable[[], object]], list[str]]
) -> None:
    made = compose_bundle_letter(office, sealed.bundle.id)
    assert made.file_name == sealed.bundle.file_name
    assert made.digest.replace(" ", "") == sha256(sealed.content).hexdigest()
    assert made.size == f"{len(sealed.content):,} byte".replace(",", ".")
    assert made.addressees == ("Công an tỉnh Bắc Ninh",)
    assert made.chain == "gói thứ 01 của đơn vị, là gói đầu tiên"
    assert "47 thành viên" in made.holds
    assert made.key == keeping_keys.key_sheet(office, "").grouped
    assert (made.heading.symbol, made.heading.number) == ("CAX", "")
    [row] = [row for row in list_printable(office, OCTOBER) if row.form == BUNDLE_LETTER]
    assert (row.bundle, row.waits_for) == (sealed.bundle.id, None)

    keeping_keys.make_keys(office, "", following=True)
    assert signing_key(office, sealed.bundle) == made.key, "the key that signed it, not the newest"

    closing_months.reopen_month(office, OCTOBER, "sai một ca")
    closing_months.close_month(office, OCTOBER)
    assert refused(office, lambda: compose_bundle_letter(office, sealed.bundle.id)) == ["letter.bundle_replaced"]
    assert not [row for row in list_printable(office, OCTOBER) if row.form == BUNDLE_LETTER]
    again = exchanging_months.export_month(office, OCTOBER, "")
    assert refused(office, lambda: compose_bundle_letter(office, again.bundle.id)) == ["bundle.copy_gone"]
    second = compose_bundle_letter(office, again.bundle.id, again.content)
    assert f"tiếp theo gói {sealed.bundle.file_name}" in second.chain
    assert f"thay toàn bộ gói {sealed.bundle.file_name}" in second.chain
    assert second.key != made.key
    assert refused(office, lambda: compose_bundle_letter(office, BundleId("x"))) == ["letter.bundle_unknown"]
