"""How the number and the symbol of a paper are written (Nghị định 30/2020/NĐ-CP Phụ lục I)."""

import re

_NUMBER = re.compile(r"([0-9]{1,6})([^\W\d_]?)")
_SYMBOL = re.compile(r"[^\s/-]+(?:-[^\s/-]+)*")


def ordinal(number: str) -> tuple[int, str] | None:
    """Return what orders a number, ``(5, "")`` for ``05`` and ``(12, "a")`` for ``12A``; None where it is none."""
    found = _NUMBER.fullmatch(number.strip())
    return (int(found[1]), found[2].casefold()) if found and int(found[1]) else None


def same_number(number: str) -> str:
    """Return a number so that two of one series are equal exactly when they are the same: ``05`` is ``5``."""
    found = ordinal(number)
    return f"{found[0]}{found[1]}" if found else number.strip().casefold()


def two_digits(number: str) -> str:
    """Return the number as paper writes it: one nought before it below ten, none otherwise; as it is if it is none."""
    found = _NUMBER.fullmatch(number.strip())
    if found is None or not int(found[1]):
        return number
    return f"{int(found[1])}{found[2]}" if found[2] else f"{int(found[1]):02d}"


def is_symbol(symbol: str) -> bool:
    """Return whether it may stand behind the stroke: words joined by hyphens, without blank or stroke."""
    return _SYMBOL.fullmatch(symbol) is not None


def same_symbol(symbol: str) -> str:
    """Return a symbol so that two are equal exactly when paper does not tell them apart."""
    return symbol.strip().casefold()
