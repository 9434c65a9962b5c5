from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop_app.model.recruitment import CouncilRole, CouncilSeat, PaperMark
from desktop_app.model.recruitment_path import RecruitmentStep as Step
from desktop_app.services import recruiting
from desktop_app.ui.recruiting.council import USUAL, CouncilPanel

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, ESC, DOWN, SPACE, F8 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F8


def go_to(page, step):
    page.table.go_to(step)
    assert page.panel.step.step is step
    return page.panel


def test_a_council_line_is_added_and_lines_without_a_name_are_left_out(recruitment, round_, keys):
    page = recruitment
    panel = go_to(page, Step.COUNCIL)
    panel.settle()
    keys("Trần Thị Hoa", F8, "Người thêm")
    assert panel.save()
    names = [member.name for member in round_.now.council]
    assert "Trần Thị Hoa" in names
    assert "Người thêm" in names
    assert "" not in names
    assert len(panel.lines) > len(names)


def test_places_without_a_name_are_offered_until_the_council_is_decided(recruitment, round_, keys):
    page = recruitment
    office = page.session.office
    panel = go_to(page, Step.COUNCIL)
    panel.settle()
    keys("Trần Thị Hoa")
    panel.lines[3].office.setText("Chủ tịch Hội LHPN phường")
    assert panel.save()
    offered = [line.typed() for line in panel.lines]
    assert [one.name for one in round_.now.council] == ["Trần Thị Hoa", "Trần Quốc Hùng"]
    go_to(page, Step.MEETING)
    page.session.changed.emit()
    panel = go_to(page, Step.COUNCIL)
    panel.fill(round_.view)
    assert [line.typed() for line in panel.lines] == offered
    assert [line.secretary.isChecked() for line in panel.lines].count(True) == 1
    assert not panel.touched
    fresh = CouncilPanel(page.session)  # as after the program was begun anew
    fresh.show_round(round_.view, panel.step)
    assert len(fresh.lines) == 8
    assert fresh.lines[3].office.text() == USUAL[CouncilSeat.WOMEN]
    assert [line.secretary.isChecked() for line in fresh.lines].count(True) == 1
    decided = round_.now.council
    decided = (*decided, replace(decided[1], name="Phạm Thị Thu", seat=CouncilSeat.OFFICIAL, role=CouncilRole.MEMBER))
    mark = PaperMark("210", "QĐ-UBND", date(2026, 10, 30))
    recruiting.establish_council(office, round_.id, decided, mark)
    panel.fill(round_.view)
    assert [line.name.text() for line in panel.lines] == ["Trần Thị Hoa", "Trần Quốc Hùng", "Phạm Thị Thu"]


def test_the_next_number_and_the_usual_symbol_are_offered(recruitment, round_):
    panel = go_to(recruitment, Step.COUNCIL)
    assert panel.form.symbol.text() == "QĐ-UBND"
    assert panel.form.number.placeholderText() == "số tiếp theo: 03"
    assert round_.now.papers.council.number == ""


@pytest.mark.usefixtures("round_")
def test_enter_goes_down_the_names_and_offices_show_their_head(recruitment, keys):
    page = recruitment
    page.table.go_to(Step.COUNCIL)
    panel = page.panel
    panel.lines[2].name.setFocus()
    keys("Ngô Thị Mai", Qt.Key.Key_Return)
    assert panel.lines[3].name.hasFocus()
    panel.lines[-1].name.setFocus()
    keys(Qt.Key.Key_Return)
    assert panel.form.number.hasFocus()
    assert all(line.office.cursorPosition() == 0 for line in panel.lines)
    assert "Trưởng khu phố" in [line.office.text() for line in panel.lines]


def test_numbers_left_out_before_the_councils_decision_are_told_while_it_is_typed(recruitment, round_, keys):
    panel = go_to(recruitment, Step.COUNCIL)
    left_out = "Bỏ trống 207 số, từ 3 đến 209"
    panel.form.number.setFocus()
    keys("210")
    assert any(left_out in sentence for sentence in panel.trouble.sentences)
    keys(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, "3")
    assert not any("Bỏ trống" in sentence for sentence in panel.trouble.sentences)
    keys(Qt.Key.Key_Backspace, "210")
    panel.form.day.setFocus()
    keys("27/10/2026")
    panel.lines[0].name.setFocus()
    keys("Tran Thi Hoa")
    keys(Qt.Key.Key_Return, modifier=CONTROL)
    assert round_.now.papers.council.number == "210"
    assert any(left_out in sentence for sentence in panel.trouble.sentences), "once more beside what was kept"
