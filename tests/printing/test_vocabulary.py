"""What a text may speak of is what the check lets it speak of: each offer is taken, in every place of every form."""

import tomllib
from pathlib import Path

import pytest

from desktop_app.printing.blocks.base import template_faults
from desktop_app.printing.contexts import CONTEXTS
from desktop_app.printing.filters import FILTERS
from desktop_app.printing.library import FormLibrary
from desktop_app.printing.reading import BLOCKS
from desktop_app.printing.template import check_slot, parse
from desktop_app.printing.vocabulary import Sort, block_keys, column_keys, lists_of, offers, scope_of, spoken_classes

FORMS = Path(__file__).resolve().parents[2] / "forms"
TEXTS = {"value", "head", "subtotal", "total", "over"}


def places(code: str) -> list[tuple[dict, str]]:
    """Every block with each of its texts' keys."""
    found = []
    for block in tomllib.loads((FORMS / code / "form.toml").read_text(encoding="utf-8"))["block"]:
        found += [(block, key.name) for key in block_keys(block["kind"]) if key.sort is Sort.TEXT]
        columns = block.get("columns", [])
        found += [(block, f"columns[{at}].{name}") for at in range(1, len(columns) + 1) for name in TEXTS]
    return found


def test_every_offer_can_be_written_where_it_is_offered(library: FormLibrary) -> None:
    seen = 0
    for form in library:
        for block, key in places(form.code):
            scope = scope_of(form.text.context, block, key)
            for offer in offers(scope, form.text.context):
                for name in offer.filters:
                    slot = next(parse(f"{{{offer.path}|{name}}}" if name else f"{{{offer.path}}}").slots())
                    check_slot(slot, scope)
                    seen += 1
    assert seen > 1000


def test_every_slot_of_the_shipped_forms_is_offered(library: FormLibrary) -> None:
    for form in library:
        data = tomllib.loads((FORMS / form.code / "form.toml").read_text(encoding="utf-8"))
        for block in data["block"]:
            for key in (key for key in block_keys(block["kind"]) if key.sort is Sort.TEXT and key.name in block):
                scope = scope_of(form.text.context, block, key.name)
                paths = {offer.path for offer in offers(scope, form.text.context)}
                assert {slot.path for slot in parse(block[key.name]).slots()} <= paths, (form.code, key.name)


@pytest.mark.parametrize("kind", BLOCKS)
def test_the_keys_of_a_block_are_its_own(kind: str) -> None:
    keys = {key.name: key for key in block_keys(kind)}
    assert set(keys) <= set(BLOCKS[kind].__dataclass_fields__)
    assert all(key.choices for key in keys.values() if key.sort is Sort.CHOICE)
    assert block_keys("headng") == ()


def test_what_is_told_of_columns_and_lists() -> None:
    keys = {key.name: key for key in column_keys()}
    assert (keys["head"].needed, keys["min_mm"].sort, keys["each"].sort) == (True, Sort.NUMBER, Sort.PATH)
    assert {name for name, _ in lists_of("Recognition")} == {"bases", "listed", "people", "recipients"}
    assert lists_of("Unknown") == ()
    assert set(CONTEXTS.values()) <= set(spoken_classes())
    assert {filter_ for offer in offers({"x": int}, "X") for filter_ in offer.filters} <= set(FILTERS)


def test_a_table_whose_lists_are_lost_still_speaks_of_the_document() -> None:
    block = {"kind": "table", "rows": "nobody", "columns": [{"head": "", "value": ""}]}
    assert "team" in scope_of("Recognition", block, "columns[1].value")
    assert "row" not in scope_of("Recognition", block, "columns[1].value")
    assert list(template_faults(BLOCKS["annex"](), {})) == []
