"""What a workbook says that cannot be seen from the file alone: places, communes and people the book knows better."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from desktop_app.model.place import Village
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.model.text import same_spelling
from desktop_app.services.office import Office
from desktop_app.wording import paper

if TYPE_CHECKING:
    from desktop_app.excel.matching import Match
    from desktop_app.excel.members import MemberImport
    from desktop_app.excel.teams import TeamDraft, TeamImport


class KnownPlaces:
    """The commune's thôn and tổ dân phố, by the names that lists give them."""

    def __init__(self, villages: Iterable[Village]) -> None:
        self._names: Mapping[str, Village] = {same_spelling(village.name): village for village in villages}

    def __bool__(self) -> bool:
        return bool(self._names)

    def named(self, text: str) -> Village | None:
        """Return the place of a name: the whole one, or its end where only one place ends so (``Đông``)."""
        wanted = same_spelling(text)
        if (whole := self._names.get(wanted)) is not None:
            return whole
        ending = [village for name, village in self._names.items() if wanted and name.endswith(f" {wanted}")]
        return ending[0] if len(ending) == 1 else None

    def in_text(self, text: str) -> bool:
        """Return whether an address names any of the places, by its name or by what follows the generic word."""
        padded = f" {same_spelling(text).replace(',', ' ')} "
        return any(f" {part} " in padded for name in self._names for part in (name, name.partition(" ")[2]) if part)


def team_problems(office: Office, read: "TeamImport", places: KnownPlaces) -> list[Problem]:
    """Return what the book objects to in a list of teams: another commune, unknown places, no number of members."""
    return [problem for draft in read.drafts for problem in _of_team(office, read, draft, places)]


def _of_team(office: Office, read: "TeamImport", draft: "TeamDraft", places: KnownPlaces) -> list[Problem]:
    def at(field: str) -> Place:
        return Place(read.sheet, draft.row, read.columns.get(field, ""), field)

    found = []
    own = office.book.profile_on(office.clock.today())
    if draft.commune and own is not None and not _is_commune(draft.commune, own.name, paper.commune(own)):
        values = {"value": draft.commune, "commune": paper.commune(own), "team": draft.name}
        found.append(Problem("import.other_commune", at("commune"), values))
    found += [
        Problem("import.village_unknown", at("villages"), {"value": name, "team": draft.name})
        for name in draft.villages
        if places.named(name) is None
    ]
    if draft.quota == 0 or (draft.quota is None and "quota" not in read.columns):
        found.append(Problem("import.team_without_quota", at("quota"), {"value": draft.name}, Severity.WARNING))
    return found


def _is_commune(text: str, name: str, full: str) -> bool:
    said = same_spelling(text.partition(",")[0])
    return said == same_spelling(name) or f" {said}".endswith(f" {same_spelling(full)}")


def member_problems(office: Office, read: "MemberImport", matches: Sequence["Match"]) -> list[Problem]:
    """Return warnings of addresses in none of the commune's places, and of a sex that a kept CCCD speaks against."""
    return [*_addresses(office, read, matches), *(p for match in matches for p in _sex(office, read, match))]


def _addresses(office: Office, read: "MemberImport", matches: Sequence["Match"]) -> list[Problem]:
    places = KnownPlaces(office.book.villages())
    column = "address" if "address" in read.columns else "village"
    elsewhere = [m.draft for m in matches if m.draft.member.address and not places.in_text(m.draft.member.address)]
    if not places or not elsewhere:
        return []
    at = Place(read.sheet, elsewhere[0].row, read.columns.get(column, ""), "address")
    values = {
        "count": len(elsewhere),
        "value": elsewhere[0].member.address,
        "rows": [draft.row for draft in elsewhere[:20]],
    }
    return [Problem("import.address_elsewhere", at, values, Severity.WARNING)]


def _sex(office: Office, read: "MemberImport", match: "Match") -> list[Problem]:
    from desktop_app.excel.numbers import doubts_about_cccd

    member = match.merged
    if match.draft.member.cccd or not member.cccd or all(change.field != "sex" for change in match.changes):
        return []
    at = Place(read.sheet, match.draft.row, read.columns.get("sex", ""), "sex")
    doubts = doubts_about_cccd(member.cccd, None, member.sex, office.layouts.words)
    return [Problem(d.code, at, d.values, d.severity) for d in doubts if d.code == "excel.cccd_sex"]
