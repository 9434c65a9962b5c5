"""The station "Quyết định": the list, or the form of a draft, at the left; the paper itself at the right, live."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PrintedDocument
from desktop_app.model.ids import DecisionId, DocumentId
from desktop_app.model.problems import Refused
from desktop_app.services import listing_drafts, printing_forms, recording_decisions
from desktop_app.services.listing import DecisionRow, DecisionState
from desktop_app.services.printing_forms import Composed
from desktop_app.services.reprinting import superseded
from desktop_app.ui.dialogs.decision import KIND_WORDS, DecisionForm
from desktop_app.ui.dialogs.decision_issue import IssueDialog
from desktop_app.ui.dialogs.frame import DiscardDialog
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.page import Page
from desktop_app.ui.printing import print_and_show, send_kept
from desktop_app.ui.record_words import record_words
from desktop_app.ui.widgets.buttons import ActionButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.find_line import FindLine
from desktop_app.ui.widgets.pdf_pane import DRAWING, PaperPane
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.file_names import file_name

TYPING_MS = 300
"""The paper follows when typing pauses this long: each keystroke would draw a page nobody sees."""
STATE_WORDS = {DecisionState.DRAFT: "Dự thảo", DecisionState.ISSUED: "Đã cấp số", DecisionState.REVOKED: "Đã bãi bỏ"}
STATE_TONES = {DecisionState.DRAFT: "warning", DecisionState.ISSUED: "good", DecisionState.REVOKED: "neutral"}
NO_SIGNER = (
    "Chưa có người ký vào ngày này. Lưu dự thảo (Ctrl+Enter), sửa «Từ ngày» của người ký trong Cài đặt, "
    "rồi mở lại dự thảo (F2)."
)
LIST, FORM = 0, 1


_FIRST = {
    DecisionKind.ESTABLISH: "Chọn Tổ",
    DecisionKind.RECOGNISE: "Chọn Tổ và thêm người",
    DecisionKind.END: "Thêm người thôi tham gia",
    DecisionKind.DISSOLVE: "Đánh dấu các Tổ giải thể",
    DecisionKind.REVOKE: "Chọn quyết định bị bãi bỏ, thay thế",
}
"""What is to be chosen first, by kind."""


def _subject(row: DecisionRow) -> str:
    return row.subject or "(chưa ghi về việc gì)"


def _detail(row: DecisionRow) -> str:
    kind = KIND_WORDS[row.kind]
    people = f" · {row.people} người" if row.people else ""
    reference = "chưa có số" if row.state is DecisionState.DRAFT else f"số {row.reference}"
    signed = f", ký {written.short_date(row.signed_on)}" if row.signed_on else ""
    return f"{kind}{people} · {reference}{signed}"


COLUMNS = (
    Column[DecisionRow](
        "Quyết định", _subject, detail=_detail, tip=lambda row: "\n".join(filter(None, (_subject(row), _detail(row))))
    ),
    Column[DecisionRow](
        "Tình trạng", lambda row: STATE_WORDS[row.state], width=112, mark=lambda row: STATE_TONES[row.state]
    ),
)


class DecisionsPage(Page):
    """The station "Quyết định"."""

    name = "decisions"
    title = "Quyết định"

    def build(self) -> None:
        """Make list, form and paper."""
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._draw)
        self._drawing = self._again = self._touched = False
        self._bind()
        self.rows = RowsModel[DecisionRow](COLUMNS, self)
        self.table = RowsView(self.look, self.rows, name="Danh sách quyết định", height=50)
        self.table.identity = lambda row: row.id
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form = DecisionForm(self.session)
        self.paper = PaperPane(self.session, self)
        self.paper.say(DRAWING)
        self.find_line = FindLine(self.look, self.rows.filter, self.table)
        self.act("find", self.find_line.open)
        self.act("find_paper", self.paper.find_in_paper)
        self._lay_out()
        self.table.current_changed.connect(self._row_chosen)
        self.table.opened.connect(lambda _row: self._edit())
        self.form.changed.connect(self._form_changed)

    def _bind(self) -> None:
        self._add = self.act("add", self._begin)
        self._edit_action = self.act("edit", self._edit)
        self._issue = self.act("issue", self._give_number)
        self._revoke = self.act("revoke", self._begin_revocation)
        self._print = self.act("print", self._print_paper)
        self._save = self.act("save", self._save_draft)
        self._cancel = self.act("cancel", self._put_off)
        self._discard_action = self.act("discard", self._discard)
        self.head_button(self._edit_action)
        self._head_issue, self._head_revoke = self.head_button(self._issue), self.head_button(self._revoke)
        self.head_buttons((self._print,), self._add)

    def _lay_out(self) -> None:
        self.left = QStackedWidget()
        self.left.addWidget(self._list_card())
        self.left.addWidget(self._form_card())
        right = Card(self.look, padding=12)
        self.told = label("", wrap=True)
        self.told.setStyleSheet(f"color: {self.look.colours.warning};")
        self.told.hide()
        right.box.addWidget(self.told)
        right.box.addWidget(self.paper, 1)
        self._body = QWidget()
        line = QHBoxLayout(self._body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.look.px(12))
        line.addWidget(self.left, 10)
        line.addWidget(right, 11)
        self.nothing = EmptyState(
            self.look,
            "file-sign",
            "Chưa có quyết định nào",
            "Bắt đầu bằng quyết định thành lập Tổ, rồi quyết định công nhận Tổ trưởng, Tổ phó, Tổ viên. Thành viên và "
            "chức danh trong sổ đều đi theo quyết định đã có số.",
            [ActionButton(self._add, primary=True)],
        )
        self.box.addWidget(self.nothing, 1)
        self.box.addWidget(self._body, 1)
        self.nothing.hide()

    def _list_card(self) -> Card:
        card = Card(self.look, padding=2, spacing=0)
        card.box.addWidget(self.find_line)
        card.box.addWidget(self.table, 1)
        return card

    def _form_card(self) -> Card:
        card = Card(self.look, padding=14, spacing=10)
        card.box.addWidget(self.form, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for action, primary in ((self._cancel, False), (self._save, False), (self._issue, True)):
            foot.addWidget(ActionButton(action, primary=primary))
        box: QVBoxLayout = card.box
        box.addLayout(foot)
        return card

    # Reading

    @property
    def editing(self) -> bool:
        """Return whether the form is open."""
        return self.left.currentIndex() == FORM

    def reload(self) -> None:
        """Read the list anew; a half typed draft stays as it is."""
        from desktop_app.services.listing_papers import list_decisions

        rows = list_decisions(self.session.office)
        self.rows.set_rows(rows)
        drafts = sum(row.state is DecisionState.DRAFT for row in rows)
        self.head.state.setText(f"{len(rows)} quyết định · {drafts} dự thảo chưa có số" if rows else "")
        self.nothing.setVisible(not rows and not self.editing)
        self._body.setVisible(bool(rows) or self.editing)
        if rows and self.table.current_row is None:
            self.table.go_first()
        self._allow()
        self._typing.start()

    def _allow(self) -> None:
        row = self.table.current_row
        draft = row is not None and row.state is DecisionState.DRAFT
        issued = row is not None and row.state is DecisionState.ISSUED and row.kind is not DecisionKind.REVOKE
        self._edit_action.setEnabled(draft and not self.editing)
        self._revoke.setEnabled(issued and not self.editing)
        self._print.setEnabled(row is not None or self.editing)
        self._issue.setEnabled(self.editing or draft)
        self._discard_action.setEnabled(draft and not self.editing)
        self._save.setEnabled(self.editing)
        self._cancel.setEnabled(self.editing)
        self._add.setEnabled(not self.editing)
        waits = draft and not self.editing
        self._head_issue.setVisible(waits)  # in the one's place the other: a row waits for a number or has one
        self._head_revoke.setVisible(not waits)

    def show_key(self, key: str) -> None:
        """Go to a decision."""
        if not self.editing:
            self.table.go_to(DecisionId(key))

    def settle(self) -> None:
        """Put the focus into the list or the form."""
        place = self.form.kind if self.editing else self.table
        (place if place.isVisible() else self).setFocus()

    def may_leave(self) -> bool:
        """Keep what was typed: a draft is saved on leaving, for it has no effect until it has a number.

        What can't be kept as a draft goes only if the clerk says so.
        """
        if self.editing and self._touched and self._keep() is None and not DiscardDialog(self, self.look).exec():
            return False
        if self.editing:
            self._show_list()
        return True

    def _row_chosen(self, _row: DecisionRow | None) -> None:
        self._allow()
        if not self.editing:
            self._typing.start(0 if self.session.tasks.at_once else 60)

    # The paper

    def _form_changed(self) -> None:
        self._touched = True
        self._typing.start(TYPING_MS)

    def _shown(self) -> Decision | None:
        if self.editing:
            return self.form.draft
        row = self.table.current_row
        return listing_drafts.decision_of(self.session.office, row.id) if row else None

    def _draw(self) -> None:
        """Draw the paper in the background; while one is drawn, remember that another is wanted."""
        if not self.isVisible():
            self._stale = True
            return
        if self._drawing:
            self._again = True
            return
        decision = self._shown()
        self._tell("")
        if decision is None or not decision.signature.name:
            self.paper.say(NO_SIGNER if decision else "")
            return
        if not (decision.recognitions or decision.endings or decision.teams or decision.revokes):
            self.paper.say(f"{_FIRST[decision.kind]} ở bên trái; bản dự thảo hiện ra ở đây theo từng chữ.")
            return
        try:
            composed = printing_forms.compose_decision_paper(self.session.office, decision)
        except Refused as refused:
            self.paper.say(" ".join(self.session.messages.problem(problem) for problem in refused.problems))
        else:
            self._show_paper(composed, f"quyet-dinh-{decision.number or 'du-thao'}.pdf")

    def _show_paper(self, composed: Composed, name: str) -> None:
        kept = None if self.editing else printing_forms.record_kept(self.session.office, composed)
        if kept is not None:
            self._show_record(kept, record_words(kept, composed, elsewhere=" ở trang Văn bản"), name)
            return
        self._drawing = True
        self.session.tasks.run(
            "Đang dựng bản xem trước",
            lambda _progress: printing_forms.draw(composed),
            lambda data: self._drawn(data, name),
            self._not_drawn,
            stops=False,
        )

    def _show_record(self, kept: PrintedDocument, told: str, name: str) -> None:
        """Show the print that goes out again, whatever form and book have become: two papers never bear one number."""
        office = self.session.office
        ended = superseded(office, kept)
        self.paper.show_pdf(printing_forms.reprint(office, kept.id), name)
        self._tell(ended.words if ended else told)

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _drawn(self, data: bytes, name: str) -> None:
        self._drawing = False
        self.paper.show_pdf(data, name)
        self._draw_again()

    def _not_drawn(self, fault: BaseException) -> None:
        self._drawing = False
        if not isinstance(fault, Refused):
            raise fault
        self.paper.say(" ".join(self.session.messages.problem(problem) for problem in fault.problems))
        self._draw_again()

    def _draw_again(self) -> None:
        if self._again:
            self._again = False
            self._typing.start(0)

    # Verbs

    def _open_form(self) -> None:
        self.left.setCurrentIndex(FORM)
        self._touched = False
        self.nothing.hide()
        self._body.show()
        self._allow()
        self.form.kind.setFocus()
        self._typing.start(0)

    def _begin(self) -> None:
        self.form.begin(DecisionKind.RECOGNISE, self.session.office.clock.today())
        self._open_form()

    def _edit(self) -> None:
        row = self.table.current_row
        if row is not None and row.state is DecisionState.DRAFT:
            self.form.edit(listing_drafts.decision_of(self.session.office, row.id))
            self._open_form()

    def _begin_revocation(self) -> None:
        row = self.table.current_row
        if row is not None:
            self.form.begin(DecisionKind.REVOKE, self.session.office.clock.today(), row.id)
            self._open_form()

    def _keep(self) -> Decision | None:
        """Keep the draft of the form; None if it was refused."""
        draft = self.form.draft
        if draft is None:
            return None
        office = self.session.office
        if self.session.attempt(lambda: recording_decisions.record_draft(office, draft)) is None:
            return None
        self._touched = False
        return draft

    def _save_draft(self) -> None:
        draft = self._keep()
        if draft is not None:
            self.session.said.emit("Đã lưu dự thảo")
            self._show_list()
            self.table.go_to(draft.id)

    def _put_off(self) -> None:
        """Esc: back to the list; what was typed goes if the clerk says so, what was kept before stays."""
        if not self._touched or DiscardDialog(self, self.look, lambda: self._keep() is not None).exec():
            self._show_list()

    def _discard(self) -> None:
        """Take a draft out of the list; Ctrl+Z brings it back."""
        row = self.table.current_row
        if row is not None and row.state is DecisionState.DRAFT:
            office = self.session.office
            self.session.attempt(lambda: recording_decisions.discard_draft(office, row.id))
            self.session.said.emit("Đã xóa dự thảo. Ctrl+Z để lấy lại")

    def _show_list(self) -> None:
        self.left.setCurrentIndex(LIST)
        self._touched = False
        self.reload()
        self.table.setFocus()
        self._typing.start(0)

    def _give_number(self) -> None:
        draft = self._keep() if self.editing else self._shown()
        if draft is None:
            return
        dialog = IssueDialog(self, self.session, draft)
        if not dialog.exec() or (day := dialog.day.value) is None:
            return
        office, number = self.session.office, dialog.number.text().strip()
        late = dialog.late.text() if dialog.late.isVisibleTo(dialog) else ""
        issued = self.session.attempt(lambda: recording_decisions.give_number(office, draft.id, number, day, late))
        if issued is not None:
            self._show_list()
            self.table.go_to(issued.id)
            self.session.said.emit(f"Đã cấp số {issued.reference}")

    def _print_paper(self) -> None:
        """Keep the paper in the book as it stands, and send it to a printer."""
        decision = self._keep() if self.editing and self._touched else self._shown()
        if decision is not None and not decision.signature.name:
            self.session.said.emit(NO_SIGNER)
        elif decision is not None:
            office = self.session.office
            print_and_show(self.session, lambda: printing_forms.compose_decision_paper(office, decision), self._kept)

    def _kept(self, document: str, pdf: bytes) -> None:
        kept = self.session.office.book.document(DocumentId(document))
        self.paper.show_pdf(pdf, file_name(kept.title if kept else self.title))
        send_kept(self.session, self.paper, document, pdf)
