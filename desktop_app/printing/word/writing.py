"""Definition and context to a file for Word, in the sizes that the printed paper takes.

The copy is there to be changed, so it is not the record: it bears neither the document's id nor the code that ties a
paper to the book, for a changed sentence under them would claim to be what was printed. That it is none is said in the
file's own description, which every office program shows and no printer prints: a clerk sends this very paper to be
signed, so a line on the page would go out with it (hidden text does, too, on a machine that prints such text).

The same form, context and moment give the same bytes.
"""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENTATION
from docx.shared import Mm, Pt

from desktop_app.printing.blocks.base import Block, Desk
from desktop_app.printing.blocks.fields import Fields, Seal
from desktop_app.printing.blocks.letterhead import Letterhead, National
from desktop_app.printing.blocks.signing import Closing, Signatures
from desktop_app.printing.blocks.tables import Table
from desktop_app.printing.blocks.words import Addressees, Basis, Heading, Items, Paragraph, Title
from desktop_app.printing.definition import FormDefinition, Part
from desktop_app.printing.fonts import Fonts, Style
from desktop_app.printing.profile import MM, MarkMeasures
from desktop_app.printing.render import (
    DocumentIdentity,
    Laid,
    desk_of,
    form_number_words,
    laid_out,
    page_of,
    warning_of,
)
from desktop_app.printing.template import Run
from desktop_app.printing.word.blank import LANGUAGE, ZIP_DAY, blank
from desktop_app.printing.word.bodies import (
    write_addressees,
    write_basis,
    write_heading,
    write_items,
    write_paragraph,
)
from desktop_app.printing.word.elements import Look, hair, page_field, paragraph
from desktop_app.printing.word.fields import write_fields, write_seal
from desktop_app.printing.word.heads import write_letterhead, write_national, write_title
from desktop_app.printing.word.lists import write_table
from desktop_app.printing.word.paper import Paper
from desktop_app.printing.word.signing import write_closing, write_signatures
from desktop_app.wording import editable

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from docx.section import Section, _Footer, _Header

_ASCENT = 0.891
"""Of the letters over the size: how far below a line's upper edge they stand."""
_DESCENT = 0.216

WRITERS: Mapping[type[Block], Callable[[Any, Paper], None]] = {
    Letterhead: write_letterhead,
    National: write_national,
    Title: write_title,
    Heading: write_heading,
    Addressees: write_addressees,
    Basis: write_basis,
    Paragraph: write_paragraph,
    Items: write_items,
    Table: write_table,
    Closing: write_closing,
    Signatures: write_signatures,
    Fields: write_fields,
    Seal: write_seal,
}
"""How each word of the vocabulary is written; an annex is no block any more once a form is cut into parts."""


@dataclass(frozen=True, slots=True)
class Description:
    """What the file says of itself."""

    title: str
    author: str
    made_at: datetime


def write_docx(form: FormDefinition, context: Any, about: Description, fonts: Fonts) -> bytes:
    """Return the ``.docx``; Refused where the paper itself would be: another form's context, a letter nobody has."""
    documents = laid_out(form, context, DocumentIdentity(""), fonts)
    document = Document(blank(documents[0].sizes.body, editable.properties(form.code, form.edition)))
    writer = _Writer(form, fonts, document)
    for laid in documents:
        writer.write(laid)
    _describe(document, form, about)
    return _fixed(document)


class _Writer:
    """Writes part after part, each a section with its own page and numbers."""

    def __init__(self, form: FormDefinition, fonts: Fonts, document: "WordDocument") -> None:
        self._form = form
        self._fonts = fonts
        self._document = document
        self._begun = False
        self._aside: float | None = None
        self._foot: str | None = None

    def write(self, laid: Laid) -> None:
        """Write the pages of one document."""
        for number, part in enumerate(self._form.parts):
            section = self._section(part)
            self._foot_of(section, warning_of(self._form, laid.scope))
            desk = desk_of(self._form, part.orientation, laid.scope, self._fonts, laid.sizes)
            self._append(self._part(part, desk, first=not number))

    def _part(self, part: Part, desk: Desk, *, first: bool) -> "list[Element]":
        paper = Paper(desk)
        if first and (number := form_number_words(self._form)):
            paper.add(number, Look(desk.profile.form_number.size, "right", tied=True))
        for block in part.blocks:
            if block.never_alone:
                paper.tie_last()
            WRITERS[type(block)](block, paper)
        written = paper.whole()
        return [*written, *([hair()] if paper.after_table or not written else [])]

    def _append(self, written: "list[Element]") -> None:
        end = self._document.element.body[-1]  # the last section's settings
        for one in written:
            end.addprevious(one)

    def _section(self, part: Part) -> "Section":
        if self._begun:
            self._break()
        section = self._document.sections[-1]
        (width, height), margins = page_of(self._form.profile, part.orientation)
        section.orientation = WD_ORIENTATION.LANDSCAPE if part.orientation == "landscape" else WD_ORIENTATION.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.bottom_margin = _mm(margins.top_mm), _mm(margins.bottom_mm)
        section.left_margin, section.right_margin = _mm(margins.left_mm), _mm(margins.right_mm)
        number, mark = self._form.profile.page_number, self._form.profile.mark
        section.header_distance = Pt(number.baseline_mm * MM - _ASCENT * number.size)
        section.footer_distance = Pt(mark.baseline_mm * MM - _DESCENT * mark.size)
        self._number_of(section, number.size, (margins.left_mm - margins.right_mm) * MM)
        self._begun = True
        return section

    def _number_of(self, section: "Section", size: float, aside: float) -> None:
        """Write the page's number in the middle of the page, which is ``aside`` points left of the text's middle."""
        if self._aside == aside:
            return
        self._aside = aside
        look = Look(size, "center", left=max(-aside, 0.0), right=max(aside, 0.0))
        _fill(section.header, [page_field(look)])

    def _break(self) -> None:
        """End the section in its last paragraph if that is almost of no height, for a new one would be empty."""
        body = self._document.element.body
        last = body[-2]
        self._document.add_section()
        added = body[-2]
        settings = added[0][0]
        if last.tag == added.tag:
            body.remove(added)
            last[0].append(settings)

    def _foot_of(self, section: "Section", warning: str) -> None:
        """Write the foot of every page of the section, where it is another than that of the section before."""
        if self._foot == warning:
            return
        self._foot = warning
        mark = self._form.profile.mark
        for footer in (section.footer, section.first_page_footer):
            _fill(footer, _foot(mark, warning, checked=self._form.text.gazette.checked))


def _foot(mark: MarkMeasures, warning: str, *, checked: bool) -> "list[Element]":
    """Return what the paper says at its foot, but for id, page and code."""
    written = []
    if warning:
        written.append(paragraph([Run(Style.BOLD, warning)], Look(mark.warning_size, exact=mark.size * 1.5)))
    words = [] if checked else [Run(Style.ITALIC, mark.unchecked)]
    return [*written, paragraph(words, Look(mark.size, grey=mark.grey))]


def _fill(place: "_Header | _Footer", written: "list[Element]") -> None:
    place.is_linked_to_previous = False
    root = place.paragraphs[0]._p.getparent()  # noqa: SLF001 - the only way to what a header is made of
    for old in list(root):
        root.remove(old)
    root.extend(written)


def _mm(length: float) -> Pt:
    return Pt(length * MM)


def _describe(document: "WordDocument", form: FormDefinition, about: Description) -> None:
    core = document.core_properties
    moment = about.made_at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    core.title, core.subject, core.author = about.title[:255], form.title[:255], about.author[:255]
    core.last_modified_by = about.author[:255]
    core.comments, core.content_status, core.language = editable.COMMENT, editable.STATE, LANGUAGE
    core.created = core.modified = moment
    core.revision = 1


def _fixed(document: "WordDocument") -> bytes:
    """Return the file with the hours of its parts taken out."""
    saved, result = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, ZIP_DAY)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(info, old.read(part))
    return result.getvalue()
