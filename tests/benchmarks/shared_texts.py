"""A workbook as Excel saves it: each text once, in a table of the whole file. openpyxl puts texts into their cells."""

import re
import zipfile
from io import BytesIO

_CELL = re.compile(r'<c r="(\w+)"( s="\d+")? t="inlineStr"><is>(<t[^>]*>.*?</t>)</is></c>', re.DOTALL)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def with_shared_texts(content: bytes) -> bytes:
    """Return the ``.xlsx`` with its cells' texts moved into the shared table."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    places: dict[str, int] = {}

    def share(match: re.Match[str]) -> str:
        cell, style, text = match.groups()
        return f'<c r="{cell}"{style or ""} t="s"><v>{places.setdefault(text, len(places))}</v></c>'

    sheets = {name: _CELL.sub(share, text) for name, text in parts.items() if name.startswith("xl/worksheets/")}
    parts |= sheets
    if not places:
        raise ValueError("no text in any cell")
    items = "".join(f"<si>{text}</si>" for text in places)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}" uniqueCount="{len(places)}">{items}</sst>'
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_CONTENT}"/>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", f"{override}</Types>")
    relation = f'<Relationship Type="{_KIND}" Target="sharedStrings.xml" Id="rId99"/>'
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace("</Relationships>", f"{relation}</Relationships>")
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return whole.getvalue()
