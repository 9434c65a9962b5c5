"""Before a paper goes to a printer: which one, how many, which pages, which sides. Our own, for Qt's is in English."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.model.problems import Refused
from desktop_app.services.advising_prints import PrintAdvice
from desktop_app.settings import SIDES, LastPrint, PrinterOffset
from desktop_app.ui.dialogs.frame import Dialog
from desktop_app.ui.print_job import PrintJob, parse_copies, parse_pages
from desktop_app.ui.printers import PrinterFacts, Printers, facts_of
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.text import label

SAVE, OPEN = "save", "open"
"""What else can be done with a paper where there is no printer."""
SIDE_WORDS = {
    "one": "Một mặt",
    "long": "Hai mặt, lật theo cạnh dài",
    "short": "Hai mặt, lật theo cạnh ngắn",
}
WHY = {
    "single": "Văn bản chỉ có một trang.",
    "signed": "Có cột để ký hoặc ghi tay: nên in một mặt.",
    "stands": "Văn bản nhiều trang đứng: nên in hai mặt, lật theo cạnh dài.",
    "lies": "Văn bản nhiều trang ngang: nên in hai mặt, lật theo cạnh ngắn.",
}
BY_HAND = (
    "Máy in này không báo là tự in được hai mặt. In tay: gõ «lẻ» vào ô Trang rồi in, "
    "lật chồng giấy, gõ «chẵn» rồi in tiếp."
)
NO_PRINTER = (
    "Máy này chưa có máy in nào. Cài máy in trong hệ điều hành rồi in lại; "
    "hoặc lưu tệp PDF để in ở máy khác, hoặc mở bằng phần mềm đọc PDF của máy này."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The paper that shall be printed."""

    pages: int
    advice: PrintAdvice
    form: str = ""
    title: str = ""
    note: str = ""


class PrintDialog(Dialog):
    """Begins with what was chosen for this form last, else with what suits the paper; :attr:`job` is the answer."""

    def __init__(self, parent: QWidget | None, session: Session, asked: Asked, printers: Printers) -> None:
        super().__init__(parent, session.look, "In văn bản", width=560)
        self.session, self.asked = session, asked
        self.job: PrintJob | None = None
        self._facts = {printers.offered.name: printers.offered}
        last = session.settings.last_print(asked.form) or LastPrint(sides=asked.advice.sides)
        self._make_fields(printers, last)
        self._lay_out()
        go = self.offer("In")
        self.form.finished.connect(go.setFocus)
        self.printer.currentIndexChanged.connect(lambda _at: self._ask_printer())
        self.sides.currentIndexChanged.connect(lambda _at: self._say_facts())
        self._say_facts()
        self.copies.setFocus()
        self.copies.selectAll()

    def _make_fields(self, printers: Printers, last: LastPrint) -> None:
        self.printer = Choice(printers.names, str)
        self.printer.set_value(printers.offered.name)
        self.copies = QLineEdit(str(last.copies))
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(f"tất cả {self.asked.pages} trang")
        self.sides = Choice(SIDES, lambda sides: SIDE_WORDS[sides])
        self.sides.set_value(last.sides)
        self.colour = Choice((False, True), lambda colour: "Màu" if colour else "Đen trắng")
        self.colour.set_value(last.colour)
        self.collate = Choice((True, False), lambda whole: "Từng bộ: 1-2, 1-2" if whole else "Từng trang: 1-1, 2-2")

    def _lay_out(self) -> None:
        self.form = Form(self.look, self.session.messages)
        self.form.add(("printer", "Máy in", self.printer))
        self.form.add(("copies", "Số bản", self.copies), ("pages", "Trang (ví dụ 1-3, 5; lẻ; chẵn)", self.pages))
        self.form.add(("sides", "Mặt giấy", self.sides))
        self.form.say(WHY[self.asked.advice.why])
        self.form.add(("colour", "Màu mực", self.colour), ("collate", "Thứ tự khi in nhiều bản", self.collate))
        self.form.drop_faults_typed_over()
        self.facts = label("", "small", wrap=True)
        self.form.put(self.facts)
        if self.asked.note:
            self.form.say(f"Chân mỗi trang in thêm: «{self.asked.note}»")
        self.box.addWidget(self.form)

    @property
    def typed_over(self) -> bool:
        """Nothing here is work that could be lost."""
        return False

    def _ask_printer(self) -> None:
        """Ask a printer chosen anew what it can do, without holding the window up."""
        name = self.printer.value or ""
        if name in self._facts:
            self._say_facts()
            return
        self.session.tasks.run("Đang hỏi máy in", lambda _progress: facts_of(name), self._take_facts, stops=False)

    def _take_facts(self, facts: PrinterFacts) -> None:
        self._facts[facts.name] = facts
        self._say_facts()

    def _say_facts(self) -> None:
        name = self.printer.value or ""
        said = [offset_words(self.session.settings.offset_of(name))]
        facts = self._facts.get(name)
        if facts is not None and not facts.both_sides and self.sides.value != "one":
            said.insert(0, BY_HAND)
        self.facts.setText(" ".join(said))

    def accept(self) -> None:
        """Keep the choice for the next paper of this form and close; stay open where the pages make no sense."""
        asked, name = self.asked, self.printer.value or ""
        try:
            copies, pages = parse_copies(self.copies.text()), parse_pages(self.pages.text(), asked.pages)
        except Refused as refused:
            self.form.show_problems(refused.problems)
            return
        settings = self.session.settings
        sides, colour = self.sides.value or "one", bool(self.colour.value)
        self.job = PrintJob(
            name,
            copies,
            pages,
            bool(self.collate.value),
            sides,
            colour,
            settings.offset_of(name),
            asked.note,
            asked.title,
        )
        last = LastPrint(asked.form, name, copies, sides, colour)
        if asked.form and settings.last_print(asked.form) != last:
            self.session.keep_settings(settings.with_print(last))
        super().accept()


class NoPrinterDialog(Dialog):
    """Where the machine has no printer; :attr:`chosen` is what else shall be done, where it was accepted."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session.look, "Chưa có máy in", width=600)
        self.chosen = SAVE
        self.say(NO_PRINTER)
        elsewhere = button("Mở bằng phần mềm khác…")
        elsewhere.clicked.connect(self._open)
        go = self.offer("Lưu tệp PDF…")
        self.foot.insertWidget(1, elsewhere)
        go.setFocus()

    def _open(self) -> None:
        self.chosen = OPEN
        self.accept()


def offset_words(offset: PrinterOffset) -> str:
    """Return what a printer's pictures are moved by, as the clerk reads it."""
    stands = _moved(offset.right, offset.down)
    lies = _moved(offset.wide_right, offset.wide_down)
    if not stands and not lies:
        return "Không bù lệch cho máy in này. Đo và bù ở Cài đặt, thẻ Máy in."
    return f"Bù lệch: trang đứng {stands or 'không'}; trang ngang {lies or 'không'}."


def _moved(right: int, down: int) -> str:
    said = []
    if right:
        said.append(f"{'sang phải' if right > 0 else 'sang trái'} {millimetres(abs(right))}")
    if down:
        said.append(f"{'xuống' if down > 0 else 'lên'} {millimetres(abs(down))}")
    return ", ".join(said)


def millimetres(tenths: int) -> str:
    """Return tenths of a millimetre in words: ``1,5 mm``."""
    return f"{tenths // 10},{tenths % 10} mm"
