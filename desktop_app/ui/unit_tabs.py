"""The commune's profile over three tabs, and the list of what held from which day."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.model.problems import Problem
from desktop_app.model.unit import Profile
from desktop_app.services.office import Office
from desktop_app.ui.duty_form import DutyForm
from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.look import Look
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.number_words_form import NumberWordsForm
from desktop_app.ui.papers_form import PapersForm
from desktop_app.ui.profile_form import ProfileForm
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written

FORM_WIDTH = 720


class UnitTabs:
    """Forms over one Profile on three tabs: the unit, its papers and how they read numbers, its duty."""

    def __init__(self, look: Look, office: Office) -> None:
        self._look, self._office = look, office
        today = office.clock.today()
        self.unit = ProfileForm(look, office.messages, office.rulebook.schemes, today)
        self.papers, self.duty = PapersForm(look, office.messages), DutyForm(look, office.messages)
        self.numbers = NumberWordsForm(look, office.messages)
        self.forms: tuple[Form, ...] = (self.unit, self.papers, self.numbers, self.duty)
        self._tab_of = (0, 1, 1, 2)
        for form in self.forms:
            form.mark_shown()
        self.versions: RowsModel[Profile] = RowsModel(_columns())
        self.table: RowsView[Profile] = RowsView(look, self.versions, name="Các lần khai")
        self.table.identity = lambda profile: profile.id
        self.tabs = (
            ("Đơn vị", self._with_versions()),
            ("Văn bản", self._narrow(self.papers, self.numbers)),
            ("Trực", self._narrow(self.duty)),
        )

    def _with_versions(self) -> QWidget:
        tab = QWidget()
        across = QHBoxLayout(tab)
        across.setSpacing(self._look.px(16))
        side = QVBoxLayout()
        side.addWidget(label("Các lần khai", "bold"))
        side.addWidget(self.table, 1)
        told = (
            "Enter trên một dòng để xem và sửa. Ghi ngày khác ở «Có hiệu lực từ» rồi lưu: thêm một lần khai mới, "
            "lần cũ giữ nguyên cho văn bản và tháng cũ."
        )
        side.addWidget(label(told, "small", wrap=True))
        across.addWidget(scrolled(self.unit), 3)
        across.addLayout(side, 2)
        return tab

    def _narrow(self, *forms: Form) -> QWidget:
        inner, column = QWidget(), QWidget()
        box, under = QHBoxLayout(inner), QVBoxLayout(column)
        under.setContentsMargins(0, 0, 0, 0)
        forms[-1].say("Lưu ở đây ghi vào lần khai có ngày «Có hiệu lực từ» ở thẻ Đơn vị.")
        for form in forms:
            under.addWidget(form)
        under.addStretch(1)
        column.setMaximumWidth(self._look.px(FORM_WIDTH + 120))
        box.addWidget(column, 3)
        box.addStretch(1)
        return scrolled(inner)

    @property
    def typed_over(self) -> bool:
        """Return whether something typed is not kept yet."""
        return any(form.typed_over for form in self.forms)

    def read(self, shown: Profile | None) -> None:
        """Read the profiles of the book anew; show one unless the clerk is in the midst of typing."""
        self.versions.set_rows(sorted(self._office.book.profiles(), key=lambda one: one.valid_from, reverse=True))
        typed = self.typed_over
        self.unit.offer_schemes(self._office.rulebook.schemes)
        if shown is not None and not typed:
            self.show(shown)

    def show(self, profile: Profile) -> None:
        """Fill all forms from one profile."""
        self.unit.show_profile(profile)
        self.papers.show_profile(profile)
        self.numbers.show_profile(profile)
        self.duty.show_profile(profile)
        self.table.go_to(profile.id)

    def profile(self) -> tuple[Profile | None, list[Problem]]:
        """Return the profile as typed; one of the same day is written over, one of another day is new."""
        profile, problems = self.unit.profile()
        if profile is None:
            return None, problems
        profile, wrong = self.duty.applied(self.numbers.applied(self.papers.applied(profile)))
        same_day = [one.id for one in self._office.book.profiles() if one.valid_from == profile.valid_from]
        return (None if wrong else replace(profile, id=same_day[0] if same_day else profile.id)), [*problems, *wrong]

    def show_problems(self, problems: Sequence[Problem]) -> tuple[list[Problem], int | None]:
        """Show each problem at its field; return those of no field, and the tab where the first is."""
        rest = list(problems)
        for form in self.forms:
            rest = form.show_problems(rest)
        return rest, next((tab for tab, form in zip(self._tab_of, self.forms, strict=True) if form.faulty), None)


def _columns() -> list[Column[Profile]]:
    return [
        Column(
            "Có hiệu lực từ", lambda one: written.short_date(one.valid_from), key=lambda one: one.valid_from, width=100
        ),
        Column("Đơn vị", lambda one: f"{one.name}, {one.province}"),
        Column("Vùng", lambda one: one.wage_region.value, width=48),
    ]
