import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.periods import Month, Span

days = st.dates(date(2020, 1, 1), date(2020, 2, 29))
spans = st.tuples(days, st.none() | days).map(lambda two: Span(two[0]) if two[1] is None else Span(min(two), max(two)))  # type: ignore[type-var]
months = st.builds(Month, st.integers(1901, 2998), st.integers(1, 12))
ALL = [date(2020, 1, 1) + timedelta(days=n) for n in range(70)]


def members(span: Span) -> set[date]:
    return {day for day in ALL if day in span}


@given(spans, spans)
def test_spans_are_sets_of_days(one: Span, other: Span) -> None:
    shared = members(one) & members(other)
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    part = one.within(other)
    assert (members(part) if part else set()) == shared
    assert one.empty == (not members(one))


def test_a_span_holds_its_start_and_not_its_end() -> None:
    span = Span(date(2026, 10, 1), date(2026, 10, 3))
    assert [day.day for day in (date(2026, 9, 30), *(date(2026, 10, n) for n in (1, 2, 3))) if day in span] == [1, 2]
    assert date(2999, 1, 1) in Span(date(2026, 1, 1))


def test_touching_spans_do_not_overlap() -> None:
    one, other = Span(date(2026, 1, 1), date(2026, 2, 1)), Span(date(2026, 2, 1))
    assert not one.overlaps(other)
    assert one.within(other) is None


def test_a_span_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match="2026-01-02"):
        Span(date(2026, 1, 2), date(2026, 1, 1))


@given(months)
def test_a_month_is_its_days(month: Month) -> None:
    own = list(month.days())
    assert own[0] == month.first
    assert own[-1] == month.last
    assert len(own) == (month.last - month.first).days + 1
    assert all(Month.of(day) == month and day in month.span for day in own)
    assert month.last + timedelta(days=1) not in month.span


@given(months)
def test_months_follow_one_another_and_read_back(month: Month) -> None:
    assert month.next.previous == month.previous.next == month
    assert month.previous < month < month.next
    assert month.next.first == month.span.end
    assert Month.parse(str(month)) == month


@given(months, months)
def test_months_sort_as_they_are_written(one: Month, other: Month) -> None:
    assert (one < other) == (str(one) < str(other))


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-00", "2026-1", "26-10", "2026-10 ", "2026/10", "", "1899-12", "9998-12"]
)
def test_what_is_no_month(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text) or "^$"):
        Month.parse(text)


def test_no_month_outside_the_calendar() -> None:
    for year, number in ((2026, 13), (2026, 0), (0, 1), (9999, 1)):
        with pytest.raises(ValueError, match=str(year)):
            Month(year, number)
