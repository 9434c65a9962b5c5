"""A scheme's file: an unknown word, key or value is refused with its place; nothing of it is used."""

import pytest

from desktop_app.model.sources import Certainty
from desktop_app.rules.parsing import parsed, toml_data
from desktop_app.rules.scheme import Status
from desktop_app.rules.scheme_parsing import parse_scheme
from desktop_app.rules.scheme_readings import UNSAID
from tests.rules.conftest import texts
from tests.rules.schemes_text import BASE, HEAD, MONTHLY, faults, line

SIZE = '[team_size]\n[[team_size.row]]\nkind = "range"\nleast = 3\nmost = 5\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BASE.replace('id = "made-up"', 'id = "Made up"'), [("rules.id_wrong", "id")]),
        (BASE.replace("valid_from = 2024-07-01", ""), [("rules.key_missing", "valid_from")]),
        (BASE.replace("valid_from", "valid_fom"),
         [("rules.key_misspelt", "valid_fom")]),
        (BASE.replace("valid_from", "valid_to = 2024-06-01\nvalid_from"), [("rules.ends_before_start", "valid_to")]),
        (BASE.replace('"adopted"', '"passed"'), [("rules.word_unknown", "status")]),
        (BASE.replace('"rest_day"', '"sunday"'), [("rules.word_unknown", "readings.holiday_on_rest_day.value")]),
        (BASE.replace('rounding_unit = { value = "1" }', 'rounding_unit = { value = "7" }'),
         [("rules.word_unknown", "readings.rounding_unit.value")]),
        (BASE + MONTHLY, [("rules.line_twice", "line")]),
        (HEAD + line("area", 'kind = "of_monthly", coefficient = "0.7"'), [("rules.line_needs_monthly", "line")]),
        (HEAD + line("monthly", 'kind = "fixed", dong = 1', 'of = "rest_days"'),
         [("rules.monthly_not_counted", "line")]),
        (BASE + line("night", 'kind = "guess"'),
         [("rules.word_unknown", "line[2].amount.kind")]),
        (BASE + line("area", 'kind = "of_monthly", coefficient = "0"'),
         [("rules.value_too_small", "line[2].amount.coefficient")]),
        (BASE + line("area", 'kind = "of_monthly", coefficient = 0.7'),
         [("rules.value_wrong", "line[2].amount.coefficient")]),
        (BASE + line("social_insurance", 'kind = "share", share = "85", of = ["base_salary"]'),
         [("rules.value_wrong", "line[2].amount.share")]),
        (BASE + line("rest_day", 'kind = "fixed", dong = 1', 'of = "rest_days", per_month = "4.5"'),
         [("rules.value_wrong", "line[2].count.per_month")]),
        (BASE + line("rest_day", 'kind = "fixed", dong = 1', 'of = "sundays"'),
         [("rules.word_unknown", "line[2].count.of")]),
        (BASE + line("area", 'kind = "fixed", dong = 1', more='when = { traits_any = ["xa_xoi"] }'),
         [("rules.word_unknown", "line[2].when.traits_any")]),
        (BASE + line("area", 'kind = "fixed", dong = 1', more="most = { per_month = 0 }"),
         [("rules.value_too_small", "line[2].most.per_month")]),
        (BASE + line("area", 'kind = "fixed", dong = 1', more="most = { per_mnth = 5 }"),
         [("rules.key_misspelt", "line[2].most.per_mnth")]),
        (BASE + '[[limit]]\nlines = ["monthly"]\nper = "month"\ndong = 0\n',
         [("rules.value_too_small", "limit[1].dong")]),
        (BASE.replace('"adopted"', '"drfat"').replace("valid_from = 2024-07-01", ""),
         [("rules.word_unknown", "status")]),
        (BASE.replace("source = {", "sorce = {"), [("rules.key_misspelt", "sorce")]),
        (BASE.replace('"T"', '" "'), [("rules.text_empty", "territory")]),
        (BASE.replace('code = "monthly"', 'code = "montly"'), [("rules.word_unknown", "line[1].code")]),
        (BASE + line("night", 'knd = "fixed", dong = 1'), [("rules.key_misspelt", "line[2].amount.knd")]),
        (BASE.replace("language = 2", "language = 99") + 'news = "x"\n[[line]]\ncode = "gift"\n',
         [("rules.language_newer", "language")]),
        (BASE + '[[gap]]\ncode = "c"\n', [("rules.key_missing", "gap[1].text")]),
        (BASE + "[team_size]\n", [("rules.key_missing", "team_size.row")]),
        (BASE + SIZE.replace("most = 5", "most = 2"), [("rules.value_too_small", "team_size.row[1].most")]),
        (BASE + SIZE.replace("range", "rnage"), [("rules.word_unknown", "team_size.row[1].kind")]),
        (BASE + SIZE.replace('"range"\nleast = 3', '"stpes"\nthreshold = 3'),
         [("rules.word_unknown", "team_size.row[1].kind")]),
        (BASE + '[team_size]\n[[team_size.row]]\nkind = "steps"\nthreshold = 1\nbelow = 3\nbase = 4\n'
         'step_share = "0.5"\n',
         [("rules.value_too_small", "team_size.row[1].step_share")]),
        (BASE + '[team_size]\n[[team_size.row]]\nkind = "steps"\nthreshold = 2\nbelow = 3\nbase = 4\n'
         'step_share = "0.5"\n',
         [("rules.key_missing", "team_size.row[1].by")]),
    ],
)  # fmt: skip
def test_a_wrong_scheme_is_refused_with_its_key(text, expected):
    assert faults(text) == expected


def test_all_faults_of_a_file_come_at_once():
    assert faults(BASE.replace('"adopted"', '"passed"').replace("dong", "dollar")) == [
        ("rules.word_unknown", "status"),
        ("rules.key_unknown", "line[1].amount.dollar"),
        ("rules.key_missing", "line[1].amount.dong"),
    ]


@pytest.mark.parametrize("file", sorted(texts("rules/schemes")))
def test_every_shipped_scheme_says_what_is_open(file):
    scheme = parsed(file, toml_data(file, texts("rules/schemes")[file]), parse_scheme)
    assert f"{scheme.id}.toml" == file
    assert scheme.gaps, "no resolution has been held against the gazette yet"
    assert all(gap.note for gap in scheme.gaps)
    assert (scheme.span is None) is (scheme.status is Status.DRAFT)
    assert all(rule.source.certainty.doubtful for rule in scheme.lines)


def test_readings_that_a_file_may_leave_out_are_assumed():
    switches = parsed("f", toml_data("f", BASE), parse_scheme).switches
    for name, value in UNSAID.items():
        switch = getattr(switches, name)
        assert (switch.value, switch.source.certainty) == (value.value, Certainty.ASSUMED)
