"""Files of parameters and calendars: what is wrong in them is told with file and key, all at once."""

import pytest

from desktop_app.model.problems import Refused
from desktop_app.rules.parsing import parse_calendar, parse_parameter, parsed, toml_data

VALUE = 'value = 1\ndocument = "D"\ncertainty = "reported"\n'
PARAMETER = 'code = "c"\nname = "n"\nunit = "dong"\n'
RESTS = 'document = "D"\ncertainty = "reported"\n'
HOLIDAY = '[[holiday]]\nday = 2026-01-01\nname = "n"\ndocument = "D"\ncertainty = "reported"\n'


def problems(text, parse):
    with pytest.raises(Refused) as refused:
        parsed("f.toml", toml_data("f.toml", text), parse)
    assert all(problem.at.source == "f.toml" for problem in refused.value.problems)
    return [(problem.code, problem.at.column) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PARAMETER + "[[value]]\nfrom = 2026-01-02\nto = 2026-01-01\n" + VALUE,
         [("rules.ends_before_start", "value[1].to")]),
        (PARAMETER + "[[value]]\nfrom = 2026-01-01\n" + VALUE + "[[value]]\nfrom = 2026-02-01\n" + VALUE,
         [("rules.spans_overlap", "value")]),
        (PARAMETER + '[[value]]\nfrom = "2026-01-01"\nto = 1899-01-01\n' + VALUE,
         [("rules.value_wrong", "value[1].from")]),
        (PARAMETER + "[[value]]\nfrom = 1\n" + VALUE + "[[value]]\nfrom = 2\n" + VALUE,
         [("rules.value_wrong", "value[1].from"), ("rules.value_wrong", "value[2].from")]),
        (PARAMETER + "[[value]]\nfrom = 2026-01-01\n" + VALUE.replace("1", "0", 1),
         [("rules.value_too_small", "value[1].value")]),
        (PARAMETER + "[[value]]\nfrom = 2026-01-01\n" + VALUE.replace("1", '"1000000000.5"', 1),
         [("rules.value_too_large", "value[1].value")]),
        (PARAMETER.replace("dong", "vnd"), [("rules.word_unknown", "unit")]),
        (PARAMETER + 'colour = "red"', [("rules.key_unknown", "colour")]),
        (PARAMETER.replace("dong", "share") + "[[value]]\nfrom = 2026-01-01\n" + VALUE.replace("1", '"1.2"', 1),
         [("rules.value_wrong", "value[1].value")]),
        (PARAMETER + "[[value]]\nfrom = 2026-01-01\n" + VALUE.replace("1", '"1.5"', 1),
         [("rules.value_wrong", "value[1].value")]),
        (PARAMETER + 'keys = ["I", "II"]\n[[value]]\nfrom = 2026-01-01\nby = { I = 1, III = 1 }\n'
         'document = "D"\ncertainty = "sure"\n',
         [("rules.key_misspelt", "value[1].by.III"), ("rules.word_unknown", "value[1].certainty")]),
    ],
)  # fmt: skip
def test_a_wrong_parameter(text, expected):
    assert problems(text, parse_parameter) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("year = 2026", [("rules.key_missing", "holiday")]),
        ("year = 2026\n" + HOLIDAY + HOLIDAY, [("rules.day_twice", "holiday")]),
        ("year = 2027\n" + HOLIDAY, [("rules.day_of_other_year", "holiday[1].day")]),
        ("year = 2026\n" + HOLIDAY.replace("name", "nmae"),
         [("rules.key_misspelt", "holiday[1].nmae")]),
        ("year = 2026\n" + HOLIDAY + '[[swap]]\noff = 2026-01-02\ndocument = "D"\ncertainty = "reported"\n',
         [("rules.key_missing", "swap[1].worked")]),
        ("year = 2026\n" + HOLIDAY + "[[compensatory]]\nday = 2026-01-02\n",
         [("rules.key_missing", "compensatory[1].document"), ("rules.key_missing", "compensatory[1].certainty")]),
        ("year = 2026\nunsettled = [2026-01-01]\n" + HOLIDAY, [("rules.day_twice", "unsettled")]),
        ("year = 2026\nunsettled = [2026-01-02, 2026-01-02]\n" + HOLIDAY, [("rules.day_twice", "unsettled")]),
        ("year = 2026\n" + HOLIDAY + "[[compensatory]]\nday = 2026-01-01\n" + RESTS,
         [("rules.day_twice", "compensatory")]),
        ("year = 2026\n" + HOLIDAY + "[[swap]]\noff = 2026-01-01\nworked = 2026-01-03\n" + RESTS,
         [("rules.day_twice", "swap")]),
        ("year = 2026\n" + HOLIDAY + "[[swap]]\noff = 2026-01-02\nworked = 2026-01-02\n" + RESTS,
         [("rules.swap_of_one_day", "swap[1].worked")]),
        ('year = "2026"\n' + HOLIDAY, [("rules.value_wrong", "year")]),
        ("year = 2026\n" + HOLIDAY.replace("2026-01-01", "5") + HOLIDAY.replace("2026-01-01", "6"),
         [("rules.value_wrong", "holiday[1].day"), ("rules.value_wrong", "holiday[2].day")]),
    ],
)  # fmt: skip
def test_a_wrong_calendar(text, expected):
    assert problems(text, parse_calendar) == expected


def test_what_is_no_toml(messages):
    with pytest.raises(Refused) as refused:
        toml_data("f.toml", "year = ")
    [problem] = refused.value.problems
    assert problem.code == "rules.not_toml"
    assert messages.problem(problem).startswith("f.toml: Tệp quy định không đọc được (")


def test_values_stand_in_order_of_time_and_end_after_their_last_day():
    text = PARAMETER + "[[value]]\nfrom = 2026-02-01\n" + VALUE
    text += "[[value]]\nfrom = 2026-01-01\nto = 2026-01-31\n" + VALUE
    parameter = parsed("f.toml", toml_data("f.toml", text), parse_parameter)
    assert [row.span.start.month for row in parameter.values] == [1, 2]
    assert parameter.values[0].span.end == parameter.values[1].span.start


def test_a_text_that_notepad_marked_is_read():
    assert toml_data("f.toml", "\ufeffid = 1") == {"id": 1}
