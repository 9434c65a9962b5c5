"""The sample commune in a book in memory, through the same verbs that a clerk's hand sets going."""

import tomllib
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from desktop_app.clock import Clock
from desktop_app.model.decision import Decision, DecisionKind, Recognition
from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.member import (
    BankAccount,
    Birth,
    Education,
    HealthCertificate,
    InsuranceWish,
    Member,
    Residence,
    Role,
    Sex,
)
from desktop_app.model.periods import Month
from desktop_app.model.unit import Body, signing_order
from desktop_app.paths import Paths
from desktop_app.printing.library import load_forms
from desktop_app.rules.rulebook import Rulebook, build_rulebook
from desktop_app.services import keeping_teams, recording_decisions, recording_duty, starting
from desktop_app.services.office import Office
from desktop_app.storage.book import Book
from desktop_app.wording.messages import Messages

NOW = datetime(2026, 10, 27, 16, 42)  # noqa: DTZ001 - Clock.fixed gives it Vietnam's offset
MONTH = Month(2026, 10)
START = date(2026, 1, 1)


def empty_office(paths: Paths, clock: Clock) -> Office:
    """Return an office over an empty book in memory."""
    return Office(
        book=Book.in_memory(clock),
        messages=Messages.load(paths.resources / "messages"),
        clock=clock,
        paths=paths,
        clerk="Lê Quang Đạo",
        read_rules=lambda: _rules(paths),
        read_forms=lambda: load_forms(paths.forms),
    )


def sample_office(paths: Paths, clock: Clock) -> Office:
    """Return an office over the sample commune: teams established, people recognised, October's duty written."""
    office = empty_office(paths, clock)
    starting.start_from_profile(office, paths.resources / "sample" / "commune.toml")
    rows = tomllib.loads((paths.resources / "sample" / "members.toml").read_text(encoding="utf-8"))["member"]
    people = [(_member(row), row) for row in rows]
    for member, _ in people:
        keeping_teams.save_member(office, member)
    teams = {team.name: team.id for team in office.book.teams()}
    blank = _decision(office, "01", DecisionKind.ESTABLISH, "thành lập Tổ bảo vệ an ninh, trật tự")
    recording_decisions.record_issued(office, replace(blank, teams=tuple(teams.values())))
    blank = _decision(office, "02", DecisionKind.RECOGNISE, "công nhận thành viên Tổ bảo vệ an ninh, trật tự")
    found = tuple(Recognition(member.id, teams[row["team"]], Role(row["role"])) for member, row in people)
    recording_decisions.record_issued(office, replace(blank, recognitions=found))
    symbols = recording_duty.symbols_on(office, MONTH.first)
    cells = [
        recording_duty.Cell(member.id, date(2026, 10, int(day)), parse_intervals(text, symbols))
        for member, row in people
        for day, text in row["duty"].items()
    ]
    recording_duty.record_cells(office, cells)
    return office


def _rules(paths: Paths) -> Rulebook:
    def texts(folder: str) -> dict[str, str]:
        return {file.name: file.read_text(encoding="utf-8") for file in (paths.resources / folder).glob("*.toml")}

    return build_rulebook(texts("rules/parameters"), texts("holidays"), texts("rules/schemes"))


def _member(row: dict[str, Any]) -> Member:
    born: date = row["born"]
    return Member(
        id=keeping_teams.new_member_id(),
        full_name=row["name"],
        birth=Birth(born.year, born.month, born.day),
        sex=Sex(row["sex"]),
        cccd=row["cccd"],
        education=Education(row["education"]),
        ethnicity=row["ethnicity"],
        religion=row["religion"],
        address=row["address"],
        residence=Residence(row["residence"]),
        resident_since=row["resident_since"],
        phone=row["phone"],
        health=HealthCertificate(row["health_issued_on"], row["health_issuer"]),
        social_insurance=InsuranceWish(row["social_insurance"]),
        health_insurance=InsuranceWish(row["health_insurance"]),
        bank=BankAccount(row["account"], row["bank"], row["name"].upper()),
    )


def _decision(office: Office, number: str, kind: DecisionKind, subject: str) -> Decision:
    committee = (signer for signer in office.book.signers_on(START) if signer.body is Body.COMMITTEE)
    signer = min(committee, key=signing_order)
    return Decision(
        id=recording_decisions.new_decision_id(),
        kind=kind,
        subject=f"Về việc {subject}",
        symbol="QĐ-UBND",
        effective_on=START,
        signature=recording_decisions.signature_of(signer),
        legal_bases=("Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở ngày 28 tháng 11 năm 2023",),
        number=number,
        signed_on=START,
    )
