"""What each field of a signed object may be."""

import pytest

from desktop_app.bundle import shapes


@pytest.mark.parametrize(
    ("fits", "good", "bad"),
    [
        (shapes.is_id, ["0" * 64], ["0" * 63, "0" * 64 + "\n", "A" * 64, 0, None]),
        (shapes.is_unit, ["tan-thanh", "07210"], ["", "-x", "x" * 33, "đ", "a b", "a\n", "\u0661"]),
        (shapes.is_recipient, ["age1" + "q" * 58], ["age1" + "b" * 58, "age1q", None]),
        (shapes.is_amount, ["0", "-1", "1.50", "9" * 18], ["01", "1.", ".5", "1e3", "-", "+1", "9" * 19, "\u0661", 1]),
        (shapes.is_total_name, ["duty.amount"], ["duty", "duty.", "Duty.a", "a.b.c"]),
        (shapes.is_seq, [1, 999_999], [0, -1, 1_000_000, True, "1", 1.0]),
        (shapes.is_month, ["2026-10"], ["2026-13", "2026-1", "x", None, 202610]),
        (
            shapes.is_moment,
            ["2026-11-02T08:00:00+07:00"],
            ["2026-11-02T08:00:00", "2026-11-02", "2026-11-02 08:00:00+07:00", "20261102T080000+0700", "x", None, 1],
        ),
        (shapes.is_short, ["", "x" * 200], ["x" * 201, None, 1]),
        (shapes.id_or_none, [None, "f" * 64], ["", "f"]),
        (shapes.constant(1), [1], [True, 1.0, "1", 2]),
        (
            shapes.mapping(shapes.is_kind, shapes.is_count),
            [{}, {"a": 0}],
            [[], {"A": 0}, {"a": -1}, {"a": None}, None, {f"a{n}": 0 for n in range(65)}],
        ),
    ],
)
def test_what_fits_and_what_does_not(fits: shapes.Fits, good: list[object], bad: list[object]) -> None:
    assert [value for value in good if not fits(value)] == []
    assert [value for value in bad if fits(value)] == []


def test_each_wrong_field_is_named() -> None:
    kinds = {"a": shapes.is_seq, "b": shapes.is_seq, "c": shapes.is_seq}
    problems = shapes.check_fields({"a": 1, "b": 0, "d": 1}, kinds)
    assert [problem.at.field for problem in problems] == ["c", "d", "b"]
