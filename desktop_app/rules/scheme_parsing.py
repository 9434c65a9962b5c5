"""Plain data of a scheme file -> :class:`Scheme`: the tables of the language, one reader each.

Amounts, counts, conditions and team sizes have readers of their own; what must hold between lines stands in
``scheme_checks``.
"""

import re
from dataclasses import replace
from enum import StrEnum

from desktop_app.model.payroll import LineCode
from desktop_app.model.problems import Refused
from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.former_words import modern
from desktop_app.rules.parsing import own_source, source, span
from desktop_app.rules.parsing_amounts import amount, coefficient, optional_dong
from desktop_app.rules.parsing_conditions import optional_condition
from desktop_app.rules.parsing_counts import count
from desktop_app.rules.parsing_sizes import team_size
from desktop_app.rules.reading import Table
from desktop_app.rules.scheme import (
    LANGUAGE,
    Gap,
    LimitOrder,
    LimitPer,
    LineRounding,
    LineRule,
    MoneyLimit,
    Note,
    Payment,
    Scheme,
    SharedLimit,
    Stacking,
    StackingRule,
    Status,
)
from desktop_app.rules.scheme_checks import check_lines
from desktop_app.rules.scheme_readings import (
    UNSAID,
    CompensatoryDayReading,
    DayServed,
    DutyDay,
    HolidayOnRestDay,
    PartMonth,
    RoleChange,
    RoundingStage,
    RoundingUnit,
    RoundingWay,
    ServiceCountedTo,
    Switch,
    Switches,
    YesNo,
)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_PAIR = 2
_UNKNOWN = "?"
_MONTHS = 12


def parse_scheme(table: Table) -> Scheme:
    """Return the scheme of a file's data; its digest is set by the rulebook."""
    table = Table(modern(table.data), table.file, table.path, table.problems)
    language = table.integer("language", 1, least=1)
    if language > LANGUAGE:
        table.wrong("language", "rules.language_newer", value=language, known=LANGUAGE)
        raise Refused(table.problems)
    base = source(head := table.table("source"))
    head.done()
    if not base.document:  # told once; else every value that says nothing of its own would miss it, too
        base = replace(base, document=_UNKNOWN)
    scheme = Scheme(
        id=table.text("id"),
        name=table.text("name"),
        territory=table.text("territory"),
        province=table.text("province"),
        status=table.word("status", Status),
        source=base,
        span=span(table, "valid_from", "valid_to") if table.has("valid_from") else None,
        switches=_switches(table.table("readings"), base),
        lines=tuple(_line(row, base) for row in table.tables("line")),
        gaps=tuple(_gap(row) for row in table.tables("gap")),
        team_size=team_size(size, base) if (size := table.optional_table("team_size")) else None,
        stacking=tuple(_stacking(row, base) for row in table.tables("stacking")),
        limits=tuple(_shared_limit(row, base) for row in table.tables("limit")),
    )
    _check(table, scheme)
    table.done()
    if not table.problems:  # else something stands only in the place of what could not be read
        check_lines(table, scheme)
    return scheme


def _check(table: Table, scheme: Scheme) -> None:
    if not _ID.match(scheme.id):
        table.wrong("id", "rules.id_wrong", value=scheme.id)
    if scheme.span is not None:
        return
    last = table.optional_day("valid_to")
    if scheme.status is not Status.DRAFT and not table.unread("status"):
        table.missing("valid_from")
    elif last is not None:
        table.wrong("valid_to", "rules.end_without_start")


def _switches(table: Table, base: Source) -> Switches:
    switches = Switches(
        holiday_on_rest_day=_switch(table, "holiday_on_rest_day", HolidayOnRestDay, base),
        day_served=_switch(table, "day_served", DayServed, base),
        duty_day=_switch(table, "duty_day", DutyDay, base),
        compensatory_day_rests=_switch(table, "compensatory_day_rests", CompensatoryDayReading, base),
        swapped_day_rests=_switch(table, "swapped_day_rests", YesNo, base),
        swapped_worked_rests=_switch(table, "swapped_worked_rests", YesNo, base),
        service_counted_to=_switch(table, "service_counted_to", ServiceCountedTo, base),
        part_month=_switch(table, "part_month", PartMonth, base),
        role_change=_switch(table, "role_change", RoleChange, base),
        rounding_stage=_switch(table, "rounding_stage", RoundingStage, base),
        rounding_unit=_switch(table, "rounding_unit", RoundingUnit, base),
        rounding_way=_switch(table, "rounding_way", RoundingWay, base),
    )
    table.done()
    return switches


def _switch(table: Table, key: str, words: type[StrEnum], base: Source) -> Switch:
    if key in UNSAID and not table.has(key):
        return Switch(str(UNSAID[key]), Source(base.document, certainty=Certainty.ASSUMED))
    inner = table.table(key)
    switch = Switch(str(inner.word("value", words)), source(inner, base.document, Certainty.ASSUMED))
    inner.done()
    return switch


def _line(table: Table, base: Source) -> LineRule:
    code = table.word("code", LineCode)
    own = source(table, base.document, base.certainty)
    rule = LineRule(
        code=code,
        amount=amount(table.table("amount")),
        source=own,
        id=table.text("id", code.value),
        name=table.text("name", ""),
        count=count(inner, own) if (inner := table.optional_table("count")) else None,
        when=optional_condition(table, "when"),
        floor=table.texts("floor"),
        limit=_money_limit(inner, own) if (inner := table.optional_table("most")) else None,
        payment=_payment(inner) if (inner := table.optional_table("payment")) else None,
        rounding=_line_rounding(inner) if (inner := table.optional_table("rounding")) else None,
        part_month=table.optional_word("part_month", PartMonth),
        notes=tuple(_note(row) for row in table.tables("question")),
    )
    table.not_empty("floor")
    table.done()
    return rule


def _money_limit(table: Table, base: Source) -> MoneyLimit:
    per_month, per_year = optional_dong(table, "per_month", least=1), optional_dong(table, "per_year", least=1)
    limit = MoneyLimit(per_month, per_year, own_source(table, base))
    table.done()
    if table.clean and per_month is None and per_year is None:
        table.missing("per_month")
    return limit


def _line_rounding(table: Table) -> LineRounding:
    unit = table.optional_word("unit", RoundingUnit)
    stage = table.optional_word("stage", RoundingStage)
    rounding = LineRounding(None if unit is None else int(unit), table.optional_word("way", RoundingWay), stage)
    table.done()
    if table.clean and rounding == LineRounding():
        table.missing("unit")
    if stage in {RoundingStage.TOTAL, RoundingStage.GRAND_TOTAL}:
        table.wrong("stage", "rules.line_rounds_total")
    return rounding


def _payment(table: Table) -> Payment:
    months = table.numbers("months")
    table.needs("months", months)
    for month in months:
        if not 1 <= month <= _MONTHS:
            table.wrong("months", "rules.month_of_year_wrong", value=month)
    payment = Payment(
        frozenset(months),
        table.integer("covers", least=1),
        table.flag("whole_sum", default=False),
        table.flag("rest_of_year_on_joining", default=False),
        table.flag("of_insured_months", default=False),
        table.flag("on_leaving", default=False),
    )
    table.at_most("covers", payment.covers, _MONTHS)
    if payment.rest_of_year_on_joining and payment.on_leaving:
        table.wrong("on_leaving", "rules.payment_twice")
    table.done()
    return payment


def _stacking(table: Table, base: Source) -> Stacking:
    lines = table.texts("lines")
    table.needs("lines", lines)
    first, second = (*lines, "", "")[:_PAIR]
    stacking = Stacking(
        (first, second),
        table.word("rule", StackingRule),
        source(table, base.document, base.certainty),
    )
    table.done()
    if table.clean and (len(set(lines)) != _PAIR or len(lines) != _PAIR):
        table.wrong("lines", "rules.stacking_two_lines")
    return stacking


def _shared_limit(table: Table, base: Source) -> SharedLimit:
    limit = SharedLimit(
        table.texts("lines"),
        table.word("per", LimitPer),
        source(table, base.document, base.certainty),
        optional_dong(table, "dong", least=1),
        table.optional_integer("units", least=1),
        coefficient(table, "of_monthly") if table.has("of_monthly") else None,
        table.word("order", LimitOrder, LimitOrder.NAMED),
        table.flag("before_rounding", default=False),
    )
    table.needs("lines", limit.lines)
    table.done()
    if not table.clean:
        return limit
    if sum(said is not None for said in (limit.dong, limit.units, limit.of_monthly)) != 1:
        table.wrong("units", "rules.limit_dong_or_units")
    if limit.units is None and limit.order is LimitOrder.TIME:
        table.wrong("order", "rules.limit_by_time_in_units")
    if limit.units is not None and limit.before_rounding:
        table.wrong("before_rounding", "rules.key_without_effect", per="units")
    return limit


def _note(table: Table) -> Note:
    note = Note(table.optional_day("from"), table.text("text"))
    table.done()
    return note


def _gap(table: Table) -> Gap:
    gap = Gap(table.text("code"), table.text("text"), table.optional_word("line", LineCode))
    table.done()
    return gap
