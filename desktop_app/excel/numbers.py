"""Numbers that are names: identity, telephone, account. They are text; a sheet that made them numbers has hurt them."""

import re

from desktop_app.excel.values import Ear, as_text, refuse, shown
from desktop_app.excel.words import Words
from desktop_app.model.member import Birth, Sex
from desktop_app.model.problems import Problem, Severity

_SIGNS = re.compile(r"[\s.\-'’`]")


def as_cccd(value: object, ear: Ear) -> str | None:
    """Return twelve digits.

    A whole number of 10 or 11 digits has lost its noughts: they are put back if what results begins with a province's
    number, with a warning that asks to look at the card. One with an exponent or decimals has lost digits.
    """
    if isinstance(value, float):
        raise refuse("excel.cccd_mangled", value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _from_number(value, ear)
    text = as_text(value, ear)
    if text is None:
        return None
    digits = _SIGNS.sub("", text)
    if re.fullmatch(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]+", text.replace(" ", "")):
        raise refuse("excel.cccd_mangled", text)
    if not (digits.isascii() and digits.isdigit()):
        raise refuse("excel.cccd_not_digits", text)
    if len(digits) == 9:
        raise refuse("excel.cccd_is_old_card", text)
    if len(digits) != 12:
        raise _wrong_length(digits, text)
    return digits


def _from_number(value: int, ear: Ear) -> str:
    digits = str(value)
    if len(digits) == 12:
        return digits
    padded = digits.zfill(12)
    if len(digits) == 9:
        raise refuse("excel.cccd_is_old_card", value)
    if len(digits) not in {10, 11} or padded[:3] not in ear.words.provinces:
        raise _wrong_length(digits, value)
    ear.warn("excel.cccd_padded", value=digits, understood=padded)
    return padded


def _wrong_length(digits: str, value: object) -> Exception:
    refused = refuse("excel.cccd_length", value)
    problem = refused.problems[0]
    refused.problems = (Problem(problem.code, values={**problem.values, "digits": len(digits)}),)
    return refused


def doubts_about_cccd(cccd: str, birth: Birth | None, sex: Sex | None, words: Words) -> list[Problem]:
    """Return warnings where the number and the person do not fit (NĐ 137/2015 Điều 13; there is no check digit)."""
    doubts = []
    if cccd[:3] not in words.provinces:
        doubts.append(Problem("excel.cccd_province", values={"value": cccd}, severity=Severity.WARNING))
    century, female = divmod(int(cccd[3]), 2)
    if sex is not None and (sex is Sex.FEMALE) is not bool(female):
        doubts.append(Problem("excel.cccd_sex", values={"value": cccd, "sex": sex}, severity=Severity.WARNING))
    year = 1900 + 100 * century + int(cccd[4:6])
    if birth is not None and birth.year != year:
        values = {"value": cccd, "year": year, "born": birth.year}
        doubts.append(Problem("excel.cccd_year", values=values, severity=Severity.WARNING))
    return doubts


def as_phone(value: object, ear: Ear) -> str | None:
    """Return a telephone number with its leading nought; several stay parted by ``; ``. An odd one only warns."""
    text = shown(value) if isinstance(value, int | float) else as_text(value, ear)
    if text is None:
        return None
    return "; ".join(_one_phone(part, ear) for part in re.split(r"[;,/]", text) if part.strip())


def _one_phone(text: str, ear: Ear) -> str:
    digits = _SIGNS.sub("", text).replace("(", "").replace(")", "")
    for prefix in ("+84", "0084"):
        if digits.startswith(prefix):
            digits = "0" + digits.removeprefix(prefix).removeprefix("0")
    if digits.startswith("84") and len(digits) == 11:
        digits = "0" + digits[2:]
    known = ear.words
    if len(digits) in {9, 10} and digits.isdigit() and not digits.startswith("0"):
        padded = "0" + digits
        if padded.startswith(known.mobile) or padded[:4] in known.renumbered:
            ear.warn("excel.note_phone_nought", value=text, understood=padded)
            digits = padded
    if len(digits) == 11 and (new := known.renumbered.get(digits[:4])):
        ear.warn("excel.phone_renumbered", value=digits, understood=new + digits[4:])
        return new + digits[4:]
    mobile = len(digits) == 10 and digits.startswith(known.mobile)
    landline = len(digits) in {10, 11} and digits.startswith("02")
    if not digits.isdigit() or not (mobile or landline):
        ear.warn("excel.phone_odd", value=text)
    return digits if digits.isdigit() else text.strip()


def as_account(value: object, ear: Ear) -> str | None:
    """Return an account's number as text; a number that lost digits is refused."""
    if isinstance(value, float) or (isinstance(value, int) and abs(value) >= 10**15):
        raise refuse("excel.account_mangled", value)
    text = as_text(value, ear)
    return None if text is None else _SIGNS.sub("", text)
