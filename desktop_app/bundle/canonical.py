"""Canonical JSON (RFC 8785) that is also clean text: NFC, no control or direction characters, no floats, safe integers.

Equal records have equal bytes, and bytes that are not canonical are refused, so nobody can hide a second meaning in a
duplicate key, a space or a look-alike. Small documents go through ``rfc8785``. Lines of records go through the
interpreter's own C encoder, which gives the same bytes within our limits (ASCII keys, no floats) thirty times faster;
a test holds the two together.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NoReturn, TypeAlias

import rfc8785

from desktop_app.model.problems import Place, Problem, Refused

JsonValue: TypeAlias = "bool | int | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
Record: TypeAlias = Mapping[str, JsonValue]

MAX_DEPTH = 8
MAX_SAFE_INTEGER = 2**53 - 1
# Letters and signs that are starters and compose with nothing before them (NFC_Quick_Check=Yes).
_COMMON = re.compile("[\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]*\\Z")
_ASCII = bytes(range(128))
_LINE_END, _COMMA = "\n", ","
# A text that no record may hold, so that it parts records from each other and never the parts of one.
_MARK = "\n"
_BETWEEN, _ENDED = '},"\\n",{', "}\n{"
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\Z")
_FLAT = frozenset({str, bool, int, type(None)})
_NESTED = frozenset({dict, list})
_PLAIN = _FLAT | _NESTED
# Control, direction, invisible and separator characters, lone surrogates, two non-characters of the basic plane.
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_ESCAPED_CONTROL = re.compile(r"\\[bfnrtu]")
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def document(value: Record) -> bytes:
    """Return the canonical bytes of one object; Refused with the path of whatever may not be written."""
    if problem := next(_faults(value, ""), None):
        raise Refused(problem)
    return rfc8785.dumps(_plain(value))


def read_document(blob: bytes, source: str) -> dict[str, JsonValue]:
    """Return the object that the bytes are the canonical form of; Refused otherwise."""
    text = _decoded(blob, source)
    value = _parsed(text, 0, Place(source))[0]
    if not isinstance(value, dict):
        raise Refused(Problem("bundle.json_not_object", Place(source)))
    _refuse_first(_faults(value, ""), Place(source))
    if rfc8785.dumps(value) != blob:
        raise Refused(Problem(_difference(text), Place(source)))
    return value


def lines(records: Sequence[Record]) -> bytes:
    """Return one canonical object a line, sorted by ``id``; Refused where an id is missing or stands twice."""
    _check_named(records, "records")
    ordered = sorted(records, key=_record_id)
    _check_order(ordered, "records")
    plain: list[dict[str, JsonValue]] = ordered  # type: ignore[assignment]  # dicts and lists throughout, if sound
    if not _sound(ordered):
        _refuse_unsound(ordered, "records")
        plain = [_plain_record(record) for record in ordered]
    text = _joined(plain)
    blob = text.encode(errors="surrogatepass")
    _check_text(blob, text, plain, "records")
    return blob


def read_lines(blob: bytes, source: str) -> list[dict[str, JsonValue]]:
    """Return the records of which the bytes are the canonical lines; Refused with the line that is not.

    All lines are parsed as one list and written again. Only if that gives other bytes is each line looked at, to say
    where and why.
    """
    text = _decoded(blob, source)
    records = _parsed_list(text)
    if records is None or not _are_written(records, text):
        raise _first_difference(text, source)
    _check_named(records, source)
    if not _sound(records):
        _refuse_unsound(records, source)
    _check_text(blob, text, records, source)
    _check_order(records, source)
    return records


def read_text(blob: bytes, source: str) -> str:
    """Return a text of many lines; Refused, with the line, where it is not clean. Tabs and line ends may stand."""
    text = _decoded(blob, source)
    for number, line in enumerate(text.split(_LINE_END), start=1):
        _refuse_first(_text_faults(line.replace("\t", " "), Place()), Place(source, number))
    return text


def _record_id(record: Record) -> str:
    return str(record["id"])


def _plain(value: JsonValue) -> JsonValue:
    """Return the value in the dicts and lists that an encoder takes."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def _plain_record(record: Record) -> dict[str, JsonValue]:
    return {key: _plain(item) for key, item in record.items()}


def _joined(records: list[dict[str, JsonValue]]) -> str:
    """Return the canonical lines of plain records, encoded in one go with a mark between them.

    What the mark makes of the text may stand inside a record too, and then there is more of it than there are ends of
    records, and each is encoded by itself.
    """
    if not records:
        return ""
    marked: list[object] = [_MARK] * (2 * len(records) - 1)
    marked[::2] = records
    text = _encode(marked)
    if text.count(_BETWEEN) != len(records) - 1:
        return "".join([f"{_encode(record)}\n" for record in records])
    return f"{text[1:-1].replace(_BETWEEN, _ENDED)}\n"


def _decoded(blob: bytes, source: str) -> str:
    try:
        return blob.decode()
    except UnicodeDecodeError as fault:
        raise Refused(Problem("bundle.not_utf8", Place(source), {"byte": fault.start})) from None


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _safe_integer(text: str) -> int:
    if len(text) > 17 or abs(number := int(text)) > MAX_SAFE_INTEGER:
        raise ValueError(text)
    return number


_decoder = json.JSONDecoder(parse_float=_no_number, parse_constant=_no_number, parse_int=_safe_integer)
_read, _scan = _decoder.decode, _decoder.raw_decode


def _parsed(text: str, start: int, place: Place) -> tuple[JsonValue, int]:
    try:
        return _scan(text, start)
    except json.JSONDecodeError:
        raise Refused(Problem("bundle.json_broken", place)) from None
    except ValueError as fault:
        raise Refused(Problem("bundle.json_number", place, {"number": str(fault)[:40]})) from None
    except RecursionError:
        raise Refused(Problem("bundle.json_deep", place, {"depth": MAX_DEPTH})) from None


def _parsed_list(text: str) -> list[dict[str, JsonValue]] | None:
    """Return the records, whose canonical form the caller compares with the text; None where they cannot be parsed."""
    try:
        found: list[dict[str, JsonValue]] = _read(f"[{text[:-1].replace(_LINE_END, _COMMA)}]")
    except (ValueError, RecursionError):
        return None
    return found


def _are_written(records: list[dict[str, JsonValue]], text: str) -> bool:
    """Return whether the text is what we write for the records."""
    try:
        return all(isinstance(record, dict) for record in records) and _joined(records) == text
    except RecursionError:
        return False


def _sound(records: Sequence[Record]) -> bool:
    """Return whether keys, numbers, types and depth of all records are seen to be good, level by level for all at once.

    False only asks for a look at each: it may be a tuple that stands where a list may stand.
    """
    objects: Sequence[Record] = records
    arrays: list[list[JsonValue]] = []
    if not set(map(type, records)) <= {dict}:
        return False
    for _ in range(MAX_DEPTH):
        shapes: set[tuple[object, ...]] = set(map(tuple, objects))
        values = [value for one in objects for value in one.values()] + [value for one in arrays for value in one]
        kinds = set(map(type, values))
        if not (kinds <= _PLAIN and all(isinstance(key, str) and _KEY.match(key) for shape in shapes for key in shape)):
            return False
        if int in kinds and max([abs(value) for value in values if type(value) is int]) > MAX_SAFE_INTEGER:
            return False
        if not kinds & _NESTED:
            return True
        objects = [value for value in values if type(value) is dict]
        arrays = [value for value in values if type(value) is list]
    return False


def _refuse_unsound(records: Sequence[Record], source: str) -> None:
    """Look at each record by itself, texts aside; Refused with the first fault."""
    for number, record in enumerate(records, start=1):
        _refuse_first(_faults(record, "", texts=False), Place(source, number))


def _check_text(blob: bytes, text: str, records: Sequence[Record], source: str) -> None:
    escaped = b"\\" in blob and _ESCAPED_CONTROL.search(text) is not None
    if escaped or not (_common(blob) or _tidy(text.replace(_LINE_END, ""))):
        for number, record in enumerate(records, start=1):
            _refuse_first(_faults(record, ""), Place(source, number))


def _common(blob: bytes) -> bool:
    """Return whether all that is not ASCII is of letters that are in NFC whatever stands beside them.

    Vietnamese text takes this way, which looks at its marked letters only.
    """
    marked = blob.translate(None, _ASCII).decode(errors="surrogatepass")
    return b"\x7f" not in blob and _COMMON.match(marked) is not None


def _tidy(text: str) -> bool:
    """Return whether the text is NFC and holds nothing forbidden; printable text cannot hold it, and is seen faster."""
    return (text.isprintable() or _FORBIDDEN.search(text) is None) and unicodedata.is_normalized("NFC", text)


def _check_named(records: Sequence[Record], source: str) -> None:
    names = [record.get(key) for record in records for key in ("id", "kind")]
    if set(map(type, names)) <= {str} and all(names):
        return
    for number, record in enumerate(records, start=1):
        name, kind = record.get("id"), record.get("kind")
        if not (isinstance(name, str) and name and isinstance(kind, str) and kind):
            raise Refused(Problem("bundle.record_unnamed", Place(source, number)))


def _check_order(records: Sequence[Record], source: str) -> None:
    names = list(map(_record_id, records))
    for number, (previous, current) in enumerate(pairwise(names), start=2):
        if current <= previous:
            code = "bundle.record_twice" if current == previous else "bundle.record_order"
            raise Refused(Problem(code, Place(source, number), {"id": current}))


def _refuse_first(problems: Iterable[Problem], place: Place) -> None:
    for problem in problems:
        raise Refused(Problem(problem.code, Place(place.source, place.row, problem.at.column), problem.values))


def _faults(value: object, path: str, depth: int = 0, *, texts: bool = True) -> Iterator[Problem]:
    """Yield what may not stand in canonical JSON, each with its path; without ``texts`` strings are left to others."""
    place = Place(column=path)
    if depth > MAX_DEPTH:
        yield Problem("bundle.json_deep", place, {"depth": MAX_DEPTH})
    elif isinstance(value, str):
        yield from _text_faults(value, place) if texts else ()
    elif isinstance(value, Mapping):
        yield from (_key_fault(key, place) for key in value if not isinstance(key, str) or not _KEY.match(key))
        for key, item in value.items():
            yield from _faults(item, f"{path}.{key}".lstrip("."), depth + 1, texts=texts)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from _faults(item, f"{path}[{index}]", depth + 1, texts=texts)
    elif value is not None and not _is_safe_integer(value):
        yield Problem("bundle.json_number", place, {"number": str(value)[:40]})


def _is_safe_integer(value: object) -> bool:
    return isinstance(value, int) and abs(value) <= MAX_SAFE_INTEGER


def _key_fault(key: object, place: Place) -> Problem:
    return Problem("bundle.json_key", place, {"key": str(key)[:64]})


def _text_faults(text: str, place: Place) -> Iterator[Problem]:
    if found := _FORBIDDEN.search(text):
        yield Problem("bundle.text_forbidden", place, {"character": f"U+{ord(found[0]):04X}"})
    elif not unicodedata.is_normalized("NFC", text):
        yield Problem("bundle.text_not_nfc", place, {"text": text[:40]})


def _first_difference(text: str, source: str) -> Refused:
    """Return the refusal of the first line that cannot be parsed, is no object, or is not canonical.

    Where no line is to blame, one was so deep that it could be read alone and not among the others.
    """
    start, number = 0, 1
    try:
        while start < len(text):
            start = _line_end(text, start, Place(source, number)) + 1
            number += 1
    except Refused as refused:
        return refused
    except RecursionError:
        pass
    return Refused(Problem("bundle.json_deep", Place(source, number), {"depth": MAX_DEPTH}))


def _line_end(text: str, start: int, place: Place) -> int:
    """Return where the canonical line that begins there ends; Refused where it is none."""
    record, end = _parsed(text, start, place)
    if not isinstance(record, dict):
        raise Refused(Problem("bundle.json_not_object", place))
    if _encode(record) != text[start:end] or text[end : end + 1] != _LINE_END:
        raise Refused(Problem(_difference(text[start:end]), place))
    return end


def _difference(text: str) -> str:
    """Return the code that says why the object that the text begins with is not canonical."""
    twice = False

    def pairs(found: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal twice
        unique = dict(found)
        twice = twice or len(unique) < len(found)
        return unique

    json.JSONDecoder(object_pairs_hook=pairs).raw_decode(text)
    return "bundle.json_duplicate_key" if twice else "bundle.json_not_canonical"
