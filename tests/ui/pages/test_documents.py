"""What can be printed, what waits, what was printed, over the sample commune."""

from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from desktop_app.model.decision import DecisionKind
from desktop_app.model.periods import Month
from desktop_app.services import closing_months, keeping_teams, printing_forms, recording_decisions
from desktop_app.services.keeping_forms import form_text, keep_form
from desktop_app.services.listing_people import search
from desktop_app.settings import Settings
from desktop_app.ui import look as looks
from desktop_app.ui import sending
from desktop_app.ui.dialogs.refusal import RefusalDialog
from desktop_app.ui.pages.documents import ENDED, PRINTED, READY, WAITING
from desktop_app.ui.print_job import PrintJob
from desktop_app.ui.printers import PrinterFacts, Printers
from desktop_app.ui.printing import print_and_show
from desktop_app.ui.session import Session
from desktop_app.ui.window import MainWindow
from desktop_app.wording.editable import MARK
from tests.ui.commune import MONTH, NOW

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window, monkeypatch):
    window.frame.open("documents")
    made = window.frame.pages["documents"]
    made.sent = []
    made.notes = []

    def send(data, note="", sent=None, **_asked):
        made.sent.append(data)
        made.notes.append(note)
        if sent is not None:
            sent()

    monkeypatch.setattr(made.paper, "send_to_printer", send)
    return made


@pytest.fixture
def closed(page):
    page.session.do(lambda: closing_months.close_month(page.session.office, MONTH))
    page.reload()
    page.table.go_first()
    return page


def groups(page):
    return [row.group for row in page.rows.rows]


def go_to_waiting(page):
    """Stand on the first sheet that waits: the roster, which waits for nothing, is above it."""
    page.table.go_to(next(row.identity for row in page.rows.rows if row.group == WAITING))


def test_sheets_of_an_open_month_wait_and_say_for_what(qtbot, page):
    assert groups(page).count(READY) == 1
    assert set(groups(page)) == {READY, WAITING}
    go_to_waiting(page)
    qtbot.waitUntil(lambda: page.waits.text() != "")
    assert "chưa khóa" in page.waits.text()


def test_a_sheet_older_than_the_form_kept_here_says_by_which_it_is_drawn(qtbot, closed):
    office, code = closed.session.office, "bang_cham_cong"
    text = form_text(office, code)
    assert "valid_from = 2024-07-01" in text
    keep_form(office, code, text.replace("valid_from = 2024-07-01", "valid_from = 2099-01-01"))
    closed.reload()
    closed.table.go_first()
    qtbot.waitUntil(lambda: "có hiệu lực từ 01/01/2099" in closed.waits.text())
    assert closed.waits.isVisible()


def test_a_closed_month_prints_and_the_reprint_is_the_same_bytes(qtbot, closed):
    assert groups(closed).count(READY) == 5
    qtbot.waitUntil(lambda: closed.paper.view.page_count > 0)
    qtbot.keyClick(closed.table, Qt.Key.Key_P, CONTROL)
    [document] = closed.session.office.book.documents()
    assert closed.table.current_row.group == PRINTED
    qtbot.keyClick(closed.table, Qt.Key.Key_Return)
    assert closed.sent[0] == closed.sent[1] == closed.session.office.book.pdf(document.id)
    assert [d.id for d in closed.session.office.book.documents()] == [document.id]


def test_home_and_end_go_to_the_first_and_last_paper(qtbot, closed):
    qtbot.keyClick(closed.table, Qt.Key.Key_End)
    assert closed.table.current_row is closed.rows.rows[-1]
    qtbot.keyClick(closed.table, Qt.Key.Key_Home)
    assert closed.table.current_row is closed.rows.rows[0]
    assert closed.table.verticalScrollBar().value() == 0


def test_no_button_of_the_head_is_cut_at_large_letters(qtbot, qapp, office, tasks):
    large = Session(office, looks.apply(qapp, "light", 15.75), tasks, Settings(clerk="An", font_pt=15.75))
    window = MainWindow()
    qtbot.addWidget(window)
    window.use(large)
    window.show()
    window.frame.open("documents")
    QApplication.processEvents()
    shown = [one for one in window.frame.pages["documents"].findChildren(QPushButton) if one.isVisible()]
    assert len(shown) > 5
    assert not [one.text() for one in shown if one.width() < one.sizeHint().width()]
    looks.apply(qapp, "light", looks.BASE_PT)


def test_an_empty_room_says_what_is_happening(window):
    window.frame.open("documents")
    paper = window.frame.pages["documents"].paper
    assert paper.words.isVisible()
    assert paper.words.text() == "Đang dựng tờ giấy…"


def test_what_is_kept_is_not_said_to_be_on_paper(qtbot, window, closed, sent):
    said = []
    closed.session.said.connect(said.append)
    qtbot.waitUntil(lambda: closed.paper.view.page_count > 0)
    qtbot.keyClick(closed.table, Qt.Key.Key_P, CONTROL)
    assert said == ["Bản in đã lưu trong sổ, chưa gửi ra máy in."]
    window.frame.open("board")
    office, decision = closed.session.office, closed.session.office.book.decisions()[-1]
    print_and_show(closed.session, lambda: printing_forms.compose_decision_paper(office, decision))
    assert window.frame.current == "board"
    assert said[-1] == "Bản in đã lưu trong sổ, chưa gửi ra máy in."
    assert sent[-1].title == office.book.documents()[-1].title
    window.frame.open("documents")
    assert closed.table.current_row.state == "Đã lưu"


def test_a_sheet_that_was_printed_is_no_longer_said_to_wait_for_its_first_print(closed):
    first = closed.rows.rows[0]
    assert first.state == "In được"
    office = closed.session.office
    printing_forms.print_paper(office, printing_forms.compose_attendance_paper(office, MONTH))
    closed.reload()
    assert (closed.rows.rows[0].identity, closed.rows.rows[0].state) == (first.identity, "In lại được")


def test_walking_down_the_list_changes_the_paper(qtbot, closed):
    qtbot.waitUntil(lambda: closed.paper.view.page_count > 0)
    first = closed.paper.view.data
    qtbot.keyClick(closed.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: closed.paper.view.data != first)


def test_the_list_of_transfers_says_that_all_have_an_account(qtbot, closed):
    row = next(row for row in closed.rows.rows if row.printable and row.printable.form == "danh_sach_chuyen_khoan")
    closed.table.go_to(row.identity)
    qtbot.waitUntil(lambda: closed.waits.isVisible() and "đều có số tài khoản" in closed.waits.text())
    assert closed.look.colours.secondary in closed.waits.styleSheet()


def test_the_search_brings_a_printed_paper_in_sight(qtbot, closed):
    qtbot.waitUntil(lambda: closed.paper.view.page_count > 0)
    closed.print_current()
    [document] = closed.session.office.book.documents()
    closed.table.go_first()
    closed.show_key(document.id)
    assert closed.table.current_row.document.id == document.id
    [hit] = [hit for hit in search(closed.session.office, document.title) if hit.kind == "document"]
    assert hit.detail == f"{NOW:%d/%m/%Y}", "as a clerk writes a day"


def test_sheet_and_grid_go_out_as_workbooks(qtbot, page, tmp_path, monkeypatch):
    for key, shift, name in (("sheet", False, "a.xlsx"), ("grid", True, "b.xlsx")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, n=name: (str(tmp_path / n), ""))
        modifiers = CONTROL | Qt.KeyboardModifier.ShiftModifier if shift else CONTROL
        qtbot.keyClick(page.table, Qt.Key.Key_E, modifiers)
        assert load_workbook(tmp_path / name).active.max_row > 40, key


def chosen_file(monkeypatch, target):
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *words: asked.append(words[1:]) or (str(target), ""))
    return asked


def heard(page):
    said = []
    page.session.said.connect(said.append)
    return said


@pytest.mark.parametrize(
    ("key", "suffix"),
    [(CONTROL | Qt.KeyboardModifier.ShiftModifier, ".docx"), (CONTROL | Qt.KeyboardModifier.AltModifier, ".xlsx")],
)
def test_a_copy_to_be_changed_is_written_and_said_to_be_no_record(  # noqa: PLR0917 - fixtures
    qtbot, page, tmp_path, monkeypatch, key, suffix
):
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    asked, said = chosen_file(monkeypatch, tmp_path / "a"), heard(page)
    qtbot.keyClick(page.table, Qt.Key.Key_S, key)
    assert (tmp_path / f"a{suffix}").read_bytes().startswith(b"PK")
    [(title, name, kinds)] = asked
    assert "không phải bản lưu trong sổ" in title
    assert name.endswith(f"-ban-de-sua{suffix}")
    assert suffix in kinds
    assert said[-1] == f"Đã lưu a{suffix}. {MARK}"
    assert MARK in page.copies.note.text()
    assert page.session.office.book.documents() == ()


def test_the_copy_is_of_the_paper_in_sight(qtbot, page, tmp_path, monkeypatch):
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    for number in (1, 2):
        form = page.table.current_row.printable.form
        chosen_file(monkeypatch, tmp_path / f"{number}")
        qtbot.keyClick(page.table, Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        own = Document(str(tmp_path / f"{number}.docx")).core_properties.subject
        assert own == page.session.office.forms[form].title
        before = page.paper.view.data
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda before=before: page.paper.view.data != before)


def test_a_printed_paper_has_a_copy_of_the_book_of_today(qtbot, closed, tmp_path, monkeypatch):
    qtbot.waitUntil(lambda: closed.paper.view.page_count > 0)
    closed.print_current()
    assert closed.table.current_row.group == PRINTED
    qtbot.waitUntil(lambda: "bản đã in giữ nguyên" in closed.copies.note.text())
    assert MARK in closed.copies.note.text()
    chosen_file(monkeypatch, tmp_path / "a")
    qtbot.keyClick(closed.table, Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    form = closed.session.office.forms[closed.table.current_row.document.form]
    assert Document(str(tmp_path / "a.docx")).core_properties.subject == form.title
    assert len(closed.session.office.book.documents()) == 1


def test_a_folder_that_may_not_be_written_is_refused(qtbot, page, answer, tmp_path, monkeypatch):
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    (tmp_path / "file").write_text("đây là tệp", encoding="utf-8")
    chosen_file(monkeypatch, tmp_path / "file" / "a.docx")
    refused = []
    page.session.refused.connect(refused.append)
    answer(RefusalDialog, lambda dialog: dialog.accept())
    qtbot.keyClick(page.table, Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert [problem.code for problem in refused[0].problems] == ["file.not_written"]


def test_put_off_nothing_is_written(qtbot, page, tmp_path, monkeypatch):
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    said = heard(page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: ("", ""))
    qtbot.keyClick(page.table, Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert (said, list(tmp_path.glob("*.docx"))) == ([], [])


def test_find_in_page_narrows_the_list_and_esc_shows_all(qtbot, page):
    whole = len(page.rows.rows)
    qtbot.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(page.find_line, "thanh toan")
    assert [row.printable.form for row in page.rows.rows] == ["bang_thanh_toan", "danh_sach_chuyen_khoan"]
    qtbot.keyClick(page.find_line, Qt.Key.Key_Escape)
    assert len(page.rows.rows) == whole


def test_ctrl_f_looks_in_the_list_or_in_the_paper_by_where_the_focus_is(qtbot, page):
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    assert page.find_line.hasFocus()
    qtbot.keyClick(page.find_line, Qt.Key.Key_Escape)
    qtbot.keyClick(page.table, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert page.paper.finder.edit.hasFocus()
    qtbot.keyClicks(page.paper.finder.edit, "to")
    assert page.paper.finder.count.text().startswith("1/")
    qtbot.keyClick(page.paper.finder.edit, Qt.Key.Key_F3)
    assert page.paper.finder.count.text().startswith("2/")
    qtbot.keyClick(page.paper.finder.edit, Qt.Key.Key_Escape)
    assert page.paper.view.hasFocus()
    qtbot.keyClick(page.paper.view, Qt.Key.Key_F, CONTROL)
    assert page.paper.finder.edit.hasFocus()
    assert not page.find_line.isVisible()


def test_the_keyboard_reaches_the_paper_from_the_list(qtbot, page):
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    page.table.setFocus()
    for _ in range(12):
        if page.paper.view.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert page.paper.view.hasFocus()


def test_a_print_that_no_longer_stands_says_so_and_its_going_out_is_remembered(qtbot, closed, monkeypatch):
    office, jobs = closed.session.office, []
    qtbot.waitUntil(lambda: closed.paper.view.page_count > 0)
    closed.print_current()
    [first] = office.book.documents()
    closed.session.do(lambda: closing_months.reopen_month(office, MONTH, "Sửa ca"))
    [row] = [row for row in closed.rows.rows if row.group == PRINTED]
    assert (row.state, row.waits) == ("Đã lưu", "")
    later = "Đã in lại ngày 28/10/2026"
    closed.rows.set_rows([replace(row, waits=later, document=replace(row.document, superseded=later))])
    monkeypatch.undo()
    monkeypatch.setattr(sending, "find_printers", lambda _name: Printers(("HP",), PrinterFacts("HP")))
    monkeypatch.setattr(sending, "ask_for_job", lambda *asked: jobs.append(asked[2]))
    closed.table.go_first()
    closed.print_current()
    assert jobs[0].note == later
    assert office.book.reprints() == ()  # put off: nothing went out
    sent = []
    monkeypatch.setattr(sending, "ask_for_job", lambda *asked: PrintJob("HP", note=asked[2].note))
    monkeypatch.setattr(sending, "print_pdf", lambda data, job, _progress: sent.append((data, job.note)) or 1)
    closed.print_current()
    assert sent == [(office.book.pdf(first.id), later)]
    [again] = office.book.reprints()
    assert again.document == first.id


def decided(page):
    """Return the sample's recognition and stand on its paper."""
    decision = page.session.office.book.decisions()[-1]
    page.session.turn_to(Month.of(decision.effective_on))
    wanted = [r.identity for r in page.rows.rows if r.printable and r.printable.form == "decision"]
    page.table.go_to(next(one for one in wanted if one[1] == decision.id))
    return decision


def named_otherwise(page, decision):
    member = page.session.office.book.member(decision.recognitions[0].member)
    page.session.do(
        lambda: keeping_teams.save_member(page.session.office, replace(member, address="Thôn Đoài, nhà mới"))
    )


def test_a_numbered_decision_goes_out_as_it_was_printed_and_anew_when_asked(qtbot, page):
    decision = decided(page)
    qtbot.waitUntil(lambda: page.paper.view.page_count > 0)
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    [first] = page.session.office.book.documents()
    named_otherwise(page, decision)
    decided(page)
    qtbot.waitUntil(lambda: "bản lưu" in page.waits.text())
    assert "nội dung trong sổ nay đã khác" in page.waits.text()
    assert page.paper.view.data == page.sent[0]
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    assert page.sent[1] == page.sent[0]
    decided(page)
    qtbot.waitUntil(lambda: "bản lưu" in page.waits.text())
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    second = page.session.office.book.documents()[-1]
    assert second.id != first.id
    assert page.sent[2] == page.session.office.book.pdf(second.id) != page.sent[0]
    assert page.notes == ["", "", ""]


def test_a_print_that_no_longer_stands_says_so_in_the_list_and_on_the_printer(qtbot, page):
    office, decision = page.session.office, page.session.office.book.decisions()[-1]
    printed = printing_forms.print_paper(office, printing_forms.compose_decision_paper(office, decision))
    revoking = replace(
        decision,
        id=recording_decisions.new_decision_id(),
        kind=DecisionKind.REVOKE,
        recognitions=(),
        revokes=decision.id,
        number="77",
        signed_on=date(2026, 10, 26),
    )
    with office.book.change("t.t", by="t") as change:
        change.put(revoking)
    page.refresh()
    page.show_key(printed[0].id)
    row = page.table.current_row
    assert (row.group, row.state) == (PRINTED, ENDED)
    told = "Quyết định này đã được bãi bỏ bằng Quyết định số 77/QĐ-UBND ngày 26/10/2026"
    qtbot.waitUntil(lambda: page.waits.text() == told)
    qtbot.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    assert (page.sent, page.notes) == ([printed[1]], [told])
    assert len(office.book.reprints(printed[0].id)) == 1
