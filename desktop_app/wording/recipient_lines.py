"""Nơi nhận: whom a paper goes to, as the commune keeps it by kind of paper, else as any such paper says at least."""

from desktop_app.model.register import PaperKind
from desktop_app.model.unit import Profile
from desktop_app.wording import paper, register_words

_ADDRESSED = {PaperKind.PLAN: "Như Mục VI (để thực hiện)", PaperKind.NOTICE: "Như Mục 2 (để niêm yết)"}
"""Neither has a ``Kính gửi``, so that ``Như trên`` would name nobody: the part that says who acts is named instead."""
_OF_MINUTES = ("Thành viên Hội đồng xét tuyển", "Lưu: VT, hồ sơ xét tuyển")
"""As NĐ 30/2020 Phụ lục III mẫu 1.9 has it, filled in for the council: assumed."""


def lines_of(profile: Profile, kind: PaperKind) -> tuple[str, ...]:
    """Return the lines that the commune keeps for a kind of paper, else the usual ones.

    A plan, notice or letter for which nothing is kept goes to those that proposals go to; a plan to those above, too.
    """
    like_proposal = kind in {*_ADDRESSED, PaperKind.LETTER}
    as_proposal = profile.recipients.get("proposal") if like_proposal else ()
    lines = profile.recipients.get(kind.value) or (
        (*_above(profile, kind), *as_proposal) if as_proposal else usual_lines(profile, kind)
    )
    addressed = _ADDRESSED.get(kind)
    return tuple(addressed if addressed and line.startswith("Như trên") else line for line in lines)


def usual_lines(profile: Profile, kind: PaperKind) -> tuple[str, ...]:
    """Return what such a paper says at least: those it is about or sent to, and where it is kept.

    NĐ 30/2020 Phụ lục I asks for both; that the police draw the papers of the force up follows from Luật 30/2023 Điều
    15 and 16.
    """
    if kind is PaperKind.MINUTES:
        return _OF_MINUTES
    first = _ADDRESSED.get(kind) or ("Như Điều 3" if kind is PaperKind.DECISION else "Như trên")
    return (*_above(profile, kind), first, f"Lưu: VT, {register_words.police_short(profile)}")


def _above(profile: Profile, kind: PaperKind) -> tuple[str, ...]:
    """Return to whom above and beside the committee its plan goes, as such plans usually do: a habit, no rule."""
    if kind is not PaperKind.PLAN:
        return ()
    commune = paper.kind_word(profile)
    return (
        f"{profile.receiving_office} (để báo cáo)",
        f"Thường trực Đảng ủy, Hội đồng nhân dân {commune}",
        f"Ủy ban Mặt trận Tổ quốc Việt Nam {commune}",
    )


def archive_line(profile: Profile, kind: PaperKind) -> tuple[str, ...]:
    """Return the last line alone: where the paper is kept."""
    return lines_of(profile, kind)[-1:]


def of_decision(profile: Profile, article: int) -> tuple[str, ...]:
    """Return the lines of a decision; "Như Điều …" names the article that says who carries it out."""
    lines = lines_of(profile, PaperKind.DECISION)
    return tuple(f"Như Điều {article}" if line.startswith("Như Điều") else line for line in lines)
