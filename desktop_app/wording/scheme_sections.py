"""The matters that a scheme's sentences come under once its lines are told: each has a heading of its own."""

from collections.abc import Mapping

from desktop_app.wording.scheme_sentences import Sentence, SentenceKind

SECTIONS: Mapping[SentenceKind, str] = {
    SentenceKind.STACKING: "Khi hai khoản gặp nhau trong một ngày",
    SentenceKind.LIMIT: "Giới hạn chung của nhiều khoản",
    SentenceKind.READING: "Cách tính chung",
    SentenceKind.TEAM_SIZE: "Số lượng thành viên của một Tổ",
    SentenceKind.GAP: "Còn để ngỏ",
}


def section_of(one: Sentence, before: str) -> str:
    """Return the heading that a sentence comes under, given that of the sentence before.

    It is empty for what is said of the scheme first, and of one line; a note goes with what it is a note to.
    """
    if one.line and one.kind is not SentenceKind.GAP:
        return ""
    return SECTIONS.get(one.kind, before)
