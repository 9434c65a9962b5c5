"""The dialog that gives a signed paper its number: it says where the number will stand and what is odd about it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.model.document import PaperOf
from desktop_app.model.problems import Problem, Refused, Severity
from desktop_app.model.register import GapReason, IssuingBody, PaperKind, Series
from desktop_app.model.text import clean
from desktop_app.services import listing_register, numbering, registering
from desktop_app.services.registering import Giving, Why
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.history_words import moment
from desktop_app.ui.registering.small_dialogs import whole_number
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.lines_edit import LinesEdit
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.text import label
from desktop_app.wording import register_words, written

OTHER = "Văn bản khác, không in từ chương trình"
_NOT_YET = {"register.no_number", "register.no_subject", "register.no_signer"}
"""What is still to be typed is no fault while the dialog is being filled."""


class GiveNumberDialog(Dialog):
    """Which paper, its number and day, and what the register says of it."""

    def __init__(self, parent: QWidget | None, session: Session, waiting: Sequence[Giving]) -> None:
        super().__init__(parent, session.look, "Cấp số văn bản", width=860)
        self.session = session
        self._form = ""
        self._of, self._part = PaperOf(), ""
        self.say(
            "Số cấp sau khi ký, chậm nhất ngày làm việc tiếp theo (Điều 15 Nghị định 30/2020/NĐ-CP). Quyết định về Tổ "
            "và thành viên cấp số ở trang Quyết định.",
            "secondary",
        )
        self._make_fields(waiting)
        self.target = label("", "bold", wrap=True)
        self.effect = label("", wrap=True)
        self.problems = ProblemList(session.look, session.messages)
        self.problems.setMinimumHeight(session.look.px(44))
        for part in (self.form, self.target, self.effect, self.problems):
            self.box.addWidget(part)
        self.go = self.offer("Cấp số")
        self.form.finished.connect(self.go.setFocus)
        self._listen()
        self._take_paper()
        self.paper.setFocus()

    def _make_fields(self, waiting: Sequence[Giving]) -> None:
        look, say = self.session.look, self.session.messages.label
        today = self.session.office.clock.today()
        self.paper: Choice[Giving] = Choice(waiting, _named, empty=OTHER)
        for at in range(self.paper.count()):
            self.paper.setItemData(at, self.paper.itemText(at), Qt.ItemDataRole.ToolTipRole)
        self.paper.setCurrentIndex(1 if waiting else 0)
        self.kind = Choice(tuple(PaperKind), lambda kind: say("paper_kind", kind))
        self.body = Choice(tuple(IssuingBody), lambda body: say("issuing_body", body))
        self.kind.set_value(PaperKind.LETTER)
        self.body.set_value(IssuingBody.POLICE)
        self.number, self.symbol, self.day = QLineEdit(), QLineEdit(), DateEdit(today)
        self.subject, self.signer, self.copies, self.note = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.copies.setPlaceholderText("có thể để trống")
        self.recipients = LinesEdit(look, 2)
        self.reason = Choice(tuple(GapReason), lambda reason: say("gap_reason", reason), empty="Giải trình sau")
        self.words = QLineEdit()
        self.form = Form(look, self.session.messages)
        self.form.add(("paper", "Văn bản", self.paper))
        self.form.add(
            ("kind", "Loại", self.kind),
            ("body", "Nơi ban hành", self.body),
            ("number", "Số", self.number),
            ("symbol", "Ký hiệu", self.symbol),
            ("signed_on", "Ngày ký", self.day),
        )
        self.form.add(("subject", "Trích yếu", self.subject))
        self.form.add(
            ("signer", "Người ký", self.signer), ("copies", "Số bản", self.copies), ("note", "Ghi chú", self.note)
        )
        self.form.add(("recipients", "Nơi nhận, mỗi dòng một nơi", self.recipients))
        self.form.add(("reason", "Vì sao bỏ trống các số trước", self.reason), ("words", "Ghi rõ", self.words))

    def _listen(self) -> None:
        self.paper.currentIndexChanged.connect(lambda _at: self._take_paper())
        self.kind.currentIndexChanged.connect(lambda _at: self._take_sender())
        self.body.currentIndexChanged.connect(lambda _at: self._take_usual())
        self.day.value_changed.connect(self._take_year)
        self.symbol.textEdited.connect(lambda _text: self._suggest())
        for line in (self.number, self.subject, self.signer, self.copies, self.words):
            line.textChanged.connect(lambda _text: self._weigh())
        self.reason.currentIndexChanged.connect(lambda _at: self._weigh())

    # What is shown

    def _take_paper(self) -> None:
        """Fill the fields from the chosen paper; for another one leave kind and sender to the clerk."""
        one = self.paper.value
        if one is None:
            kind, body = self.kind.value or PaperKind.LETTER, self.body.value or IssuingBody.POLICE
            today = self.session.office.clock.today()
            one = listing_register.usual(self.session.office, Giving(kind, body, "", "", today, "", ""))
        self._form, self._of, self._part = one.form, one.of, one.part
        self.paper.setToolTip(self.paper.currentText())
        for choice, value in ((self.kind, one.kind), (self.body, one.body)):
            choice.blockSignals(True)
            choice.set_value(value)  # type: ignore[arg-type]
            choice.blockSignals(False)
        self.kind.setEnabled(not one.form)
        self.subject.setText(one.subject)
        self.day.set_value(one.signed_on)
        self._show_usual(one)

    def _take_sender(self) -> None:
        """Another kind is usually another body's."""
        self.body.blockSignals(True)
        self.body.set_value(numbering.usual_sender(self.kind.value or PaperKind.LETTER))
        self.body.blockSignals(False)
        self._take_usual()

    def _take_usual(self) -> None:
        """Another kind or sender usually has another symbol, signer and recipients."""
        self._show_usual(listing_register.usual(self.session.office, self._giving()))

    def _show_usual(self, one: Giving) -> None:
        self.symbol.setText(one.symbol)
        self.signer.setText(one.signer)
        self.recipients.set_value(one.recipients)
        self._suggest()

    def _take_year(self) -> None:
        """Numbers begin anew each year."""
        if self._suggested_for != self._series():
            self._suggest()
        self._weigh()

    def _suggest(self) -> None:
        self._suggested_for = self._series()
        following = registering.suggest_number(self.session.office, self._suggested_for)
        self.number.setText(following)
        self.number.setPlaceholderText("số do sổ chung cấp" if not following else "")
        self._weigh()

    _suggested_for: Series | None = None

    # What is asked

    def _series(self) -> Series:
        return registering.as_written(self.session.office, self._giving()).series

    def _giving(self) -> Giving:
        copies = clean(self.copies.text())
        return Giving(
            self.kind.value or PaperKind.LETTER,
            self.body.value or IssuingBody.POLICE,
            clean(self.number.text()),
            clean(self.symbol.text()),
            self.day.value or self.session.office.clock.today(),
            clean(self.subject.text()),
            clean(self.signer.text()),
            self._form,
            self._of,
            self._part,
            self.recipients.value,
            (whole_number(copies) or 0) if copies else None,
            clean(self.note.text()),
        )

    def _weigh(self) -> None:
        """Say what the number would do, and allow it only where nothing stands against it."""
        giving = self._giving()
        found = registering.weigh(self.session.office, giving)
        skipping = any(problem.code == "register.numbers_skipped" for problem in found)
        self.form.offer_fields({"reason", "words"} if skipping else set(), ("reason", "words"))
        explained = skipping and self.reason.value is not None
        told = [p for p in found if p.code not in _NOT_YET and not (explained and p.code == "register.numbers_skipped")]
        self.problems.show_problems(told)
        self.target.setText(self._target(giving))
        self.effect.setText(effect_words(registering.as_written(self.session.office, giving)))
        stopping = [problem for problem in found if problem.severity is Severity.ERROR]
        self.go.setEnabled(self.day.value is not None and not stopping)

    def _target(self, giving: Giving) -> str:
        """Return which paper is about to get the number."""
        named = register_words.named(self.session.messages.label("paper_kind", giving.kind), giving.subject)
        chosen = self.paper.value
        return f"Cấp cho: {named}, {_printed(chosen) if chosen else 'không in từ chương trình'}."

    def accept(self) -> None:
        """Give the number and close; stay open where it is refused."""
        reason, giving = self.reason.value, self._giving()
        shown = not self.reason.isHidden()
        why = Why(reason, clean(self.words.text())) if reason is not None and shown else None
        try:
            self.session.do(lambda: registering.give_number(self.session.office, giving, why))
        except Refused as refusal:
            self.problems.show_problems(self._at_fields(refusal.problems))
        else:
            self.given = registering.as_written(self.session.office, giving)
            super().accept()

    given: Giving | None = None
    """What was given, once it was."""

    def _at_fields(self, problems: Sequence[Problem]) -> list[Problem]:
        return self.form.show_problems(problems)


def _named(one: Giving) -> str:
    """Return which paper it is, and which print of it the clerk holds."""
    return f"{one.subject} ({_printed(one)})"


def _printed(one: Giving) -> str:
    return f"in {moment(one.printed_at)}" if one.printed_at else "chưa in"


def effect_words(giving: Giving) -> str:
    """Return what giving the number brings about, in one or two sentences."""
    if not giving.number or not giving.symbol:
        return "Ghi số, ký hiệu và ngày ký như trên văn bản."
    numbered = register_words.numbered(giving.number, giving.symbol)
    said = f"{numbered}, ký ngày {_day(giving.signed_on)}, vào sổ năm {giving.signed_on.year}."
    if giving.form in {numbering.SUBMISSION, numbering.RELEASE_REPORT} and giving.of.decision:
        return f"{said} Dự thảo quyết định sẽ căn cứ văn bản này."
    if giving.form and giving.of.recruitment and giving.form in numbering.MARKED.values():
        return f"{said} Số ghi ở đợt tuyển chọn."
    printed = " Bản in từ nay mang số và ngày này." if giving.form else ""
    return f"{said}{printed} Số đã cấp không hoàn tác được: cấp nhầm thì thu lại, có ghi lý do."


def _day(day: date) -> str:
    return written.short_date(day)
