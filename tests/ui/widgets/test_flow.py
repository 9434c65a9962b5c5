"""A row of buttons in a narrow window."""

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.widgets.flow import FlowLayout


def test_what_does_not_fit_begins_a_new_row_and_nothing_is_squeezed(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(spacing=8, margin=6)
    made = [QPushButton(f"Một nút có chữ dài số {number}") for number in range(4)]
    for one in made:
        flow.addWidget(one)
    window.setLayout(flow)
    window.resize(flow.sizeHint().width(), 40)
    window.show()
    assert len({one.y() for one in made}) == 1
    two = made[0].sizeHint().width() * 2 + 8 + 12 + 20
    window.resize(two, flow.heightForWidth(two))
    assert [one.y() == made[0].y() for one in made] == [True, True, False, False]
    assert all(one.width() >= one.sizeHint().width() for one in made)
    assert made[-1].geometry().bottom() < window.height()
    made[0].hide()
    flow.invalidate()
    flow.activate()
    assert (made[1].x(), made[1].y()) == (6, 6)
    assert made[2].y() == made[1].y()
    assert flow.itemAt(9) is None
