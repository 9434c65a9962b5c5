"""Words of reports, letters and certificates about teams and members."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from desktop_app.model.exchange import SentBundle
from desktop_app.model.member import Member, Role
from desktop_app.model.periods import Month
from desktop_app.model.place import Village
from desktop_app.model.register import PaperKind
from desktop_app.model.text import fold
from desktop_app.model.unit import Profile
from desktop_app.wording import paper, provinces, recipient_lines
from desktop_app.wording.capitals import within
from desktop_app.wording.written import long_date, money, short_date, short_month

FOR_COMMITTEE = "TM. ỦY BAN NHÂN DÂN"
SIGNS_ALONE = ("TM. ", "TL. ", "TUQ. ")
"""Before the first line of a block that says by itself for whom it is signed."""
_DAY = re.compile(r"\b(?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?:/| năm )(?P<year>\d{4})\b")


def bare_basis(text: str) -> str:
    """Return a legal basis without its first word and end mark: what tells one text from another."""
    return " ".join(text.split()).removeprefix("Căn cứ ").rstrip(" .;")


def request_of(day: date) -> str:
    """Return how somebody's request to leave is named as evidence: ``Đơn xin thôi ngày 20 tháng 10 năm 2026``."""
    return f"Đơn xin thôi {long_date(day)}"


def day_in(words: str) -> date | None:
    """Return the first day that the words name, ``20/10/2026`` or ``ngày 20 tháng 10 năm 2026``; None for none."""
    for found in _DAY.finditer(words):
        try:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            continue
    return None


def consulted(villages: Iterable[Village]) -> str:
    """Return with whom the police look into a release (Thông tư 14/2024/TT-BCA Điều 5): heads of places and fronts."""
    places = list(villages)
    if not places:
        return "Trưởng thôn, Tổ trưởng tổ dân phố, Trưởng Ban công tác Mặt trận"
    if len(places) > paper.FEW:
        return "Trưởng các thôn, Tổ trưởng các tổ dân phố, Trưởng các Ban công tác Mặt trận có liên quan"
    heads = [
        f"{paper.head_of_place(one)}, Trưởng Ban công tác Mặt trận {paper.lower_first(one.name)}" for one in places
    ]
    return "; ".join(heads)


def evidence(words: str) -> str:
    """Return what somebody's release rests on, to follow the ground; empty where nothing is recorded."""
    kept = words.strip().rstrip(".;")
    return f"; căn cứ: {kept}" if kept else ""


def leaver(honorific: str, name: str) -> str:
    """Return how one person is named at the start of a sentence: ``Ông Ngô Văn Vượng``."""
    return f"{honorific} {name}"


LEAVERS = "Các ông, bà có tên tại Điều 1"
DISSOLVED = "các Tổ tại Điều 1"


def one_leaver(named: str, born: str, role: str, ground: str) -> str:
    """Return who leaves and why where it is one person: a whole end of a sentence, for no list follows."""
    return f"{paper.lower_first(named)}, sinh {born}, {role}; lý do: {ground}."


def leavers(number: int, teams: str = "") -> str:
    """Return who leaves where several do, before their list: ``02 ông, bà có tên sau, thành viên …:``."""
    return f"{number:02d} ông, bà có tên sau{f', thành viên {teams}' if teams else ''}:"


RECOGNISED = "Các ông, bà có tên tại Điều 1"


def one_recognised(named: str, born: str, role: str) -> str:
    """Return who becomes what where it is one person: a whole end of a sentence, for no list follows."""
    return f"{paper.lower_first(named)}, sinh {born}, là {role}."


def recognised(number: int, teams: str) -> str:
    """Return who becomes a member where several do, before their list: ``03 ông, bà có tên sau là thành viên …:``."""
    return f"{number:02d} ông, bà có tên sau là thành viên {teams}:"


def grounds(ground: str, point: str) -> str:
    """Return a ground with the point of the law it rests on, where there is one."""
    return f"{ground} ({point})" if point else ground


def one_dissolved(team: str, commune: str, remarks: Iterable[str], on: date) -> str:
    """Return what is dissolved from when where it is one team: a whole end of a sentence, for no list follows."""
    known = "; ".join(filter(None, remarks))
    return f"{team}, {commune}{f' ({known})' if known else ''} kể từ {long_date(on)}."


def dissolved(number: int, commune: str, on: date) -> str:
    """Return what is dissolved from when where it is several teams, before their list."""
    return f"{number:02d} {paper.FORCE} có tên sau của {commune} kể từ {long_date(on)}:"


def covers(area: str) -> str:
    """Return what places a team was to look after, as a remark; empty where none is known."""
    return f"địa bàn phụ trách: {area}" if area else ""


def founded(cited: str) -> str:
    """Return by what decision a team was established, as a remark; empty where none is known."""
    return f"thành lập theo {cited}" if cited else ""


SAMPLE_PURPOSE = "để làm thủ tục vay vốn tại Ngân hàng Chính sách xã hội"
SAMPLE_REASON = "Địa bàn trọng điểm, dân số tăng"


def province_committee(profile: Profile) -> str:
    """Return ``Ủy ban nhân dân tỉnh Bắc Ninh``."""
    return f"Ủy ban nhân dân {provinces.named(profile.province)}"


def committee(profile: Profile) -> str:
    """Return ``Ủy ban nhân dân xã Tân Thành``."""
    return f"Ủy ban nhân dân {paper.commune(profile)}"


# Proposals and certificates


def by_role(numbers: Mapping[Role, int]) -> str:
    """Return ``01 Tổ trưởng, 02 Tổ viên``: what there is none of is left out."""
    return ", ".join(f"{number:02d} {paper.role(role)}" for role, number in numbers.items() if number)


def until(last: date | None) -> str:
    """Return ``đến ngày 31 tháng 10 năm 2026``, the last day counted; ``đến nay`` where it goes on."""
    return f"đến {long_date(last)}" if last else "đến nay"


def by_decisions(opened: str, closed: str) -> str:
    """Return by what somebody became a member and left."""
    return f"theo {opened}" + (f"; thôi theo {closed}" if closed else "")


def member_state(role: Role | None, team: str) -> str:
    """Return what somebody is, or was, without end mark."""
    if role is None:
        return "đã tham gia lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở, nay không còn là thành viên"
    return f"hiện là {paper.role(role)} {paper.team(team)}"


def identity(number: str, address: str) -> str:
    """Return identity number and address to follow somebody's birth; empty where neither is known."""
    known = [
        f"số định danh cá nhân {number}" if number else "",
        f"cư trú tại {within(address.strip())}" if address.strip() else "",
    ]
    return "".join(f", {words}" for words in known if words)


_KIND_FIRST = re.compile(r"(xa|phuong|thi tran|dac khu|tinh|thanh pho|tp|x|p|tt)\b[. ]*")
_COMMUNE = re.compile(r"(xa|phuong|thi tran|dac khu)\b|[xp]\.")
_PROVINCE = re.compile(r"(tinh|thanh pho|tp)\b")


def whole_address(address: str, profile: Profile) -> str:
    """Return an address that can be read elsewhere: with the commune and the province where it names none.

    Members live where they serve (Luật 30/2023/QH15 Điều 13); an address that names another commune stays as it is.
    """
    kept = " ".join(address.split()).rstrip(" .,;")
    if not kept:
        return ""
    parts = [fold(part).strip() for part in re.split(r"[,;\u2013]| - ", kept)]
    bare = {_KIND_FIRST.sub("", part, count=1) for part in parts[1:]} | {parts[0]}
    own, above = fold(profile.name), fold(profile.province)
    own_named = own in bare or any(part == fold(paper.commune(profile)) for part in parts)
    if not own_named and any(_COMMUNE.match(part) for part in parts):
        return kept
    if _KIND_FIRST.sub("", above, count=1) in bare or any(_PROVINCE.match(part) for part in parts):
        return kept
    return ", ".join(
        filter(None, (kept, "" if own_named else paper.commune(profile), provinces.named(profile.province)))
    )


def purpose(words: str) -> str:
    """Return what a certificate is for, within its sentence: ``để làm thủ tục vay vốn``."""
    kept = within(" ".join(words.split()).rstrip(".;"))
    return kept if kept.startswith(("để ", "nhằm ")) else f"để {kept}"


def certificate_recipients(member: Member, profile: Profile) -> tuple[str, ...]:
    """Return the lines of Nơi nhận: the person, and the archive as the commune's papers name it."""
    kept = recipient_lines.archive_line(profile, PaperKind.PROPOSAL)
    return (certified(member), *kept)


def certified(member: Member) -> str:
    """Return whom a certificate is about, as it goes to them: ``Bà Trần Thị Bình``."""
    return f"{paper.honorific(member.sex)} {member.full_name}"


# The roster

ROSTER_MAKER = "NGƯỜI LẬP LỊCH"
ROSTER_LEGEND = "(*) ngày nghỉ hằng tuần, ngày nghỉ lễ, tết"
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def roster_about(first: date, last: date, team: str) -> str:
    """Return which days, and of which team, a roster is for."""
    days = long_date(first) if first == last else f"từ {long_date(first)} đến {long_date(last)}"
    return f"{paper.team(team)}, {days}" if team else paper.upper_first(days)


def roster_day(day: date) -> str:
    """Return ``02/11/2026``."""
    return short_date(day)


def weekday(day: date, *, off: bool = False) -> str:
    """Return ``Thứ Hai``, with a mark on a day off."""
    return _WEEKDAYS[day.weekday()] + (" (*)" if off else "")


def roster_hours(begins: datetime, ends: datetime) -> str:
    """Return ``22 giờ - 6 giờ hôm sau``."""
    after = " hôm sau" if ends.date() > begins.date() and ends.time() != time() else ""
    end = "24 giờ" if ends.time() == time() and ends.date() > begins.date() else _clock(ends)
    return f"{_clock(begins)} - {end}{after}"


def _clock(moment: datetime) -> str:
    return f"{moment.hour} giờ {moment.minute:02d}" if moment.minute else f"{moment.hour} giờ"


# The letter with a bundle

BUNDLE_CHECKS = (
    "Mở tệp ở trang Gói nộp của chương trình Sổ ANTT (nút Nhận gói): chữ ký, sự nguyên vẹn, số thứ tự được tự kiểm tra",
    "Đối chiếu dấu vân tay khóa ký nêu trên với phiếu khóa của đơn vị đã nhận và so trước đây",
    "Khi cần đối chiếu tệp bằng tay: tính SHA-256 của tệp và so từng nhóm chữ số với công văn này",
    "Gửi lại biên nhận do chương trình lập để đơn vị ghi vào sổ",
)
_HELD: Mapping[str, str] = {
    "team": "Tổ bảo vệ an ninh, trật tự",
    "member": "thành viên",
    "decision": "quyết định",
    "duty": "ca trực",
    "pay": "người có tên trong bảng thanh toán",
}


def number(amount: int) -> str:
    """Return a number of things: below ten with a nought before it, in thousands with dots."""
    return f"{amount:02d}" if amount < 100 else money(amount)


def bundle_about(month: Month) -> str:
    """Return what a bundle's letter is about."""
    return f"V/v gửi gói số liệu tháng {short_month(month)} về lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở"


def bundle_chain(bundle: SentBundle, previous: SentBundle | None, replaced: SentBundle | None) -> str:
    """Return which of the commune's bundles it is, what it follows and what it takes the place of."""
    parts = [f"gói thứ {bundle.seq:02d} của đơn vị"]
    parts.append(f"tiếp theo gói {previous.file_name}" if previous else "là gói đầu tiên")
    if replaced is not None:
        parts.append(f"lần {bundle.revision}, thay toàn bộ gói {replaced.file_name} đã gửi của cùng tháng")
    return ", ".join(parts)


def bundle_holds(counts: Mapping[str, int], total: str) -> str:
    """Return what a bundle holds: its records by kind, and the month's money."""
    held = [f"{number(counts[kind])} {words}" for kind, words in _HELD.items() if counts.get(kind)]
    return "; ".join([*held, f"tổng số tiền của bảng thanh toán đã khóa: {total} đồng"])
