"""Widgets that any page may use; none of them knows a page, and none reads the book."""
