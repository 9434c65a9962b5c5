"""What the sheet's page prints and writes besides itself: everybody's calculation, and the workbook that says why."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QPushButton

from desktop_app.model.ids import TeamId
from desktop_app.model.payroll import MemberPay
from desktop_app.ui.page import Page
from desktop_app.ui.printing import print_and_show
from desktop_app.ui.widgets.buttons import button


def papers_button(page: Page, current: Callable[[], MemberPay | None]) -> QPushButton:
    """Return the button "Diễn giải" with its menu, its keys bound to the page; ``current`` is the person stood on."""

    def of_person() -> None:
        if (pay := current()) is not None:
            print_slip(page, pay)

    def of_team() -> None:
        if (pay := current()) is not None:
            print_slips(page, pay.team)

    made = button("Diễn giải")
    menu = QMenu(made)
    menu.addActions(
        [
            page.act("print_slip", of_person),
            page.act("print_team_slips", of_team),
            page.act("print_slips", lambda: print_slips(page)),
        ]
    )
    menu.addSeparator()
    menu.addAction(page.act("export_steps", lambda: export_steps(page)))
    made.setMenu(menu)
    return made


def print_slip(page: Page, pay: MemberPay) -> None:
    """Print one person's calculation of the month in front."""
    from desktop_app.services.printing_forms import compose_calculation_paper

    office, month = page.session.office, page.session.month
    print_and_show(page.session, lambda: compose_calculation_paper(office, month, pay.member))


def print_slips(page: Page, team: TeamId | None = None) -> None:
    """Print everybody's calculations as one paper, of one team or of all."""
    from desktop_app.services.printing_forms import compose_calculations_paper

    office, month = page.session.office, page.session.month
    print_and_show(page.session, lambda: compose_calculations_paper(office, month, team))


def export_steps(page: Page) -> None:
    """Write every step of the month's sheet as a workbook."""
    from desktop_app.services.exporting_workbooks import export_explanations
    from desktop_app.ui.dialogs.export_file import export_workbook

    office, month = page.session.office, page.session.month
    export_workbook(page, page.session, f"dien-giai-{month}.xlsx", lambda: export_explanations(office, month))
