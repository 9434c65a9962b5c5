"""How many members a scheme allots a place, and why."""

from dataclasses import dataclass

from desktop_app.model.payroll import Step
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.facts import PlaceFacts
from desktop_app.rules.scheme import Scheme, SizeBy, SizeRange, SizeSteps, SizeWhere, TeamSize


@dataclass(frozen=True, slots=True)
class SizeResult:
    """Teams in the place, least and most members of one, and the steps. The committee's own quota overrides it."""

    teams: int
    least: int
    most: int
    steps: tuple[Step, ...]


def compute_team_size(scheme: Scheme, place: PlaceFacts) -> SizeResult:
    """Return what the scheme allots.

    Raises Refused: ``rules.team_size_unknown`` where the scheme has no such rule, ``rules.count_missing`` where the
    place lacks the count that decides, ``rules.team_size_no_row`` where no row speaks of the place.
    """
    size = scheme.team_size
    if size is None:
        raise Refused(Problem("rules.team_size_unknown", Place(column="team_size"), {"scheme": scheme.id}))
    count = _count(size, place)
    for row in size.rows:
        if not _speaks_of(row.where, place):
            continue
        if isinstance(row, SizeSteps):
            return _steps(size, row, count)
        if row.from_count <= count and (row.to_count is None or count <= row.to_count):
            return _range(size, row, count)
    raise Refused(Problem("rules.team_size_no_row", Place(column="team_size"), {"scheme": scheme.id}))


def _count(size: TeamSize, place: PlaceFacts) -> int:
    if size.by is None:
        return 0
    count = place.households if size.by is SizeBy.HOUSEHOLDS else place.population
    if count is None:
        raise Refused(Problem("rules.count_missing", Place(field=size.by.value), {"field": size.by}))
    return count


def _speaks_of(where: SizeWhere, place: PlaceFacts) -> bool:
    kind = place.village_kind
    return (
        (where.urban is None or (kind is not None and kind.urban is where.urban))
        and (not where.village_kinds or kind in where.village_kinds)
        and (not where.village_classes or place.village_class in where.village_classes)
        and (not where.commune_kinds or place.commune_kind in where.commune_kinds)
        and (not where.traits_any or not where.traits_any.isdisjoint(place.traits))
    )


def _range(size: TeamSize, row: SizeRange, count: int) -> SizeResult:
    steps = _counted(size, count)
    code = "size_exact" if row.least == row.most else "size_range"
    steps.append(Step(code, {"least": row.least, "most": row.most}, size.source))
    return SizeResult(size.teams, row.least, row.most, tuple(steps))


def _steps(size: TeamSize, row: SizeSteps, count: int) -> SizeResult:
    steps = _counted(size, count)
    if count < row.threshold:
        steps.append(Step("size_below", {"threshold": row.threshold, "members": row.below}, size.source))
        return SizeResult(size.teams, row.below, row.below, tuple(steps))
    full = (count - row.threshold) // row.step
    members = row.base + full
    values: dict[str, object] = {"threshold": row.threshold, "base": row.base, "step": row.step, "full": full}
    steps.append(Step("size_steps", {**values, "members": members}, size.source))
    if row.most is not None and members > row.most:
        steps.append(Step("size_cut", {"most": row.most, "cut": members - row.most}, size.source))
        members = row.most
    return SizeResult(size.teams, members, members, tuple(steps))


def _counted(size: TeamSize, count: int) -> list[Step]:
    return [Step(f"size_by_{size.by.value}", {"count": count}, size.source)] if size.by else []
