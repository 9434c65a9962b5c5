"""The measures of a decree on the look of documents, as dated data: ``forms/profiles/*.toml``."""

from dataclasses import dataclass
from datetime import date

from desktop_app.model.sources import Source

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class PaperSize:
    """The sheet, upright."""

    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Margins:
    """The four margins."""

    top_mm: float
    right_mm: float
    bottom_mm: float
    left_mm: float


@dataclass(frozen=True, slots=True)
class HeaderMeasures:
    """How the two halves of the heading stand."""

    left_share: float
    rule_gap: float
    issuer_rule_share: float
    title_rule_share: float
    rule_width: float
    number_gap: float
    after: float
    kept: tuple[str, ...]
    """Phrases within which a title, the name of a body or an office is not broken."""
    leading: tuple[str, ...]
    """Words that end no line of a title: they belong to what follows."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """One set of sizes that belong together, in points."""

    name: str
    national: float
    motto: float
    superior: float
    issuer: float
    number: float
    date: float
    title: float
    body: float
    signer: float
    recipients_head: float
    recipients: float
    line_spacing: float
    """Of the body, over the natural line; from 1 to 1.5."""


@dataclass(frozen=True, slots=True)
class BodyMeasures:
    """Paragraphs."""

    first_indent_mm: float
    paragraph_gap: float
    natural_line: float
    bound: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableMeasures:
    """Lists and sheets."""

    sizes: tuple[float, ...]
    padding: float
    row_padding: float
    line_width: float
    tint: float
    empty: str


@dataclass(frozen=True, slots=True)
class SignatureMeasures:
    """Room for signature and seal."""

    space_mm: float
    right_share: float
    left_share: float
    gap: float


@dataclass(frozen=True, slots=True)
class PageNumberMeasures:
    """The number in the top margin."""

    size: float
    baseline_mm: float


@dataclass(frozen=True, slots=True)
class FormNumberMeasures:
    """The number that a circular gives its form, above the heading."""

    size: float


@dataclass(frozen=True, slots=True)
class MarkMeasures:
    """The small mark at the foot that ties paper to file."""

    size: float
    qr_mm: float
    baseline_mm: float
    warning_size: float
    words: str
    unchecked: str
    grey: float


@dataclass(frozen=True, slots=True)
class FixedWords:
    """What the decree has printed on every document."""

    national: str
    motto: str
    number: str
    number_with_symbol: str
    place_and_day: str
    recipients: str
    addressees: str


@dataclass(frozen=True, slots=True)
class Profile:
    """All measures of one decree."""

    code: str
    valid_from: date
    source: Source
    paper: PaperSize
    portrait: Margins
    landscape: Margins
    header: HeaderMeasures
    sizes: tuple[Sizes, ...]
    body: BodyMeasures
    table: TableMeasures
    signature: SignatureMeasures
    page_number: PageNumberMeasures
    form_number: FormNumberMeasures
    mark: MarkMeasures
    text: FixedWords

    def tight(self, size: float) -> float:
        """Return the height in points of a line in headings and tables."""
        return size * self.body.natural_line
