"""Letters for Alt: each button its own, and never one of the key that is written behind its words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop_app.model.recruitment_path import RecruitmentStep
from desktop_app.ui.actions import STATIONS
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.letters import GAP, Letters, follow_letters, holders_in, lead
from desktop_app.ui.widgets.text import label

ALT = Qt.KeyboardModifier.AltModifier


class Root(QWidget):
    def __init__(self):
        super().__init__()
        self.letters = Letters(self)

    def event(self, event):
        follow_letters(self, event)
        return super().event(event)


@pytest.fixture
def root(qtbot):
    made = Root()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


def put(root, *words):
    made = [button(one) for one in words]
    for one in made:
        root.layout().addWidget(one)
    return made


def shown(root):
    root.show()
    QApplication.processEvents()


def letter(holder):
    _before, _mark, after = holder.text().partition("&")
    return after[:1].lower()


def test_a_letter_is_one_of_the_words_not_of_the_key_behind_them(root):
    _s, _a, taken, late = put(root, "S", "A", f"Sua{GAP}F2", f"Sửa{GAP}F2")
    root.letters.give()
    assert taken.text() == f"S&ua{GAP}F2"
    assert late.text() == f"Sửa{GAP}F2", "no letter left: none at all rather than the F of F2"


def test_what_is_out_of_sight_takes_no_letter_and_gets_one_when_it_comes(qtbot, root):
    hidden, seen = put(root, "In", "In")
    hidden.hide()
    root.letters.give()
    shown(root)
    assert (hidden.text(), seen.text()) == ("In", "&In")
    hidden.show()
    qtbot.waitUntil(lambda: (letter(hidden), letter(seen)) == ("n", "i"))


def test_words_keep_their_letter_when_their_button_is_made_anew(qtbot, root):
    _taken, first = put(root, "I", "In nhat ky")
    root.letters.give()
    shown(root)
    assert letter(first) == "n"
    first.setParent(None)
    [between] = put(root, "Nhan")
    qtbot.waitUntil(lambda: letter(between) == "h")
    between.setParent(None)
    [again] = put(root, "In nhat ky")
    qtbot.waitUntil(lambda: letter(again) == "n")


def test_a_button_called_otherwise_has_a_letter_of_its_new_words(qtbot, root):
    one, two = put(root, "Luu", "Uy")
    root.letters.give()
    shown(root)
    one.setText("Khoa")
    pressed = []
    one.clicked.connect(lambda: pressed.append("one"))
    two.clicked.connect(lambda: pressed.append("two"))
    root.activateWindow()
    qtbot.keyClick(root, Qt.Key.Key_K, ALT)  # before any event told that the words are others
    qtbot.waitUntil(lambda: pressed == ["one"])


def test_a_caption_leads_to_its_field_and_one_that_leads_nowhere_has_no_letter(qtbot, root):
    field, caption, plain = QLineEdit(), label("So"), label("So")
    for one in (plain, caption, field):
        root.layout().addWidget(one)
    lead(caption, field)
    root.letters.give()
    shown(root)
    assert (caption.text(), plain.text()) == ("&So", "So")
    root.activateWindow()
    qtbot.keyClick(root, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(field.hasFocus)


def test_what_a_dialog_over_the_page_holds_is_not_the_pages(qtbot, root):
    [mine] = put(root, "In")
    root.letters.give()
    shown(root)
    dialog = QDialog(root)
    QVBoxLayout(dialog)
    [its] = put(dialog, "In")
    Letters(dialog).give()
    dialog.open()
    root.letters.give()
    qtbot.waitUntil(lambda: (letter(mine), letter(its)) == ("i", "i"))
    dialog.reject()


def lettered(page):
    """Return the letters of what is in sight, by words, each held by one alone."""
    QApplication.processEvents()
    QApplication.processEvents()
    holders = list(holders_in(page))
    letters = [letter(one) for one in holders if letter(one)]
    assert len(set(letters)) == len(letters)
    return {one.text().replace("&", ""): letter(one) for one in holders}


def test_on_every_page_and_step_a_letter_is_one_buttons_and_the_same_at_the_next_visit(window, round_):
    round_.to_the_drafts()
    seen = ({}, {})
    for visit in seen:
        for station in STATIONS:
            window.frame.open(station.name)
            visit[station.name] = lettered(window.frame.pages[station.name])
        window.frame.open("recruitment")
        page = window.frame.pages["recruitment"]
        for step in RecruitmentStep:
            page.table.go_to(step)
            visit[step] = lettered(page)
            assert all(letter(one) for one in page.step_head.printers)
        window.frame.open("members")
        page = window.frame.pages["members"]
        page.add()
        visit["person"] = lettered(page)
        page.cancel()
    before, after = seen
    for at, words in before.items():
        same = words.keys() & after[at].keys()
        assert {one: words[one] for one in same} == {one: after[at][one] for one in same}, at


def test_the_letter_of_a_printing_button_prints(qtbot, recruitment, round_):
    round_.to_the_drafts()
    page = recruitment
    page.session.changed.emit()
    page.table.go_to(RecruitmentStep.MEETING)
    printed = []
    page.step_head.print_asked.disconnect()
    page.step_head.print_asked.connect(lambda paper: printed.append(paper.form))
    for one, paper in zip(page.step_head.printers, page.step_head.papers, strict=True):
        QApplication.processEvents()
        qtbot.keyClick(page.table, getattr(Qt.Key, f"Key_{letter(one).upper()}"), ALT)
        qtbot.waitUntil(lambda paper=paper: printed[-1:] == [paper.form])
