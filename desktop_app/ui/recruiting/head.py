"""The head over a step's panel: what it is for, its deadline and where that stands, what is missing, its papers."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.listing_recruitment import StepPaper, StepRow
from desktop_app.ui.look import Look
from desktop_app.ui.recruiting import step_words as words
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.side_panel import empty
from desktop_app.ui.widgets.text import Chip, label
from desktop_app.wording.messages import Messages

MISSING_TOLD = 3
"""How many things that are missing are told before the rest is counted."""


class StepHead(QWidget):
    """Says all of a step but its fields.

    Signals:
        print_asked: the StepPaper whose button was pressed.
    """

    print_asked = Signal(object)

    def __init__(self, look: Look, messages: Messages) -> None:
        super().__init__()
        self._look, self._messages = look, messages
        self.title, self.chip = label("", "heading"), Chip()
        self.purpose = label("", "secondary", wrap=True)
        self.deadline = label("", "bold", wrap=True)
        self.missing = label("", "", wrap=True)
        line = QHBoxLayout()
        line.addWidget(self.title)
        line.addWidget(self.chip)
        line.addStretch(1)
        self.single = QHBoxLayout()
        """Where the only paper's button stands: a line of its own would take the room of a row from the table."""
        line.addLayout(self.single)
        self.buttons = QWidget()
        self._flow = FlowLayout(look.px(6), 0)
        self.buttons.setLayout(self._flow)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(4))
        box.addLayout(line)
        for part in (self.purpose, self.deadline, self.missing, self.buttons):
            box.addWidget(part)
        self.papers: tuple[StepPaper, ...] = ()
        self.printers: list[QPushButton] = []
        """What prints the papers, in their order."""

    def show_step(self, number: int, row: StepRow) -> None:
        """Show a step."""
        name = self._messages.label("recruitment_step", row.step)
        self.title.setText(f"{number}. {name}")
        self.chip.say(words.state_words(row, self._messages), words.TONES[row.state])
        alone = f" {words.signers(row, self._messages)}." if len(row.papers) == 1 else ""
        self.purpose.setText(f"{words.WHAT_FOR[row.step]}{alone}")
        _say(self.deadline, words.deadline(row))
        _say(self.missing, self._missing(row))
        if row.papers != self.papers:
            self._offer(row)

    def _missing(self, row: StepRow) -> str:
        sentences = [self._messages.problem(replace(problem, article="")) for problem in row.missing]
        if len(sentences) > MISSING_TOLD:
            sentences[MISSING_TOLD:] = [f"Và {len(sentences) - MISSING_TOLD} mục khác."]
        return "  ".join(sentences)

    def _offer(self, row: StepRow) -> None:
        self.papers = row.papers
        empty(self._flow)
        empty(self.single)
        self.printers = []
        for at, paper in enumerate(row.papers):
            key = "   Ctrl+P" if not at else ""
            made = button(f"{words.paper_button(paper)}{key}")
            made.setToolTip(words.paper_tip(paper, self._messages))
            made.setObjectName(f"print:{paper.form}")
            made.clicked.connect(self._asks(paper))
            self.printers.append(made)
            (self._flow if len(row.papers) > 1 else self.single).addWidget(made)
        self.buttons.setVisible(len(row.papers) > 1)
        if len(row.papers) == 1:
            return
        signs = label(words.signers(row, self._messages), "small")
        signs.setMinimumHeight(self._look.px(34))
        self._flow.addWidget(signs)

    def _asks(self, paper: StepPaper) -> Callable[[], None]:
        return lambda: self.print_asked.emit(paper)


def _say(where: QLabel, text: str) -> None:
    where.setText(text)
    where.setVisible(bool(text))
