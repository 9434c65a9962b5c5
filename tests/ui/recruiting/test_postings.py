from PySide6.QtCore import Qt

from desktop_app.model.recruitment import PostedPaper
from desktop_app.model.recruitment_path import RecruitmentStep as Step

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, ESC, DOWN, SPACE, F8 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F8


def go_to(page, step):
    page.table.go_to(step)
    assert page.panel.step.step is step
    return page.panel


def test_one_place_is_posted_by_enter_and_struck_by_del(recruitment, round_, keys):
    page = recruitment
    panel = go_to(page, Step.POST_PLAN)
    panel.settle()
    keys(ENTER, ENTER, "Ngô Quốc Thắng")
    panel.table.setFocus()
    keys(ENTER)
    [posting] = round_.now.postings
    assert (posting.paper, posting.by) == (PostedPaper.PLAN, "Ngô Quốc Thắng")
    keys(Qt.Key.Key_Delete)
    assert round_.now.postings == ()


def test_a_posting_without_its_day_is_told_at_the_field(recruitment, round_):
    page = recruitment
    panel = go_to(page, Step.POST_PLAN)
    panel.first.setText("hôm qua")
    panel.do()
    assert "hôm qua" in panel.form.fault_of("first")
    assert round_.now.postings == ()
