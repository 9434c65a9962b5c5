"""Why a closed month's line comes to another amount now: what of its reckoning is not what it was."""

from collections.abc import Iterable, Iterator

from desktop_app.model.differences import Cause, LateDuty, LineDifference
from desktop_app.model.payroll import LineCode, MemberPay, PayrollLine, PayrollSheet, Step
from desktop_app.services.completing_sheets import ENTERED
from desktop_app.services.explaining_year_limits import year_causes


def lines_of(pay: MemberPay | None, code: LineCode) -> tuple[PayrollLine, ...]:
    """Return somebody's lines under a code; none where the person is not in the sheet."""
    return tuple(line for line in pay.lines if line.code is code) if pay else ()


def steps_of(lines: Iterable[PayrollLine]) -> tuple[Step, ...]:
    """Return the steps of lines, one after the other."""
    return tuple(step for line in lines for step in line.steps)


def causes_of(
    sheets: tuple[PayrollSheet, PayrollSheet],
    pays: tuple[MemberPay | None, MemberPay | None],
    code: LineCode,
    late: Iterable[LateDuty] = (),
) -> tuple[Step, ...]:
    """Return what changed between the frozen sheet and the one reckoned now, for one person's line; at least one."""
    found = list(_causes(sheets, pays, code, late))
    return tuple(found) or (_because(Cause.RULE),)


def explanation_of(difference: LineDifference, why: str) -> tuple[Step, ...]:
    """Return the steps under which a difference is carried: paid, reckoned now, changed, left, and the reason."""
    sums: dict[str, object] = {"then": difference.then, "now": difference.now, "amount": difference.left}
    left = Step("difference_left", sums)
    if difference.carried:
        left = Step("difference_left_after", {**sums, "carried": difference.carried})
    return (
        Step("difference_then", {"month": difference.month, "line": difference.code, "amount": difference.then}),
        *difference.now_steps,
        Step("difference_now", {"month": difference.month, "amount": difference.now}),
        *difference.causes,
        Step("difference_reason", {"why": why}),
        left,
    )


def _because(cause: Cause) -> Step:
    return Step("difference_because", {"cause": cause})


def _causes(
    sheets: tuple[PayrollSheet, PayrollSheet],
    pays: tuple[MemberPay | None, MemberPay | None],
    code: LineCode,
    late: Iterable[LateDuty],
) -> Iterator[Step]:
    if sheets[0].scheme_id != sheets[1].scheme_id:
        names = {"then": sheets[0].scheme_name, "now": sheets[1].scheme_name}
        yield Step("difference_because_scheme", names)
    then, now = pays
    if then is None or now is None:
        yield _because(Cause.MEMBERSHIP)
        return
    if then.role is not now.role:
        yield Step("difference_because_role", {"then": then.role, "now": now.role})
    yield from _in_reckoning((then, now), code, late)


def _in_reckoning(pays: tuple[MemberPay, MemberPay], code: LineCode, late: Iterable[LateDuty]) -> Iterator[Step]:
    """What the steps and counts of the line say that is not the same."""
    then, now = pays
    before, after = (steps_of(lines_of(pay, code)) for pay in pays)
    yield from _parameters(before, after)
    if _values(before, "served") != _values(after, "served"):
        yield _because(Cause.MEMBERSHIP)
    limited = list(year_causes(pays, code))
    yield from limited
    counted = tuple(pay.count.of(code) for pay in pays)
    if counted[0] != counted[1] or (not limited and _ticks(then, code) != _ticks(now, code)):
        own = [one for one in late if one.member == now.member]
        corrected = [Step("difference_because_late", {"day": one.day, "why": one.why}) for one in own]
        # Where as much was counted as then and nothing corrected, it is not the duty that changed.
        yield from corrected or ([_because(Cause.DUTY)] if counted[0] != counted[1] or counted[0] is None else [])
    if _figures(before) != _figures(after):
        yield _because(Cause.FIGURE)
    if code.insurance and bool(before) != bool(after):
        yield _because(Cause.INSURANCE)


def _ticks(pay: MemberPay, code: LineCode) -> int:
    """What is paid for by a line."""
    return sum(line.ticks for line in lines_of(pay, code))


def _values(steps: Iterable[Step], name: str) -> list[object]:
    return [step.values[name] for step in steps if name in step.values]


def _figures(steps: Iterable[Step]) -> list[object]:
    return [step.values.get("amount") for step in steps if step.code == ENTERED]


def _parameters(before: Iterable[Step], after: Iterable[Step]) -> Iterator[Step]:
    """A national figure of the same name with another value."""
    then, now = _figures_named(before), _figures_named(after)
    for name, step in now.items():
        if name in then and then[name].values["value"] != step.values["value"]:
            values = {"parameter": name, "then": then[name].values["value"], "now": step.values["value"]}
            yield Step("difference_because_parameter", values, step.source)


def _figures_named(steps: Iterable[Step]) -> dict[object, Step]:
    return {step.values["parameter"]: step for step in steps if {"parameter", "value"} <= step.values.keys()}
