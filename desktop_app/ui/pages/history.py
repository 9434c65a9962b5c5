"""The station "Nhật ký"."""

from desktop_app.ui.page import Page


class HistoryPage(Page):
    """The station "Nhật ký"."""

    name = "history"
    title = "Nhật ký"
