"""Answer a single case: what one member is due, how many members a place's team has. Keeps nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.case import CaseResult, compute_case, compute_team_size_case
from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.team_size import SizeResult
from desktop_app.services.keeping_keys import read_bytes
from desktop_app.services.office import Office


def calculate(office: Office, case: Mapping[str, Any], folder: Path) -> CaseResult:
    """Return what a ``calc`` case comes to; its scheme may be a path, seen from ``folder``. Refused for wrong keys."""
    known, rulebook = _with_scheme(office, case, folder)
    return compute_case(known, rulebook)


def size_team(office: Office, case: Mapping[str, Any], folder: Path) -> SizeResult:
    """Return what a ``team-size`` case comes to; its scheme may be a path, seen from ``folder``."""
    known, rulebook = _with_scheme(office, case, folder)
    return compute_team_size_case(known, rulebook)


def _with_scheme(office: Office, case: Mapping[str, Any], folder: Path) -> tuple[Mapping[str, Any], Rulebook]:
    """Return the case with its scheme's id, and a rulebook that knows it."""
    name = case.get("scheme")
    if not isinstance(name, str) or not name.endswith(".toml"):
        return case, office.rulebook
    file = folder / name
    try:
        text = read_bytes(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(Problem("rules.not_toml", Place(source=file.name), {"detail": str(error)})) from error
    rulebook, scheme = office.rulebook.with_scheme(file.name, text)
    return {**case, "scheme": scheme.id}, rulebook
