"""Words of electronic signatures: what stands in their appearance, and what is told of those that a paper bears."""

from datetime import datetime

from desktop_app.model.esigning import FoundSignature
from desktop_app.wording import written


def lines(holder: str, organisation: str, at: datetime, *, body: bool) -> tuple[str, ...]:
    """Return who signed and when, the moment in ISO 8601 with its offset (NĐ 30/2020/NĐ-CP Phụ lục I)."""
    moment = at.isoformat(timespec="seconds")
    if body:
        return (f"Cơ quan: {organisation or holder}", f"Thời gian ký: {moment}")
    of = (f"Cơ quan: {organisation}",) if organisation else ()
    return (f"Ký bởi: {holder}", *of, f"Thời gian ký: {moment}")


def found(one: FoundSignature) -> str:
    """Return who signed, when by that signature's own word, and whether it is intact; without end mark."""
    who = ", ".join(dict.fromkeys(part for part in (one.holder, one.organisation) if part)) or "không đọc được ai ký"
    when = written.moment(one.signed_at) if one.signed_at else "không rõ lúc nào"
    sound = "còn nguyên vẹn" if one.intact and one.whole else "KHÔNG còn nguyên vẹn"
    return f"{who}; {when}; {sound}"
