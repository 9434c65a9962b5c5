"""The machine's printers, with Qt's answers in their place: the machines that test have none."""

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop_app.ui.printers import PrinterFacts, Printers, facts_of, find_printers


class Info:
    """What Qt says of one printer."""

    def __init__(self, name):
        self.name = name

    def isNull(self):  # noqa: N802 - as Qt calls it
        return self.name not in {"A", "B"}

    def supportedDuplexModes(self):  # noqa: N802
        modes = [QPrinter.DuplexMode.DuplexNone]
        return [*modes, QPrinter.DuplexMode.DuplexLongSide] if self.name == "B" else modes

    def supportedColorModes(self):  # noqa: N802
        return [QPrinter.ColorMode.Color if self.name == "A" else QPrinter.ColorMode.GrayScale]


@pytest.fixture
def two(monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["A", "B"])
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: "B")
    monkeypatch.setattr(QPrinterInfo, "printerInfo", Info)


@pytest.mark.usefixtures("two")
def test_the_printer_used_last_is_offered_else_the_machines_own():
    assert find_printers("A") == Printers(("A", "B"), PrinterFacts("A", both_sides=False, colour=True))
    assert find_printers("gone").offered == find_printers().offered == PrinterFacts("B", both_sides=True)
    assert facts_of("gone") == PrinterFacts("gone")


@pytest.mark.usefixtures("qapp")
def test_a_machine_without_printers_has_none(monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    assert find_printers("A") == Printers()
