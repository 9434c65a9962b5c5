"""Words of the register of papers sent: symbols as local habit has them, and how a paper is called there."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from desktop_app.model.paper_numbers import plain_symbol, same_symbol
from desktop_app.model.register import IssuingBody, PaperKind
from desktop_app.model.unit import CommuneKind, Profile
from desktop_app.wording import paper, recruitment_words, written
from desktop_app.wording.capitals import within

SHORT: Mapping[PaperKind, str] = {
    PaperKind.DECISION: "QĐ",
    PaperKind.PROPOSAL: "TTr",
    PaperKind.PLAN: "KH",
    PaperKind.NOTICE: "TB",
    PaperKind.MINUTES: "BB",
    PaperKind.REPORT: "BC",
    PaperKind.LETTER: "",
    PaperKind.CONFIRMATION: "GXN",
}
"""Abbreviations of NĐ 30/2020 Phụ lục III; a confirmation is not in its list, so that one is assumed."""
_POLICE = {
    CommuneKind.XA: "CAX",
    CommuneKind.PHUONG: "CAP",
    CommuneKind.DAC_KHU: "CAĐK",
    CommuneKind.THI_TRAN: "CATT",
}
"""Local habit, seen for xã alone; the others are assumed. All may be changed in the settings."""


def usual_symbol(kind: PaperKind, body: IssuingBody, profile: Profile) -> str:
    """Return the symbol that a kind of paper usually bears here: ``BC-CAX``; a habit, which the clerk may change.

    The body is named as in the symbols that the commune keeps.
    """
    known = {IssuingBody.POLICE: "proposal", IssuingBody.COMMITTEE: "decision"}.get(body, "")
    _short, _dash, unit = profile.symbols.get(known, "").partition("-")
    usual = {IssuingBody.POLICE: _POLICE[profile.kind], IssuingBody.COMMITTEE: "UBND", IssuingBody.COUNCIL: "HĐXT"}
    return "-".join(part for part in (SHORT[kind], unit or usual[body]) if part)


def kind_named(symbol: str) -> PaperKind:
    """Return the kind of paper that a symbol names before its first dash; a letter's names none."""
    short = symbol.partition("-")[0].casefold()
    return next((kind for kind, known in SHORT.items() if known and known.casefold() == short), PaperKind.LETTER)


def police_short(profile: Profile) -> str:
    """Return the police as symbols and archives name it here: ``CAX``."""
    _short, _dash, unit = profile.symbols.get("proposal", "").partition("-")
    return unit or _POLICE[profile.kind]


RELEASE_REPORTED = "Đề nghị cho thôi tham gia lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở"
"""The trích yếu of every report that proposes releases, as its form prints it."""


def proposal_subject(about: str) -> str:
    """Return the trích yếu of the proposal that a decision follows, from the decision's: ``Về việc đề nghị …``."""
    words = paper.about(about).removeprefix("Về việc ").strip()
    return f"Về việc đề nghị {words}" if words else ""


def cited_subject(kind: PaperKind, about: str) -> str:
    """Return the trích yếu of the paper that a decision cites, as that paper prints it."""
    return RELEASE_REPORTED if kind is PaperKind.REPORT else proposal_subject(about)


AS_DECIDED, AS_ADDRESSED, AS_IN_PART = "Như Điều", "Như trên", "Như Mục"
"""How the lines of Nơi nhận begin that point into the paper: to who carries it out, to its Kính gửi, to who acts."""


def carrying_a_plan_out(profile: Profile) -> tuple[str, ...]:
    """Return those whom the last part of a plan of recruitment tells what to do, as its form names them."""
    commune = paper.commune(profile)
    return (
        paper.police(profile),
        f"các cơ quan, đơn vị có liên quan thuộc Ủy ban nhân dân {commune}",
        f"Ủy ban Mặt trận Tổ quốc Việt Nam {paper.kind_word(profile)}",
        f"các tổ chức chính trị - xã hội {commune}",
        "Trưởng thôn, Tổ trưởng tổ dân phố, Trưởng Ban công tác Mặt trận",
    )


def having_a_notice_posted(profile: Profile) -> tuple[str, ...]:
    """Return whose places a notice of posting names."""
    return f"Hội đồng nhân dân, Ủy ban nhân dân {paper.commune(profile)}", "các thôn, tổ dân phố nơi niêm yết"


def everybody_named(one: str = "") -> str:
    """Return those whom a decision names, as they get it: the one person by name, several together."""
    return one or "các ông, bà có tên trong Quyết định"


def members_of(team: str = "") -> str:
    """Return the members of the one team dissolved, or of those dissolved."""
    return f"thành viên {team or 'các Tổ giải thể'}"


def printed_again(reference: str, when: datetime) -> str:
    """Return that a print was followed by another of the same paper."""
    numbered = f" (số {reference})" if reference else ""
    return f"Bản in này đã được thay bằng bản in sau{numbered}, lúc {written.moment(when)}"


def decided_again(reference: str, day: date, *, replaced: bool) -> str:
    """Return that the decision on a print was revoked or replaced."""
    what = "thay thế" if replaced else "bãi bỏ"
    return f"Quyết định này đã được {what} bằng Quyết định số {reference} ngày {written.short_date(day)}"


def round_subject(mark: str, name: str, profile: Profile) -> str:
    """Return the trích yếu of a paper of a round of recruitment as that prints it, by the name of its mark."""
    return {
        "plan": recruitment_words.about_plan(name),
        "council": recruitment_words.about_council(profile),
        "minutes": f"Kết quả xét tuyển Tổ viên {paper.FORCE} {paper.commune(profile)}",
        "proposal": f"Về việc đề nghị công nhận thành viên {paper.FORCE}",
    }[mark]


def reprinted(title: str) -> str:
    """Return the title of a paper that goes out once more as it was printed before."""
    return f"{title} (bản in lại)"


def reason_words(reason: str, words: str) -> str:
    """Return why numbers are missing: the kind of reason, and what was written to it."""
    return f"{reason}: {words}" if words else reason


REGISTRAR = "NGƯỜI VÀO SỔ"
FILED = "Lưu:"
"""How the line of Nơi nhận begins that says who keeps the file copy."""


def missing_numbers(reason: str) -> str:
    """Return what stands in the line of missing numbers; they wait for an explanation where there is no reason."""
    return f"Số trống: {reason}" if reason else "Số trống, chưa giải trình"


def still_unexplained(count: int) -> str:
    """Return how many missing numbers wait for an explanation, as a sentence without its end mark."""
    return f"Còn {count:02d} số trống chưa giải trình"


def of_year(year: int) -> str:
    """Return ``năm 2026``."""
    return f"năm {year}"


def named(kind: str, subject: str) -> str:
    """Return a paper's kind before its trích yếu, once: ``Quyết định về việc …``, ``Tờ trình đề nghị …``."""
    if subject.casefold().startswith(kind.casefold()):
        return subject
    return f"{kind} {within(subject)}" if subject else kind


def following(number: str, *, general: bool) -> str:
    """Return which number comes next in a series; none of this book's where the office's one register gives them."""
    return "số do sổ chung cấp" if general else f"số tiếp theo {number}"


def numbered(number: str, symbol: str) -> str:
    """Return ``Số 05/TTr-CAX``."""
    return f"Số {paper.number(number)}/{symbol}"


_LOWER = {one.upper(): one for one in ("QyĐ", "CTr", "TTr")}
"""Abbreviations of NĐ 30/2020 Phụ lục III that have a small letter; all others are capitals."""


def spelled(symbol: str, known: Iterable[str] = ()) -> str:
    """Return a symbol as the commune keeps it, else as the decree spells it: ``ttr-cax`` is ``TTr-CAX``."""
    typed = plain_symbol(symbol)
    kept = (one for one in known if same_symbol(one) == same_symbol(typed))
    parts = (part.upper() for part in typed.split("-"))
    return next(kept, None) or "-".join(_LOWER.get(part, part) for part in parts)
