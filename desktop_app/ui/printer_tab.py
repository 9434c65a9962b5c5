"""The settings' tab "Máy in": each printer is measured once with a page of rulers, and moved by what was measured."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.model.problems import Problem, Refused
from desktop_app.services.drawing_rulers import draw_ruler_page
from desktop_app.settings import PrinterOffset
from desktop_app.ui.dialogs.frame import DiscardDialog
from desktop_app.ui.dialogs.print_paper import NO_PRINTER, offset_words
from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.measure_edit import MeasureEdit
from desktop_app.ui.print_job import PrintJob
from desktop_app.ui.printers import Printers, find_printers
from desktop_app.ui.sending import send
from desktop_app.ui.session import Session
from desktop_app.ui.unit_tabs import FORM_WIDTH
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import beside
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.text import label
from desktop_app.wording import ruler_words

HOW = (
    "Giấy in ra lệch vài phần mười milimét là thường. In trang đo, đo hai khoảng bằng thước rồi gõ vào đây; "
    "từ đó mọi văn bản in ra máy này được dời lại cho đúng. Máy in không lệch thì mỗi số là 20,0."
)
LEFT, TOP = "Mép trái giấy tới vạch A (mm)", "Mép trên giấy tới vạch B (mm)"


class PrinterTab(QWidget):
    """Shows one printer's measures; the page of the settings keeps them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self._asked, self._at = session, False, ""
        self.printer: Choice[str] = Choice((), str)
        self.choice = Form(session.look, session.messages)
        self.choice.add(("printer", "Máy in", self.printer))
        self.form = Form(session.look, session.messages)
        self.measures = {name: MeasureEdit() for name in ("right", "down", "wide_right", "wide_down")}
        self.said = label("", "small", wrap=True)
        self.trial, self.check = button("In trang đo"), button("In kiểm tra có bù")
        self._lay_out()
        self.trial.clicked.connect(lambda: self._print(corrected=False))
        self.check.clicked.connect(lambda: self._print(corrected=True))
        self.choice.finished.connect(self.trial.setFocus)
        self.printer.currentIndexChanged.connect(lambda _at: self._turn())
        self._show(Printers())

    def _lay_out(self) -> None:
        look, measures = self.session.look, self.measures
        self.form.heading("Trang đứng")
        self.form.add(("right", LEFT, measures["right"]), ("down", TOP, measures["down"]))
        self.form.heading("Trang ngang")
        self.form.add(("wide_right", LEFT, measures["wide_right"]), ("wide_down", TOP, measures["wide_down"]))
        self.form.drop_faults_typed_over()
        inner, column = QWidget(), QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(10))
        box.addWidget(label(HOW, "secondary", wrap=True))
        box.addWidget(self.choice)
        box.addLayout(beside(self.trial, self.check, stretch_at=2))
        box.addWidget(self.form)
        box.addWidget(self.said)
        box.addStretch(1)
        column.setMaximumWidth(look.px(FORM_WIDTH))
        across = QHBoxLayout(inner)
        across.addWidget(column, 2)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the machine's printers when the tab is first seen: some take seconds to answer."""
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self.session.tasks.run("Đang hỏi máy in", lambda _progress: find_printers(), self._show, stops=False)

    def _show(self, printers: Printers) -> None:
        measured = (one.printer for one in self.session.settings.offsets)
        names = tuple(dict.fromkeys((*printers.names, *measured)))
        self.printer.set_values(names)
        self.printer.set_value(printers.offered.name or (names[0] if names else None))
        for part in (self.printer, self.trial, self.check, *self.measures.values()):
            part.setEnabled(bool(names))
        self._at = self.printer.value or ""
        self.show_kept()

    def show_kept(self) -> None:
        """Show what is kept of the printer chosen."""
        offset = self.session.settings.offset_of(self._at)
        for name, edit in self.measures.items():
            edit.show_correction(getattr(offset, name))
        self.said.setText(offset_words(offset) if self._at else NO_PRINTER)
        self.form.show_problems(())
        self.form.mark_shown()

    def _turn(self) -> None:
        """Show another printer, unless something half typed would be lost by it."""
        wanted = self.printer.value or ""
        if wanted == self._at:
            return
        if self.form.typed_over and not DiscardDialog(self, self.session.look, self._saved).exec():
            self.printer.set_value(self._at)
            return
        self._at = wanted
        self.show_kept()

    def _saved(self) -> bool:
        return not self.keep()

    def keep(self) -> list[Problem]:
        """Keep what is typed for this printer; return what is wrong with it, shown at its field."""
        found: dict[str, int] = {}
        problems: list[Problem] = []
        for name, edit in self.measures.items():
            try:
                found[name] = edit.correction(name)
            except Refused as refused:
                problems += refused.problems
        self.form.show_problems(problems)
        if not problems and self._at:
            self.session.keep_settings(self.session.settings.with_offset(PrinterOffset(self._at, **found)))
            self.show_kept()
        return problems

    def _print(self, *, corrected: bool) -> None:
        """Print the page of rulers: as the printer prints of itself, or moved by what is typed, which is then kept."""
        if corrected and self.form.typed_over and self.keep():
            return
        offset = self.session.settings.offset_of(self._at) if corrected else PrinterOffset()
        note = ruler_words.CHECKED if corrected else ruler_words.MEASURED
        job = PrintJob(self._at, offset=offset, note=note, title=self.trial.text().replace("&", ""))
        office = self.session.office
        self.session.tasks.run(
            "Đang vẽ trang đo",
            lambda _progress: draw_ruler_page(office),
            partial(send, self.session, job=job),
            stops=False,
        )
