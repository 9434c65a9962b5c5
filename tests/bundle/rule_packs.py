"""A sample rule pack and the hands that tamper with it."""

import dataclasses
from collections.abc import Callable
from datetime import date

from desktop_app.bundle import bag, container, pack, rule_pack
from desktop_app.bundle.rule_manifest import PackedRule, RuleManifest, in_order, packed
from desktop_app.model.law import Attestation, RuleKind

RECEIVED = date(2026, 12, 20)
SCHEME = 'id = "tinh-a-2027"\nname = "Nghị quyết về mức chi"\n\n[[line]]\n\tcode = "monthly"\n'
RULES = in_order(
    [
        packed(
            RuleKind.SCHEME,
            "tinh-a-2027",
            SCHEME,
            attestation=Attestation("Nguyễn Văn Đạt", date(2026, 12, 12), "Nghị quyết 41/2026/NQ-HĐND"),
        ),
        packed(RuleKind.PARAMETER, "base_salary", 'code = "base_salary"\n'),
        packed(RuleKind.CALENDAR, "2027", "year = 2027\n"),
        packed(RuleKind.FORM, "mau_05", 'code = "mau_05"\n', 'name = "Trần Thị Ngọc"\n'),
    ]
)
Entries = dict[str, bytes]


def manifest_of(rules: tuple[PackedRule, ...] = RULES, **changes: object) -> RuleManifest:
    manifest = RuleManifest(
        id="0b5f4a5e-5f0f-4e0b-9a53-3a5b3f6d1c11",
        unit="bac-ninh",
        seq=1,
        prev=None,
        created="2026-12-15T08:00:00+07:00",
        note="Áp dụng từ 01/01/2027",
        items=tuple(rule.item for rule in rules),
        app_version="0.3.0",
        key_serial=1,
        clerk="c1",
    )
    return dataclasses.replace(manifest, **changes)


def write(month, rules: tuple[PackedRule, ...] = RULES, **changes: object) -> pack.Sealed:
    return rule_pack.write(manifest_of(rules, **changes), rules, month.office)


def payload_of(blob: bytes) -> Entries:
    entries = container.read(blob, rule_pack.LAYOUT)
    return {name: content for name, content in entries.items() if name not in bag.TAG_FILES}


def resealed(month, sealed, change: Callable[[Entries], object], signer=None, namespace="xa-rules-v1") -> bytes:
    """Return the pack with a changed payload, everything else made anew and signed again."""
    payload = payload_of(sealed.bag_bytes)
    change(payload)
    return pack.seal(payload, manifest_of().label, signer or month.office, namespace).bag_bytes


def patched(sealed, change: Callable[[Entries], object]) -> bytes:
    """Return the pack with changed entries and the old signature."""
    entries = container.read(sealed.bag_bytes, rule_pack.LAYOUT)
    change(entries)
    return container.write(entries)


def put(name: str, content: bytes) -> Callable[[Entries], None]:
    return lambda entries: entries.update({name: content})


def drop(name: str) -> Callable[[Entries], object]:
    return lambda entries: entries.pop(name)


def swap(name: str, old: bytes, new: bytes) -> Callable[[Entries], None]:
    def change(entries: Entries) -> None:
        assert old in entries[name]
        entries[name] = entries[name].replace(old, new)

    return change


def flipped(blob: bytes) -> bytes:
    at = blob.index("Nghị quyết về".encode())
    return blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :]


def with_rule(month, rule: PackedRule) -> bytes:
    return write(month, in_order([*(one for one in RULES if one.item.name != rule.item.name), rule])).bag_bytes
