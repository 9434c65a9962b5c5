import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.services.comparing_forms import Change, changed_words, compare_forms
from desktop_app.services.editing_forms import moved, text_of, with_part, with_value, without
from desktop_app.services.office import Office


@pytest.fixture
def own(office: Office) -> str:
    return (office.paths.forms / "bang_thanh_toan" / "form.toml").read_text(encoding="utf-8")


def said(own: str, data: dict[str, Any]) -> list[tuple[Change, str, str]]:
    return [(one.change, one.part, one.key) for one in compare_forms(own, text_of(data))]


def test_the_same_text_differs_nowhere_whatever_its_number(own: str) -> None:
    assert compare_forms(own, own) == ()
    assert compare_forms(own, own.replace("version = 1", "version = 1\nlocal = 3")) == ()


def test_a_text_a_column_and_what_is_said_of_the_whole(own: str) -> None:
    data = with_value(tomllib.loads(own), "block[2].kind_name", "BẢNG CHI")
    data = with_value(data, "block[5].columns[2].head", "Ông, bà")
    data = with_value(data, "page.orientation", "portrait")
    data = with_value(data, "block[5].total_label", None)
    assert said(own, data) == [
        (Change.CHANGED, "", "page.orientation"),
        (Change.CHANGED, "block[2]", "kind_name"),
        (Change.CHANGED, "block[5].columns[2]", "head"),
        (Change.REMOVED, "block[5]", "total_label"),
    ]


def test_a_part_more_is_no_change_of_all_that_follow(own: str) -> None:
    data, _ = with_part(tomllib.loads(own), "block[2]", {"kind": "paragraph", "text": "Thêm"})
    assert said(own, data) == [(Change.ADDED, "block[3]", "")]
    assert said(own, without(tomllib.loads(own), "block[5].columns[7]")) == [
        (Change.REMOVED, "block[5].columns[7]", "")
    ]
    data, _ = moved(tomllib.loads(own), "block[3]", 1)
    assert {change for change, *_ in said(own, data)} == {Change.ADDED, Change.REMOVED}


def test_words_struck_and_added() -> None:
    assert changed_words("Công nhận các ông, bà", "Công nhận đồng chí") == (
        (None, "Công nhận "),
        (Change.REMOVED, "các ông, bà"),
        (Change.ADDED, "đồng chí"),
    )
    assert changed_words("a b", "a b") == ((None, "a b"),)
    assert changed_words("kể từ «ngày có hiệu lực».«câu thay thế»", "kể từ «ngày có hiệu lực».") == (
        (None, "kể từ «ngày có hiệu lực»."),
        (Change.REMOVED, "«câu thay thế»"),
    )


@given(st.text("ab «».,\n", max_size=40), st.text("ab «».,\n", max_size=40))
def test_nothing_is_lost_of_either_text(before: str, after: str) -> None:
    parts = changed_words(before, after)
    assert "".join(words for change, words in parts if change is not Change.REMOVED) == after
    kept = "".join(words for change, words in parts if change is not Change.ADDED)
    assert "".join(kept.split()) == "".join(before.split())
