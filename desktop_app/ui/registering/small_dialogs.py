"""Smaller questions of the register: why numbers are missing, to whom a paper went, why a number is taken back."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.register import GapReason, Missing, Registered
from desktop_app.model.text import clean
from desktop_app.services import registering
from desktop_app.services.registering import Why
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.lines_edit import LinesEdit
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.text import label


class _Asking(Dialog):
    """A form, what is wrong under it, and one verb that may be refused."""

    def __init__(self, parent: QWidget | None, session: Session, heading: str, width: int = 520) -> None:
        super().__init__(parent, session.look, heading, width)
        self.session = session
        self.form = Form(session.look, session.messages)
        self.trouble = ProblemList(session.look, session.messages)

    def _finish(self, verb: str, *, danger: bool = False) -> None:
        self.box.addWidget(self.form)
        self.box.addWidget(self.trouble)
        go = self.offer(verb, danger=danger)
        self.form.finished.connect(go.setFocus)

    def _do(self) -> None:
        """Do what is asked; Refused goes up."""
        raise NotImplementedError

    def accept(self) -> None:
        """Do it and close; stay open where it is refused."""
        try:
            self._do()
        except Refused as refusal:
            self.trouble.show_problems(self.form.show_problems(refusal.problems))
        else:
            super().accept()


class ExplainGapDialog(_Asking):
    """Why numbers of a series are missing."""

    def __init__(self, parent: QWidget | None, session: Session, gap: Missing) -> None:
        super().__init__(parent, session, f"Giải trình số trống của {gap.series.symbol}, năm {gap.series.year}")
        self._gap = gap
        known = gap.explained
        self.first, self.last, self.words = QLineEdit(str(gap.first)), QLineEdit(str(gap.last)), QLineEdit()
        reasons = registering.reasons_for(session.office, gap)
        self.reason = Choice(reasons, lambda reason: session.messages.label("gap_reason", reason), empty="Chọn lý do")
        self.reason.set_value(known.reason if known else None)
        self.words.setText(known.words if known else "")
        self.words.setPlaceholderText("ví dụ: in hỏng; để dành cho biên bản ngày 12/10")
        self.form.add(("reason", "Lý do", self.reason))
        self.form.add(("first", "Từ số", self.first), ("last", "Đến số", self.last))
        self.form.add(("words", "Ghi rõ", self.words))
        self.effect = label("", "secondary", wrap=True)
        self.form.put(self.effect)
        self._finish("Ghi giải trình")
        self.reason.currentIndexChanged.connect(lambda _at: self._tell())
        self._tell()
        self.reason.setFocus()

    def _tell(self) -> None:
        general = self.reason.value is GapReason.GENERAL
        self.last.setEnabled(not general)
        self.last.setText("trở đi" if general else str(self._gap.last))
        if general:
            said = (
                "Cơ quan có một sổ chung cho mọi văn bản: số trống là của văn bản khác. Ghi một lần, từ nay không hỏi "
                "lại cho ký hiệu này, cả các năm sau; chương trình cũng thôi gợi ý số tiếp theo."
            )
            self.first.setText("1")
        else:
            said = "Sổ in ra ghi lý do này ở dòng số trống. Ghi lại lần nữa thì thay lời cũ."
            self.first.setText(str(self._gap.first))
        self.effect.setText(said)

    def _do(self) -> None:
        first, last = whole_number(self.first.text()), whole_number(self.last.text())
        if self.reason.value is None:
            raise Refused(Problem("form.reason_not_chosen", Place(field="reason")))
        general = self.reason.value is GapReason.GENERAL
        why = Why(self.reason.value, clean(self.words.text()))
        office, series = self.session.office, self._gap.series
        self.session.do(
            lambda: registering.explain_gap(office, series, first or 0, None if general else last or 0, why)
        )


class DescribePaperDialog(_Asking):
    """To whom a paper went, how many copies were made, what is to be noted."""

    def __init__(self, parent: QWidget | None, session: Session, paper: Registered) -> None:
        super().__init__(parent, session, f"Nơi nhận, số bản của {paper.reference}")
        self._paper = paper
        self.say(paper.subject, "secondary")
        self.recipients = LinesEdit(session.look, 4)
        self.recipients.set_value(paper.recipients)
        self.copies, self.note = QLineEdit(str(paper.copies or "")), QLineEdit(paper.note)
        self.form.add(("copies", "Số bản", self.copies), ("note", "Ghi chú", self.note))
        self.form.add(("recipients", "Nơi nhận, mỗi dòng một nơi; dòng «Lưu: …» là nơi giữ bản lưu", self.recipients))
        self._finish("Lưu")
        self.copies.setFocus()

    def _do(self) -> None:
        typed = clean(self.copies.text())
        copies = (whole_number(typed) or 0) if typed else None
        office, note = self.session.office, clean(self.note.text())
        self.session.do(lambda: registering.describe_paper(office, self._paper, self.recipients.value, copies, note))


class WithdrawNumberDialog(_Asking):
    """Why a number is taken off its paper."""

    def __init__(self, parent: QWidget | None, session: Session, paper: Registered) -> None:
        super().__init__(parent, session, f"Thu lại số {paper.reference}?")
        self._paper = paper
        self.say(paper.subject, "secondary")
        self.say(
            "Chỉ thu lại khi cấp nhầm hoặc văn bản bị hủy. Số này thành số trống, phải giải trình hoặc cấp cho văn bản "
            "khác. Bản đã in mang số này vẫn giữ nguyên trong sổ."
        )
        self.why = QLineEdit()
        self.form.add(("why", "Lý do", self.why))
        self._finish("Thu lại số", danger=True)
        self.why.setFocus()

    def _do(self) -> None:
        self.session.do(lambda: registering.withdraw_paper(self.session.office, self._paper, self.why.text()))


def whole_number(text: str) -> int | None:
    """Return a whole number as typed; None where it is none, or longer than any that is counted here."""
    typed = clean(text)
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
