"""The station "Bảng tính"."""

from desktop_app.ui.page import Page


class PayrollPage(Page):
    """The station "Bảng tính"."""

    name = "payroll"
    title = "Bảng tính"
