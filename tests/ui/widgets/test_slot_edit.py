"""A name that the program fills in is passed over, taken away and chosen whole; nobody types inside it."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from pytestqt.qtbot import QtBot

from desktop_app.services.form_slots import Slots, slots_at
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.slot_edit import SlotEdit
from desktop_app.wording.messages import Messages

SOURCE = "Kể từ {effective_on|long_date}, {team}"
SHOWN = "Kể từ «ngày có hiệu lực», «tên Tổ»"
BEGIN, END = SHOWN.index("«"), SHOWN.index("»") + 1


@pytest.fixture
def slots(messages: Messages) -> Slots:
    return slots_at(messages, "Recognition", {"kind": "paragraph"}, "text")


@pytest.fixture
def edit(qtbot: QtBot, look: Look, slots: Slots) -> SlotEdit:
    made = SlotEdit(look)
    qtbot.addWidget(made)
    made.show_text(SOURCE, slots)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def put(edit: SlotEdit, at: int, to: int | None = None) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(at)
    if to is not None:
        cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def test_it_is_shown_and_read_back(edit: SlotEdit) -> None:
    assert edit.toPlainText() == SHOWN
    assert edit.source == SOURCE


def test_arrows_pass_over_a_name(edit: SlotEdit, qtbot: QtBot) -> None:
    put(edit, BEGIN)
    qtbot.keyClick(edit, Qt.Key.Key_Right)
    assert edit.textCursor().position() == END
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    assert edit.textCursor().position() == BEGIN


def test_a_click_inside_goes_to_the_nearer_end_and_a_selection_takes_it_whole(edit: SlotEdit) -> None:
    put(edit, BEGIN + 3)
    assert edit.textCursor().position() == BEGIN
    put(edit, END - 3)
    assert edit.textCursor().position() == END
    put(edit, 2, BEGIN + 4)
    assert edit.textCursor().selectedText() == SHOWN[2:END]
    put(edit, END + 1, BEGIN + 4)
    assert edit.textCursor().selectionStart() == BEGIN


def test_backspace_and_del_take_it_whole(edit: SlotEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.typed) as said:
        put(edit, END)
        qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert said.args == ["Kể từ , {team}"]
    put(edit, edit.toPlainText().index("«"))
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.source == "Kể từ , "
    put(edit, 0)
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.source == "ể từ , "


def test_words_are_typed_round_it(edit: SlotEdit, qtbot: QtBot) -> None:
    put(edit, BEGIN)
    qtbot.keyClicks(edit, "luc ")
    assert edit.source == "Kể từ luc {effective_on|long_date}, {team}"


def test_emphasis_comes_and_goes(edit: SlotEdit, qtbot: QtBot) -> None:
    put(edit, 0, 2)
    qtbot.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Bold))
    assert edit.source.startswith("**Kể** từ")
    put(edit, 0, 6)
    qtbot.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Bold))
    assert edit.source == SOURCE
    put(edit, 0, 2)
    qtbot.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Italic))
    put(edit, 1, 3)
    qtbot.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Italic))
    assert edit.source == SOURCE


def test_of_a_whole_book_only_the_beginning_is_pasted(edit: SlotEdit) -> None:
    data = QMimeData()
    data.setText("sách " * 200_000)
    edit.insertFromMimeData(data)
    assert len(edit.toPlainText()) == 20_000 + len(SHOWN)
    data.setHtml("<b>đậm</b>")
    data.setText("đậm")
    put(edit, 0)
    edit.insertFromMimeData(data)
    assert edit.toPlainText().startswith("đậm")


def test_f4_asks_for_a_name(edit: SlotEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.slot_asked):
        qtbot.keyClick(edit, Qt.Key.Key_F4)
    put(edit, 0)
    edit.insert_slot("tên xã")
    assert edit.source == f"{{commune}}{SOURCE}"


def test_bold_words_look_bold_and_a_wrong_name_looks_wrong(edit: SlotEdit, look: Look, slots: Slots) -> None:
    edit.show_text("**Điều 1.** «gì đó»", slots)
    edit._painter.rehighlight()
    formats = edit.document().firstBlock().layout().formats()
    assert any(one.format.fontWeight() > 500 for one in formats if one.start == 2)
    colours = {one.format.foreground().color().name() for one in formats}
    assert look.colour("error").name() in colours
