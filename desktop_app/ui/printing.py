"""Print a paper without holding the window up: drawn on another thread, kept by the window's, then shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from desktop_app.model.ids import DocumentId
from desktop_app.model.problems import Refused
from desktop_app.ui.print_job import PrintRequest
from desktop_app.ui.session import Session

if TYPE_CHECKING:
    from desktop_app.model.document import PrintedDocument
    from desktop_app.services.printing_forms import Composed, Drawn
    from desktop_app.ui.dialogs.paper_asked import PaperDialog
    from desktop_app.ui.widgets.pdf_pane import PaperPane

T = TypeVar("T")
KEPT = "Bản in đã lưu trong sổ, chưa gửi ra máy in"
"""Said until a printer has the pages: in the book is not on paper."""


def print_and_show(
    session: Session,
    compose: "Callable[[], Composed]",
    then: Callable[[str, bytes], None] | None = None,
    *,
    anew: bool = False,
) -> None:
    """Compose a paper, draw it away from the window, keep it in the book and ask for a printer; the page stays.

    The first drawing reads the fonts and the library of paper, a third of a second that must not be felt; everybody's
    calculations take some seconds. ``then`` is given the kept paper's id and bytes, in place of a printer being asked.
    With ``anew`` a new print is made though the record of the paper is kept.
    """
    from desktop_app.services.printing_forms import drawn, print_paper

    def keep(made: "Drawn") -> None:
        kept = session.attempt(lambda: print_paper(session.office, made, anew=anew))
        if kept is None:
            return
        doubts = map(session.messages.problem, made.composed.doubts)
        session.said.emit(" ".join([f"{KEPT}.", *doubts]))
        if then is not None:
            then(kept[0].id, kept[1])
        else:
            _send(session, kept[0].id, kept[1])

    _draw(session, compose, drawn, keep)


def send_kept(session: Session, pane: "PaperPane", document: str, pdf: bytes) -> None:
    """Send a print just kept to a printer, with the line that it bears where it no longer stands."""
    if (kept := session.office.book.document(DocumentId(document))) is not None:
        pane.send_to_printer(pdf, form=kept.form, note=_ended(session, kept), title=kept.title)


def _send(session: Session, document: str, pdf: bytes) -> None:
    """Ask for a printer where no paper is in sight; without one the paper is shown, to be saved or opened there."""
    kept = session.office.book.document(DocumentId(document))
    if kept is None:
        return

    def instead(_what: str) -> None:
        session.asked.emit("documents", kept.id)
        session.said.emit("Máy này chưa có máy in. Lưu tờ giấy này bằng Ctrl+S, hoặc mở bằng nút «Mở» trên tờ giấy")

    session.print_asked.emit(PrintRequest(pdf, kept.form, kept.title, _ended(session, kept), instead=instead))


def _ended(session: Session, kept: "PrintedDocument") -> str:
    """Return by what a print was superseded, in words; empty while it stands."""
    from desktop_app.services.reprinting import superseded

    ended = superseded(session.office, kept)
    return ended.words if ended else ""


def print_draft(session: Session, compose: "Callable[[], Composed]", send: Callable[[bytes], None]) -> None:
    """Compose a paper, draw it away from the window, and hand its bytes to ``send``; the book keeps nothing of it."""
    from desktop_app.services.printing_forms import draw

    _draw(session, compose, draw, send, asks=False)


def _draw(
    session: Session,
    compose: "Callable[[], Composed]",
    draw: "Callable[[Composed], T]",
    then: Callable[[T], None],
    *,
    asks: bool = True,
) -> None:
    try:
        composed = compose()
    except Refused as refusal:
        session.refused.emit(refusal)
        return
    if asks and composed.gaps and not _wanted_so(session, composed):
        return
    session.tasks.run(
        "Đang dựng bản in…",
        lambda _progress: draw(composed),
        then,
        lambda fault: _told(session, fault),
        stops=False,
    )


def _wanted_so(session: Session, composed: "Composed") -> bool:
    """Ask whether a paper shall be kept with what is missing on it."""
    from PySide6.QtWidgets import QApplication

    from desktop_app.ui.dialogs.paper_gaps import GapsDialog

    dialog = GapsDialog(QApplication.activeWindow(), session.look, session.messages, composed.gaps)
    return bool(dialog.exec())


def print_asked(session: Session, dialog: "PaperDialog") -> None:
    """Ask what a paper needs, then print what the answers made of it."""
    if dialog.exec() and (composed := dialog.composed) is not None:
        print_and_show(session, lambda: composed)


def _told(session: Session, fault: BaseException) -> None:
    if not isinstance(fault, Refused):
        raise fault
    session.refused.emit(fault)
