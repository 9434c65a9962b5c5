"""To a printer, to another program, to a file: what can be done with a paper that is shown."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop_app.model.problems import Problem, Refused
from desktop_app.ui.tasks import Progress
from desktop_app.ui.widgets.pdf_pages import PageSize, PdfPages

MOST_DPI = 300
"""Office printers report 600 or 1,200; at 600 a page takes 3.5 times as long and looks the same."""


def print_pdf(data: bytes, printer: QPrinter, progress: Progress | None = None) -> int:
    """Send the pages to the printer, each in its own size and direction; return how many; Refused if it fails."""
    pages = PdfPages(data)
    try:
        return _send(pages, printer, progress)
    finally:
        pages.close()


def _send(pages: PdfPages, printer: QPrinter, progress: Progress | None) -> int:
    printer.setFullPage(True)
    painter = QPainter()
    for number, size in enumerate(pages.sizes):
        printer.setPageLayout(_layout(size))
        started = printer.newPage() if painter.isActive() else painter.begin(printer)
        if not started:
            if painter.isActive():
                painter.end()
            raise Refused(Problem("printer.failed", values={"printer": printer.printerName() or "PDF"}))
        image = pages.draw(number, min(MOST_DPI, printer.resolution()))
        painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), image)
        if progress is not None:
            progress.report(number + 1, len(pages.sizes))
    painter.end()
    return len(pages.sizes)


def _layout(size: PageSize) -> QPageLayout:
    wide = size.width > size.height
    short, long = sorted((size.width, size.height))
    paper = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    direction = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    return QPageLayout(paper, direction, QMarginsF(0, 0, 0, 0))


def open_elsewhere(data: bytes, name: str, folder: QTemporaryDir) -> Path:
    """Hand a copy to the program that this machine opens PDF files with; return where the copy lies."""
    file = Path(folder.path()) / name
    file.write_bytes(data)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        raise Refused(Problem("printer.no_program", values={"file": name}))
    return file
