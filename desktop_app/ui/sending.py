"""A paper's way to a printer: the printers are asked, then the clerk, then the pages go, none of it in the window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.model.problems import Refused
from desktop_app.services.advising_prints import advise_print
from desktop_app.ui.dialogs.print_paper import Asked, NoPrinterDialog, PrintDialog
from desktop_app.ui.print_job import PrintJob, PrintRequest
from desktop_app.ui.printers import Printers, find_printers
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Cancelled
from desktop_app.ui.widgets.pdf_pages import PageSize, page_sizes
from desktop_app.ui.widgets.pdf_print import print_pdf


def send_to_printer(parent: QWidget | None, session: Session, paper: PrintRequest) -> None:
    """Ask for a printer and send the pages; the status line counts them and Hủy stops between two."""
    sizes = page_sizes(paper.data)
    last = session.settings.last_print(paper.form)
    wanted = last.printer if last else ""

    def ask(printers: Printers) -> None:
        job = ask_for_job(parent, session, _asked(session, paper, sizes), printers, paper.instead)
        if job is not None:
            send(session, paper.data, job, paper.sent)

    session.tasks.run("Đang hỏi máy in", lambda _progress: find_printers(wanted), ask, stops=False)


def _asked(session: Session, paper: PrintRequest, sizes: tuple[PageSize, ...]) -> Asked:
    wide = bool(sizes) and sizes[0].width > sizes[0].height
    advice = advise_print(session.office, paper.form, len(sizes), wide=wide)
    return Asked(len(sizes), advice, paper.form, paper.title, paper.note)


def ask_for_job(
    parent: QWidget | None,
    session: Session,
    asked: Asked,
    printers: Printers,
    instead: Callable[[str], object] | None = None,
) -> PrintJob | None:
    """Return what the clerk chose; None if put off, or if there is no printer and something else is done instead."""
    if printers.names:
        dialog = PrintDialog(parent, session, asked, printers)
        return dialog.job if dialog.exec() else None
    without = NoPrinterDialog(parent, session)
    if without.exec() and instead is not None:
        instead(without.chosen)
    return None


def send(session: Session, data: bytes, job: PrintJob, sent: Callable[[], object] | None = None) -> None:
    """Send pages as chosen, on another thread; ``sent`` is called in the window's when the printer has them all."""
    to = f"máy in «{job.printer}»" if job.printer else "máy in"

    def done(pages: int) -> None:
        if sent is not None:
            sent()
        session.said.emit(f"Đã gửi {pages} trang tới {to}")

    session.tasks.run(
        f"Đang gửi tới {to}",
        lambda progress: print_pdf(data, job, progress),
        done,
        partial(_not_sent, session),
    )


def _not_sent(session: Session, fault: BaseException) -> None:
    if isinstance(fault, Cancelled):
        session.said.emit("Đã hủy in; trang máy in đã nhận có thể vẫn ra")
    elif isinstance(fault, Refused):
        session.refused.emit(fault)
    else:
        raise fault
