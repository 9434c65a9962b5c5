"""Print a paper without holding the window up: drawn on another thread, kept by the window's, then shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.model.problems import Refused
from desktop_app.ui.session import Session

if TYPE_CHECKING:
    from desktop_app.services.printing_forms import Composed


def print_and_show(session: Session, compose: "Callable[[], Composed]") -> None:
    """Compose a paper, draw it away from the window, keep it in the book and open the page "Văn bản" on it.

    The first drawing reads the fonts and the library of paper, a third of a second that must not be felt; keeping the
    paper draws the same bytes again, by then in some milliseconds.
    """
    from desktop_app.services.printing_forms import draw, print_paper

    try:
        composed = compose()
    except Refused as refusal:
        session.refused.emit(refusal)
        return

    def keep(_drawn: bytes) -> None:
        printed = session.attempt(lambda: print_paper(session.office, composed))
        if printed is not None:
            session.asked.emit("documents", printed[0].id)

    session.tasks.run("Đang in…", lambda _progress: draw(composed), keep, lambda fault: _told(session, fault))


def _told(session: Session, fault: BaseException) -> None:
    if not isinstance(fault, Refused):
        raise fault
    session.refused.emit(fault)
