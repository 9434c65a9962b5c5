"""Long forms scroll along with the keyboard, whichever key moves it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.widgets.form import Form

FIELDS = 30


def whole(widget: QWidget) -> bool:
    """Return whether all of a widget can be seen."""
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.fixture
def asked(qtbot, window, look, messages):
    """A dialog over the window whose form is longer than itself."""
    dialog = Dialog(window, look, "Người nộp hồ sơ")
    form = Form(look, messages)
    for at in range(FIELDS):
        form.add((f"f{at}", f"Ô {at}", QLineEdit()))
    dialog.area = scrolled(form)
    dialog.box.addWidget(dialog.area)
    dialog.offer("Lưu")
    dialog.resize(500, 400)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    form.go_to("f0")
    dialog.form = form
    return dialog


@pytest.mark.usefixtures("asked")
def test_enter_never_leaves_the_sight(qtbot):
    for at in range(FIELDS):
        focus = QApplication.focusWidget()
        assert focus.objectName() == f"field:f{at}"
        assert whole(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Return)


def test_a_field_that_something_is_wrong_with_is_shown(asked):
    asked.form.go_to("f25")
    assert whole(QApplication.focusWidget())
    asked.form.go_to("f0")
    assert whole(QApplication.focusWidget())


def test_the_field_stays_in_sight_when_a_notice_takes_the_room(qtbot, asked):
    asked.form.go_to("f8")
    focus = QApplication.focusWidget()
    notice = QWidget()
    notice.setFixedHeight(150)
    asked.box.addWidget(notice)
    qtbot.waitUntil(lambda: asked.area.viewport().height() < 200 and whole(focus))


def test_the_form_of_a_person_walks_to_its_end_in_sight(qtbot, window):
    window.frame.open("members")
    page = window.frame.pages["members"]
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    seen = []
    for _ in page._form.names:
        focus = QApplication.focusWidget()
        seen.append(focus)
        assert whole(focus)
        if focus is page._form.last_editor:
            break
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert len(seen) > 20
