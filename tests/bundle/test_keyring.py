"""Whom the office trusts, and since when."""

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from desktop_app.bundle import canonical, keyring
from desktop_app.bundle.keyring import Card, Keyring
from desktop_app.bundle.keys import UnitKeys

JULY, NEXT = date(2026, 7, 1), date(2028, 7, 1)


@pytest.fixture
def card(stranger: UnitKeys) -> Card:
    return Card.of(stranger, "Xã Lạ")


@pytest.fixture
def ring(card: Card) -> Keyring:
    return Keyring().add(card, JULY, NEXT, compared=False)


def test_a_card_reads_back(stranger: UnitKeys, card: Card) -> None:
    assert keyring.read_card(keyring.write_card(stranger, "Xã Lạ")) == card


def test_a_changed_card_is_refused(stranger: UnitKeys, month, codes) -> None:
    blob = keyring.write_card(stranger, "Xã Lạ")
    other = blob.replace(stranger.recipient.encode(), month.office.recipient.encode())
    assert codes(lambda: keyring.read_card(other)) == ["bundle.signature_wrong"]
    value = canonical.read_document(blob, "")
    theirs = canonical.read_document(keyring.write_card(month.office, "x"), "")
    body = {**value, "signing": theirs["signing"]}
    del body["signature"]
    stolen = {
        **body,
        "signature": stranger.sign(canonical.document(body), keyring.CARD_NAMESPACE).decode().splitlines(),
    }
    for wrong in ({**value, "signature": ""}, {**value, "serial": 0}, {**value, "more": ""}, stolen):
        assert codes(lambda wrong=wrong: keyring.read_card(canonical.document(wrong))) == ["bundle.card_wrong"]
    assert codes(lambda: keyring.read_card(b" " * 20_000)) == ["bundle.too_large"]
    assert codes(lambda: keyring.read_card(b"%PDF")) == ["bundle.json_broken"]


def test_a_key_counts_from_its_first_day_until_it_ends_or_is_revoked(ring: Keyring, card: Card) -> None:
    def on(ring: Keyring, day: date) -> bool:
        return ring.keys[0].in_force(day)

    assert [on(ring, day) for day in (date(2026, 6, 30), JULY, date(2028, 6, 30), NEXT)] == [False, True, True, False]
    revoked = ring.revoke(card.signing, date(2026, 9, 1), "mất máy")
    assert [on(revoked, day) for day in (JULY, date(2026, 8, 31), date(2026, 9, 1))] == [True, True, False]


def test_a_revocation_is_never_moved_forward(ring: Keyring, card: Card, codes) -> None:
    revoked = ring.revoke(card.signing, date(2026, 9, 1), "mất máy")
    assert codes(lambda: revoked.revoke(card.signing, date(2026, 9, 2), "thấy lại")) == ["bundle.key_revoked_before"]
    earlier = revoked.revoke(card.signing, date(2026, 8, 1), "mất từ tháng 8").revoke(
        card.signing, date(2026, 8, 1), "x"
    )
    assert (earlier.keys[0].revoked_from, earlier.keys[0].revoked_why) == (date(2026, 8, 1), "x")


def test_only_a_compared_key_is_current_and_the_newest_wins(ring: Keyring, card: Card, month) -> None:
    assert ring.current("nguoi-la", JULY) is None
    ring = ring.compare(card.signing, JULY)
    assert ring.version == 2
    newer = dataclasses.replace(card, serial=2, signing=month.office.public)
    ring = ring.add(newer, date(2026, 9, 1), NEXT, compared=True)
    assert [key.card.serial for key in ring.of_unit("nguoi-la")] == [1, 2]
    found = [ring.current("nguoi-la", day) for day in (JULY, date(2026, 9, 1))]
    assert [key and key.card.serial for key in found] == [1, 2]


def test_one_key_and_one_serial_stand_once(ring: Keyring, card: Card, month, codes) -> None:
    other_unit = dataclasses.replace(card, unit="khac")
    other_key = dataclasses.replace(card, signing=month.office.public)
    for again in (card, other_unit, other_key):
        assert codes(lambda again=again: ring.add(again, JULY, NEXT, compared=True)) == ["bundle.key_known"]
    assert codes(lambda: ring.compare(month.office.public, JULY)) == ["bundle.key_unknown"]


def test_the_keyring_comes_back_from_its_folder(ring: Keyring, card: Card, tmp_path: Path, codes) -> None:
    assert keyring.load(tmp_path) == Keyring()
    full = ring.compare(card.signing, JULY).revoke(card.signing, date(2026, 9, 1), "mất máy")
    keyring.save(full, tmp_path)
    assert keyring.load(tmp_path) == full
    assert codes(lambda: keyring.save(ring, tmp_path)) == ["bundle.keyring_older"]
    (tmp_path / keyring.FILE_NAME).write_bytes(b'{"keys":[{}],"version":1}')
    assert codes(lambda: keyring.load(tmp_path)) == ["bundle.field_wrong"]


@pytest.mark.parametrize("change", [{"added_on": "01/07/2026"}, {"added_on": "20260701"}, {"valid_to": None}, {"x": 1}])
def test_a_broken_row_is_refused(ring: Keyring, tmp_path: Path, change, codes) -> None:
    path = keyring.save(ring, tmp_path)
    value = canonical.read_document(path.read_bytes(), "")
    path.write_bytes(canonical.document({**value, "keys": [{**value["keys"][0], **change}]}))
    assert codes(lambda: keyring.load(tmp_path)) == ["bundle.field_wrong"]


def test_allowed_signers_are_the_compared_keys_with_their_days(ring: Keyring, card: Card) -> None:
    assert keyring.allowed_signers(ring) == ""
    compared = ring.compare(card.signing, JULY)
    assert keyring.allowed_signers(compared) == (
        'nguoi-la namespaces="xa-bundle-v1,xa-receipt-v1,xa-card-v1",valid-after="20260701",valid-before="20280701" '
        f"{card.signing.line}\n"
    )
    assert keyring.allowed_signers(compared.revoke(card.signing, JULY, "")) == ""


def test_only_the_office_one_receives_from_may_sign_rules(ring: Keyring, card: Card) -> None:
    compared = ring.compare(card.signing, JULY)
    assert "xa-rules-v1" not in keyring.allowed_signers(compared)
    assert "xa-rules-v1" not in keyring.allowed_signers(compared, "don-vi-khac")
    line = keyring.allowed_signers(compared, card.unit)
    assert line.startswith(f'{card.unit} namespaces="xa-bundle-v1,xa-receipt-v1,xa-card-v1,xa-rules-v1",')
