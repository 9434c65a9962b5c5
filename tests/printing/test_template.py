from dataclasses import dataclass

import pytest

from desktop_app.printing.fonts import Style
from desktop_app.printing.template import (
    Fault,
    Run,
    Slot,
    check_slot,
    element_type,
    fields_of,
    parse,
    type_at,
    value_at,
)


@dataclass(frozen=True)
class Inner:
    name: str
    amount: int


@dataclass(frozen=True)
class Outer:
    inner: Inner
    rows: tuple[Inner, ...]
    maybe: int | str | None
    words: str


SCOPE = fields_of(Outer)


def fault(code: str):
    return pytest.raises(Fault, match=code)


def test_words_emphasis_and_slots() -> None:
    template = parse("**Điều 1.** Công nhận {inner.name}, *{inner.amount|money}* đồng")
    runs = template.runs({"inner": Inner("An", 1_000)})
    assert runs == [
        Run(Style.BOLD, "Điều 1."),
        Run(0, " Công nhận "),
        Run(0, "An"),
        Run(0, ", "),
        Run(Style.ITALIC, "1.000"),
        Run(0, " đồng"),
    ]


def test_a_star_or_brace_in_a_value_is_a_star_or_brace() -> None:
    assert parse("{words}!").runs({"words": "*a* **b** {c} <d> & e"}) == [Run(0, "*a* **b** {c} <d> & e"), Run(0, "!")]


def test_values_are_composed_letters() -> None:
    assert parse("{words}").text({"words": "Nguye\u0302\u0303n"}) == "Nguyễn"


def test_emphasis_within_a_base_turns_it_back() -> None:
    assert parse("a *b* **c**").runs({}, Style.ITALIC) == [
        Run(Style.ITALIC, "a "), Run(0, "b"), Run(Style.ITALIC, " "), Run(Style.BOLD_ITALIC, "c"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{name", "slot_broken"),
        ("name}", "slot_broken"),
        ("{}", "slot_broken"),
        ("{Name}", "slot_broken"),
        ("{a.b c}", "slot_broken"),
        ("{a|money|upper}", "slot_broken"),
        ("{__class__.x}", "field"),
        ("{a|no_such}", "filter_unknown"),
        ("**open", "emphasis_open"),
        ("*open", "emphasis_open"),
    ],
)
def test_what_is_broken_is_refused(source: str, code: str) -> None:
    with fault(code):
        for slot in parse(source).slots():
            check_slot(slot, SCOPE)


def test_slots_are_checked_against_types() -> None:
    check_slot(Slot("inner.name", ""), SCOPE)
    check_slot(Slot("inner.amount", "money"), SCOPE)
    check_slot(Slot("maybe", "cell"), SCOPE)
    for path, name, code in [
        ("inner.nmae", "", "field_unknown"),
        ("iner.name", "", "field_unknown"),
        ("inner.name.x", "", "field_unknown"),
        ("inner.amount", "", "filter_misfit"),
        ("inner.name", "money", "filter_misfit"),
        ("maybe", "money", "filter_misfit"),
        ("inner", "", "filter_misfit"),
        ("rows", "", "filter_misfit"),
    ]:
        with fault(code):
            check_slot(Slot(path, name), SCOPE)


def test_paths() -> None:
    assert element_type(SCOPE, "rows") is Inner
    assert type_at(SCOPE, "inner.amount") is int
    assert value_at({"inner": Inner("An", 5)}, "inner.amount") == 5
    with fault("not_a_list"):
        element_type(SCOPE, "inner")
