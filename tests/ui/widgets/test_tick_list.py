"""The list of boxes: the space bar ticks, what is offered anew keeps what was ticked."""

from PySide6.QtCore import Qt

from desktop_app.ui.widgets.tick_list import SHOWN, TickList

ROWS = [(f"Tổ {n}", f"t{n}") for n in range(20)]


def test_the_space_bar_ticks_and_says_so(qtbot, look):
    ticks = TickList(look)
    qtbot.addWidget(ticks)
    ticks.offer(ROWS)
    assert ticks.value == ()
    with qtbot.waitSignal(ticks.ticked):
        qtbot.keyClick(ticks, Qt.Key.Key_Space)
    qtbot.keyClick(ticks, Qt.Key.Key_Down)
    qtbot.keyClick(ticks, Qt.Key.Key_Space)
    assert ticks.value == ("t0", "t1")
    assert ticks.height() < max(ticks.sizeHintForRow(0), look.px(22)) * (SHOWN + 2)


def test_another_offer_keeps_what_is_still_there(qtbot, look):
    ticks = TickList(look)
    qtbot.addWidget(ticks)
    ticks.offer(ROWS)
    with qtbot.assertNotEmitted(ticks.ticked):
        ticks.choose(["t3", "t0", "lạ"])
        ticks.offer(ROWS[2:])
    assert ticks.value == ("t3",)
