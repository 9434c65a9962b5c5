"""Which people of a list are already known: by CCCD, then by name and birth. Nothing is written here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from desktop_app.excel.members import NO_ID, MemberDraft
from desktop_app.model.member import Listed, Member
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.model.text import same_spelling

_Noun = TypeVar("_Noun", Member, Listed)


class MatchKind(StrEnum):
    """What a draft means for the book."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field in which list and book differ; ``listed.`` stands before what only the list says."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Match:
    """One draft beside the person it is."""

    draft: MemberDraft
    known: Member | None
    merged: Member
    """What to write: the known person with everything that the list says; empty cells take nothing away."""
    changes: tuple[FieldChange, ...] = ()

    @property
    def kind(self) -> MatchKind:
        """Return whether this is a new person, nothing new, or somebody with changed fields."""
        if self.known is None:
            return MatchKind.NEW
        return MatchKind.CHANGED if self.changes else MatchKind.SAME


@dataclass(frozen=True, slots=True)
class Matching:
    """All matches, in the order of the drafts, and what could not be settled."""

    matches: tuple[Match, ...]
    problems: tuple[Problem, ...]


def match(drafts: Sequence[MemberDraft], known: Iterable[Member]) -> Matching:
    """Return each draft with the known person it is; what could be two people is a problem and has no match."""
    people = list(known)
    by_cccd = {member.cccd: member for member in people if member.cccd}
    by_name: dict[str, list[Member]] = {}
    for member in people:
        by_name.setdefault(same_spelling(member.full_name), []).append(member)
    problems: list[Problem] = []
    matches: list[Match] = []
    taken: dict[str, MemberDraft] = {}
    for draft in drafts:
        person, problem = _who(draft, by_cccd, by_name)
        if person is not None and (first := taken.setdefault(person.id, draft)) is not draft:
            problem = _said(draft, "excel.match_one_person_twice", first_row=first.row)
        if problem is not None:
            problems.append(problem)
        if problem is None or problem.severity is Severity.WARNING:
            matches.append(_matched(draft, person))
    return Matching(tuple(matches), tuple(problems))


def without(found: Match, shown: Member) -> Match:
    """Return the match without what a list of ours says of the person anyway, ``shown`` being the person as listed.

    Role, team and days stand there by decisions and the commune is our own: read back, none of it is news.
    """
    if found.known is None:
        return found
    news = tuple(change for change in found.changes if not _equal(_value(shown, change.field), change.after))
    return found if news == found.changes else Match(found.draft, found.known, _merged(found.known, news), news)


def _value(member: Member, name: str) -> object:
    return getattr(member.listed, name[7:]) if name.startswith("listed.") else getattr(member, name)


def _said(draft: MemberDraft, code: str, severity: Severity = Severity.ERROR, **values: object) -> Problem:
    return Problem(code, Place(row=draft.row), {"value": draft.member.full_name, **values}, severity)


def _who(
    draft: MemberDraft,
    by_cccd: Mapping[str, Member],
    by_name: Mapping[str, list[Member]],
) -> tuple[Member | None, Problem | None]:
    member = draft.member
    namesakes = by_name.get(same_spelling(member.full_name), [])
    if member.cccd and (found := by_cccd.get(member.cccd)) is not None:
        odd = found not in namesakes
        return found, _said(draft, "excel.match_other_name", Severity.WARNING, known=found.full_name) if odd else None
    if member.birth is None:
        doubtful = namesakes and not member.cccd
        return None, _said(draft, "excel.match_without_birth") if doubtful else None
    return _by_birth(draft, [person for person in namesakes if person.birth == member.birth])


def _by_birth(draft: MemberDraft, same: Sequence[Member]) -> tuple[Member | None, Problem | None]:
    """Settle among those of the same name and birth; two different CCCD are two people."""
    possible = [person for person in same if not (person.cccd and draft.member.cccd)]
    if len(possible) == 1:
        return possible[0], None
    if possible:
        return None, _said(draft, "excel.match_ambiguous", count=len(possible))
    if same:
        return None, _said(draft, "excel.match_other_cccd", Severity.WARNING, known=same[0].cccd)
    return None, None


def _matched(draft: MemberDraft, person: Member | None) -> Match:
    if person is None:
        return Match(draft, None, draft.member)
    changes = [*_differing(person, draft.member, ""), *_differing(person.listed, draft.member.listed, "listed.")]
    return Match(draft, person, _merged(person, changes), tuple(changes))


def _merged(person: Member, changes: Sequence[FieldChange]) -> Member:
    listed = _replaced(person.listed, {c.field[7:]: c.after for c in changes if c.field.startswith("listed.")})
    plain = {c.field: c.after for c in changes if not c.field.startswith("listed.")}
    return _replaced(person, {**plain, "listed": listed})


_EMPTY = Member(id=NO_ID, full_name="")


def _replaced(noun: _Noun, changes: Mapping[str, Any]) -> _Noun:
    return replace(noun, **changes)


def _differing(before: Member | Listed, after: Member | Listed, prefix: str) -> list[FieldChange]:
    changes = []
    for name in [f.name for f in fields(after) if f.name not in {"id", "listed"}]:
        old, new = getattr(before, name), getattr(after, name)
        blank = getattr(_EMPTY if isinstance(after, Member) else _EMPTY.listed, name)
        if new != blank and not _equal(old, new):
            changes.append(FieldChange(prefix + name, old, new))
    return changes


def _equal(old: object, new: object) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return same_spelling(old) == same_spelling(new)
    return old == new
