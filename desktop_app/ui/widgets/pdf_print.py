"""To a printer, to another program, to a file: what can be done with a paper that is shown.

A page goes out as a picture at the printer's own sharpness, in strips, so that forty pages take no more memory than
one. It is laid on the paper by its measures and never stretched to it: a millimetre stays a millimetre.
"""

from collections.abc import Sequence
from hashlib import sha256
from math import ceil
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSizeF, Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop_app.model.problems import Problem, Refused
from desktop_app.services.saving_files import save
from desktop_app.ui.print_job import PrintJob, sheets
from desktop_app.ui.tasks import Progress
from desktop_app.ui.widgets.pdf_pages import POINTS_AN_INCH, PageSize, PdfPages

MOST_DPI = 600
"""Office printers have 600 or say 1,200; more dots than 600 can't be seen in black letters."""
STRIP_ROWS = 256
TENTHS_AN_INCH = 254
NOTE_POINTS = 8.5
NOTE_LEFT_MM, NOTE_RIGHT_MM, NOTE_UP_MM = 20.0, 30.0, 13.5
"""In the bottom margin, above the paper's own mark and beside its QR code."""
_SIDES = {
    "one": QPrinter.DuplexMode.DuplexNone,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
}


def print_pdf(data: bytes, job: PrintJob, progress: Progress | None = None) -> int:
    """Send pages to the printer, each in its own size and direction; return how many sheets' sides were sent.

    Raises Refused where the printer takes nothing, and Cancelled, after telling the printer to drop what it has.
    """
    pages = PdfPages(data)
    try:
        return _Printing(pages, job).send(progress)
    finally:
        pages.close()


def _printer(job: PrintJob) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if job.file:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(job.file)
    elif job.printer:
        printer.setPrinterName(job.printer)
    if job.title:
        printer.setDocName(job.title)
    printer.setDuplex(_SIDES[job.sides])
    printer.setColorMode(QPrinter.ColorMode.Color if job.colour else QPrinter.ColorMode.GrayScale)
    printer.setFullPage(True)
    return printer


class _Printing:
    """One job on its way; printer and painter live on the thread that prints."""

    def __init__(self, pages: PdfPages, job: PrintJob) -> None:
        self.pages, self.job = pages, job
        self.printer, self.painter = _printer(job), QPainter()

    def send(self, progress: Progress | None) -> int:
        order = self._order()
        try:
            for count, page in enumerate(order, start=1):
                self._begin(self.pages.sizes[page if page is not None else 0])
                if page is not None:
                    self._draw(page)
                if progress is not None:
                    progress.report(count, len(order))
        except BaseException:
            self.printer.abort()
            raise
        finally:
            if self.painter.isActive():
                self.painter.end()
        return len(order)

    def _order(self) -> Sequence[int | None]:
        job, count = self.job, len(self.pages.sizes)
        if job.copies > 1 and self.printer.supportsMultipleCopies():
            self.printer.setCopyCount(job.copies)
            self.printer.setCollateCopies(job.collate)
            return job.pages or range(count)
        return tuple(sheets(job, count))

    def _begin(self, size: PageSize) -> None:
        """Begin a sheet's side; it lies or stands as the page does."""
        self.printer.setPageLayout(_layout(size))
        if not (self.printer.newPage() if self.painter.isActive() else self.painter.begin(self.printer)):
            raise Refused(Problem("printer.failed", values={"printer": self.job.printer or "PDF"}))
        self.painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)

    def _draw(self, page: int) -> None:
        size, dots = self.pages.sizes[page], self.printer.resolution()
        step = ceil(dots / MOST_DPI)  # a whole number, so that strips meet without a seam
        corner = self._corner(size)
        for top, strip in self.pages.strips(page, dots / step, STRIP_ROWS, grey=not self.job.colour):
            place = QRect(corner + QPoint(0, top * step), strip.size() * step)
            self.painter.drawImage(place, strip)
        if self.job.note:
            self._write_note(size, corner)

    def _corner(self, size: PageSize) -> QPoint:
        """Return where the paper's upper left corner is, in the printer's dots, with this printer's own offset."""
        dots, offset = self.printer.resolution(), self.job.offset
        wide = size.width > size.height
        right, down = (offset.wide_right, offset.wide_down) if wide else (offset.right, offset.down)
        moved = QPoint(round(right * dots / TENTHS_AN_INCH), round(down * dots / TENTHS_AN_INCH))
        return moved - self.printer.pageLayout().paintRectPixels(dots).topLeft()

    def _write_note(self, size: PageSize, corner: QPoint) -> None:
        dots = self.printer.resolution()
        font = QFont(self.painter.font())
        font.setPixelSize(round(NOTE_POINTS / POINTS_AN_INCH * dots))
        left, right, up = (round(mm * 10 * dots / TENTHS_AN_INCH) for mm in (NOTE_LEFT_MM, NOTE_RIGHT_MM, NOTE_UP_MM))
        width = round(size.width / POINTS_AN_INCH * dots) - left - right
        words = QFontMetricsF(font, self.printer).horizontalAdvance(self.job.note)
        if words > width:
            font.setPixelSize(max(1, int(font.pixelSize() * width / words)))
        self.painter.setFont(font)
        self.painter.setPen(Qt.GlobalColor.black)
        foot = round(size.height / POINTS_AN_INCH * dots) - up
        self.painter.drawText(corner + QPoint(left, foot), self.job.note)


def _layout(size: PageSize) -> QPageLayout:
    wide = size.width > size.height
    short, long = sorted((size.width, size.height))
    paper = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    direction = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper, direction, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)  # else a printer's own margins would move the page
    return layout


def open_elsewhere(data: bytes, name: str, folder: QTemporaryDir) -> Path:
    """Hand a copy to the program that this machine opens PDF files with; return where the copy lies.

    Each paper has a folder of its own: the one opened before may still be open, and then can't be written over.
    """
    file = Path(folder.path()) / sha256(data).hexdigest()[:16] / name
    if not file.exists():
        save(file, data)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        raise Refused(Problem("printer.no_program", values={"file": name}))
    return file
