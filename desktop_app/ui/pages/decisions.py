"""The station "Quyết định"."""

from desktop_app.ui.page import Page


class DecisionsPage(Page):
    """The station "Quyết định"."""

    name = "decisions"
    title = "Quyết định"
