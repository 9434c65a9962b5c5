"""A closed line that differs because earlier months of the year used up more, or less, of its yearly limit."""

from collections.abc import Iterable, Iterator, Mapping

from desktop_app.model.payroll import LineCode, MemberPay, PayrollLine, Step
from desktop_app.rules.scheme import LimitPer

_UNITS: Mapping[str, tuple[str, str]] = {
    "year_hours_cut": ("_minutes", "hours"),
    "shared_hours_cut": ("_minutes", "hours"),
    "year_cut": ("", "units"),
    "shared_cut": ("", "units"),
    "year_money_cut": ("", "money"),
    "shared_money_cut": ("", "money"),
}
"""The steps in which a yearly limit cuts: the ending of their values, and what they limit."""


def year_causes(pays: tuple[MemberPay, MemberPay], code: LineCode) -> Iterator[Step]:
    """Yield, for each yearly limit of a line, that what earlier months took of it is no longer what it was.

    ``pays`` are one person's of the frozen sheet and of the one reckoned now, with the lines that came to nothing.
    Where a limit cut only one of the two, what that one had carried decides: with it the other would have been cut,
    too.
    """
    then, now = pays
    before, after = (_limits((*pay.lines, *pay.unpaid), code) for pay in pays)
    for key in {**before, **after}:
        had, has = before.get(key), after.get(key)
        if had is not None and has is not None:
            if _carried(had) != _carried(has):
                yield _because(has)
        elif has is not None and _over(has, then, code):
            yield _because(has)
        elif had is not None and _over(had, now, code):
            yield _because(had, "then")


def _limits(lines: Iterable[PayrollLine], code: LineCode) -> dict[object, Step]:
    """The cuts of yearly limits, by what they limit."""
    steps = (step for line in lines if line.code is code for step in line.steps if step.code in _UNITS)
    yearly = (step for step in steps if step.values.get("over", LimitPer.YEAR) == LimitPer.YEAR)
    return {(step.code, _codes(step, code), _value(step, "limit")): step for step in yearly}


def _over(cut: Step, uncut: MemberPay, code: LineCode) -> bool:
    """Return whether a line that was not cut would have been with what the other one had carried."""
    money = _UNITS[cut.code][1] == "money"
    own = [line for line in uncut.lines if line.code in _codes(cut, code)]
    paid = sum(line.amount if money else line.ticks for line in own)
    return paid + _carried(cut) > _value(cut, "limit")


def _codes(step: Step, code: LineCode) -> tuple[LineCode, ...]:
    lines = step.values.get("lines")
    return tuple(LineCode(one) for one in lines) if isinstance(lines, list | tuple) else (code,)


def _carried(step: Step) -> int:
    return _value(step, "carried")


def _value(step: Step, name: str) -> int:
    return int(str(step.values[name + _UNITS[step.code][0]]))


def _because(cut: Step, when: str = "now") -> Step:
    ending, unit = _UNITS[cut.code]
    values = {name + ending: _value(cut, name) for name in ("carried", "limit")}
    return Step(f"difference_because_year_{when}_{unit}", values, cut.source)
