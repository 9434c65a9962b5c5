import pytest

from desktop_app.services.locating_keys import line_of

TEXT = """id = "x"
[source]
document = "X"

[[line]]
code = "monthly"

[line.amount]
kind = "sum"

[[line.amount.part]]
name = "a"

[[line.amount.part]]
name = "b"

[[line]]
code = "night"
count = { of = "nights" }

[line.amount]
dong = 5
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("id", 1),
        ("source.document", 3),
        ("line[1].code", 6),
        ("line[1].amount.kind", 9),
        ("line[1].amount.part[2].name", 15),
        ("line[2].code", 18),
        ("line[2].amount.dong", 22),
        ("line[2].count.per_month", 19),
        ("line[2].amount.text", 21),
        ("line[2].nowhere", 17),
        ("nowhere", None),
        ("", None),
    ],
)
def test_a_key_is_found_or_what_is_nearest(path: str, line: int | None) -> None:
    assert line_of(TEXT, path) == line


def test_tables_of_the_second_line_are_not_those_of_the_first() -> None:
    assert line_of(TEXT, "line[2].amount.part[1].name") == 21
