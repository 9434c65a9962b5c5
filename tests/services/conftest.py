"""Handles on the sample commune that verbs are tried on."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.member import Member, Membership, Role
from desktop_app.model.membership import memberships
from desktop_app.model.periods import Month
from desktop_app.services.office import Office
from tests.building import a_member


@pytest.fixture
def serving(office: Office) -> list[Membership]:
    """Everyone in October, by member."""
    return list(memberships(office.book.decisions()))


@pytest.fixture
def someone(office: Office, serving: list[Membership]) -> Member:
    """A plain member of the sample with nothing on 6 October."""
    busy = {entry.member for entry in office.book.duty(Month(2026, 10)) if entry.day.day in {5, 6, 7}}
    plain = [m.member for m in serving if m.role is Role.MEMBER and m.member not in busy]
    found = office.book.member(plain[0])
    assert found is not None
    return found


@pytest.fixture
def newcomer(office: Office) -> Member:
    """Somebody kept in the book whom no decision names."""
    member = a_member("Đỗ Thị Mới")
    with office.book.change("t.t", by="t") as change:
        change.put(member)
    return member


@pytest.fixture
def recognition(office: Office) -> Decision:
    """The sample's decision that recognises everybody."""
    return next(d for d in office.book.decisions() if d.kind is DecisionKind.RECOGNISE)


@pytest.fixture
def duty_on(office: Office) -> Callable[[Member, int], list[str]]:
    """Return a person's stints of one October day, as a cell shows them."""
    from desktop_app.model.duty_text import write_interval

    def shown(member: Member, day: int) -> list[str]:
        own = office.book.all_duty_of(member.id)
        return [write_interval(e.begins, e.ends) for e in own if e.day == date(2026, 10, day)]

    return shown
