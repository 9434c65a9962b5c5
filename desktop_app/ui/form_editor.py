"""Change a form's wording, columns and order without harm: parts or text at the left, the paper at the right."""

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop_app.model.law import RuleKind
from desktop_app.model.problems import Problem, Refused
from desktop_app.services import keeping_forms
from desktop_app.services.checking_forms import PATIENCE_MS, FormJudge
from desktop_app.services.keeping_rules import own_text
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.form_compare_tab import FormCompareTab
from desktop_app.ui.form_draft import FormDraft
from desktop_app.ui.form_parts_tab import FormPartsTab
from desktop_app.ui.form_preview import FormPreview
from desktop_app.ui.form_text_tab import FormTextTab
from desktop_app.ui.form_words import placed
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import beside
from desktop_app.ui.widgets.problem_list import ProblemList

PARTS, TEXT, COMPARE = range(3)
PAUSE_MS = 200
"""How long nothing is typed before a file's text is read."""


class FormEditor(Dialog):
    """Three tabs over one draft; Ctrl+Enter keeps it as the book's own. :attr:`kept` says whether it was."""

    def __init__(self, parent: QWidget | None, session: Session, judge: FormJudge, code: str) -> None:
        super().__init__(parent, session.look, "Sửa mẫu văn bản", 1300)
        self.session, self.code, self.judge = session, code, judge
        self.kept = self._wanted = False
        office = session.office
        self._own = own_text(office, RuleKind.FORM, code)
        self.draft = FormDraft(judge, code, keeping_forms.begun(office, code))
        self.heading.setText(f"Sửa mẫu: {self.draft.data.get('title', code)}")
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Cách sửa mẫu")
        self.parts = FormPartsTab(session.look, session.messages, self.draft)
        self.parts.shown.connect(self.letters.give)
        self.file = FormTextTab(session.look, session.messages)
        self.compare = FormCompareTab(session.look, session.messages, self._own)
        self.preview = FormPreview(session, judge, code)
        self.trouble = ProblemList(session.look, session.messages)
        self.trouble.setMaximumHeight(session.look.px(90))
        self.why = QLineEdit()
        self._lay_out()
        self._keys()
        self._at = PARTS
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.check_text)
        self._stop = threading.Event()
        self._late = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._late.timeout.connect(self._give_up)
        self.tabs.currentChanged.connect(self._turn)
        self.file.typed.connect(lambda _text: self._text_changed())
        self.draft.changed.connect(lambda _key: self._refresh())
        self.preview.told.connect(self._tell)
        self.finished.connect(lambda _result: self._close_down())
        self._papers = QTimer(self, singleShot=True, interval=0)
        self._papers.timeout.connect(self.preview.offer_papers)
        if session.tasks.at_once:
            self.preview.offer_papers()
        else:
            self._papers.start()  # the book is read for them once the editor stands there
        self.preview.show_form(self.draft.form)
        self.parts.table.setFocus()

    def _lay_out(self) -> None:
        for widget, words in (
            (self.parts, "Các phần"),
            (self.file, "Văn bản TOML"),
            (self.compare, "So với bản của chương trình"),
        ):
            self.tabs.addTab(widget, words)
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs, 1)
        box.addWidget(self.trouble)
        self.undo_button, self.redo_button = button("Hoàn tác"), button("Làm lại")
        self.own_button = button("Trở lại bản của chương trình")
        self.own_button.setEnabled(self._own is not None)
        settings = button("Nơi nhận, người ký trong Cài đặt", "quiet")
        settings.clicked.connect(self._to_settings)
        slots: tuple[Callable[[], object], ...] = (self.undo, self.redo, self.take_own)
        for made, do in zip((self.undo_button, self.redo_button, self.own_button), slots, strict=True):
            made.clicked.connect(lambda _checked=False, do=do: do())
        box.addLayout(beside(self.undo_button, self.redo_button, self.own_button, settings, stretch_at=4))
        across = QSplitter()
        across.setChildrenCollapsible(False)
        across.addWidget(left)
        across.addWidget(self.preview)
        across.setSizes([self.look.px(660), self.look.px(600)])
        self.box.addWidget(across, 1)
        self.be_high(700)
        self.why.setPlaceholderText("Lý do sửa (ghi vào nhật ký)")
        self.why.setAccessibleName("Lý do sửa (ghi vào nhật ký)")
        self.foot.insertWidget(0, self.why, 1)
        self.go = self.offer("Lưu vào sổ")

    def _keys(self) -> None:
        for key, do in (("Ctrl+Z", self.undo), ("Ctrl+Y", self.redo), ("Ctrl+Shift+Z", self.redo), ("F1", self.help)):
            QShortcut(QKeySequence(key), self).activated.connect(do)
        self.letters.give()

    # Following what is typed

    def _text_changed(self) -> None:
        if self.session.tasks.at_once:
            self.check_text()
        else:
            self._pause.start()

    def check_text(self) -> None:
        """Read the file's text as it stands, say what is wrong by line and key, and draw it where nothing is."""
        if self.tabs.currentIndex() != TEXT:
            return
        form, problems = self.draft.checked(self.file.text.toPlainText())
        self.file.show_problems(problems)
        self.preview.show_form(form)

    def _refresh(self) -> None:
        self.preview.show_form(self.draft.form)
        if self.tabs.currentIndex() == TEXT:
            self.file.show_text(self.draft.text)
            self.file.show_problems(self.draft.problems)
        elif self.tabs.currentIndex() == COMPARE:
            self.compare.show_text(self.draft.text)

    def _turn(self, at: int) -> None:
        left, self._at = self._at, at
        self._pause.stop()
        if left == TEXT and not self._take_text():
            self._at = TEXT
            self.tabs.setCurrentIndex(TEXT)
        elif at == TEXT:
            self.file.show_text(self.draft.text)
            self.file.show_problems(self.draft.problems)
        elif at == COMPARE:
            self.compare.show_text(self.draft.text)

    def _take_text(self) -> bool:
        """Read the file's text back; stay where it is no form, with what is wrong below it."""
        text = self.file.text.toPlainText()
        form, problems = self.draft.checked(text)
        if form is None:
            self.file.show_problems(problems)
            return False
        self.draft.put_text(text)
        return True

    def _tell(self, problems: Sequence[Problem]) -> None:
        """Say what is to be known of the paper drawn; what is wrong with the form stands beside its parts."""
        data, messages = self.draft.data, self.session.messages
        self.trouble.show_problems(placed(messages, data, one) if one.at.column else one for one in problems)

    # Verbs

    def undo(self) -> None:
        """Go one step back, in the file's text by its own editor."""
        if self.tabs.currentIndex() == TEXT and self.file.text.document().isUndoAvailable():
            self.file.text.undo()
        else:
            self.draft.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.tabs.currentIndex() == TEXT and self.file.text.document().isRedoAvailable():
            self.file.text.redo()
        else:
            self.draft.redo()

    def take_own(self) -> None:
        """Say again what the program's own form says; undoing brings the changes back."""
        if self._own is not None:
            self.draft.put_text(keeping_forms.unattested(self._own))

    def help(self) -> None:
        """Show the page for clerks."""
        from desktop_app.ui.help_page import HelpPage

        HelpPage(self, self.look, "Sửa mẫu văn bản", self.session.office.paths.forms / "README.vi.md").exec()

    def _to_settings(self) -> None:
        self.reject()
        if not self.isVisible():
            self.session.asked.emit("settings", "papers")

    def accept(self) -> None:
        """Keep it as the book's own; drawn once more away from the window, and stay open where it is refused."""
        if self._wanted:
            return
        if self.tabs.currentIndex() == TEXT and not self._take_text():
            return
        if self.draft.form is None or self.parts.faulty:
            self.tabs.setCurrentIndex(PARTS)
            return
        text, why = self.draft.text, self.why.text()
        stop = self._stop = threading.Event()
        self._late.start()
        form, judge, context = self.draft.form, self.judge, self.judge.sample(self.draft.form)

        def work(_progress: object) -> None:
            if context is not None:
                judge.draw(form, context, stop.is_set)

        self.go.setEnabled(False)
        self._wanted = True
        self.session.tasks.run(
            "Đang kiểm tra mẫu", work, lambda _none: self._keep(text, why), self._not_kept, stops=False
        )

    def _keep(self, text: str, why: str) -> None:
        """Keep what was checked; what was typed on meanwhile is checked first, and what was put off is not kept."""
        if not self._answered():
            return
        if (self._said, self.why.text()) != (text, why) or self.parts.faulty:
            self.accept()
            return
        office = self.session.office
        try:
            form = self.session.do(lambda: keeping_forms.keep_proved(office, self.code, text, why, self.judge))
        except Refused as refused:
            self._tell(refused.problems)
            return
        self.kept = True
        self.session.said.emit(f"Đã lưu mẫu «{form.title}», bản {form.edition}; văn bản đã in giữ nguyên bản cũ")
        super().accept()

    def _not_kept(self, fault: BaseException) -> None:
        wanted = self._answered()
        if not isinstance(fault, Refused):
            raise fault
        if wanted:
            self._tell(fault.problems)

    def _answered(self) -> bool:
        """The checking came home: return whether it is still wanted that the form is kept."""
        self._late.stop()
        self.go.setEnabled(True)
        wanted, self._wanted = self._wanted, False
        return wanted

    @property
    def _said(self) -> str:
        """Return the text as it stands on the tab in front."""
        return self.file.text.toPlainText() if self.tabs.currentIndex() == TEXT else self.draft.text

    def reject(self) -> None:
        """Go back; what is being checked to be kept is then not kept."""
        self._wanted = False
        self._give_up()
        super().reject()

    def _give_up(self) -> None:
        """Drawing once more before it is kept has taken too long."""
        self._stop.set()

    def _close_down(self) -> None:
        self._pause.stop()
        self._late.stop()
        self._papers.stop()
        self.preview.close_down()

    @property
    def typed_over(self) -> bool:
        """Return whether the form says something else than when it was opened."""
        text = self._said != self.draft.text
        return not self.kept and (self.draft.typed_over or text or self.parts.faulty or bool(self.why.text()))
