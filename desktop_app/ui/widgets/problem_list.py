"""What is wrong, as sentences: each with a mark, a word and, where there is one, the way to the field."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from desktop_app.model.problems import Problem, Severity
from desktop_app.ui.icons import icon
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.side_panel import empty, from_top
from desktop_app.ui.widgets.text import label
from desktop_app.wording.messages import Messages

WORDS = {Severity.ERROR: "Phải sửa", Severity.OVERRIDABLE: "Cần căn cứ", Severity.WARNING: "Nên xem"}
TONES = {Severity.ERROR: "error", Severity.OVERRIDABLE: "warning", Severity.WARNING: "info"}
_ICONS = {Severity.ERROR: "alert-circle", Severity.OVERRIDABLE: "alert", Severity.WARNING: "information"}


def _on_screen(problem: Problem) -> Problem:
    """A key of a data file is no place on a screen: nobody could look there."""
    key = problem.at.column
    told = problem.at.row is not None or problem.at.source or not (key.isascii() and key.isidentifier())
    return problem if told else replace(problem, at=replace(problem.at, column=""))


class ProblemList(QScrollArea):
    """All problems, the gravest first; empty and hidden where there are none.

    Signals:
        field_asked: name of the field whose problem was clicked.
    """

    field_asked = Signal(str)

    def __init__(self, look: Look, messages: Messages) -> None:
        super().__init__()
        self._look, self._messages = look, messages
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._box = from_top(inner)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.px(6))
        self.setWidget(inner)
        self.setAccessibleName("Những điều cần xem")
        self.sentences: tuple[str, ...] = ()
        self.show_problems(())

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show these and no others."""
        empty(self._box)
        ordered = sorted(problems, key=lambda problem: list(Severity).index(problem.severity))
        self.sentences = tuple(self._messages.problem(_on_screen(problem)) for problem in ordered)
        for problem, sentence in zip(ordered, self.sentences, strict=True):
            self._box.addWidget(self._line(problem, sentence))
        self.setVisible(bool(ordered))

    def _line(self, problem: Problem, sentence: str) -> QFrame:
        tone = TONES[problem.severity]
        line = QFrame()
        line.setProperty("notice", tone)
        row = QHBoxLayout(line)
        row.setContentsMargins(*(4 * [self._look.px(8)]))
        row.setSpacing(self._look.px(8))
        mark = QLabel()
        size = self._look.px(16)
        mark.setPixmap(icon(_ICONS[problem.severity], getattr(self._look.colours, tone)).pixmap(QSize(size, size)))
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        text = label(f"{WORDS[problem.severity]}: {sentence}", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(mark)
        row.addWidget(text, 1)
        if problem.at.field:
            line.setCursor(Qt.CursorShape.PointingHandCursor)
            line.mouseReleaseEvent = lambda _event: self.field_asked.emit(problem.at.field)  # type: ignore[method-assign]
        return line
