"""Millimetres with one figure after the comma, typed as they are read off a ruler."""

from PySide6.QtWidgets import QLineEdit

from desktop_app.model.problems import Place, Problem, Refused

FRAME = 200
"""Tenths of a millimetre from the sheet's edge at which the frame of the ruler page should stand."""
LEAST, MOST = 100, 300


def shown(tenths: int) -> str:
    """Return tenths of a millimetre as they are typed: ``20,4``."""
    return f"{tenths // 10},{tenths % 10}"


def parse(text: str, field: str) -> int:
    """Return tenths of a millimetre; Refused for what no ruler shows there. A point is taken for a comma."""
    whole, _, part = text.strip().replace(".", ",").partition(",")
    figures = whole + (part or "0")
    if not (figures.isascii() and figures.isdigit() and whole and len(part) <= 1):
        raise _refused(text, field)
    if not LEAST <= int(figures) <= MOST:
        raise _refused(text, field)
    return int(figures)


def _refused(text: str, field: str) -> Refused:
    return Refused(Problem("printer.not_a_measure", Place(field=field), {"text": text}))


class MeasureEdit(QLineEdit):
    """One distance from the sheet's edge to the frame."""

    def show_correction(self, tenths: int) -> None:
        """Show what was measured when a printer is moved by so much: the less it was, the further it is moved."""
        self.setText(shown(FRAME - tenths))
        self.setCursorPosition(0)

    def correction(self, field: str) -> int:
        """Return by how much the printer is to be moved; Refused where no measure is typed."""
        return FRAME - parse(self.text(), field)
