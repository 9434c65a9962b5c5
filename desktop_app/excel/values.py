"""Read one cell as what its column wants.

A reader returns the value, or None for an empty cell. It raises Refused where the cell cannot be taken, and puts what
it had to suppose among ``heard``: a WARNING speaks of this one cell, a note (code ``excel.note_…``) is counted by
column. Places are added by the caller. Days are never swapped with months: text is day, month, year.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import isfinite

from desktop_app.excel.words import Words, tidy, word_key
from desktop_app.model.member import Birth, Education, PartialDate
from desktop_app.model.problems import Problem, Refused, Severity
from desktop_app.model.text import clean, fold, person_name

_YMD = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.]+)?\Z")
_DMY = re.compile(r"([0-9]{1,2})\s*[-/. ]\s*([0-9]{1,2})\s*[-/. ]\s*([0-9]{4}|[0-9]{2})\Z")
_MY = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{4})\Z")
_SPOKEN = re.compile(r"(?:ngay )?([0-9]{1,2}) thang ([0-9]{1,2}) nam ([0-9]{4})\Z")
_GRADE = re.compile(r"(?<![0-9])([0-9]{1,2})\s*/\s*(10|12)(?![0-9])")
_EXCEL_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)\Z")
_DIGIT = re.compile(r"\d")
_EPOCH = date(1899, 12, 30)
_SERIALS = range(3_654, 73_051)
"""Bare numbers taken as days: 1 January 1910 to 31 December 2099."""
_YEARS = range(1_900, 2_100)
_CHILD = 10
"""Nobody of fewer years can stand in a list of members: the year is mistyped."""
_STEPS = tuple(Education)


@dataclass(frozen=True, slots=True)
class _Likely:
    """What settles a cell that can be read in two ways."""

    youngest: int
    """Years that have passed at least: the century of a year of two digits follows."""
    first_year: int
    """A bare number of five digits whose serial day lies before is ``010785`` that lost its nought."""


_BIRTHS = _Likely(youngest=15, first_year=1936)
_SERVICE = _Likely(youngest=-1, first_year=1960)


@dataclass(frozen=True, slots=True)
class Ear:
    """What readers are told (the day, the words) and where they say what they supposed."""

    today: date
    words: Words
    heard: list[Problem] = field(default_factory=list)

    def warn(self, code: str, **values: object) -> None:
        """Say something that the clerk should look at."""
        self.heard.append(Problem(code, values=values, severity=Severity.WARNING))


Reader = Callable[[object, Ear], object]


def refuse(code: str, value: object) -> Refused:
    """Return the refusal of one cell, with its value as the sheet shows it."""
    return Refused(Problem(code, values={"value": shown(value)}))


def shown(value: object) -> str:
    """Return a cell's value as the sheet shows it to the clerk, in one short line."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return clean(str(value))[:80]


def as_text(value: object, ear: Ear) -> str | None:
    """Return the text, NFC and without stray spaces; None where the cell is empty or holds only a dash."""
    if value is None:
        return None
    if isinstance(value, str):
        text = tidy(value.removeprefix("'"))
        if _EXCEL_ERROR.match(text):
            raise refuse("excel.cell_error_value", text)
        return None if not text or text in ear.words.nothings else text
    return shown(value)


def as_lines(value: object, ear: Ear) -> str | None:
    """Return a longer text as :func:`as_text` does, with the line breaks that stand in the cell."""
    if not isinstance(value, str) or as_text(value, ear) is None:
        return as_text(value, ear)
    lines = [tidy(line) for line in value.removeprefix("'").strip().splitlines()]
    return "\n".join(lines)


def as_name(value: object, ear: Ear) -> str | None:
    """Return a person's name; digits in it mean that the columns have slipped."""
    text = as_text(value, ear)
    if text is not None and (not isinstance(value, str) or _DIGIT.search(text)):
        raise refuse("excel.name_not_a_name", value)
    if text is None or (name := person_name(text)) == text:
        return text
    ear.warn("excel.note_name_capitals", value=text, understood=name)
    return name


def as_count(value: object, ear: Ear) -> int | None:
    """Return a whole number of people, nought or more."""
    if isinstance(value, str):
        text = as_text(value, ear)
        if text is None:
            return None
        number = re.fullmatch(r"([0-9]{1,4})(?: (?:nguoi|thanh vien|dong chi|dc))?", fold(text))
        if number is None:
            raise refuse("excel.count_not_understood", value)
        return int(number[1])
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 10_000 or value % 1:
        raise refuse("excel.count_not_understood", value)
    return int(value)


def as_birth(value: object, ear: Ear) -> Birth | None:
    """Return a birth: a day, or only its year or month where the cell says no more."""
    parts = _date_parts(value, ear, _BIRTHS)
    if parts is None:
        return None
    year, month, day = parts
    born = Birth(year, month, day)
    if born.earliest > ear.today:
        raise refuse("excel.date_in_future", value)
    if year < _YEARS.start:
        raise refuse("excel.date_too_old", value)
    if ear.today.year - year < _CHILD:
        raise refuse("excel.birth_too_young", value)
    return born


def as_day(value: object, ear: Ear) -> PartialDate | None:
    """Return a day of joining or leaving, or only its year or month where the cell says no more."""
    parts = _date_parts(value, ear, _SERVICE)
    if parts is None:
        return None
    if not _YEARS.start <= parts[0] < _YEARS.stop:
        raise refuse("excel.date_too_old", value)
    return PartialDate(*parts)


def _date_parts(value: object, ear: Ear, likely: _Likely) -> tuple[int, int | None, int | None] | None:
    if isinstance(value, datetime | date):
        return value.year, value.month, value.day
    if isinstance(value, bool | time | timedelta):
        raise refuse("excel.date_not_understood", value)
    if isinstance(value, int | float):
        return _date_from_number(value, ear, likely)
    text = as_text(value, ear)
    if text is None:
        return None
    if text.isascii() and text.isdigit():
        return _date_from_digits(text, value, ear, likely)
    return _date_from_text(text, ear, likely)


def _date_from_number(value: float, ear: Ear, likely: _Likely) -> tuple[int, int | None, int | None]:
    """Read a year, a serial day number, or ``010726`` that lost its nought."""
    if not isfinite(value):
        raise refuse("excel.number_not_finite", value)
    whole = int(value)
    if whole in _YEARS and whole == value:
        return whole, None, None
    day = _EPOCH + timedelta(days=whole) if whole in _SERIALS else None
    if day is not None and (day.year >= likely.first_year or not _is_day(str(whole).zfill(6))):
        ear.warn("excel.note_date_serial", value=whole, understood=day)
        return day.year, day.month, day.day
    if whole == value and 10_100 <= whole <= 31_129_999:
        return _date_from_digits(str(whole).zfill(6 if whole < 10**6 else 8), value, ear, likely)
    raise refuse("excel.date_not_understood", shown(value))


def _is_day(digits: str) -> bool:
    return 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12


def _date_from_digits(text: str, value: object, ear: Ear, likely: _Likely) -> tuple[int, int | None, int | None]:
    if len(text) == 4 and int(text) in _YEARS:
        return int(text), None, None
    if len(text) == 5 and int(text) in _SERIALS:
        return _date_from_number(int(text), ear, likely)
    if len(text) in {6, 8}:
        return _checked((int(text[:2]), int(text[2:4]), text[4:]), value, ear, likely)
    raise refuse("excel.date_not_understood", value)


def _date_from_text(text: str, ear: Ear, likely: _Likely) -> tuple[int, int | None, int | None]:
    if match := _YMD.match(text):
        return _checked((int(match[3]), int(match[2]), match[1]), text, ear, likely)
    if match := _DMY.match(text) or _SPOKEN.match(fold(text)):
        return _checked((int(match[1]), int(match[2]), match[3]), text, ear, likely)
    if match := _MY.match(text):
        if not 1 <= int(match[1]) <= 12 or int(match[2]) not in _YEARS:
            raise refuse("excel.date_impossible", text)
        return int(match[2]), int(match[1]), None
    raise refuse("excel.date_not_understood", text)


def written_day(text: str) -> int | None:
    """Return the day of a text that names day, month and year in this order, None for any other text."""
    match = _DMY.match(clean(text))
    return int(match[1]) if match else None


def _checked(dmy: tuple[int, int, str], value: object, ear: Ear, likely: _Likely) -> tuple[int, int, int]:
    day, month, written_year = dmy
    year = int(written_year)
    if len(written_year) == 2:
        year += 2000 if 2000 + year <= ear.today.year - likely.youngest else 1900
    try:
        read = date(year, month, day)
    except ValueError:
        raise refuse("excel.date_impossible", value) from None
    if len(written_year) == 2:
        ear.warn("excel.note_date_short_year", value=shown(value), understood=read)
    return read.year, read.month, read.day


def as_education(value: object, ear: Ear) -> tuple[str, Education | None] | None:
    """Return the qualification word for word and the step it amounts to, None where its words are not known."""
    if isinstance(value, datetime | date):
        text = _grade_that_became_a_date(value)
        ear.warn("excel.education_was_date", value=shown(value), understood=text)
    else:
        read = as_text(value, ear)
        if read is None:
            return None
        text = read
    found = education_of(text, ear.words)
    if found is None:
        ear.warn("excel.education_unknown", value=text)
    return text, found


def education_of(text: str, words: Words) -> Education | None:
    """Return the highest step that a qualification names; grades of the old ten-year school count as such."""
    plain = fold(text)
    steps = [step for word, step in words.education_holds if word in plain]
    parts = [text, *re.split(r"[,;+/]", text), *(word for word in re.split(r"\W+", text) if word.isupper())]
    names = words.education_names
    steps += [names[key] for part in parts if (key := word_key(part)) in names]
    steps += [
        _grade(int(match[1]), int(match[2])) for match in _GRADE.finditer(plain) if int(match[1]) <= int(match[2])
    ]
    return max(steps, key=_STEPS.index, default=None)


def _grade(finished: int, of: int) -> Education:
    primary, lower, upper = (4, 7, 10) if of == 10 else (5, 9, 12)
    if finished >= upper:
        return Education.UPPER_SECONDARY
    if finished >= lower:
        return Education.LOWER_SECONDARY
    return Education.PRIMARY if finished >= primary else Education.NONE


def _grade_that_became_a_date(value: date) -> str:
    """``9/12`` typed into a sheet becomes a day in December or a twelfth: take back what was typed."""
    for finished, of in ((value.day, value.month), (value.month, value.day)):
        if of in {10, 12} and finished <= of:
            return f"{finished}/{of}"
    raise refuse("excel.education_is_date", value)


def from_words(table: Callable[[Words], Mapping[str, object]], code: str) -> Reader:
    """Return a reader of one closed list of words."""

    def read(value: object, ear: Ear) -> object:
        text = as_text(value, ear)
        if text is None:
            return None
        if (found := table(ear.words).get(word_key(text))) is None:
            raise refuse(code, value)
        return found

    return read


def as_tick(value: object, ear: Ear) -> bool | None:
    """Return True for a mark, None for an empty cell."""
    text = as_text(value, ear)
    if text is None:
        return None
    if fold(text) not in ear.words.ticks:
        raise refuse("excel.tick_not_understood", value)
    return True
