"""The words of which a form is made: the anatomy of an administrative document, one class a word.

A block holds what the form says (templates, paths, switches), checks itself against the scope of the form's context,
and lays itself out as units of a page.
"""
