"""Whatever a noun holds comes back from the book as it went in."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.model.document import PrintedDocument
from desktop_app.model.duty import DutyEntry, DutyKind, Heavy
from desktop_app.model.ids import TeamId
from desktop_app.model.member import Member, PartialDate, Role
from desktop_app.model.payroll import ClosedMonth, LineCode, MemberPay, PayrollLine, PayrollSheet, ReviewedTeam, Step
from desktop_app.model.periods import Month, Span
from desktop_app.model.team import Team
from desktop_app.storage.book import Book
from desktop_app.storage.rows import Table
from desktop_app.storage.tables import TABLES, Fact

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
WHOLE = st.integers(-(2**53), 2**53)
POSITIVE = st.integers(1, 2**53)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)
MONTHS = st.builds(Month, st.integers(1900, 2200), st.integers(1, 12))
SPANS = st.builds(
    lambda start, days: Span(start, None if days is None else start + timedelta(days)),
    DAYS,
    st.none() | st.integers(0, 999),
)
ANY = st.none() | st.booleans() | WHOLE | TEXT | DAYS | DECIMALS | MONTHS | st.fractions() | st.sampled_from(DutyKind)
STEPS = st.builds(Step, values=st.dictionaries(TEXT, ANY | st.lists(ANY, max_size=2).map(tuple), max_size=3))
KNOWN_IN_PART = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]), DAYS, st.integers(1, 3)
)
MOMENTS = st.datetimes(datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2200-01-01")).map(
    lambda moment: moment.replace(second=0, microsecond=0),
)


def _duty(begins: datetime, minutes: int, kind: DutyKind, heavy: Heavy, plan: str) -> DutyEntry:
    return DutyEntry("d", "nobody", begins, begins + timedelta(minutes=minutes), kind, heavy, plan)


KNOWN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    NoneType: st.none(),
    int: POSITIVE,
    Fact: st.builds(Fact, st.text("abc", min_size=1), TEXT),
    date: DAYS,
    Decimal: DECIMALS,
    Month: MONTHS,
    Span: SPANS,
    PartialDate: KNOWN_IN_PART,
    Step: STEPS,
    DutyEntry: st.builds(_duty, MOMENTS, st.integers(1, 1440), st.sampled_from(DutyKind), st.sampled_from(Heavy), TEXT),
}


def nouns(kind: Any) -> st.SearchStrategy[Any]:
    """Return values of a type as the model's hints name it; nothing is registered for other tests to trip over."""
    kind = getattr(kind, "__supertype__", kind)
    if kind in KNOWN:
        return KNOWN[kind]
    parts = get_args(kind)
    if get_origin(kind) in {Union, UnionType}:
        return st.one_of(map(nouns, parts))
    if parts:
        some = st.lists(nouns(parts[-1] if parts[-1] is not Ellipsis else parts[0]), max_size=2)
        return some.map(
            lambda items: dict(enumerate_keys(items)) if get_origin(kind) is Mapping else get_origin(kind)(items)
        )
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{field.name: nouns(hints[field.name]) for field in fields(kind)})
    return st.sampled_from(kind) if issubclass(kind, Enum) else st.from_type(kind)


def enumerate_keys(items: list[Any]) -> list[tuple[str, Any]]:
    return [(f"khóa {at}", item) for at, item in enumerate(items)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_noun_comes_back_from_its_row_as_it_was(table: Table[Any], clock):
    with Book.in_memory(clock) as book:
        connection = book._connection
        connection.execute("PRAGMA query_only = OFF")
        # References are another test's business.
        connection.execute("PRAGMA foreign_keys = OFF")

        everything = f"SELECT {table.selected} FROM {table.name}"  # noqa: S608

        @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
        @given(nouns(table.noun))
        def comes_back(noun: Any) -> None:
            image = table.image(noun)
            connection.execute("BEGIN")
            try:
                connection.execute(table.upsert, table.row(noun, image))
                (row,) = connection.execute(everything).fetchall()
            finally:
                connection.execute("ROLLBACK")
            assert table.noun_of(row) == noun
            assert table.stored_image(row) == image

        comes_back()


def test_a_noun_that_would_not_come_back_is_refused(clock):
    line = PayrollLine(LineCode.NIGHT, 1.5, ())
    pay = MemberPay("an", "An", "t", "T", Role.LEADER, (line,))
    sheet = PayrollSheet(Month(2026, 10), "s", "S", True, "", (pay,))
    closed = ClosedMonth(Month(2026, 10), sheet, "", "", "")
    with Book.in_memory(clock) as book:
        with (
            pytest.raises(Exception, match="ClosedMonth"),
            book.change("month.closed", by="Lan") as change,
        ):
            change.put(closed)
        assert book.closed_month(Month(2026, 10)) is None


def test_columns_are_strict(clock):
    with Book.in_memory(clock) as book:
        with (
            pytest.raises(Exception, match="cannot store TEXT value in INTEGER column"),
            book.change("t", by="Lan") as change,
        ):
            change.put(PrintedDocument("d", "f", "1", "T", "", "", "", "0" * 64, pages="ba"))
        assert book.documents() == ()


def test_a_compound_key_has_both_parts():
    table = next(table for table in TABLES if table.noun is ReviewedTeam)
    image = table.image(ReviewedTeam("t-1", Month(2026, 10), "", ""))
    assert table.key_of(image) == "t-1|2026-10"
    assert table.key_parts("t-1|2026-10") == ["t-1", "2026-10"]


def test_a_key_with_a_stroke_in_it_is_still_one_key():
    table = next(table for table in TABLES if table.noun is Member)
    assert table.key_parts("a|b") == ["a|b"]


def _fixed(kind: object) -> bool:
    """Whether nothing of a type can be changed in place."""
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        frozen = kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
        return frozen and all(_fixed(hints[one.name]) for one in fields(kind))
    if parts := get_args(kind):
        return get_origin(kind) in {tuple, frozenset, Union, UnionType} and all(
            one is Ellipsis or _fixed(one) for one in parts
        )
    return not (isinstance(kind, type) and issubclass(kind, (list, dict, set)))


def test_only_what_nobody_can_change_is_remembered():
    remembered = [table for table in TABLES if table.remembers]
    assert remembered
    assert all(_fixed(table.noun) for table in remembered)
    assert not _fixed(dict[str, int])


def test_equal_rows_are_one_noun_and_a_changed_row_is_another(book: Book):
    team = Team(TeamId("t"), "Tổ một", (), 3)
    with book.change("t.t", by="t") as change:
        change.put(team)
    [before], [again] = book.teams(), book.teams()
    assert before is again
    with book.change("t.t", by="t") as change:
        change.put(replace(team, quota=4))
    assert [one.quota for one in book.teams()] == [4]
    assert before.quota == 3
