"""age outside: ours, theirs, or nobody's."""

import pytest

from desktop_app.bundle import outer

CONTENT = b"PK\x03\x04 a container"


def test_each_recipient_can_open_it_and_nobody_else(month, stranger, codes) -> None:
    blob = outer.encrypt(CONTENT, [month.office.recipient, month.commune.recipient])
    for keys in (month.office, month.commune):
        assert outer.open_outer(blob, [stranger.identity, keys.identity]) == CONTENT
    assert codes(lambda: outer.open_outer(blob, [stranger.identity])) == ["bundle.sealed_for_others"]
    assert codes(lambda: outer.open_outer(blob, [])) == ["bundle.sealed_no_key"]
    assert codes(lambda: outer.open_outer(blob[:-1], [month.office.identity])) == ["bundle.sealed_for_others"]


def test_an_open_container_passes(month) -> None:
    assert outer.open_outer(CONTENT, [month.office.identity]) == CONTENT


def test_other_files_and_large_ones_are_refused(codes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes(lambda: outer.open_outer(b"", [])) == ["bundle.not_a_bundle"]
    assert codes(lambda: outer.open_outer(b"%PDF-1.7", [])) == ["bundle.not_a_bundle"]
    monkeypatch.setattr(outer, "MAX_BYTES", 3)
    assert codes(lambda: outer.open_outer(CONTENT, [])) == ["bundle.too_large"]


def test_it_is_sealed_for_somebody(codes) -> None:
    assert codes(lambda: outer.encrypt(CONTENT, [])) == ["bundle.recipient_missing"]
    assert codes(lambda: outer.encrypt(CONTENT, ["age1wrong"])) == ["bundle.recipient_wrong"]
