"""From TOML to frozen dataclasses, with every fault named by its key; used for profiles, forms and samples."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, Literal, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Certainty
from desktop_app.printing.blocks.base import Block, Path
from desktop_app.printing.blocks.fields import Fields, Seal
from desktop_app.printing.blocks.letterhead import Letterhead, National
from desktop_app.printing.blocks.parts import Annex
from desktop_app.printing.blocks.signing import Closing, Signatures
from desktop_app.printing.blocks.tables import Table
from desktop_app.printing.blocks.words import Addressees, Basis, Heading, Items, Paragraph, Title
from desktop_app.printing.contexts import Value
from desktop_app.printing.template import Fault, Template, parse

T = TypeVar("T")

BLOCKS: Mapping[str, type[Block]] = {
    "letterhead": Letterhead,
    "national": National,
    "title": Title,
    "heading": Heading,
    "addressees": Addressees,
    "basis": Basis,
    "paragraph": Paragraph,
    "items": Items,
    "table": Table,
    "closing": Closing,
    "signatures": Signatures,
    "fields": Fields,
    "seal": Seal,
    "annex": Annex,
}
"""The vocabulary of forms."""


def read_toml(file: FilePath, source: str) -> dict[str, Any]:
    """Return what the file says; Refused where it is missing, no UTF-8 or no TOML."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise Refused(Problem("printing.file_missing", Place(source=source), {"file": source})) from error
    except UnicodeDecodeError as error:
        raise _unreadable(source, error) from error
    return toml_of(text, source)


def toml_of(text: str, source: str) -> dict[str, Any]:
    """Return what a text says; Refused where it is no TOML."""
    try:
        return tomllib.loads(text)
    except ValueError as error:  # no TOML, or a number without end
        raise _unreadable(source, error) from error


def _unreadable(source: str, error: Exception) -> Refused:
    return Refused(Problem("printing.file_unreadable", Place(source=source), {"file": source, "reason": str(error)}))


def structure(data: object, cls: type[T], source: str, key: str = "") -> T:
    """Return ``data`` as ``cls``; Refused with one problem a fault, each with the key it stands under."""
    try:
        return _converter().structure(data, cls)
    except BaseValidationError as error:
        raise Refused(list(_problems(error, key, source))) from error


def problem_of(fault: Fault, source: str, key: str) -> Problem:
    """Return the problem of a fault whose file and key are now known."""
    return Problem(fault.code, Place(source=source, column=key), {"file": source, "key": key, **fault.values})


@lru_cache(maxsize=1)
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind in (str, int, bool, date):
        converter.register_structure_hook(kind, _exactly)
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(Month, lambda value, _: _month(value))
    converter.register_structure_hook(Template, lambda value, _: parse(_exactly(value, str)))
    converter.register_structure_hook(Path, lambda value, _: Path(_exactly(value, str)))
    converter.register_structure_hook(Value, lambda value, _: _value(value))
    converter.register_structure_hook(Certainty, lambda value, _: _certainty(value))
    converter.register_structure_hook_func(_is_choice, _one_of)
    converter.register_structure_hook_func(lambda cls: cls is Block, lambda value, _: _block(value, converter))
    return converter


def _exactly(value: Any, wanted: type) -> Any:
    """Return the value if it is of that very type: no number becomes a text unseen."""
    if type(value) is not wanted:
        raise Fault("printing.value_wrong", value=str(value), wanted=wanted.__name__)
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def _number(value: Any, _: type) -> float:
    if type(value) not in (int, float):
        raise Fault("printing.value_wrong", value=str(value), wanted="float")
    return float(value)


def _is_choice(cls: Any) -> bool:
    origin: Any = get_origin(cls)
    return origin is Literal


def _one_of(value: Any, cls: Any) -> Any:
    if value not in get_args(cls):
        raise Fault("printing.value_wrong", value=str(value), wanted=" | ".join(map(str, get_args(cls))))
    return value


def _month(value: Any) -> Month:
    try:
        return Month.parse(_exactly(value, str))
    except ValueError as error:
        raise Fault("printing.value_wrong", value=str(value), wanted="Month") from error


def _certainty(value: Any) -> Certainty:
    try:
        return Certainty(value)
    except ValueError as error:
        raise Fault("printing.value_wrong", value=str(value), wanted=" | ".join(Certainty)) from error


def _value(value: Any) -> Value:
    """Return a cell's value; TOML knows no None, so an empty text stands for it."""
    if type(value) not in (int, str):
        raise Fault("printing.value_wrong", value=str(value), wanted="Value")
    return value or None


def _block(value: Any, converter: Converter) -> Block:
    if not isinstance(value, dict):
        raise Fault("printing.value_wrong", value=str(value), wanted="Block")
    if "kind" not in value:
        raise Fault("printing.block_kind_missing", known=", ".join(BLOCKS))
    kind = str(value["kind"])
    if kind not in BLOCKS:
        raise Fault("printing.block_unknown", kind=kind, known=", ".join(BLOCKS))
    rest = {key: one for key, one in value.items() if key != "kind"}
    return converter.structure(rest, BLOCKS[kind])


def _problems(error: BaseException, key: str, source: str) -> Iterator[Problem]:
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _problems(inner, (key + _step(inner)).lstrip("."), source)
    elif isinstance(error, ForbiddenExtraKeysError):
        for extra in sorted(error.extra_fields):
            yield problem_of(Fault("printing.key_unknown"), source, f"{key}.{extra}".lstrip("."))
    elif isinstance(error, KeyError):
        yield problem_of(Fault("printing.key_missing"), source, key)
    elif isinstance(error, Fault):
        yield problem_of(error, source, key)
    else:
        yield problem_of(Fault("printing.value_misshapen"), source, key)


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
        if isinstance(note, IterableValidationNote):
            return f"[{int(note.index) + 1}]"
    return ""
