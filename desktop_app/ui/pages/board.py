"""The station "Tháng này": what there is to do this month, and the one thing to do next."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QHBoxLayout

from desktop_app.model.problems import Problem
from desktop_app.services.keeping_rules import rule_notices
from desktop_app.services.listing import TaskCode, TaskRow
from desktop_app.services.listing_month import summary, tasks
from desktop_app.services.listing_recruitment import RoundRow, open_rounds
from desktop_app.ui import board_words as words
from desktop_app.ui.page import Page
from desktop_app.ui.widgets.card import Card, FigureCard
from desktop_app.ui.widgets.task_line import TaskLine
from desktop_app.wording import written


class BoardPage(Page):
    """The month's tasks in order, and four figures under them."""

    name = "board"
    title = "Việc của tháng"

    def build(self) -> None:
        """Lay out the tasks and the cards."""
        self._rows: tuple[TaskRow, ...] = ()
        self._rounds: tuple[RoundRow, ...] = ()
        self._next = self.head_button(self.act("next", self.go_on), primary=True)
        card = Card(self.look, padding=5, spacing=0)
        self._lines = {code: TaskLine(self.look) for code in TaskCode}
        for code, line in self._lines.items():
            line.opened.connect(lambda code=code: self._open(code))
            card.box.addWidget(line)
        self._round = TaskLine(self.look)
        self._round.opened.connect(self._open_round)
        self._round.hide()
        card.box.addWidget(self._round)
        self.box.addWidget(card)
        figures = QHBoxLayout()
        figures.setSpacing(self.look.px(12))
        self._strength = FigureCard(self.look, "Quân số")
        self._night = FigureCard(self.look, "Giờ đêm đã ghi")
        self._money = FigureCard(self.look, "Dự kiến chi")
        self._due = FigureCard(self.look, "Hạn sắp tới")
        for figure in (self._strength, self._night, self._money, self._due):
            figures.addWidget(figure, 1)
        self.box.addLayout(figures)
        self.box.addStretch(1)

    def reload(self) -> None:
        """Read tasks and figures."""
        office, month = self.session.office, self.session.month
        self.head.title.setText(f"Việc của tháng {month.number}")
        self._rows = tasks(office, month)
        for row in self._rows:
            self._lines[row.code].say(
                words.TITLES[row.code],
                words.detail(row, self.session.messages),
                words.deadline(row),
                words.STATES[row.state],
            )
        self._rounds = open_rounds(office)
        urgent = words.urgent_round(self._rounds)
        self._round.setVisible(urgent is not None)
        if urgent is not None:
            self._round.say(*words.round_line(urgent, len(self._rounds), self.session.messages))
        self.head.state.setText(words.state_line(self._rows))
        following = words.next_open(self._rows)
        self._next.say(f"Làm tiếp: {words.VERBS[following.code]}" if following else "Xem bảng tính")
        figures = summary(office, month)
        self._strength.say(*words.strength_card(figures))
        self._night.say(*words.night_card(figures))
        previous = f"tháng {written.short_month(month.previous)}"
        self._money.say(*words.money_card(figures, previous), title=words.money_title(figures, month.number))
        self._due.say(*words.due_card(self._rows, self._rounds))

    def notices(self) -> Sequence[Problem]:
        """Return which rules of the book are not applied."""
        return rule_notices(self.session.office)

    def settle(self) -> None:
        """Stand on the task to go on with."""
        following = words.next_open(self._rows)
        self._lines[following.code if following else TaskCode.CLOSE].setFocus()

    def go_on(self) -> None:
        """Enter: open the task one stands on, else the first that is not done."""
        focused = QApplication.focusWidget()
        standing = next((code for code, line in self._lines.items() if line is focused), None)
        if QApplication.focusWidget() is self._round:
            self._open_round()
            return
        following = words.next_open(self._rows)
        self._open(standing or (following.code if following else TaskCode.CLOSE))

    def _open_round(self) -> None:
        urgent = words.urgent_round(self._rounds)
        self.session.asked.emit("recruitment", urgent.id if urgent else "")

    def _open(self, code: TaskCode) -> None:
        self.session.asked.emit(words.PAGES[code], "")
