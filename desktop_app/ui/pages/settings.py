"""The station "Cài đặt": the commune, its papers and places, who signs, this machine, copies of the book."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from desktop_app.model.place import Village
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.unit import Profile, Signer
from desktop_app.services import keeping_keys, keeping_teams, safekeeping
from desktop_app.settings import FONT_SIZES, THEMES
from desktop_app.ui.dialogs.renamed import name_meant
from desktop_app.ui.dialogs.restore import RestoreDialog
from desktop_app.ui.history_words import newest_copy
from desktop_app.ui.list_tab import ListTab, scrolled
from desktop_app.ui.page import Page
from desktop_app.ui.settings_columns import signer_columns, village_columns
from desktop_app.ui.signer_form import SignerForm
from desktop_app.ui.unit_tabs import FORM_WIDTH, UnitTabs
from desktop_app.ui.village_form import VillageForm
from desktop_app.ui.widgets.buttons import ActionButton, button
from desktop_app.ui.widgets.card import Card, beside
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.later import Later
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written

if TYPE_CHECKING:
    from desktop_app.ui.form_list_tab import FormListTab
    from desktop_app.ui.printer_tab import PrinterTab

F = TypeVar("F", bound=Form)
THEME_WORDS = {"system": "theo máy", "light": "sáng", "dark": "tối", "contrast": "tương phản cao"}
UNIT, PAPERS, DUTY, PLACES, SIGNERS, FORMS, MACHINE, PRINTERS, COPIES = range(9)
KEYS = {
    "places": PLACES,
    "signers": SIGNERS,
    "papers": PAPERS,
    "duty": DUTY,
    "forms": FORMS,
    "printers": PRINTERS,
    "copies": COPIES,
}
"""What other pages may ask for."""


class SettingsPage(Page):
    """Nine tabs; Ctrl+Enter keeps the one in front. A receiving office's book has the last four."""

    name = "settings"
    title = "Cài đặt"

    def build(self) -> None:
        """Lay out the tabs."""
        self.save_action = self.act("save", self.save)
        self.backup_action = self.act("backup", self.back_up)
        self.restore_action = self.act("restore", self.restore)
        self._bind_forms()
        self.head_buttons([], self.save_action)
        office = self.session.office
        self.receiving = keeping_keys.is_receiving_office(office)
        self._today = office.clock.today()
        self.units = UnitTabs(self.look, office)
        self.units.table.opened.connect(self._show_version)
        self._places = Later(self, self._made_places, lambda tab: tab.set_rows(office.book.villages()))
        self._signers = Later(self, self._made_signers, lambda tab: tab.set_rows(office.book.signers()))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Nhóm cài đặt")
        for name, tab in self.units.tabs:
            self.tabs.addTab(tab, name)
        self.tabs.addTab(self._places, "Địa bàn")
        self.tabs.addTab(self._signers, "Người ký")
        self.paper_forms = Later(self, self._made_forms, lambda tab: tab.reload())
        self.tabs.addTab(self.paper_forms, "Mẫu văn bản")
        self.tabs.addTab(self._machine_tab(), "Máy này")
        self._printers = Later(self, self._made_printers)
        self.tabs.addTab(self._printers, "Máy in")
        self.tabs.addTab(self._copies_tab(), "Sao lưu")
        for at in range(FORMS):
            self.tabs.setTabVisible(at, not self.receiving)
        self.tabs.currentChanged.connect(lambda at: self.save_action.setEnabled(at not in {FORMS, COPIES}))
        card = Card(self.look, padding=8)
        card.box.addWidget(self.tabs)
        self.box.addWidget(card, 1)
        for form in (*self.units.forms, self.machine):
            form.finished.connect(self.save)

    @property
    def forms(self) -> tuple[Form, ...]:
        """Return the forms there are so far: of tabs that nobody opened there are none."""
        lists = [tab.made.form for tab in (self._places, self._signers) if tab.made is not None]
        printer = [self._printers.made.form] if self._printers.made is not None else []
        return (*self.units.forms, *lists, self.machine, *printer)

    @property
    def places(self) -> ListTab[Village, VillageForm]:
        """Return the tab of villages and groups."""
        return self._places.part

    @property
    def signers(self) -> ListTab[Signer, SignerForm]:
        """Return the tab of who signs."""
        return self._signers.part

    @property
    def printers(self) -> "PrinterTab":
        """Return the tab of printers and how far each prints aside."""
        return self._printers.part

    @property
    def village(self) -> VillageForm:
        """Return the form of a village or group."""
        return self.places.form

    @property
    def signer(self) -> SignerForm:
        """Return the form of who signs."""
        return self.signers.form

    def _made_places(self) -> ListTab[Village, VillageForm]:
        form = self._finishing(VillageForm(self.look, self.session.messages, self._today))
        columns = village_columns(self.session.messages)
        return ListTab(self.look, "Thôn, tổ dân phố", columns, form, self._show_village, "Địa bàn mới", self.may_leave)

    def _made_signers(self) -> ListTab[Signer, SignerForm]:
        form = self._finishing(SignerForm(self.look, self.session.messages, self._today))
        columns = signer_columns(self.session.messages)
        return ListTab(self.look, "Người ký", columns, form, self._show_signer, "Người ký mới", self.may_leave)

    def _made_printers(self) -> "PrinterTab":
        from desktop_app.ui.printer_tab import PrinterTab

        tab = PrinterTab(self.session)
        self._finishing(tab.form)
        return tab

    def _finishing(self, form: F) -> F:
        """Enter in the last field keeps what the form says."""
        form.finished.connect(self.save)
        return form

    def _made_forms(self) -> "FormListTab":
        from desktop_app.ui.form_list_tab import FormListTab

        return FormListTab(self.session, self.edit_form, self.attest_form, self.drop_form)

    def _bind_forms(self) -> None:
        """Their keys do something while the tab of forms is in front."""

        def of_forms(verb: Callable[["FormListTab"], object]) -> Callable[[], object]:
            return lambda: verb(self.paper_forms.part) if self.tabs.currentIndex() == FORMS else None

        self.edit_form = self.act("edit_form", of_forms(lambda tab: tab.edit()))
        self.attest_form = self.act("attest_form", of_forms(lambda tab: tab.attest()))
        self.drop_form = self.act("drop_form", of_forms(lambda tab: tab.drop()))

    def _show_signer(self, form: SignerForm, signer: Signer | None) -> None:
        form.show_signer(signer, self._today)

    def _show_village(self, form: VillageForm, village: Village | None) -> None:
        form.show_village(village, self._today)

    def _show_version(self, profile: Profile) -> None:
        if self.may_leave():
            self.units.show(profile)

    def _machine_tab(self) -> QWidget:
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
        self.machine.mark_shown()
        self.machine.setMaximumWidth(self.look.px(FORM_WIDTH))
        inner = QWidget()
        box = QHBoxLayout(inner)
        box.addWidget(self.machine, 2)
        box.addStretch(1)
        return scrolled(inner)

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
        """Read the commune, its places and signers, and the newest copy."""
        office = self.session.office
        if self.receiving:
            self.head.state.setText(f"{keeping_keys.own_name(office)}, mã {keeping_keys.own_unit(office)}")
        profile = office.book.profile_on(self.session.month.last)
        self.units.read(profile)
        if profile is not None:
            since = written.short_date(profile.valid_from)
            self.head.state.setText(f"{profile.name}, thông tin có hiệu lực từ {since}")
        self._places.renew()
        self._signers.renew()
        self.copies.setText(newest_copy(office))
        self.paper_forms.renew()

    def settle(self) -> None:
        """Begin at the tabs."""
        self.tabs.tabBar().setFocus()

    def show_key(self, key: str) -> None:
        """Open the tab that was asked for."""
        if key in KEYS:
            self.tabs.setCurrentIndex(KEYS[key])

    def may_leave(self) -> bool:
        """Return whether nothing typed is lost, asking the clerk where something would be."""
        if not self._half_typed:
            return True
        from desktop_app.ui.dialogs.frame import DiscardDialog

        if not DiscardDialog(self, self.look, self._saved).exec():
            return False
        self._forget()
        return True

    @property
    def _half_typed(self) -> bool:
        return any(form.typed_over for form in self.forms)

    def _saved(self) -> bool:
        """Save the tab in front and return whether nothing half typed is left, there or in another tab."""
        self.save()
        return not self._half_typed

    def _forget(self) -> None:
        """Show everything as the book has it."""
        settings = self.session.settings
        self.clerk.setText(settings.clerk)
        self.font_size.set_value(settings.font_pt)
        self.theme.set_value(settings.theme)
        for form in (*self.units.forms, self.machine):
            form.mark_shown()
        if self._printers.made is not None:
            self._printers.made.show_kept()
        for room in (self._places, self._signers):
            if room.made is not None:
                room.made.show_again()
        self.reload()

    def save(self) -> None:
        """Ctrl+Enter: keep the tab in front."""
        keep = {
            PLACES: self._keep_village,
            SIGNERS: self._keep_signer,
            MACHINE: self._keep_machine,
            PRINTERS: self._keep_printer,
        }
        if (tab := self.tabs.currentIndex()) not in {FORMS, COPIES}:
            keep.get(tab, self._keep_unit)()

    def _keep_unit(self) -> None:
        profile, problems = self.units.profile()
        if profile is not None and not problems:
            problems = self._tried(lambda: keeping_teams.save_profile(self.session.office, profile))
        elsewhere, at = self.units.show_problems(problems)
        self.trouble.show_problems(elsewhere)
        if at is not None:
            self.tabs.setCurrentIndex(at)
        if profile is not None and not problems:
            self.units.show(profile)
            day = written.short_date(profile.valid_from)
            self.session.said.emit(f"Đã lưu thông tin đơn vị có hiệu lực từ {day}")

    def _keep_signer(self) -> None:
        if not name_meant(self, self.look, self.signer, "Thêm người mới"):
            return
        added = not self.signer.kept_name
        signer, problems = self.signer.signer()
        if signer is not None:
            problems = self._tried(lambda: keeping_teams.save_signer(self.session.office, signer))
        told = self._told(self.signer, problems, _saved_words(self.signer.name.text(), added=added))
        if told and signer is not None:
            self.signers.go_on_from(signer, added=added)

    def _keep_village(self) -> None:
        if not name_meant(self, self.look, self.village, "Thêm địa bàn mới"):
            return
        added = not self.village.kept_name
        village, problems = self.village.village()
        if not problems:
            problems = self._tried(lambda: keeping_teams.save_village(self.session.office, village))
        if self._told(self.village, problems, _saved_words(village.name, added=added)):
            self.places.go_on_from(village, added=added)

    def _tried(self, verb: Callable[[], object]) -> list[Problem]:
        try:
            self.session.do(verb)
        except Refused as refusal:
            return list(refusal.problems)
        return []

    def _told(self, form: Form, problems: list[Problem], done: str) -> bool:
        self.trouble.show_problems(form.show_problems(problems))
        if not problems:
            self.session.said.emit(done)
        return not problems

    def _keep_machine(self) -> None:
        changed = self.session.settings.with_(
            clerk=self.clerk.text().strip(), font_pt=self.font_size.value, theme=self.theme.value
        )
        self.machine.mark_shown()
        self.session.keep_settings(changed)
        self.session.said.emit("Đã lưu cài đặt của máy này")

    def _keep_printer(self) -> None:
        if not self.printers.keep():
            self.session.said.emit("Đã lưu số đo của máy in")

    def back_up(self) -> None:
        """Ctrl+Shift+B: write a whole, examined copy of the book, away from the window."""
        office = self.session.office

        def done(_copy: object) -> None:
            self.copies.setText(newest_copy(office))
            self.session.said.emit("Đã sao lưu")

        self.session.tasks.run(
            "Đang sao lưu…", lambda _progress: safekeeping.back_up(office), done, self._not_copied, stops=False
        )

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


def _saved_words(name: str, *, added: bool) -> str:
    return f"Đã thêm {name}. Biểu mẫu đã trống để nhập tiếp" if added else f"Đã lưu {name}"
