"""The JSON Schema that helps whoever writes a scheme says the same as the reader of schemes."""

import json
import tomllib
from copy import deepcopy
from datetime import date
from enum import StrEnum

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from desktop_app.model.member import Qualification, Role, StateGroup
from desktop_app.model.payroll import LineCode
from desktop_app.model.place import VillageKind
from desktop_app.model.problems import Refused
from desktop_app.model.sources import Certainty
from desktop_app.model.unit import CommuneKind, Trait, WageRegion
from desktop_app.rules import scheme, scheme_readings
from desktop_app.rules.parsing import parsed
from desktop_app.rules.parsing_amounts import AboveCeiling, AmountKind
from desktop_app.rules.parsing_sizes import SizeKind
from desktop_app.rules.reading import Table
from desktop_app.rules.rulebook import read_scheme
from desktop_app.rules.scheme_amounts import IndexedAt, Measure, StatePart
from desktop_app.rules.scheme_counts import CountOf, During, Per, WholeUnits, Work
from desktop_app.rules.scheme_parsing import parse_scheme
from desktop_app.rules.scheme_readings import RoundingUnit, YesNo
from desktop_app.rules.scheme_sizes import SizeBy
from tests.rules.conftest import RESOURCES, rebuilt, texts
from tests.rules.schemes_text import FOLDER

SCHEMA = json.loads((RESOURCES / "rules/scheme.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
EVERY_WORD = tomllib.loads((FOLDER / "every-word.toml").read_text(encoding="utf-8"))
OWN = {file.name: file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.toml"))}
ALL = {**texts("rules/schemes"), **OWN}
ENUMERATIONS: dict[str, type[StrEnum]] = {
    "certainty": Certainty,
    "line_code": LineCode,
    "role": Role,
    "qualification": Qualification,
    "state_group": StateGroup,
    "trait": Trait,
    "commune_kind": CommuneKind,
    "village_kind": VillageKind,
    "wage_region": WageRegion,
    "status": scheme.Status,
    "holiday_on_rest_day": scheme_readings.HolidayOnRestDay,
    "day_served": scheme_readings.DayServed,
    "duty_day": scheme_readings.DutyDay,
    "compensatory_day": scheme_readings.CompensatoryDayReading,
    "service_counted_to": scheme_readings.ServiceCountedTo,
    "yes_no": YesNo,
    "part_month": scheme_readings.PartMonth,
    "role_change": scheme_readings.RoleChange,
    "rounding_stage": scheme_readings.RoundingStage,
    "rounding_unit": RoundingUnit,
    "rounding_way": scheme_readings.RoundingWay,
    "stacking_rule": scheme.StackingRule,
    "limit_per": scheme.LimitPer,
    "limit_order": scheme.LimitOrder,
    "above_ceiling": AboveCeiling,
    "indexed_at": IndexedAt,
    "state_part": StatePart,
    "measure": Measure,
    "amount_kind": AmountKind,
    "count_of": CountOf,
    "per": Per,
    "during": During,
    "work": Work,
    "whole_units": WholeUnits,
    "size_by": SizeBy,
    "size_kind": SizeKind,
}

PARAMETERS = rebuilt(lambda *_: None).parameters
WRONG_KINDS = {
    str: (True, [], "", " "),
    int: ("x", True, 2.5, -1),
    bool: ("x", 1),
    dict: (5, "x"),
    list: (5, [True]),
    date: (5, "x"),
}
EDGES = {str: ("0", "0.0", "1", "1.0", "20", "20.5", "99999", "9" * 16), int: (0, 1, 10**9, 10**12), list: ([],)}
BETWEEN_KEYS = {
    "rules.chosen_above_ceiling",
    "rules.line_needs_monthly",
    "rules.line_twice",
    "rules.line_unknown",
    "rules.lines_named_in_part",
    "rules.parameter_missing",
    "rules.range_holds_nothing",
    "rules.split_one_team",
    "rules.tiers_must_rise",
}
"""What the reader says of two keys together."""
BOUND_BY_OTHERS = {"per_month", "per_year", "take", "from", "to", "least", "most", "threshold"}
"""Keys whose bounds depend on what another key says, beside those of their own."""


def plain(value):
    """TOML days as an editor hands them to a schema: text."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def keys(value, path=()):
    """Every key of nested data, with the path to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from keys(inner, (*path, key))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from keys(inner, (*path, number))


def leaves(value, path=()):
    """The path to every text of nested data."""
    if isinstance(value, str):
        yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from leaves(inner, (*path, key))


def inside(data, path):
    for key in path:
        data = data[key]
    return data


def taken_by_the_reader(data):
    try:
        parsed("f", data, parse_scheme)
    except Refused:
        return False
    return True


def said_by_the_reader(data):
    """The codes of what is wrong, in order."""
    try:
        read_scheme("f", data, PARAMETERS)
    except Refused as refused:
        return [problem.code for problem in refused.problems]
    return []


def taken_by_the_schema(data, path):
    """Whether the part of the data that a path leads into is valid: a schema looks at each part alone."""
    part = {key: value for key, value in data.items() if key in {*SCHEMA["required"], "valid_from", path[0]}}
    if path[0] == "line" and len(path) > 1:
        part["line"] = [data["line"][path[1]]]
    return VALIDATOR.is_valid(plain(part))


def changed(path, value, *, misspelt=False):
    """The scheme of every word with another value at one place, or its key misspelt."""
    data = deepcopy(EVERY_WORD)
    table = inside(data, path[:-1])
    if misspelt:
        table[f"{path[-1]}x"] = table.pop(path[-1])
    else:
        table[path[-1]] = value
    return data


def values(value, kind, path=()):
    """The path to every value of a kind in nested data."""
    if type(value) is kind and path:
        yield path
    for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from values(one, kind, (*path, key))


def objects(schema):
    if isinstance(schema, dict):
        if "properties" in schema and schema.get("type") == "object":
            yield schema
        for inner in schema.values():
            yield from objects(inner)
    if isinstance(schema, list):
        for inner in schema:
            yield from objects(inner)


def test_it_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", sorted(ALL))
def test_every_scheme_answers_it(file):
    found = [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(plain(tomllib.loads(ALL[file])))]
    assert found == []


@pytest.mark.parametrize("folder", [RESOURCES / "rules/schemes", FOLDER], ids=["shipped", "own"])
def test_every_scheme_tells_an_editor_where_it_stands(folder):
    for file in folder.glob("*.toml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert (folder / first.removeprefix("#:schema ")).resolve() == RESOURCES / "rules/scheme.schema.json", file.name


@pytest.mark.parametrize("name", sorted(ENUMERATIONS))
def test_its_words_are_the_language_s(name):
    assert SCHEMA["$defs"][name]["enum"] == [word.value for word in ENUMERATIONS[name]]
    assert all(f" {word.value}:" in SCHEMA["$defs"][name]["description"] for word in ENUMERATIONS[name])


def test_it_names_no_words_that_are_not_checked_here():
    assert {name for name, schema in SCHEMA["$defs"].items() if "enum" in schema} == ENUMERATIONS.keys()


def test_every_kind_of_amount_has_its_own_form():
    assert [one["$ref"] for one in SCHEMA["$defs"]["amount"]["oneOf"]] == [f"#/$defs/amount_{k}" for k in AmountKind]
    assert all(SCHEMA["$defs"][f"amount_{k}"]["properties"]["kind"]["const"] == k for k in AmountKind)


def test_it_is_closed_and_says_what_each_key_means():
    found = list(objects(SCHEMA))
    assert len(found) > 30
    for schema in found:
        assert schema["additionalProperties"] is False
        assert all(inner.get("description") or "$ref" in inner for inner in schema["properties"].values())


@pytest.mark.parametrize("path", list(keys(EVERY_WORD)), ids=lambda path: ".".join(map(str, path)))
def test_a_misspelt_key_is_refused_by_both(path):
    data = deepcopy(EVERY_WORD)
    table = inside(data, path[:-1])
    table[f"{path[-1]}x"] = table.pop(path[-1])
    assert not taken_by_the_reader(data)
    assert not VALIDATOR.is_valid(plain(data))


@pytest.mark.parametrize("path", list(leaves(EVERY_WORD)), ids=lambda path: ".".join(map(str, path)))
def test_a_misspelt_word_that_the_reader_refuses_is_refused_by_it_too(path):
    data = deepcopy(EVERY_WORD)
    inside(data, path[:-1])[path[-1]] += "-x"
    if not taken_by_the_reader(data):
        assert not VALIDATOR.is_valid(plain(data))


def test_a_misspelt_key_is_told_first_and_nothing_false_after_it():
    told = {path: said_by_the_reader(changed(path, None, misspelt=True)) for path in keys(EVERY_WORD)}
    assert {codes[0] for codes in told.values()} == {"rules.key_misspelt"}
    assert {path for path, codes in told.items() if len(codes) > 1} == {("team_size", "by")}, "its rows ask for one"


@pytest.mark.parametrize("kind", WRONG_KINDS, ids=lambda kind: kind.__name__)
def test_a_value_of_a_wrong_kind_is_told_once_and_refused_by_both(kind):
    for path in values(EVERY_WORD, kind):
        for wrong in WRONG_KINDS[kind]:
            data = changed(path, wrong)
            assert len(said_by_the_reader(data)) == 1, (path, wrong)
            assert not taken_by_the_schema(data, path), (path, wrong)


@pytest.mark.parametrize("kind", EDGES, ids=lambda kind: kind.__name__)
def test_both_draw_the_same_bounds(kind):
    """But for what one key says of another, of which a schema knows nothing."""
    for path in values(EVERY_WORD, kind):
        for edge in EDGES[kind]:
            data = changed(path, edge)
            told = set(said_by_the_reader(data))
            by_itself = told - BETWEEN_KEYS
            if path[-1] in BOUND_BY_OTHERS:
                by_itself -= {"rules.value_too_small", "rules.value_too_large", "rules.value_wrong"}
            if taken_by_the_schema(data, path):
                assert not by_itself, (path, edge)
            else:
                assert told, (path, edge)


def test_the_scheme_of_every_word_uses_every_key():
    """So the two tests above miss nothing."""
    used = {path[-1] for path in keys(EVERY_WORD)}
    assert {key for schema in objects(SCHEMA) for key in schema["properties"]} - used == set()


def test_it_has_every_key_that_the_reader_asks_for(monkeypatch):
    asked = set()
    done = Table.done

    def noting(table):
        asked.update(table._asked)
        done(table)

    monkeypatch.setattr(Table, "done", noting)
    assert taken_by_the_reader(EVERY_WORD)
    assert asked == {key for schema in objects(SCHEMA) for key in schema["properties"]}
