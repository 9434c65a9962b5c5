"""The station "Gói nộp"."""

from desktop_app.ui.page import Page


class ExchangePage(Page):
    """The station "Gói nộp"."""

    name = "exchange"
    title = "Gói nộp"
