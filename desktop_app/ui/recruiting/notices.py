"""What is odd about a step, folded to its first sentence so that the fields keep their room."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from desktop_app.model.problems import Problem
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.wording.messages import Messages

OPEN_HEIGHT, FOLDED_HEIGHT = 220, 96


class FoldedProblems(ProblemList):
    """Shows the gravest problem; a button opens the rest and folds them again."""

    def __init__(self, look: Look, messages: Messages) -> None:
        self._open = False
        self.more = button("")
        self._problems: tuple[Problem, ...] = ()
        super().__init__(look, messages)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.more.clicked.connect(self._turn)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show these and no others, folded."""
        told = tuple(problems)
        if told != self._problems:
            self._open = False
        self._problems = told
        super().show_problems(told)
        self._fold()

    def _turn(self) -> None:
        self._open = not self._open
        self._fold()

    def _fold(self) -> None:
        """Show the first line alone, or all of them."""
        lines = [item.widget() for at in range(self._box.count()) if (item := self._box.itemAt(at)) is not None]
        for line in lines[1:]:
            if line is not None:
                line.setVisible(self._open)
        rest = len(self.sentences) - 1
        self.more.setText("Thu lại" if self._open else f"Xem thêm {rest} điều")
        self.more.setVisible(rest > 0)
        self.setMaximumHeight(self._look.px(OPEN_HEIGHT if self._open else FOLDED_HEIGHT))
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if self._open else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.updateGeometry()
