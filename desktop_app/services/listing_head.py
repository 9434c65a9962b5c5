"""The read side of the top bar: which commune, which month, whether it is open, under which scheme."""

from desktop_app.model.periods import Month
from desktop_app.model.unit import Body
from desktop_app.services.closing_months import profile_for
from desktop_app.services.listing import Head, MonthState
from desktop_app.services.office import Office


def head(office: Office, month: Month) -> Head:
    """Return what the top bar shows of a month. Raises Refused where the book knows no commune or scheme by then."""
    profile = profile_for(office, month)
    scheme = office.rulebook.scheme(profile.scheme_id)
    kind = office.messages.label("commune_kind", profile.kind)
    police, committee = (office.messages.label("body", body) for body in (Body.POLICE, Body.COMMITTEE))
    return Head(
        police_name=f"{police} {kind} {profile.name}",
        committee_name=f"{committee} {kind} {profile.name}",
        month=month,
        state=month_state(office, month),
        scheme_id=scheme.id,
        scheme_name=scheme.name,
        scheme_doubtful=scheme.source.certainty.doubtful,
        payable=scheme.payable,
    )


def month_state(office: Office, month: Month) -> MonthState:
    """Return whether a month still takes changes."""
    closed = office.book.closed_month(month)
    if closed is None:
        return MonthState.OPEN
    return MonthState.CLOSED if closed.closed else MonthState.REOPENED
