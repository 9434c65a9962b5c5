"""Every step of a round fits the window, at every size of letters and with longer words."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout
from shiboken6 import isValid

from desktop_app.model.recruitment import TieChoice, VoteMode
from desktop_app.model.recruitment_path import RecruitmentStep as Step
from desktop_app.services import deciding_recruitment, recruiting
from desktop_app.settings import Settings
from desktop_app.ui import look as looks
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.window import MainWindow
from tests.services.recruiting_round import begin
from tests.services.test_composing_votes import TELLERS
from tests.ui.test_shell import Stretcher, cut, outside, settle

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, ESC, DOWN, SPACE, F8 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F8


def with_drafts(office):
    """A round as far as its drafts, with a tie settled in a secret ballot and papers found missing afterwards."""
    made = begin(office)
    made.approve()
    made.apply()
    made.list()
    choice = TieChoice(made.team.id, (made.people[2].id,), "Đã phục vụ trong Quân đội")
    ballot = {"mode": VoteMode.BALLOT, "ballots_out": 8, "ballots_in": 8, "tellers": TELLERS}
    made.vote(8, 6, 6, ties=(choice,), **ballot)
    deciding_recruitment.draft_decisions(office, made.id, date(2026, 12, 1))
    for applicant in made.now.applicants:
        recruiting.change_application(office, made.id, replace(applicant, papers=frozenset()))


@pytest.mark.parametrize("font", [10.0, 14.0, 16.0])
def test_no_step_reaches_over_the_edge(qtbot, office, qapp, tasks, font):
    with_drafts(office)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.use(Session(office, looks.apply(qapp, "light", font), tasks, Settings(font_pt=font)), "recruitment")
    window.show()
    shown = window.frame.pages["recruitment"]
    for step in Step:
        shown.table.go_to(step)
        settle()
        assert (window.width(), window.height()) == (1366, 768), step
        assert outside(window) == [], step


@pytest.mark.parametrize("longer", [False, True])
def test_no_words_of_a_step_are_cut(recruitment, window, qapp, longer):
    page = recruitment
    with_drafts(page.session.office)
    page.session.changed.emit()
    window.resize(1366, 768)
    stretcher = Stretcher()
    if longer:
        qapp.installEventFilter(stretcher)
    try:
        for step in Step:
            page.table.go_to(step)
            settle()
            settle()
            assert cut(page) == [], step
            assert outside(window) == [], step
    finally:
        qapp.removeEventFilter(stretcher)


def test_tab_comes_to_the_fields_before_what_prints(recruitment, round_, keys):
    page = recruitment
    round_.apply()
    page.session.changed.emit()
    page.table.go_to(Step.RECEIVE)
    settle()
    page.panel.table.setFocus()
    keys(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is next(iter(page.panel.form.papers.values()))
    for _ in range(30):
        keys(Qt.Key.Key_Tab)
        if QApplication.focusWidget().objectName().startswith("print:"):
            break
        assert QApplication.focusWidget() is not page.table
    else:
        pytest.fail("no key comes to what prints")


def test_notices_are_folded_to_the_gravest(recruitment, round_):
    page = recruitment
    round_.apply(papers=frozenset())
    page.session.changed.emit()
    page.table.go_to(Step.RECEIVE)
    page.panel.save()
    trouble = page.panel.trouble
    assert len(trouble.sentences) > 1
    assert trouble.more.isVisible()
    folded = trouble.maximumHeight()
    trouble.more.click()
    assert trouble.maximumHeight() > folded
    assert trouble.more.text() == "Thu lại"


def test_tab_among_the_steps_leaves_the_other_pages_whole(recruitment, window, round_, keys):
    """PySide took widgets met in Qt's focus chain for children of a step's fields, and they went with those."""
    window.frame.open("documents")
    settle()
    paper = window.frame.pages["documents"].paper
    flow = next(item for item in paper.findChildren(QLayout) if isinstance(item, FlowLayout))
    window.frame.open("recruitment")
    for step in (Step.MEETING, Step.RECEIVE, Step.COUNCIL):
        recruitment.table.go_to(step)
        keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
        settle()
    window.frame.open("register")
    settle()
    assert round_.id
    assert all(isValid(flow.itemAt(at)) for at in range(flow.count()))
