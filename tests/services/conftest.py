"""Handles on the sample commune that verbs are tried on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

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
    keeping_keys,
    keeping_teams,
    recording_decisions,
    recording_duty,
)
from desktop_app.services.office import Office, Workplace
from tests.building import a_member, ended, issued
from tests.services import handing
from tests.services.handing import Pair


@pytest.fixture
def serving(office: Office) -> list[Membership]:
    """Everyone in October, by member."""
    return list(memberships(office.book.decisions()))


@pytest.fixture
def someone(office: Office, serving: list[Membership]) -> Member:
    """A plain member of the sample with nothing on 6 October, nor in the night over the month's end."""
    busy = {entry.member for entry in office.book.duty(Month(2026, 10)) if entry.day.day in {5, 6, 7, 31}}
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


@pytest.fixture(scope="session")
def known_pair(sample: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Both sides with their keys made and compared once, for opening an OpenSSH key is slow on purpose."""
    from desktop_app import app

    folder = tmp_path_factory.mktemp("handing")
    offices = []
    for name in ("commune", "office"):
        place = app.workplace(replace(sample.paths, data=folder / name), sample.clock, "Lê Quang Đạo")
        offices.append(replace(place.trial(), messages=sample.messages, read_forms=lambda: sample.own_forms))
    commune, office = offices
    sample.book._connection.backup(commune.book._connection)
    keeping_keys.begin_receiving_office(office, "ca-bac-ninh", "Công an tỉnh Bắc Ninh")
    for own, other in ((commune, office), (office, commune)):
        sheet = keeping_keys.make_keys(own, "")
        card = folder / f"{sheet.unit}.json"
        card.write_bytes(sheet.card)
        keeping_keys.trust(other, keeping_keys.read_card(card), compared=True)
    yield Pair(commune, office)
    commune.book.close()
    office.book.close()


@pytest.fixture
def pair(known_pair: Pair, sample: Office, workplace: Workplace) -> Iterator[Pair]:
    """Fresh copies of both books."""
    fresh = []
    for known in (known_pair.commune, known_pair.office):
        copy = replace(known, book=workplace.trial().book)
        for name in ("own_rulebook", "fonts"):
            copy.__dict__[name] = getattr(sample, name)
        known.book._connection.backup(copy.book._connection)
        fresh.append(copy)
    yield Pair(*fresh)
    for copy in fresh:
        copy.book.close()


@pytest.fixture
def handed(pair: Pair, tmp_path: Path) -> Path:
    """A folder of all four kinds of rules."""
    rules = {"resolution": handing.a_scheme(pair.office), "salary": handing.a_salary(pair.office)}
    folder = handing.put(tmp_path / "rules", **rules, tet=handing.a_calendar(pair.office))
    handing.a_form(pair.office, folder)
    return folder
