"""The station "Trực"."""

from desktop_app.ui.page import Page


class DutyPage(Page):
    """The station "Trực"."""

    name = "duty"
    title = "Trực"
