"""Words of requests for another number of members, or for those missing from the one allotted."""

from collections.abc import Sequence

from desktop_app.model.register import PaperKind
from desktop_app.model.unit import Profile
from desktop_app.wording import letters, paper, recipient_lines


def count(number: int) -> str:
    """Return a number of people as a list shows it; a dash for none."""
    return f"{number:02d}" if number else "\N{EN DASH}"


def difference(number: int) -> str:
    """Return ``+2`` or ``-1``; a dash for none."""
    return f"{number:+d}" if number else "\N{EN DASH}"


def lacking(number: int) -> str:
    """Return why members are asked for where nothing else changes: that so many are missing."""
    return f"Còn thiếu {number:02d} người so với số lượng được giao" if number > 0 else ""


def about(*, changes: bool) -> str:
    """Return what a request is about: another number, or those missing from the one allotted."""
    what = "điều chỉnh số lượng" if changes else "bổ sung"
    return f"Về việc {what} thành viên {paper.FORCE}"


def now(commune: str, teams: Sequence[str], allotted: int, serving: int) -> str:
    """Return what stands now, without end mark: of the one team by its name, of several by their number."""
    several = f"{len(teams):02d} {paper.FORCE} nêu dưới đây của {commune}"
    which = f"{paper.team(*teams)}, {commune}" if len(teams) == 1 else several
    return f"Hiện nay, {which} được giao {allotted:02d} thành viên, có {serving:02d} thành viên"


def asked(profile: Profile, teams: Sequence[str], *, changes: bool, to_province: bool) -> str:
    """Return who asks whom for what and by which clause, without the list that follows."""
    who, whom, what = _submitted(profile, changes=changes, to_province=to_province)
    of_teams = paper.team(*teams) if len(teams) == 1 else "các Tổ"
    if not changes:
        return (
            f"Căn cứ điểm a khoản 1 Điều 17 {paper.FORCE_LAW}, {who} đề nghị {whom} {what} việc tuyển chọn, công nhận "
            f"bổ sung thành viên {of_teams} như sau"
        )
    return (
        f"Căn cứ điểm b khoản 1, khoản 2 Điều 17 {paper.FORCE_LAW}, {who} đề nghị {whom} {what} điều chỉnh số lượng "
        f"thành viên {of_teams} như sau"
    )


def closing(profile: Profile, *, changes: bool, to_province: bool) -> str:
    """Return the last sentence, without end mark."""
    _who, whom, what = _submitted(profile, changes=changes, to_province=to_province)
    return f"Kính trình {whom} {what}".removesuffix(" về")


def _submitted(profile: Profile, *, changes: bool, to_province: bool) -> tuple[str, str, str]:
    """Return who submits to whom, and what these are to do.

    Another number is the province's to decide (Luật 30/2023/QH15 Điều 17 khoản 2 điểm b): the commune's chairman, whom
    the police ask, reports it there.
    """
    province_decides = letters.province_committee(profile)
    if to_province:
        what = "xem xét, quyết định" if changes else "xem xét, cho ý kiến về"
        return letters.committee(profile), province_decides, what
    what = f"xem xét, báo cáo {province_decides} quyết định" if changes else "xem xét, quyết định"
    return paper.police(profile), paper.chair(profile), what


def recipients_of(profile: Profile, *, to_province: bool) -> tuple[str, ...]:
    """Return the lines of Nơi nhận of a submission of the commune, or of its police."""
    if not to_province:
        return recipient_lines.lines_of(profile, PaperKind.PROPOSAL)
    return ("Như trên", paper.police(profile), *recipient_lines.archive_line(profile, PaperKind.DECISION))
