"""The bag follows from its payload and label, and anything else is refused."""

import pytest

from desktop_app.bundle import bag

LABEL = bag.Label("tan-thanh", "tan-thanh/2026-10/1", "2026-11-02")
PAYLOAD = {"data/envelope.json": b"{}", "data/records.ndjson": b""}
REQUIRED = frozenset(PAYLOAD)
NONE: frozenset[str] = frozenset()


def whole() -> dict[str, bytes]:
    return {**PAYLOAD, **bag.tag_files(PAYLOAD, LABEL), bag.SIGNATURE: b""}


def test_a_whole_bag_is_found_whole() -> None:
    assert bag.payload_of(whole(), REQUIRED, NONE) == PAYLOAD
    bag.check_manifests(whole(), PAYLOAD)
    assert len(bag.bag_id(whole())) == 64


def test_bag_info_says_what_rfc_8493_asks() -> None:
    assert bag.info(PAYLOAD, LABEL).decode() == (
        "Source-Organization: tan-thanh\nExternal-Identifier: tan-thanh/2026-10/1\n"
        "Bagging-Date: 2026-11-02\nPayload-Oxum: 2.2\n"
    )


def test_missing_and_unexpected_parts_are_named(codes) -> None:
    entries = whole()
    del entries["data/records.ndjson"]
    assert codes(lambda: bag.payload_of(entries, REQUIRED, NONE)) == ["bundle.part_missing"]
    more = {**whole(), "data/more.txt": b""}
    assert codes(lambda: bag.payload_of(more, REQUIRED, NONE)) == ["bundle.part_unexpected"]
    assert "data/more.txt" in bag.payload_of(more, REQUIRED, frozenset({"data/more.txt"}))


@pytest.mark.parametrize(
    ("name", "content", "blamed"),
    [
        ("data/records.ndjson", b"x", "data/records.ndjson"),
        (bag.DECLARATION, b"BagIt-Version: 0.97\n", bag.DECLARATION),
        (bag.INFO, b"", bag.INFO),
        (bag.MANIFEST, b"", bag.MANIFEST),
        (bag.TAG_MANIFEST, whole()[bag.TAG_MANIFEST] + b"\n", bag.TAG_MANIFEST),
    ],
)
def test_a_changed_part_is_named(name: str, content: bytes, blamed: str) -> None:
    from desktop_app.model.problems import Refused

    entries = {**whole(), name: content}
    with pytest.raises(Refused) as caught:
        bag.check_manifests(entries, {part: entries[part] for part in PAYLOAD})
    assert caught.value.problems[0].values["name"] == blamed
