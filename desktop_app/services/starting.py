"""Begin a book from a commune's profile file; read the program's own data at start."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop_app.model.ids import VillageId
from desktop_app.model.periods import Span
from desktop_app.model.place import Village, VillageCount, VillageKind, check_village
from desktop_app.model.problems import Place, Problem, Refused, refuse_errors
from desktop_app.model.team import Team, check_team
from desktop_app.model.text import clean
from desktop_app.model.unit import (
    Body,
    Capacity,
    CommuneKind,
    Letterhead,
    Profile,
    Signer,
    Trait,
    WageRegion,
    check_profile,
)
from desktop_app.paths import Paths
from desktop_app.rules.legal_bases import LegalBasis, bases_on, parse_legal_bases
from desktop_app.rules.rulebook import Rulebook, build_rulebook
from desktop_app.services import keeping_teams
from desktop_app.services.office import Office

Start = tuple[Profile, list[Signer], list[Village], list[Team]]

_PROFILE_KEYS = {
    "unit_code", "kind", "name", "province", "scheme_territory", "scheme", "wage_region", "valid_from", "place",
    "receiving_office", "receiving_office_code", "traits", "rest_days", "letterhead", "symbols", "shift_symbols",
    "recipients", "signer", "village", "team",
}  # fmt: skip


def read_toml(file: Path) -> dict[str, Any]:
    """Return a TOML file's plain data; raise Refused with the line that is wrong, or if it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(Problem("start.not_toml", Place(source=file.name), {"detail": str(error)})) from error
    except OSError as error:
        raise Refused(Problem("start.file_unreadable", Place(source=str(file)), {"detail": error.strerror})) from error


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


def _texts(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.toml"))}


def start_from_profile(office: Office, file: Path) -> Profile:
    """Keep the profile, signers, places and teams that a profile file names, in one change; return the profile.

    Raises Refused with file and key for everything wrong in it, and where the book already has a profile.
    """
    if office.book.profiles():
        raise Refused(Problem("start.book_not_empty"))
    profile, signers, villages, teams = parse_start(file.name, read_toml(file))
    known = {village.id for village in villages}
    refuse_errors(
        [
            *check_profile(profile),
            *(problem for village in villages for problem in check_village(village)),
            *(problem for team in teams for problem in check_team(team, known, ())),
        ]
    )
    if profile.scheme_id not in office.rulebook.schemes:
        raise Refused(Problem("unit.scheme_unknown", Place(source=file.name), {"scheme": profile.scheme_id}))
    with office.book.change("book.started", by=office.clerk, why=file.name) as change:
        change.put(profile)
        change.put_all([*signers, *villages, *teams])
    return profile


def parse_start(source: str, data: Mapping[str, Any]) -> Start:
    """Return the nouns in a profile file's data. Raises Refused naming the key that is wrong, missing or unknown."""
    problems = [
        Problem("start.key_unknown", Place(source=source, column=key), {"key": key})
        for key in sorted(data.keys() - _PROFILE_KEYS)
    ]
    try:
        profile = _profile(data)
        signers = [_signer(row) for row in data.get("signer", ())]
        villages = [_village(row, profile.valid_from) for row in data.get("village", ())]
        by_name = {village.name: village.id for village in villages}
        teams = [_team(row, by_name) for row in data.get("team", ())]
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        values = {"detail": str(error).strip("'")}
        raise Refused([*problems, Problem("start.value_wrong", Place(source=source), values)]) from error
    if problems:
        raise Refused(problems)
    return profile, signers, villages, teams


def _profile(data: Mapping[str, Any]) -> Profile:
    heads = data["letterhead"]
    rest_days = data.get("rest_days")
    return Profile(
        id=keeping_teams.new_profile_id(),
        valid_from=_day(data["valid_from"]),
        unit_code=data["unit_code"],
        kind=CommuneKind(data["kind"]),
        name=clean(data["name"]),
        province=clean(data["province"]),
        scheme_territory=clean(data["scheme_territory"]),
        scheme_id=data["scheme"],
        wage_region=WageRegion(data["wage_region"]),
        committee=_letterhead(heads["committee"]),
        police=_letterhead(heads["police"]),
        receiving_office=clean(data["receiving_office"]),
        receiving_office_code=data["receiving_office_code"],
        place=clean(data.get("place", data["name"])),
        traits=frozenset(Trait(trait) for trait in data.get("traits", ())),
        **({"rest_days": frozenset(int(day) for day in rest_days)} if rest_days is not None else {}),
        symbols=dict(data.get("symbols", {})),
        shift_symbols=dict(data.get("shift_symbols", {})),
        recipients={kind: tuple(lines) for kind, lines in data.get("recipients", {}).items()},
    )


def _letterhead(row: Mapping[str, Any]) -> Letterhead:
    return Letterhead(tuple(row.get("superior", ())), tuple(row["issuer"]))


def _signer(row: Mapping[str, Any]) -> Signer:
    last = row.get("to")
    return Signer(
        id=keeping_teams.new_signer_id(),
        body=Body(row["body"]),
        name=clean(row["name"]),
        title=clean(row["title"]),
        capacity=Capacity(row["capacity"]),
        span=Span(_day(row["from"]), _day(last) + timedelta(days=1) if last else None),
        on_behalf_of=clean(row.get("on_behalf_of", "")),
        rank=clean(row.get("rank", "")),
    )


def _village(row: Mapping[str, Any], since: date) -> Village:
    area = row.get("area_km2")
    count = VillageCount(
        counted_on=_day(row.get("counted_on", since)),
        households=row.get("households"),
        population=row.get("population"),
        area_km2=Decimal(area) if area is not None else None,
        village_class=row.get("class"),
    )
    return Village(
        id=keeping_teams.new_village_id(),
        kind=VillageKind(row["kind"]),
        name=clean(row["name"]),
        span=Span(min(since, count.counted_on)),
        counts=(count,),
        traits=frozenset(Trait(trait) for trait in row.get("traits", ())),
    )


def _team(row: Mapping[str, Any], villages: Mapping[str, VillageId]) -> Team:
    return Team(
        id=keeping_teams.new_team_id(),
        name=clean(row["name"]),
        villages=tuple(villages[clean(name)] for name in row["villages"]),
        quota=int(row["quota"]),
        quota_document=clean(row.get("quota_document", "")),
        workplace=clean(row.get("workplace", "")),
    )


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{value!r}")
    return value
