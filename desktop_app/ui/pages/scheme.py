"""The station "Chế độ": every scheme there is, read in sentences, completed, tried, compared; figures and holidays."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from desktop_app.model.law import RuleKind
from desktop_app.model.periods import Month
from desktop_app.model.unit import Profile
from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme import Scheme
from desktop_app.services.keeping_rules import KeptRule, file_text, list_kept
from desktop_app.services.keeping_schemes import keep_scheme, open_points
from desktop_app.ui.page import Page
from desktop_app.ui.scheme_figures import RowsTab, figure_rows, holiday_rows
from desktop_app.ui.scheme_list import SchemeList, SchemeRow, scheme_rows
from desktop_app.ui.scheme_reading import standing_words, tell
from desktop_app.ui.widgets.buttons import ActionButton
from desktop_app.ui.widgets.card import Card, beside
from desktop_app.ui.widgets.later import Later
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.side_panel import empty
from desktop_app.wording import written
from desktop_app.wording.scheme_sentences import scheme_sentences

if TYPE_CHECKING:
    from desktop_app.ui.compare_panel import ComparePanel
    from desktop_app.ui.estimate_panel import EstimatePanel
    from desktop_app.ui.try_panel import TryPanel

READ, FIGURES, HOLIDAYS, TRIAL, COMPARE, ESTIMATE = range(6)


class SchemePage(Page):
    """The list at the left; what is said, tried and compared of the scheme chosen at the right.

    Tabs behind the first, and dialogs, are imported and made when they are asked for: the page opens at once.
    """

    name = "scheme"
    title = "Chế độ"

    def build(self) -> None:
        """Lay out list and tabs."""
        self._month: Month | None = None
        self.choice = SchemeList(self.session)
        self.choice.setMinimumWidth(self.look.px(320))
        self.choice.table.current_changed.connect(lambda row: self._show() if row is not None else None)
        self.act("find", self.choice.find_line.open)
        self.act("compute", self.compute)
        self.edit_action = self.act("edit", self.edit)
        self.attest_action = self.act("attest", self.attest)
        self.drop_action = self.act("drop", self.drop)
        self.copy_action, self.keep_action = self.act("copy", self.copy), self.act("keep", self.keep)
        self.head_buttons([self.copy_action, self.attest_action], self.edit_action)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Xem chế độ")
        self._fill_tabs()
        across = QHBoxLayout()
        across.setSpacing(self.look.px(12))
        cards = []
        for widget, share in ((self.choice, 2), (self.tabs, 5)):
            card = Card(self.look, padding=6)
            card.box.addWidget(widget, 1)
            across.addWidget(card, share)
            cards.append(card)
        # Wide tables need the whole page; where they are about one scheme, they name it.
        self.tabs.currentChanged.connect(lambda at: cards[0].setVisible(at in {READ, TRIAL}))
        self.box.addLayout(across, 1)

    def _fill_tabs(self) -> None:
        self._make_tables()
        self.trial = Later(self, self._made_trial, lambda panel: panel.show_month(self.session.month))
        self.compare = Later(self, self._made_comparison, self._offer_other)
        self.estimate = Later(self, self._made_estimate, lambda panel: panel.offer([row.id for row in self._rows()]))
        for widget, words in (
            (self._reading(), "Nội dung"),
            (self.figures, "Mức Nhà nước"),
            (self.holidays, "Lịch nghỉ"),
            (self.trial, "Tính thử"),
            (self.compare, "So sánh"),
            (self.estimate, "Dự toán"),
        ):
            self.tabs.addTab(widget, words)

    def _make_tables(self) -> None:
        session = self.session
        figure, calendar = self.act("figure", self.add_figure), self.act("calendar", self.keep_calendar)
        self.figures = Later(
            self,
            lambda: RowsTab(session, "Mức Nhà nước qua các thời kỳ", ("Thời gian", "Mức"), figure),
            lambda tab: tab.rows.set_rows(figure_rows(session.office.rulebook, session.messages)),
        )
        self.holidays = Later(
            self,
            lambda: RowsTab(session, "Lịch nghỉ từng năm", ("Ngày", "Nghỉ gì"), calendar),
            lambda tab: tab.rows.set_rows(holiday_rows(session.office.rulebook, session.messages)),
        )

    def _made_trial(self) -> "TryPanel":
        from desktop_app.ui.try_panel import TryPanel

        return TryPanel(self.session, self._asked)

    def _made_comparison(self) -> "ComparePanel":
        from desktop_app.ui.compare_panel import ComparePanel

        return ComparePanel(self.session, lambda: self.scheme)

    def _made_estimate(self) -> "EstimatePanel":
        from desktop_app.ui.estimate_panel import EstimatePanel

        return EstimatePanel(self.session, lambda: self.scheme)

    def _reading(self) -> QWidget:
        tab, inner = QWidget(), QWidget()
        self._told = QVBoxLayout(inner)
        self._told.setContentsMargins(*(4 * [self.look.px(12)]))
        self._told.setSpacing(self.look.px(6))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Nội dung chế độ")
        scroll.setWidget(inner)
        box = QVBoxLayout(tab)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll, 1)
        box.addLayout(beside(ActionButton(self.keep_action), ActionButton(self.drop_action), stretch_at=2))
        return tab

    @property
    def scheme(self) -> Scheme | None:
        """Return the scheme that is looked at."""
        return self.session.office.rulebook.schemes.get(self.choice.value or "")

    def _asked(self) -> tuple[Rulebook, Scheme]:
        rulebook = self.session.office.rulebook
        return rulebook, rulebook.scheme(self.choice.value or "")

    def _profile(self) -> Profile | None:
        """The commune as of the month in front; None in a receiving office's book."""
        return self.session.office.book.profile_on(self.session.month.last)

    def reload(self) -> None:
        """Show the scheme that the commune applies in the month in front; the one looked at stays while it is there."""
        month, profile = self.session.month, self._profile()
        self.choice.set_rows(self._rows())
        if self._month != month and profile is not None:
            self.choice.set_value(profile.scheme_id)
        elif self.choice.value is None:
            self.choice.table.go_first()
        for later in (self.figures, self.holidays, self.trial, self.compare, self.estimate):
            later.renew()
        for tab in (COMPARE, ESTIMATE):
            self.tabs.setTabVisible(tab, profile is not None)
        self._month = month
        self._show()

    def _rows(self) -> list[SchemeRow]:
        schemes = self.session.office.rulebook.schemes
        return scheme_rows(schemes.values(), self._profile(), self.session.month)

    def _offer_other(self, panel: "ComparePanel") -> None:
        profile = self._profile()
        panel.offer([row.id for row in self._rows()], profile.scheme_id if profile is not None else "")

    def show_key(self, key: str) -> None:
        """Show the scheme with this id."""
        self.choice.set_value(key)

    def settle(self) -> None:
        """Begin at the list."""
        self.choice.table.setFocus()

    def compute(self) -> None:
        """Compute what the tab in front is about."""
        panels: dict[int, Later[TryPanel] | Later[ComparePanel] | Later[EstimatePanel]]
        panels = {TRIAL: self.trial, COMPARE: self.compare, ESTIMATE: self.estimate}
        if (later := panels.get(self.tabs.currentIndex())) is not None:
            later.part.compute()

    def edit(self) -> None:
        """Complete or change the scheme shown; what is then whole is offered to be attested."""
        from desktop_app.ui.scheme_editor import SchemeEditor

        scheme = self.scheme
        if scheme is None:
            return
        first = next((gap.line for gap in scheme.gaps if gap.line is not None), None)
        editor = SchemeEditor(self, self.session, scheme.id, first)
        if editor.exec() and editor.kept is not None:
            self.choice.set_value(editor.kept.id)
            if editor.kept.attestation is None and editor.kept.local and not open_points(editor.kept):
                self.attest()

    def attest(self) -> None:
        """Ask who attests the scheme shown."""
        from desktop_app.ui.attest_form import AttestDialog

        if self.choice.value is not None:
            AttestDialog(self, self.session, self.choice.value).exec()

    def copy(self) -> None:
        """Ask for the new resolution and its day, then show the new scheme."""
        from desktop_app.ui.copy_scheme_form import CopySchemeDialog

        chosen, profile = self.choice.value, self._profile()
        if chosen is None:
            return
        applied = profile is not None and profile.scheme_id == chosen
        dialog = CopySchemeDialog(self, self.session, chosen, applied=applied)
        if dialog.exec():
            self.choice.set_value(dialog.new_id)

    def keep(self) -> None:
        """Take a scheme's file into the book, then show it."""
        where, _ = QFileDialog.getOpenFileName(self, "Lấy chế độ từ tệp", "", "Tệp chế độ (*.toml)")
        if where:
            self.keep_file(Path(where))

    def keep_file(self, file: Path) -> None:
        """Take this file into the book; a refusal names its file, key and fault."""
        office = self.session.office
        kept = self.session.attempt(lambda: keep_scheme(office, file_text(file), file.name, file.name))
        if kept is not None:
            self.choice.set_value(kept.id)

    def drop(self) -> None:
        """Ask why the book's own version of the scheme shown is given up."""
        from desktop_app.ui.drop_rule_form import DropRuleDialog

        kept = next((rule for rule in list_kept(self.session.office) if self._is_shown(rule)), None)
        if kept is not None:
            DropRuleDialog(self, self.session, kept).exec()

    def _is_shown(self, rule: KeptRule) -> bool:
        return (rule.text.kind, rule.text.name) == (RuleKind.SCHEME, self.choice.value)

    def add_figure(self) -> None:
        """Ask for a national figure's new value."""
        from desktop_app.ui.figure_form import FigureDialog

        FigureDialog(self, self.session).exec()

    def keep_calendar(self) -> None:
        """Ask for next year's holidays."""
        from desktop_app.ui.calendar_form import CalendarDialog

        CalendarDialog(self, self.session, self.session.office.clock.today().year + 1).exec()

    def _show(self) -> None:
        scheme, profile = self.scheme, self._profile()
        if scheme is None:
            return
        applied = profile is not None and profile.scheme_id == scheme.id
        ended = _ended(scheme, self.session.month) if applied else ""
        state = "Xã đang áp dụng" if applied else "Xem để đối chiếu, xã không áp dụng"
        state = "Xã đang áp dụng, đã hết hiệu lực" if ended else state
        self.head.state.setText(state if profile is not None else scheme.name)
        self.drop_action.setEnabled(self.session.office.book.rule_text(RuleKind.SCHEME, scheme.id) is not None)
        doubtful = scheme.doubtful
        self.head.chip.say("chưa đối chiếu văn bản gốc" if doubtful else "", "warning")
        for panel in (self.compare.made, self.estimate.made):
            if panel is not None:
                panel.show_first()
        empty(self._told)
        if ended:
            self._told.addWidget(Notice(self.look, ended, "warning"))
        self._tell(scheme)

    def _tell(self, scheme: Scheme) -> None:
        messages, office = self.session.messages, self.session.office
        for problem in office.rules.problems:
            self._told.addWidget(Notice(self.look, messages.problem(problem), "warning"))
        if (state := standing_words(scheme)) is not None:
            self._told.addWidget(Notice(self.look, *state))
        if not scheme.lines:
            sentence = "Chưa có mức chi nào: chế độ này chưa tính được bảng tháng."
            self._told.addWidget(Notice(self.look, sentence, "warning"))
        tell(self._told, scheme_sentences(scheme, office.rulebook.parameters, messages), self.look, messages)
        self._told.addStretch(1)
        self.setAccessibleDescription(", ".join(messages.label("line_code", line.code) for line in scheme.lines))


def _ended(scheme: Scheme, month: Month) -> str:
    """Return that a scheme has ended by the month in front and another is wanted; empty where it has not."""
    end = scheme.span.end if scheme.span is not None else None
    if end is None or end > month.last:
        return ""
    return f"Xã đang áp dụng chế độ này nhưng hết hiệu lực từ {written.short_date(end)}, cần chọn chế độ khác."
