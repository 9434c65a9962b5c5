"""Which sides of the sheet suit a paper: offered when it is printed, never forced."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.printing.definition import FormDefinition
    from desktop_app.services.office import Office


@dataclass(frozen=True, slots=True)
class PrintAdvice:
    """What to offer, and why."""

    sides: str
    """One of :data:`desktop_app.settings.SIDES`."""
    why: str
    """``single``, ``signed`` (people write in its lines), ``stands`` or ``lies``."""


def advise_print(office: "Office", form: str, pages: int, *, wide: bool) -> PrintAdvice:
    """Return what suits a paper of a form, by its code, with so many pages of which the first lies or stands.

    A list in which people sign is printed on one side, for it is signed page after page and kept as a voucher; any
    other paper of several pages on both, turned as its pages are: over the edge that a reader holds it by.
    """
    if pages <= 1:
        return PrintAdvice("one", "single")
    if form in office.forms.forms and is_signed_list(office.forms[form]):
        return PrintAdvice("one", "signed")
    return PrintAdvice("short", "lies") if wide else PrintAdvice("long", "stands")


def is_signed_list(form: "FormDefinition") -> bool:
    """Return whether a table of the form leaves a column empty, to be written in by hand."""
    from desktop_app.printing.blocks.tables import Table

    tables = (block for block in form.text.block if isinstance(block, Table))
    return any(not column.value.source for table in tables for column in table.columns)
