"""A scheme that somebody authorised has held against its document: what that says of each figure."""

from dataclasses import replace
from typing import TypeVar

from desktop_app.model.law import Attestation
from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.scheme import LineRule, MoneyLimit, Scheme
from desktop_app.rules.scheme_counts import Count

T = TypeVar("T", Count, MoneyLimit)


def attested(scheme: Scheme, by: Attestation | None) -> Scheme:
    """Return the scheme with who attested it, and so each figure that rests on its own document.

    A draft, another document, a figure of another certainty than the document's and our own readings stay as doubtful
    as they were.
    """
    if by is None or scheme.source.certainty is Certainty.DRAFT:
        return replace(scheme, attestation=by)
    return replace(
        scheme,
        attestation=by,
        lines=tuple(_line(rule, scheme.source, by) for rule in scheme.lines),
        limits=tuple(replace(one, source=_source(one.source, scheme.source, by)) for one in scheme.limits),
    )


def rests_on_own(source: Source, own: Source) -> bool:
    """Return whether something rests on the scheme's own document, as surely as the whole."""
    return (source.document, source.certainty) == (own.document, own.certainty)


def _line(rule: LineRule, own: Source, by: Attestation) -> LineRule:
    return replace(
        rule,
        source=_source(rule.source, own, by),
        count=_part(rule.count, own, by) if rule.count is not None else None,
        limit=_part(rule.limit, own, by) if rule.limit is not None else None,
    )


def _part(part: T, own: Source, by: Attestation) -> T:
    return part if part.source is None else replace(part, source=_source(part.source, own, by))


def _source(source: Source, own: Source, by: Attestation) -> Source:
    if not rests_on_own(source, own):
        return source
    return replace(source, attested_by=by.name, attested_on=by.on)
