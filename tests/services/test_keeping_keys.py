from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop_app.services import keeping_keys as keeping
from desktop_app.services.office import Office

Refused = Callable[[Office, Callable[[], object]], list[str]]


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys from passphrases in one round; how slow it is in life is measured elsewhere."""
    from desktop_app.bundle import keys

    assert keys.keep.__kwdefaults__ == {"kdf_rounds": keys.KDF_ROUNDS}
    monkeypatch.setitem(keys.keep.__kwdefaults__, "kdf_rounds", 1)


def test_a_commune_speaks_for_itself(office: Office, refused: Refused) -> None:
    assert (keeping.own_unit(office), keeping.is_receiving_office(office)) == ("tan-thanh", False)
    assert keeping.own_name(office) == "Công an xã Tân Thành"
    assert refused(office, lambda: keeping.begin_receiving_office(office, "x", "X")) == ["start.book_not_empty"]


def test_an_empty_book_becomes_an_offices(empty_office: Office, refused: Refused) -> None:
    assert refused(empty_office, lambda: keeping.own_unit(empty_office)) == ["unit.no_profile"]
    keeping.begin_receiving_office(empty_office, "ca-bac-ninh", "Công an tỉnh")
    assert keeping.is_receiving_office(empty_office)
    assert (keeping.own_unit(empty_office), keeping.own_name(empty_office)) == ("ca-bac-ninh", "Công an tỉnh")
    again = refused(empty_office, lambda: keeping.begin_receiving_office(empty_office, "y", "Y"))
    assert again == ["start.book_not_empty"]


def test_keys_are_made_kept_and_opened_by_their_passphrase(office: Office, refused: Refused) -> None:
    assert not keeping.has_keys(office)
    assert refused(office, lambda: keeping.open_keys(office, "")) == ["bundle.no_keys_yet"]
    made = keeping.make_keys(office, "mật khẩu dài")
    assert keeping.has_keys(office)
    assert (made.unit, made.serial) == ("tan-thanh", 1)
    assert keeping.key_sheet(office, "mật khẩu dài") == made
    [code] = refused(office, lambda: keeping.open_keys(office, "mật khẩu khác"))
    assert code.startswith("bundle.")
    assert refused(office, lambda: keeping.make_keys(office, "mật khẩu dài")) == ["key.already_made"]
    second = keeping.make_keys(office, "mật khẩu dài", following=True)
    assert (second.serial, second.fingerprint == made.fingerprint) == (2, False)
    assert keeping.key_sheet(office, "mật khẩu dài").serial == 2


@pytest.fixture
def card(office: Office, tmp_path: Path) -> Path:
    file = tmp_path / "card.json"
    file.write_bytes(keeping.make_keys(office, "").card)
    return file


def test_the_ceremony(office: Office, card: Path, refused: Refused) -> None:
    read = keeping.read_card(card)
    keeping.trust(office, read, compared=False)
    [known] = keeping.list_trusted(office)
    assert (known.compared, known.valid_to) == (False, date(2028, 11, 2))
    assert keeping.allowed_signers(office) == ""
    keeping.mark_compared(office, read.signing)
    assert keeping.list_trusted(office)[0].compared
    assert keeping.allowed_signers(office).startswith("tan-thanh ")
    assert keeping.keyring(office).current("tan-thanh", date(2026, 12, 1)) is not None
    assert refused(office, lambda: keeping.trust(office, read, compared=True)) == ["bundle.key_known"]
    keeping.revoke(office, read.signing, date(2026, 12, 1), "mất máy")
    assert keeping.keyring(office).current("tan-thanh", date(2026, 12, 1)) is None
    names = [line.name for line in office.book.history.changes(3)][::-1]
    assert names == ["book.key_trusted", "book.key_compared", "book.key_revoked"]


def test_what_is_no_card(office: Office, card: Path, refused: Refused) -> None:
    content = bytearray(card.read_bytes())
    content[len(content) // 2] ^= 1
    card.write_bytes(bytes(content))
    assert refused(office, lambda: keeping.read_card(card))
    assert refused(office, lambda: keeping.read_card(card.with_name("none"))) == ["file.not_read"]
    assert refused(office, lambda: keeping.read_bytes(card, limit=3)) == ["file.too_large"]


def test_a_leap_day_is_trusted_for_whole_years() -> None:
    assert keeping._years_on(date(2028, 2, 29), 2) == date(2030, 2, 28)
    assert keeping._years_on(date(2026, 2, 28), 2) == date(2028, 2, 28)
