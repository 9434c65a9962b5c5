"""The head of a paper that gets a number of its own: issuer, symbol, and the number and day once they are given."""

from dataclasses import replace
from datetime import date

from desktop_app.model.register import IssuingBody, PaperKind
from desktop_app.model.unit import Body
from desktop_app.printing.paper_parts import Heading, PaperDate
from desktop_app.services.composing_parts import heading_of, profile_on
from desktop_app.services.numbering import Given, kind_of, numbered, symbol_for
from desktop_app.services.office import Office

_BODIES = {Body.COMMITTEE: IssuingBody.COMMITTEE, Body.POLICE: IssuingBody.POLICE}


def own_heading(office: Office, form: str, given: Given | None, body: Body, around: date) -> Heading:
    """Return the head of a paper; while no number was given to it, room is left in the month of ``around``."""
    profile = profile_on(office, around)
    kind, _sender = kind_of(form) or (PaperKind.LETTER, _BODIES[body])
    heading = heading_of(profile, body, PaperDate(around.year, around.month))
    heading = replace(heading, symbol=symbol_for(profile, kind, _BODIES[body]))
    return numbered(heading, given)
