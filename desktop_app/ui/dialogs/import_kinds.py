"""What can be brought in from a workbook: how each kind is read, shown in rows, and written by its verb."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.model.member import BankAccount, Birth, HealthCertificate, InsuranceWish, PartialDate
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, errors
from desktop_app.services import importing_workbooks
from desktop_app.services.listing_people import write_birth
from desktop_app.services.office import Office
from desktop_app.ui.session import Session
from desktop_app.wording.written import short_month

if TYPE_CHECKING:
    from desktop_app.services.importing_workbooks import DutyPlan, MemberPlan, TeamPlan

FIELDS = {
    "full_name": "Họ và tên",
    "birth": "Ngày sinh",
    "sex": "Giới tính",
    "cccd": "Số CCCD",
    "education": "Bậc học",
    "qualification": "Trình độ theo danh sách",
    "ethnicity": "Dân tộc",
    "religion": "Tôn giáo",
    "address": "Nơi ở",
    "residence": "Cư trú",
    "resident_since": "Cư trú từ",
    "phone": "Điện thoại",
    "health": "Giấy khám sức khỏe",
    "social_insurance": "BHXH tự nguyện",
    "health_insurance": "BHYT",
    "state_group": "Nhóm hỗ trợ",
    "bank": "Tài khoản",
    "tool_certificate": "Giấy chứng nhận công cụ hỗ trợ",
    "awards": "Khen thưởng",
    "rating": "Xếp loại",
    "rating_decision": "Quyết định xếp loại",
    "note": "Ghi chú",
    "listed.role": "Chức danh theo danh sách",
    "listed.team": "Tổ theo danh sách",
    "listed.joined_on": "Tham gia từ",
    "listed.left_on": "Thôi từ",
    "listed.former_joined_on": "Lực lượng cũ từ",
    "listed.former_left_on": "Lực lượng cũ đến",
    "listed.policy_result": "Kết quả chính sách",
    "listed.commune": "Xã",
}
"""Every field in which a list and the book can differ, as the clerk calls it."""
NEW, CHANGED, SAME = "Mới", "Có thay đổi", "Như cũ"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row of the workbook as it was understood."""

    row: int
    name: str
    state: str
    detail: str


@dataclass(frozen=True, slots=True)
class OldText:
    """One cell in an old alphabet, before and after."""

    row: int
    column: str
    alphabet: str
    original: str
    converted: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A dry run, ready for the screen."""

    plan: Any
    where: str
    summary: str
    rows: tuple[ImportRow, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    conversions: tuple[OldText, ...]
    writable: bool
    removal: str = ""
    """What would be taken out of the book, as the sentence the clerk must agree to; empty where nothing would."""


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of workbook: its heading, its dry run, its verb and what is said after it."""

    title: str
    read: Callable[[Path, str], Shown]
    """File, and what to do with old alphabets: ``ask``, ``convert`` or ``keep``."""
    write: Callable[[Any], str]
    """Takes the plan; returns one line for the status line. Raises Refused, nothing written."""


def member_kind(session: Session) -> ImportKind:
    """Return how a list of members is brought in."""
    office = session.office

    def write(plan: "MemberPlan") -> str:
        return f"Đã nhập {len(importing_workbooks.import_members(office, plan))} người"

    return ImportKind("Nhập danh sách thành viên", lambda file, how: _members(session, file, how), write)


def team_kind(session: Session) -> ImportKind:
    """Return how a list of teams is brought in."""
    office = session.office

    def write(plan: "TeamPlan") -> str:
        return f"Đã nhập {len(importing_workbooks.import_teams(office, plan))} tổ"

    return ImportKind("Nhập danh sách Tổ", lambda file, how: _teams(session, file, how), write)


def duty_kind(session: Session, month: Month) -> ImportKind:
    """Return how a month's grid is brought in."""
    office = session.office

    def write(plan: "DutyPlan") -> str:
        return f"Đã nhập {importing_workbooks.import_duty(office, plan, replace_standing=True)} ca trực"

    title = f"Nhập bảng chấm công tháng {short_month(month)}"
    return ImportKind(title, lambda file, how: _duty(session, file, month, how), write)


def _members(session: Session, file: Path, how: str) -> Shown:
    plan = importing_workbooks.read_member_list(session.office, file, importing_workbooks.legacy_choice(how))
    states = {"new": NEW, "changed": CHANGED, "same": SAME}
    write = session.messages.write
    rows = []
    for match in plan.matches:
        changes = [
            f"{FIELDS[change.field]}: {_said(write, change.before)} → {_said(write, change.after)}"
            for change in match.changes
        ]
        listed = match.merged.listed
        role = session.messages.label("role", listed.role) if listed.role else ""
        facts = "; ".join(changes) or ", ".join(text for text in (role, listed.team, match.merged.cccd) if text)
        rows.append(ImportRow(match.draft.row, match.merged.full_name, states[match.kind.value], facts))
    return _shown(session, plan, rows, plan.writable)


def _said(write: Callable[[object], str], value: object) -> str:
    if value is None or value == "":
        return "trống"
    if isinstance(value, Birth | PartialDate):
        return write_birth(value)
    if isinstance(value, BankAccount):
        return f"{value.number} {value.bank}".strip()
    if isinstance(value, HealthCertificate):
        return value.issuer
    if isinstance(value, InsuranceWish):
        return f"có {value.number}".strip() if value.joins else "không"
    return write(value)


def _teams(session: Session, file: Path, how: str) -> Shown:
    office = session.office
    plan = importing_workbooks.read_team_list(office, file, importing_workbooks.legacy_choice(how))
    rows = [
        ImportRow(draft.row, draft.name, NEW if _is_new(office, team.id) else CHANGED, f"định mức {team.quota}")
        for draft, team in zip(plan.read.drafts, plan.teams, strict=True)
    ]
    return _shown(session, plan, rows, plan.writable)


def _is_new(office: Office, team: str) -> bool:
    return all(known.id != team for known in office.book.teams())


def _duty(session: Session, file: Path, month: Month, how: str) -> Shown:
    from desktop_app.services.listing_duty import duty_grid

    plan = importing_workbooks.read_duty_sheet(session.office, file, month, importing_workbooks.legacy_choice(how))
    grid = duty_grid(session.office, month)
    people = {row.member: row for group in grid.groups for row in group.rows}
    lines = {cell.member: cell.row for cell in plan.read.cells}
    rows = []
    for member in plan.read.members:
        own = [cell for cell in plan.cells if cell.member == member]
        now = people[member].cells if member in people else {}
        changed = sum(
            [(e.begins.hour * 60 + e.begins.minute, e.minutes) for e in now.get(cell.day, ())]
            != [(i.begins, i.ends - i.begins) for i in cell.intervals]
            for cell in own
        )
        stints = sum(len(cell.intervals) for cell in own)
        name = people[member].name if member in people else str(member)
        detail = f"{stints} ca, {changed} ngày khác với sổ" if changed else f"{stints} ca"
        rows.append(ImportRow(lines.get(member, 0), name, CHANGED if changed else SAME, detail))
    shown = _shown(session, plan, rows, plan.writable)
    if not plan.removals:
        return shown
    losing = [change for change in plan.changes if change.removed]
    named = ", ".join(f"{change.name} ({change.removed})" for change in losing)
    total = sum(change.removed for change in losing)
    return replace(shown, removal=f"Nhập bảng này sẽ bỏ {total} ca đang có trong sổ mà bảng không ghi: {named}.")


def _shown(session: Session, plan: Any, rows: Sequence[ImportRow], writable: bool) -> Shown:  # noqa: FBT001
    read = plan.read
    old = tuple(
        OldText(c.row, c.column, session.messages.label("encoding", c.encoding), c.original, c.converted)
        for c in read.conversions
    )
    counts = [(state, sum(row.state == state for row in rows)) for state in (NEW, CHANGED, SAME)]
    parts = [f"{len(rows)} dòng hiểu được", *(f"{count} {state.lower()}" for state, count in counts if count)]
    stopping = len(errors(plan.problems))
    parts.append(f"{stopping} điều phải sửa" if stopping else "không có lỗi")
    where = f"{read.source}, trang «{read.sheet}», tiêu đề ở dòng {read.heading_row}"
    return Shown(plan, where, " · ".join(parts), tuple(rows), plan.problems, read.notes, old, writable)
