"""How many members a scheme allots a place, and why."""

from dataclasses import dataclass

from desktop_app.model.payroll import Step
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Source
from desktop_app.rules.facts import PlaceFacts
from desktop_app.rules.scheme import Scheme
from desktop_app.rules.scheme_conditions import holds_at
from desktop_app.rules.scheme_sizes import SizeBy, SizeRange, SizeSteps, TeamSize


@dataclass(frozen=True, slots=True)
class SizeResult:
    """Teams in the place, least and most members of one, and the steps. The committee's own quota overrides it."""

    teams: int
    least: int
    most: int | None
    """None where the text sets no upper bound."""
    steps: tuple[Step, ...]
    villages: int = 1
    """How many places share one team."""


def compute_team_size(scheme: Scheme, place: PlaceFacts) -> SizeResult:
    """Return what the scheme allots.

    Raises Refused: ``rules.team_size_unknown`` where the scheme has no such rule, ``rules.count_missing`` or
    ``rules.fact_missing`` where the place lacks what decides, ``rules.team_size_no_row`` where no row speaks of it.
    """
    size = scheme.team_size
    if size is None:
        raise Refused(Problem("rules.team_size_unknown", Place(column="team_size"), {"scheme": scheme.id}))
    for row in size.rows:
        if not holds_at(row.where, place):
            continue
        by = row.by or size.by
        count = _count(by, place)
        if isinstance(row, SizeSteps):
            return _added(size, place, _steps(size, row, by, count))
        if row.from_count <= count and (row.to_count is None or count <= row.to_count):
            return _added(size, place, _range(size, row, by, count))
    raise Refused(Problem("rules.team_size_no_row", Place(column="team_size"), {"scheme": scheme.id}))


def _count(by: SizeBy | None, place: PlaceFacts) -> int:
    if by is None:
        return 0
    count = place.households if by is SizeBy.HOUSEHOLDS else place.population
    if count is None:
        raise Refused(Problem("rules.count_missing", Place(field=by.value), {"field": by}))
    return count


def _range(size: TeamSize, row: SizeRange, by: SizeBy | None, count: int) -> SizeResult:
    steps = _counted(size, by, count)
    if row.villages > 1:
        steps.append(Step("size_shared", {"villages": row.villages}, _source(size, row)))
    code = "size_exact" if row.least == row.most else "size_range" if row.most is not None else "size_open"
    values: dict[str, object] = {"least": row.least}
    steps.append(Step(code, values if row.most is None else {**values, "most": row.most}, _source(size, row)))
    return SizeResult(_teams(size, row, steps), row.least, row.most, tuple(steps), row.villages)


def _steps(size: TeamSize, row: SizeSteps, by: SizeBy | None, count: int) -> SizeResult:
    steps = _counted(size, by, count)
    if count < row.threshold:
        steps.append(Step("size_below", {"threshold": row.threshold, "members": row.below}, _source(size, row)))
        return SizeResult(_teams(size, row, steps), row.below, row.below, tuple(steps))
    full = (count - row.threshold) // row.step
    members = row.base + full
    values: dict[str, object] = {"threshold": row.threshold, "base": row.base, "step": row.step, "full": full}
    steps.append(Step("size_steps", {**values, "members": members}, _source(size, row)))
    if row.most is not None and members > row.most:
        steps.append(Step("size_cut", {"most": row.most, "cut": members - row.most}, _source(size, row)))
        members = row.most
    return SizeResult(_teams(size, row, steps), members, members, tuple(steps))


def _teams(size: TeamSize, row: SizeRange | SizeSteps, steps: list[Step]) -> int:
    teams = row.teams or size.teams
    if teams > 1:
        steps.append(Step("size_teams", {"teams": teams}, _source(size, row)))
    return teams


def _added(size: TeamSize, place: PlaceFacts, found: SizeResult) -> SizeResult:
    """Return the size with what is added for this place, within the most that the text allows at all."""
    least, most, steps = found.least, found.most, list(found.steps)
    for plus in size.plus:
        if holds_at(plus.where, place):
            least += plus.members if plus.at_least else 0
            most = None if most is None else most + plus.members
            steps.append(Step("size_plus", {"members": plus.members}, plus.source or size.source))
    if size.most is not None and (most is None or most > size.most):
        if most is not None:
            steps.append(Step("size_cut", {"most": size.most, "cut": most - size.most}, size.source))
        most = size.most
        least = min(least, most)
    return SizeResult(found.teams, least, most, tuple(steps), found.villages)


def _source(size: TeamSize, row: SizeRange | SizeSteps) -> Source:
    return row.source or size.source


def _counted(size: TeamSize, by: SizeBy | None, count: int) -> list[Step]:
    return [Step(f"size_by_{by.value}", {"count": count}, size.source)] if by else []
