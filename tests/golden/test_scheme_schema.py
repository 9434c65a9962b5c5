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
from desktop_app.rules.scheme_amounts import IndexedAt, Measure, StatePart
from desktop_app.rules.scheme_counts import CountOf, During, Per, WholeUnits, Work
from desktop_app.rules.scheme_parsing import parse_scheme
from desktop_app.rules.scheme_readings import RoundingUnit, YesNo
from desktop_app.rules.scheme_sizes import SizeBy
from tests.rules.conftest import RESOURCES, texts
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
