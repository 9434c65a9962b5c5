"""What must hold between the lines of a scheme, and between it and the parameters it names."""

import pytest

from desktop_app.rules.parsing import parse_parameter, parsed, toml_data
from desktop_app.rules.scheme_checks import missing_parameters, misused_parameters
from tests.rules.conftest import texts
from tests.rules.schemes_text import BASE, FOLDER, HEAD, MESSAGES, MONTHLY, faults, line, scheme_of

NIGHTS = 'of = "nights"'
OF_LINES = 'kind = "of_lines", coefficient = "0.1", lines = '
LIMIT = '[[limit]]\nlines = ["night", "duty"]\nper = "month"\n'
STACKING = '[[stacking]]\nlines = ["night", "duty"]\nrule = "add"\n'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (BASE.replace("language = 2", "language = 3"), [("rules.language_newer", "language")]),
        (BASE.replace("valid_from = 2024-07-01", "valid_to = 2024-07-01").replace("adopted", "draft"),
         [("rules.end_without_start", "valid_to")]),
        (BASE + MONTHLY, [("rules.line_twice", "line")]),
        (BASE + line(more='id = "monthly"'), [("rules.line_twice", "line")]),
        (BASE + line(more='id = "Night 1"'), [("rules.line_id_wrong", "line[2].id")]),
        (BASE + line(more="floor = []"), [("rules.list_empty", "line[2].floor")]),
        (HEAD + line("area", 'kind = "highest", of = [{ kind = "of_monthly", coefficient = "1" }]'),
         [("rules.line_needs_monthly", "line")]),
        (HEAD + line("monthly", 'kind = "sum", part = [{ amount = { kind = "of_monthly", coefficient = "1" } }]'),
         [("rules.monthly_not_counted", "line")]),
        (BASE + line("monthly", OF_LINES + '["monthly"]', more='id = "more"'), [("rules.monthly_not_counted", "line")]),
        (BASE + line(count=NIGHTS + ', excludes = ["duty"]'), [("rules.line_unknown", "line[2].count.excludes")]),
        (BASE + line("area", OF_LINES + '["nights"]'), [("rules.line_unknown", "line[2].amount.lines")]),
        (BASE + line("area", OF_LINES + '["area"]'), [("rules.line_of_itself", "line[2].amount.lines")]),
        (BASE + line("area", OF_LINES + '["duty"]') + line("duty", OF_LINES + '["area"]'),
         [("rules.line_of_itself", "line[2].amount.lines"), ("rules.line_of_itself", "line[3].amount.lines")]),
        (BASE + line(count=NIGHTS + ', excludes = ["night"]'),
         [("rules.line_excludes_itself", "line[2].count.excludes")]),
        (BASE + line("area", f'kind = "sum", part = [{{ amount = {{ {OF_LINES}["monthly"] }} }}]'),
         [("rules.of_lines_inside", "line[2].amount")]),
        (BASE + line("area", 'kind = "highest", of = [{ kind = "manual", text = "t" }]'),
         [("rules.manual_inside", "line[2].amount")]),
        (BASE + line("area", 'kind = "of_above", coefficient = "0.1"'),
         [("rules.of_above_nothing", "line[2].amount")]),
        (BASE + line("area", 'kind = "sum", part = [{ amount = { kind = "of_above", coefficient = "0.1" } }]'),
         [("rules.of_above_nothing", "line[2].amount")]),
        (BASE + line(more="rounding = {}"), [("rules.key_missing", "line[2].rounding.unit")]),
        (BASE + line(more='rounding = { stage = "grand_total" }'),
         [("rules.line_rounds_total", "line[2].rounding.stage")]),
        (HEAD + line() + '[[limit]]\nlines = ["night"]\nper = "month"\nof_monthly = "0.6"\n',
         [("rules.line_needs_monthly", "limit[1].of_monthly")]),
        (BASE + line(count=NIGHTS) + '[[limit]]\nlines = ["night"]\nper = "month"\nunits = 5\nbefore_rounding = true\n',
         [("rules.key_without_effect", "limit[1].before_rounding")]),
        (BASE + line() + '[[limit]]\nlines = ["night"]\nper = "month"\ndong = 5\norder = "time"\n',
         [("rules.limit_by_time_in_units", "limit[1].order")]),
        (BASE + line() + '[[limit]]\nlines = ["night"]\nper = "month"\ndong = 5\nof_monthly = "1"\n',
         [("rules.limit_dong_or_units", "limit[1].units")]),
        (BASE + line(count='of = "service_years"'), [("rules.service_years_not_leaving", "line[2].count")]),
        (BASE + line(count='of = "service_years"', more="when = { leaving = false }"),
         [("rules.service_years_not_leaving", "line[2].count")]),
        (BASE + line("area", OF_LINES + '["monthly"]', NIGHTS), [("rules.of_lines_counted", "line[2].count")]),
        (BASE + line("duty", count='per = "day", tiers = [{ from = 60, units = "0.5" }]') + line(count='per = "day"')
         + '[[limit]]\nlines = ["duty", "night"]\nper = "month"\nunits = 5\n',
         [("rules.limit_units_differ", "limit[1].units")]),
        (BASE + line(more='id = "more"') + line() + line("area", OF_LINES + '["more"]'),
         [("rules.lines_named_in_part", "line[4].amount.lines")]),
        (BASE + line(more='id = "more"') + line() + line("area", OF_LINES + '["more", "none"]'),
         [("rules.line_unknown", "line[4].amount.lines")]),
        (BASE + line(more='id = "more"') + line(count='of = "nights", per_year = "5"'),
         [("rules.year_limit_of_part", "line[3]")]),
        (BASE + line(more='id = "more"\nmost = { per_year = 5 }') + line(),
         [("rules.year_limit_of_part", "line[2]")]),
        (BASE + line("area", more="payment = { months = [1], covers = 12, rest_of_year_on_joining = true, "
                     "on_leaving = true }"),
         [("rules.payment_twice", "line[2].payment.on_leaving")]),
        (BASE + line() + '[[limit]]\nlines = ["night"]\nper = "month"\ndng = 5\n',
         [("rules.key_misspelt", "limit[1].dng")]),
        (BASE + line(more='id = "more"') + line() + '[[limit]]\nlines = ["night"]\nper = "month"\ndong = 5\n',
         [("rules.lines_named_in_part", "limit[1].lines")]),
        (BASE + line(count=NIGHTS, more="payment = { months = [3], covers = 3 }"),
         [("rules.payment_of_counted", "line[2].payment")]),
        (BASE + line(more="payment = { months = [13], covers = 13 }"),
         [("rules.month_of_year_wrong", "line[2].payment.months"),
          ("rules.value_too_large", "line[2].payment.covers")]),
        (BASE + line(more="payment = { months = [], covers = 3 }"), [("rules.list_empty", "line[2].payment.months")]),
        (BASE + line(more="most = {}"), [("rules.key_missing", "line[2].most.per_month")]),
        (BASE + line(count=NIGHTS) + line("duty", count='of = "stints"') + STACKING,
         [("rules.stacking_not_by_duty", "stacking[1].lines")]),
        (BASE + line(count=NIGHTS) + line("duty") + STACKING, [("rules.stacking_not_by_duty", "stacking[1].lines")]),
        (BASE + line(count=NIGHTS) + line("duty", count=NIGHTS) + STACKING + STACKING,
         [("rules.stacking_twice", "stacking[2].lines")]),
        (BASE + line(count=NIGHTS) + STACKING.replace('"duty"', '"night"'),
         [("rules.stacking_two_lines", "stacking[1].lines")]),
        (BASE + line(count=NIGHTS) + STACKING, [("rules.line_unknown", "stacking[1].lines")]),
        (BASE + line(count=NIGHTS) + line("duty", count='of = "duty_days"') + LIMIT + "units = 5\n",
         [("rules.limit_units_differ", "limit[1].units")]),
        (BASE + line() + line("duty") + LIMIT + "units = 5\n", [("rules.limit_units_differ", "limit[1].units")]),
        (BASE + line(count=NIGHTS) + line("duty", count=NIGHTS) + LIMIT,
         [("rules.limit_dong_or_units", "limit[1].units")]),
        (BASE + line(count=NIGHTS) + line("duty", count=NIGHTS) + LIMIT + "units = 5\ndong = 5\n",
         [("rules.limit_dong_or_units", "limit[1].units")]),
        (BASE + '[[limit]]\nlines = []\nper = "year"\ndong = 5\n', [("rules.list_empty", "limit[1].lines")]),
        (BASE + line() + LIMIT + "dong = 5\n", [("rules.line_unknown", "limit[1].lines")]),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_key(text, found):
    assert faults(text) == found


@pytest.mark.parametrize(
    "text",
    [
        line("leaving", count='of = "service_years"'),
        line(count='of = "service_years"', more="when = { leaving = true }"),
        line(count=NIGHTS) + line("duty", count=NIGHTS) + LIMIT + "units = 5\n" + STACKING,
        line() + line("duty") + LIMIT + "dong = 5\n",
        line("area", OF_LINES + '["monthly", "night"]') + line(),
    ],
)
def test_what_can_be_is_taken(text):
    assert scheme_of(BASE + text).lines


@pytest.fixture(scope="module")
def parameters():
    files = texts("rules/parameters")
    found = [parsed(file, toml_data(file, text), parse_parameter) for file, text in files.items()]
    return {one.code: one for one in found}


def test_every_word_of_the_language_uses_parameters_as_what_they_are(parameters):
    scheme = scheme_of((FOLDER / "every-word.toml").read_text(encoding="utf-8"))
    assert missing_parameters("f", scheme, frozenset(parameters)) == []
    assert misused_parameters("f", scheme, parameters) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (line("area", 'kind = "share", share = "1", of = ["regional_minimum_wage_month"]'),
         [("rules.parameter_keyed", "line[2].amount.of")]),
        (line("area", 'kind = "share", share = "1", of = ["health_insurance_rate"]'),
         [("rules.product_not_dong", "line[2].amount.of")]),
        (line("area", 'kind = "share", share = "1", of = ["base_salary", "rural_poverty_line"]'),
         [("rules.product_not_dong", "line[2].amount.of")]),
        (line("area", 'kind = "share", share = "1", of = ["base_salary"], base = { kind = "fixed", dong = 1 }'),
         [("rules.product_not_share", "line[2].amount.of")]),
        (line("area", 'kind = "share", share = "1", of = ["base_salary"], less = "base_salary"'),
         [("rules.product_not_share", "line[2].amount.less")]),
        (line("area", 'kind = "highest", of = [{ kind = "coefficient", coefficient = "1", of = "night_window" }]'),
         [("rules.parameter_keyed", "line[2].amount.of"), ("rules.product_not_dong", "line[2].amount.of")]),
        (line("area", 'kind = "share", share = "1", of = ["base_salary"], less = "social_insurance_state_share"'),
         [("rules.parameter_keyed", "line[2].amount.less")]),
        (line("area", 'kind = "state_share", of = ["health_insurance_rate"]'),
         [("rules.product_not_dong", "line[2].amount.of")]),
        (line("area", more='floor = ["health_insurance_floor"]'), [("rules.product_not_dong", "line[2].floor")]),
        (line("area", 'kind = "coefficient", coefficient = "1", of = "base_salary", region = "III"'),
         [("rules.region_without_effect", "line[2].amount.region")]),
        (line("area", 'kind = "indexed", dong = 1, of = "base_salary", since = 2024-07-01, region = "III"'),
         [("rules.region_without_effect", "line[2].amount.region")]),
        (line("area", 'kind = "coefficient", coefficient = "1", of = "regional_minimum_wage_month", region = "III"'),
         []),
    ],
)  # fmt: skip
def test_a_parameter_used_as_what_it_is_not(text, found, parameters):
    problems = misused_parameters("f", scheme_of(BASE + text), parameters)
    assert [(problem.code, problem.at.column) for problem in problems] == found
    assert all(MESSAGES.problem(problem) for problem in problems)


def test_a_parameter_that_no_file_defines():
    scheme = scheme_of(
        BASE + line("area", 'kind = "share", share = "1", of = ["a"], less = "b"', more='floor = ["c", "base_salary"]')
    )
    problems = missing_parameters("f", scheme, frozenset({"base_salary"}))
    assert [problem.values["parameter"] for problem in problems] == ["a", "b", "c"]
    assert misused_parameters("f", scheme, {}) == []
