"""Questions about the commune, its places, teams and people."""

from datetime import date
from typing import Any, cast

from desktop_app.model.change import JsonValue
from desktop_app.model.ids import MemberId, TeamId, VillageId
from desktop_app.model.member import Education, InsuranceWish, Member, Payee, StateGroup
from desktop_app.model.place import Village
from desktop_app.model.team import Team
from desktop_app.model.text import collation_key, fold
from desktop_app.model.unit import Profile, Signer, on_day
from desktop_app.storage.faults import readable
from desktop_app.storage.reading import Reading
from desktop_app.storage.rows import parsed
from desktop_app.storage.values import revive

_PAYEES = "SELECT id, full_name, social_insurance, health_insurance, state_group, education, qualification FROM members"
_GROUPS = {group.value: group for group in StateGroup}
_EDUCATION: dict[str | None, Education | None] = {None: None, **{one.value: one for one in Education}}


class TeamQuestions(Reading):
    """Who and what the book is about."""

    def profiles(self) -> tuple[Profile, ...]:
        """Return the commune's profiles, the earliest first."""
        return self.all(Profile)

    def profile_on(self, day: date) -> Profile | None:
        """Return the profile in force on the day, or None if the book begins later."""
        return on_day(self.profiles(), day)

    def signers(self) -> tuple[Signer, ...]:
        """Return everybody who may or might sign, at any time."""
        return self.all(Signer)

    def signers_on(self, day: date) -> tuple[Signer, ...]:
        """Return those who may sign on the day."""
        return tuple(signer for signer in self.signers() if day in signer.span)

    def villages(self) -> tuple[Village, ...]:
        """Return every place, in Vietnamese alphabetical order."""
        return tuple(sorted(self.all(Village), key=lambda village: collation_key(village.name)))

    def village(self, village: VillageId) -> Village | None:
        """Return one place, or None."""
        return self.get(Village, village)

    def teams(self) -> tuple[Team, ...]:
        """Return every team, in Vietnamese alphabetical order."""
        return tuple(sorted(self.all(Team), key=lambda team: collation_key(team.name)))

    def team(self, team: TeamId) -> Team | None:
        """Return one team, or None."""
        return self.get(Team, team)

    def members(self, matching: str = "") -> tuple[Member, ...]:
        """Return people by given name, then family name; ``matching`` keeps those whose name has it, marks aside."""
        return self._where(Member, "retired = 0 AND instr(search_key, ?) > 0", (fold(matching),))

    def payees(self) -> tuple[Payee, ...]:
        """Return what pay depends on of everyone, in the order of :meth:`members`."""
        rows: list[tuple[Any, ...]] = self._rows(f"{_PAYEES} WHERE retired = 0 ORDER BY sort_key, id")
        with readable("members", self.path):
            # Most say the same or nothing: each wish is read once.
            said = {text for row in rows for text in row[2:4]}
            wishes = {text: revive(InsuranceWish, cast("dict[str, JsonValue]", parsed(text))) for text in said}
            return tuple(
                Payee(i, name, wishes[s], wishes[h], _GROUPS[group], _EDUCATION[schooled], words)
                for i, name, s, h, group, schooled, words in rows
            )

    def member(self, member: MemberId) -> Member | None:
        """Return one person, or None."""
        return self.get(Member, member)

    def members_with_cccd(self, cccd: str) -> tuple[Member, ...]:
        """Return the people recorded under one identity number: more than one is a mistake to be shown."""
        return self._where(Member, "retired = 0 AND cccd = ?", (cccd,))
