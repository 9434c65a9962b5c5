"""Plain data of a scheme file -> :class:`TeamSize`: how many members a place's team has."""

import re
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from desktop_app.model.sources import Source
from desktop_app.rules.parsing import own_source, source
from desktop_app.rules.parsing_conditions import place_condition
from desktop_app.rules.reading import Table, Wanted
from desktop_app.rules.scheme_conditions import Condition
from desktop_app.rules.scheme_sizes import Merger, SizeBy, SizePlus, SizeRange, SizeSteps, TeamSize

_PART = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}|/[1-9][0-9]{0,8})?\Z", re.ASCII)


class SizeKind(StrEnum):
    """Each kind of row, as files call it."""

    RANGE = "range"
    STEPS = "steps"


def team_size(table: Table, base: Source) -> TeamSize:
    """Return the rule of team sizes; ``base`` is where the whole file rests."""
    by, own = table.optional_word("by", SizeBy), source(table, base.document, base.certainty)
    teams = table.integer("teams", 1, least=1)
    size = TeamSize(
        by=by,
        rows=tuple(_row(row, by, teams, own) for row in table.tables("row")),
        source=own,
        teams=teams,
        plus=tuple(_plus(row, own) for row in table.tables("plus")),
        plus_most=table.optional_integer("plus_most", least=1),
        most=table.optional_integer("most", least=1),
        merger=_merger(inner) if (inner := table.optional_table("merger")) else None,
        counted_on=table.optional_day("counted_on"),
        review_years=table.optional_integer("review_years", least=1),
    )
    table.needs("row", size.rows)
    table.not_empty("plus")
    table.done()
    return size


def _merger(table: Table) -> Merger:
    most = table.optional_integer("most", least=1)
    merger = Merger(table.integer("months", least=1), table.integer("less", 0), most)
    table.done()
    return merger


def _row(table: Table, by: SizeBy | None, teams: int, base: Source) -> SizeRange | SizeSteps:
    where, kind = _where(table), table.word("kind", SizeKind)
    if table.unread("kind"):
        table.given_up()
        return SizeRange(where, 0, None)
    read = _range if kind is SizeKind.RANGE else _steps
    row = replace(read(table, where), source=own_source(table, base))
    table.done()
    if not table.clean:
        return row
    counted = isinstance(row, SizeSteps) or row.from_count > 0 or row.to_count is not None
    if row.split and (row.teams or teams) == 1:
        table.wrong("split", "rules.split_one_team")
    if counted and row.by is None and by is None:
        table.missing("by")
    return row


def _where(table: Table) -> Condition:
    return place_condition(inner) if (inner := table.optional_table("where")) else Condition()


def _range(table: Table, where: Condition) -> SizeRange:
    row = SizeRange(
        where,
        table.integer("least"),
        table.optional_integer("most"),
        table.integer("from", 0),
        table.optional_integer("to"),
        table.optional_word("by", SizeBy),
        table.optional_integer("teams", least=1),
        table.integer("villages", 1, least=1),
        table.flag("split", default=False),
    )
    if row.most is not None and row.most < row.least:
        table.wrong("most", "rules.value_too_small", value=row.most, least=row.least)
    if row.to_count is not None and row.to_count < row.from_count:
        table.wrong("to", "rules.value_too_small", value=row.to_count, least=row.from_count)
    return row


def _steps(table: Table, where: Condition) -> SizeSteps:
    threshold = table.integer("threshold")
    parted = table.one_of("step_share", "step")
    step = threshold * _part(table, "step_share") if parted else Fraction(table.integer("step", least=1))
    if parted and step < 1 and not table.unread("threshold"):
        table.wrong("step_share", "rules.value_too_small", value=step, least=1)
    return SizeSteps(
        where,
        threshold,
        table.integer("below"),
        table.integer("base"),
        max(step, Fraction(1)),
        table.optional_integer("most"),
        table.optional_word("by", SizeBy),
        table.optional_integer("teams", least=1),
        table.flag("split", default=False),
    )


def _part(table: Table, key: str) -> Fraction:
    """Return a part of one, as ``"0.5"`` or exactly as ``"1/3"``."""
    text = table.text(key)
    part = Fraction(text) if _PART.match(text) else Fraction(0)
    if not 0 < part <= 1:
        table.wrong(key, "rules.value_wrong", value=text, wanted=Wanted.SHARE)
        return Fraction(1)
    return part


def _plus(table: Table, base: Source) -> SizePlus:
    plus = SizePlus(
        place_condition(table.table("where")),
        table.integer("members", least=1),
        table.flag("at_least", default=False),
        own_source(table, base),
    )
    table.done()
    return plus
