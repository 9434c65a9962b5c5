"""How the number and the symbol of a paper are written (Nghị định 30/2020/NĐ-CP Phụ lục I)."""

import re

from desktop_app.model.problems import Place, Problem
from desktop_app.model.text import clean, fold

_NUMBER = re.compile(r"([0-9]{1,6})([^\W\d_]?)")
_DASH = re.compile("[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]")
_SYMBOL = re.compile(r"[^\s/-]+(?:-[^\s/-]+)*")


def ordinal(number: str) -> tuple[int, str] | None:
    """Return what orders a number, ``(5, "")`` for ``05`` and ``(12, "a")`` for ``12A``; None where it is none."""
    found = _NUMBER.fullmatch(number.strip())
    if found is None or not int(found[1]) or not (found[2] == "" or _is_latin(found[2])):
        return None
    return int(found[1]), found[2].casefold()


def same_number(number: str) -> str:
    """Return a number so that two of one series are equal exactly when they are the same: ``05`` is ``5``."""
    found = ordinal(number)
    return f"{found[0]}{found[1]}" if found else number.strip().casefold()


def two_digits(number: str) -> str:
    """Return the number as paper writes it: one nought before it below ten, none otherwise; as it is if it is none.

    A letter behind it takes no nought away: ``08a``.
    """
    found = _NUMBER.fullmatch(number.strip())
    if found is None or not int(found[1]):
        return number
    return f"{int(found[1]):02d}{found[2]}"


def is_symbol(symbol: str) -> bool:
    """Return whether it may stand behind the stroke: words joined by hyphens, without blank or stroke."""
    return _SYMBOL.fullmatch(symbol) is not None


def plain_symbol(symbol: str) -> str:
    """Return a symbol with hyphens for every dash that looks like one: ``BC–CAX`` is ``BC-CAX``."""
    return _DASH.sub("-", clean(symbol))


def same_symbol(symbol: str) -> str:
    """Return a symbol so that two are equal exactly when paper does not tell them apart."""
    return plain_symbol(symbol).casefold()


def same_reference(reference: str) -> tuple[str, str]:
    """Return number and symbol of ``05/TTr-CAX`` so that two are equal exactly when they are the same paper's."""
    number, _, symbol = reference.partition("/")
    return same_number(number), same_symbol(symbol)


def check_symbol(symbol: str, field: str = "symbol") -> list[Problem]:
    """Return what stops a symbol from standing on paper; the field is where it was typed.

    A letter of another script looks like one of ours (a Cyrillic В for a B), but begins a series of its own.
    """
    foreign = [letter for letter in plain_symbol(symbol) if letter.isalnum() and not _is_latin(letter)]
    if foreign:
        values = {"symbol": symbol, "letter": foreign[0], "codepoint": f"U+{ord(foreign[0]):04X}"}
        return [Problem("register.symbol_foreign", Place(field=field), values)]
    if not is_symbol(symbol):
        return [Problem("register.symbol_wrong", Place(field=field), {"symbol": symbol})]
    return []


def _is_latin(letter: str) -> bool:
    """Return whether it is a letter or digit of ASCII, with or without Vietnamese marks, or d with its stroke."""
    return fold(letter).isascii()
