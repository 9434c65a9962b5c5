"""Papers about a person or the teams, from the page of people: certificate, request for another number."""

from collections.abc import Callable

from PySide6.QtGui import QAction

from desktop_app.services.listing import MemberRow
from desktop_app.ui.page import Page
from desktop_app.ui.printing import print_asked


def paper_actions(page: Page, current: Callable[[], MemberRow | None]) -> tuple[QAction, QAction]:
    """Return the actions for a certificate of the person stood on and for a request of numbers, bound to the page."""

    def certify() -> None:
        from desktop_app.ui.dialogs.certificate import CertificateDialog

        if (row := current()) is not None:
            print_asked(page.session, CertificateDialog(page, page.session, row.id, row.name))

    def ask_for_numbers() -> None:
        from desktop_app.ui.dialogs.strengths import StrengthsDialog

        print_asked(page.session, StrengthsDialog(page, page.session))

    return page.act("certify", certify), page.act("strengths", ask_for_numbers)
