"""A scheme to pay on: Hà Nội's, as a clerk who read its resolution would complete it; none is shipped whole."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.model.law import Attestation, RuleKind
from desktop_app.rules.rulebook import build_rulebook
from desktop_app.rules.scheme import Scheme
from desktop_app.services.keeping_rules import text_in_force
from desktop_app.services.keeping_schemes import attest_scheme, keep_scheme
from desktop_app.services.office import Office

HA_NOI = "ha-noi-2024"
ATTESTED = Attestation("Phạm Minh Tuấn", date(2026, 10, 5), "Nghị quyết 9/2026/NQ-HĐND")
_GAP = re.compile(r"^\[\[gap\]\]\n(?:[^\n\[]+\n)*\n*", re.MULTILINE)


def completed(text: str) -> str:
    """The text of a scheme in which no line is open any more; no figure is changed."""
    found = _GAP.sub(lambda gap: "" if "\nline = " in gap[0] else gap[0], text)
    assert found != text
    return found


def whole_ha_noi(schemes: dict[str, str]) -> None:
    """Leave nothing open of Hà Nội's scheme among the texts of a rulebook."""
    schemes[f"{HA_NOI}.toml"] = _GAP.sub("", schemes[f"{HA_NOI}.toml"])


def whole_program(office: Office, folder: Path) -> Office:
    """The same office under a program that ships Hà Nội's scheme whole."""
    rules = folder / "resources" / "rules"
    shutil.copytree(office.paths.resources / "rules", rules)
    texts = [
        {file.name: file.read_text(encoding="utf-8") for file in sorted(one.glob("*.toml"))}
        for one in (rules / "parameters", office.paths.resources / "holidays", rules / "schemes")
    ]
    whole_ha_noi(texts[2])
    (rules / "schemes" / f"{HA_NOI}.toml").write_text(texts[2][f"{HA_NOI}.toml"], encoding="utf-8")
    other = replace(office, paths=replace(office.paths, program=folder))
    other.__dict__["own_rulebook"] = build_rulebook(*texts)
    return other


def complete_ha_noi(office: Office) -> Scheme:
    """Keep Hà Nội's scheme completed in the book; nobody has attested it."""
    return keep_scheme(office, completed(text_in_force(office, RuleKind.SCHEME, HA_NOI)))


def attest_ha_noi(office: Office) -> Scheme:
    """Keep Hà Nội's scheme completed in the book, and have it attested."""
    complete_ha_noi(office)
    return attest_scheme(office, HA_NOI, ATTESTED)
