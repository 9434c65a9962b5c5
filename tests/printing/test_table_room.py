import tomllib
from pathlib import Path

from desktop_app.printing.definition import FormDefinition, form_of
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.table_room import crowded_tables, room_mm, tables

FORMS = Path(__file__).resolve().parents[2] / "forms"


def with_columns(library: FormLibrary, count: int) -> FormDefinition:
    """List 05 with columns of one long word each."""
    data = tomllib.loads((FORMS / "mau_05" / "form.toml").read_text(encoding="utf-8"))
    table = next(block for block in data["block"] if block["kind"] == "table")
    table["columns"] = [{"head": "Nghiêngnghiêng", "value": "{row.name}"}] * count
    return form_of("mau_05", data, library.profiles, "mau_05/form.toml")


def test_no_shipped_form_is_too_wide_for_its_sample(library: FormLibrary, fonts: Fonts) -> None:
    for form in library:
        assert crowded_tables(form, sample(form), fonts) == ()
        assert all(150 < room_mm(form, part) < 270 for _, part, _ in tables(form))


def test_too_many_columns_are_told_by_the_number_of_their_block(library: FormLibrary, fonts: Fonts) -> None:
    data = sample(library["mau_05"])
    assert crowded_tables(with_columns(library, 8), data, fonts) == ()
    form = with_columns(library, 40)
    assert crowded_tables(form, data, fonts) == (3,)
    assert crowded_tables(form, (data, data), fonts) == (3,)


def test_blocks_are_counted_over_annexes(library: FormLibrary) -> None:
    form = library["mau_08_cong_nhan_kem_danh_sach"]
    kinds = [type(block).__name__ for block in form.text.block]
    assert [number for number, _, _ in tables(form)] == [kinds.index("Table") + 1]
