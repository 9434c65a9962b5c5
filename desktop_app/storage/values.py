"""Plain data of every noun, there and back without loss: what a column and an image of history hold.

Enums stand by value, days and moments in ISO 8601, a month as ``2026-10``, decimals and fractions as text. There are
no floats, so that equal nouns have equal canonical JSON.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, cast

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from desktop_app.model import decision, differences, duty, esigning, exchange, member, payroll, place, sources, unit
from desktop_app.model.change import JsonValue
from desktop_app.model.periods import Month
from desktop_app.rules import scheme, scheme_amounts, scheme_counts, scheme_readings

N = TypeVar("N")

_MODULES = (
    scheme,
    scheme_amounts,
    scheme_counts,
    scheme_readings,
    decision,
    differences,
    duty,
    esigning,
    exchange,
    member,
    payroll,
    place,
    sources,
    unit,
)
_ENUMS: Mapping[str, type[Enum]] = {
    found.__name__: found
    for module in _MODULES
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, Enum) and found.__module__ == module.__name__
}

AS_TEXT: Mapping[type, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    date: (date.isoformat, date.fromisoformat),
    datetime: (datetime.isoformat, datetime.fromisoformat),
    Month: (str, Month.parse),
    Decimal: (str, Decimal),
    Fraction: (str, Fraction),
    member.PartialDate: (str, member.PartialDate.parse),
}
"""Types that are written as text: how each is written, how it is read."""
_LATER: Mapping[type, tuple[str, ...]] = {
    sources.Source: ("dated", "attested_by", "attested_on"),
    payroll.PayrollLine: ("ticks",),
    payroll.MemberPay: ("adjustments", "unpaid"),
}
"""Fields that came after months were first closed: left out at their default, so that an old digest still holds.

An inner noun stands before what holds it: a hook is made of the hooks known by then."""
_TAGS = {kind.__name__.lower(): kind for kind in AS_TEXT}

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(value: JsonValue) -> str:
    """Return the one JSON text of a value: keys sorted, no spaces, letters as they are."""
    return _ENCODER.encode(value)


def plain(noun: object) -> dict[str, JsonValue]:
    """Return a noun's fields as plain data, every field named."""
    return cast("dict[str, JsonValue]", _converter().unstructure(noun))


def revive(kind: type[N], image: Mapping[str, JsonValue]) -> N:
    """Return the noun that :func:`plain` took apart; raise ``cattrs.BaseValidationError`` if it is not one."""
    return _converter().structure(image, kind)


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    for kind, (write, read) in AS_TEXT.items():
        converter.register_unstructure_hook(kind, write)
        converter.register_structure_hook(kind, _reader(kind, read))
    for basic in (str, int, bool):
        converter.register_structure_hook(basic, _only(basic))
    for base in (Enum, StrEnum):
        converter.register_unstructure_hook(base, lambda value: value.value)
        converter.register_structure_hook(base, lambda value, kind: kind(value))
    converter.register_unstructure_hook_func(_is_set, sorted)
    converter.register_unstructure_hook_func(_is_open_mapping, lambda values: {k: tag(v) for k, v in values.items()})
    converter.register_structure_hook_func(
        _is_open_mapping,
        lambda values, _kind: {key: untag(value) for key, value in values.items()},
    )
    for noun, names in _LATER.items():
        later: dict[str, Any] = {name: override(omit_if_default=True) for name in names}
        converter.register_unstructure_hook(noun, make_dict_unstructure_fn(noun, converter, **later))
    return converter


def _reader(kind: type, read: Callable[[str], Any]) -> Callable[[object, type], Any]:
    def structure(value: object, _kind: type) -> Any:
        if not isinstance(value, str):
            raise TypeError(f"{kind.__name__}: {value!r}")
        return read(value)

    return structure


def _only(kind: type) -> Callable[[object, type], Any]:
    """Nothing is coerced: ``1.0`` is no int and ``1`` no text."""

    def structure(value: object, _kind: type) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{kind.__name__}: {value!r}")
        return value

    return structure


def _is_set(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is frozenset


def _is_open_mapping(kind: Any) -> bool:
    """Return whether it is ``Mapping[str, object]``, as the values of a payroll step are."""
    return getattr(kind, "__origin__", None) is Mapping and kind.__args__ == (str, object)


def tag(value: object) -> JsonValue:
    """Return a value of unknown type so that :func:`untag` gives the same type back; TypeError for a float."""
    if value is None or type(value) in {bool, int, str}:
        return cast("JsonValue", value)
    if isinstance(value, Enum):
        return {"enum": type(value).__name__, "value": value.value}
    if type(value) in AS_TEXT:
        return {type(value).__name__.lower(): AS_TEXT[type(value)][0](value)}
    if isinstance(value, tuple):
        return {"tuple": [tag(item) for item in value]}
    if isinstance(value, list):
        return [tag(item) for item in value]
    raise TypeError(f"{type(value).__name__}: {value!r}")


def untag(value: JsonValue) -> object:
    """Return what :func:`tag` was given; KeyError for a tag that is not one of ours."""
    if isinstance(value, list):
        return [untag(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "enum" in value:
        return _ENUMS[str(value["enum"])](value["value"])
    [(name, inner)] = value.items()
    if name == "tuple":
        return tuple(untag(item) for item in cast("list[JsonValue]", inner))
    return AS_TEXT[_TAGS[name]][1](str(inner))
