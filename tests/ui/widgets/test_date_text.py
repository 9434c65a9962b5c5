import pytest

from desktop_app.ui.widgets.date_text import parse_clock, write_clock

TYPED = [("8h30", 510), ("8:30", 510), ("08g05", 485), ("8", 480), ("23h59", 1439), ("0h", 0), (" ", None)]


@pytest.mark.parametrize(("text", "minute"), TYPED)
def test_a_time_of_day_is_typed_in_several_ways(text: str, minute: int | None) -> None:
    assert parse_clock(text) == minute


@pytest.mark.parametrize("text", ["24h", "8h60", "tám giờ", "8h3"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        parse_clock(text)


def test_a_time_of_day_is_written_as_it_is_typed() -> None:
    assert [write_clock(510), write_clock(None)] == ["08h30", ""]
    assert parse_clock(write_clock(485)) == 485
