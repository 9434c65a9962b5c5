"""Journey C: two offices with their own folders, the ceremony of keys, three months up and their receipts back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest

from desktop_app import app
from desktop_app.clock import Clock
from desktop_app.model.periods import Month
from desktop_app.paths import Paths
from desktop_app.services import closing_months, exchanging_months, keeping_keys, receiving_bundles
from desktop_app.services.demonstrating import fill_sample
from desktop_app.services.listing_papers import list_bundles
from desktop_app.services.office import Office
from desktop_app.services.saving_files import save
from tests.building import NOW

MONTHS = (Month(2026, 10), Month(2026, 11), Month(2026, 12))


@pytest.fixture
def sides(tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    """Return a commune and a receiving office, each with a book on disk, whose keys were compared by eye."""
    offices = []
    for name in ("commune", "office"):
        (tmp_path / name).mkdir()
        place = app.workplace(Paths.standard(tmp_path / name), Clock.fixed(NOW), f"clerk of the {name}")
        offices.append(place.create(place.paths.book))
    commune, office = offices
    fill_sample(commune)
    keeping_keys.begin_receiving_office(office, "ca-bac-ninh", "Công an tỉnh Bắc Ninh")
    for own, other in ((commune, office), (office, commune)):
        sheet = keeping_keys.make_keys(own, "")
        card = keeping_keys.read_card(save(tmp_path / f"{sheet.unit}.json", sheet.card))
        assert card.signing.grouped == sheet.grouped
        keeping_keys.trust(other, card, compared=True)
    yield commune, office
    for one in offices:
        one.book.close()


def test_three_months_go_up_and_their_receipts_come_back(sides: tuple[Office, Office], tmp_path: Path) -> None:
    commune, office = sides
    stick = tmp_path / "stick"
    for number, month in enumerate(MONTHS, start=1):
        then = Clock.fixed(datetime.combine(month.next.first, time(9)))
        closing_months.close_month(replace(commune, clock=then), month)
        sealed = exchanging_months.export_month(commune, month, "", lambda name, content: save(stick / name, content))
        arrived = (stick / sealed.bundle.file_name).read_bytes()
        inspection = receiving_bundles.inspect_bundle(office, arrived)
        assert set(inspection.verdict.facts.as_json().values()) == {True}
        taken = receiving_bundles.receive_bundle(
            office, inspection, "", lambda name, content: save(stick / name, content)
        )
        assert (taken.receipt.seq, taken.receipt.head_seq) == (number, number)
        receipt = (stick / taken.receipt_name).read_bytes()
        assert set(exchanging_months.read_receipt(commune, receipt, "").facts.as_json().values()) == {True}
    assert [row.has_receipt for row in list_bundles(commune)] == [True] * 3
    assert [bundle.period for bundle in office.book.received()] == list(MONTHS)
    assert len({path.name for path in stick.iterdir()}) == 6
    assert commune.book.check() == office.book.check() == []
    head = office.book.history.head()
    for file in stick.glob("XA-*"):
        assert receiving_bundles.inspect_bundle(office, file.read_bytes()).verdict.is_duplicate
    assert office.book.history.head() == head
