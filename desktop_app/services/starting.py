"""Begin a book from a commune's profile file; read the program's own data at start."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.model.problems import Place, Problem, Refused, fault_name, refuse_errors
from desktop_app.model.unit import Profile
from desktop_app.paths import Paths
from desktop_app.rules.legal_bases import LegalBasis, bases_on, first_issued, parse_legal_bases
from desktop_app.rules.rulebook import Rulebook, build_rulebook
from desktop_app.services.office import Office
from desktop_app.services.reading_profiles import parse_start
from desktop_app.services.typed_text import uncarried


def read_toml(file: Path) -> dict[str, Any]:
    """Return a TOML file's plain data; raise Refused with the line that is wrong, or if it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(Problem("start.not_toml", Place(source=file.name), {"detail": str(error)})) from error
    except OSError as error:
        values = {"detail": fault_name(error)}
        raise Refused(Problem("start.file_unreadable", Place(source=str(file)), values)) from error


def read_rules(paths: Paths) -> Rulebook:
    """Return the law as the program's own data has it; Refused with file and key where a file is wrong."""
    rules = paths.resources / "rules"
    return build_rulebook(
        _texts(rules / "parameters"),
        _texts(paths.resources / "holidays"),
        _texts(rules / "schemes"),
    )


def read_bases(paths: Paths) -> tuple[LegalBasis, ...]:
    """Return the legal bases that papers cite."""
    file = paths.resources / "rules" / "legal_bases.toml"
    return parse_legal_bases(file.name, read_toml(file))


def bases_for(paths: Paths, day: date, paper: str) -> tuple[str, ...]:
    """Return what a paper of that kind cites on that day, as text; the clerk may change it."""
    return tuple(basis.text for basis in bases_on(read_bases(paths), day, paper))


def first_scheme_day(paths: Paths) -> date:
    """Return the day of the law that provinces' schemes rest on; no resolution is older."""
    return first_issued(read_bases(paths), "scheme") or date.min


def _texts(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.toml"))}


def start_from_profile(office: Office, file: Path) -> Profile:
    """Keep the profile, signers, places and teams that a profile file names, in one change; return the profile.

    Raises Refused with file and key for everything wrong in it, and where the book already has a profile.
    """
    office.require_commune()
    if office.book.profiles():
        raise Refused(Problem("start.book_not_empty"))
    profile, signers, villages, teams = parse_start(file.name, read_toml(file))
    if profile.scheme_id not in office.rulebook.schemes:
        raise Refused(Problem("unit.scheme_unknown", Place(source=file.name), {"scheme": profile.scheme_id}))
    odd = [replace(p, at=replace(p.at, source=file.name)) for p in uncarried(office, (profile, *signers))]
    refuse_errors(odd)
    with office.book.change("book.started", by=office.clerk, why=file.name) as change:
        change.put(profile)
        change.put_all([*signers, *villages, *teams])
    return profile
