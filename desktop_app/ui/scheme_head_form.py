"""Whose resolution it is, since when, how sure; and the readings where texts leave a choice."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop_app.model.problems import Place, Problem
from desktop_app.model.sources import Certainty
from desktop_app.model.text import clean
from desktop_app.rules.scheme import Status
from desktop_app.services import editing_schemes
from desktop_app.services.editing_schemes import HeadDraft
from desktop_app.ui.look import Look
from desktop_app.ui.scheme_draft import SchemeDraft
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_sentences import READINGS


class SchemeHeadForm(Form):
    """Number and day of the resolution, its first day, its state; below, the open questions to be ticked off."""

    def __init__(self, look: Look, messages: Messages, draft: SchemeDraft, today: date) -> None:
        super().__init__(look, messages)
        self._draft = draft
        self.name, self.document = QLineEdit(), QLineEdit()
        self.dated, self.since, self.last = DateEdit(today), DateEdit(today), DateEdit(today)
        self.status: Choice[Status] = Choice(tuple(Status), lambda one: messages.label("scheme_status", one))
        self.certainty: Choice[Certainty] = Choice(tuple(Certainty), lambda one: messages.label("certainty", one))
        self.add(("document", "Số, ký hiệu, cơ quan ban hành", self.document), ("dated", "Ngày ban hành", self.dated))
        self.add(("name", "Tên gọi trong sổ", self.name), ("valid_from", "Áp dụng từ ngày", self.since))
        self.add(("status", "Tình trạng", self.status), ("valid_to", "Ngày cuối còn hiệu lực (nếu đã biết)", self.last))
        self.add(("certainty", "Mức đối chiếu", self.certainty))
        self._fill(editing_schemes.head_draft(draft.data))
        questions = draft.questions()
        if questions:
            self.heading("Còn để ngỏ: đánh dấu khi đã rõ theo văn bản")
        self.gaps = [self._gap(text, known=known) for text, known in questions]
        for edit in (self.name, self.document, self.dated, self.since, self.last):
            edit.textChanged.connect(self._take)
        for choice in (self.status, self.certainty):
            choice.currentIndexChanged.connect(self._take)

    def _gap(self, text: str, *, known: bool) -> QCheckBox:
        box = QCheckBox("Đã rõ")
        box.setAccessibleName(f"Đã rõ: {text}")
        box.setChecked(known)
        self.say(text)
        self.put(box)
        box.toggled.connect(lambda on: self._draft.answer(text, known=on))
        return box

    def _fill(self, head: HeadDraft) -> None:
        self.name.setText(head.name)
        self.document.setText(head.document)
        self.dated.set_value(head.dated)
        self.since.set_value(head.valid_from)
        self.last.set_value(head.valid_to)
        self.status.set_value(head.status)
        self.certainty.set_value(head.certainty)
        self.show_beginnings()

    def _take(self, _value: object = None) -> None:
        days = (("dated", self.dated), ("valid_from", self.since), ("valid_to", self.last))
        wrong = [
            Problem("form.not_a_day", Place(field=name), {"text": edit.text()})
            for name, edit in days
            if not edit.understood
        ]
        self.show_problems(wrong, go=False)
        if wrong:
            return
        head = HeadDraft(
            name=clean(self.name.text()),
            document=clean(self.document.text()),
            dated=self.dated.value,
            valid_from=self.since.value,
            valid_to=self.last.value,
            status=self.status.value or Status.DRAFT,
            certainty=self.certainty.value or Certainty.REPORTED,
        )
        self._draft.put_head(head)


class SchemeReadingsForm(Form):
    """Each reading as the sentences it may be, with the article that settles it.

    Signals:
        changed: another one is chosen.
    """

    changed = Signal()

    def __init__(self, look: Look, messages: Messages, draft: SchemeDraft) -> None:
        super().__init__(look, messages)
        self._draft = draft
        self.choices: dict[str, tuple[Choice[str], QLineEdit]] = {}
        self.say("Chỗ văn bản không nói thì chọn cách hiểu của xã, để trống điều khoản: màn hình ghi là giả định.")
        readings = draft.data["readings"]
        for name in READINGS:
            words = messages.labels[name]
            choice: Choice[str] = Choice(tuple(words), words.__getitem__)
            article = QLineEdit(str(readings.get(name, {}).get("article", "")))
            if value := editing_schemes.reading(draft.data, name):
                choice.set_value(value)
            self.choices[name] = choice, article
            self._add(name, choice, article)
        self.show_beginnings()

    def _add(self, name: str, choice: Choice[str], article: QLineEdit) -> None:
        article.setPlaceholderText("Điều, khoản nếu văn bản nói")
        choice.setMinimumContentsLength(60)
        self.add((name, self.messages.label("reading", name), choice))
        self.add((f"{name}.article", "Điều, khoản", article))
        choice.currentIndexChanged.connect(lambda _at: self._take(name))
        article.textEdited.connect(lambda _text: self._take(name))

    def _take(self, name: str) -> None:
        choice, article = self.choices[name]
        text = clean(article.text())
        certainty = Certainty.REPORTED if text else Certainty.ASSUMED
        self._draft.put_reading(name, choice.value or "", text, certainty)
        self.changed.emit()
