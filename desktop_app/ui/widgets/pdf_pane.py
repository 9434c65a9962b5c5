"""A paper with its bar: page, zoom, print, save, open elsewhere. Pages that show papers use this one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from desktop_app.services.saving_files import named, save
from desktop_app.ui.print_job import PrintRequest
from desktop_app.ui.saving_place import in_documents
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import beside
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.pdf_find import PaperFind
from desktop_app.ui.widgets.pdf_keys import PaperKeys
from desktop_app.ui.widgets.pdf_print import open_elsewhere
from desktop_app.ui.widgets.pdf_view import PdfView
from desktop_app.ui.widgets.pdf_zoom import ZoomBox
from desktop_app.ui.widgets.text import label

DRAWING = "Đang dựng tờ giấy…"
"""In a paper's place until the first is drawn."""


class PaperPane(QWidget):
    """Shows a PDF, or says why there is none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.view = PdfView(session.look, self, at_once=session.tasks.at_once)
        self._name = "van-ban.pdf"
        self._kept: bytes | None = None
        self._folder: QTemporaryDir | None = None
        self.finder = PaperFind(session.look, self.view)
        self.zoom = ZoomBox(session.look, self.view)
        self.page = QLineEdit()
        self.page.setAccessibleName("Tới trang")
        self.page.setToolTip("Gõ số trang rồi Enter; trong tờ giấy: Ctrl+G")
        self.page.setFixedWidth(session.look.px(52))
        self._count = label("", "secondary")
        self.words = label("", "secondary", wrap=True)
        self.words.setContentsMargins(*(4 * [session.look.px(24)]))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(session.look.px(8))
        box.addLayout(self._bar())
        box.addWidget(self.finder)
        box.addWidget(self.words)
        box.addWidget(self.view, 1)
        self.view.page_changed.connect(self._say_page)
        self.page.returnPressed.connect(self._jump)
        self.page.editingFinished.connect(self._say_where)
        self._keys = PaperKeys(
            self,
            {
                "Ctrl+F": self.find_in_paper,
                "F3": lambda: self.finder.step(1),
                "Shift+F3": lambda: self.finder.step(-1),
                "Ctrl+G": self._ask_page,
            },
        )
        self.say("")

    def _bar(self) -> FlowLayout:
        bar = FlowLayout(self.session.look.px(6), 0)
        where = QWidget()
        where.setLayout(beside(label("Trang", "secondary"), self.page, self._count, stretch_at=3))
        bar.addWidget(where)
        steps: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("−", "Thu nhỏ, Ctrl+−", self.view.zoom_out),
            ("+", "Phóng to, Ctrl++", self.view.zoom_in),
            ("Tìm", "Tìm chữ trong tờ giấy này, Ctrl+F trong tờ giấy", self.find_in_paper),
            ("Lưu…", "Lưu bản PDF này ra một thư mục", self.save_as),
            ("Mở…", "Mở bằng phần mềm khác: trình đọc PDF của máy này", self.open_elsewhere),
        )
        self._buttons: list[QWidget] = [self.page, self.zoom]
        for text, tip, slot in steps:
            made = button(text)
            made.setToolTip(tip)
            made.setAccessibleName(tip.partition(",")[0] if text in "−+" else text.rstrip("…"))
            made.clicked.connect(lambda _checked=False, slot=slot: slot())
            self._buttons.append(made)
            bar.addWidget(made)
            if text == "−":
                bar.addWidget(self.zoom)
        return bar

    def show_pdf(self, data: bytes, name: str, *, kept: bytes | None = None) -> None:
        """Show a paper; ``name`` is what its file is called when saved.

        A paper of another name opens on its first page; one whose words alone have changed stays where it was read.
        ``kept`` is the print that was signed, where the paper shown is the signed one: saving writes the print.
        """
        another = name != self._name
        self._name, self._kept = name, kept
        self.words.hide()
        self.view.show()
        self.view.show_pdf(data)
        if another:
            self.view.verticalScrollBar().setValue(0)
        for part in self._buttons:
            part.setEnabled(True)
        self.zoom.follow()

    def say(self, words: str) -> None:
        """Show words in place of a paper."""
        self.view.clear()
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.view.setVisible(not words)
        self.finder.hide()
        for part in self._buttons:
            part.setEnabled(False)

    def find_in_paper(self) -> None:
        """Ask what to look for in the paper."""
        if self.view.page_count:
            self.finder.open()

    def _ask_page(self) -> None:
        self.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page.selectAll()

    def _jump(self) -> None:
        typed = self.page.text().strip()
        if typed.isascii() and typed.isdigit():
            self.view.go_to_page(int(typed))
        self.view.setFocus()
        self._say_where()

    def _say_where(self) -> None:
        self._say_page(self.view.page, self.view.page_count)

    def _say_page(self, page: int, count: int) -> None:
        self.page.setText(str(page) if count else "")
        self._count.setText(f"/ {count}" if count else "")

    def save_as(self) -> None:
        """Ask where, and write the bytes shown, of a signed paper the print."""
        self._save(self._kept or self.view.data)

    def _save(self, data: bytes) -> None:
        where, _ = QFileDialog.getSaveFileName(self, "Lưu văn bản", in_documents(self._name), "PDF (*.pdf)")
        if where:
            written = save(named(where, ".pdf"), data)  # a full disk is refused; the window's boundary says so
            self.session.said.emit(f"Đã lưu {written.name}")

    def open_elsewhere(self) -> None:
        """Hand a copy to the machine's own program; copies go when this window does."""
        self._open_elsewhere(self.view.data)

    def _open_elsewhere(self, data: bytes) -> None:
        self._folder = self._folder or QTemporaryDir()
        open_elsewhere(data, self._name, self._folder)

    def send_to_printer(
        self, data: bytes, *, form: str = "", note: str = "", title: str = "", sent: Callable[[], object] | None = None
    ) -> None:
        """Ask for a printer and send the pages, in the background; the status line counts them.

        ``form`` is the code by which sides are advised and the last choice is remembered; ``note`` a line printed
        beside the paper's own in the bottom margin of each page, for a paper that was superseded; ``sent`` is called
        when the printer has all of it.
        """
        name = title or Path(self._name).stem
        request = PrintRequest(data, form, name, note, sent, lambda what: self._instead(data, what))
        self.session.print_asked.emit(request)

    def _instead(self, data: bytes, what: str) -> None:
        """Where there is no printer: the same bytes into a file or another program."""
        if what == "save":
            self._save(data)
        else:
            self._open_elsewhere(data)
