"""A decree's new figure, a notice's holidays: one row and one form, no new program."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop_app.model.law import RuleKind
from desktop_app.model.periods import Span
from desktop_app.model.problems import Refused
from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.holidays import CompensatoryDay, Holiday, Swap, YearCalendar
from desktop_app.rules.parameters import DatedValue
from desktop_app.services import keeping_rules, undoing
from desktop_app.services.keeping_figures import begun_calendar, keep_calendar, keep_parameter_value, open_holidays
from desktop_app.services.office import Office

NEW_YEAR = date(2027, 1, 1)
DECREE = Source("Nghị định 1/2026/NĐ-CP", "Điều 2", Certainty.VERIFIED)
SALARY = DatedValue(Span(NEW_YEAR), {"": Decimal(2_700_000)}, DECREE)
NOTICE = Source("Thông báo 9999/TB-BNV", certainty=Certainty.VERIFIED)
YEAR = YearCalendar(
    2028,
    (Holiday(date(2028, 1, 26), "Tết Âm lịch", NOTICE), Holiday(date(2028, 1, 1), "Tết Dương lịch", NOTICE, False)),
    (CompensatoryDay(date(2028, 1, 3), NOTICE),),
    (Swap(date(2028, 4, 28), date(2028, 4, 22), NOTICE),),
    frozenset({date(2028, 9, 1)}),
    "Theo thông báo",
)


def test_a_new_value_ends_the_former_the_day_before(office: Office) -> None:
    former = office.rulebook.parameters["base_salary"]
    assert former.values[-1].span.end is None
    figure = keep_parameter_value(office, "base_salary", SALARY, "lương mới")
    assert figure.values[-1] == SALARY
    assert figure.values[-2] == replace(former.values[-1], span=Span(former.values[-1].span.start, NEW_YEAR))
    assert figure.values[:-2] == former.values[:-1]
    assert office.rulebook.parameters["base_salary"] == figure
    assert figure.value_on(date(2027, 1, 1)).value == 2_700_000
    [line, *_] = office.book.history.changes(1)
    assert (line.name, line.why) == ("rule.kept", "lương mới")
    undoing.undo(office)
    assert office.rulebook.parameters["base_salary"] == former


def test_figures_by_region_and_by_share(office: Office) -> None:
    by = {key: Decimal(5_000_000 + n) for n, key in enumerate(("I", "II", "III", "IV"))}
    figure = keep_parameter_value(office, "regional_minimum_wage_month", replace(SALARY, by=by))
    assert figure.values[-1].by == by
    rate = replace(SALARY, by={"": Decimal("0.2250")})
    assert keep_parameter_value(office, "social_insurance_rate", rate).values[-1].by == {"": Decimal("0.225")}


def test_a_value_far_from_the_newest_is_asked_about(office: Office) -> None:
    slip = replace(SALARY, by={"": Decimal(27)})
    with pytest.raises(Refused) as refused:
        keep_parameter_value(office, "base_salary", slip)
    [problem] = refused.value.problems
    assert (problem.code, problem.at.field) == ("rule.value_far", "by.")
    assert "mới 27 khác xa mức gần nhất 2.530.000" in office.messages.problem(problem)
    assert keep_parameter_value(office, "base_salary", slip, "đúng như văn bản").values[-1] == slip


def test_what_began_the_same_day_is_replaced_with_a_reason_and_a_last_day_stands(office: Office) -> None:
    keep_parameter_value(office, "base_salary", SALARY)
    mended = replace(SALARY, by={"": Decimal(2_750_000)}, span=Span(NEW_YEAR, date(2028, 1, 1)))
    with pytest.raises(Refused) as refused:
        keep_parameter_value(office, "base_salary", mended, "  ")
    [problem] = refused.value.problems
    assert (problem.code, problem.at.field) == ("rule.value_stands", "since")
    sentence = office.messages.problem(problem)
    assert "Từ 01/01/2027" in sentence
    assert "2.700.000" in sentence
    assert DECREE.document in sentence
    assert office.rulebook.parameters["base_salary"].values[-1] == SALARY
    figure = keep_parameter_value(office, "base_salary", mended, "gõ nhầm số")
    assert next(iter(office.book.history.changes(1))).why == "gõ nhầm số"
    assert figure.values[-1] == mended
    assert figure.values[-1].span.start > figure.values[-2].span.start
    assert len(office.book.rule_versions(RuleKind.PARAMETER, "base_salary")) == 2


@pytest.mark.parametrize(
    ("code", "value", "refusal"),
    [
        ("gold", SALARY, "rules.parameter_missing"),
        ("base_salary", replace(SALARY, source=Source(" ")), "rule.document_empty"),
        ("base_salary", replace(SALARY, by={"I": Decimal(1)}), "rule.value_missing"),
        ("base_salary", replace(SALARY, by={"": Decimal("0.5")}), "rules.value_wrong"),
        ("base_salary", replace(SALARY, span=Span(date(2024, 8, 1))), "rules.spans_overlap"),
        ("social_insurance_rate", replace(SALARY, by={"": Decimal("1.5")}), "rules.value_wrong"),
    ],
)
def test_a_value_that_is_wrong_changes_nothing(office: Office, refused, code: str, value, refusal: str) -> None:
    before = office.rulebook
    assert set(refused(office, lambda: keep_parameter_value(office, code, value))) == {refusal}
    assert office.rulebook is before


def test_a_value_in_a_closed_span_overlaps(office: Office, refused) -> None:
    keep_parameter_value(office, "base_salary", replace(SALARY, span=Span(NEW_YEAR, date(2028, 1, 1))))
    inside = replace(SALARY, span=Span(date(2027, 7, 1)))
    assert refused(office, lambda: keep_parameter_value(office, "base_salary", inside)) == ["rules.spans_overlap"]


def test_a_years_notice_is_kept_whole(office: Office) -> None:
    assert 2028 not in office.rulebook.calendars.years
    kept = keep_calendar(office, YEAR, "thông báo mới", fewer=True)
    assert kept == replace(YEAR, holidays=tuple(sorted(YEAR.holidays, key=lambda one: one.day)))
    plain = replace(YEAR, compensatory=(), swaps=(), unsettled=frozenset(), note="")
    assert keep_calendar(office, plain, fewer=True).swaps == ()
    assert [rule.versions for rule in keeping_rules.list_kept(office)] == [2]
    keeping_rules.drop_local(office, RuleKind.CALENDAR, "2028", "nhập nhầm")
    assert 2028 not in office.rulebook.calendars.years


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"holidays": ()}, "rules.key_missing"),
        ({"holidays": (YEAR.holidays[0],) * 2}, "rules.day_twice"),
        ({"compensatory": (CompensatoryDay(date(2027, 1, 4), NOTICE),)}, "rules.day_of_other_year"),
        ({"swaps": (Swap(date(2028, 4, 28), date(2028, 4, 22), Source("")),)}, "rule.document_empty"),
    ],
)
def test_a_notice_that_is_wrong_changes_nothing(office: Office, refused, change, code: str) -> None:
    assert refused(office, lambda: keep_calendar(office, replace(YEAR, **change), fewer=True)) == [code]


def test_a_year_begins_with_what_comes_every_year(office: Office) -> None:
    assert begun_calendar(office, 2026) == office.rulebook.calendars.years[2026]
    begun = begun_calendar(office, 2030)
    days = {(one.day.day, one.day.month) for one in begun.holidays}
    assert days == {(1, 1), (30, 4), (1, 5), (2, 9), (24, 11)}
    assert {one.day.month for one in begun.holidays if not one.compensable} == {11}
    assert {one.source.certainty for one in begun.holidays} == {Certainty.ASSUMED}
    assert {one.day.year for one in begun.holidays} == {2030}


def test_what_a_years_calendar_lacks_is_read_from_the_other_years(office: Office) -> None:
    known = office.rulebook.calendars.years
    lacking = Counter(one.name for one in open_holidays(office, begun_calendar(office, 2030)))
    assert lacking == {"Tết Âm lịch": 5, "Giỗ Tổ Hùng Vương": 1, "Quốc khánh": 1}
    assert [open_holidays(office, known[year]) for year in (2024, 2025, 2026)] == [(), (), ()]
    assert Counter(one.name for one in open_holidays(office, known[2027])) == {"Tết Âm lịch": 1, "Quốc khánh": 1}
    assert {one.source.certainty for one in open_holidays(office, known[2027])} == {Certainty.ASSUMED}


def test_a_year_without_its_lunar_holidays_is_not_kept_in_silence(office: Office, refused) -> None:
    begun = begun_calendar(office, 2028)
    days = [date(2028, 1, day) for day in range(24, 31)]
    few = replace(begun, unsettled=frozenset(days[:6]))
    for calendar in (begun, few):
        assert refused(office, lambda calendar=calendar: keep_calendar(office, calendar)) == ["rule.holidays_open"]
    assert 2028 not in office.rulebook.calendars.years
    assert keep_calendar(office, replace(few, unsettled=frozenset(days))).unsettled == set(days)
    assert keep_calendar(office, few, fewer=True).unsettled == set(days[:6])
    without = tuple(one for one in begun.holidays if one.day.month != 4)
    again = replace(begun, holidays=without, unsettled=frozenset(days))
    assert refused(office, lambda: keep_calendar(office, again)) == ["rule.holidays_open"]
    keep_calendar(office, office.rulebook.calendars.years[2026])
