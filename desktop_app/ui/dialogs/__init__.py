"""Dialogs: only before something that cannot be taken back, or to pick a file."""
