"""The one checker of finished papers: what stands in the PDF against Nghị định 30/2020/NĐ-CP, Phụ lục I.

``check(pdf, form, context)`` reads the bytes alone; form and context say which words and components it must find there.
"""

from typing import Any

from desktop_app.printing.definition import FormDefinition
from tests.geometry.expected import expected
from tests.geometry.found import Finding, Found
from tests.geometry.in_body import check_body
from tests.geometry.in_closing import check_closing
from tests.geometry.in_heading import check_heading
from tests.geometry.in_tables import check_tables
from tests.geometry.on_pages import check_pages
from tests.geometry.reading import find_pieces
from tests.printing.paper import read

__all__ = ["Finding", "check", "examine"]


def check(pdf: bytes, form: FormDefinition, context: Any) -> list[Finding]:
    """Return what is not as the decree wants it: component, page, measured, wanted; empty when the paper is right."""
    return examine(pdf, form, context).findings


def examine(pdf: bytes, form: FormDefinition, context: Any) -> Found:
    """Return the paper read back with all its pieces and findings."""
    found = Found(expected(form, context), read(pdf))
    find_pieces(found)
    for look in (check_pages, check_heading, check_body, check_closing, check_tables):
        look(found)
    return found
