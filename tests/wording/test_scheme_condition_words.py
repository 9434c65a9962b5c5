"""Every condition in words."""

from dataclasses import fields

import pytest

from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme_conditions import Condition
from desktop_app.wording.messages import Messages
from tests.wording.scheme_telling import line, said

CONDITIONS = [
    (
        '{ traits_any = ["trong_diem_quoc_phong", "bien_gioi", "mien_nui"] }',
        "Chỉ áp dụng ở địa bàn biên giới, miền núi hoặc xã trọng điểm về quốc phòng.",
    ),
    ("{ member_on_first = true }", "Chỉ áp dụng cho người là thành viên vào ngày đầu tháng."),
    ('{ villages = { from = "2" } }', "Chỉ áp dụng ở nơi chung Tổ của từ 2 thôn, tổ dân phố trở lên."),
    ('{ traits_none = ["bien_gioi"] }', "Chỉ áp dụng ở địa bàn không phải biên giới."),
    ('{ commune_kinds = ["xa", "phuong"] }', "Chỉ áp dụng ở xã hoặc phường."),
    (
        '{ village_kinds = ["thon"], village_classes = [1, 2], merged = true }',
        "Chỉ áp dụng ở thôn loại 1 hoặc loại 2 hình thành sau sáp nhập.",
    ),
    (
        "{ urban = false, merged = false }",
        "Chỉ áp dụng ở thôn, làng, ấp, bản và tương đương không hình thành từ sáp nhập.",
    ),
    (
        '{ wage_regions = ["III"], territories = ["Bình Định (cũ)"] }',
        "Chỉ áp dụng ở vùng lương tối thiểu III, thuộc Bình Định (cũ).",
    ),
    ('{ households = { below = "350" } }', "Chỉ áp dụng ở nơi có dưới 350 hộ."),
    (
        '{ roles = ["to_pho", "to_truong"], qualifications = ["dai_hoc"] }',
        "Chỉ áp dụng cho Tổ trưởng hoặc Tổ phó, có trình độ chuyên môn đại học trở lên.",
    ),
    (
        '{ state_groups = ["ho_ngheo"], leaving = true }',
        "Chỉ áp dụng cho người thuộc hộ nghèo, người thôi tham gia trong tháng.",
    ),
    (
        '{ service_months = { from = "12", to = "24" }, leaving = false }',
        "Chỉ áp dụng cho người không thôi tham gia trong tháng, đã tham gia Tổ từ 12 đến 24 tháng.",
    ),
    (
        '{ former_months = { from = "180" } }',
        "Chỉ áp dụng cho người đã ở lực lượng trước 01/7/2024 từ 180 tháng trở lên.",
    ),
    (
        (
            '{ any_of = [{ population = { from = "2000" } }, { area_km2 = { from = "30" } }, { traits_any ='
            ' ["hai_dao"] }] }'
        ),
        "Chỉ áp dụng ở nơi có từ 2.000 người dân trở lên, rộng từ 30 km² trở lên hoặc địa bàn hải đảo.",
    ),
]


@pytest.mark.parametrize(("when", "words"), CONDITIONS)
def test_every_condition_is_said(when: str, words: str, rulebook: Rulebook, messages: Messages) -> None:
    assert words in said(line('{ kind = "fixed", dong = 5 }', f"when = {when}"), rulebook, messages)


def test_no_condition_is_left_out() -> None:
    asked = " ".join(when for when, _ in CONDITIONS) + " traits_any "
    assert not [field.name for field in fields(Condition) if field.name not in asked]
