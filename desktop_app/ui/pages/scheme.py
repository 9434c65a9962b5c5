"""The station "Chế độ": what the scheme in force says, on which text each value rests, and what it leaves open."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.model.law import RuleKind
from desktop_app.model.periods import Month
from desktop_app.rules.scheme import Scheme
from desktop_app.services.closing_months import profile_for
from desktop_app.services.keeping_files import keep_file
from desktop_app.services.keeping_rules import KeptRule, file_text, list_kept
from desktop_app.ui.attest_form import AttestDialog, standing_words
from desktop_app.ui.calendar_form import CalendarDialog
from desktop_app.ui.copy_scheme_form import CopySchemeDialog
from desktop_app.ui.drop_rule_form import DropRuleDialog
from desktop_app.ui.figure_form import FigureDialog
from desktop_app.ui.page import Page
from desktop_app.ui.scheme_figures import parameters_in_force
from desktop_app.ui.scheme_reading import tell
from desktop_app.ui.widgets.buttons import ActionButton
from desktop_app.ui.widgets.card import Card, beside
from desktop_app.ui.widgets.form import Choice
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.side_panel import empty
from desktop_app.ui.widgets.steps import source_words
from desktop_app.ui.widgets.text import label
from desktop_app.wording.scheme_sentences import scheme_sentences


class SchemePage(Page):
    """One scheme in plain sentences at the left; national figures and gaps at the right."""

    name = "scheme"
    title = "Chế độ"

    def build(self) -> None:
        """Lay out two columns that scroll."""
        schemes = self.session.office.rulebook.schemes
        self.choice = Choice(tuple(schemes), lambda one: self.session.office.rulebook.schemes[one].name)
        self._month: Month | None = None
        self.choice.setAccessibleName("Chế độ đang xem")
        self.choice.setMinimumWidth(self.look.px(300))
        self.choice.currentIndexChanged.connect(lambda _at: self._show())
        self.head.add(self.choice)
        self.act("find", self.choice.setFocus)
        self.attest_action = self.act("attest", self.attest)
        self.drop_action = self.act("drop", self.drop)
        copy, keep = self.act("copy", self.copy), self.act("keep", self.keep)
        figure, calendar = self.act("figure", self.add_figure), self.act("calendar", self.keep_calendar)
        feet = (
            (
                beside(*map(ActionButton, (self.attest_action, copy)), stretch_at=2),
                beside(*map(ActionButton, (keep, self.drop_action)), stretch_at=2),
            ),
            (beside(*map(ActionButton, (figure, calendar)), stretch_at=2),),
        )
        columns = QHBoxLayout()
        columns.setSpacing(self.look.px(12))
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        sides = ((self._left, 3, "Nội dung chế độ"), (self._right, 2, "Mức Nhà nước"))
        for (box, share, name), foot in zip(sides, feet, strict=True):
            card = Card(self.look, padding=4)
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setAccessibleName(name)
            inner = QWidget()
            box.setContentsMargins(*(4 * [self.look.px(14)]))
            box.setSpacing(self.look.px(6))
            inner.setLayout(box)
            scroll.setWidget(inner)
            card.box.addWidget(scroll, 1)
            for line in foot:
                card.box.addLayout(line)
            columns.addWidget(card, share)
        self.box.addLayout(columns, 1)

    def reload(self) -> None:
        """Show the scheme that the commune applies in the month in front; the one looked at stays while it is there."""
        schemes = self.session.office.rulebook.schemes
        self.choice.set_values(tuple(schemes))
        profile = profile_for(self.session.office, self.session.month)
        if self._month != self.session.month:
            self.choice.set_value(profile.scheme_id)
        self._month = self.session.month
        self._show()

    def show_key(self, key: str) -> None:
        """Show the scheme with this id."""
        self.choice.set_value(key)

    def attest(self) -> None:
        """Ask who attests the scheme shown."""
        if self.choice.value is not None:
            AttestDialog(self, self.session, self.choice.value).exec()

    def copy(self) -> None:
        """Ask for the new resolution and its day, then show the new scheme."""
        chosen = self.choice.value
        if chosen is None:
            return
        applied = profile_for(self.session.office, self.session.month).scheme_id == chosen
        dialog = CopySchemeDialog(self, self.session, chosen, applied=applied)
        if dialog.exec():
            self.choice.set_value(dialog.new_id)

    def keep(self) -> None:
        """Take a file into the book: a scheme, a national figure or a year's holidays."""
        where, _ = QFileDialog.getOpenFileName(self, "Lấy quy định từ tệp", "", "Tệp quy định (*.toml)")
        if where:
            self.keep_file(Path(where))

    def keep_file(self, file: Path) -> None:
        """Take this file into the book; a refusal names its file, key and fault. A scheme is shown then."""
        office = self.session.office
        kept = self.session.attempt(lambda: keep_file(office, file_text(file), file.name, file.name))
        if kept is not None and kept[0] is RuleKind.SCHEME:
            self.choice.set_value(kept[1])

    def drop(self) -> None:
        """Ask why the book's own version of the scheme shown is given up."""
        kept = next((rule for rule in list_kept(self.session.office) if self._is_shown(rule)), None)
        if kept is not None:
            DropRuleDialog(self, self.session, kept).exec()

    def _is_shown(self, rule: KeptRule) -> bool:
        return (rule.text.kind, rule.text.name) == (RuleKind.SCHEME, self.choice.value)

    def add_figure(self) -> None:
        """Ask for a national figure's new value."""
        FigureDialog(self, self.session).exec()

    def keep_calendar(self) -> None:
        """Ask for next year's holidays."""
        CalendarDialog(self, self.session, self.session.office.clock.today().year + 1).exec()

    def settle(self) -> None:
        """Begin at the choice of scheme."""
        self.choice.setFocus()

    def _show(self) -> None:
        office = self.session.office
        chosen = self.choice.value
        if chosen is None:
            return
        scheme = office.rulebook.schemes[chosen]
        applied = profile_for(office, self.session.month).scheme_id == scheme.id
        self.head.state.setText("Xã đang áp dụng" if applied else "Xem để đối chiếu, xã không áp dụng")
        kept = office.book.rule_text(RuleKind.SCHEME, scheme.id) is not None
        self.drop_action.setEnabled(kept)
        doubtful = scheme.source.certainty.doubtful
        self.head.chip.say("chưa đối chiếu văn bản gốc" if doubtful else "", "warning")
        for box in (self._left, self._right):
            empty(box)
        self._tell_scheme(scheme)
        self._tell_figures()

    def _tell_scheme(self, scheme: Scheme) -> None:
        messages = self.session.messages
        self._left.addWidget(label(scheme.name, "heading", wrap=True))
        if (state := standing_words(scheme)) is not None:
            self._left.addWidget(Notice(self.look, *state))
        sentences = scheme_sentences(scheme, self.session.office.rulebook.parameters, messages)
        tell(self._left, sentences[1:], self.look, messages)
        if not scheme.lines:
            self._left.addWidget(
                Notice(self.look, "Chưa có mức chi nào: chế độ này chưa tính được bảng tháng.", "warning")
            )
        self._left.addStretch(1)
        self.setAccessibleDescription(", ".join(messages.label("line_code", line.code) for line in scheme.lines))

    def _tell_figures(self) -> None:
        messages, office = self.session.messages, self.session.office
        for problem in office.rules.problems:
            self._right.addWidget(Notice(self.look, messages.problem(problem), "warning"))
        self._right.addWidget(label("Mức Nhà nước quy định", "heading"))
        for name, figure, source in parameters_in_force(office.rulebook, self.session.month.last):
            self._right.addWidget(label(name, "bold", wrap=True))
            self._right.addWidget(label(figure, "step", wrap=True))
            self._right.addWidget(label(source_words(source, messages), "small", wrap=True))
        self._right.addStretch(1)
