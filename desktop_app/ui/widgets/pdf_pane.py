"""A paper with its bar: page, zoom, print, save, open elsewhere. Pages that show papers use this one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTemporaryDir
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.services.saving_files import save
from desktop_app.ui.print_job import PrintRequest
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.pdf_print import open_elsewhere
from desktop_app.ui.widgets.pdf_view import PdfView
from desktop_app.ui.widgets.text import label


class PaperPane(QWidget):
    """Shows a PDF, or says why there is none."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.view = PdfView(session.look, self, at_once=session.tasks.at_once)
        self._name = "van-ban.pdf"
        self._folder: QTemporaryDir | None = None
        self._page = label("", "secondary")
        self._zoom = label("", "secondary")
        self.words = label("", "secondary", wrap=True)
        self.words.setContentsMargins(*(4 * [session.look.px(24)]))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(session.look.px(8))
        box.addLayout(self._bar())
        box.addWidget(self.words)
        box.addWidget(self.view, 1)
        self.view.page_changed.connect(self._say_page)
        self.view.zoom_changed.connect(self._say_zoom)
        self.say("")

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(self.session.look.px(6))
        bar.addWidget(self._page)
        bar.addStretch(1)
        self._buttons: list[QWidget] = [self._zoom]
        steps: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("−", "Thu nhỏ, Ctrl+−", self.view.zoom_out),
            ("+", "Phóng to, Ctrl++", self.view.zoom_in),
            ("Vừa", "Vừa chiều ngang, Ctrl+0", lambda: self.view.set_zoom(None)),
            ("Lưu…", "Lưu bản PDF này ra một thư mục", self.save_as),
            ("Mở…", "Mở bằng phần mềm khác: trình đọc PDF của máy này", self.open_elsewhere),
        )
        bar.addWidget(self._zoom)
        for text, tip, slot in steps:
            made = button(text)
            made.setToolTip(tip)
            made.clicked.connect(lambda _checked=False, slot=slot: slot())
            self._buttons.append(made)
            bar.addWidget(made)
        return bar

    def show_pdf(self, data: bytes, name: str) -> None:
        """Show a paper; ``name`` is what its file is called when saved."""
        self._name = name
        self.words.hide()
        self.view.show()
        self.view.show_pdf(data)
        for part in self._buttons:
            part.setEnabled(True)
        self._say_zoom(self.view.zoom)

    def say(self, words: str) -> None:
        """Show words in place of a paper."""
        self.view.clear()
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.view.setVisible(not words)
        self._page.setText("")
        self._zoom.setText("")
        for part in self._buttons:
            part.setEnabled(False)

    def _say_page(self, page: int, count: int) -> None:
        self._page.setText(f"Trang {page} / {count}" if count else "")

    def _say_zoom(self, zoom: float) -> None:
        self._zoom.setText(f"{round(zoom * 100)} %")

    def save_as(self) -> None:
        """Ask where, and write the bytes shown."""
        self._save(self.view.data)

    def _save(self, data: bytes) -> None:
        where, _ = QFileDialog.getSaveFileName(self, "Lưu văn bản", self._name, "PDF (*.pdf)")
        if where:
            written = save(Path(where), data)  # a full disk is refused; the window's boundary says so
            self.session.said.emit(f"Đã lưu {written.name}")

    def open_elsewhere(self) -> None:
        """Hand a copy to the machine's own program; copies go when this window does."""
        self._open_elsewhere(self.view.data)

    def _open_elsewhere(self, data: bytes) -> None:
        self._folder = self._folder or QTemporaryDir()
        open_elsewhere(data, self._name, self._folder)

    def send_to_printer(self, data: bytes, *, form: str = "", note: str = "", title: str = "") -> None:
        """Ask for a printer and send the pages, in the background; the status line counts them.

        ``form`` is the code by which sides are advised and the last choice is remembered; ``note`` a line printed
        beside the paper's own in the bottom margin of each page, for a paper that was superseded.
        """
        name = title or Path(self._name).stem
        self.session.print_asked.emit(PrintRequest(data, form, name, note, lambda what: self._instead(data, what)))

    def _instead(self, data: bytes, what: str) -> None:
        """Where there is no printer: the same bytes into a file or another program."""
        if what == "save":
            self._save(data)
        else:
            self._open_elsewhere(data)
