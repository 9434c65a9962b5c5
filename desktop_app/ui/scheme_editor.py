"""Complete a scheme without knowing how its file is written: lines, document, readings, a trial, the text."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontDatabase, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTabWidget, QWidget

from desktop_app.model.law import RuleKind
from desktop_app.model.payroll import LineCode
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.rulebook import Rulebook
from desktop_app.rules.scheme import Scheme
from desktop_app.services.keeping_rules import a_rule_text, previewed
from desktop_app.services.keeping_schemes import keep_scheme
from desktop_app.services.locating_keys import line_of
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.scheme_draft import SchemeDraft
from desktop_app.ui.scheme_head_form import SchemeHeadForm, SchemeReadingsForm
from desktop_app.ui.scheme_lines_tab import SchemeLinesTab
from desktop_app.ui.session import Session
from desktop_app.ui.try_panel import TryPanel
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.later import Later
from desktop_app.ui.widgets.problem_list import ProblemList

LINES, HEAD, READINGS, TRIAL, TEXT = range(5)
PAUSE_MS = 400
"""How long nothing is typed before the text is checked."""


class SchemeEditor(Dialog):
    """Five tabs over one draft; Ctrl+Enter keeps it as the book's own. :attr:`kept` is the scheme afterwards."""

    def __init__(self, parent: QWidget | None, session: Session, scheme_id: str, line: LineCode | None = None) -> None:
        super().__init__(parent, session.look, "Hoàn thiện chế độ", 1180)
        self.session = session
        self.draft = SchemeDraft(session.office, scheme_id)
        self.kept: Scheme | None = None
        self.say(
            "Điền theo nghị quyết đã ban hành. Lưu vào sổ thành bản của xã; người có thẩm quyền xác nhận rồi mới dùng "
            "để chi. Bản của chương trình vẫn còn.",
            "secondary",
        )
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Phần của chế độ")
        self.lines = SchemeLinesTab(session.look, session.messages, self.draft)
        self.text = QPlainTextEdit()
        self._fill_tabs()
        self.trouble = ProblemList(session.look, session.messages)
        self.trouble.setMaximumHeight(session.look.px(110))
        self.why = QLineEdit()
        form = Form(session.look, session.messages)
        form.add(("why", "Lý do (ghi vào nhật ký)", self.why))
        for widget, share in ((self.tabs, 1), (self.trouble, 0), (form, 0)):
            self.box.addWidget(widget, share)
        self.be_high(690)
        self.go = self.offer("Lưu vào sổ")
        QShortcut(QKeySequence("F9"), self).activated.connect(self._try)
        self.tabs.currentChanged.connect(self._turn)
        self.draft.changed.connect(self._tell_general)
        self._at = LINES
        if line is not None:
            self.lines.go_to(line)
        else:
            self.lines.table.setFocus()

    def _promise_forms(self) -> None:
        """The tabs behind the first are made when they are turned to: the editor opens at once."""
        session, draft = self.session, self.draft
        today = session.office.clock.today()
        self.head = Later(self, lambda: SchemeHeadForm(session.look, session.messages, draft, today), frame=scrolled)
        self.readings = Later(self, lambda: SchemeReadingsForm(session.look, session.messages, draft), frame=scrolled)
        self.trial = Later(self, lambda: TryPanel(session, self._tried), lambda panel: panel.show_month(session.month))

    def _fill_tabs(self) -> None:
        self._promise_forms()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.check_text)
        self.finished.connect(self._pause.stop)
        self.text.textChanged.connect(self._pause.start)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Nội dung tệp")
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(_even(self.text.font()))
        for widget, words in (
            (self.lines, "Các khoản"),
            (self.head, "Văn bản"),
            (self.readings, "Cách tính chung"),
            (self.trial, "Tính thử"),
            (self.text, "Tệp"),
        ):
            self.tabs.addTab(widget, words)

    def _turn(self, at: int) -> None:
        left, self._at = self._at, at
        self._pause.stop()
        if left == TEXT and not self._take_text():
            self._at = TEXT
            self.tabs.setCurrentIndex(TEXT)
        elif at == TEXT:
            self.text.setPlainText(self.draft.text)

    def check_text(self) -> None:
        """Say what is wrong with the text as it stands, with its line; nothing is taken yet."""
        try:
            self.draft.checked(self.text.toPlainText())
        except Refused as refused:
            self._tell_text(refused.problems)
        else:
            self.trouble.show_problems(())

    def _tell_text(self, problems: Sequence[Problem]) -> None:
        text = self.text.toPlainText()
        self.trouble.show_problems(
            replace(problem, at=Place(row=row)) if (row := line_of(text, problem.at.column)) else problem
            for problem in problems
        )

    def _tell_general(self) -> None:
        """What is wrong beyond a line, where it is typed; the tab of lines tells its own."""
        if self.tabs.currentIndex() in {HEAD, READINGS}:
            self.trouble.show_problems(self.draft.problems)

    def _take_text(self) -> bool:
        """Read the text back; stay where it is wrong, with what is wrong below."""
        try:
            self.draft.put_text(self.text.toPlainText())
        except Refused as refused:
            self._tell_text(refused.problems)
            return False
        self.trouble.show_problems(())
        for form in (self.head, self.readings):
            form.forget()  # the text may have changed what they show
        return True

    def _try(self) -> None:
        self.tabs.setCurrentIndex(TRIAL)
        if self.tabs.currentIndex() == TRIAL:
            self.trial.part.compute()

    def _tried(self) -> tuple[Rulebook, Scheme]:
        if self.draft.scheme is None:
            raise Refused(Problem("trial.scheme_wrong"))
        office = self.session.office
        text = a_rule_text(office, RuleKind.SCHEME, self.draft.scheme.id, self.draft.text)
        return previewed(office, [text]).rulebook, self.draft.scheme

    def accept(self) -> None:
        """Keep it as the book's own; stay open where it is refused."""
        if self.tabs.currentIndex() == TEXT and not self._take_text():
            return
        if self.head.made is not None and self.head.made.faulty:
            self.tabs.setCurrentIndex(HEAD)
            return
        try:
            self.kept = self.session.do(lambda: keep_scheme(self.session.office, self.draft.text, self.why.text()))
        except Refused as refused:
            if any(problem.at.field for problem in refused.problems):
                self.tabs.setCurrentIndex(HEAD)
            self.trouble.show_problems(self.head.part.show_problems(refused.problems))
        else:
            super().accept()

    @property
    def typed_over(self) -> bool:
        """Return whether the scheme says something else than when it was opened: a trial's numbers are not kept."""
        wrong = self.head.made is not None and self.head.made.faulty
        return self.draft.typed_over or wrong or bool(self.why.text()) or self._text_typed()

    def _text_typed(self) -> bool:
        return self.tabs.currentIndex() == TEXT and self.text.toPlainText() != self.draft.text


def _even(font: QFont) -> QFont:
    """Return a face whose letters are all as wide, as high as the given one."""
    even = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    even.setPixelSize(font.pixelSize() if font.pixelSize() > 0 else 13)
    return even
