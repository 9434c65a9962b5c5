"""Fields of forms: the list that drops down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.widgets.form import Choice, Form


@pytest.mark.parametrize("chosen", [0, 39])
@pytest.mark.usefixtures("look")
def test_a_list_drops_below_its_field_with_whole_lines(qtbot, chosen):
    field = Choice(range(40), str)
    qtbot.addWidget(field)
    field.resize(300, 34)
    field.show()
    field.set_value(chosen)
    field.showPopup()
    qtbot.waitUntil(field.view().isVisible)
    seen = field.view().viewport().rect()
    shown = [field.view().visualRect(field.model().index(row, 0)) for row in range(40)]
    whole = [row for row, place in enumerate(shown) if seen.contains(place)]
    cut = [row for row, place in enumerate(shown) if seen.intersects(place) and row not in whole]
    assert field.view().window().y() >= field.mapToGlobal(field.rect().bottomLeft()).y() - 2
    assert len(whole) == field.maxVisibleItems()
    assert chosen in whole
    assert cut == []
    field.hidePopup()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_enter_selects_what_stands_in_the_next_field_as_tab_does(qtbot, look, messages, key):
    form = Form(look, messages)
    first, second = QLineEdit(), QLineEdit("22/11/2026")
    form.add(("number", "Số", first), ("day", "Ngày ký", second))
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, key)
    assert form.focusWidget() is second
    assert second.selectedText() == "22/11/2026"
