"""Faces as they lie inside a paper: the whole Vietnamese alphabet, cut and deflated once for all papers of a run.

ReportLab cuts every face anew for each document, down to the letters it met there, and deflates the cutting: most of
the time that a decision takes. The alphabet with its ASCII letters fits one subset of 256 codes and makes a decision
larger by a few per cent only (a composed letter is mostly a reference to its parts), so each letter has one fixed code
and the file of the face is always the same. A letter beyond the alphabet gets a code of its own after it, as ReportLab
gives them. Which bytes a paper has depends on its own letters alone, never on the papers before it.
"""

import zlib
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFont, makeToUnicodeCMap

rl_config.useA85 = 0
"""A page's own stream stays binary: smaller, and written a little sooner. Set before the first paper of any kind."""

_KEPT = 8
"""Cuttings of one face that are remembered: the alphabet, and a few others."""


class Cutting(NamedTuple):
    """One subset of a face, ready to be put into any document."""

    name: str
    file: bytes
    """Deflated TrueType."""
    length: int
    """Bytes before deflating."""
    codes: bytes
    """Deflated CMap from codes back to letters: what makes the text of a paper findable."""
    last: int
    """The highest code; the lowest is 0, the letter that is missing."""
    widths: bytes
    """The array of widths as it is written."""


class AlphabetFont(TTFont):
    """A face whose subset begins with the letters given, in the order of their codes; none: with those met first.

    Raises TTFError as TTFont does.
    """

    def __init__(self, name: str, file: str, letters: Iterable[int] = ()) -> None:
        alphabet = "".join(map(chr, sorted(letters)))
        super().__init__(name, file, asciiReadable=bool(alphabet))
        self._ascii = bool(alphabet)
        begun = PDFDocument()
        super().splitString(alphabet, begun)
        self._alphabet = self.state.pop(begun)
        self._cutting = lru_cache(maxsize=_KEPT)(self._cut)
        self._knife = Lock()

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """Return the codes of the text by subset, the alphabet's codes being given from the start."""
        if doc not in self.state:
            self.state[doc] = self._state()
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Put the face's subsets into the finished document (ISO 32000-1, 9.6.3 and 9.8)."""
        state = self.state[doc]
        state.frozen = True
        for number, subset in enumerate(state.subsets):
            internal = self.getSubsetInternalName(number, doc)[1:]
            with self._knife:  # ReportLab reads a face from a place it keeps: two at once would cut it wrong, for good
                cutting = self._cutting(number, tuple(subset))
            font = self._font(doc, internal, cutting)
            doc.idToObject["BasicFonts"].dict[internal] = doc.Reference(font, internal)
        del self.state[doc]

    def _state(self) -> TTFont.State:
        state = TTFont.State(self._ascii, self)
        state.assignments = dict(self._alphabet.assignments)  # type: ignore[attr-defined] # the stub lacks it
        state.subsets = [list(subset) for subset in self._alphabet.subsets]
        state.nextCode = self._alphabet.nextCode
        return state

    def _cut(self, number: int, subset: tuple[int, ...]) -> Cutting:
        name = (SUBSETN(number) + b"+" + self.face.name).decode("ascii")
        file = self.face.makeSubset(list(subset))
        codes = makeToUnicodeCMap(name, subset).encode("ascii")
        widths = PDFArray([self.face.charWidths.get(code, self.face.defaultWidth) for code in subset])
        return Cutting(
            name, zlib.compress(file), len(file), zlib.compress(codes), len(subset) - 1, widths.format(PDFDocument())
        )

    def _font(self, doc: Any, internal: str, cutting: Cutting) -> PDFDictionary:
        return PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/TrueType",
                "Name": PDFName(internal),
                "BaseFont": PDFName(cutting.name),
                "FirstChar": 0,
                "LastChar": cutting.last,
                "Widths": cutting.widths,
                "ToUnicode": doc.Reference(_deflated(cutting.codes), f"toUnicodeCMap:{cutting.name}"),
                "FontDescriptor": doc.Reference(self._descriptor(doc, cutting), f"fontDescriptor:{cutting.name}"),
            }
        )

    def _descriptor(self, doc: Any, cutting: Cutting) -> PDFDictionary:
        face = self.face
        file = _deflated(cutting.file, Length1=cutting.length)
        return PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": PDFName(cutting.name),
                "Flags": face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,
                "FontBBox": PDFArray(face.bbox),
                "Ascent": face.ascent,
                "Descent": face.descent,
                "CapHeight": face.capHeight,
                "ItalicAngle": face.italicAngle,
                "StemV": face.stemV,
                "MissingWidth": face.defaultWidth,
                "FontFile2": doc.Reference(file, f"fontFile:{cutting.name}"),
            }
        )


def _deflated(content: bytes, **entries: int) -> PDFStream:
    """Return a stream of what is deflated already."""
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode"), **entries}), content)
