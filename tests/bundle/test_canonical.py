"""Our two encoders agree with each other, and only canonical, clean text is read."""

import json
import sys
import unicodedata
from types import MappingProxyType

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.bundle import canonical
from desktop_app.model.problems import Refused

_TEXT = (
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), max_size=12)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: not canonical._FORBIDDEN.search(text))
)
_KEYS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,8}", fullmatch=True)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=6,
)
_RECORDS = st.dictionaries(_TEXT.filter(bool), st.dictionaries(_KEYS, _VALUES, max_size=4), max_size=4).map(
    lambda found: [{**fields, "id": name, "kind": "k"} for name, fields in found.items()]
)


@given(_RECORDS)
def test_lines_are_what_rfc8785_writes_and_read_back(records: list[dict[str, canonical.JsonValue]]) -> None:
    ordered = sorted(records, key=lambda record: record["id"])
    written = canonical.lines(records)
    assert written == b"".join(rfc8785.dumps(record) + b"\n" for record in ordered)
    assert canonical.read_lines(written, "x") == ordered


@given(st.dictionaries(_KEYS, _VALUES, max_size=5))
def test_a_document_reads_back(value: dict[str, canonical.JsonValue]) -> None:
    assert canonical.read_document(canonical.document(value), "x") == value


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(blob: bytes) -> None:
    for read, write in ((canonical.read_document, canonical.document), (canonical.read_lines, canonical.lines)):
        try:
            found = read(blob, "x")
        except Refused:
            continue
        assert write(found) == blob


def test_frozen_mappings_and_tuples_are_written_as_plain_ones() -> None:
    frozen = MappingProxyType({"id": "1", "kind": "k", "deep": MappingProxyType({"a": (1, "b")})})
    assert canonical.lines([frozen]) == b'{"deep":{"a":[1,"b"]},"id":"1","kind":"k"}\n'
    assert canonical.document(frozen) == canonical.lines([frozen])[:-1]


def test_a_text_that_looks_like_the_end_of_a_record_is_only_text() -> None:
    records = [{"id": "1", "kind": "k", "a": [{"x": "1"}, {"y": '},{"'}]}, {"id": "2", "kind": "k", "a": "},{"}]
    assert canonical.read_lines(canonical.lines(records), "x") == records


def test_the_mark_between_records_is_none_within_one(codes) -> None:
    blob = b'{"a":[{"x":"1"},"\\n",{"y":"2"}],"id":"1","kind":"k"}\n{"id":"2","kind":"k"}\n'
    assert codes(lambda: canonical.read_lines(blob, "x")) == ["bundle.text_forbidden"]
    assert canonical._joined([json.loads(line) for line in blob.splitlines()]).encode() == blob


@pytest.mark.parametrize(
    ("nested", "codes_expected"),
    [
        ({"deep": [{"1.5": 1}]}, []),
        ({"deep": [{"n": 2**53}]}, ["bundle.json_number"]),
        ({"deep": [{"n": 0.5}]}, ["bundle.json_number"]),
        ({"deep": [{"đ": "x"}]}, ["bundle.json_key"]),
        ({"deep": [[[[[[["8"]]]]]]]}, []),
        ({"deep": [[[[[[[["9"]]]]]]]]}, ["bundle.json_deep"]),
    ],
)
def test_nested_values_are_looked_at_like_flat_ones(nested, codes_expected, codes) -> None:
    records = [{"id": "1", "kind": "k"}, {"id": "2", "kind": "k", **nested}]
    if codes_expected:
        assert codes(lambda: canonical.lines(records)) == codes_expected
    else:
        assert canonical.read_lines(canonical.lines(records), "x") == records


REFUSED_LINES = [
    (b'{"id":"1","id":"1","kind":"k"}\n', "bundle.json_duplicate_key"),
    (b'{"id": "1","kind":"k"}\n', "bundle.json_not_canonical"),
    (b'{"kind":"k","id":"1"}\n', "bundle.json_not_canonical"),
    (b'{"id":"\\u0031","kind":"k"}\n', "bundle.json_not_canonical"),
    (b'{"id":"1","kind":"k"}', "bundle.json_not_canonical"),
    (b'{"id":"1","kind":"k"}\r\n', "bundle.json_not_canonical"),
    (b'{"id":"1","kind":"k"},{"id":"2","kind":"k"}\n', "bundle.json_not_canonical"),
    (b'{"id":"1","kind":"k"},"\\n",{"id":"2","kind":"k"}\n', "bundle.json_not_canonical"),
    (b'{"id":"1","kind":"k","n":[1\n2]}\n', "bundle.json_broken"),
    (b'{"id":"1","kind":"k"}\n\n', "bundle.json_broken"),
    (b"\n", "bundle.json_broken"),
    (b'\xef\xbb\xbf{"id":"1","kind":"k"}\n', "bundle.json_broken"),
    (b'{"id":"1","kind":"k","n":1e0}\n', "bundle.json_number"),
    (b'{"id":"1","kind":"k","n":1.0}\n', "bundle.json_number"),
    (b'{"id":"1","kind":"k","n":NaN}\n', "bundle.json_number"),
    (b'{"id":"1","kind":"k","n":-Infinity}\n', "bundle.json_number"),
    (b'{"id":"1","kind":"k","n":9007199254740992}\n', "bundle.json_number"),
    (b'{"id":"1","kind":"k","n":' + b"9" * 5000 + b"}\n", "bundle.json_number"),
    (b'{"id":"1","kind":"k","n":-0}\n', "bundle.json_not_canonical"),
    (b'{"id":"1","kind":"k","n":"\\u0007"}\n', "bundle.text_forbidden"),
    (b'{"id":"1","kind":"k","n":"\\u0000"}\n', "bundle.text_forbidden"),
    ('{"id":"1","kind":"k","n":"a\u202eb"}\n'.encode(), "bundle.text_forbidden"),
    ('{"id":"1","kind":"k","n":"a\u200bb"}\n'.encode(), "bundle.text_forbidden"),
    ('{"id":"1","kind":"k","n":"e\u0301"}\n'.encode(), "bundle.text_not_nfc"),
    (b'{"id":"1","kind":"k","n":"\\ud800"}\n', "bundle.json_not_canonical"),
    (b'{"id":"1","kind":"k","n":"\xff"}\n', "bundle.not_utf8"),
    (b'{"id":"1","kind":"k","\xc4\x91":"x"}\n', "bundle.json_key"),
    (b"[" * 100_000, "bundle.json_deep"),
    (b'{"id":"1","kind":"k","n":' + b"[" * 20 + b"]" * 20 + b"}\n", "bundle.json_deep"),
    (b"[1]\n", "bundle.json_not_object"),
    (b'"a"\n', "bundle.json_not_object"),
    (b'{"id":"1"}\n', "bundle.record_unnamed"),
    (b'{"id":1,"kind":"k"}\n', "bundle.record_unnamed"),
    (b'{"id":"2","kind":"k"}\n{"id":"1","kind":"k"}\n', "bundle.record_order"),
    (b'{"id":"1","kind":"k"}\n{"id":"1","kind":"k"}\n', "bundle.record_twice"),
]


@pytest.mark.parametrize(("blob", "code"), REFUSED_LINES)
def test_lines_that_are_refused(blob: bytes, code: str, codes) -> None:
    assert codes(lambda: canonical.read_lines(blob, "x")) == [code]


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_no_depth_near_the_interpreters_own_limit_raises(opening: str, codes) -> None:
    closing = {"[": "]", '{"a":': "}"}[opening]
    for depth in range(sys.getrecursionlimit() - 200, sys.getrecursionlimit() + 20):
        spaced = f'{{"a": {opening * depth}{"1"}{closing * depth},"id":"1","kind":"k"}}\n'.encode()
        with pytest.raises(Refused):
            canonical.read_lines(spaced, "x")
        line = f'{{"a":{opening * depth}{"1"}{closing * depth},"id":"1","kind":"k"}}\n'.encode()
        assert codes(lambda line=line: canonical.read_lines(line, "x")) == ["bundle.json_deep"]
        assert codes(lambda line=line: canonical.read_document(line[:-1], "x")) == ["bundle.json_deep"]


def test_an_encoder_that_goes_less_deep_than_the_parser_refuses(codes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which of the two gives up first differs from one Python to the next."""

    def too_deep(_: object) -> str:
        raise RecursionError

    monkeypatch.setattr(canonical, "_encode", too_deep)
    line = b'{"id":"1","kind":"k"}\n'
    assert codes(lambda: canonical.read_lines(line, "x")) == ["bundle.json_deep"]
    monkeypatch.undo()
    monkeypatch.setattr(canonical, "_read", too_deep)
    assert codes(lambda: canonical.read_lines(line, "x")) == ["bundle.json_deep"]


def test_the_line_is_named() -> None:
    with pytest.raises(Refused) as caught:
        canonical.read_lines(b'{"id":"1","kind":"k"}\n{"id":"2", "kind":"k"}\n', "records")
    assert (caught.value.problems[0].at.source, caught.value.problems[0].at.row) == ("records", 2)


@pytest.mark.parametrize(
    ("blob", "code"),
    [
        (b'{"a":1,"a":1}', "bundle.json_duplicate_key"),
        (b'{"a":1} ', "bundle.json_not_canonical"),
        (b"[]", "bundle.json_not_object"),
        (b"", "bundle.json_broken"),
        (b'{"a":1.5}', "bundle.json_number"),
        (b'{"a":"\\ud800"}', "bundle.text_forbidden"),
        (b"{" + b'"a":{' * 50_000, "bundle.json_deep"),
        (b'{"a":"\x00"}', "bundle.json_broken"),
        (b'{"a b":1}', "bundle.json_key"),
    ],
)
def test_documents_that_are_refused(blob: bytes, code: str, codes) -> None:
    assert codes(lambda: canonical.read_document(blob, "x")) == [code]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1.5, "bundle.json_number"),
        (float("nan"), "bundle.json_number"),
        (2**53, "bundle.json_number"),
        (-(2**53), "bundle.json_number"),
        (b"bytes", "bundle.json_number"),
        ({1: 2}, "bundle.json_key"),
        ("xuống\ndòng", "bundle.text_forbidden"),
        ("a\\", None),
        ("\\n", None),
        ("Hòa", None),
        ("Ho\u0300a", "bundle.text_not_nfc"),
        (["a\u2028"], "bundle.text_forbidden"),
        ("\ud800", "bundle.text_forbidden"),
        (2**40, None),
    ],
)
def test_values_that_may_and_may_not_be_written(value: object, code: str | None, codes) -> None:
    record = {"id": "1", "kind": "k", "v": value}
    for write in (
        lambda: canonical.lines([record, {"id": "2", "kind": "k", "v": ""}]),
        lambda: canonical.document(record),
    ):
        if code is None:
            assert json.loads(write().splitlines()[0]) == record
        else:
            assert codes(write) == [code]


def test_the_common_letters_are_in_nfc_whatever_stands_beside_them() -> None:
    common = [chr(code) for code in range(128, 0x110000) if canonical._COMMON.match(chr(code))]
    assert set("ăâđêôơưẮặễỘợừỹ–…“”²") <= set(common)
    before = [chr(code) for code in range(0x20, 0x7F)] + common
    for letter in common:
        assert unicodedata.combining(letter) == 0
        assert not canonical._FORBIDDEN.search(letter)
        assert unicodedata.is_normalized("NFC", "".join(f"{other}{letter}" for other in before))


def test_other_alphabets_and_long_notes_take_the_slower_way() -> None:
    records = [{"id": "1", "kind": "k", "v": "日本 \u0e01\u0e33 🙂"}, {"id": "2", "kind": "k", "v": "Nguyễn\u00a0An"}]
    assert canonical.read_lines(canonical.lines(records), "x") == records


def test_two_records_of_one_id_are_not_written(codes) -> None:
    assert codes(lambda: canonical.lines([{"id": "1", "kind": "k"}, {"id": "1", "kind": "k"}])) == [
        "bundle.record_twice"
    ]
    assert codes(lambda: canonical.lines([{"kind": "k"}])) == ["bundle.record_unnamed"]
    assert canonical.lines([]) == b""
    assert canonical.read_lines(b"", "x") == []


def test_a_text_of_many_lines_is_read_where_each_is_clean(codes) -> None:
    assert canonical.read_text("a = 1\n\tb = «đêm»\n".encode(), "x.toml") == "a = 1\n\tb = «đêm»\n"
    wrong = {
        b"\xff": "bundle.not_utf8",
        b"a\r\n": "bundle.text_forbidden",
        "\ufeffa".encode(): "bundle.text_forbidden",
        "a\nđe\u0302m".encode(): "bundle.text_not_nfc",
    }
    for blob, code in wrong.items():
        assert codes(lambda blob=blob: canonical.read_text(blob, "x.toml")) == [code]
    with pytest.raises(Refused) as refused:
        canonical.read_text("a\nb\u200b".encode(), "x.toml")
    assert (refused.value.problems[0].at.source, refused.value.problems[0].at.row) == ("x.toml", 2)
