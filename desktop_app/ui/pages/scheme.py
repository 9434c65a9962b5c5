"""The station "Chế độ"."""

from desktop_app.ui.page import Page


class SchemePage(Page):
    """The station "Chế độ"."""

    name = "scheme"
    title = "Chế độ"
