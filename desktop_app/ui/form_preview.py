"""The paper as it would print, beside what is typed: drawn away from the window, given up where it takes too long."""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.model.problems import Problem, Refused
from desktop_app.services.checking_forms import PATIENCE_MS, FormJudge
from desktop_app.services.real_papers import RealPaper, real_papers
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.form import Choice
from desktop_app.ui.widgets.pdf_pane import PaperPane
from desktop_app.ui.widgets.text import label

if TYPE_CHECKING:
    from desktop_app.services.checking_forms import FormDefinition

SAMPLE = "Dữ liệu mẫu (người và số không có thật)"
PAUSE_MS = 180
"""How long nothing is typed before the paper is drawn again."""
Drawn = tuple[bytes, tuple[Problem, ...]]


class FormPreview(QWidget):
    """Shows one form, with made-up data or a paper of the book.

    Signals:
        told: what is to be known of the paper drawn, or why there is none.
    """

    told = Signal(object)

    def __init__(self, session: Session, judge: FormJudge, code: str) -> None:
        super().__init__()
        self.session, self._judge, self._code = session, judge, code
        self._papers: tuple[RealPaper, ...] = ()
        self._context: Any = None
        self._form: FormDefinition | None = None
        self._stop = threading.Event()
        self._drawing = False
        self._again = self._closed = False
        self._late = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._late.timeout.connect(self._give_up)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self.choice: Choice[int] = Choice((-1,), self._words)
        self.choice.setAccessibleName("Xem trước với")
        self.paper = PaperPane(session, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(session.look.px(6))
        box.addWidget(label("Xem trước với", "field"))
        box.addWidget(self.choice)
        box.addWidget(self.paper, 1)
        self.choice.currentIndexChanged.connect(lambda _at: self._turn())

    def _words(self, at: int) -> str:
        return SAMPLE if at < 0 else f"Văn bản thật: {self._papers[at].about}"

    def offer_papers(self) -> None:
        """Read which papers of the book the form could print."""
        self._papers = real_papers(self.session.office, self._code, self.session.month)
        self.choice.set_values((-1, *range(len(self._papers))))

    def _turn(self) -> None:
        self._context = None
        at = self.choice.value
        if at is not None and at >= 0:
            try:
                self._context = self._papers[at].compose()
            except Refused as refused:
                self.told.emit(refused.problems)
                self.choice.set_value(-1)
                return
        self._draw()

    def show_form(self, form: "FormDefinition | None") -> None:
        """Draw a form soon; None, while something is wrong, leaves the last paper in sight."""
        self._form = form
        if form is not None:
            if self._drawing:
                self._stop.set()  # nobody waits for the former one
            if self.session.tasks.at_once:
                self._draw()
            else:
                self._pause.start()

    def _draw(self) -> None:
        if self._form is None:
            return
        if self._drawing:
            self._again = True
            return
        form, judge, stop = self._form, self._judge, threading.Event()
        context = judge.sample(form) if self._context is None else self._context
        if context is None:
            self.paper.say("Mẫu này chưa có dữ liệu mẫu để xem. Chọn một văn bản thật, hoặc lưu rồi in thử.")
            self.told.emit(())
            return
        self._stop, self._drawing, self._again = stop, True, False
        self._late.start()

        def work(_progress: object) -> Drawn:
            return judge.draw(form, context, stop.is_set), judge.doubts(form, context, stop.is_set)

        self.session.tasks.run("Đang dựng bản xem trước", work, self._show, self._fail, stops=False)

    def _show(self, drawn: Drawn) -> None:
        self._ended()
        if self._closed:
            return
        data, warnings = drawn
        self.paper.show_pdf(data, f"{self._code}.pdf")
        self.told.emit(warnings)
        self._draw_again()

    def _fail(self, fault: BaseException) -> None:
        self._ended()
        if not isinstance(fault, Refused):
            raise fault
        if not self._closed and not self._again and not self._pause.isActive():
            self.paper.say(" ".join(self.session.messages.problem(problem) for problem in fault.problems))
            self._tell(fault.problems)
        self._draw_again()

    def _tell(self, problems: Sequence[Problem]) -> None:
        self.told.emit(tuple(problems))

    def _ended(self) -> None:
        self._drawing = False
        self._late.stop()

    def _draw_again(self) -> None:
        if self._again:
            self._draw()

    def _give_up(self) -> None:
        """It has taken too long."""
        self._stop.set()

    def close_down(self) -> None:
        """Give up what is being drawn: the editor closes."""
        self._pause.stop()
        self._late.stop()
        self._form = None
        self._again, self._closed = False, True
        self._stop.set()
        self.paper.say("")  # the paper's file is let go
