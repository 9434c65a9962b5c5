"""Rules as a province might hand them down, made of the program's own by changing what a decree would change."""

import dataclasses
import shutil
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.bundle import bag, container, pack, rule_pack
from desktop_app.bundle.rule_manifest import PackedRule, RuleManifest, in_order
from desktop_app.model.law import Attestation, RuleKind
from desktop_app.services import handing_down_rules, keeping_keys, receiving_rules
from desktop_app.services.handing_down_rules import SignedRulePack
from desktop_app.services.keeping_rules import own_text, toml_text
from desktop_app.services.office import Office

SCHEME = "bac-ninh-2027"
SIGNED = Attestation("Nguyễn Văn Đạt", date(2026, 11, 1), "Nghị quyết 41/2026/NQ-HĐND")


def data_of(office: Office, kind: RuleKind, name: str) -> dict[str, Any]:
    """Return the data of one of the program's own rules."""
    text = own_text(office, kind, name)
    assert text is not None
    return tomllib.loads(text)


def a_scheme(office: Office, **changes: object) -> str:
    """Return a whole, adopted scheme of Bắc Ninh."""
    data = data_of(office, RuleKind.SCHEME, "hung-yen-2024")
    del data["gap"]
    data |= {"id": SCHEME, "name": "Bắc Ninh 2027", "territory": "Bắc Ninh 2027", "valid_from": date(2027, 1, 1)}
    return toml_text(data | changes)


def a_salary(office: Office, amount: int = 2_700_000, code: str = "base_salary") -> str:
    """Return the base salary with one row more, from July 2027."""
    data = data_of(office, RuleKind.PARAMETER, "base_salary")
    data["value"][-1]["to"] = date(2027, 6, 30)
    row = {"from": date(2027, 7, 1), "value": amount, "document": "Nghị định 99/2027/NĐ-CP", "certainty": "verified"}
    return toml_text({**data, "code": code, "value": [*data["value"], row]})


def a_calendar(office: Office, unsettled: Sequence[date] = (date(2027, 2, 4), date(2027, 9, 3))) -> str:
    """Return the year 2027 with other unsettled days: as many as it lacks of holidays, where none are named."""
    return toml_text({**data_of(office, RuleKind.CALENDAR, "2027"), "unsettled": list(unsettled)})


def a_form(office: Office, folder: Path, code: str = "mau_05") -> None:
    """Put version 99 of a form into the folder."""
    shutil.copytree(office.paths.forms / code, folder / "forms" / code)
    file = folder / "forms" / code / "form.toml"
    text, shipped = file.read_text(encoding="utf-8"), f"version = {office.forms[code].version}\n"
    assert shipped in text
    file.write_text(text.replace(shipped, "version = 99\n", 1), encoding="utf-8")


def put(folder: Path, **texts: str) -> Path:
    """Write texts as TOML files into the folder, which is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Pair:
    """A commune and the office that it receives from."""

    commune: Office
    office: Office

    def make(self, folder: Path, *, note: str = "", attested: bool = True) -> SignedRulePack:
        """Return a signed pack of all that lies in the folder."""
        rules = handing_down_rules.read_rules([folder])
        if attested:
            rules = handing_down_rules.with_attestations(rules, {SCHEME: SIGNED}, date(2026, 11, 2))
        return handing_down_rules.make_rule_pack(self.office, rules, "", note)

    def take(self, content: bytes) -> None:
        """Let the commune take a pack in."""
        receiving_rules.take_in_rule_pack(self.commune, content)


Entries = dict[str, bytes]


def repacked(pair: Pair, content: bytes, change: Callable[[Entries], object]) -> bytes:
    """Return the pack with its payload changed, signed anew by the office itself."""
    entries = container.read(content, rule_pack.LAYOUT)
    payload = {name: blob for name, blob in entries.items() if name not in bag.TAG_FILES}
    change(payload)
    found = rule_pack.verify(content, rule_pack.Known(date(2026, 11, 2)))
    assert found.manifest is not None
    keys = keeping_keys.open_keys(pair.office, "")
    return pack.seal(payload, found.manifest.label, keys, "xa-rules-v1").bag_bytes


def written(pair: Pair, content: bytes, rules: list[PackedRule] | None = None, **changes: object) -> bytes:
    """Return a pack that the office's key signs without asking its program first."""
    found = rule_pack.verify(content, rule_pack.Known(date(2026, 11, 2)))
    assert found.manifest is not None
    whole = in_order(rules if rules is not None else found.rules)
    manifest: RuleManifest = dataclasses.replace(found.manifest, items=tuple(r.item for r in whole), **changes)
    return rule_pack.write(manifest, whole, keeping_keys.open_keys(pair.office, "")).bag_bytes
