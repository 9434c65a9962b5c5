"""The empty document that a copy begins as.

python-docx begins with a document of its own: American letters, Calibri, 900 KB of styles to read, and Word opens it in
an old mode in which tables stand elsewhere. This one has the four things that a paper needs: the face for every script,
Vietnamese as its language, the rules of today's Word, and a description that says what the file is.
"""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

FACE = "Times New Roman"
LANGUAGE = "vi-VN"
ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest a zip can say; when the copy was made stands in the document's own properties."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_W = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}/relationships"'
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that a user may name himself (ECMA-376, part 1, 22.3)."""

_CONTENT_TYPES = f"""{_XML}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_TYPES}.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_TYPES}.wordprocessingml.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_TYPES}.wordprocessingml.settings+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/custom.xml" ContentType="{_TYPES}.custom-properties+xml"/>
</Types>"""

_PACKAGE_RELS = f"""{_XML}<Relationships xmlns="{_RELS}">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/relationships/custom-properties" Target="docProps/custom.xml"/>
</Relationships>"""

_DOCUMENT_RELS = f"""{_XML}<Relationships xmlns="{_RELS}">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/relationships/settings" Target="settings.xml"/>
</Relationships>"""

_CORE = f"""{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>"""

_DOCUMENT = f"""{_XML}<w:document {_W}><w:body><w:sectPr>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="0" w:right="0" w:bottom="0" w:left="0" w:header="0" w:footer="0" w:gutter="0"/>
<w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/>
</w:sectPr></w:body></w:document>"""

_SETTINGS = f"""{_XML}<w:settings {_W}>
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:doNotExpandShiftReturn/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat>
<w:themeFontLang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
</w:settings>"""

_STYLES = f"""{_XML}<w:styles {_W}>
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}" w:cs="{FACE}"/>
<w:sz w:val="SIZE"/><w:szCs w:val="SIZE"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="{LANGUAGE}"/>
</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
</w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>
</w:style>
<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/></w:style>
</w:styles>"""


def blank(size: float, properties: Mapping[str, str]) -> BytesIO:
    """Return an empty document of A4 pages; ``size`` is that of its text in points, ``properties`` its own by name."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _PACKAGE_RELS,
        "docProps/core.xml": _CORE,
        "docProps/custom.xml": _custom(properties),
        "word/document.xml": _DOCUMENT,
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": _STYLES.replace("SIZE", str(round(size * 2))),
    }
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, ZIP_DAY), text.encode())
    package.seek(0)
    return package


def _custom(properties: Mapping[str, str]) -> str:
    rows = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), start=2)
    )
    spaces = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    return f"{_XML}<Properties {spaces}>{rows}</Properties>"
