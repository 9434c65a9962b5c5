"""The list of a rule pack: what may stand in it, alone and together."""

import dataclasses
from datetime import date

import pytest

from desktop_app.bundle import canonical, rule_manifest
from desktop_app.bundle.rule_manifest import RuleItem
from desktop_app.model.law import Attestation, RuleKind
from tests.bundle.rule_packs import RULES, manifest_of

DIGEST = "c" * 64
SIGNED = Attestation("Nguyễn Văn Đạt", date(2026, 12, 12), "Nghị quyết 41/2026/NQ-HĐND")


def test_a_list_comes_back_as_it_was_written() -> None:
    manifest = manifest_of()
    blob = canonical.document(manifest.as_json())
    assert rule_manifest.read(canonical.read_document(blob, "pack.json")) == manifest
    assert manifest.items[-1].attestation == RULES[-1].item.attestation != None  # noqa: E711 - both at once


def test_where_files_lie_follows_from_kind_and_name() -> None:
    paths = [path for rule in RULES for path in rule.files]
    assert paths == [
        "data/holidays/2027.toml",
        "data/forms/mau_05/form.toml",
        "data/forms/mau_05/sample.toml",
        "data/rules/parameters/base_salary.toml",
        "data/rules/schemes/tinh-a-2027.toml",
    ]


ITEMS = {
    "a year that is none": RuleItem(RuleKind.CALENDAR, "base_salary", DIGEST),
    "a year no book has": RuleItem(RuleKind.CALENDAR, "9999", DIGEST),
    "an attested figure": RuleItem(RuleKind.PARAMETER, "base_salary", DIGEST, attestation=SIGNED),
    "a scheme with made-up data": RuleItem(RuleKind.SCHEME, "tinh-a", DIGEST, sample=DIGEST),
    "a name that climbs": RuleItem(RuleKind.SCHEME, "../tinh-a", DIGEST),
    "a name in capitals": RuleItem(RuleKind.SCHEME, "Tinh-A", DIGEST),
    "a digest that is none": RuleItem(RuleKind.SCHEME, "tinh-a", "abc"),
    "an empty name of who attests": RuleItem(
        RuleKind.SCHEME, "tinh-a", DIGEST, attestation=dataclasses.replace(SIGNED, name=" ")
    ),
    "no document": RuleItem(RuleKind.SCHEME, "tinh-a", DIGEST, attestation=dataclasses.replace(SIGNED, document="")),
}


@pytest.mark.parametrize("name", ITEMS)
def test_items_that_cannot_be(name: str, codes) -> None:
    manifest = manifest_of(items=(ITEMS[name],))
    assert codes(lambda: rule_manifest.check(manifest)) == ["bundle.field_wrong"]
    assert codes(lambda: rule_manifest.read(manifest.as_json())) == ["bundle.field_wrong"]


CHANGES = {
    "nothing in it": {"items": ()},
    "first but following": {"prev": DIGEST},
    "second without first": {"seq": 2},
    "twice the same": {"items": (RULES[0].item, RULES[0].item)},
    "out of order": {"items": (RULES[1].item, RULES[0].item)},
    "too many": {"items": tuple(RuleItem(RuleKind.SCHEME, f"a{n:03}", DIGEST) for n in range(241))},
    "too long a note": {"note": "a" * 2001},
    "an id that is no UUID": {"id": "abc"},
    "a moment without offset": {"created": "2026-12-15T08:00:00"},
}


@pytest.mark.parametrize("name", CHANGES)
def test_lists_that_cannot_be(name: str, codes) -> None:
    assert codes(lambda: rule_manifest.check(manifest_of(**CHANGES[name]))) == ["bundle.field_wrong"]


@pytest.mark.parametrize("row", [{}, {"kind": "scheme"}, 1, None, {**RULES[-1].item.as_json(), "more": 1}])
def test_rows_that_are_no_items(row: object, codes) -> None:
    value = {**manifest_of().as_json(), "items": [row]}
    assert codes(lambda: rule_manifest.read(value)) == ["bundle.field_wrong"]


@pytest.mark.parametrize("day", ["2026-02-30", "20261212", "", None, 1])
def test_days_of_attesting_that_are_none(day: object, codes) -> None:
    row = RULES[-1].item.as_json()
    row["attestation"] = {**row["attestation"], "on": day}
    assert codes(lambda: rule_manifest.read({**manifest_of().as_json(), "items": [row]})) == ["bundle.field_wrong"]


def test_what_is_missing_more_or_different_is_named(codes) -> None:
    files = {path: content for rule in RULES for path, content in rule.files.items()}
    changed = {**files, "data/holidays/2027.toml": b"", "data/holidays/2028.toml": b""}
    del changed["data/forms/mau_05/sample.toml"]
    assert codes(lambda: rule_manifest.check_listed(manifest_of(), changed)) == [
        "rule_pack.item_missing",
        "rule_pack.item_differs",
        "rule_pack.item_unlisted",
    ]
