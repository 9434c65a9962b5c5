"""Every count, its limits and how lines meet, in words."""

import pytest

from desktop_app.rules.rulebook import Rulebook
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_sentences import SentenceKind, scheme_sentences, spoken
from tests.wording.scheme_telling import line, said, scheme_of

COUNTS = [
    (
        '{ of = "duty_days", minimum_minutes = 240, per_month = "10", per_year = "100" }',
        "Mỗi ngày trực đủ 4 giờ trở lên: 5 đ, tối đa 10 ngày một tháng và 100 ngày một năm.",
    ),
    (
        '{ of = "duty_hours", whole = "half_up" }',
        "Cộng cả tháng rồi phần lẻ từ nửa giờ trở lên tính là một giờ, dưới nửa thì bỏ.",
    ),
    ('{ of = "nights", plan_required = true }', "Chỉ tính khi có kế hoạch được phê duyệt."),
    (
        '{ of = "duty_days", excludes = ["heavy"] }',
        "Ngày đã tính ở khoản «Việc nặng nhọc» thì không tính lại ở khoản này.",
    ),
    ('{ of = "duty_days", day = "calendar_day" }', "Ca trực qua nửa đêm: giờ nào tính vào ngày ấy."),
    (
        '{ per = "day", during = ["night_of_holiday", "rest_day"], work = "patrol" }',
        "Mỗi ngày có tuần tra vào ban đêm của ngày lễ hoặc ngày nghỉ: 5 đ.",
    ),
    ('{ per = "hour", work = "especially_heavy" }', "Mỗi giờ làm việc đặc biệt nặng nhọc, độc hại, nguy hiểm: 5 đ."),
    ('{ of = "night_hours", per_year = "300", document = "Nghị định Y" }', "Tối đa 300 giờ một năm."),
]


@pytest.mark.parametrize(("count", "words"), COUNTS)
def test_every_count_and_its_limits_are_said(count: str, words: str, rulebook: Rulebook, messages: Messages) -> None:
    heavy = line('{ kind = "fixed", dong = 6 }', 'count = { of = "heavy_days" }', "heavy")
    own = line('{ kind = "fixed", dong = 5 }', f"count = {count}", "night")
    assert words in said(heavy + own, rulebook, messages)


def test_a_limit_that_rests_elsewhere_names_its_own_document(rulebook: Rulebook, messages: Messages) -> None:
    own = line(
        '{ kind = "fixed", dong = 5 }', 'count = { of = "nights", per_month = "9", document = "Nghị định Y" }', "night"
    )
    found = scheme_sentences(scheme_of(own), rulebook.parameters, messages)
    assert [spoken(one, messages) for one in found if one.kind is SentenceKind.LIMIT] == ["Nghị định Y"]


MEETING = """
[[stacking]]
lines = ["night", "rest_day"]
rule = "{rule}"
[[limit]]
lines = ["night", "rest_day"]
per = "year"
dong = 1_500_000
[[limit]]
lines = ["night"]
per = "month"
units = 10
"""


@pytest.mark.parametrize(
    ("rule", "words"),
    [("add", "trả cả hai khoản"), ("highest", "chỉ trả khoản có mức cao hơn"), ("first", "chỉ trả khoản «Trực đêm»")],
)
def test_lines_that_meet(rule: str, words: str, rulebook: Rulebook, messages: Messages) -> None:
    both = line('{ kind = "fixed", dong = 5 }', 'count = { of = "nights" }', "night")
    both += line('{ kind = "fixed", dong = 5 }', 'count = { of = "rest_days" }', "rest_day")
    assert said(both + MEETING.replace("{rule}", rule), rulebook, messages)[-3:] == [
        f"Cùng một ngày có cả «Trực đêm» và «Ngày nghỉ»: {words}.",
        "«Trực đêm» và «Ngày nghỉ» cộng lại không quá 1.500.000 đ một năm; vượt thì cắt khoản ghi sau cùng trước.",
        "«Trực đêm» không quá 10 đêm một tháng.",
    ]
