"""What differs between two texts of a rule, and nothing else."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.services.comparing_rules import MAX_DEPTH, ValueChange, compare_texts, plain_data

SALARY = """
code = "base_salary"
name = "Lương cơ sở"

[[value]]
from = 2024-07-01
to = 2026-06-30
value = 2_340_000
document = "Nghị định 73/2024/NĐ-CP"

[[value]]
from = 2026-07-01
value = 2_530_000
document = "Nghị định 161/2026/NĐ-CP"
"""


def told(before: str, after: str) -> list[tuple[str, object, object, str]]:
    return [(c.path, c.before, c.after, c.document) for c in compare_texts(before, after)]


def test_the_same_values_in_other_words_are_no_change() -> None:
    assert compare_texts(SALARY, SALARY) == ()
    assert compare_texts(SALARY, "# chú thích\n" + SALARY.replace("2_340_000", "2340000")) == ()


def test_a_changed_value_is_named_by_its_row_with_its_document_and_days() -> None:
    (found,) = compare_texts(SALARY, SALARY.replace("2_530_000", "2_600_000"))
    assert found == ValueChange(
        "value[2026-07-01].value", 2_530_000, 2_600_000, "Nghị định 161/2026/NĐ-CP", date(2026, 7, 1)
    )
    (ended,) = compare_texts(SALARY, SALARY.replace("2_340_000", "2_340_001"))
    assert (ended.starts, ended.ends) == (date(2024, 7, 1), date(2026, 6, 30))


def test_a_row_slipped_in_before_is_one_row_more() -> None:
    row = '[[value]]\nfrom = 2023-07-01\nto = 2024-06-30\nvalue = 1_800_000\ndocument = "Nghị định 24/2023/NĐ-CP"\n\n'
    at = SALARY.index("[[value]]")
    assert told(SALARY, SALARY[:at] + row + SALARY[at:]) == [
        (f"value[2023-07-01].{key}", None, value, "Nghị định 24/2023/NĐ-CP")
        for key, value in {
            "from": date(2023, 7, 1),
            "to": date(2024, 6, 30),
            "value": 1_800_000,
            "document": "Nghị định 24/2023/NĐ-CP",
        }.items()
    ]


def test_a_row_taken_out_names_what_it_rested_on() -> None:
    at = SALARY.rindex("[[value]]")
    gone = told(SALARY, SALARY[:at])
    assert [(path, after) for path, _, after, _ in gone] == [
        ("value[2026-07-01].from", None),
        ("value[2026-07-01].value", None),
        ("value[2026-07-01].document", None),
    ]
    assert {document for *_, document in gone} == {"Nghị định 161/2026/NĐ-CP"}


def test_the_order_of_rows_that_have_names_is_no_change() -> None:
    head, first, second = SALARY.partition("[[value]]")[0], *SALARY.split("[[value]]")[1:]
    assert compare_texts(SALARY, f"{head}[[value]]{second}\n[[value]]{first}") == ()


LINES = """
[source]
document = "Nghị quyết 22/2024/NQ-HĐND"

[[line]]
code = "night"
amount = { kind = "fixed", value = 100 }

[[line]]
code = "night"
amount = { kind = "fixed", value = 200, by_role = { to_truong = 1 } }
"""


def test_rows_of_one_name_are_matched_in_their_order_once_equal_ones_are_out() -> None:
    changed = LINES.replace("value = 200", "value = 250")
    assert told(LINES, changed) == [("line[night].amount.value", 200, 250, "Nghị quyết 22/2024/NQ-HĐND")]
    both = changed.replace("value = 100", "value = 150")
    assert [path for path, *_ in told(LINES, both)] == ["line[night].amount.value", "line[night 2].amount.value"]


def test_rows_without_a_name_are_counted() -> None:
    assert [c.path for c in compare_texts("[[row]]\nx = 1.5\n", "[[row]]\nx = 2.5\n")] == ["row[1].x"]
    assert [c.path for c in compare_texts("[[row]]\nx = 1.5\n", 2 * "[[row]]\nx = 1.5\n")] == ["row[1].x"]


def test_a_table_in_place_of_a_value_shows_both() -> None:
    assert told("a = 1\n", "[a]\nb = 2\n") == [("a.b", None, 2, ""), ("a", 1, None, "")]
    assert told("[a]\nb = 2\n", "a = 1\n") == [("a.b", 2, None, ""), ("a", None, 1, "")]
    assert told("a = [1, 2]\n", "a = [1, 3]\n") == [("a", [1, 2], [1, 3], "")]
    assert told("a = [1]\n", "[[a]]\nid = 'x'\n") == [("a[x].id", None, "x", ""), ("a[1]", 1, None, "")]
    assert told("a = true\n", "a = 1\n") == [("a", True, 1, "")]


def test_a_single_day_begins_and_ends_with_itself() -> None:
    (found,) = compare_texts(
        '[[holiday]]\nday = 2027-01-01\nname = "A"\n', '[[holiday]]\nday = 2027-01-01\nname = "B"\n'
    )
    assert (found.path, found.starts, found.ends) == ("holiday[2027-01-01].name", date(2027, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "a = ",
        f"a = {'9' * 5000}",
        f"a = {'[' * 5000}{']' * 5000}",
        f"a = {'[' * (MAX_DEPTH + 1)}{']' * (MAX_DEPTH + 1)}",
        f"{'.'.join('a' * 500)} = 1",
    ],
    ids=["no TOML", "a number without end", "brackets without end", "brackets too deep", "dots too deep"],
)
def test_what_nobody_could_read_is_no_data(text: str) -> None:
    assert plain_data(text) is None
    assert [c.path for c in compare_texts("a = 1\n", text)] == ["a"]


PLAIN = st.recursive(
    st.integers(-9, 9) | st.booleans() | st.text("abc", max_size=2),
    lambda inner: st.dictionaries(st.sampled_from("xyz"), inner, min_size=1, max_size=3),
    max_leaves=8,
)


def toml(data: object) -> str:
    """Return plain data as inline TOML."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key} = {toml(value)}" for key, value in data.items()) + "}"
    return json.dumps(data)


@given(PLAIN, PLAIN)
def test_a_change_is_found_exactly_where_there_is_one(old: object, new: object) -> None:
    same = json.dumps(old, sort_keys=True) == json.dumps(new, sort_keys=True)
    found = compare_texts(f"a = {toml(old)}", f"a = {toml(new)}")
    assert (not found) is same
    back = compare_texts(f"a = {toml(new)}", f"a = {toml(old)}")
    assert {(c.path, str(c.before), str(c.after)) for c in found} == {
        (c.path, str(c.after), str(c.before)) for c in back
    }
