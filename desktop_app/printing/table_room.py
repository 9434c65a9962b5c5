"""Whether the tables of a form have room on its page: by the least widths it names, and with a paper's own words."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from desktop_app.printing.blocks.base import Desk
from desktop_app.printing.blocks.tables import Table
from desktop_app.printing.definition import FormDefinition, Part
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.profile import MM


def room_mm(form: FormDefinition, part: Part) -> float:
    """Return the millimetres between the side margins of a part's pages."""
    profile = form.profile
    if part.orientation == "landscape":
        return profile.paper.height_mm - profile.landscape.left_mm - profile.landscape.right_mm
    return profile.paper.width_mm - profile.portrait.left_mm - profile.portrait.right_mm


def tables(form: FormDefinition) -> Iterator[tuple[int, Part, Table]]:
    """Yield each table with the number of its block, from 1, and the part it stands in."""
    number = 0
    for at, part in enumerate(form.parts):
        number += 1 if at else 0  # the annex that begins the part
        for block in part.blocks:
            number += 1
            if isinstance(block, Table):
                yield number, part, block


def crowded_tables(form: FormDefinition, context: Any, fonts: Fonts) -> tuple[int, ...]:
    """Return the numbers of the blocks whose tables are too wide for the page even in the smallest letters."""
    contexts = context if isinstance(context, tuple) else (context,)
    scopes = [{field.name: getattr(one, field.name) for field in fields(one)} for one in contexts]
    found = []
    for number, part, table in tables(form):
        width = room_mm(form, part) * MM
        desks = (Desk(fonts, form.profile, form.profile.sizes[0], width, width, scope) for scope in scopes)
        if any(table.crowded(desk) for desk in desks):
            found.append(number)
    return tuple(found)
