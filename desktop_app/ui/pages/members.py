"""The station "Tổ và thành viên"."""

from desktop_app.ui.page import Page


class MembersPage(Page):
    """The station "Tổ và thành viên"."""

    name = "members"
    title = "Tổ và thành viên"
