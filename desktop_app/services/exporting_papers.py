"""A paper as a file to be changed: the same form and context that are printed. What is changed there is not the record.

Nothing is kept in the book and nothing is counted as printed: a paper is kept when its PDF is.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from desktop_app.services.printing_forms import Composed
from desktop_app.wording import editable

DOCX = ".docx"


def docx_of(composed: Composed, made_at: datetime) -> bytes:
    """Return the paper as a file for Word; Refused where it could not be printed either. Any thread may call it."""
    from desktop_app.printing.word.writing import Description, write_docx

    about = Description(composed.title, composed.author, made_at)
    return write_docx(composed.form, composed.context, about, composed.fonts)


EDITABLE: Mapping[str, Callable[[Composed, datetime], bytes]] = {DOCX: docx_of}
"""How a paper is written by the suffix of its file."""


def editable_name(stem: str, suffix: str) -> str:
    """Return the usual name of such a file; it says what the file is."""
    return editable.FILE_STEM.format(name=stem) + suffix
