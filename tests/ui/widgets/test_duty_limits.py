import pytest

from desktop_app.model.payroll import LineCode
from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.scheme_counts import CountOf, Per
from desktop_app.services.listing_limits import Remaining
from desktop_app.ui.widgets.duty_limits import LimitLine, article_words, left_words, tone_of

SOURCE = Source("Nghị quyết 1", "Điều 3", Certainty.VERIFIED)


USUAL = {
    (Per.HOUR, LineCode.NIGHT): CountOf.NIGHT_HOURS,
    (Per.NIGHT, LineCode.NIGHT): CountOf.NIGHTS,
    (Per.DAY, LineCode.REST_DAY): CountOf.REST_DAYS,
    (Per.DAY, LineCode.HOLIDAY): CountOf.HOLIDAYS,
    (Per.STINT, LineCode.DUTY): CountOf.CHOSEN,
}


def row(
    unit: Per | None = Per.HOUR,
    used: int = 0,
    limit: int = 40,
    *lines: LineCode,
    yearly: bool = False,
    carried: int = 0,
) -> Remaining:
    known = lines or (LineCode.NIGHT,)
    of = USUAL.get((unit, known[0])) if len(known) == 1 else None
    return Remaining(known, unit, of, yearly, used, limit, carried, SOURCE)


@pytest.mark.parametrize(
    ("shown", "words", "tone"),
    [
        (row(used=2_010, limit=2_400), "còn 6,5/40 giờ đêm", "warning"),
        (row(used=1_200, limit=2_400), "còn 20/40 giờ đêm", "neutral"),
        (row(Per.DAY, 3, 4, LineCode.REST_DAY), "còn 1/4 ngày nghỉ", "neutral"),
        (row(Per.DAY, 4, 4, LineCode.HOLIDAY), "▾ hết 4/4 ngày lễ", "warning"),
        (row(Per.NIGHT, 12, 10), "▾ vượt 2 đêm trực, tối đa 10", "error"),
        (row(used=17_400, limit=18_000, yearly=True), "còn 10/300 giờ đêm trong năm", "neutral"),
        (
            row(None, 1_200_000, 1_500_000, LineCode.NIGHT, LineCode.REST_DAY, yearly=True),
            "còn 300.000/1.500.000 đ (trực đêm, ngày nghỉ) trong năm",
            "neutral",
        ),
        (row(Per.STINT, 1, 9, LineCode.DUTY), "còn 8/9 ca (bồi dưỡng trực)", "neutral"),
    ],
)
def test_words_and_tone(messages, shown: Remaining, words: str, tone: str) -> None:
    assert (left_words(shown, messages), tone_of(shown)) == (words, tone)


def test_the_article_says_what_is_carried_and_what_is_cut(messages) -> None:
    said = article_words(row(used=18_600, limit=18_000, yearly=True, carried=17_400), messages)
    assert said == (
        "Giờ đêm: đã có 310, trong đó 290 của các tháng trước; tối đa 300 trong năm, 10 không được tính tiền. "
        "Căn cứ: Điều 3, Nghị quyết 1."
    )


def test_a_line_shows_as_many_chips_as_there_are_limits(qtbot, look, messages) -> None:
    line = LimitLine(look, messages)
    qtbot.addWidget(line)
    line.show_rows([row(), row(Per.DAY, 1, 4, LineCode.REST_DAY)])
    line.show_rows([row()])
    assert [chip.text() for chip in line.chips if not chip.isHidden()] == ["còn 0,67/0,67 giờ đêm"]
    assert line.toggle_articles()
    line.show_rows([row(Per.DAY, 4, 4, LineCode.REST_DAY)])
    assert line.articles.text().startswith("Ngày nghỉ: đã có 4; tối đa 4")
    line.show_rows([])
    assert line.isHidden()
    assert not line.toggle_articles()
