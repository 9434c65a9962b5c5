"""What stands in the appearance of an electronic signature."""

from datetime import datetime


def lines(holder: str, organisation: str, at: datetime, *, body: bool) -> tuple[str, ...]:
    """Return who signed and when, the moment in ISO 8601 with its offset (NĐ 30/2020/NĐ-CP Phụ lục I)."""
    moment = at.isoformat(timespec="seconds")
    if body:
        return (f"Cơ quan: {organisation or holder}", f"Thời gian ký: {moment}")
    of = (f"Cơ quan: {organisation}",) if organisation else ()
    return (f"Ký bởi: {holder}", *of, f"Thời gian ký: {moment}")
