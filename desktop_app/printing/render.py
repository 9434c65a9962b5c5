"""Definition and context to PDF bytes: laid out first, then drawn, so that the number of pages is known.

The same form, context and identity give the same bytes. Only the four embedded faces are used: ReportLab would list an
unembedded Helvetica if the canvas were not told its first font.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import sha256
from typing import Any, NamedTuple

from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.printing.blocks.base import Band, Block, Desk, stack
from desktop_app.printing.blocks.letterhead import fitting_sizes, heading_of
from desktop_app.printing.blocks.parts import Orientation
from desktop_app.printing.definition import FormDefinition, canonical
from desktop_app.printing.drawing import draw
from desktop_app.printing.fonts import Fonts, Style, refuse_lacking
from desktop_app.printing.ink import Sheet
from desktop_app.printing.pages import Unit, paginate, tie_last
from desktop_app.printing.profile import MM, Margins, Profile, Sizes
from desktop_app.printing.template import Run, Scope


@dataclass(frozen=True, slots=True)
class DocumentIdentity:
    """What ties a paper to the book: the document's id, and the words of the PDF's own description."""

    id: str
    subject: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished paper."""

    pdf: bytes
    digest: str
    """SHA-256 of what was printed: form, profile and context, not of the file."""
    pages: int


def content_digest(form: FormDefinition, context: object) -> str:
    """Return SHA-256 in hex of form and context, or contexts, as canonical JSON; known before anything is drawn."""
    content = {"form": form.code, "version": form.version, "definition": form.digest, "context": _plain(context)}
    return sha256(canonical(content)).hexdigest()


def context_digest(context: object) -> str:
    """Return SHA-256 in hex of what stands on a paper whatever its form: the context, or contexts, alone."""
    return sha256(canonical({"context": _plain(context)})).hexdigest()


def render(form: FormDefinition, context: Any, identity: DocumentIdentity, fonts: Fonts) -> Printed:
    """Return the paper; Refused where the context is another form's or holds a letter the faces lack.

    Several contexts in a tuple make one paper, each on pages of its own: everybody's calculation, for instance.
    """
    sheets = [sheet for laid in laid_out(form, context, identity, fonts) for sheet in laid.sheets]
    digest = content_digest(form, context)
    pdf = draw(sheets, form, (identity.id, identity.subject, identity.author), digest, fonts)
    return Printed(pdf, digest, len(sheets))


class Laid(NamedTuple):
    """One document laid out: its values, the sizes it is set in, its pages."""

    scope: Scope
    sizes: Sizes
    sheets: list[Sheet]


def laid_out(form: FormDefinition, context: Any, identity: DocumentIdentity, fonts: Fonts) -> tuple[Laid, ...]:
    """Return each document of the context as it stands on its pages; Refused as :func:`render` says."""
    contexts = context if isinstance(context, tuple) else (context,)
    composed = [_composed(form, one, identity, fonts) for one in contexts]
    return tuple(_best(form, _scope(one), fonts) for one in composed)


def _scope(context: Any) -> Scope:
    return {field.name: getattr(context, field.name) for field in fields(context)}


def _composed(form: FormDefinition, context: Any, identity: DocumentIdentity, fonts: Fonts) -> Any:
    """Return the context with every text in NFC: decomposed letters would be drawn beside their marks."""
    if type(context) is not form.context_type:
        values = {"code": form.code, "wanted": form.context_type.__name__, "given": type(context).__name__}
        raise Refused(Problem("printing.context_misfit", Place(source=form.code), values))
    whole = "\n".join([*_words(context), identity.id])
    if fonts.lacking(unicodedata.normalize("NFC", whole)):
        raise Refused(refuse_lacking(fonts, [*_texts(context, ""), ("id", identity.id)], form.title))
    return context if unicodedata.is_normalized("NFC", whole) else _normalised(context)


def _words(value: object) -> Iterator[str]:
    """Yield every text of a context."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))


def _texts(value: object, key: str) -> Iterator[tuple[str, str]]:
    """Yield every text of a context with the path it stands at."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value, start=1):
            yield from _texts(one, f"{key}[{number}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), f"{key}.{field.name}".lstrip("."))


def _normalised(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, tuple):
        return tuple(_normalised(one) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{field.name: _normalised(getattr(value, field.name)) for field in fields(value)})


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {
            field.name: _plain(found)
            for field in fields(value)
            if (found := getattr(value, field.name)) != field.default or not field.metadata.get("later")
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def _best(form: FormDefinition, scope: Scope, fonts: Fonts) -> Laid:
    """Return the pages in the largest sizes whose heading fits, or in smaller ones where these save a page."""
    first, *others = _choices(form, scope, fonts)
    best = Laid(scope, first, list(_document(form, scope, fonts, first)))
    for sizes in others:
        if len(best.sheets) == len(form.parts):
            break
        sheets = list(_document(form, scope, fonts, sizes))
        if len(sheets) < len(best.sheets):
            best = Laid(scope, sizes, sheets)
    return best


def _document(form: FormDefinition, scope: Scope, fonts: Fonts, sizes: Sizes) -> Iterator[Sheet]:
    """Yield the pages of all parts; each part is numbered on its own."""
    warning = warning_of(form, scope)
    for number, part in enumerate(form.parts):
        paper, margins = page_of(form.profile, part.orientation)
        desk = desk_of(form, part.orientation, scope, fonts, sizes)
        units = [*([] if number else form_number(desk, form)), *_units(part.blocks, desk)]
        for count, page in enumerate(paginate(units, desk.height), start=1):
            yield Sheet(page, paper[0] * MM, paper[1] * MM, margins, count, warning)


def warning_of(form: FormDefinition, scope: Scope) -> str:
    """Return what every page says in bold at its foot, if anything."""
    return form.text.warning.text(scope) if form.text.warning is not None else ""


def desk_of(form: FormDefinition, orientation: Orientation, scope: Scope, fonts: Fonts, sizes: Sizes) -> Desk:
    """Return the desk of pages that lie or stand."""
    paper, margins = page_of(form.profile, orientation)
    width = (paper[0] - margins.left_mm - margins.right_mm) * MM
    height = (paper[1] - margins.top_mm - margins.bottom_mm) * MM
    return Desk(fonts, form.profile, sizes, width, height, scope)


def _choices(form: FormDefinition, scope: Scope, fonts: Fonts) -> tuple[Sizes, ...]:
    profile, page = form.profile, form.text.page
    if page.sizes is not None:
        return tuple(sizes for sizes in profile.sizes if sizes.name == page.sizes)
    paper, margins = page_of(profile, page.orientation)
    width = (paper[0] - margins.left_mm - margins.right_mm) * MM
    return fitting_sizes(fonts, profile, heading_of(form.text.block, scope), width)


def page_of(profile: Profile, orientation: Orientation) -> tuple[tuple[float, float], Margins]:
    """Return width and height in mm and the margins of a page that lies or stands."""
    size = profile.paper
    if orientation == "landscape":
        return (size.height_mm, size.width_mm), profile.landscape
    return (size.width_mm, size.height_mm), profile.portrait


def form_number_words(form: FormDefinition) -> list[Run]:
    """Return the circular's number of the form in words; none while its layout was not checked."""
    gazette = form.text.gazette
    if not (gazette.print_number and gazette.checked and gazette.number):
        return []
    return [Run(Style.BOLD, gazette.number), Run(Style.ITALIC, f" ({gazette.instrument})")]


def form_number(desk: Desk, form: FormDefinition) -> list[Unit]:
    """Return the line with the circular's number of the form; nothing while its layout was not checked."""
    runs, size = form_number_words(form), desk.profile.form_number.size
    if not runs:
        return []
    unit = stack(desk.lines(runs, size, desk.width), size, desk.profile.tight(size), Band(0, desk.width, "right"))
    unit.tied = True
    return [unit]


def _units(blocks: tuple[Block, ...], desk: Desk) -> list[Unit]:
    units: list[Unit] = []
    for block in blocks:
        laid = block.lay(desk)
        if block.never_alone:
            tie_last(units)
        units += laid
    return units
