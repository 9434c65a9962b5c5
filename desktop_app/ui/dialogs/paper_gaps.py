"""Before a paper that is not whole is kept: what is missing on it, and whether it shall be printed so."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.model.problems import Problem
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.wording.messages import Messages


class GapsDialog(Dialog):
    """Shows what a paper lacks; accepted where the clerk wants it nevertheless, to be filled in by hand."""

    def __init__(self, parent: QWidget | None, look: Look, messages: Messages, problems: Sequence[Problem]) -> None:
        super().__init__(parent, look, "Văn bản này chưa đủ")
        self.problems = ProblemList(look, messages)
        self.problems.show_problems(problems)
        self.problems.setMinimumHeight(look.px(min(300, 76 * len(problems))))
        self.box.addWidget(self.problems)
        self.say("Quay lại để bổ sung. Nếu in vậy, chỗ còn trống điền tay và bản in được lưu trong sổ.", "secondary")
        self.offer("In vậy, lưu vào sổ", back="Quay lại")
        self._foot_keys[-1].setFocus()
