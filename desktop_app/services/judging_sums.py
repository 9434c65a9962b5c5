"""Whether the sums of a comparison or an estimate may be relied on."""

from collections.abc import Iterable

from desktop_app.services.comparing_schemes import Comparison
from desktop_app.services.comparing_years import YearComparison
from desktop_app.services.estimating_years import YearEstimate
from desktop_app.wording.trial_words import Footing


def comparison_footings(found: Comparison | YearComparison) -> tuple[Footing, ...]:
    """Return what the sums of both schemes rest on."""
    pairs = zip(found.schemes, found.unknown, strict=True)
    return tuple(Footing(scheme.name, scheme.payable, unknown) for scheme, unknown in pairs)


def estimate_footings(estimates: Iterable[YearEstimate]) -> tuple[Footing, ...]:
    """Return what the sums of each estimate rest on."""
    return tuple(Footing(one.scheme.name, one.scheme.payable, one.unknown) for one in estimates)
