"""Handles on the sample commune that verbs are tried on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.member import InsuranceWish, Member, Membership, Role
from desktop_app.model.membership import memberships
from desktop_app.model.periods import Month
from desktop_app.services import (
    carrying_differences,
    closing_months,
    correcting_late,
    keeping_teams,
    recording_decisions,
    recording_duty,
)
from desktop_app.services.office import Office
from tests.building import a_member, ended, issued


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


@dataclass(frozen=True)
class Owed:
    """A commune whose October is closed and turned out otherwise; what is left was carried into November."""

    office: Office
    stays: Member
    """Paid too little for a night; the wish to be insured was not known."""
    left: Member
    """Paid too little for a night, and gone since the first of November."""


@pytest.fixture
def owed(office: Office) -> Owed:
    """October closed, two nights found out late, an insurance, somebody gone; all carried into November."""
    october, november = Month(2026, 10), Month(2026, 11)
    busy = {entry.member for entry in office.book.duty(october) if entry.day.day in {5, 6, 7}}
    sheet = closing_months.close_month(office, october).sheet
    free = sorted((p for p in sheet.members if p.member not in busy), key=lambda p: (p.count.night_minutes, p.name))
    stays, left = (office.book.member(pay.member) for pay in free[:2])
    assert stays is not None
    assert left is not None
    night = parse_intervals("22-6", {})
    cells = [recording_duty.Cell(who.id, date(2026, 10, 6), night) for who in (stays, left)]
    correcting_late.correct_late(office, october, cells, "Sổ trực của Tổ, biên bản 02/11/2026")
    wish = InsuranceWish(not stays.health_insurance.joins, date(2026, 10, 1))
    keeping_teams.save_member(office, replace(stays, health_insurance=wish))
    leaving = issued(DecisionKind.END, on=november.first, endings=(ended(left.id),))
    recording_decisions.record_issued(office, leaving)
    carrying_differences.carry_differences(office, october, november, "Đối chiếu sổ trực")
    return Owed(office, stays, left)
