"""The printers of this machine. Asked on another thread: one that is switched off may take seconds to answer."""

from dataclasses import dataclass

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo


@dataclass(frozen=True, slots=True)
class PrinterFacts:
    """What a printer says it can do."""

    name: str = ""
    both_sides: bool = False
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Printers:
    """All printers, and what the one that will be offered can do."""

    names: tuple[str, ...] = ()
    offered: PrinterFacts = PrinterFacts()


def find_printers(wanted: str = "") -> Printers:
    """Return the machine's printers; the wanted one is offered, else the machine's own choice, else the first."""
    names = tuple(QPrinterInfo.availablePrinterNames())
    likely = (wanted, QPrinterInfo.defaultPrinterName(), *names)
    offered = next((name for name in likely if name in names), "")
    return Printers(names, facts_of(offered) if offered else PrinterFacts())


def facts_of(name: str) -> PrinterFacts:
    """Return what a printer says it can do; nothing of one that is gone."""
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        return PrinterFacts(name)
    duplex = set(info.supportedDuplexModes()) - {QPrinter.DuplexMode.DuplexNone}
    return PrinterFacts(name, bool(duplex), QPrinter.ColorMode.Color in info.supportedColorModes())
