from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.model.member import Role
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem
from desktop_app.wording.messages import Messages

TEXT = """
[problem]
"a.plain" = "Sai rồi. Sửa lại."
"a.values" = "{name} ngày {day}, {count} ca, {amount|money} đ, {who}, {list}, {month}, {rate}, {at}"
"a.article" = "Thiếu giấy theo Điều 13. Nộp thêm."
[step]
"s.long" = "Tối đa {hours} giờ"
"s.only" = "Chỉ có câu dài {hours|hours}"
"s.days" = "{count} đêm ({days})"
"s.sum" = "Cộng {parts|sum} = {amount|money} đ"
[short_step]
"s.long" = "≤ {hours}"
[label.role]
to_truong = "Tổ trưởng"
"""


@pytest.fixture
def messages(tmp_path: Path) -> Messages:
    (tmp_path / "a.vi.toml").write_text(TEXT, encoding="utf-8")
    return Messages.load(tmp_path)


def test_values_are_written_as_people_read_them(messages: Messages) -> None:
    values = {
        "name": "An",
        "day": date(2026, 10, 5),
        "count": 3,
        "amount": 1_638_000,
        "who": Role.LEADER,
        "list": (Role.LEADER, Role.DEPUTY),
        "month": Month(2026, 10),
        "rate": Decimal("0.6"),
        "at": datetime.fromisoformat("2026-10-05T16:42"),
        "unused": 1,
    }
    assert messages.problem(Problem("a.values", values=values)) == (
        "An ngày 05/10/2026, 3 ca, 1.638.000 đ, Tổ trưởng, Tổ trưởng, to_pho, 10/2026, 0,6, 16:42 ngày 05/10/2026"
    )


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        (Place(), ""),
        (Place(field="name"), ""),
        (Place(row=12), "Dòng 12: "),
        (Place(row=12, column="Ngày sinh"), "Dòng 12, cột Ngày sinh: "),
        (Place("ds.xlsx", 12, "Ngày sinh"), "ds.xlsx, dòng 12, cột Ngày sinh: "),
        (Place("xa.toml", column="team[1].quota"), "xa.toml, team[1].quota: "),
        (Place(column="kind"), "kind: "),
    ],
)
def test_the_place_comes_first(messages: Messages, place: Place, wanted: str) -> None:
    assert messages.problem(Problem("a.plain", place)) == f"{wanted}Sai rồi. Sửa lại."


def test_the_article_is_added_once(messages: Messages) -> None:
    assert messages.problem(Problem("a.plain", article="Điều 14")) == "Sai rồi. Sửa lại. (Điều 14)"
    assert messages.problem(Problem("a.article", article="Điều 13")) == "Thiếu giấy theo Điều 13. Nộp thêm."


def test_steps_long_and_short(messages: Messages) -> None:
    assert messages.step("s.long", {"hours": 40}) == "Tối đa 40 giờ"
    assert messages.short_step("s.long", {"hours": 40}) == "≤ 40"
    assert messages.short_step("s.only", {"hours": 90}) == "Chỉ có câu dài 1,5"


def test_no_days_leave_no_empty_brackets(messages: Messages) -> None:
    assert messages.step("s.days", {"count": 0, "days": ()}) == "0 đêm"
    assert messages.step("s.days", {"count": 1, "days": (date(2026, 10, 5),)}) == "1 đêm (05/10/2026)"


def test_parts_that_are_not_whole_are_added_with_their_decimals(messages: Messages) -> None:
    values = {"parts": (Fraction(326_274, 10), 179_450, Fraction(1, 3)), "amount": 212_078}
    assert messages.step("s.sum", values) == "Cộng 32.627,4 + 179.450 + 0,3333 = 212.078 đ"


def test_labels(messages: Messages) -> None:
    assert messages.label("role", Role.LEADER) == messages.label("role", "to_truong") == "Tổ trưởng"


def test_what_is_missing_is_a_fault(messages: Messages) -> None:
    for call in (
        lambda: messages.problem(Problem("a.none")),
        lambda: messages.problem(Problem("a.values")),
        lambda: messages.step("s.none", {}),
        lambda: messages.label("role", "x"),
    ):
        with pytest.raises(KeyError):
            call()


@pytest.mark.parametrize(
    "table", ['[problem]\n"a.plain" = "x"', '[label.role]\nto_truong = "x"', '[step]\n"s.only" = "x"']
)
def test_nothing_is_said_twice(tmp_path: Path, messages: Messages, table: str) -> None:
    assert messages.problems
    (tmp_path / "b.vi.toml").write_text(table, encoding="utf-8")
    with pytest.raises(ValueError, match=r"b\.vi\.toml"):
        Messages.load(tmp_path)
