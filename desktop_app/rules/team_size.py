"""How many members a scheme allots a place, and why."""

from dataclasses import dataclass

from desktop_app.model.payroll import Step
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Source
from desktop_app.rules.facts import Asked, PlaceFacts, missing
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
        by = (row.by or size.by) if _counts(row) else None
        count = _count(by, place)
        # Of a split place the largest part is what its teams are sized by.
        part = -(-count // (row.teams or size.teams)) if row.split else count
        if isinstance(row, SizeSteps) or (row.from_count <= part and (row.to_count is None or part <= row.to_count)):
            return _merged(size, place, _added(size, place, _sized(size, row, by, count)))
    raise Refused(Problem("rules.team_size_no_row", Place(column="team_size"), {"scheme": scheme.id}))


def _counts(row: SizeRange | SizeSteps) -> bool:
    """Return whether a row asks how many there are: one for all counts holds where the count is not known, too."""
    return isinstance(row, SizeSteps) or row.from_count > 0 or row.to_count is not None


def _count(by: SizeBy | None, place: PlaceFacts) -> int:
    if by is None:
        return 0
    count = place.households if by is SizeBy.HOUSEHOLDS else place.population
    if count is None:
        raise Refused(Problem("rules.count_missing", Place(field=by.value), {"field": by}))
    return count


def _sized(size: TeamSize, row: SizeRange | SizeSteps, by: SizeBy | None, count: int) -> SizeResult:
    if row.split:
        return _split(size, row, by, count)
    return _steps(size, row, by, count) if isinstance(row, SizeSteps) else _range(size, row, by, count)


def _split(size: TeamSize, row: SizeRange | SizeSteps, by: SizeBy | None, count: int) -> SizeResult:
    """Each team is sized by its part of the count; where the parts are uneven, the first has one more."""
    teams = row.teams or size.teams
    less, more = count // teams, -(-count // teams)
    sized = [
        _steps(size, row, by, part) if isinstance(row, SizeSteps) else _range(size, row, by, part)
        for part in dict.fromkeys((less, more))
    ]
    steps = [*_counted(size, by, count), *(step for one in sized for step in one.steps)]
    return SizeResult(teams, sized[0].least, sized[-1].most, tuple(steps))


def _merged(size: TeamSize, place: PlaceFacts, found: SizeResult) -> SizeResult:
    """Return the size of a place lately made of others: near that of its former teams, and no less than its own."""
    merger = size.merger
    if merger is None or not place.merged:
        return found
    if place.merged_months is None:
        raise missing(Asked.MERGED_MONTHS)
    if place.merged_months > merger.months or not place.former_sizes:
        return found
    together = sum(place.former_sizes) - merger.less * (len(place.former_sizes) - 1)
    members = max(together, found.most or found.least)
    if merger.most is not None:
        members = min(members, merger.most)
    values: dict[str, object] = {"former": sum(place.former_sizes), "teams": len(place.former_sizes)}
    step = Step("size_merged", {**values, "months": merger.months, "members": members}, size.source)
    return SizeResult(found.teams, members, members, (*found.steps, step), found.villages)


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
    full = int((count - row.threshold) // row.step)
    members = row.base + full
    values: dict[str, object] = {
        "threshold": row.threshold,
        "base": row.base,
        "step": row.step if row.step.denominator > 1 else int(row.step),
        "full": full,
    }
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
    steps = list(found.steps)
    applying = [plus for plus in size.plus if holds_at(plus.where, place)]
    steps += [Step("size_plus", {"members": plus.members}, plus.source or size.source) for plus in applying]
    added = _at_most(size, sum(plus.members for plus in applying))
    least = found.least + min(added, sum(plus.members for plus in applying if plus.at_least))
    most = None if found.most is None else found.most + added
    if added < sum(plus.members for plus in applying):
        steps.append(Step("size_plus_at_most", {"most": added}, size.source))
    if size.most is not None and (most is None or most > size.most):
        if most is not None:
            steps.append(Step("size_cut", {"most": size.most, "cut": most - size.most}, size.source))
        most = size.most
        least = min(least, most)
    return SizeResult(found.teams, least, most, tuple(steps), found.villages)


def _source(size: TeamSize, row: SizeRange | SizeSteps) -> Source:
    return row.source or size.source


def _at_most(size: TeamSize, added: int) -> int:
    return added if size.plus_most is None else min(added, size.plus_most)


def _counted(size: TeamSize, by: SizeBy | None, count: int) -> list[Step]:
    return [Step(f"size_by_{by.value}", {"count": count}, size.source)] if by else []
