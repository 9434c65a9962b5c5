"""Letters for Alt: each button its own, and never one of the key that is written behind its words."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.widgets.buttons import GAP, button, give_letters


def test_a_letter_is_one_of_the_words_not_of_the_key_behind_them(qtbot):
    root = QWidget()
    qtbot.addWidget(root)
    box = QVBoxLayout(root)
    taken, late = button(f"Sua{GAP}F2"), button(f"Sửa{GAP}F2")
    for one in (button("S"), button("A"), taken, late):
        box.addWidget(one)
    give_letters(root)
    assert taken.text() == f"S&ua{GAP}F2"
    assert late.text() == f"Sửa{GAP}F2", "no letter left: none at all rather than the F of F2"
