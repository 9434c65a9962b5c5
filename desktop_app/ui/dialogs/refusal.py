"""Why a verb was refused: every problem at once, each with what to do."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.model.problems import Problem
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.wording.messages import Messages

OUTSIDE = ("printer.", "file.")
"""Beginnings of what goes wrong beside the book, which may have kept the paper before."""


class RefusalDialog(Dialog):
    """Shows problems; that nothing was written is said of the book's own verbs alone."""

    def __init__(self, parent: QWidget | None, look: Look, messages: Messages, problems: Sequence[Problem]) -> None:
        count = len(problems)
        super().__init__(parent, look, "Chưa làm được" if count == 1 else f"Chưa làm được, {count} điều cần xem")
        self.problems = ProblemList(look, messages)
        self.problems.show_problems(problems)
        self.problems.setMinimumHeight(look.px(min(360, 76 * count)))
        self.box.addWidget(self.problems)
        if not all(problem.code.startswith(OUTSIDE) for problem in problems):
            self.say("Chưa có gì được ghi vào sổ.", "secondary")
        self.offer_close()
