"""Every kind of amount in words."""

from typing import get_args

import pytest

from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme_amounts import Amount
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_amount_words import _KINDS
from tests.wording.scheme_telling import line, said

AMOUNTS = [
    (
        '{ kind = "fixed", by_role = { to_truong = 3, to_pho = 2, to_vien = 1 } }',
        "Tổ trưởng 3 đ, Tổ phó 2 đ, Tổ viên 1 đ",
    ),
    ('{ kind = "coefficient", coefficient = "0.00125", of = "base_salary" }', "0,00125 × lương cơ sở"),
    (
        '{ kind = "indexed", dong = 5_000, of = "base_salary", since = 2024-07-01, at = "year" }',
        "5.000 đ vào ngày 01/07/2024; từ đó tăng giảm theo tỷ lệ với lương cơ sở, tính lại vào ngày 01/01 hằng năm",
    ),
    ('{ kind = "of_monthly", coefficient = "0.3", divisor = "26" }', "30 % của (mức hỗ trợ thường xuyên chia 26)"),
    ('{ kind = "of_lines", coefficient = "0.5", lines = ["monthly"] }', "0,5 × khoản «Hỗ trợ thường xuyên»"),
    (
        (
            '{ kind = "share", share = "1", of = ["social_insurance_rate"], base = { kind = "of_monthly",'
            ' coefficient = "1" } }'
        ),
        "100 % mức đóng (tỷ lệ đóng BHXH tự nguyện × (1 × mức hỗ trợ thường xuyên))",
    ),
    (
        (
            '{ kind = "share", share = "0.5", of = ["health_insurance_rate", "base_salary"], less ='
            ' "health_insurance_floor" }'
        ),
        (
            "50 % phần còn lại của mức đóng (tỷ lệ đóng BHYT × lương cơ sở)"
            " sau khi trừ ngân sách hỗ trợ tối thiểu tiền đóng BHYT"
        ),
    ),
    (
        '{ kind = "state_share", of = ["social_insurance_rate", "rural_poverty_line"] }',
        (
            "theo tỷ lệ Nhà nước hỗ trợ từng nhóm, tính trên mức đóng (tỷ lệ đóng BHXH tự nguyện × chuẩn hộ"
            " nghèo nông thôn)"
        ),
    ),
    (
        (
            '{ kind = "by_steps", measure = "service_months", start = 60, dong = 70_000, step = 12, more ='
            " 7_000, most = 200_000 }"
        ),
        (
            "đủ 60 tháng tham gia Tổ: 70.000 đ; sau đó cứ đủ 12 tháng tham gia Tổ thì thêm 7.000 đ;"
            " không quá 200.000 đ; dưới 60 thì không có"
        ),
    ),
    (
        '{ kind = "highest", of = [{ kind = "fixed", dong = 5 }, { kind = "of_monthly", coefficient = "0.1" }] }',
        "mức cao nhất trong: 5 đ hoặc (0,1 × mức hỗ trợ thường xuyên)",
    ),
    (
        '{ kind = "lowest", of = [{ kind = "fixed", dong = 5 }, { kind = "of_monthly", coefficient = "0.1" }] }',
        "mức thấp nhất trong: 5 đ hoặc (0,1 × mức hỗ trợ thường xuyên)",
    ),
    (
        '{ kind = "ceiling", most = { kind = "fixed", dong = 90_000 }, chosen = 80_000 }',
        "tối đa 90.000 đ; địa phương chọn mức 80.000 đ",
    ),
    (
        '{ kind = "ceiling", most = { kind = "fixed", dong = 90_000 } }',
        "tối đa 90.000 đ; chưa biết mức địa phương chọn nên đang tính bằng mức tối đa",
    ),
    ('{ kind = "manual", text = "Theo Thông tư 11", per_unit = true }', "nhập tay mức của một lần. Theo Thông tư 11"),
]


@pytest.mark.parametrize(("amount", "words"), AMOUNTS)
def test_every_amount_is_said(amount: str, words: str, rulebook: Rulebook, messages: Messages) -> None:
    assert f"Mỗi tháng: {words}." in said(line(amount), rulebook, messages)


def test_cases_and_parts_are_a_list(rulebook: Rulebook, messages: Messages) -> None:
    cases = line(
        """{ kind = "first_of", case = [
        { when = { village_classes = [1], urban = true }, amount = { kind = "fixed", dong = 9 } },
        { name = "Nơi khác", amount = { kind = "sum", part = [
            { amount = { kind = "fixed", dong = 7 } },
            { name = "Thâm niên", when = { service_months = { from = "60" } }, amount = { kind = "fixed", dong = 1 } },
        ] } },
    ] }"""
    )
    assert said(cases, rulebook, messages)[1:4] == [
        "Mỗi tháng: lấy trường hợp đúng đầu tiên sau đây.",
        "Tổ dân phố, khu phố và tương đương loại 1: 9 đ.",
        "Nơi khác: (7 đ) cộng (Thâm niên (đã tham gia Tổ từ 60 tháng trở lên): 1 đ).",
    ]


def test_no_kind_of_amount_is_mute() -> None:
    assert set(_KINDS) == set(get_args(Amount))
