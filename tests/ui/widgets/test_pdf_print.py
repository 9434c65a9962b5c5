"""Printing to a PDF file stands for a printer: the same QPrinter, without paper."""

import io

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop_app.model.problems import Refused
from desktop_app.ui.tasks import Cancelled, Progress
from desktop_app.ui.widgets.pdf_print import print_pdf


def paper():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.rect(72, 72, 200, 200, fill=1)
    canvas.showPage()
    canvas.setPageSize(landscape(A4))
    canvas.rect(72, 72, 200, 200, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def to_file(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.usefixtures("qapp")
def test_each_page_is_printed_in_its_own_direction(tmp_path):
    said = []
    progress = Progress(lambda done, total: said.append((done, total)))
    assert print_pdf(paper(), to_file(tmp_path / "out.pdf"), progress) == 2
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    sizes = [tuple(round(side) for side in document.get_page_size(n)) for n in range(len(document))]
    picture = document[0].render(scale=0.2)
    darkest = min(picture.buffer)
    document.close()
    assert (sizes, said) == ([(595, 842), (842, 595)], [(1, 2), (2, 2)])
    assert darkest < 20


@pytest.mark.qt_log_ignore("QPainter::begin")
@pytest.mark.usefixtures("qapp")
def test_a_printer_that_takes_nothing_is_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        print_pdf(paper(), to_file(tmp_path / "no" / "such" / "folder.pdf"))
    assert refused.value.problems[0].code == "printer.failed"


@pytest.mark.usefixtures("qapp")
def test_cancelling_stops_between_pages(tmp_path):
    progress = Progress(lambda _done, _total: None)
    progress.cancel()
    with pytest.raises(Cancelled):
        print_pdf(paper(), to_file(tmp_path / "out.pdf"), progress)
