"""The chip of a head where there is little room."""

from desktop_app.ui.look import Look
from desktop_app.ui.widgets.head_chip import HeadChip


def test_words_go_on_in_a_second_line(qtbot, look: Look) -> None:  # noqa: ARG001 - dresses it
    chip = HeadChip()
    qtbot.addWidget(chip)
    chip.say("tính thử, chưa đối chiếu văn bản gốc", "warning")
    one, least = chip.sizeHint(), chip.minimumSizeHint()
    assert least.width() < 0.75 * one.width()
    chip.resize(one)
    chip.show()
    low = chip.height()
    chip.resize(least)
    assert chip.height() >= low + chip.fontMetrics().lineSpacing()
    chip.resize(one)
    assert chip.height() == low
