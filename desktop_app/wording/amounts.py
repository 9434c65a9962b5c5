"""Amounts in words, by the formal rules of reading Vietnamese numbers.

A number is read in groups of three digits. Within the number a group below one hundred is read with its noughts
(``một triệu không trăm linh năm nghìn``), a group of noughts is silent. Above tỷ the reading starts again: nghìn tỷ,
triệu tỷ, tỷ tỷ. num2words is not used: it is wrong for 1 005 000, 10^15 and negative numbers.
"""

from collections.abc import Mapping
from enum import StrEnum

from desktop_app.model.number_words import FORMAL, Billion, FourAfterTens, NoughtTens, NumberStyle, Thousand

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9
CHOICES: Mapping[StrEnum, str] = {
    NoughtTens.LINH: "linh",
    NoughtTens.LE: "lẻ",
    FourAfterTens.BON: "bốn",
    FourAfterTens.TU: "tư",
    Thousand.NGHIN: "nghìn",
    Thousand.NGAN: "ngàn",
    Billion.TY: "tỷ",
    Billion.TI: "tỉ",
}
"""The words that an office chooses between."""


def in_words(number: int, style: NumberStyle = FORMAL) -> str:
    """Return a whole number in Vietnamese words, lower case: ``mười triệu hai trăm năm mươi nghìn``."""
    if number < 0:
        return f"âm {in_words(-number, style)}"
    return " ".join(_read(number, style, inner=False)) or _DIGITS[0]


def dong_in_words(amount: int, style: NumberStyle = FORMAL) -> str:
    """Return an amount of đồng as vouchers want it: first letter capital, ``đồng`` at the end, no full stop."""
    words = f"{in_words(amount, style)} đồng"
    return words[0].upper() + words[1:]


def _read(number: int, style: NumberStyle, *, inner: bool) -> list[str]:
    """Return the words of a number; ``inner`` says that something larger was read before it."""
    if number == 0:
        return []
    above, below = divmod(number, _BILLION)
    words: list[str] = []
    if above:
        words = [*_read(above, style, inner=inner), CHOICES[style.billion]]
    for scale, unit in ((10**6, "triệu"), (10**3, CHOICES[style.thousand]), (1, "")):
        group = below // scale % 1000
        if group:
            words += _group(group, style, inner=inner or bool(words))
            words += [unit] if unit else []
    return words


def _group(group: int, style: NumberStyle, *, inner: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or inner else []
    tens, units = divmod(rest, 10)
    if tens == 0:
        if not units:
            return words
        return [*words, CHOICES[style.nought_tens], _DIGITS[units]] if words else [_DIGITS[units]]
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return [*words, _unit_after_tens(tens, units, style)] if units else words


def _unit_after_tens(tens: int, units: int, style: NumberStyle) -> str:
    if units == 5:
        return "lăm"
    if tens >= 2 and units == 1:
        return "mốt"
    if tens >= 2 and units == 4:
        return CHOICES[style.four_after_tens]
    return _DIGITS[units]
