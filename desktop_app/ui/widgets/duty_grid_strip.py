"""The strip under the duty grid: whose cell, what it counts for, what is wrong, what is left of each limit."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.model.duty import DutyEntry, DutyKind, Heavy
from desktop_app.model.problems import Problem
from desktop_app.services.listing_limits import Remaining
from desktop_app.ui.look import Look
from desktop_app.ui.widgets import duty_grid_text as words
from desktop_app.ui.widgets.duty_grid_model import DutyGridModel
from desktop_app.ui.widgets.duty_limits import LimitLine
from desktop_app.wording.messages import Messages


class DutyStrip(QFrame):
    """Facts about the current cell in one line, the person's limits in another. Texts wrap rather than being cut."""

    def __init__(self, look: Look, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.setProperty("kind", "card")
        self.who, self.meaning, self.problem = (QLabel(self) for _ in range(3))
        self.limits = LimitLine(look, messages, self)
        self.meaning.setProperty("text_role", "secondary")
        self.problem.setStyleSheet(f"color: {look.colours.error};")
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(8))
        box.setSpacing(look.px(4))
        row = QHBoxLayout()
        row.setSpacing(look.px(16))
        box.addLayout(row)
        box.addWidget(self.limits)
        for label in (self.who, self.meaning):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        self.problem.setWordWrap(True)
        self.problem.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.problem, 1)
        self.setMinimumHeight(look.px(38))

    def show_limits(self, rows: Sequence[Remaining], warnings: Sequence[Problem] = ()) -> None:
        """Say what is left to the person, also while a cell is being typed."""
        self.limits.show_rows(rows, warnings)

    def show_cell(self, model: DutyGridModel, row: int, column: int) -> None:
        """Say everything about one cell."""
        person, day = model.line(row), model.day(column)
        entries = model.entries(row, column)
        self.who.setText(self._who(model, row, column) if person else "")
        self.meaning.setText(self._meaning(entries) if day else "")
        self.meaning.setVisible(bool(self.meaning.text()))
        self.problem.setText(self._problem(model, row, column))

    def _who(self, model: DutyGridModel, row: int, column: int) -> str:
        person, day = model.line(row), model.day(column)
        if person is None:
            return ""
        if day is None:
            return f"<b>{escape(person.name)}</b>"
        off = f" ({escape(model.days[column].name)})" if model.days[column].name else ""
        heading = escape(words.heading_of(person.name, day)) + off
        if not model.serves(row, column):
            return f"{heading}: không ở tổ này trong ngày"
        return f"{heading}: <b>{escape(model.text(row, column)) or 'chưa ghi'}</b>"

    def _meaning(self, entries: Sequence[DutyEntry]) -> str:
        label = self._messages.label
        parts = [words.explain(entries)] if entries else []
        kinds = dict.fromkeys(entry.kind for entry in entries if entry.kind is not DutyKind.PATROL)
        parts += [label("duty_kind", kind) for kind in kinds]
        grades = dict.fromkeys(entry.heavy for entry in entries if entry.heavy is not Heavy.NONE)
        parts += [label("heavy", heavy) for heavy in grades]
        plans = dict.fromkeys(entry.plan for entry in entries if entry.plan)
        return " · ".join([*parts, *plans])

    def _problem(self, model: DutyGridModel, row: int, column: int) -> str:
        """Return what is wrong here, else with the first red cell of the month."""
        if wrong := model.wrong(row, column):
            return " ".join(self._messages.problem(problem) for problem in wrong.problems)
        others = model.all_wrong()
        if not others:
            return ""
        place, first = others[0]
        sentence = " ".join(self._messages.problem(problem) for problem in first.problems)
        more = f" (và {len(others) - 1} ô nữa)" if len(others) > 1 else ""
        return f"{model.name_of(place.member)}, ngày {place.day.day}: {sentence}{more}"
