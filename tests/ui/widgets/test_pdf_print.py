"""Printing to a PDF file stands for a printer: the same QPrinter, without paper; what came out is measured."""

import gc
import io
import os
import threading
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop_app.model.problems import Refused
from desktop_app.settings import PrinterOffset
from desktop_app.ui.print_job import PrintJob
from desktop_app.ui.tasks import Cancelled, Progress
from desktop_app.ui.widgets.pdf_print import print_pdf

DOTS = 600
MEMORY = Path("/proc/self/statm")
BOX = (40.0, 60.0, 50.0, 30.0)
"""A black box on each page: left, top, width, height in mm from the sheet's upper left corner."""

pytestmark = pytest.mark.usefixtures("qapp")


def paper(*sizes):
    out = io.BytesIO()
    canvas = Canvas(out)
    left, top, width, height = BOX
    for size in sizes or (A4, landscape(A4)):
        canvas.setPageSize(size)
        canvas.rect(left * mm, size[1] - (top + height) * mm, width * mm, height * mm, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def printed(tmp_path, data, **job):
    file = tmp_path / "out.pdf"
    count = print_pdf(data, PrintJob(file=str(file), **job))
    document = pypdfium2.PdfDocument(file)
    assert len(document) == count
    try:
        return [(page.get_size(), page.render(scale=DOTS / 72, grayscale=True).to_pil()) for page in document]
    finally:
        document.close()


def black(picture):
    """Left, top, width, height in mm of what is black on a picture."""
    left, top, right, bottom = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    return [edge * 25.4 / DOTS for edge in (left, top, right - left, bottom - top)]


def test_a_millimetre_is_a_millimetre_on_pages_that_stand_and_that_lie(tmp_path):
    found = printed(tmp_path, paper())
    assert [tuple(round(side) for side in size) for size, _ in found] == [(595, 842), (842, 595)]
    for _, picture in found:
        assert black(picture) == pytest.approx(BOX, abs=0.1)


def test_each_way_a_page_lies_has_the_printers_own_offset(tmp_path):
    [(_, stands), (_, lies)] = printed(tmp_path, paper(), offset=PrinterOffset("", 13, -7, -25, 31))
    left, top, width, height = BOX
    assert black(stands) == pytest.approx([left + 1.3, top - 0.7, width, height], abs=0.1)
    assert black(lies) == pytest.approx([left - 2.5, top + 3.1, width, height], abs=0.1)


def test_what_is_moved_off_the_sheet_moves_nothing_else(tmp_path):
    [(_, picture)] = printed(tmp_path, paper(A4), offset=PrinterOffset("", -100, -100))
    assert black(picture) == pytest.approx([30, 50, 50, 30], abs=0.1)


def test_strips_meet_without_a_seam(tmp_path):
    [(_, picture)] = printed(tmp_path, paper((200, 800)), pages=(0,))
    box = [round(edge * DOTS / 25.4) for edge in BOX]
    inside = picture.crop((box[0] + 3, box[1] + 3, box[0] + 300, box[1] + box[3] - 3))
    assert max(inside.tobytes()) < 10


def test_a_note_stands_in_the_bottom_margin_and_the_bytes_stay(tmp_path):
    data = paper()
    before = bytes(data)
    noted = printed(tmp_path, data, note="Bản in lại, đã được thay thế bằng Quyết định số 05/QĐ-UBND")
    long = printed(tmp_path, data, pages=(0,), note="Đã được thay thế bằng Quyết định số 05/QĐ-UBND. " * 6)
    assert data == before
    for size, picture in (*noted, *long):
        height = size[1] / 72 * 25.4
        foot = picture.crop((0, picture.height * 3 // 4, picture.width, picture.height))
        left, top, width, tall = black(foot)
        assert left == pytest.approx(20, abs=0.7)
        assert left + width < size[0] / 72 * 25.4 - 29
        assert 10 < height - (height * 3 / 4 + top + tall) < 14
        assert height - (height * 3 / 4 + top) < 16.5


def test_colour_is_sent_only_when_asked_for(tmp_path):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, *A4, fill=1, stroke=0)
    canvas.save()
    for colour, same in ((False, True), (True, False)):
        file = tmp_path / "out.pdf"
        print_pdf(out.getvalue(), PrintJob(file=str(file), colour=colour))
        document = pypdfium2.PdfDocument(file)
        red, green, _ = document[0].render(scale=0.2).to_pil().convert("RGB").getpixel((50, 50))
        document.close()
        assert (abs(red - green) < 3) is same


def test_copies_and_chosen_pages_are_sent(tmp_path):
    data = paper((200, 300), (300, 200), (200, 300))
    wide = [size[0] > size[1] for size, _ in printed(tmp_path, data, copies=2, pages=(1, 2))]
    assert wide == [True, False, True, False]
    sides = printed(tmp_path, data, copies=2, sides="long")
    assert [picture.getextrema()[0] == 255 for _, picture in sides] == [False, False, False, True] * 2


def test_a_printer_is_made_and_used_on_another_thread(tmp_path):
    said = []
    data, job = paper(), PrintJob(file=str(tmp_path / "out.pdf"))
    thread = threading.Thread(target=lambda: print_pdf(data, job, Progress(lambda *at: said.append(at))))
    thread.start()
    thread.join(30)
    assert said == [(1, 2), (2, 2)]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        print_pdf(paper(), PrintJob(file=str(tmp_path / "no" / "such" / "folder.pdf")))
    assert refused.value.problems[0].code == "printer.failed"


def test_cancelling_stops_between_pages(tmp_path):
    progress = Progress(lambda _done, _total: None)
    progress.cancel()
    with pytest.raises(Cancelled):
        print_pdf(paper(), PrintJob(file=str(tmp_path / "out.pdf")), progress)


@pytest.mark.skipif(not MEMORY.exists(), reason="only Linux tells in a file how much memory is held")
def test_the_last_of_many_pages_takes_no_more_memory_than_the_third(tmp_path):
    held = []

    def look(_done, _total):
        gc.collect()
        held.append(int(MEMORY.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))

    print_pdf(paper(*[A4] * 7), PrintJob(file=str(tmp_path / "out.pdf")), Progress(look))
    assert held[-1] - held[2] < 12_000_000  # one page kept would be 35 MB
