"""The first page of all, while there is no book: begin a commune's or an office's, open one, look at the sample."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.text import clean
from desktop_app.model.unit import Profile
from desktop_app.services.keeping_keys import begin_receiving_office
from desktop_app.services.keeping_teams import save_profile
from desktop_app.services.office import Office, Workplace
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.icons import icon
from desktop_app.ui.look import Look
from desktop_app.ui.profile_form import ProfileForm, office_code
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.letters import Letters
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.text import label
from desktop_app.wording.messages import Messages


class WelcomePage(QWidget):
    """Four ways to begin, and what was wrong with the book that was to be opened.

    Signals:
        opened: an Office over a book that is on disk.
        looked: an Office over the sample commune in memory, and its Month.
    """

    opened = Signal(object)
    looked = Signal(object, object)

    def __init__(self, look: Look, workplace: Workplace, book: Path, trouble: Refused | None = None) -> None:
        super().__init__()
        self.look, self._workplace, self._book = look, workplace, book
        trial = workplace.trial()
        self._messages, self._schemes = trial.messages, trial.rulebook.schemes
        trial.book.close()
        outer = QVBoxLayout(self)
        outer.setSpacing(look.px(16))
        outer.addStretch(2)
        outer.addWidget(label("Sổ ANTT", "title"), 0, Qt.AlignmentFlag.AlignHCenter)
        about = "Sổ của Tổ bảo vệ an ninh, trật tự ở xã: danh sách, quyết định, ca trực, bảng tính, văn bản."
        outer.addWidget(label(about, "secondary"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.problems = ProblemList(look, self._messages)
        self.problems.setMaximumHeight(look.px(110))
        self.problems.setFixedWidth(look.px(920))
        outer.addWidget(self.problems, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addLayout(self._ways())
        where = label(f"Sổ được lưu ở {book}", "small")
        outer.addWidget(where, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        Letters(self).give()
        if trouble is not None:
            self.problems.show_problems(trouble.problems)

    def _ways(self) -> QHBoxLayout:
        ways = QHBoxLayout()
        ways.setSpacing(self.look.px(16))
        ways.setAlignment(Qt.AlignmentFlag.AlignCenter)
        begin = "Khai tên xã, tỉnh, chế độ áp dụng. Danh sách thành viên nhập sau, từ Excel hoặc từng người."
        existing = "Mở tệp sổ đã có trên máy này, hoặc bản sao chép từ máy khác."
        sample = "Xem thử với số liệu tự đặt. Không ghi gì ra đĩa, đóng lại là hết."
        self.first = self._way(ways, "home-group", "Lập sổ cho xã", begin, "Lập sổ…", self.begin, primary=True)
        office = "Nhận gói số liệu của các xã, kiểm tra từng điều và trả biên nhận. Dành cho Công an cấp tỉnh."
        self._way(
            ways, "package-variant-closed-check", "Sổ của cơ quan nhận", office, "Lập sổ nhận…", self.begin_office
        )
        self._way(ways, "folder-open", "Mở sổ có sẵn", existing, "Mở tệp…", self.choose)
        self._way(ways, "eye", "Xem xã mẫu", sample, "Xem xã mẫu", self.look_at_sample)
        return ways

    def _way(  # noqa: PLR0913, PLR0917 - one card said in full
        self,
        ways: QHBoxLayout,
        mark: str,
        heading: str,
        sentence: str,
        words: str,
        slot: Callable[[], object],
        *,
        primary: bool = False,
    ) -> QWidget:
        card = Card(self.look, padding=18, spacing=8)
        card.setFixedWidth(self.look.px(236))
        card.setMinimumHeight(self.look.px(220))
        picture = QLabel()
        size = self.look.px(32)
        picture.setPixmap(icon(mark, self.look.colours.accent_text).pixmap(QSize(size, size)))
        go = button(words, "primary" if primary else "")
        go.clicked.connect(lambda _on=False: slot())
        for part in (picture, label(heading, "heading"), label(sentence, "secondary", wrap=True)):
            card.box.addWidget(part)
        card.box.addStretch(1)
        card.box.addWidget(go)
        ways.addWidget(card)
        return go

    def begin(self) -> None:
        """Ask for the commune's profile and make its book."""
        form = ProfileForm(self.look, self._messages, self._schemes, self._workplace.clock.today(), first=True)
        dialog = BeginDialog(self, self.look, self._workplace, self._book, form)
        if dialog.exec() and dialog.office is not None:
            self.opened.emit(dialog.office)

    def begin_office(self) -> None:
        """Ask for the receiving office's name and make its book."""
        dialog = OfficeDialog(self, self.look, self._workplace, self._book, self._messages)
        if dialog.exec() and dialog.office is not None:
            self.opened.emit(dialog.office)

    def choose(self) -> None:
        """Ask for a book's file and open it; what forbids it is told here."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Mở sổ", str(self._book.parent), "Sổ ANTT (*.db);;Mọi tệp (*)")
        if chosen:
            self.open(Path(chosen))

    def open(self, file: Path) -> None:
        """Open a book; what forbids it is told here."""
        try:
            office = self._workplace.open(file)
        except Refused as refusal:
            self.problems.show_problems(refusal.problems)
        else:
            self.opened.emit(office)

    def look_at_sample(self) -> None:
        """Fill a book in memory with the sample commune."""
        from desktop_app.services.demonstrating import fill_sample

        office = self._workplace.trial()
        self.looked.emit(office, fill_sample(office))


class BeginDialog(Dialog):
    """The profile of a commune that begins its book here."""

    def __init__(self, parent: QWidget | None, look: Look, workplace: Workplace, book: Path, form: ProfileForm) -> None:
        super().__init__(parent, look, "Lập sổ cho xã, phường, đặc khu", width=640)
        self._workplace, self._book = workplace, book
        self.form = form
        self.office: Office | None = None
        self.problems = ProblemList(look, form.messages)
        self.problems.setMaximumHeight(look.px(120))
        self.box.addWidget(self.problems)
        self.box.addWidget(form)
        self.say("Người ký, tên cơ quan trên văn bản và số ký hiệu chỉnh được sau, ở trang Cài đặt.", "small")
        self.offer("Lập sổ")
        form.finished.connect(self.accept)
        form.go_to("name")

    def accept(self) -> None:
        """Hold the profile against the rules first; the file is made only when nothing is wrong with it."""
        profile, problems = self.form.profile()
        if profile is not None:
            try:
                self.office = self._made(profile)
            except Refused as refusal:
                problems = list(refusal.problems)
        self.problems.show_problems(self.form.show_problems(problems))
        if self.office is not None:
            super().accept()

    def _made(self, profile: Profile) -> Office:
        self._try_out(profile)
        office = self._workplace.create(self._book)
        save_profile(office, profile)
        return office

    def _try_out(self, profile: Profile) -> None:
        trial = self._workplace.trial()
        try:
            save_profile(trial, profile)
        finally:
            trial.book.close()


class OfficeDialog(Dialog):
    """The name and the code of an office that takes bundles in."""

    def __init__(
        self, parent: QWidget | None, look: Look, workplace: Workplace, book: Path, messages: Messages
    ) -> None:
        super().__init__(parent, look, "Lập sổ của cơ quan nhận", width=560)
        self._workplace, self._book = workplace, book
        self.office: Office | None = None
        self.form = Form(look, messages)
        self.name, self.code = QLineEdit(), QLineEdit()
        self.form.add(("receiving_office", "Tên cơ quan, ví dụ Công an tỉnh Bắc Ninh", self.name))
        self.form.add(("unit_code", "Mã trong tên tệp, ví dụ ca-bac-ninh", self.code))
        self.name.editingFinished.connect(self._propose_code)
        self.problems = ProblemList(look, messages)
        self.problems.setMaximumHeight(look.px(120))
        self.box.addWidget(self.problems)
        self.box.addWidget(self.form)
        self.say("Mã này phải trùng với «Mã nơi nhận» mà các xã khai ở trang Cài đặt, nếu không gói sẽ bị từ chối.")
        self.offer("Lập sổ")
        self.form.finished.connect(self.accept)
        self.form.go_to("receiving_office")

    def _propose_code(self) -> None:
        if not self.code.text():
            self.code.setText(office_code(self.name.text()))

    def accept(self) -> None:
        """Make the book where name and code can be one's; the code names key files, so it is plain ASCII."""
        self._propose_code()
        name, code = clean(self.name.text()), clean(self.code.text())
        problems = (
            [] if name else [Problem("unit.empty", Place(field="receiving_office"), {"field": "receiving_office"})]
        )
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,31}", code):
            problems.append(Problem("unit.code_not_ascii", Place(field="unit_code"), {"code": code}))
        if not problems:
            try:
                office = self._workplace.create(self._book)
                begin_receiving_office(office, code, name)
                self.office = office
            except Refused as refusal:
                problems = list(refusal.problems)
        self.problems.show_problems(self.form.show_problems(problems))
        if self.office is not None:
            super().accept()
