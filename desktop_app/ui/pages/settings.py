"""The station "Cài đặt"."""

from desktop_app.ui.page import Page


class SettingsPage(Page):
    """The station "Cài đặt"."""

    name = "settings"
    title = "Cài đặt"
