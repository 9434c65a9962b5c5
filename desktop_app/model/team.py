"""A team: the places it covers and the strength it was allotted. Who is in it follows from decisions."""

from collections.abc import Collection
from dataclasses import dataclass

from desktop_app.model.ids import TeamId, VillageId
from desktop_app.model.problems import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Team:
    """Tổ bảo vệ an ninh, trật tự of one or several places (Luật 30/2023 Điều 14 khoản 2)."""

    id: TeamId
    name: str
    """``Tổ thôn Đông``; printed after the words of the law."""
    villages: tuple[VillageId, ...]
    quota: int
    """How many members the province allotted (Điều 14 khoản 4)."""
    quota_document: str = ""
    """The decision of the provincial committee, as cited."""
    workplace: str = ""


def check_team(team: Team, known_villages: Collection[VillageId], other_names: Collection[str]) -> list[Problem]:
    """Return what stops a team from being kept, and what is odd about it."""
    problems: list[Problem] = []
    if not team.name.strip():
        problems.append(Problem("team.name_empty", Place(field="name")))
    if team.name in other_names:
        problems.append(Problem("team.name_twice", Place(field="name"), {"name": team.name}))
    if not team.villages:
        problems.append(
            Problem("team.no_village", Place(field="villages"), severity=Severity.WARNING, values={"name": team.name}),
        )
    problems += [
        Problem("team.village_unknown", Place(field="villages"), {"name": team.name})
        for village in team.villages
        if village not in known_villages
    ]
    if team.quota < 0:
        problems.append(Problem("team.quota_negative", Place(field="quota"), {"quota": team.quota}))
    return problems
