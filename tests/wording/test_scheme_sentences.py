"""What schemes say, held as texts that were read against their sources; and that no word of the language is mute."""

from collections.abc import Iterable
from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path

import pytest

from desktop_app.model.member import Qualification
from desktop_app.model.sources import Certainty
from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme import Gap, Scheme, StackingRule, Status
from desktop_app.rules.scheme_amounts import IndexedAt, Measure, StatePart
from desktop_app.rules.scheme_counts import CountOf, During, Per, WholeUnits, Work
from desktop_app.rules.scheme_readings import (
    CompensatoryDayReading,
    DayServed,
    DutyDay,
    HolidayOnRestDay,
    PartMonth,
    RoleChange,
    RoundingStage,
    RoundingUnit,
    RoundingWay,
    ServiceCountedTo,
    Switches,
    YesNo,
)
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_sentences import READINGS, SentenceKind, scheme_sentences, spoken
from tests.wording.scheme_telling import line, said, scheme_of, told

GOLDEN = Path(__file__).parent / "scheme_sentences"
LABELS: dict[str, type[StrEnum]] = {
    "each": CountOf,
    "unit_of": Per,
    "work": Work,
    "during": During,
    "whole_units": WholeUnits,
    "measured": Measure,
    "indexed_at": IndexedAt,
    "state_part": StatePart,
    "stacking_rule": StackingRule,
    "scheme_status": Status,
    "qualification": Qualification,
    "holiday_on_rest_day": HolidayOnRestDay,
    "day_served": DayServed,
    "duty_day": DutyDay,
    "compensatory_day_rests": CompensatoryDayReading,
    "swapped_day_rests": YesNo,
    "swapped_worked_rests": YesNo,
    "service_counted_to": ServiceCountedTo,
    "part_month": PartMonth,
    "role_change": RoleChange,
    "rounding_stage": RoundingStage,
    "rounding_unit": RoundingUnit,
    "rounding_way": RoundingWay,
}


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.txt")), ids=lambda file: file.stem)
def test_a_shipped_scheme_reads_as_it_was_held_against_its_source(
    golden: Path, rulebook: Rulebook, messages: Messages
) -> None:
    assert told(golden.stem, rulebook, messages) == golden.read_text(encoding="utf-8")


def test_five_schemes_are_held() -> None:
    wanted = {"bac-ninh-2024-draft", "ha-noi-2024", "hung-yen-2024", "khanh-hoa-2026", "ha-giang-2024"}
    assert {file.stem for file in GOLDEN.glob("*.txt")} == wanted


def test_every_shipped_scheme_is_told(rulebook: Rulebook, messages: Messages) -> None:
    for scheme in rulebook.schemes.values():
        found = scheme_sentences(scheme, rulebook.parameters, messages)
        texts = [one.text for one in found]
        assert all(gap.note in texts for gap in scheme.gaps)
        assert not [text for text in texts if "None" in text or "{" in text or "  " in text or ".." in text]
        said = {one.line for one in found if one.kind is SentenceKind.AMOUNT}
        assert said == {line.id for line in scheme.lines}


def test_how_we_understand_a_line_is_never_told_as_its_documents(rulebook: Rulebook) -> None:
    lines = [line for scheme in rulebook.schemes.values() for line in scheme.lines]
    ours = [line.source for line in lines if "hiểu là" in line.source.note]
    assert {source.certainty for source in ours} == {Certainty.ASSUMED}


@pytest.mark.parametrize("kind", LABELS)
def test_every_word_of_the_language_has_its_words(kind: str, messages: Messages) -> None:
    assert set(messages.labels[kind]) == {str(word) for word in LABELS[kind]}


def test_every_reading_is_said() -> None:
    assert set(READINGS) == {field.name for field in fields(Switches)}


LINES = [
    (
        "most = { per_month = 500_000, per_year = 1_500_000 }",
        "Khoản này không quá 500.000 đ một tháng và 1.500.000 đ một năm cho một người.",
    ),
    (
        'floor = ["health_insurance_floor", "base_salary"]',
        (
            "Không thấp hơn mức chung cả nước: ngân sách hỗ trợ tối thiểu tiền đóng BHYT × lương cơ sở; từ"
            " 15/08/2025 là 50 %."
        ),
    ),
    ("payment = { months = [1, 7], covers = 6 }", "Trả gộp 6 tháng một lần, vào tháng 01 và 7."),
    ("payment = { months = [9], covers = 1 }", "Chỉ trả vào tháng 9."),
    (
        'part_month = "workdays_26"',
        (
            "Riêng khoản này: tham gia không đủ tháng: tính theo số ngày tham gia không phải ngày nghỉ hằng"
            " tuần, trên 26 ngày."
        ),
    ),
    ('question = [{ from = 2025-07-01, text = "Còn hỏi." }]', "Từ 01/07/2025: Còn hỏi."),
    ('note = "Hiểu là thế."', "Hiểu là thế."),
]


@pytest.mark.parametrize(("more", "words"), LINES)
def test_what_else_a_line_says(more: str, words: str, rulebook: Rulebook, messages: Messages) -> None:
    assert words in said(line('{ kind = "fixed", dong = 5 }', more), rulebook, messages)


def test_a_months_sum_that_is_entered_is_not_said_to_be_of_each_day(rulebook: Rulebook, messages: Messages) -> None:
    amount, count = '{ kind = "manual", text = "Theo Thông tư Y." }', 'count = { of = "heavy_days" }'
    found = said(line(amount, count, "heavy"), rulebook, messages)
    assert found[1:3] == [
        "Mỗi tháng: nhập tay số tiền. Theo Thông tư Y.",
        "Số tiền nhập là của cả tháng, không nhân lên theo mỗi ngày làm việc nặng nhọc, độc hại, nguy hiểm.",
    ]
    each = said(line(amount.replace(" }", ", per_unit = true }"), count, "heavy"), rulebook, messages)
    assert "Mỗi ngày làm việc nặng nhọc, độc hại, nguy hiểm: nhập tay mức của một lần. Theo Thông tư Y." in each


def test_a_day_of_force_that_is_still_asked_for_is_an_assumption(rulebook: Rulebook, messages: Messages) -> None:
    def sources(scheme: Scheme) -> list[str]:
        found = scheme_sentences(scheme, rulebook.parameters, messages)
        return [spoken(one, messages) for one in found if one.kind is SentenceKind.SCHEME]

    settled = scheme_of("")
    asked = replace(settled, gaps=(Gap("effect_date", "Ngày có hiệu lực chưa tìm thấy."),))
    ended = replace(settled, gaps=(Gap("end_date", "Ngày cuối cùng chưa đối chiếu."),))
    assert sources(settled) == ["Nghị quyết X"] * 3
    assert sources(asked) == sources(ended) == ["Nghị quyết X", "Nghị quyết X", "Nghị quyết X (giả định)"]


def test_a_reading_without_a_text_is_called_an_assumption(rulebook: Rulebook, messages: Messages) -> None:
    found = {one.text: spoken(one, messages) for one in scheme_sentences(scheme_of(""), rulebook.parameters, messages)}
    assert found["Làm tròn đến 1.000 đồng."] == "giả định, văn bản đã đọc không nói"
    rests = found["Ngày lễ trùng ngày nghỉ tính cả ngày lễ và ngày nghỉ."]
    assert rests == "Điều 9, Nghị quyết X (giả định)"


def longest(texts: Iterable[str]) -> int:
    return max(map(len, texts))


def test_no_sentence_runs_on(rulebook: Rulebook, messages: Messages) -> None:
    for scheme in rulebook.schemes.values():
        assert longest(one.text for one in scheme_sentences(scheme, rulebook.parameters, messages)) < 320
