"""A whole month of a made-up commune, by the very verbs of the window: for a first look, for support, for checks."""

import shutil
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from desktop_app.clock import VIETNAM, Clock
from desktop_app.model.decision import Decision, DecisionKind, EndGround, Ending, Recognition
from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.ids import MemberId
from desktop_app.model.member import (
    BankAccount,
    Birth,
    Education,
    HealthCertificate,
    InsuranceWish,
    Listed,
    Member,
    Residence,
    Role,
    Sex,
)
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.register import IssuingBody, PaperKind
from desktop_app.model.unit import Body, Capacity
from desktop_app.paths import Paths
from desktop_app.services import (
    closing_months,
    exchanging_months,
    exporting_workbooks,
    importing_workbooks,
    keeping_keys,
    printing_forms,
    printing_letters,
    receiving_bundles,
    recording_decisions,
    recording_duty,
    starting,
)
from desktop_app.services.composing_strengths import strengths_on
from desktop_app.services.keeping_teams import new_member_id
from desktop_app.services.numbering import symbol_for
from desktop_app.services.office import Office, Workplace
from desktop_app.services.recording_duty import Cell
from desktop_app.services.saving_files import make_folder, save
from desktop_app.wording import citing, letters, paper

Tell = Callable[[str], None]
"""Told the code of each step as it begins."""

MARKER = ".so-antt-demo"
"""Stands in a folder that a demonstration made, so that the next one may replace it."""
COMMUNE, RECEIVING = "commune", "receiving-office"
SELECTED_ON, SELECTED_AGAIN_ON = date(2026, 9, 22), date(2026, 10, 22)
ASKED_ON = date(2026, 10, 20)
"""When the member who leaves handed in the request."""
RECOGNISED_ON, CHANGED_ON = date(2026, 9, 28), date(2026, 10, 28)
EFFECTIVE_ON, CHANGED_FROM = date(2026, 10, 1), date(2026, 11, 1)
PROPOSALS = (
    ("05", date(2026, 9, 25)),
    ("06", date(2026, 9, 25)),
    ("07", date(2026, 10, 26)),
    ("08", date(2026, 10, 26)),
)
"""Number and day of the police's proposal for each decision of the sample."""
CLOSED_AT = datetime(2026, 11, 2, 9, 0, tzinfo=VIETNAM)
"""The sample stands still in time, so that two runs differ in nothing but keys and identifiers."""


@dataclass
class Demonstration:
    """What was made."""

    folder: Path
    files: list[Path] = field(default_factory=list)
    bundle: Mapping[str, object] = field(default_factory=dict)
    verdict: Mapping[str, bool | None] = field(default_factory=dict)
    receipt: Mapping[str, bool | None] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)

    def keep(self, name: str, content: bytes) -> Path:
        """Write one file into the folder and remember it."""
        path = save(self.folder / name, content)
        self.files.append(path)
        return path


def _clear(folder: Path) -> None:
    """Take an earlier demonstration's books and keys away; anything else in the folder stays."""
    marker = folder / MARKER
    books = [folder / name for name in (COMMUNE, RECEIVING)]
    if not marker.exists() and any(book.exists() for book in books):
        raise Refused(Problem("demo.folder_not_empty", values={"folder": str(folder)}))
    for book in books:
        if book.exists():
            shutil.rmtree(book)
    save(marker, b"")


def sample_clock() -> Clock:
    """Return the clock of the sample: two days after its month ended."""
    return Clock.fixed(CLOSED_AT)


def demonstrate(folder: Path, make_workplace: Callable[[Paths, Clock], Workplace], tell: Tell) -> Demonstration:
    """Make the sample commune and its month in a folder: books, papers, workbooks, bundle, receipt.

    An earlier demonstration there is replaced. Raises Refused where the folder cannot be written, or holds a book
    that is no demonstration's.
    """
    made = Demonstration(folder)
    _clear(folder)
    program = Paths.standard(folder)
    commune_paths = replace(program, data=folder / COMMUNE)
    office_paths = replace(program, data=folder / RECEIVING)
    for paths in (commune_paths, office_paths):
        make_folder(paths.data)
    commune = make_workplace(commune_paths, sample_clock()).create(commune_paths.book)
    try:
        receiving = make_workplace(office_paths, sample_clock()).create(office_paths.book)
        try:
            _month(commune, made, tell)
            _exchange(commune, receiving, made, tell)
        finally:
            receiving.book.close()
    finally:
        commune.book.close()
    made.files += [commune_paths.book, office_paths.book]
    return made


def fill_sample(office: Office) -> Month:
    """Put the sample commune with its decision and duty into an empty book; return its month, still open."""
    sample = _sample(office.paths)
    starting.start_from_profile(office, office.paths.resources / "sample" / "commune.toml")
    _people(office, sample)
    _decisions(office)
    return _duty(office, sample)


def _month(office: Office, made: Demonstration, tell: Tell) -> None:
    sample = _sample(office.paths)
    tell("commune")
    starting.start_from_profile(office, office.paths.resources / "sample" / "commune.toml")
    tell("import")
    _people_by_workbook(office, sample, made)
    tell("decision")
    recognition = _decisions(office)
    decisions = (recognition, *_change_of_one(office, sample, recognition))
    tell("duty")
    month = _duty(office, sample)
    tell("close")
    closed = closing_months.close_month(office, month)
    made.totals = {
        "members": len(closed.sheet.members),
        **{code.value: closed.sheet.total(code) for code in closed.sheet.codes},
        "cash_total": closed.sheet.cash,
        "insurance_total": closed.sheet.insurance,
        "total": closed.sheet.cash + closed.sheet.insurance,
    }
    tell("print")
    _print(office, decisions, month, made)
    tell("workbooks")
    made.keep(f"bang-thanh-toan-{month}.xlsx", exporting_workbooks.export_sheet(office, month))
    made.keep(f"bang-cham-cong-{month}.xlsx", exporting_workbooks.export_grid(office, month))


def _exchange(commune: Office, receiving: Office, made: Demonstration, tell: Tell) -> None:
    """Both sides of the ceremony: in life the two cards travel with their sheets of paper and are compared by eye."""
    tell("keys")
    profile = commune.book.profiles()[-1]
    keeping_keys.begin_receiving_office(receiving, profile.receiving_office_code, profile.receiving_office)
    own, theirs = keeping_keys.make_keys(commune, ""), keeping_keys.make_keys(receiving, "")
    card = made.keep(f"phieu-khoa-{own.unit}.json", own.card)
    office_card = made.keep(f"phieu-khoa-{theirs.unit}.json", theirs.card)
    keeping_keys.trust(receiving, keeping_keys.read_card(card), compared=True)
    keeping_keys.trust(commune, keeping_keys.read_card(office_card), compared=True)
    trusted_by_either = keeping_keys.allowed_signers(receiving) + keeping_keys.allowed_signers(commune)
    made.keep("allowed_signers", trusted_by_either.encode())
    tell("seal")
    month = commune.book.closed_months()[-1]
    sealed = exchanging_months.export_month(commune, month, "")
    bundle = made.keep(sealed.bundle.file_name, sealed.content)
    letter = printing_letters.compose_bundle_letter_paper(commune, sealed.bundle.id, sealed.content)
    made.keep("cong-van-gui-goi.pdf", printing_forms.print_paper(commune, letter)[1])
    made.bundle = {
        "file": str(bundle),
        "id": sealed.bundle.id,
        "seq": sealed.bundle.seq,
        "records": sealed.records,
        "size": len(sealed.content),
        "sha256": sha256(sealed.content).hexdigest(),
        "identity": str(receiving.paths.keys / f"{theirs.unit}-k{theirs.serial}.age"),
    }
    tell("receive")
    inspection = receiving_bundles.inspect_bundle(receiving, sealed.content, "")
    made.verdict = inspection.verdict.facts.as_json()
    taken = receiving_bundles.receive_bundle(receiving, inspection, "")
    made.keep(taken.receipt_name, taken.receipt_content)
    tell("receipt")
    read = exchanging_months.read_receipt(commune, taken.receipt_content, "")
    made.receipt = read.facts.as_json()


def _sample(paths: Paths) -> dict[str, Any]:
    file = paths.resources / "sample" / "members.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _member(row: Mapping[str, Any]) -> Member:
    born: date = row["born"]
    return Member(
        id=new_member_id(),
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
        social_insurance=InsuranceWish(row["social_insurance"], EFFECTIVE_ON),
        health_insurance=InsuranceWish(row["health_insurance"], EFFECTIVE_ON),
        bank=BankAccount(row["account"], row["bank"], row["name"]),
        listed=Listed(role=Role(row["role"]), team=row["team"]),
    )


def _people(office: Office, sample: Mapping[str, Any]) -> None:
    with office.book.change("member.imported", by=office.clerk, why="sample") as change:
        change.put_all([_member(row) for row in sample["member"]])


def _people_by_workbook(office: Office, sample: Mapping[str, Any], made: Demonstration) -> None:
    """Write the clerk's list as a workbook, bring it in as a clerk would, then add what no list holds."""
    from desktop_app.excel.writing import write_members

    people = [_member(row) for row in sample["member"]]
    workbook = write_members(people, office.layouts, office.clock.now(), own_columns=True)
    file = made.keep("danh-sach-thanh-vien.xlsx", workbook)
    plan = importing_workbooks.read_member_list(office, file)
    imported = importing_workbooks.import_members(office, plan)
    known = {member.cccd: member for member in people}
    with office.book.change("member.saved", by=office.clerk) as change:
        change.put_all([_completed(member, known[member.cccd]) for member in imported])


def _completed(member: Member, known: Member) -> Member:
    return replace(
        member,
        education=known.education,
        residence=known.residence,
        resident_since=known.resident_since,
        health=known.health,
        social_insurance=known.social_insurance,
        health_insurance=known.health_insurance,
        bank=known.bank,
    )


def _decisions(office: Office) -> Decision:
    """Draft and number two decisions: the teams are established, then everybody listed is recognised."""
    teams = {team.name: team.id for team in office.book.teams()}
    named = paper.all_teams(paper.commune(office.book.profiles()[-1]))
    establish = replace(
        _draft(office, DecisionKind.ESTABLISH, f"{paper.ESTABLISH_ALL} {named}", PROPOSALS[0]),
        teams=tuple(teams.values()),
    )
    recognise = replace(
        _draft(office, DecisionKind.RECOGNISE, f"{paper.RECOGNISE_ALL} {named}", PROPOSALS[1]),
        minutes=paper.minutes_cited(SELECTED_ON),
        recognitions=tuple(
            Recognition(member.id, teams[member.listed.team], member.listed.role)
            for member in office.book.members()
            if member.listed.role is not None
        ),
    )
    _issue(office, establish, "41", RECOGNISED_ON)
    return _issue(office, recognise, "42", RECOGNISED_ON)


def _change_of_one(office: Office, sample: Mapping[str, Any], recognition: Decision) -> tuple[Decision, Decision]:
    """From November one person of the first team leaves on request, and another takes the place: two decisions more."""
    new = _member(sample["newcomer"])
    with office.book.change("member.saved", by=office.clerk) as change:
        change.put(new)
    team = next(team for team in office.book.teams() if team.name == new.listed.team)
    leaver = next(r for r in recognition.recognitions if r.team == team.id and r.role is Role.MEMBER)
    subjects = {kind: paper.subject(kind, [team.name]) for kind in (DecisionKind.END, DecisionKind.RECOGNISE)}
    number, reported_on = PROPOSALS[2]
    symbol = symbol_for(office.book.profiles()[-1], PaperKind.REPORT, IssuingBody.POLICE)
    end = replace(
        _draft(office, DecisionKind.END, subjects[DecisionKind.END], PROPOSALS[2], CHANGED_FROM),
        endings=(Ending(leaver.member, EndGround.REQUEST, letters.request_of(ASKED_ON)),),
        proposal=citing.citation(citing.REPORT, number, symbol, reported_on),
    )
    recognise = replace(
        _draft(office, DecisionKind.RECOGNISE, subjects[DecisionKind.RECOGNISE], PROPOSALS[3], CHANGED_FROM),
        minutes=paper.minutes_cited(SELECTED_AGAIN_ON),
        recognitions=(Recognition(new.id, team.id, leaver.role),),
    )
    return _issue(office, end, "43", CHANGED_ON), _issue(office, recognise, "44", CHANGED_ON)


def _issue(office: Office, draft: Decision, number: str, signed_on: date) -> Decision:
    recording_decisions.record_draft(office, draft)
    return recording_decisions.give_number(office, draft.id, number, signed_on)


def _draft(
    office: Office, kind: DecisionKind, subject: str, proposal: tuple[str, date], effective_on: date = EFFECTIVE_ON
) -> Decision:
    """Return a decision of the chair's that follows the police's proposal of that number and day."""
    profile = office.book.profiles()[-1]
    signers = [s for s in office.book.signers_on(effective_on) if s.body is Body.COMMITTEE]
    chair = next(s for s in signers if s.capacity is Capacity.HEAD)
    number, proposed_on = proposal
    return Decision(
        id=recording_decisions.new_decision_id(),
        kind=kind,
        subject=subject,
        symbol=profile.symbols["decision"],
        effective_on=effective_on,
        signature=recording_decisions.signature_of(chair),
        legal_bases=starting.bases_for(office.paths, effective_on, "decision"),
        proposal=citing.citation(citing.SUBMISSION, number, profile.symbols["proposal"], proposed_on),
    )


def _duty(office: Office, sample: Mapping[str, Any]) -> Month:
    month = Month.parse(sample["month"])
    by_cccd: dict[str, MemberId] = {member.cccd: member.id for member in office.book.members()}
    symbols = recording_duty.symbols_on(office, month.first)
    cells = [
        Cell(by_cccd[row["cccd"]], month.first.replace(day=int(day)), parse_intervals(text, symbols))
        for row in sample["member"]
        for day, text in row["duty"].items()
    ]
    recording_duty.record_cells(office, cells)
    for team in office.book.teams():
        recording_duty.review_team(office, team.id, month)
    return month


def _print(office: Office, decisions: Sequence[Decision], month: Month, made: Demonstration) -> None:
    establish = next(d for d in office.book.decisions() if d.kind is DecisionKind.ESTABLISH)
    recognise, end, recognise_one = decisions
    papers = [
        ("to-trinh-de-nghi-cong-nhan", printing_forms.compose_submission_paper(office, recognise)),
        ("mau-05-danh-sach-to-vien", printing_forms.compose_list_paper(office, recognise, leaders=False)),
        ("mau-06-danh-sach-to-truong-to-pho", printing_forms.compose_list_paper(office, recognise, leaders=True)),
        ("mau-08-quyet-dinh-thanh-lap", printing_forms.compose_decision_paper(office, establish)),
        ("mau-08-quyet-dinh-cong-nhan", printing_forms.compose_decision_paper(office, recognise)),
        ("mau-07-bao-cao-cho-thoi", printing_letters.compose_release_report_paper(office, end)),
        ("mau-08-quyet-dinh-cho-thoi", printing_forms.compose_decision_paper(office, end)),
        ("mau-08-quyet-dinh-cong-nhan-mot-to", printing_forms.compose_decision_paper(office, recognise_one)),
        ("bang-cham-cong", printing_forms.compose_attendance_paper(office, month)),
        ("bang-thanh-toan", printing_forms.compose_payment_paper(office, month)),
        ("danh-sach-chuyen-khoan", printing_letters.compose_transfers_paper(office, month)),
        ("lich-truc", printing_letters.compose_roster_paper(office, month)),
        ("giay-xac-nhan", _certificate(office, recognise)),
        ("to-trinh-dieu-chinh-so-luong", _more_members(office)),
        ("phieu-tinh", printing_forms.compose_calculation_paper(office, month, _most_cut(office, month))),
    ]
    for name, composed in papers:
        _document, pdf = printing_forms.print_paper(office, composed)
        made.keep(f"{name}.pdf", pdf)


def _certificate(office: Office, recognition: Decision) -> printing_forms.Composed:
    """Return the certificate of the first who was recognised, signed by the police's head."""
    signer = next(one for one in office.book.signers_on(EFFECTIVE_ON) if one.body is Body.POLICE)
    member = recognition.recognitions[0].member
    return printing_letters.compose_certificate_paper(office, member, letters.SAMPLE_PURPOSE, signer)


def _more_members(office: Office) -> printing_forms.Composed:
    """Return the commune's request for one member more in the first team."""
    first, *_ = strengths_on(office, CHANGED_FROM)
    asked = replace(first, proposed=first.allotted + 1, reason=letters.SAMPLE_REASON)
    return printing_letters.compose_strengths_paper(office, [asked], to_province=True)


def _most_cut(office: Office, month: Month) -> MemberId:
    """Return the person whose calculation has the most limits in it: the most to explain."""
    sheet, _closed = closing_months.sheet_of(office, month)
    return max(sheet.members, key=lambda pay: sum(len(line.cuts) for line in pay.lines)).member
