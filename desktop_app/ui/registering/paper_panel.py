"""What the register knows of one line: the paper with its prints, or why numbers are missing."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.model.register import Registered
from desktop_app.services.listing_register import PrintRow, RegisterRow
from desktop_app.ui.history_words import moment
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.side_panel import SidePanel
from desktop_app.ui.widgets.text import label
from desktop_app.wording import register_words, written
from desktop_app.wording.messages import Messages

NOTHING = "Chưa chọn dòng nào"


class PaperPanel(SidePanel):
    """The side panel of the register."""

    def __init__(self, look: Look, messages: Messages, named: Callable[[Registered], tuple[str, ...]]) -> None:
        super().__init__(look, NOTHING, width=300)
        self._messages = messages
        self._named = named

    def tell(self, row: RegisterRow | None) -> None:
        """Show a line, or that none is chosen."""
        box = self.clear()
        if row is None:
            self.show_heading(NOTHING)
        elif row.paper is None:
            self._tell_gap(box, row)
        else:
            self._tell_paper(box, row)

    def _tell_gap(self, box: QVBoxLayout, row: RegisterRow) -> None:
        self.show_heading(f"Số {row.number} còn trống")
        why = row.gap.explained if row.gap else None
        if why is None:
            box.addWidget(label("Chưa giải trình. F2 để ghi lý do: số hủy, để dành, hay của sổ chung.", wrap=True))
            return
        reason = register_words.reason_words(self._messages.label("gap_reason", why.reason), why.words)
        box.addWidget(label(f"Lý do: {reason}", wrap=True))
        box.addWidget(label(f"{why.explained_by} ghi lúc {moment(why.explained_at)}", "small", wrap=True))

    def _tell_paper(self, box: QVBoxLayout, row: RegisterRow) -> None:
        paper = row.paper
        if paper is None:
            return
        self.show_heading(paper.reference)
        kind = self._messages.label("paper_kind", paper.kind)
        box.addWidget(label(f"{kind} ký ngày {written.short_date(paper.signed_on)}", "secondary", wrap=True))
        box.addWidget(label(paper.subject, wrap=True))
        for head, words in (
            ("Người ký", paper.signer),
            ("Nơi nhận", "\n".join(self._named(paper))),
            ("Số bản", str(paper.copies or "")),
            ("Ghi chú", paper.note),
        ):
            if words:
                box.addWidget(label(head, "field"))
                box.addWidget(label(words, wrap=True))
        if paper.form:
            box.addWidget(label("Đã in", "field"))
            for one in row.prints:
                self._tell_print(box, one)
            if not row.prints:
                box.addWidget(label("Chưa in lần nào", "secondary"))

    @staticmethod
    def _tell_print(box: QVBoxLayout, one: PrintRow) -> None:
        box.addWidget(label(f"{moment(one.printed_at)}, {one.printed_by}, {one.pages} trang", wrap=True))
        for again in one.again:
            box.addWidget(label(f"in lại {moment(again.printed_at)}, {again.printed_by}", "small", wrap=True))
        if one.superseded:
            box.addWidget(label(f"{one.superseded}.", "error", wrap=True))
