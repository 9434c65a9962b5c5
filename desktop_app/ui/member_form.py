"""One person as a form. What is not asked here is kept as it was."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop_app.model.member import (
    BankAccount,
    Education,
    HealthCertificate,
    InsuranceWish,
    Member,
    Residence,
    Sex,
    StateGroup,
)
from desktop_app.model.problems import Place, Problem
from desktop_app.model.text import clean, person_name
from desktop_app.services.keeping_teams import new_member_id
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.date_edit import BirthEdit, DateEdit
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.wording.messages import Messages

_LINES = {
    "full_name": "Họ và tên",
    "cccd": "Số CCCD (12 chữ số)",
    "phone": "Điện thoại",
    "address": "Địa chỉ",
    "qualification": "Trình độ theo danh sách",
    "ethnicity": "Dân tộc",
    "religion": "Tôn giáo",
    "tool_certificate": "Giấy chứng nhận công cụ hỗ trợ",
    "awards": "Khen thưởng",
    "rating": "Xếp loại",
    "rating_decision": "Quyết định xếp loại",
    "note": "Ghi chú",
}
"""Fields that are text and nothing else, with their captions."""


class MemberForm(Form):
    """All that the province's columns and the law's conditions ask about one person."""

    def __init__(self, look: Look, messages: Messages, today: date, member: Member | None = None) -> None:
        super().__init__(look, messages)
        self._kept = member or Member(id=new_member_id(), full_name="")
        self.lines = {name: QLineEdit(getattr(self._kept, name)) for name in _LINES}
        self.lines["full_name"].editingFinished.connect(self._capitals)
        self.birth = BirthEdit(today)
        self.sex = Choice(tuple(Sex), lambda one: messages.label("sex", one), empty="chưa rõ")
        self.education = Choice(tuple(Education), lambda one: messages.label("education", one), empty="chưa rõ")
        self.residence = Choice(tuple(Residence), lambda one: messages.label("residence", one), empty="chưa rõ")
        self.group = Choice(tuple(StateGroup), lambda one: messages.label("state_group", one))
        self.resident_since, self.health_on = DateEdit(today), DateEdit(today)
        self.social_since, self.medical_since = DateEdit(today), DateEdit(today)
        self.issuer, self.account, self.bank = QLineEdit(), QLineEdit(), QLineEdit()
        self.social, self.medical = QCheckBox("Tham gia BHXH tự nguyện"), QCheckBox("Tham gia BHYT")
        self._show(self._kept)
        self._lay_out()

    def _show(self, member: Member) -> None:
        self.birth.set_value(member.birth)
        self.sex.set_value(member.sex)
        self.education.set_value(member.education)
        self.residence.set_value(member.residence)
        self.group.set_value(member.state_group)
        self.resident_since.set_value(member.resident_since)
        self.health_on.set_value(member.health.issued_on if member.health else None)
        self.issuer.setText(member.health.issuer if member.health else "")
        self.account.setText(member.bank.number if member.bank else "")
        self.bank.setText(member.bank.bank if member.bank else "")
        self.social.setChecked(member.social_insurance.joins)
        self.medical.setChecked(member.health_insurance.joins)
        self.social_since.set_value(member.social_insurance.since)
        self.medical_since.set_value(member.health_insurance.since)

    def _capitals(self) -> None:
        """A name just typed all in small or all in capital letters gets its capitals."""
        edit = self.lines["full_name"]
        if edit.isModified() and (name := person_name(edit.text())) != edit.text():
            edit.setText(name)

    def _line(self, *names: str) -> None:
        self.add(*((name, _LINES[name], self.lines[name]) for name in names))

    def _lay_out(self) -> None:
        self._line("full_name")
        self.add(("birth", "Ngày sinh", self.birth), ("sex", "Giới tính", self.sex))
        self._line("cccd")
        self._line("phone")
        self._line("address")
        self.heading("Điều kiện (Điều 13)")
        self.add(("residence", "Cư trú", self.residence), ("resident_since", "Từ ngày", self.resident_since))
        self.add(("education", "Trình độ học vấn", self.education))
        self.add(("health", "Giấy sức khỏe: nơi cấp", self.issuer))
        self.add(("health_on", "Ngày cấp", self.health_on))
        self.heading("Bảo hiểm, tài khoản")
        self.add(("social_insurance", "BHXH", self.social), ("social_since", "Từ ngày", self.social_since))
        self.add(("health_insurance", "BHYT", self.medical), ("medical_since", "Từ ngày", self.medical_since))
        self.add(("state_group", "Nhóm được Nhà nước hỗ trợ", self.group))
        self.add(("bank_number", "Số tài khoản", self.account))
        self.add(("bank", "Ngân hàng", self.bank))
        self.heading("Khác")
        self._line("ethnicity", "religion")
        for name in ("qualification", "tool_certificate", "awards", "rating", "rating_decision", "note"):
            self._line(name)

    @property
    def touched(self) -> bool:
        """Return whether what is typed differs from what was shown first."""
        member, problems = self.member()
        return bool(problems) or member != self._kept

    def member(self) -> tuple[Member, list[Problem]]:
        """Return the person as typed, and what is no day."""
        typed: dict[str, BirthEdit | DateEdit] = {
            "birth": self.birth,
            "resident_since": self.resident_since,
            "health_on": self.health_on,
            "social_since": self.social_since,
            "medical_since": self.medical_since,
        }
        wrong = [
            Problem("form.not_a_day", Place(field=name), {"text": edit.text()})
            for name, edit in typed.items()
            if not edit.understood
        ]
        issuer, number = clean(self.issuer.text()), clean(self.account.text())
        health = HealthCertificate(self.health_on.value, issuer) if issuer or self.health_on.value else None
        old = self._kept.bank
        holder = old.holder if old else ""
        bank = BankAccount(number, clean(self.bank.text()), holder) if number or clean(self.bank.text()) else None
        kept = self._kept
        lines: dict[str, Any] = {name: _typed(edit.text(), getattr(kept, name)) for name, edit in self.lines.items()}
        member = replace(
            kept,
            **lines,
            birth=self.birth.value,
            sex=self.sex.value,
            education=self.education.value,
            residence=self.residence.value,
            resident_since=self.resident_since.value,
            state_group=self.group.value or StateGroup.OTHER,
            health=health,
            bank=bank,
            social_insurance=_wish(kept.social_insurance, self.social, self.social_since),
            health_insurance=_wish(kept.health_insurance, self.medical, self.medical_since),
        )
        return member, wrong


def _wish(kept: InsuranceWish, box: QCheckBox, since: DateEdit) -> InsuranceWish:
    return replace(kept, joins=box.isChecked(), since=since.value)


def _typed(text: str, kept: str) -> str:
    """Return what is typed; a text of several lines that nobody touched keeps its breaks, which a line cannot show."""
    return kept if clean(text) == clean(kept) else clean(text)
