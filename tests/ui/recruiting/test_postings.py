from datetime import date

from PySide6.QtCore import Qt

from desktop_app.model.recruitment import PaperMark, PostedPaper
from desktop_app.model.recruitment_path import RecruitmentStep as Step
from desktop_app.services import recruiting

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


def test_a_posting_is_mended_at_all_places_by_saving(recruitment, round_, keys):
    page = recruitment
    round_.approve()
    page.session.changed.emit()
    panel = go_to(page, Step.POST_PLAN)
    panel.settle()
    assert panel.first.value == date(2026, 11, 3)
    keys("4/11/26", ENTER, ENTER, "Lê Văn Năm", ENTER, "Vũ Văn Tám")
    said = []
    page.session.said.connect(said.append)
    keys(ENTER, modifier=CONTROL)
    assert {(p.first, p.by, p.witness) for p in round_.now.postings} == {
        (date(2026, 11, 4), "Lê Văn Năm", "Vũ Văn Tám")
    }
    assert said[-1].startswith("Đã lưu bước này")
    keys(ENTER, modifier=CONTROL)
    assert said[-1] == "Không có gì mới để lưu ở bước này"


def test_days_typed_for_no_place_hold_the_clerk_who_leaves(recruitment, round_, keys):
    page = recruitment
    panel = go_to(page, Step.POST_PLAN)
    panel.settle()
    keys("4/11/26", ENTER)
    page.table.setFocus()
    keys(DOWN)
    assert page.panel is panel
    assert "chưa ghi cho nơi nào" in panel.trouble.sentences[0]
    panel.first.setFocus()
    keys(ENTER, modifier=CONTROL)
    assert {p.first for p in round_.now.postings} == {date(2026, 11, 4)}


def test_a_paper_cannot_hang_before_its_own_day_and_nothing_is_written(recruitment, round_, keys):
    page = recruitment
    recruiting.mark_paper(page.session.office, round_.id, "plan", PaperMark("15", "KH-UBND", date(2026, 11, 2)))
    page.session.changed.emit()
    panel = go_to(page, Step.POST_PLAN)
    assert panel.first.value == date(2026, 11, 2)
    panel.settle()
    keys("27/10/26", F8)
    assert "trước ngày 02/11/2026" in panel.form.fault_of("first")
    assert round_.now.postings == ()


def test_undo_takes_a_posting_back_from_the_field_of_its_day(recruitment, round_, keys):
    page = recruitment
    panel = go_to(page, Step.POST_PLAN)
    panel.settle()
    keys(F8)
    assert len(round_.now.postings) > 4
    panel.first.setFocus()
    keys(Qt.Key.Key_Z, modifier=CONTROL)
    assert round_.now.postings == ()


def test_a_place_struck_while_something_is_typed_is_shown_as_struck(recruitment, round_, keys):
    page = recruitment
    panel = go_to(page, Step.POST_PLAN)
    panel.do()
    panel.by.setText("Ngô Quốc Thắng")
    panel.table.setFocus()
    keys(Qt.Key.Key_Delete)
    assert [row.posting is None for row in panel.rows.rows].count(True) == 1
    assert panel.by.text() == "Ngô Quốc Thắng"
    assert len(round_.now.postings) == len(panel.rows.rows) - 1
