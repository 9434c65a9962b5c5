"""Numbers that were taken back from their papers: each stays in its series until it is given again or explained."""

from collections.abc import Mapping

from desktop_app.model.paper_numbers import ordinal
from desktop_app.model.register import PaperKind, Series
from desktop_app.services.numbering import MARKED, kind_of
from desktop_app.services.office import Office
from desktop_app.wording import register_words


def withdrawn(office: Office) -> Mapping[Series, frozenset[int]]:
    """Return the numbers once taken back, by series; some of them may have been given again.

    One with a letter stood beside the bare one, whose place it does not leave open.
    """
    found: dict[Series, set[int]] = {}
    for _kind, series, number in _taken_back(office):
        if (known := ordinal(number)) is not None and not known[1]:
            found.setdefault(series, set()).add(known[0])
    return {series: frozenset(numbers) for series, numbers in found.items()}


def series_without_papers(office: Office) -> Mapping[Series, PaperKind]:
    """Return series of numbers taken back or explained, with the kind of their papers: they may have none any more."""
    kinds = {gap.series: register_words.kind_named(gap.symbol) for gap in office.book.number_gaps() if gap.last}
    return {**kinds, **{series: kind for kind, series, number in _taken_back(office) if number.isdecimal()}}


def _taken_back(office: Office) -> list[tuple[PaperKind, Series, str]]:
    found = list(office.book.withdrawn_entries())
    for name, mark in office.book.withdrawn_marks():
        kind = kind_of(MARKED.get(name, ""))
        if kind is not None and mark.day is not None:
            found.append((kind[0], Series(kind[1], mark.symbol, mark.day.year), mark.number))
    return found
