"""The station "Văn bản"."""

from desktop_app.ui.page import Page


class DocumentsPage(Page):
    """The station "Văn bản"."""

    name = "documents"
    title = "Văn bản"
