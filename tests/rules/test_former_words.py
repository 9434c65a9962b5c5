"""Files written for the first version of the scheme language are read as they were meant."""

import pytest

from desktop_app.rules.former_words import modern
from tests.rules.schemes_text import BASE, faults, line, scheme_of

FIRST = BASE.replace("language = 2\n", "")


def test_the_day_a_stint_began_on_became_either_day():
    old = FIRST.replace("calendar_day", "stint_day")
    assert scheme_of(old).switches.duty_day.value == "either_day"
    assert faults(BASE.replace("calendar_day", "stint_day")) == [("rules.word_unknown", "readings.duty_day.value")]


def test_lines_were_left_out_by_what_they_count():
    rest = line("rest_day", count='of = "rest_days", excludes = ["holidays", "duty_days"]')
    holiday = line("holiday", count='of = "holidays"')
    assert scheme_of(FIRST + rest + holiday).lines[1].count.excludes == ("holiday",)
    assert [code for code, _ in faults(BASE + rest + holiday)] == ["rules.line_unknown"] * 2


def test_ids_stay_as_they_are():
    rest = line("rest_day", count='of = "rest_days", excludes = ["monthly"]')
    assert scheme_of(FIRST + rest).lines[1].count.excludes == ("monthly",)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"readings": 5, "line": 5},
        {"readings": {"duty_day": "stint_day"}, "line": ["x", {"count": 1}, {"count": {"of": ["a"], "excludes": 2}}]},
        {"line": [{"count": {"of": "rest_days", "excludes": [1, "holidays"]}}]},
        {"language": 2, "readings": {"duty_day": {"value": "stint_day"}}},
    ],
)
def test_what_is_wrong_is_left_for_the_reader_to_tell(data):
    assert modern(data) == data
