import tomllib
from typing import Any

import pytest

from desktop_app.services import editing_forms as editing
from desktop_app.services.locating_keys import line_of
from desktop_app.services.office import Office


@pytest.fixture
def data(office: Office) -> dict[str, Any]:
    return tomllib.loads((office.paths.forms / "bang_thanh_toan" / "form.toml").read_text(encoding="utf-8"))


def test_every_shipped_form_is_written_as_it_stands(office: Office) -> None:
    for file in sorted(office.paths.forms.glob("*/form.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        assert tomllib.loads(editing.text_of(data)) == data, file


def test_lists_of_tables_anywhere_are_written(data: dict[str, Any]) -> None:
    data["source"]["seen"] = [{"a": 1}, {"b": "{x}"}]
    data["block"][4]["columns"][0]["deep"] = [{"c": [1, 2]}, {}]
    assert tomllib.loads(editing.text_of(data)) == data


def test_every_part_has_a_line_of_its_own(data: dict[str, Any]) -> None:
    text = editing.text_of(data)
    lines = text.split("\n")
    parts = editing.parts_of(data)
    assert [part.kind for part in parts][:3] == ["head", "letterhead", "title"]
    assert sum(part.kind == "column" for part in parts) == 8
    for part in parts[1:]:
        at = line_of(text, part.key)
        assert at is not None
        assert lines[at - 1] == ("[[block.columns]]" if part.kind == "column" else "[[block]]")
        name = next(iter(editing.value_at(data, part.key)))
        found = line_of(text, f"{part.key}.{name}")
        assert found is not None
        assert lines[found - 1].startswith(f"{name} = ")


def test_values_are_put_and_taken_away(data: dict[str, Any]) -> None:
    changed = editing.with_value(data, "block[5].columns[2].head", "Ông, bà")
    assert changed["block"][4]["columns"][1]["head"] == "Ông, bà"
    assert data["block"][4]["columns"][1]["head"] == "Họ và tên", "the data given stay"
    assert "total_label" not in editing.with_value(data, "block[5].total_label", None)["block"][4]
    del data["page"]
    assert editing.with_value(data, "page.orientation", "landscape")["page"] == {"orientation": "landscape"}
    assert editing.value_at(data, "block[99].text") is None
    assert editing.value_at(data, "title.deeper") is None


def test_parts_move_come_and_go(data: dict[str, Any]) -> None:
    kinds = [block["kind"] for block in data["block"]]
    moved, key = editing.moved(data, "block[2]", 1)
    assert (key, [block["kind"] for block in moved["block"]][:3]) == ("block[3]", [kinds[0], kinds[2], kinds[1]])
    assert editing.moved(data, "block[1]", -1) == (data, "block[1]")
    moved, key = editing.moved(data, "block[5].columns[8]", -1)
    assert (key, moved["block"][4]["columns"][6]["head"]) == ("block[5].columns[7]", "Ghi chú")
    assert len(editing.without(data, "block[5].columns[1]")["block"][4]["columns"]) == 7
    added, key = editing.with_part(data, "block[0]", {"kind": "heading", "text": "A"})
    assert (key, added["block"][0]["text"]) == ("block[1]", "A")


def test_what_may_be_added_can_be_read(office: Office, data: dict[str, Any]) -> None:
    from desktop_app.services.checking_forms import form_judge

    judge = form_judge(office)
    for name, part in editing.new_parts(data):
        changed, _ = editing.with_part(data, "block[3]", part)
        assert judge.read("bang_thanh_toan", editing.text_of(changed)), name
    offered = editing.new_columns(data, "block[5]")
    assert {"", "{row.name}", "{row_number|plain}"} <= {slot for slot, _ in offered}
    for slot, column in offered:
        changed, _ = editing.with_part(data, "block[5].columns[2]", column)
        assert judge.read("bang_thanh_toan", editing.text_of(changed)), slot
