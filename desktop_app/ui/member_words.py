"""Teams and people in words: columns, short marks for what is missing, the facts of one person."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.model.ids import TeamId
from desktop_app.model.member import Member, Role
from desktop_app.model.problems import Problem, Severity
from desktop_app.model.text import collation_key, name_key
from desktop_app.services.founding_teams import Waiting
from desktop_app.services.listing import MemberRow, TeamRow
from desktop_app.ui.models.rows import Column
from desktop_app.wording import written
from desktop_app.wording.messages import Messages

SHORT = {
    "member.birth_missing": "thiếu ngày sinh",
    "member.too_young": "chưa đủ 18 tuổi",
    "member.age_unsure": "chưa rõ ngày sinh",
    "member.too_old": "quá 70 tuổi",
    "member.education_missing": "thiếu trình độ",
    "member.education_too_low": "trình độ chưa đủ",
    "member.residence_missing": "thiếu cư trú",
    "member.residence_short": "cư trú chưa đủ 1 năm",
    "member.health_missing": "thiếu giấy sức khỏe",
}
NAMED = 3
"""How many teams are named before the rest is counted."""
NOT_MEMBER = "chưa có"
"""In the column of roles of whoever no decision has recognised."""


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One line of the list of teams; the first is the whole commune."""

    id: TeamId | None
    name: str
    strength: int
    quota: int
    row: TeamRow | None = None


WHOLE = "Cả xã"
"""The line above the teams: everybody, members or not yet."""


def team_lines(teams: Sequence[TeamRow]) -> list[TeamLine]:
    """Return the whole commune, then each team."""
    whole = TeamLine(None, WHOLE, sum(t.strength for t in teams), sum(t.quota for t in teams))
    return [whole, *(TeamLine(team.id, team.name, team.strength, team.quota, team) for team in teams)]


def strength_mark(line: TeamLine) -> str:
    """Return the tone of a team's strength against its quota; neutral where nobody has written the quota yet."""
    if not line.quota:
        return "neutral"
    if line.strength > line.quota:
        return "error"
    return "warning" if line.strength < line.quota else "good"


def team_columns() -> list[Column[TeamLine]]:
    """Return name and strength of a team."""
    return [
        Column("Tổ", lambda line: line.name, key=lambda line: (line.id is not None, collation_key(line.name))),
        Column("Quân số", _strength, key=lambda line: line.strength, width=84, mark=strength_mark),
    ]


def _strength(line: TeamLine) -> str:
    if not line.quota:
        return f"{line.strength}, chưa định mức"
    word = {"error": "vượt", "warning": "thiếu", "good": "đủ"}[strength_mark(line)]
    return f"{line.strength}/{line.quota} {word}"


def member_columns(messages: Messages) -> list[Column[MemberRow]]:
    """Return the columns of the list of people."""
    roles = {role: at for at, role in enumerate(Role)}
    return [
        Column("Họ và tên", lambda row: row.name, key=lambda row: name_key(row.name), width=110),
        Column("Ngày sinh", lambda row: row.birth, key=lambda row: row.birth[::-1], width=88),
        Column("Tổ", lambda row: row.team_name, key=lambda row: collation_key(row.team_name), least=40),
        Column(
            "Chức danh",
            lambda row: messages.label("role", row.role) if row.role else NOT_MEMBER,
            key=lambda row: roles[row.role] if row.role else len(roles),
            width=84,
            tone=lambda row: None if row.role else "secondary",
        ),
        Column(
            "Cần xem",
            _mark,
            key=lambda row: len(row.problems),
            least=162,
            mark=_mark_tone,
            tip=lambda r: _all(r, messages),
        ),
    ]


def _mark(row: MemberRow) -> str:
    if not row.problems:
        return ""
    first = worst(row.problems)
    more = f" +{len(row.problems) - 1}" if len(row.problems) > 1 else ""
    return f"{SHORT.get(first.code, 'cần xem')}{more}"


def _mark_tone(row: MemberRow) -> str | None:
    if not row.problems:
        return None
    return "error" if worst(row.problems).severity is Severity.ERROR else "warning"


def _all(row: MemberRow, messages: Messages) -> str:
    return "\n".join(messages.problem(problem) for problem in row.problems)


def worst(problems: Sequence[Problem]) -> Problem:
    """Return the gravest problem, the first of equals."""
    order = list(Severity)
    return min(problems, key=lambda problem: order.index(problem.severity))


def facts(member: Member, messages: Messages) -> list[tuple[str, str]]:
    """Return what is known of a person: caption and words; what is not known is left out."""
    residence = messages.label("residence", member.residence) if member.residence else ""
    since = f" từ {written.short_date(member.resident_since)}" if member.resident_since else ""
    health = member.health
    issued = f", {written.short_date(health.issued_on)}" if health and health.issued_on else ""
    rows = [
        ("Số CCCD", member.cccd),
        ("Giới tính", messages.label("sex", member.sex) if member.sex else ""),
        ("Điện thoại", member.phone),
        ("Địa chỉ", member.address),
        ("Cư trú", f"{residence}{since}"),
        ("Trình độ", messages.label("education", member.education) if member.education else member.qualification),
        ("Sức khỏe", f"{health.issuer}{issued}" if health else ""),
        ("Tài khoản", f"{member.bank.number}, {member.bank.bank}" if member.bank else ""),
        ("BHXH", "có tham gia" if member.social_insurance.joins else "không tham gia"),
        ("BHYT", "có tham gia" if member.health_insurance.joins else "không tham gia"),
        ("Ghi chú", member.note),
    ]
    return [(caption, words) for caption, words in rows if words.strip()]


def next_step(found: Waiting) -> tuple[str, str]:
    """Return what is to follow once a list has brought people in, and the words of its button; empty where nothing."""
    if found.unknown:
        named = ", ".join(found.unknown[:NAMED])
        more = f" và {len(found.unknown) - NAMED} Tổ khác" if len(found.unknown) > NAMED else ""
        words = (
            f"Danh sách ghi {found.people} người ở các Tổ mà sổ chưa có: {named}{more}. Lập các Tổ này trước (địa bàn "
            "và định mức điền sau bằng F2), rồi ghi quyết định công nhận."
        )
        return words, f"Lập {len(found.unknown)} Tổ này"
    if found.people:
        words = (
            f"{found.people} người chưa ở Tổ nào: danh sách có ghi Tổ, nhưng ai ở Tổ nào là do quyết định công nhận. "
            "Trong quyết định, chọn Tổ là lấy được cả danh sách của Tổ ấy."
        )
        return words, "Ghi quyết định công nhận   Ctrl+3"
    return "", ""
