"""The station "Chế độ": what the scheme in force says, on which text each value rests, and what it leaves open."""

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.rules.scheme import Scheme
from desktop_app.services.closing_months import profile_for
from desktop_app.ui.page import Page
from desktop_app.ui.scheme_figures import parameters_in_force
from desktop_app.ui.scheme_reading import tell
from desktop_app.ui.widgets.card import Card
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
        self.choice = Choice(tuple(schemes), lambda one: schemes[one].name)
        self.choice.setAccessibleName("Chế độ đang xem")
        self.choice.setMinimumWidth(self.look.px(300))
        self.choice.currentIndexChanged.connect(lambda _at: self._show())
        self.head.add(self.choice)
        self.act("find", self.choice.setFocus)
        columns = QHBoxLayout()
        columns.setSpacing(self.look.px(12))
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for box, share, name in ((self._left, 3, "Nội dung chế độ"), (self._right, 2, "Mức Nhà nước")):
            card = Card(self.look, padding=4)
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setAccessibleName(name)
            inner = QWidget()
            box.setContentsMargins(*(4 * [self.look.px(14)]))
            box.setSpacing(self.look.px(6))
            inner.setLayout(box)
            scroll.setWidget(inner)
            card.box.addWidget(scroll)
            columns.addWidget(card, share)
        self.box.addLayout(columns, 1)

    def reload(self) -> None:
        """Show the scheme that the commune applies in the month in front."""
        profile = profile_for(self.session.office, self.session.month)
        self.choice.set_value(profile.scheme_id)
        self._show()

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
        doubtful = scheme.source.certainty.doubtful
        self.head.chip.say("chưa đối chiếu văn bản gốc" if doubtful else "", "warning")
        for box in (self._left, self._right):
            empty(box)
        self._tell_scheme(scheme)
        self._tell_figures()

    def _tell_scheme(self, scheme: Scheme) -> None:
        messages = self.session.messages
        self._left.addWidget(label(scheme.name, "heading", wrap=True))
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
        self._right.addWidget(label("Mức Nhà nước quy định", "heading"))
        for name, figure, source in parameters_in_force(office.rulebook, self.session.month.last):
            self._right.addWidget(label(name, "bold", wrap=True))
            self._right.addWidget(label(figure, "step", wrap=True))
            self._right.addWidget(label(source_words(source, messages), "small", wrap=True))
        self._right.addStretch(1)
