"""The station "Cài đặt": the commune, who signs, this machine, copies of the book."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from desktop_app.model.problems import Problem, Refused
from desktop_app.model.unit import Signer
from desktop_app.services import keeping_teams, safekeeping
from desktop_app.settings import FONT_SIZES, THEMES
from desktop_app.ui.dialogs.restore import RestoreDialog
from desktop_app.ui.history_words import newest_copy
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.page import Page
from desktop_app.ui.profile_form import ProfileForm
from desktop_app.ui.signer_form import SignerForm
from desktop_app.ui.widgets.buttons import ActionButton, button
from desktop_app.ui.widgets.card import Card, beside
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written

THEME_WORDS = {"system": "theo máy", "light": "sáng", "dark": "tối", "contrast": "tương phản cao"}
UNIT, SIGNERS, MACHINE, COPIES = range(4)


class SettingsPage(Page):
    """Four tabs; Ctrl+Enter keeps the one in front."""

    name = "settings"
    title = "Cài đặt"

    def build(self) -> None:
        """Lay out the tabs."""
        self.save_action = self.act("save", self.save)
        self.backup_action = self.act("backup", self.back_up)
        self.restore_action = self.act("restore", self.restore)
        self.head_buttons([], self.save_action)
        office = self.session.office
        today, messages = office.clock.today(), self.session.messages
        self.unit = ProfileForm(self.look, messages, office.rulebook.schemes, today)
        self.signer = SignerForm(self.look, messages, today)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Nhóm cài đặt")
        self.tabs.addTab(self._scrolled(self.unit), "Đơn vị")
        self.tabs.addTab(self._signers_tab(), "Người ký")
        self.tabs.addTab(self._machine_tab(), "Máy này")
        self.tabs.addTab(self._copies_tab(), "Sao lưu")
        self.tabs.currentChanged.connect(lambda at: self.save_action.setEnabled(at != COPIES))
        card = Card(self.look, padding=8)
        card.box.addWidget(self.tabs)
        self.box.addWidget(card, 1)
        for form in (self.unit, self.signer, self.machine):
            form.finished.connect(self.save)

    def _scrolled(self, form: Form) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        box = QHBoxLayout(inner)
        form.setMaximumWidth(self.look.px(720))
        box.addWidget(form, 2)
        box.addStretch(1)
        scroll.setWidget(inner)
        return scroll

    def _signers_tab(self) -> QWidget:
        tab = QWidget()
        across = QHBoxLayout(tab)
        across.setSpacing(self.look.px(16))
        self.signers: RowsModel[Signer] = RowsModel(self._signer_columns(), self)
        self.signer_table = RowsView(self.look, self.signers, name="Người ký")
        self.signer_table.identity = lambda signer: signer.id
        today = self.session.office.clock.today()
        self.signer_table.current_changed.connect(lambda signer: self.signer.show_signer(signer, today))
        side = QVBoxLayout()
        fresh = button("Người ký mới")
        fresh.clicked.connect(self._new_signer)
        side.addWidget(self.signer)
        side.addLayout(beside(fresh, stretch_at=1))
        side.addStretch(1)
        across.addWidget(self.signer_table, 3)
        across.addLayout(side, 2)
        return tab

    def _signer_columns(self) -> list[Column[Signer]]:
        messages = self.session.messages
        return [
            Column("Họ và tên", lambda s: s.name),
            Column("Chức vụ", lambda s: s.title),
            Column("Ký cho", lambda s: messages.label("body", s.body), width=130),
            Column("Tư cách", lambda s: messages.label("capacity", s.capacity), width=120),
            Column("Từ ngày", lambda s: written.short_date(s.span.start), key=lambda s: s.span.start, width=90),
        ]

    def _machine_tab(self) -> QScrollArea:
        settings, messages = self.session.settings, self.session.messages
        self.machine = Form(self.look, messages)
        self.clerk = QLineEdit(settings.clerk)
        self.font_size = Choice(FONT_SIZES, lambda size: f"{size:g}".replace(".", ",") + " pt")
        self.font_size.set_value(settings.font_pt)
        self.theme = Choice(THEMES, lambda theme: THEME_WORDS[theme])
        self.theme.set_value(settings.theme)
        self.machine.add(("clerk", "Người làm việc trên máy này (ghi vào nhật ký)", self.clerk))
        self.machine.add(("font_pt", "Cỡ chữ", self.font_size), ("theme", "Màu màn hình", self.theme))
        self.machine.say("Người làm việc mới được ghi vào nhật ký từ lần mở sổ sau.")
        return self._scrolled(self.machine)

    def _copies_tab(self) -> QWidget:
        tab = QWidget()
        box = QVBoxLayout(tab)
        box.setSpacing(self.look.px(10))
        self.copies = label("", "bold", wrap=True)
        where = str(self.session.office.paths.backups)
        box.addWidget(self.copies)
        box.addWidget(label(f"Bản sao để ở {where}. Nên chép thêm ra USB mỗi tháng.", "secondary", wrap=True))
        box.addLayout(beside(ActionButton(self.backup_action), ActionButton(self.restore_action), stretch_at=2))
        keys = button("Khóa ký của đơn vị ở trang Gói nộp", "quiet")
        keys.clicked.connect(lambda: self.session.asked.emit("exchange", ""))
        box.addLayout(beside(keys, stretch_at=1))
        box.addStretch(1)
        return tab

    def reload(self) -> None:
        """Read the commune, the signers and the newest copy."""
        office = self.session.office
        profile = office.book.profile_on(self.session.month.last)
        if profile is not None:
            self.unit.show_profile(profile)
            since = written.short_date(profile.valid_from)
            self.head.state.setText(f"{profile.name}, thông tin có hiệu lực từ {since}")
        self.signers.set_rows(office.book.signers())
        self.copies.setText(newest_copy(office))

    def settle(self) -> None:
        """Begin at the tabs."""
        self.tabs.tabBar().setFocus()

    def _new_signer(self) -> None:
        self.signer.show_signer(None, self.session.office.clock.today())
        self.signer.go_to("name")

    def save(self) -> None:
        """Ctrl+Enter: keep the tab in front."""
        keep = {UNIT: self._keep_unit, SIGNERS: self._keep_signer, MACHINE: self._keep_machine}
        if (tab := self.tabs.currentIndex()) in keep:
            keep[tab]()

    def _keep_unit(self) -> None:
        profile, problems = self.unit.profile()
        if profile is not None:
            try:
                self.session.do(lambda: keeping_teams.save_profile(self.session.office, profile))
            except Refused as refusal:
                problems = list(refusal.problems)
        self._told(self.unit, problems, "Đã lưu thông tin đơn vị")

    def _keep_signer(self) -> None:
        signer, problems = self.signer.signer()
        if signer is not None:
            try:
                self.session.do(lambda: keeping_teams.save_signer(self.session.office, signer))
            except Refused as refusal:
                problems = list(refusal.problems)
        self._told(self.signer, problems, "Đã lưu người ký")

    def _told(self, form: Form, problems: list[Problem], done: str) -> None:
        self.trouble.show_problems(form.show_problems(problems))
        if not problems:
            self.session.said.emit(done)

    def _keep_machine(self) -> None:
        changed = self.session.settings.with_(
            clerk=self.clerk.text().strip(), font_pt=self.font_size.value, theme=self.theme.value
        )
        self.session.keep_settings(changed)
        self.session.said.emit("Đã lưu cài đặt của máy này")

    def back_up(self) -> None:
        """Ctrl+Shift+B: write a whole, examined copy of the book, away from the window."""
        office = self.session.office

        def done(_copy: object) -> None:
            self.copies.setText(newest_copy(office))
            self.session.said.emit("Đã sao lưu")

        self.session.tasks.run("Đang sao lưu…", lambda _progress: safekeeping.back_up(office), done, self._not_copied)

    def _not_copied(self, fault: BaseException) -> None:
        if not isinstance(fault, Refused):
            raise fault
        self.session.refused.emit(fault)

    def restore(self) -> None:
        """Choose a copy, say what putting it back does, and hand it to the program, which alone may close the book."""
        start = str(self.session.office.paths.backups)
        chosen, _ = QFileDialog.getOpenFileName(self, "Khôi phục từ bản sao", start, "Bản sao (*.db);;Mọi tệp (*)")
        if chosen and RestoreDialog(self, self.look, Path(chosen)).exec():
            self.session.restore_asked.emit(Path(chosen))
