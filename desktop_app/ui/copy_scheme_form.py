"""A new resolution from a day on: the scheme it takes the place of is copied, to be held against the new text."""

import re
from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.model.problems import Refused
from desktop_app.model.text import clean
from desktop_app.services.keeping_keys import is_receiving_office
from desktop_app.services.keeping_schemes import SchemeCopy, copy_scheme
from desktop_app.ui.look import Look
from desktop_app.ui.rule_dialog import RuleDialog, day_problem
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.notice import Notice
from desktop_app.wording.messages import Messages
from desktop_app.wording.trial_words import split_month_words

_YEAR_ON = re.compile(r"-[0-9]{4}.*$")


class CopySchemeForm(Form):
    """What the new one is called, its document, its first day; the code follows the year until it is typed."""

    def __init__(self, look: Look, messages: Messages, today: date, scheme_id: str) -> None:
        super().__init__(look, messages)
        self._scheme_id, self._today = scheme_id, today
        self.new_id, self.name, self.document, self.since = QLineEdit(), QLineEdit(), QLineEdit(), DateEdit(today)
        self.name.setPlaceholderText("ví dụ Hà Nội, Nghị quyết 12/2026/NQ-HĐND")
        self.document.setPlaceholderText("số, ký hiệu, cơ quan, ngày")
        self.add(("document", "Nghị quyết mới", self.document))
        self.add(("name", "Tên gọi trong sổ", self.name))
        self.add(
            ("valid_from", "Áp dụng từ ngày", self.since),
            ("new_id", "Mã (chữ thường không dấu, số, gạch nối)", self.new_id),
        )
        self.split = Notice(look, "", "warning")
        self.split.hide()
        self.put(self.split)
        self.since.value_changed.connect(self._follow_day)
        self.since.set_value(date(today.year + 1, 1, 1))

    def _follow_day(self) -> None:
        """Say what a day in the middle of a month brings with it, and let the code follow the year."""
        since = self.since.value
        self.split.say(split_month_words(since) if since is not None else "")
        if since is not None and not self.new_id.isModified():
            self.new_id.setText(f"{_YEAR_ON.sub('', self._scheme_id)}-{since.year}")

    def copy(self) -> SchemeCopy:
        """Return what is typed; Refused where the day is none."""
        since = self.since.value
        if since is None:
            raise Refused(day_problem(self.since, "valid_from"))
        new_id, name, document = (clean(edit.text()) for edit in (self.new_id, self.name, self.document))
        return SchemeCopy(self._scheme_id, new_id, name, since, document)


class CopySchemeDialog(RuleDialog[CopySchemeForm]):
    """Says what will happen to the former; :attr:`new_id` is the new one's afterwards."""

    at_field: ClassVar[Mapping[str, str]] = {
        "rules.id_wrong": "new_id",
        "rules.schemes_overlap": "valid_from",
        "unit.no_profile": "valid_from",
    }

    def __init__(self, parent: QWidget | None, session: Session, scheme_id: str, *, applied: bool) -> None:
        super().__init__(parent, session, "Chép sang chế độ mới từ một ngày")
        scheme = session.office.rulebook.scheme(scheme_id)
        self.new_id = ""
        self.say(f"Chép từ: {scheme.name}", "bold")
        self.say(
            "Chế độ cũ hết hiệu lực ngày trước đó, các tháng trước vẫn tính theo nó. Chế độ mới mang mọi mức của chế "
            "độ cũ, ghi là giả định; đối chiếu, sửa theo nghị quyết mới rồi xác nhận thì mới dùng để chi."
        )
        today = session.office.clock.today()
        self.put_form(CopySchemeForm(session.look, session.messages, today, scheme_id), "Lập chế độ mới")
        self.apply = QCheckBox("Xã áp dụng chế độ mới từ ngày này")
        self.apply.setChecked(applied)
        if is_receiving_office(session.office):
            self.apply.setChecked(False)
            self.apply.setEnabled(False)
        self.form.put(self.apply)
        self.form.go_to("document")

    def keep(self) -> None:
        """Copy as the form says."""
        copy = self.form.copy()
        copy_scheme(self.session.office, copy, apply=self.apply.isChecked())
        self.new_id = copy.new_id
