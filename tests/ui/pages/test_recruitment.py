"""A whole round by keyboard in the real window, from the first day of the plan to the draft of the decision."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from desktop_app.model.recruitment import ApplicationPaper, PaperMark
from desktop_app.model.recruitment_path import RecruitmentStep as Step
from desktop_app.model.recruitment_vote import VoteOutcome
from desktop_app.services import keeping_teams, recruiting
from desktop_app.services.listing_recruitment import StepState
from desktop_app.ui.dialogs.frame import DiscardDialog
from desktop_app.ui.dialogs.paper_gaps import GapsDialog
from desktop_app.ui.recruiting.withdrawing import NewPersonDialog, ReasonDialog
from tests.building import a_member

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COUNCIL = ("Trần Thị Hoa", "Ngô Thị Mai", "Đỗ Thị Lan", "Vũ Văn Tám", "Phạm Thị Thu", "Bùi Văn Sơn", "Hoàng Văn Bảy")


ENTER, ESC, DOWN, SPACE, F8 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F8


def go_to(page, step):
    page.table.go_to(step)
    assert page.panel.step.step is step
    return page.panel


def state(page, step):
    return next(row.state for row in page.steps.rows if row.step is step)


def test_a_whole_round_by_keyboard(recruitment, keys, answer, window):
    page = recruitment
    office = page.session.office
    for name in ("Lê Văn Năm", "Trần Văn Sáu"):
        keeping_teams.save_member(office, a_member(name))
    keys(Qt.Key.Key_N, modifier=CONTROL)
    keys(
        "3/11/26", ENTER, "13/11/26", ENTER, "trụ sở Công an xã", ENTER, "20/11/26", ENTER, "trụ sở UBND xã", ENTER, "2"
    )
    keys(ENTER, modifier=CONTROL)
    assert state(page, Step.PLAN) is StepState.DONE
    [one] = office.book.recruitments()
    assert (one.plan.receive_to, one.vacancies[0].places) == (date(2026, 11, 13), 2)

    keys(ESC, DOWN, ENTER, "15", ENTER, ENTER, "2/11/26", ENTER)
    assert office.book.recruitments()[0].papers.plan == PaperMark("15", "KH-UBND", date(2026, 11, 2))
    keys(ESC, DOWN, F8)
    assert state(page, Step.POST_PLAN) is StepState.DONE

    keys(DOWN, ENTER)

    def a_new_person(_dialog):
        keys("Đỗ Thị Mới", ENTER, "19/5/1985")
        keys(ENTER, modifier=CONTROL)

    answer(NewPersonDialog, a_new_person)
    keys(Qt.Key.Key_N, modifier=CONTROL | SHIFT)
    applications(keys)
    for name in ("le van nam", "tran van sau"):
        page.panel.finder.setFocus()
        keys(name, ENTER)
        applications(keys)
    [one] = office.book.recruitments()
    assert [applicant.missing for applicant in one.applicants] == [()] * 3

    list_and_council(page, keys)
    vote(page, keys)
    decide(page, keys, window)
    assert office.book.check() == []


def list_and_council(page, keys):
    office = page.session.office
    page.table.setFocus()
    keys(DOWN, ENTER, "16/11/26", ENTER, ESC, DOWN, F8)
    assert state(page, Step.POST_LIST) is StepState.DONE
    keys(DOWN, ENTER)
    for name in COUNCIL:
        page.panel.settle()
        keys(name)
    page.panel.form.go_to("number")
    keys("210", ENTER, ENTER, "17/11/26", ENTER)
    assert len(office.book.recruitments()[0].council) == 8
    assert state(page, Step.COUNCIL) is StepState.DONE


def vote(page, keys):
    keys(ESC, DOWN, ENTER, "8", ENTER, "6", ENTER, "6")
    assert [chip.text() for chip in page.panel.outcomes.values()] == ["Trúng tuyển", "Bằng phiếu", "Bằng phiếu"]
    [box] = page.panel.ties.values()
    box.setFocus()
    keys(SPACE)
    [reason] = page.panel.reasons.values()
    reason.setFocus()
    keys("Đã phục vụ trong Quân đội")
    keys(ENTER, modifier=CONTROL)
    assert [row.outcome for row in page._view.votes].count(VoteOutcome.CHOSEN) == 2


def decide(page, keys, window):
    office = page.session.office
    keys(ESC, DOWN, ENTER, "3", ENTER, ENTER, "20/11/26", ENTER)
    assert state(page, Step.MINUTES) is StepState.DONE
    keys(ESC, DOWN, ENTER, "1/12/26", F8)
    assert all(decision.issued for decision in office.book.decisions())
    assert any("Chưa lập dự thảo" in sentence for sentence in page.panel.trouble.sentences)
    new = next(member for member in office.book.members() if member.full_name == "Đỗ Thị Mới")
    whole = a_member()
    facts = {name: getattr(whole, name) for name in ("education", "residence", "resident_since", "health")}
    page.session.do(lambda: keeping_teams.save_member(office, replace(new, **facts)))
    keys(F8)
    [draft] = [d for d in office.book.decisions() if not d.issued]
    assert len(draft.recognitions) == 2
    keys("31", ENTER, ENTER, "24/11/26", ENTER)
    proposal = office.book.decision(draft.id).proposal
    assert proposal.startswith("Tờ trình số 31/")
    keys(ESC, DOWN, ENTER, "25/11/26", ENTER)
    row = next(row for row in page.steps.rows if row.step is Step.DECISION)
    assert (row.due, row.state) == (date(2026, 12, 2), StepState.NEXT)
    keys(F8)
    assert window.frame.current == "decisions"
    assert window.frame.pages["decisions"].table.current_row.id == draft.id


def applications(keys):
    """Tick the four papers of the application in front and keep it."""
    for _ in ApplicationPaper:
        keys(SPACE)
        assert isinstance(QApplication.focusWidget(), QCheckBox)
        keys(ENTER)
    keys(ENTER, modifier=CONTROL)


def test_the_page_begins_with_what_to_do_first(recruitment):
    page = recruitment
    assert page.nothing.isVisible()
    assert page.nothing.first.hasFocus()
    assert not page._stop.isEnabled()


def test_going_to_another_step_keeps_what_was_typed(recruitment, round_, keys):
    page = recruitment
    panel = go_to(page, Step.APPROVE)
    panel.settle()
    keys("15", ENTER, ENTER, "2/11/26")
    page.table.setFocus()
    keys(DOWN)
    assert page.panel.step.step is Step.POST_PLAN
    assert round_.now.papers.plan.number == "15"


@pytest.mark.usefixtures("round_")
def test_what_is_refused_holds_one_at_the_step(recruitment, keys, window):
    page = recruitment
    panel = go_to(page, Step.APPROVE)
    panel.settle()
    keys("15")
    page.table.setFocus()
    keys(DOWN)
    assert page.panel is panel
    assert "chưa ghi ngày" in panel.form.fault_of("plan") or panel.trouble.sentences
    window.frame.open("board")
    assert window.frame.current == "recruitment"


def test_esc_asks_before_it_drops_what_was_typed(recruitment, round_, keys, monkeypatch):
    page = recruitment
    panel = go_to(page, Step.APPROVE)
    panel.settle()
    keys("15")
    answers = [0, 1]
    monkeypatch.setattr(DiscardDialog, "exec", lambda _dialog: answers.pop(0))
    keys(ESC)
    assert panel.form.number.text() == "15"
    keys(ESC)
    assert panel.form.number.text() == ""
    assert page.table.hasFocus()
    assert round_.now.papers.plan.number == ""


def test_a_paper_of_the_step_goes_to_the_printer_and_the_page_stays(recruitment, round_, keys, window, sent):
    page = recruitment
    go_to(page, Step.APPROVE)
    page.table.setFocus()
    keys(Qt.Key.Key_P, modifier=CONTROL)
    [document] = page.session.office.book.documents()
    assert (document.form, document.recruitment) == ("ke_hoach_tuyen_chon", round_.id)
    assert [(one.data, one.title) for one in sent] == [(page.session.office.book.pdf(document.id), document.title)]
    assert window.frame.current == "recruitment"
    assert page.table.hasFocus()


def test_without_a_printer_the_paper_is_shown_to_be_saved(recruitment, round_, keys, window, sent):
    go_to(recruitment, Step.APPROVE)
    recruitment.table.setFocus()
    keys(Qt.Key.Key_P, modifier=CONTROL)
    sent[0].instead("save")
    assert window.frame.current == "documents"
    shown = window.frame.pages["documents"].table.current_row.document
    assert shown is not None
    assert shown.id == recruitment.session.office.book.documents()[0].id
    assert round_.id
    assert "Ctrl+S" in window.frame.status.text


@pytest.mark.usefixtures("sent")
def test_what_is_missing_on_a_paper_is_asked_before_it_is_kept(recruitment, round_, keys, answer, monkeypatch):
    page = recruitment
    round_.approve()
    round_.apply()
    round_.list()
    office, whole = page.session.office, round_.now.council
    recruiting.establish_council(office, round_.id, [replace(one, sex=None) for one in whole])
    page.session.changed.emit()
    go_to(page, Step.COUNCIL)
    page.table.setFocus()
    asked = answer(GapsDialog, lambda _dialog: keys(ENTER))
    keys(Qt.Key.Key_P, modifier=CONTROL)
    assert any("chưa chọn ông hay bà" in sentence.lower() for sentence in asked[0].problems.sentences)
    assert list(office.book.documents()) == []
    monkeypatch.setattr(GapsDialog, "exec", lambda _dialog: 1)
    keys(Qt.Key.Key_P, modifier=CONTROL)
    [document] = office.book.documents()
    assert document.form == "quyet_dinh_hoi_dong_xet_tuyen"


@pytest.mark.usefixtures("sent")
def test_each_notice_is_of_its_own_posting(recruitment, round_):
    page = recruitment
    round_.approve()
    round_.apply()
    page.session.changed.emit()
    go_to(page, Step.POST_LIST)
    page._print_first()
    [document] = page.session.office.book.documents()
    assert document.form == "thong_bao_niem_yet"


@pytest.mark.usefixtures("round_")
def test_what_cannot_be_printed_yet_says_why(recruitment):
    page = recruitment
    told = []
    page.session.refused.disconnect()
    page.session.refused.connect(told.append)
    go_to(page, Step.LIST)
    page._print_first()
    assert [problem.code for problem in told[0].problems] == ["recruit.no_applicant"]


def test_a_round_is_stopped_with_its_reason_and_gone_on_with(recruitment, round_, keys, answer):
    page = recruitment
    answer(ReasonDialog, lambda _dialog: keys("Chờ sắp xếp lại thôn", ENTER))
    page._stop.trigger()
    assert round_.now.stopped_why == "Chờ sắp xếp lại thôn"
    assert not page.stack.isEnabled()
    assert not page._save_action.isEnabled()
    page._stop.trigger()
    assert round_.now.stopped_on is None
    assert page.stack.isEnabled()


@pytest.mark.usefixtures("round_")
def test_f6_goes_to_the_step_at_work(recruitment, keys):
    page = recruitment
    go_to(page, Step.POST_DECISION)
    page.table.setFocus()
    keys(Qt.Key.Key_F6)
    assert page.panel.step.step is Step.APPROVE
    assert page.panel.form.number.hasFocus()


def test_another_round_is_chosen_from_the_list(recruitment, round_):
    page = recruitment
    other = recruiting.start(page.session.office, "Đợt bổ sung")
    page.session.changed.emit()
    assert page._view.recruitment.id == round_.id
    page.rounds.set_value(next(row for row in page._rounds if row.id == other.id))
    assert page._view.recruitment.id == other.id
    page.show_key(round_.id)
    assert page._view.recruitment.id == round_.id


def test_another_round_asked_for_does_not_cost_what_is_half_typed(recruitment, round_):
    page, office = recruitment, recruitment.session.office
    other = page.session.do(lambda: recruiting.start(office, "Đợt khác"))
    page.show_key(round_.id)
    panel = go_to(page, Step.POST_PLAN)
    panel.by.setText("Ngô Quốc Thắng")
    page.session.asked.emit("recruitment", other.id)
    assert panel.by.text() == "Ngô Quốc Thắng"
    assert page.rounds.value.id == page._view.recruitment.id == round_.id


def test_the_only_round_undone_while_its_plan_is_typed_holds_nobody(recruitment, keys, window):
    keys(Qt.Key.Key_N, modifier=CONTROL)
    keys("3/11/26")
    assert recruitment.panel.touched
    window.frame.undo()
    assert recruitment.nothing.isVisible()
    window.frame.open("board")
    assert window.frame.current == "board"
    window.frame.open("recruitment")
    keys(Qt.Key.Key_N, modifier=CONTROL)
    assert recruitment.panel.days["receive_from"].text() == ""


def test_a_second_round_of_the_year_has_a_name_of_its_own(recruitment, keys):
    office = recruitment.session.office
    for _ in range(2):
        keys(Qt.Key.Key_N, modifier=CONTROL)
    first, second = sorted(one.name for one in office.book.recruitments())
    assert second == f"{first}, đợt 2"
    recruiting.start(office, first)
    recruitment.session.changed.emit()
    shown = [recruitment.rounds.itemText(at) for at in range(recruitment.rounds.count())]
    assert sorted(words.partition(" (")[0] for words in shown) == [first, first, second]
    assert sum(" (lập ngày " in words for words in shown) == 2


@pytest.mark.parametrize("step", Step)
def test_tab_comes_to_all_that_a_step_and_the_head_offer(qtbot, recruitment, round_, step):
    page = recruitment
    round_.to_the_drafts()
    page.session.changed.emit()
    go_to(page, step)
    page.table.setFocus()
    QApplication.processEvents()
    offered = [
        one
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
    ]
    came = set()
    for _ in range(2 * len(offered) + 10):
        came.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert not [one.accessibleName() or one.objectName() for one in offered if one not in came]
    names = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in offered]
    assert all(name.strip() for name in names), names
