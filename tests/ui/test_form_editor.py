"""A clerk rewords a form by keyboard, sees the paper at once, keeps it, goes back; nothing wrong is kept."""

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.model.law import Attestation, RuleKind, RuleOrigin
from desktop_app.services.checking_forms import form_judge
from desktop_app.services.keeping_forms import attest_form, list_forms
from desktop_app.ui.dialogs.frame import DiscardDialog
from desktop_app.ui.form_editor import COMPARE, PARTS, TEXT, FormEditor
from desktop_app.ui.help_page import HelpPage
from desktop_app.ui.pick_dialog import PickDialog
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.widgets.slot_edit import SlotEdit
from tests.shipped_forms import shipped_version
from tests.ui import commune

CODE = "mau_08_cong_nhan"
VERSION = shipped_version(CODE)
SHEET = "bang_thanh_toan"
Answer = Callable[[type, Callable[[Any], object]], list[Any]]


@pytest.fixture
def opened(qtbot: QtBot, session: Session) -> Callable[[str], FormEditor]:
    def one(code: str) -> FormEditor:
        made = FormEditor(None, session, form_judge(session.office), code)
        qtbot.addWidget(made, before_close_func=_let_go)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return one


@pytest.fixture
def editor(opened: Callable[[str], FormEditor]) -> FormEditor:
    return opened(CODE)


def _let_go(editor: FormEditor) -> None:
    """Close without the question that half typed work would raise in life."""
    editor.kept = True


def shown(editor: FormEditor) -> str:
    """The words of the paper in sight."""
    document = pypdfium2.PdfDocument(editor.preview.paper.view.data)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def field(editor: FormEditor, name: str) -> Any:
    assert editor.parts.form is not None
    return editor.parts.form.editors[name]


def at_end(edit: SlotEdit) -> SlotEdit:
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.setFocus()
    return edit


def test_a_text_is_reworded_by_keys_and_printed_as_it_is_typed(editor: FormEditor, qtbot: QtBot) -> None:
    table = editor.parts.table
    assert table.hasFocus()
    for _ in range(6):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    text = field(editor, "text")
    assert text.hasFocus()
    assert "«ai được công nhận, thôi (đến hết câu)»" in text.toPlainText()
    at_end(text)
    qtbot.keyClicks(text, " nhu sau:")
    assert "xã Tân Thành: nhu sau:" in shown(editor)
    assert editor.parts.rows.rows[6].said.endswith("(đến hết câu)» nhu sau:")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.kept
    office = editor.session.office
    assert office.forms[CODE].edition == f"{VERSION}-1"
    assert "nhu sau" in office.forms[CODE].text.block[5].text.source  # type: ignore[attr-defined]


def test_tab_goes_from_the_list_to_the_fields_of_the_part_shown(editor: FormEditor, qtbot: QtBot) -> None:
    table = editor.parts.table
    for _ in range(6):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert field(editor, "text").hasFocus()


def test_no_letter_stands_twice_whichever_part_is_shown(editor: FormEditor, qtbot: QtBot) -> None:
    for _ in range(12):
        letters = [mark for mark in map(_underlined, editor.findChildren(QPushButton)) if mark]
        fields = [label for label in editor.findChildren(QLabel) if label.buddy() is not None and label.isVisible()]
        letters += [mark for mark in map(_underlined, fields) if mark]
        assert len(letters) == len(set(letters))
        assert not fields or any(map(_underlined, fields))
        qtbot.keyClick(editor.parts.table, Qt.Key.Key_Down)


def _underlined(holder: QPushButton | QLabel) -> str:
    at = holder.text().find("&")
    return holder.text()[at + 1].lower() if at >= 0 else ""


def test_undo_goes_back_word_by_word_over_all_fields(editor: FormEditor, qtbot: QtBot) -> None:
    editor.parts.go_to("block[5]")
    text = at_end(field(editor, "text"))
    qtbot.keyClicks(text, " mot hai")
    qtbot.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field(editor, "text").toPlainText() == "QUYẾT ĐỊNH: mot "
    qtbot.keyClick(editor, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert field(editor, "text").toPlainText() == "QUYẾT ĐỊNH: mot hai"
    for _ in range(9):
        qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not editor.draft.typed_over
    assert "mot" not in shown(editor)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (" **", "chưa đóng"),
        (" {", "Xóa dấu này; muốn thêm chỗ điền thì bấm F4"),
        (" {ngay}", "Không có trường"),
        (" 安", "Phông chữ không có ký tự"),
        (" \N{GRINNING FACE}", "Phông chữ không có ký tự"),
        (" «ngày gì đó»", "Bấm F4"),
    ],
)
def test_what_is_wrong_is_told_under_its_field_and_never_kept(
    editor: FormEditor, qtbot: QtBot, typed: str, told: str
) -> None:
    editor.parts.go_to("block[9]")
    text = at_end(field(editor, "text"))
    before = editor.preview.paper.view.data
    text.insertPlainText(typed)
    assert editor.parts.form is not None
    assert told in editor.parts.form.fault_of("text")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not editor.kept
    assert editor.isVisible()
    if "«" not in typed:
        assert editor.preview.paper.view.data == before, "the last good paper stays in sight"
        assert editor.parts.rows.rows[9].wrong
        editor.parts.go_to("block[5]")
        assert editor.parts.trouble.sentences[0].startswith("Phần 9, Đoạn văn: ")


def test_a_value_is_chosen_from_a_list_in_the_clerk_s_words(editor: FormEditor, qtbot: QtBot, answer: Answer) -> None:
    editor.parts.go_to("block[5]")
    text = at_end(field(editor, "text"))

    def choose(dialog: PickDialog) -> None:
        qtbot.keyClicks(dialog.words, "ten xa")
        assert {dialog.list.item(at).text().partition(",")[0] for at in range(dialog.list.count())} == {"tên xã"}
        qtbot.keyClick(dialog.words, Qt.Key.Key_Return)

    answer(PickDialog, choose)
    qtbot.keyClick(text, Qt.Key.Key_F4)
    assert editor.draft.value("block[5].text") == "QUYẾT ĐỊNH:{commune}"
    assert "QUYẾT ĐỊNH:xã Tân Thành" in shown(editor)
    editor.activateWindow()  # offscreen nobody does it when a dialog goes
    qtbot.waitUntil(text.hasFocus)


def test_parts_are_added_moved_and_taken_out_by_keys(editor: FormEditor, qtbot: QtBot, answer: Answer) -> None:
    editor.parts.go_to("block[8]")
    table = editor.parts.table
    table.setFocus()
    answer(PickDialog, lambda dialog: qtbot.keyClick(dialog.words, Qt.Key.Key_Return))
    qtbot.keyClick(table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    text = field(editor, "text")
    editor.activateWindow()  # offscreen nobody does it when a dialog goes
    qtbot.waitUntil(text.hasFocus)
    text.selectAll()
    qtbot.keyClicks(text, "Them mot doan.")
    assert editor.draft.value("block[9].text") == "Them mot doan."
    assert "Them mot doan." in shown(editor)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert editor.draft.value("block[8].text") == "Them mot doan."
    assert table.current_row is not None
    assert table.current_row.part.key == "block[8]"
    qtbot.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert "Them" not in editor.draft.text
    assert not editor.draft.typed_over


def test_receivers_and_signers_are_changed_in_the_settings(editor: FormEditor, qtbot: QtBot) -> None:
    asked = []
    editor.session.asked.connect(lambda page, key: asked.append((page, key)))
    (link,) = [one for one in editor.findChildren(QPushButton) if "Nơi nhận" in one.text().replace("&", "")]
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert asked == [("settings", "papers")]
    assert not editor.isVisible()
    assert editor.preview.paper.view.data == b"", "the paper's file is let go"


def test_columns_wider_than_the_page_are_refused_and_a_crowded_table_is_told(
    opened: Callable[[str], FormEditor],
) -> None:
    editor = opened(SHEET)
    editor.draft.put("block[5].columns[7].min_mm", 400)
    assert editor.draft.form is None
    assert any("Giảm bề ngang tối thiểu" in one for one in editor.parts.trouble.sentences)
    editor.draft.undo()
    rows = editor.draft.value("block[5].columns")
    wide = [{"head": f"Nghiêngnghiêng{at}", "value": "{row.name}"} for at in range(40)]
    editor.draft.put("block[5].columns", [*rows, *wide])
    assert "Bảng này rộng hơn trang" in editor.trouble.sentences[0]


def test_the_text_names_line_and_key_and_enter_goes_there(editor: FormEditor, qtbot: QtBot) -> None:
    editor.tabs.setCurrentIndex(TEXT)
    text = editor.file.text
    assert text.toPlainText() == editor.draft.text
    text.setPlainText(text.toPlainText().replace("{effective_on|long_date}", "{efective_on|long_date}"))
    (row,) = editor.file.faults.rows
    assert (row.key, text.toPlainText().split("\n")[(row.line or 0) - 1][:6]) == ("block[8].text", "text =")
    editor.file.table.setFocus()
    editor.file.table.go_first()
    qtbot.keyClick(editor.file.table, Qt.Key.Key_Return)
    assert (text.line, text.hasFocus()) == (row.line, True)
    editor.tabs.setCurrentIndex(PARTS)
    assert editor.tabs.currentIndex() == TEXT, "a broken text is not left"
    text.setPlainText(text.toPlainText().replace("efective_on", "effective_on").replace("QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"))
    assert editor.file.table.isHidden()
    assert "QUYẾT NGHỊ:" in shown(editor)
    editor.tabs.setCurrentIndex(PARTS)
    assert editor.draft.value("block[5].text") == "QUYẾT NGHỊ:"
    editor.undo()
    assert editor.draft.value("block[5].text") == "QUYẾT ĐỊNH:"


def test_no_toml_names_its_line_too(editor: FormEditor) -> None:
    editor.tabs.setCurrentIndex(TEXT)
    editor.file.text.setPlainText(editor.file.text.toPlainText().replace(f"version = {VERSION}", "version = = 2"))
    (row,) = editor.file.faults.rows
    assert row.line == 3
    editor.accept()
    assert not editor.kept


def test_it_is_held_against_the_program_s_own_and_goes_back_to_it(editor: FormEditor) -> None:
    editor.draft.put("block[6].text", "**Điều 1.** Công nhận {count|two_digits} đồng chí thuộc {team}, {commune}:")
    editor.draft.put("block[4].italic", False)
    editor.tabs.setCurrentIndex(COMPARE)
    italic, text = editor.compare.sentences
    assert italic.startswith("<b>Phần 4, Căn cứ</b>: Chữ nghiêng: ")
    assert text.startswith("<b>Phần 6, Đoạn văn</b>: Lời văn: ")
    assert "<s" in text
    assert "đồng chí thuộc" in text
    editor.take_own()
    assert editor.compare.sentences == ()
    assert not editor.draft.typed_over
    editor.undo()
    assert len(editor.compare.sentences) == 2


def test_a_real_paper_of_the_book_is_shown(opened: Callable[[str], FormEditor]) -> None:
    editor = opened(SHEET)
    assert editor.preview.choice.count() == 3
    assert "Tổ khu phố 2" not in shown(editor)
    editor.preview.choice.setCurrentIndex(1)
    assert "Tổ khu phố 2" in shown(editor)
    editor.draft.put("block[2].kind_name", "BẢNG CHI")
    assert "BẢNG CHI" in shown(editor)


def test_what_takes_too_long_is_given_up_and_told(editor: FormEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(type(editor.judge)):  # type: ignore[misc]
        def draw(self, form: Any, context: Any, stop: Callable[[], bool] = bool) -> bytes:
            editor.preview._give_up()
            return super().draw(form, context, stop)

    monkeypatch.setattr(editor.preview, "_judge", Slow(editor.judge.own, editor.judge.fonts))
    editor.draft.put("block[5].text", "QUYẾT NGHỊ:")
    assert "quá 5 giây" in editor.trouble.sentences[0]


def test_the_window_is_not_held_up_while_the_paper_is_drawn(qtbot: QtBot, office: Any, look: Any) -> None:
    tasks = Tasks()
    session = Session(office, look, tasks, commune_settings())
    editor = FormEditor(None, session, form_judge(office), CODE)
    qtbot.addWidget(editor, before_close_func=_let_go)
    editor.show()
    qtbot.waitUntil(lambda: editor.preview.paper.view.page_count == 1)
    for text in ("MỘT", "HAI", "BA"):
        editor.draft.put("block[5].text", text)
    qtbot.waitUntil(lambda: "BA" in shown(editor).split())
    editor.kept = True
    editor.close()
    assert tasks.wait()
    qtbot.waitUntil(lambda: not tasks.busy)


def commune_settings() -> Any:
    from desktop_app.settings import Settings

    return Settings(clerk="Lê Quang Đạo")


def test_an_attested_form_is_changed_into_one_that_is_not(
    opened: Callable[[str], FormEditor], session: Session
) -> None:
    said = Attestation("Trần Văn Bảy", commune.NOW.date(), "Công báo 611+612")
    attest_form(session.office, CODE, said)
    editor = opened(CODE)
    assert "Mẫu tham khảo" in shown(editor)
    editor.draft.put("block[5].text", "QUYẾT NGHỊ:")
    editor.accept()
    row = next(row for row in list_forms(session.office) if row.code == CODE)
    assert (row.checked, row.attestation, row.origin, row.edition) == (False, None, RuleOrigin.LOCAL, f"{VERSION}-2")


def test_half_typed_work_is_asked_about(editor: FormEditor, qtbot: QtBot, answer: Answer) -> None:
    editor.draft.put("title", "Khác")
    seen = answer(DiscardDialog, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert seen
    assert editor.isVisible()


def held_back(editor: FormEditor, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, Any]]:
    """What was asked of the other thread, with what is done when it comes home."""
    asked: list[tuple[Any, Any]] = []
    run = editor.session.tasks.run

    def wait(words: str, work: Any, then: Any, failed: Any = None, *, stops: bool = True) -> None:
        if words == "Đang kiểm tra mẫu":
            asked.append((then, failed))
        else:
            run(words, work, then, failed, stops=stops)

    monkeypatch.setattr(editor.session.tasks, "run", wait)
    return asked


def test_what_was_put_off_while_it_was_checked_is_not_kept(
    editor: FormEditor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    asked = held_back(editor, monkeypatch)
    editor.parts.go_to("block[6]")
    qtbot.keyClicks(at_end(field(editor, "text")), " nua")
    editor.accept()
    answer(DiscardDialog, lambda dialog: qtbot.mouseClick(dialog.foot.itemAt(1).widget(), Qt.MouseButton.LeftButton))
    editor.reject()
    [(then, _failed)] = asked
    then(None)
    assert not editor.isVisible()
    assert not editor.kept
    assert not any(row.kept_at for row in list_forms(editor.session.office))


def test_what_is_typed_while_it_is_checked_is_kept_as_well(
    editor: FormEditor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = held_back(editor, monkeypatch)
    editor.parts.go_to("block[6]")
    qtbot.keyClicks(at_end(field(editor, "text")), " nua")
    editor.accept()
    qtbot.keyClicks(at_end(field(editor, "text")), " them")
    asked.pop()[0](None)
    assert not editor.kept
    asked.pop()[0](None)
    assert editor.kept
    [kept] = editor.session.office.book.rule_texts(RuleKind.FORM)
    assert "nua them" in kept.text


def test_f1_shows_the_page_for_clerks(editor: FormEditor, qtbot: QtBot, answer: Answer) -> None:
    seen = answer(HelpPage, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    qtbot.keyClick(editor, Qt.Key.Key_F1)
    assert "Mẫu tham khảo" in seen[0].page.toPlainText()


def test_it_fits_a_small_screen(editor: FormEditor) -> None:
    QApplication.processEvents()
    assert editor.minimumSizeHint().width() <= 1340
    assert editor.minimumSizeHint().height() <= 700
