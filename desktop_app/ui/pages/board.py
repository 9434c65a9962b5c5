"""The station "Tháng này"."""

from desktop_app.ui.page import Page


class BoardPage(Page):
    """The station "Tháng này"."""

    name = "board"
    title = "Tháng này"
