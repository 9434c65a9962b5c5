"""A made-up commune as large as they come: 400 members in 100 teams, each on duty on every day of a month or a year.

The same people and stints each time; only identifiers of decisions and stints are new. No two members have the same
month, so that nothing computed for one can serve another.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from desktop_app.app import workplace
from desktop_app.clock import Clock
from desktop_app.model.decision import Decision, DecisionKind, Recognition
from desktop_app.model.duty import DutyKind, Heavy
from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.ids import MemberId, TeamId, VillageId
from desktop_app.model.member import (
    BankAccount,
    Birth,
    Education,
    HealthCertificate,
    InsuranceWish,
    Listed,
    Member,
    PartialDate,
    Residence,
    Role,
    Sex,
)
from desktop_app.model.periods import Month, Span
from desktop_app.model.place import Village, VillageCount, VillageKind
from desktop_app.model.team import Team
from desktop_app.model.unit import Body, Capacity
from desktop_app.paths import Paths
from desktop_app.services import recording_decisions, recording_duty, starting
from desktop_app.services.office import Office

MONTH = Month(2026, 10)
YEAR = tuple(Month(2026, number) for number in range(1, 13))
CLOCK = Clock.fixed(datetime(2026, 11, 2, 9, 0))  # noqa: DTZ001 - Clock.fixed gives it Vietnam's offset
SINCE = date(2026, 1, 1)
TEAMS, MEMBERS = 100, 400
CLERK = "benchmark"
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý")
MIDDLES = {Sex.MALE: ("Văn", "Đức", "Hữu", "Quang"), Sex.FEMALE: ("Thị", "Thu", "Ngọc", "Bích")}
GIVEN = ("Hường", "Thắng", "Tú", "Phượng", "Dũng", "Ánh", "Hòa", "Kỳ", "Lộc", "Nghĩa", "Oanh", "Quỳnh", "Sửu")
SHIFTS = ("19h-23h", "22h-2h", "7h30-11h30", "13h-17h", "20h-23h30", "21h-1h")
"""None reaches 7h30 of the next day: one a day never overlaps."""


def open_commune(data: Path) -> Office:
    """Return the office over the book that :func:`make_commune` made."""
    paths = Paths.standard(data)
    return workplace(paths, CLOCK, CLERK).open(paths.book)


def make_commune(data: Path) -> Path:
    """Make the book by the program's own verbs, checks and history included; return its file."""
    paths = Paths.standard(data)
    office = workplace(paths, CLOCK, CLERK).create(paths.book)
    try:
        _start(office)
        people = list(members())
        with office.book.change("member.imported", by=CLERK) as change:
            change.put_all(people)
        _recognise(office, people)
        recording_duty.record_cells(office, list(_cells(people, MONTH)))
    finally:
        office.book.close()
    return paths.book


def make_year(data: Path) -> Path:
    """Make the book with duty on every day of the calendar year; return its file."""
    book = make_commune(data)
    office = open_commune(data)
    try:
        for month in YEAR:
            if month != MONTH:
                recording_duty.record_cells(office, list(_cells(list(members()), month)))
    finally:
        office.book.close()
    return book


def members() -> Iterator[Member]:
    """Yield the people, with all that the province's columns ask about."""
    return map(_member, range(MEMBERS))


def _member(number: int) -> Member:
    sex = Sex.FEMALE if number % 4 == 1 else Sex.MALE
    year, place = 1970 + number % 33, number % 4
    name = f"{FAMILIES[number % 12]} {MIDDLES[sex][number // 12 % 4]} {GIVEN[number % 13]}"
    century_and_sex = 2 * (year >= 2000) + (sex is Sex.FEMALE)
    return Member(
        id=MemberId(f"member-{number:03d}"),
        full_name=name,
        birth=Birth(year, 1 + number % 12, 1 + number % 28),
        sex=sex,
        cccd=f"027{century_and_sex}{year % 100:02d}{number:06d}",
        education=Education.UPPER_SECONDARY,
        qualification="12/12",
        ethnicity="Kinh" if number % 9 else "Sán Dìu",
        religion="Không",
        address=f"Số {1 + number % 89}, Thôn số {1 + number // 4}",
        residence=Residence.PERMANENT,
        resident_since=date(2010, 1 + number % 12, 1),
        phone=f"09{number % 90 + 10}{number:06d}",
        health=HealthCertificate(date(2025, 12, 1 + number % 28), "Trung tâm Y tế khu vực"),
        social_insurance=InsuranceWish(joins=number % 3 == 0, since=SINCE),
        health_insurance=InsuranceWish(joins=number % 2 == 0, since=SINCE),
        bank=BankAccount(f"21{number:010d}", "Ngân hàng Nông nghiệp", name.upper()),
        tool_certificate=f"{number:04d}/GCN",
        awards="Giấy khen năm 2025" if number % 5 == 0 else "",
        rating="Hoàn thành tốt nhiệm vụ",
        note="Đang công tác",
        listed=Listed(
            role=(Role.LEADER, Role.DEPUTY, Role.MEMBER, Role.MEMBER)[place],
            team=f"Tổ thôn số {1 + number // 4}",
            joined_on=PartialDate(2024, 7, 1),
            commune="Tân Thành",
        ),
    )


def _start(office: Office) -> None:
    """The sample commune's profile and signers, with places and teams of a larger one."""
    starting.start_from_profile(office, office.paths.resources / "sample" / "commune.toml")
    count = VillageCount(date(2025, 12, 31), households=180, population=720, village_class=2)
    places = [
        Village(VillageId(f"village-{number}"), VillageKind.THON, f"Thôn số {number}", Span(SINCE), (count,))
        for number in range(1, TEAMS + 1)
    ]
    teams = [
        Team(TeamId(f"team-{number}"), f"Tổ thôn số {number}", (place.id,), quota=MEMBERS // TEAMS)
        for number, place in enumerate(places, start=1)
    ]
    with office.book.change("team.added", by=CLERK) as change:
        change.put_all([*places, *teams])


def _recognise(office: Office, people: list[Member]) -> None:
    """One decision establishes the teams, then each team's people are recognised by one of their own."""
    signers = office.book.signers_on(SINCE)
    chair = next(s for s in signers if s.body is Body.COMMITTEE and s.capacity is Capacity.HEAD)
    blank = Decision(
        id=recording_decisions.new_decision_id(),
        kind=DecisionKind.ESTABLISH,
        subject="Về việc thành lập Tổ bảo vệ an ninh, trật tự",
        symbol="QĐ-UBND",
        effective_on=SINCE,
        signature=recording_decisions.signature_of(chair),
        legal_bases=starting.bases_for(office.paths, SINCE, "decision"),
        number="1",
        signed_on=SINCE,
    )
    teams = [TeamId(f"team-{number}") for number in range(1, TEAMS + 1)]
    recording_decisions.record_issued(office, replace(blank, teams=tuple(teams)))
    each = MEMBERS // TEAMS
    for number, team in enumerate(teams):
        those = people[number * each : (number + 1) * each]
        recording_decisions.record_issued(
            office,
            replace(
                blank,
                id=recording_decisions.new_decision_id(),
                kind=DecisionKind.RECOGNISE,
                subject="Về việc công nhận thành viên Tổ bảo vệ an ninh, trật tự",
                number=str(number + 2),
                recognitions=tuple(Recognition(m.id, team, m.listed.role or Role.MEMBER) for m in those),
            ),
        )


def _cells(people: list[Member], month: Month) -> Iterator[recording_duty.Cell]:
    chance = random.Random(2026 + month.number - MONTH.number)
    for member in people:
        for day in month.days():
            kind = DutyKind.TRAINING if chance.random() < 0.02 else DutyKind.PATROL
            heavy = Heavy.HEAVY if kind is DutyKind.PATROL and chance.random() < 0.05 else Heavy.NONE
            intervals = parse_intervals(chance.choice(SHIFTS), {})
            yield recording_duty.Cell(member.id, day, intervals, kind, heavy, "12/KH-CAX")
