"""Somebody who may sign, as a form."""

from datetime import date

from PySide6.QtWidgets import QLineEdit

from desktop_app.model.periods import Span
from desktop_app.model.problems import Place, Problem
from desktop_app.model.text import clean
from desktop_app.model.unit import Body, Capacity, Signer
from desktop_app.services.keeping_teams import new_signer_id
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.wording.messages import Messages


class SignerForm(Form):
    """For which body, in what capacity, from when."""

    def __init__(self, look: Look, messages: Messages, today: date) -> None:
        super().__init__(look, messages)
        self._kept: Signer | None = None
        self.body = Choice(tuple(Body), lambda body: messages.label("body", body))
        self.name, self.title, self.rank, self.behalf = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.capacity = Choice(tuple(Capacity), lambda capacity: messages.label("capacity", capacity))
        self.since, self.until = DateEdit(today), DateEdit(today)
        self.add(("name", "Họ và tên", self.name), ("rank", "Cấp bậc (nếu có)", self.rank))
        self.add(("body", "Ký cho", self.body), ("title", "Chức vụ, ví dụ Chủ tịch", self.title))
        self.add(("capacity", "Tư cách ký", self.capacity), ("on_behalf_of", "Ký thay, thay mặt ai", self.behalf))
        self.add(("start", "Từ ngày", self.since), ("end", "Thôi ký từ ngày (nếu có)", self.until))
        self.show_signer(None, today)

    def show_signer(self, signer: Signer | None, today: date) -> None:
        """Fill the fields from a signer, or for a new one."""
        self._kept = signer
        self.body.set_value(signer.body if signer else None)
        self.capacity.set_value(signer.capacity if signer else None)
        self.name.setText(signer.name if signer else "")
        self.title.setText(signer.title if signer else "")
        self.rank.setText(signer.rank if signer else "")
        self.behalf.setText(signer.on_behalf_of if signer else "")
        self.since.set_value(signer.span.start if signer else today)
        self.until.set_value(signer.span.end if signer else None)
        self.show_problems(())
        self.mark_shown()

    @property
    def kept_name(self) -> str:
        """Return the name of the one that saving writes over; empty where it is a new one."""
        return self._kept.name if self._kept else ""

    def be_new(self) -> None:
        """Let what is typed be one more."""
        self._kept = None

    def signer(self) -> tuple[Signer | None, list[Problem]]:
        """Return the signer as typed, or None with what can't be read as a day."""
        start, end = self.since.value, self.until.value
        if start is None:
            return None, [Problem("form.not_a_day", Place(field="start"), {"text": self.since.text()})]
        if not self.until.understood or (end is not None and end < start):
            return None, [Problem("form.not_a_day", Place(field="end"), {"text": self.until.text()})]
        capacity, behalf = self.capacity.value or Capacity.HEAD, clean(self.behalf.text())
        return Signer(
            id=self._kept.id if self._kept else new_signer_id(),
            body=self.body.value or Body.COMMITTEE,
            name=clean(self.name.text()),
            title=clean(self.title.text()),
            capacity=capacity,
            span=Span(start, end),
            on_behalf_of=behalf,
            rank=clean(self.rank.text()),
        ), []
