"""The station "Văn bản": what can be printed now, what still waits, what was printed; preview, then print."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.model.document import PrintedDocument
from desktop_app.model.ids import DocumentId
from desktop_app.model.problems import Refused
from desktop_app.services import printing_forms
from desktop_app.services.choosing_papers import compose_row
from desktop_app.services.listing import DocumentRow, PrintableRow
from desktop_app.services.printing_forms import Composed
from desktop_app.services.reprinting import print_again
from desktop_app.ui.editable_strip import EditableStrip
from desktop_app.ui.models.rows import Column, Grouping, RowsModel
from desktop_app.ui.page import Page
from desktop_app.ui.printing import print_and_show, print_draft, send_kept
from desktop_app.ui.record_words import record_words, words_of_print
from desktop_app.ui.signed_strip import SignedStrip
from desktop_app.ui.signing_words import signed_line
from desktop_app.ui.widgets.buttons import ActionButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.find_line import FindLine
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.pdf_pane import DRAWING, PaperPane
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label
from desktop_app.wording.file_names import file_name

READY, WAITING, PRINTED = "In được ngay", "Đang chờ", "Bản in trong sổ"
KEPT_ONE = "Đã lưu"
"""State of a print that stands: that it came out of a printer, nobody can know here."""
ENDED = "Đã thay thế"
"""State of a print that a later one, a revocation or a replacement overtook."""
SIGNED = "Đã ký số"
_TONES = {READY: "good", WAITING: "warning", PRINTED: "neutral"}
CHOSEN_MS = 60
"""Walking through the list by the arrow keys draws only the paper one stops at."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One line of the list: a paper that can be made, or one that was."""

    group: str
    title: str
    detail: str
    state: str
    waits: str = ""
    notice: str = ""
    """What is to be known of it though it can be printed."""
    printable: PrintableRow | None = None
    document: DocumentRow | None = None

    @property
    def tone(self) -> str:
        """Return the tone of the chip that says how it stands."""
        return {ENDED: "error", SIGNED: "good"}.get(self.state, _TONES[self.group])

    @property
    def identity(self) -> object:
        """Return what makes it the same paper at the next reading."""
        if self.document is not None:
            return self.document.id
        found = self.printable
        return (found.form, found.decision, found.team, found.month, found.bundle) if found else None


COLUMNS = (
    Column[PaperRow](
        "Văn bản", lambda row: row.title, detail=lambda row: row.detail, tip=lambda row: f"{row.title}\n{row.detail}"
    ),
    Column[PaperRow](
        "Tình trạng",
        lambda row: row.state,
        width=112,
        mark=lambda row: row.tone,
    ),
)


class DocumentsPage(Page):
    """The station "Văn bản"."""

    name = "documents"
    title = "Văn bản"

    def build(self) -> None:
        """Make the list and the paper."""
        self._chosen = QTimer(self, singleShot=True, interval=CHOSEN_MS)
        self._chosen.timeout.connect(self._draw)
        self._drawing = self._again = False
        self._print = self.act("print", self.print_current)
        self._print.setEnabled(False)
        self._anew = self.act("print_anew", self._print_anew)
        self._anew.setEnabled(False)
        self._sheet = self.act("export_sheet", self._export_sheet)
        self._grid = self.act("export_grid", self._export_grid)
        self._sign = self.act("sign", self.sign_current)
        self.head_buttons((self._sign,), self._print)
        grouping = Grouping[PaperRow](lambda row: row.group, lambda rows: f"{rows[0].group} ({len(rows)})")
        self.rows = RowsModel[PaperRow](COLUMNS, self, grouping=grouping)
        self.table = RowsView(self.look, self.rows, name="Danh sách văn bản", height=50)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.identity = lambda row: row.identity
        self.find_line = FindLine(self.look, self.rows.filter, self.table)
        self.act("find", self.find_line.open)
        self.paper = PaperPane(self.session, self)
        self.paper.say(DRAWING)
        self.act("save", self.paper.save_as)
        self.copies = EditableStrip(self.session, self.act)
        self.signatures = SignedStrip(self.session, self.act)
        self.act("find_paper", self.paper.find_in_paper)
        self.waits = label("", wrap=True)
        self._colour("warning")
        self._lay_out()
        self.table.current_changed.connect(lambda _row: self._chosen.start())
        self.table.opened.connect(lambda _row: self.print_current())

    def _lay_out(self) -> None:
        left, right = Card(self.look, padding=2, spacing=0), Card(self.look, padding=12, spacing=8)
        left.box.addWidget(self.find_line)
        left.box.addWidget(self.table, 1)
        left.box.addWidget(self._month_sheets())
        right.box.addWidget(self.waits)
        right.box.addWidget(self.signatures)
        right.box.addWidget(self.paper, 1)
        right.box.addWidget(self.copies)
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.look.px(12))
        line.addWidget(left, 9)
        line.addWidget(right, 11)
        self.box.addWidget(body, 1)

    def _month_sheets(self) -> QWidget:
        """Return what writes the month's figures as workbooks, whichever paper is in sight."""
        foot = QWidget()
        box = QVBoxLayout(foot)
        box.setContentsMargins(*(4 * [self.look.px(8)]))
        box.setSpacing(self.look.px(4))
        box.addWidget(label("Số liệu cả tháng ra Excel, không theo tờ đang xem:", "small", wrap=True))
        buttons = FlowLayout(self.look.px(6), 0)
        buttons.addWidget(ActionButton(self._sheet))
        buttons.addWidget(ActionButton(self._grid))
        box.addLayout(buttons)
        return foot

    # Reading

    def reload(self) -> None:
        """Read what can be printed and what was."""
        from desktop_app.services.listing_papers import list_documents, list_printable

        office, month = self.session.office, self.session.month
        ready: list[PaperRow] = []
        waiting: list[PaperRow] = []
        for row in list_printable(office, month):
            (waiting if row.waits_for else ready).append(self._printable(row))
        printed = [self._document(row) for row in list_documents(office)]
        self.rows.set_rows([*ready, *waiting, *printed])
        self.head.state.setText(f"{len(ready)} in được · {len(waiting)} đang chờ · {len(printed)} bản in trong sổ")
        if self.table.current_row is None:
            self.table.go_first()
        self._chosen.start()

    def _printable(self, row: PrintableRow) -> PaperRow:
        waits = self.session.messages.problem(row.waits_for) if row.waits_for else ""
        again = f"{row.printed} bản in trong sổ" if row.printed else "chưa có bản in"
        subject = f"tháng {row.month.number:02d}/{row.month.year}" if row.month else row.subject
        due = f" · hạn gửi {row.due:%d/%m/%Y}" if row.due else ""
        state = "Chờ" if waits else ("In lại được" if row.printed else "In được")
        notice = self.session.messages.problem(row.notice) if row.notice else ""
        detail = f"{subject} · {again}{due}"
        return PaperRow(WAITING if waits else READY, row.title, detail, state, waits, notice, row)

    @staticmethod
    def _document(row: DocumentRow) -> PaperRow:
        when = f"{row.printed_at[11:16]} ngày {row.printed_at[8:10]}/{row.printed_at[5:7]}/{row.printed_at[:4]}"
        signed = "".join(f" · ký số: {signed_line(one)}" for one in row.signed)
        detail = f"{when}, {row.printed_by}, {row.pages} trang{signed}"
        state = ENDED if row.superseded else (SIGNED if row.signed else KEPT_ONE)
        return PaperRow(PRINTED, row.title, detail, state, row.superseded, document=row)

    def settle(self) -> None:
        """Put the focus into the list."""
        self.table.setFocus()

    def show_key(self, key: str) -> None:
        """Go to a printed paper."""
        self.table.go_to(DocumentId(key))

    # The paper

    def _compose(self, row: PrintableRow) -> Composed:
        return compose_row(self.session.office, row, self.session.month)

    def _draw(self) -> None:
        """Show the current paper: a printed one as it was, another as it would be."""
        if not self.isVisible():
            self._stale = True
            return
        row = self.table.current_row
        self._print.setEnabled(row is not None)
        self._sign.setEnabled(row is not None and row.document is not None)
        self.signatures.offer(row.document if row else None)
        self._anew.setEnabled(False)
        told = (row.waits or row.notice) if row else ""
        self._colour("warning" if told else "secondary")
        if not told and row is not None and row.printable is not None and (good := row.printable.told) is not None:
            told = self.session.messages.problem(good)
        self.waits.setText(told)
        self.waits.setVisible(bool(told))
        self.copies.offer(None)
        if self._drawing:
            self._again = True
        elif row is None:
            self.paper.say("")
        elif row.document is not None:
            self._show_printed(row.document)
        elif row.printable is not None:
            self._preview(row.printable)

    def _colour(self, name: str) -> None:
        self.waits.setStyleSheet(f"color: {getattr(self.look.colours, name)};")

    @staticmethod
    def _month_waits(row: PaperRow) -> bool:
        """Return whether it is a month's sheet whose month is still open: its figures may yet change."""
        return bool(row.waits and row.printable is not None and row.printable.decision is None)

    def _preview(self, row: PrintableRow) -> None:
        try:
            composed = self._compose(row)
        except Refused as refused:
            self._refuse(refused)
            return
        self._warn(composed)
        if row.month is None and (kept := printing_forms.record_kept(self.session.office, composed)) is not None:
            self._show_record(kept, composed)
            return
        self._drawing = True
        self.copies.offer(composed)
        self.session.tasks.run(
            "Đang dựng bản xem trước",
            lambda _progress: printing_forms.draw(composed),
            lambda data: self._drawn(data, file_name(composed.title)),
            self._not_drawn,
            stops=False,
        )

    def _warn(self, composed: Composed) -> None:
        """Say, below what the paper waits for, what is to be known before it is signed."""
        for doubt in (*composed.doubts, *composed.gaps):
            self._add_word(self.session.messages.problem(doubt))

    def _add_word(self, words: str) -> None:
        """Say one thing more above the paper."""
        if words:
            self._colour("warning")
            self.waits.setText("\n".join(filter(None, (self.waits.text(), words))))
            self.waits.show()

    def _show_printed(self, row: DocumentRow) -> None:
        """Show a print, with its electronic signatures where it has any; a copy to be changed is of the print."""
        from desktop_app.services.composing_again import compose_again

        office = self.session.office
        printed = printing_forms.reprint(office, row.id)
        self.paper.show_pdf(self.signatures.signed or printed, file_name(row.title), kept=printed)
        self.copies.offer_printed(lambda: compose_again(office, row.id))
        told = words_of_print(office, row.id)
        self._anew.setEnabled(bool(told))
        self._add_word(told)

    def _show(self, data: bytes, name: str) -> None:
        self.paper.show_pdf(data, name)

    def _show_record(self, kept: PrintedDocument, composed: Composed) -> None:
        """Show the kept print that goes out again, and say so where a new one would be another paper."""
        self.copies.offer(composed)
        self._show(printing_forms.reprint(self.session.office, kept.id), file_name(kept.title))
        told = record_words(kept, composed)
        self._anew.setEnabled(bool(told))
        self._add_word(told)

    def _refuse(self, refused: Refused) -> None:
        self._print.setEnabled(False)
        self.copies.offer(None)
        self.paper.say(" ".join(self.session.messages.problem(problem) for problem in refused.problems))

    def _drawn(self, data: bytes, name: str) -> None:
        self._drawing = False
        self._show(data, name)
        self._draw_again()

    def _not_drawn(self, fault: BaseException) -> None:
        self._drawing = False
        if not isinstance(fault, Refused):
            raise fault
        self._refuse(fault)
        self._draw_again()

    def _draw_again(self) -> None:
        if self._again:
            self._again = False
            self._chosen.start()

    # Verbs

    def print_current(self) -> None:
        """Print: a paper already printed goes out again byte for byte, another is kept in the book first."""
        self._catch_up()
        row = self.table.current_row
        if row is None or not self._print.isEnabled():
            return
        if row.document is not None:
            self._print_again(row.document)
        elif row.printable is not None and self._month_waits(row):
            self._print_draft(row.printable, row.title)
        elif (found := row.printable) is not None:
            print_and_show(self.session, lambda: self._compose(found), self._kept)

    def _catch_up(self) -> None:
        """Stand on the paper one stopped at this very moment, before something is done with it."""
        if self._chosen.isActive():
            self._chosen.stop()
            self._draw()

    def _print_draft(self, row: PrintableRow, title: str) -> None:
        """Print what may yet change; drawn for this, since what is in sight may still be the paper before."""

        def send(data: bytes) -> None:
            self.session.said.emit("In bản nháp để rà; bản này không lưu vào sổ")
            self.paper.send_to_printer(data, form=row.form, title=title)

        print_draft(self.session, lambda: self._compose(row), send)

    def sign_current(self) -> None:
        """Ask for certificate, place and PIN, and show the paper with the signature more."""
        from desktop_app.ui.dialogs.sign_paper import SignDialog

        self._catch_up()
        row = self.table.current_row
        if row is None or row.document is None:
            return
        dialog = SignDialog(self, self.session, row.document)
        if dialog.exec() and dialog.signed is not None:
            self.session.said.emit(f"Đã ký số: {signed_line(dialog.signed)}; bản đã in giữ nguyên")
        self.table.setFocus()

    def _print_again(self, kept: DocumentRow) -> None:
        """Send the very bytes once more; a print that no longer stands says so in its margin, and the book knows."""
        office = self.session.office
        self.paper.send_to_printer(
            printing_forms.reprint(office, kept.id),
            form=kept.form,
            title=kept.title,
            note=kept.superseded,
            sent=lambda: self.session.do(lambda: print_again(office, kept.id)),
        )

    def _print_anew(self) -> None:
        """Print by the form and the book as they now are; the kept print then says that it was superseded."""
        from desktop_app.services.composing_again import compose_again

        self._catch_up()
        row = self.table.current_row
        if row is None or not self._anew.isEnabled():
            return
        if (kept := row.document) is not None:
            office = self.session.office
            print_and_show(self.session, lambda: compose_again(office, kept.id), self._kept, anew=True)
        elif (found := row.printable) is not None:
            print_and_show(self.session, lambda: self._compose(found), self._kept, anew=True)

    def _kept(self, document: str, pdf: bytes) -> None:
        self.table.go_to(DocumentId(document))
        send_kept(self.session, self.paper, document, pdf)

    def _export_sheet(self) -> None:
        from desktop_app.services.exporting_workbooks import export_sheet
        from desktop_app.ui.dialogs.export_file import export_workbook

        month, office = self.session.month, self.session.office
        export_workbook(self, self.session, f"thanh-toan-{month}.xlsx", lambda: export_sheet(office, month))

    def _export_grid(self) -> None:
        from desktop_app.services.exporting_workbooks import export_grid
        from desktop_app.ui.dialogs.export_file import export_workbook

        month, office = self.session.month, self.session.office
        export_workbook(self, self.session, f"cham-cong-{month}.xlsx", lambda: export_grid(office, month))
