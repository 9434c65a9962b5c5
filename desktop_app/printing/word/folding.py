"""What must stay with the last rows of a list, made rows of it.

Word holds a row on the page of whatever follows; LibreOffice (7.4) only on that of the next row of the same table, and
leaves signatures alone on a page. So the words and the signatures that are tied to a list become rows without lines.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from desktop_app.printing.word.elements import element, hair

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_TABLE, _ROW, _TIED = qn("w:tbl"), qn("w:tr"), qn("w:keepNext")
_SIDES = ("top", "left", "bottom", "right")


def folded(written: "Sequence[Element]", at: int, line: float) -> "list[Element]":
    """Return what is written, with the list at ``at`` and all that is tied to it as one table.

    ``line`` is the width in points of the list's lines. Nothing is changed where the list's last row or a paragraph
    after it may be parted from what follows, or where no signatures follow.
    """
    table, after = written[at], list(written[at + 1 :])
    until = next((number for number, one in enumerate(after) if one.tag == _TABLE), None)
    if until is None or not all(map(_is_tied, [table.findall(_ROW)[-1], *after[:until]])):
        return list(written)
    columns = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    width = sum(int(column.get(qn("w:w"))) for column in columns)
    for number, one in enumerate(after):
        table.append(_row(one, len(columns), width, 0 if number else line))
    return list(written[: at + 1])


def _is_tied(one: "Element") -> bool:
    return next(one.iter(_TIED), None) is not None


def _row(one: "Element", columns: int, width: int, line: float) -> "Element":
    """Return a row that has no lines but the list's last, ``line`` points wide, above it."""
    settings = element("tcPr", element("tcW", w=width, type="dxa"), element("gridSpan", val=columns))
    lines = [element(side, val="nil") for side in _SIDES]
    if line:
        lines[0] = element("top", val="single", sz=round(line * 8), space=0, color="000000")
    settings.append(element("tcBorders", *lines))
    settings.append(element("tcMar", *(element(side, w=0, type="dxa") for side in _SIDES)))
    content = [one, hair()] if one.tag == _TABLE else [one]  # a cell ends in a paragraph
    return element("tr", element("trPr", element("cantSplit")), element("tc", settings, *content))
