"""Buttons by the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.widgets.buttons import ActionButton, button


def test_enter_presses_the_button_that_has_the_keyboard_but_none_of_danger(qtbot):
    root = QWidget()
    qtbot.addWidget(root)
    box, pressed = QVBoxLayout(root), []
    for kind in ("", "primary", "danger"):
        made = button(kind or "plain", kind)
        made.clicked.connect(lambda _checked=False, kind=kind: pressed.append(kind))
        box.addWidget(made)
        qtbot.keyClick(made, Qt.Key.Key_Return)
        qtbot.keyClick(made, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert pressed == ["", "", "primary", "primary"]


def test_enter_on_a_button_of_the_board_is_that_buttons_and_not_the_pages(qtbot, window, keys):
    board = window.frame.pages["board"]
    went = []
    window.frame.session.asked.connect(lambda name, _key: went.append(name))
    shown = [one for one in board.findChildren(ActionButton) if one.isVisible() and one.isEnabled()]
    other = next((one for one in shown if one.objectName() != "button:board.next"), None)
    made = other or button("khác")
    if other is None:
        board.box.addWidget(made)
    pressed = []
    made.clicked.connect(lambda: pressed.append(made))
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    keys(Qt.Key.Key_Return)
    assert pressed == [made]
    assert not went
