"""Schemes by a province as a clerk writes it: today's, or the one before the mergers of 2025."""

import re
from collections.abc import Iterable
from datetime import date

from desktop_app.model.text import fold
from desktop_app.rules.scheme import Scheme, Status
from desktop_app.wording import written
from desktop_app.wording.provinces import bare

_FORMER = re.compile(r"\s*\(cũ\)$")


def whole(scheme: Scheme) -> bool:
    """Return whether all of the province of today applies it, not what was one province of several before 2025."""
    return scheme.territory == scheme.province


def schemes_of(province: str, schemes: Iterable[Scheme]) -> tuple[Scheme, ...]:
    """Return the schemes of a province of today, or of one that was merged into another."""
    asked = fold(bare(province))
    if not asked:
        return ()
    return tuple(
        one for one in schemes if asked in {fold(bare(one.province)), fold(bare(_FORMER.sub("", one.territory)))}
    )


def proposed(own: Iterable[Scheme], on: date) -> Scheme | None:
    """Return the one scheme that certainly is the province's on the day; None where the clerk has to choose."""
    found = [one for one in own if not standing(one, on)]
    return found[0] if len(found) == 1 and whole(found[0]) else None


def standing(scheme: Scheme, on: date) -> str:
    """Return why a scheme is not in force on a day, in words; empty where it is."""
    if scheme.status is Status.DRAFT or scheme.span is None:
        return "dự thảo"
    if scheme.span.end is not None and scheme.span.end <= on:
        return f"hết hiệu lực từ {written.short_date(scheme.span.end)}"
    return f"có hiệu lực từ {written.short_date(scheme.span.start)}" if on < scheme.span.start else ""
