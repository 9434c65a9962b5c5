"""Which first words keep their capital where words go on within a sentence (Nghị định 30/2020/NĐ-CP Phụ lục II)."""

import re

_NAMES = re.compile(
    r"(?:công an|[uủ][yỷ] ban|hội đồng|mặt trận|ban (?:chỉ đạo|chỉ huy|công tác)|đảng|nhà nước|quốc hội|chính phủ"
    r"|luật|nghị định|nghị quyết|thông tư|tổ (?!chức|dân phố|công tác)|(?:phường|quận) [0-9]|huế)",
    re.IGNORECASE,
)
"""Names of bodies, texts and places whose second word is small or a number, and the one place name of one word."""
_COMMON = frozenset(
    {
        *("về", "việc", "cử", "lập", "cho", "xin", "gửi", "họp", "mời", "nhờ", "xét", "trình", "giao", "theo", "của"),
        *("bầu", "miễn", "thôi", "trả", "chi", "thay", "nhận", "tuyển"),
        *("ông", "bà", "anh", "chị", "cháu", "em", "cụ"),
        *("thôn", "làng", "ấp", "bản", "buôn", "bon", "phum", "sóc", "xóm", "khóm", "xã", "phường", "huyện", "tỉnh"),
    }
)
"""Words that stand before a name and are none themselves: ``cử Nguyễn Văn An``, ``ông An``, ``thôn Đông``."""
_OPENING = re.compile(r"([^\W\d_]+)(?:\s+([^\W\d_]))?")


def within(words: str) -> str:
    """Return words as they stand within a sentence: the first letter small unless a name begins with it.

    Taken for a name are words all in capitals, a word before another with a capital (``Nguyễn Văn An``, ``Bắc Ninh``),
    and the names of bodies and texts known here.
    """
    found = _OPENING.match(words)
    if found is None or _is_name(words, found[1], found[2] or ""):
        return words
    return words[:1].lower() + words[1:]


def _is_name(words: str, first: str, following: str) -> bool:
    if not first[1:].islower() and len(first) > 1:
        return True
    return bool(_NAMES.match(words)) or (following.isupper() and first.casefold() not in _COMMON)
