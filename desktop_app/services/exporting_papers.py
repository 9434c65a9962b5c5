"""A paper as a file to be changed: the same form and context that are printed. What is changed there is not the record.

Nothing is kept in the book and nothing is counted as printed: a paper is kept when its PDF is.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.model.problems import Problem, Refused
from desktop_app.services.printing_forms import Composed
from desktop_app.wording import editable

if TYPE_CHECKING:
    from desktop_app.printing.definition import FormDefinition

DOCX, XLSX = ".docx", ".xlsx"


def docx_of(composed: Composed, made_at: datetime) -> bytes:
    """Return the paper as a file for Word; Refused where it could not be printed either. Any thread may call it."""
    from desktop_app.printing.word.writing import Description, write_docx

    about = Description(composed.title, composed.author, made_at)
    return write_docx(composed.form, composed.context, about, composed.fonts)


def xlsx_of(composed: Composed, made_at: datetime) -> bytes:
    """Return the list as a workbook, a sheet for each part that has a table; Refused where the form has none."""
    from desktop_app.excel.papers import write_paper
    from desktop_app.printing.list_sheets import list_sheets

    if not has_list(composed.form):
        raise Refused(Problem("paper.no_list", values={"form": composed.form.title}))
    sheets = list_sheets(composed.form, composed.context, composed.fonts)
    return write_paper(
        composed.title,
        sheets,
        made_at,
        editable.COMMENT,
        editable.properties(composed.form.code, composed.form.edition),
    )


def has_list(form: "FormDefinition") -> bool:
    """Return whether the form can be a workbook: whether it has a table."""
    from desktop_app.printing.list_sheets import is_list

    return is_list(form)


EDITABLE: Mapping[str, Callable[[Composed, datetime], bytes]] = {DOCX: docx_of, XLSX: xlsx_of}
"""How a paper is written by the suffix of its file."""


def editable_name(stem: str, suffix: str) -> str:
    """Return the usual name of such a file; it says what the file is."""
    return editable.FILE_STEM.format(name=stem) + suffix
