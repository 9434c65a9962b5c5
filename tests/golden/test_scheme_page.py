"""The page from which a clerk writes a scheme: it has every word, and its examples are taken as they stand."""

import json
import re
import tomllib

import pytest

from desktop_app.rules.case import compute_case
from desktop_app.rules.parameters import ParameterUnit
from desktop_app.rules.parsing import parse_calendar, parse_parameter, parsed, toml_data
from desktop_app.rules.rulebook import build_rulebook
from desktop_app.rules.scheme_checks import missing_parameters, misused_parameters
from tests.golden.test_scheme_schema import ENUMERATIONS, SCHEMA, VALIDATOR, objects, plain
from tests.rules.conftest import RESOURCES, texts
from tests.rules.schemes_text import BASE, HEAD, line, scheme_of

PAGE = (RESOURCES / "rules/README.vi.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```([\w-]+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
TOML = [text for kind, text in BLOCKS if kind == "toml"]
WHOLE = [text for text in TOML if "[readings]" in text and "id = " in text]
PROSE = re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
SAID = {said.strip("[]") for said in re.findall(r"`([^`\s]+)`", PROSE)}
OTHERS = (
    line(count='of = "nights"')
    + line("rest_day", count='of = "nights"')
    + line("duty", count='of = "nights"')
    + line("heavy", count='of = "nights"', more='id = "other"')
)


def whole(example):
    """A whole scheme around an example of a part of one."""
    if "status = " in example:
        return example if "[readings]" in example else example + HEAD[HEAD.index("[readings]") :]
    if example.startswith("[readings]"):
        return HEAD[: HEAD.index("[readings]")] + example
    if example.startswith("[[line]]"):
        return (HEAD if '"monthly"' in example else BASE) + example
    if example.startswith("["):
        return BASE + OTHERS + example
    amount = "" if "amount =" in example else 'amount = { kind = "fixed", dong = 1 }\n'
    return f'{BASE}{OTHERS}[[line]]\ncode = "leaving"\n{amount}{example}'


def parameters():
    found = [parsed(file, toml_data(file, text), parse_parameter) for file, text in texts("rules/parameters").items()]
    return {one.code: one for one in found}


@pytest.mark.parametrize("name", sorted(ENUMERATIONS))
def test_the_page_has_every_word(name):
    words = {word.value for word in ENUMERATIONS[name]}
    kinds = {word for word in words if f'kind = "{word}"' in PAGE}
    assert words - SAID - kinds == set()


def test_the_page_has_every_key():
    keys = {key for schema in objects(SCHEMA) for key in schema["properties"]}
    assert keys - SAID - set(re.findall(r"`(\w+) = ", PROSE)) == set()


def test_the_page_has_every_unit_of_parameters():
    assert {unit.value for unit in ParameterUnit} <= SAID


@pytest.mark.parametrize("example", TOML, ids=range(len(TOML)))
def test_every_example_is_taken(example):
    text = whole(example)
    scheme = scheme_of(text)
    assert missing_parameters("f", scheme, frozenset(parameters())) == []
    assert misused_parameters("f", scheme, parameters()) == []
    assert VALIDATOR.is_valid(plain(tomllib.loads(text)))


def test_there_are_three_whole_examples_of_different_kinds():
    assert len(WHOLE) == 3
    assert len({scheme_of(text).id for text in WHOLE}) == 3


def test_examples_of_parameters_and_calendars_are_taken():
    found = {kind: text for kind, text in BLOCKS if kind.startswith("toml-")}
    assert found.keys() == {"toml-parameter", "toml-calendar"}
    assert parsed("f", toml_data("f", found["toml-parameter"]), parse_parameter).values
    assert parsed("f", toml_data("f", found["toml-calendar"]), parse_calendar).holidays


def test_the_case_of_the_page_comes_to_what_a_hand_would_reckon():
    (case,) = (json.loads(text) for kind, text in BLOCKS if kind == "json")
    rulebook = build_rulebook(texts("rules/parameters"), texts("holidays"), texts("rules/schemes"))
    book, scheme = rulebook.with_scheme(case["scheme"], WHOLE[0])
    assert case["scheme"] == f"{scheme.id}.toml"
    result = compute_case({**case, "scheme": scheme.id}, book)
    assert {line.code.value: line.amount for line in result.lines} == {"monthly": 1_800_000, "duty": 100_000}


def test_the_page_names_no_address():
    assert "http" not in PAGE
