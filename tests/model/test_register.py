"""Numbers of a series: the next one, those missing and why, and what stands against one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.document import PaperOf
from desktop_app.model.ids import EntryId, GapId
from desktop_app.model.paper_numbers import check_symbol, ordinal, same_number, same_reference, same_symbol, two_digits
from desktop_app.model.problems import Severity
from desktop_app.model.register import (
    GapReason,
    IssuingBody,
    NumberGap,
    PaperKind,
    Registered,
    RegisterEntry,
    Series,
    check_entry,
    check_number,
    explanation,
    in_order,
    missing,
    next_number,
)

NOTICES = Series(IssuingBody.POLICE, "TB-CAX", 2026)
DAY = date(2026, 10, 12)


def paper(number: str, on: date = DAY, series: Series = NOTICES) -> Registered:
    return Registered(
        PaperKind.NOTICE, series, number, on, "Về việc niêm yết", "Trần Quốc Hùng", "thong_bao", PaperOf()
    )


def gap(first: int, last: int | None, reason: GapReason = GapReason.RESERVED, at: str = "1", **fields) -> NumberGap:
    made = NumberGap(GapId("g" + at), NOTICES.body, NOTICES.symbol, 2026, first, last, reason, "", at, "Lan")
    return replace(made, **fields)


ENTRY = RegisterEntry(
    EntryId("e"), "thong_bao", PaperKind.NOTICE, NOTICES.body, "05", "TB-CAX", DAY, "V/v", "Hùng", "t", "Lan"
)


@pytest.mark.parametrize(
    ("number", "order"),
    [
        ("5", (5, "")),
        ("05", (5, "")),
        (" 12A ", (12, "a")),
        ("12đ", (12, "đ")),
        ("003", (3, "")),
        ("08a", (8, "a")),
        ("08\u0430", None),
        ("0", None),
        ("٨", None),
        ("", None),
        ("5/TB", None),
    ],
)
def test_what_orders_a_number(number, order):
    assert ordinal(number) == order


def test_a_number_is_the_same_with_and_without_its_nought():
    assert same_number("05") == same_number("5") != same_number("50")
    assert same_number("12A") == same_number("12a") != same_number("12")
    assert same_number("nháp") == same_number(" NHÁP")
    assert (two_digits("5"), two_digits("05"), two_digits("12"), two_digits("")) == ("05", "05", "12", "")
    assert (two_digits("08a"), two_digits("8a"), two_digits("012A")) == ("08a", "08a", "12A")


def test_a_number_with_a_letter_does_not_stand_for_the_bare_one():
    """``08a`` is given beside 08, never in its place: 08 stays missing and is told, above the highest too."""
    [problem] = check_number(NOTICES, "08a", DAY, [paper(str(n)) for n in range(1, 8)], [])
    assert (problem.code, problem.values["first"], problem.values["last"]) == ("register.numbers_skipped", 8, 8)
    assert [(m.first, m.last) for m in missing([paper("08a")], [gap(1, 7)], NOTICES)] == [(1, 7), (8, 8)]
    assert [(m.first, m.last) for m in missing([paper("1"), paper("02a"), paper("3")], [], NOTICES)] == [(2, 2)]
    assert missing([paper("1"), paper("01a")], [], NOTICES) == []
    assert next_number([paper("08a")], NOTICES) == "09"
    assert check_number(NOTICES, "3a", DAY, [paper("4")], [gap(3, 3, GapReason.CANCELLED)]) == []


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d")
def test_every_dash_of_a_symbol_is_the_same(dash):
    assert same_symbol(f"BC{dash}CAX") == same_symbol("BC-CAX")
    [problem] = check_number(replace(NOTICES, symbol=f"TB{dash}CAX"), "5", DAY, [paper("05")], [])
    assert problem.code == "register.number_twice"
    assert same_reference(f"08a/TB{dash}CAX") == same_reference("8a/tb-cax") != same_reference("8/TB-CAX")


def test_a_letter_of_another_script_stands_in_no_symbol():
    [problem] = check_symbol("QĐ-U\u0412ND")
    assert (problem.code, problem.values["letter"], problem.values["codepoint"]) == (
        "register.symbol_foreign",
        "\u0412",
        "U+0412",
    )
    assert check_symbol("QyĐ-HĐNDxã2") == []
    assert [p.code for p in check_symbol("\u039fK-CAX")] == ["register.symbol_foreign"]


def test_the_next_number_follows_the_highest_of_its_series_alone():
    others = [paper("90", series=replace(NOTICES, year=2025)), paper("80", series=replace(NOTICES, symbol="TB-UBND"))]
    assert next_number(others, NOTICES) == "01"
    assert next_number([*others, paper("03"), paper("1"), paper("lạ")], NOTICES) == "04"
    assert next_number([paper("9")], NOTICES) == "10"


def test_papers_stand_by_series_and_number():
    papers = [paper("10"), paper("2"), paper("2a"), paper("02", series=replace(NOTICES, year=2025)), paper("lạ")]
    assert [p.number for p in in_order(papers)] == ["02", "2", "2a", "10", "lạ"]
    assert paper("5").reference == "05/TB-CAX"


def test_missing_numbers_stand_in_runs_of_one_explanation():
    known = [paper("2"), paper("3"), paper("8"), paper("90", series=replace(NOTICES, year=2025))]
    found = missing(known, [gap(4, 5)], NOTICES)
    assert [(m.first, m.last, m.explained is not None, m.count) for m in found] == [
        (1, 1, False, 1),
        (4, 5, True, 2),
        (6, 7, False, 2),
    ]
    assert missing([], [], NOTICES) == missing([paper("1")], [], NOTICES) == []


def test_a_general_register_explains_from_its_first_number_on_also_in_later_years():
    general = gap(4, None, GapReason.GENERAL)
    found = missing([paper("9")], [general], NOTICES)
    assert [(m.first, m.last, m.explained) for m in found] == [(1, 3, None), (4, 8, general)]
    later, earlier = replace(NOTICES, year=2027), replace(NOTICES, year=2025)
    assert explanation([general], later, 1) == general
    assert explanation([general], earlier, 9) is None
    assert explanation([general], replace(NOTICES, symbol="BC-CAX"), 9) is None


def test_of_two_explanations_the_closer_and_then_the_newer_holds():
    general, first, second = gap(1, None, GapReason.GENERAL, "9"), gap(3, 4, at="2"), gap(4, 4, at="3")
    known = [general, second, first]
    assert [explanation(known, NOTICES, n) for n in (2, 3, 4)] == [general, first, second]


def test_a_number_is_given_once():
    [problem] = check_number(NOTICES, "5", DAY, [paper("05")], [])
    assert (problem.code, problem.values["reference"], problem.severity) == (
        "register.number_twice",
        "05/TB-CAX",
        Severity.ERROR,
    )
    assert check_number(replace(NOTICES, year=2027), "1", DAY, [paper("1")], []) == []


@pytest.mark.parametrize("other", [{"body": IssuingBody.COMMITTEE}, {"symbol": "tb-cax"}])
def test_what_reads_the_same_is_given_once_whoever_sends_it(other):
    [problem] = check_number(replace(NOTICES, **other), "01", DAY, [paper("1")], [])
    assert (problem.code, problem.values["reference"]) == ("register.number_twice", "01/TB-CAX")


def test_a_cancelled_number_is_not_given():
    [problem] = check_number(NOTICES, "3", DAY, [paper("4")], [gap(3, 3, GapReason.CANCELLED)])
    assert (problem.code, problem.severity) == ("register.number_cancelled", Severity.ERROR)
    assert check_number(NOTICES, "3", DAY, [paper("4")], [gap(3, 3)]) == []


def test_skipped_numbers_are_told_unless_they_are_explained():
    [problem] = check_number(NOTICES, "9", DAY, [paper("4")], [gap(5, 6)])
    assert (problem.code, problem.severity) == ("register.numbers_skipped", Severity.WARNING)
    assert (problem.values["first"], problem.values["last"], problem.values["count"]) == (7, 8, 2)
    assert check_number(NOTICES, "9", DAY, [paper("4")], [gap(1, None, GapReason.GENERAL)]) == []
    assert check_number(NOTICES, "5", DAY, [paper("4")], []) == check_number(NOTICES, "lạ", DAY, [], []) == []


@pytest.mark.parametrize(
    ("number", "on", "odd"),
    [
        ("5", date(2026, 10, 11), True),
        ("5", DAY, False),
        ("5", date(2026, 10, 13), False),
        ("3", date(2026, 10, 13), True),
        ("3", date(2026, 10, 11), False),
    ],
)
def test_a_number_out_of_the_order_of_days_is_told(number, on, odd):
    found = [p.code for p in check_number(NOTICES, number, on, [paper("4")], [])]
    assert found == (["register.out_of_order"] if odd else [])


def test_an_entry_needs_its_words_and_a_number_that_is_one():
    assert check_entry(ENTRY) == []
    found = check_entry(replace(ENTRY, number=" ", symbol="", subject="", signer="", copies=0))
    assert [p.at.field for p in found] == ["number", "symbol", "subject", "signer", "copies"]
    assert [p.code for p in check_entry(replace(ENTRY, number="số 5"))] == ["register.number_no_number"]
    assert (ENTRY.series, ENTRY.of) == (NOTICES, PaperOf())


def test_a_number_cancelled_or_taken_back_after_the_highest_stays_and_the_next_is_the_first_free():
    """01, 01c, 02 and 03b stand; 05 was taken back, 04 cancelled: neither leaves the series, and 05 comes next."""
    known, cancelled = [paper(n) for n in ("01", "01c", "02", "03", "03b")], gap(4, 4, GapReason.CANCELLED)
    found = [(m.first, m.last, m.explained) for m in missing(known, [cancelled], NOTICES, {5, 2})]
    assert found == [(4, 4, cancelled), (5, 5, None)]
    assert next_number(known, NOTICES, [cancelled]) == "05"
    assert next_number(known, NOTICES, [cancelled, gap(5, 10**9)]) == str(10**9 + 1)
    assert [(m.first, m.last) for m in missing(known, [gap(6, 10**9)], NOTICES, {5, 8})] == [(5, 5), (6, 10**9)]
    general = gap(1, None, GapReason.GENERAL)
    assert next_number(known, NOTICES, [general]) == "04"
    assert [(m.first, m.explained) for m in missing(known, [general], NOTICES, {9})] == [(9, general)]
    assert missing(known, [general], NOTICES) == []


@given(st.sets(st.integers(1, 40)), st.sets(st.integers(1, 40)), st.sets(st.integers(1, 40)))
def test_every_number_is_a_papers_or_missing_once(taken, explained, back):
    found = missing([paper(str(n)) for n in taken], [gap(n, n, at=str(n)) for n in explained], NOTICES, back)
    listed = [n for m in found for n in range(m.first, m.last + 1)]
    below = set(range(1, max(taken, default=0) + 1))
    assert sorted([*listed, *taken]) == sorted(below | explained | back)
    assert {n for m in found if m.explained for n in range(m.first, m.last + 1)} == explained & set(listed)
