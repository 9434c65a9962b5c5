import json
from datetime import date, datetime, time
from pathlib import Path

import pytest

from desktop_app.wording.changed_values import change_words, path_words, told_change, value_words
from desktop_app.wording.messages import Messages


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "không có"),
        (True, "có"),
        (False, "không"),
        (2027, "2027"),
        (2_530_000, "2.530.000"),
        (-20_000, "\u221220.000"),
        ("Nghị định 99/2027/NĐ-CP", "Nghị định 99/2027/NĐ-CP"),
        (date(2027, 7, 1), "01/07/2027"),
        (datetime.combine(date(2027, 7, 1), time(8)), "2027-07-01 08:00:00"),
        (0.5, "0,5"),
        ("0.0125", "0,0125"),
        ("1.2.3", "1.2.3"),
        ([date(2027, 2, 4), "a"], "04/02/2027, a"),
        ({"to_truong": 2_340_000, "to_vien": 1}, "to_truong: 2.340.000, to_vien: 1"),
    ],
)
def test_a_value_is_read_as_a_person_reads_it(value: object, words: str) -> None:
    assert value_words(value) == words


def test_what_became_of_a_value() -> None:
    assert change_words(2_530_000, 2_700_000) == "2.530.000 → 2.700.000"
    assert change_words(None, date(2027, 7, 1)) == "thêm 01/07/2027"
    assert change_words("cũ", None) == "bỏ cũ"


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.load(Path(__file__).resolve().parents[2] / "resources" / "messages")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("value[2027-07-01].document", "mức 01/07/2027 › văn bản"),
        ("line[night 2].amount.by_role.to_truong", "khoản night 2 › mức tính › theo chức danh › Tổ trưởng"),
        ("line[monthly].note", "khoản Hỗ trợ thường xuyên › ghi chú"),
        ("readings.rounding_stage.value", "cách hiểu › làm tròn lúc nào"),
        ("readings.rounding_stage.article", "cách hiểu › làm tròn lúc nào › điều khoản"),
        ("unheard_of[1].x", "unheard_of 1 › x"),
        ("[1]", ""),
        ("", ""),
    ],
)
def test_where_a_value_stands(messages: Messages, path: str, words: str) -> None:
    assert path_words(messages, path) == words.replace("Hỗ trợ thường xuyên", messages.label("line_code", "monthly"))


def test_words_of_closed_lists_are_said_in_vietnamese(messages: Messages) -> None:
    assert told_change(messages, "value[2027-07-01].certainty", "assumed", "verified") == "giả định → đã đối chiếu"
    assert told_change(messages, "status", "draft", "adopted") == "dự thảo → đã ban hành"
    assert told_change(messages, "status", None, "khac") == "thêm khac"
    assert told_change(messages, "value[1].value", 1, 2) == "1 → 2"
    assert told_change(messages, "line[night].when.traits_any", ["bien_gioi"], ["hai_dao", "la"]) == (
        "biên giới → hải đảo, la"
    )
    assert told_change(messages, "line[night].count.of", "nights", "night_hours") == "đêm trực → giờ đêm"
    assert told_change(messages, "line[night].amount.of", None, "base_salary") == "thêm base_salary"
    assert told_change(messages, "limit[1].per", "month", "year") == "một tháng → một năm"


def test_another_reading_is_told_in_the_sentences_of_the_page(messages: Messages) -> None:
    told = told_change(messages, "readings.rounding_stage.value", "line", "total")
    assert told == (
        "Làm tròn một lần, khi tính xong từng khoản → Từng khoản tính đến 1 đồng; chỉ làm tròn tổng số tiền mặt"
    )
    assert told_change(messages, "readings.unheard_of.value", "line", "total") == "line → total"


SCHEMA = Path(__file__).resolve().parents[2] / "resources" / "rules" / "scheme.schema.json"


def _keys(schema: object) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(_keys, schema))
    if not isinstance(schema, dict):
        return set()
    return set(schema.get("properties", {})).union(*map(_keys, schema.values()))


def test_every_key_of_a_scheme_has_its_word(messages: Messages) -> None:
    known = {*messages.labels["rule_key"], *messages.labels["reading"]}
    assert _keys(json.loads(SCHEMA.read_text(encoding="utf-8"))) - known == set()


def test_a_form_s_change_is_told_by_its_parts_and_names(messages: Messages) -> None:
    assert path_words(messages, "block[paragraph 2].text") == "phần của mẫu Đoạn văn 2 › nội dung"
    assert path_words(messages, "gazette.checked") == "mẫu theo thông tư › đã đối chiếu Công báo"
    told = told_change(messages, "block[paragraph 2].text", "Từ {effective_on|long_date}", "Từ {row.name}, {khong_co}")
    assert told == "Từ «ngày có hiệu lực» → Từ «họ và tên», {khong_co}"
