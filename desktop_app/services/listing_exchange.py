"""The read side of the exchange: how far a month is on its road to the receiving office, and what an office took in."""

from dataclasses import dataclass

from desktop_app.model.exchange import ReceivedBundle, SentBundle
from desktop_app.model.payroll import ClosedMonth
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.rule_packs import IssuedRulePack, ReceivedRulePack
from desktop_app.services.closing_months import compute_month, profile_for
from desktop_app.services.exchanging_months import sealed_as_it_stands
from desktop_app.services.keeping_keys import has_keys, is_receiving_office, keyring
from desktop_app.services.listing import MonthState
from desktop_app.services.listing_duty import duty_grid
from desktop_app.services.office import Office


@dataclass(frozen=True, slots=True)
class Road:
    """What each step of a month's road found."""

    month: Month
    teams: int
    reviewed: int
    unreviewed: tuple[str, ...]
    """Names of the teams nobody went through yet."""
    sheet_problems: tuple[Problem, ...]
    """Why the sheet cannot be computed; empty where it can."""
    state: MonthState
    closed: ClosedMonth | None
    receiving_office: str
    own_keys: bool
    office_card: bool
    office_compared: bool
    bundle: SentBundle | None
    """The newest bundle of the month."""
    bundle_current: bool
    """Whether it holds the month as it was last closed."""


def road(office: Office, month: Month) -> Road:
    """Return how far the month is; Refused where the book knows no commune by then."""
    profile = profile_for(office, month)
    grid = duty_grid(office, month)
    closed = office.book.closed_month(month)
    card = keyring(office).current(profile.receiving_office_code, office.clock.today())
    bundle = next((b for b in reversed(office.book.sent_bundles()) if b.period == month), None)
    unreviewed = tuple(group.name for group in grid.groups if not group.reviewed)
    return Road(
        month=month,
        teams=len(grid.groups),
        reviewed=len(grid.groups) - len(unreviewed),
        unreviewed=unreviewed,
        sheet_problems=_sheet_problems(office, month),
        state=grid.state,
        closed=closed,
        receiving_office=profile.receiving_office,
        own_keys=has_keys(office),
        office_card=card is not None,
        office_compared=card is not None and card.compared,
        bundle=bundle,
        bundle_current=sealed_as_it_stands(office, month) is not None,
    )


def _sheet_problems(office: Office, month: Month) -> tuple[Problem, ...]:
    try:
        compute_month(office, month)
    except Refused as refused:
        return refused.problems
    return ()


def list_received(office: Office) -> tuple[ReceivedBundle, ...]:
    """Return the bundles that reached this office, the newest first."""
    return tuple(reversed(office.book.received()))


def list_rule_packs(office: Office) -> tuple[IssuedRulePack | ReceivedRulePack, ...]:
    """Return the rule packs of this book, the newest first: those a receiving office signed, or a commune took in."""
    if is_receiving_office(office):
        return tuple(reversed(office.book.issued_rule_packs()))
    return tuple(sorted(office.book.received_rule_packs(), key=lambda pack: pack.received_at, reverse=True))
