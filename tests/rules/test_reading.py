"""A table read key by key: each wrong thing is told with its path, and reading goes on."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import pytest

from desktop_app.rules.reading import DAWN, Table


class Fruit(StrEnum):
    MIT = "mit"
    CAM = "cam"


def table(**data):
    return Table(data, "a.toml", "top", [])


@pytest.mark.parametrize(
    ("read", "data", "value"),
    [
        (lambda t: t.text("k"), {"k": "Tô\u0309  Đông "}, "Tổ Đông"),
        (lambda t: t.text("k", "d"), {}, "d"),
        (lambda t: t.integer("k"), {"k": 3}, 3),
        (lambda t: t.integer("k", 4), {}, 4),
        (lambda t: t.optional_integer("k"), {}, None),
        (lambda t: t.optional_integer("k"), {"k": 2}, 2),
        (lambda t: t.flag("k", default=True), {}, True),
        (lambda t: t.exact("k", "0.5"), {}, Decimal("0.5")),
        (lambda t: t.flag("k", default=False), {"k": True}, True),
        (lambda t: t.day("k"), {"k": date(2026, 1, 2)}, date(2026, 1, 2)),
        (lambda t: t.optional_day("k"), {}, None),
        (lambda t: t.days("k"), {"k": [date(2026, 1, 2)]}, (date(2026, 1, 2),)),
        (lambda t: t.days("k"), {}, ()),
        (lambda t: t.exact("k"), {"k": "0.0125"}, Decimal("0.0125")),
        (lambda t: t.exact("k"), {"k": 12}, Decimal(12)),
        (lambda t: t.optional_exact("k"), {}, None),
        (lambda t: t.word("k", Fruit), {"k": "cam"}, Fruit.CAM),
        (lambda t: t.word("k", Fruit, Fruit.CAM), {}, Fruit.CAM),
        (lambda t: t.words("k", Fruit), {"k": ["cam", "mit"]}, (Fruit.CAM, Fruit.MIT)),
        (lambda t: t.numbers("k"), {"k": [1, 2]}, (1, 2)),
        (lambda t: t.texts("k"), {"k": ["a"]}, ("a",)),
        (lambda t: t.optional_table("k"), {}, None),
        (lambda t: t.tables("k"), {}, []),
        (lambda t: t.table("k").integer("n"), {"k": {"n": 1}}, 1),
        (lambda t: [one.integer("n") for one in t.tables("k")], {"k": [{"n": 1}, {"n": 2}]}, [1, 2]),
    ],
)
def test_what_is_right_is_read(read, data, value):
    given = table(**data)
    assert read(given) == value
    given.done()
    assert given.problems == []


@pytest.mark.parametrize(
    ("read", "data", "value", "code"),
    [
        (lambda t: t.text("k"), {}, "", "rules.key_missing"),
        (lambda t: t.text("k"), {"k": 1}, "", "rules.value_wrong"),
        (lambda t: t.text("k"), {"k": " "}, "", "rules.text_empty"),
        (lambda t: t.texts("k"), {"k": ["a", ""]}, ("a", ""), "rules.text_empty"),
        (lambda t: t.needs("k", t.texts("k")), {}, None, "rules.key_missing"),
        (lambda t: t.needs("k", t.texts("k")), {"k": []}, None, "rules.list_empty"),
        (lambda t: t.integer("k"), {"k": True}, 0, "rules.value_wrong"),
        (lambda t: t.integer("k"), {"k": 1.0}, 0, "rules.value_wrong"),
        (lambda t: t.integer("k", least=1), {"k": 0}, 0, "rules.value_too_small"),
        (lambda t: t.flag("k", default=True), {"k": 1}, False, "rules.value_wrong"),
        (lambda t: t.day("k"), {"k": "2026-01-02"}, DAWN, "rules.value_wrong"),
        (lambda t: t.day("k"), {"k": datetime.fromisoformat("2026-01-02T00:00")}, DAWN, "rules.value_wrong"),
        (lambda t: t.days("k"), {"k": [1]}, (), "rules.value_wrong"),
        (lambda t: t.days("k"), {"k": 1}, (), "rules.value_wrong"),
        (lambda t: t.exact("k"), {"k": 0.1}, Decimal(0), "rules.value_wrong"),
        (lambda t: t.exact("k"), {"k": "0,1"}, Decimal(0), "rules.value_wrong"),
        (lambda t: t.exact("k"), {"k": "-1"}, Decimal(0), "rules.value_wrong"),
        (lambda t: t.exact("k"), {"k": "Infinity"}, Decimal(0), "rules.value_wrong"),
        (lambda t: t.exact("k"), {}, Decimal(0), "rules.key_missing"),
        (lambda t: t.word("k", Fruit), {"k": "tao"}, Fruit.MIT, "rules.word_unknown"),
        (lambda t: t.word("k", Fruit), {}, Fruit.MIT, "rules.key_missing"),
        (lambda t: t.words("k", Fruit), {"k": ["tao", "cam"]}, (Fruit.CAM,), "rules.word_unknown"),
        (lambda t: t.numbers("k"), {"k": ["1"]}, (), "rules.value_wrong"),
        (lambda t: t.texts("k"), {"k": [1]}, (), "rules.value_wrong"),
        (lambda t: t.table("k").data, {"k": 1}, {}, "rules.value_wrong"),
        (lambda t: t.tables("k"), {"k": [1]}, [], "rules.value_wrong"),
    ],
)
def test_what_is_wrong_is_told_and_reading_goes_on(read, data, value, code, messages):
    given = table(**data)
    assert read(given) == value
    [problem] = given.problems
    assert (problem.code, problem.at.source, problem.at.column) == (code, "a.toml", "top.k")
    assert "top.k" in messages.problem(problem)


def test_a_key_that_nobody_asked_for_is_told():
    given = table(k=1, other=2)
    given.integer("k")
    given.done()
    assert [(p.code, p.at.column) for p in given.problems] == [("rules.key_unknown", "top.other")]


def told(given):
    return [(problem.code, problem.at.column) for problem in given.problems]


def test_a_misspelt_key_takes_the_place_of_what_is_missing(messages):
    given = table(oter=2, strange=3)
    given.integer("k")
    given.text("other")
    given.done()
    assert told(given) == [
        ("rules.key_misspelt", "top.oter"), ("rules.key_unknown", "top.strange"), ("rules.key_missing", "top.k")
    ]  # fmt: skip
    assert "«other»" in messages.problem(given.problems[0])


def test_nothing_more_is_told_of_what_could_not_be_read():
    given = table(k="x")
    assert (given.integer("k"), given.unread("k"), given.clean) == (0, True, False)
    given.at_most("k", 5, 4)
    given.table("inner").integer("n")
    assert told(given) == [("rules.value_wrong", "top.k"), ("rules.key_missing", "top.inner")]


def test_what_decides_on_all_other_keys_is_told_alone():
    for data, problem in (
        ({"kind": "tao", "n": 1}, ("rules.word_unknown", "top.kind")),
        ({"n": 1}, ("rules.key_missing", "top.kind")),
        ({"knd": "mit", "n": 1}, ("rules.key_misspelt", "top.knd")),
    ):
        given = table(**data)
        given.word("kind", Fruit)
        assert given.unread("kind")
        given.given_up()
        assert told(given) == [problem]


def test_two_keys_that_say_the_same():
    given = table(one=1, other=2)
    assert given.one_of("one", "other")
    given.integer("one")
    given.done()
    assert told(given) == [("rules.keys_together", "top.other")]
    given = table(on=1)
    assert not given.one_of("one", "other")
    given.integer("other")
    given.done()
    assert told(given) == [("rules.key_misspelt", "top.on")]


def test_inner_paths():
    given = Table({"k": [{}, {"n": "x"}]}, "a.toml", "", [])
    for inner in given.tables("k"):
        inner.integer("n")
    assert [p.at.column for p in given.problems] == ["k[1].n", "k[2].n"]
