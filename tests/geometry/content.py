"""What a form may be filled with: its sample, and what the sample becomes when somebody's data are awkward.

Everything is made from the sample by walking through its values, so that a new form has its contents without a word
more. A content keeps what a table's columns say of each other: as many cells as columns.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import cycle, islice
from typing import Any

from desktop_app.printing.blocks.signing import Closing
from desktop_app.printing.blocks.tables import Table
from desktop_app.printing.blocks.words import Items
from desktop_app.printing.contexts import Heading, PaperDate, Signer
from desktop_app.printing.definition import FormDefinition

ROWS = 400
WIDE, TALL = "W" * 40, "Ậ" * 40
MARKUP = "*Ngọc* **Ạnh** <b>&amp; {name} \\n %s & > <"
LONG_NAME = "Nguyễn Phước Hoàng Công Tôn Nữ Phương Quỳnh"
FREE = {"name", "residence", "note", "area", "team", "teams", "reason", "executors", "scheme", "education", "ground"}
"""Fields into which anybody may type anything; others are chosen from a list or composed."""

Content = Callable[[FormDefinition, Any], Any]


def as_is(form: FormDefinition, sample: Any) -> Any:
    """Return the sample."""
    del form
    return sample


def given(form: FormDefinition, sample: Any) -> Any:
    """Return the sample once number and day are given, both below 10."""
    del form
    return _each(sample, Heading, lambda one: replace(one, number="05", dated=PaperDate(2026, 2, 5)))


def signed(form: FormDefinition, sample: Any) -> Any:
    """Return the sample with a name below every office."""
    del form
    return _each(sample, Signer, lambda one: replace(one, name="Nguyễn Văn Đại"))


def names(name: str) -> Content:
    """Return the content in which everybody and everything that is typed is called so."""

    def filled(form: FormDefinition, sample: Any) -> Any:
        del form
        return _texts(sample, lambda key, text: name if key in FREE and text else text)

    return filled


def places(form: FormDefinition, sample: Any) -> Any:
    """Return the content of a body with the longest names there are."""
    del form
    heading = {
        "superior": ("CÔNG AN THÀNH PHỐ HỒ CHÍ MINH",),
        "issuer": ("ỦY BAN NHÂN DÂN", "PHƯỜNG PHAN RANG - THÁP CHÀM BẮC ĐIỆN BIÊN PHỦ"),
        "place": "Phường Nguyễn Thị Minh Khai",
        "number": "1234",
    }
    made = _each(sample, Heading, lambda one: replace(one, **heading))
    offices = ("KT. TRƯỞNG CÔNG AN PHƯỜNG PHAN RANG - THÁP CHÀM", "PHÓ TRƯỞNG CÔNG AN ĐẶC KHU CÔN ĐẢO")
    return _each(made, Signer, lambda one: replace(one, capacity=offices, name="Thượng tá " + LONG_NAME))


def lines_of_issuer(count: int) -> Content:
    """Return the content in which the issuing body has so many lines."""

    def filled(form: FormDefinition, sample: Any) -> Any:
        del form
        lines = tuple(islice(cycle(["ỦY BAN NHÂN DÂN", "ĐẶC KHU PHÚ QUỐC", "XÃ ĐẠI LỘC HẠ"]), count))
        return _each(sample, Heading, lambda one: replace(one, issuer=lines))

    return filled


def recipients(count: int) -> Content:
    """Return the content with so many receivers of every paper that lists them."""

    def filled(form: FormDefinition, sample: Any) -> Any:
        line = "Công an tỉnh, Phòng Quản lý hành chính về trật tự xã hội (để báo cáo)"
        lines = tuple(f"{line} {number}" for number in range(count))
        paths = {one.recipients.path for one in form.text.block if isinstance(one, Closing)}
        return replace(sample, **dict.fromkeys(sorted(paths), lines))

    return filled


def notes(form: FormDefinition, sample: Any) -> Any:
    """Return the content with nine entries in every list of texts: legends, remarks, enclosures."""
    paths = {block.rows.path for block in form.text.block if isinstance(block, Items)}
    lists = {path: getattr(sample, path) for path in sorted(paths) if "." not in path}
    texts = {path: rows for path, rows in lists.items() if rows and isinstance(rows[0], str)}
    return replace(sample, **{path: tuple(islice(cycle(rows), 9)) for path, rows in texts.items()})


def nothing(form: FormDefinition, sample: Any) -> Any:
    """Return the content in which every list is empty, but for who issues and who signs."""
    del form
    kept = {"heading", "signer", "signers"}
    empty = {field.name: _emptied(getattr(sample, field.name)) for field in fields(sample) if field.name not in kept}
    return replace(sample, **empty)


def many(form: FormDefinition, sample: Any) -> Any:
    """Return the content with :data:`ROWS` rows in each list that a table shows."""
    for table in tables_of(form):
        sample = _with_rows(table, sample)
    return sample


def tables_of(form: FormDefinition) -> list[Table]:
    """Return the tables of a form."""
    return [block for block in form.text.block if isinstance(block, Table)]


CONTENTS: dict[str, Content] = {
    "sample": as_is,
    "given": given,
    "signed": signed,
    "notes": notes,
    "nothing": nothing,
    "wide": names(WIDE),
    "tall": names(TALL),
    "markup": names(MARKUP),
    "long": names(f"{LONG_NAME} {LONG_NAME}"),
    "places": places,
    "one line": lines_of_issuer(1),
    "six lines": lines_of_issuer(6),
    "no receivers": recipients(0),
    "twelve receivers": recipients(12),
    "400 rows": many,
}
"""Contents by name."""


def cases(form: FormDefinition) -> Iterator[str]:
    """Yield the contents that mean something for a form."""
    for name in CONTENTS:
        receivers = any(isinstance(block, Closing) for block in form.text.block)
        if (name != "400 rows" or tables_of(form)) and ("receivers" not in name or receivers):
            yield name


def _with_rows(table: Table, sample: Any) -> Any:
    if table.groups is None:
        return _replaced(sample, table.rows.path, _numbered)
    rows = table.rows.path
    return _replaced(
        sample, table.groups.rows.path, lambda groups: (_replaced(groups[0], rows, _numbered), *groups[1:])
    )


def _replaced(holder: Any, path: str, change: Callable[[Any], Any]) -> Any:
    name, _, rest = path.partition(".")
    inner = getattr(holder, name)
    return replace(holder, **{name: _replaced(inner, rest, change) if rest else change(inner)})


def _numbered(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return many rows like those there are, each told from the next by a number after its name."""
    if not rows:
        return rows
    return tuple(
        _texts(row, lambda key, text, number=number: f"{text} {number}" if key == "name" else text)
        for number, row in enumerate(islice(cycle(rows), ROWS), start=1)
    )


def _each(value: Any, kind: type, change: Callable[[Any], Any]) -> Any:
    """Return the value with every part of a kind changed."""
    if isinstance(value, kind):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_each(one, kind, change) for one in value)
    if is_dataclass(value):
        return replace(
            value, **{field.name: _each(getattr(value, field.name), kind, change) for field in fields(value)}
        )
    return value


def _texts(value: Any, change: Callable[[str, str], str], key: str = "") -> Any:
    """Return the value with every text changed, each named by the field it stands in."""
    if isinstance(value, str):
        return change(key, value)
    if isinstance(value, tuple):
        return tuple(_texts(one, change, key) for one in value)
    if is_dataclass(value):
        made = {field.name: _texts(getattr(value, field.name), change, field.name) for field in fields(value)}
        return replace(value, **made)
    return value


def _emptied(value: Any) -> Any:
    if isinstance(value, tuple):
        return ()
    if is_dataclass(value):
        return replace(value, **{field.name: _emptied(getattr(value, field.name)) for field in fields(value)})
    return value
