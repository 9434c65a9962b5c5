"""The fields of a decision by the keyboard alone."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from desktop_app.model.decision import DecisionKind
from desktop_app.services import keeping_teams
from desktop_app.services.recording_decisions import check
from desktop_app.ui.dialogs.decision_issue import IssueDialog
from desktop_app.ui.pages.decisions import NO_SIGNER
from desktop_app.ui.widgets.drop_box import MarkedBox
from tests.ui.commune import NOW

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window, keys):
    window.frame.open("decisions")
    keys(Qt.Key.Key_N, modifier=CONTROL)
    return window.frame.pages["decisions"]


def test_enter_goes_from_field_to_field_as_f1_says(page, keys):
    form = page.form
    form.kind.setFocus()
    walked = [form.team, form.effective]
    for field in walked:
        keys(Qt.Key.Key_Return)
        assert QApplication.focusWidget() is field
    form.signer.setFocus()
    for field in (form.subject, form.proposal, form.minutes, form.bases):
        keys(Qt.Key.Key_Return)
        assert QApplication.focusWidget() is field


def test_enter_goes_through_the_line_of_a_person(page, keys):
    page.form.people.finder.line.setFocus()
    keys("nguyen", Qt.Key.Key_Return)
    [line] = page.form.people.lines
    line.choice.setFocus()
    keys(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is not line.choice
    assert page.form.isAncestorOf(QApplication.focusWidget())


def test_a_box_that_drops_down_looks_like_one(page):
    form = page.form
    assert all(isinstance(box, MarkedBox) for box in (form.kind, form.team, form.signer, form.revokes))


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (DecisionKind.END, "Thêm người thôi tham gia"),
        (DecisionKind.DISSOLVE, "Đánh dấu các Tổ giải thể"),
        (DecisionKind.REVOKE, "Chọn quyết định bị bãi bỏ"),
    ],
)
def test_what_is_to_be_chosen_first_is_a_field_of_the_kind(page, qtbot, kind, first):
    form = page.form
    form.kind.setCurrentIndex(form.kind.findData(kind))
    qtbot.waitUntil(lambda: page.paper.words.text().startswith(first))


@pytest.mark.parametrize("kind", [DecisionKind.ESTABLISH, DecisionKind.RECOGNISE])
def test_a_team_named_in_full_is_named_once_in_the_subject(window, keys, kind):
    full = "Tổ bảo vệ an ninh, trật tự thôn Đông"
    book = window.frame.session.office.book
    team = replace(book.teams()[0], name=full)
    with book.change("team.saved", by="t") as change:
        change.put(team)
    window.frame.open("decisions")
    keys(Qt.Key.Key_N, modifier=CONTROL)
    form = window.frame.pages["decisions"].form
    form.kind.setCurrentIndex(form.kind.findData(kind))
    form.team.setCurrentIndex(form.team.findData(team.id))
    assert form.team.currentText() == full
    assert form.subject.text().endswith(f" {full}")
    assert form.subject.text().count("trật tự") == 1


def test_grounds_typed_are_kept_with_the_draft_and_the_dialog_says_why_no_number_can_be_given(page, keys, answer):
    office = page.session.office
    someone = replace(office.book.members()[0], health=None)
    page.session.do(lambda: keeping_teams.save_member(office, someone))
    page.form.team.setCurrentIndex(page.form.team.findText(page.form._choices.members[0].team_name))
    page.form.people.finder.line.setFocus()
    keys(someone.cccd, Qt.Key.Key_Return)
    [line] = page.form.people.lines
    line._grounds["member.health_missing"][1].setFocus()
    keys("Giay so 12")
    said = []

    def fill(dialog):
        said.append(dialog.why.text())
        dialog.number.setText("45")
        said.extend([dialog.why.text(), dialog.go.isEnabled()])
        dialog.number.clear()
        QDialog.reject(dialog)

    answer(IssueDialog, fill)
    keys(Qt.Key.Key_F8)
    assert said[0] == "Chưa cấp số được: ghi số của quyết định."
    assert "Căn cứ cho phép" in said[1]
    assert not said[2]
    line._grounds["member.health_missing"][0].setFocus()
    keys("Da xem giay kham")
    keys(Qt.Key.Key_Return, modifier=CONTROL)
    assert not page.editing
    keys(Qt.Key.Key_F2)
    [line] = page.form.people.lines
    assert [field.text() for field in line._grounds["member.health_missing"]] == ["Da xem giay kham", "Giay so 12"]

    def full(dialog):
        dialog.number.setText("45")
        said.append((dialog.why.text(), dialog.go.isEnabled()))
        QDialog.reject(dialog)

    answer(IssueDialog, full)
    keys(Qt.Key.Key_F8)
    assert said[-1] == ("", True)


def test_a_draft_of_a_day_on_which_nobody_signs_is_kept_and_takes_up_its_signer_again(qtbot, window, page, keys):
    office = page.session.office
    chosen = page.form.signer.currentText()
    page.form.subject.setFocus()
    page.form.subject.selectAll()
    keys("Ve viec cong nhan")
    page.form.effective.set_value(date(1990, 1, 1))  # nobody signs on that day
    assert page.form.signer.currentIndex() == -1
    qtbot.waitUntil(lambda: page.paper.words.text() == NO_SIGNER)
    keys(Qt.Key.Key_Return, modifier=CONTROL)
    assert not page.editing
    [draft] = [one for one in office.book.decisions() if not one.issued]
    assert (draft.subject, draft.signature.name) == ("Ve viec cong nhan", "")
    assert "decision.no_signer" in {problem.code for problem in check(office, draft)}
    keys(Qt.Key.Key_P, modifier=CONTROL)
    assert window.frame.status.text.startswith(NO_SIGNER)
    keys(Qt.Key.Key_F2)
    page.form.effective.set_value(NOW.date())
    assert page.form.signer.currentText() == chosen
    window.frame.open("board")
    assert window.frame.current == "board"
    assert office.book.decision(draft.id).signature.name


def test_a_day_passed_through_on_which_nobody_signs_leaves_the_signer_chosen(page):
    signer = page.form.signer
    signer.setCurrentIndex(signer.count() - 1)
    chosen = signer.currentText()
    page.form.effective.set_value(date(1990, 1, 1))
    page.form.effective.set_value(NOW.date())
    assert signer.currentText() == chosen
