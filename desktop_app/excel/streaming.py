"""openpyxl's streaming reader with a quicker way through the table of shared texts.

openpyxl makes an object with fonts and phonetic runs of every text and keeps only its letters: a fifth of the time of
reading a list. Themes and the document's properties, which nobody here asks for, are left unread.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import IO

from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

_ITEM, _TEXT, _RUN = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "t", "r"))


class _StreamReader(ExcelReader):
    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
        if part is not None:
            with self.archive.open(part.PartName[1:]) as stream:
                self.shared_strings = list(shared_texts(stream))

    def read_properties(self) -> None:
        pass

    def read_custom(self) -> None:
        pass

    def read_theme(self) -> None:
        pass


def open_stream(data: bytes) -> Workbook:
    """Return what ``load_workbook`` returns when it reads only, values only; it raises what that raises."""
    reader = _StreamReader(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


def shared_texts(stream: IO[bytes]) -> Iterator[str]:
    """Yield the letters of each shared text, its own and those of its runs; what says how to pronounce it is none."""
    for _, node in iterparse(stream):
        if node.tag == _ITEM:
            parts = [
                part.text if part.tag == _TEXT else part.findtext(_TEXT) for part in node if part.tag in {_TEXT, _RUN}
            ]
            yield "".join([part for part in parts if part]).replace("x005F_", "")
            node.clear()
