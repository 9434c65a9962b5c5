"""How places and signers are listed among the settings."""

from desktop_app.model.place import Village, VillageCount
from desktop_app.model.text import collation_key
from desktop_app.model.unit import Signer
from desktop_app.ui.models.rows import Column
from desktop_app.wording import written
from desktop_app.wording.messages import Messages


def signer_columns(messages: Messages) -> list[Column[Signer]]:
    """Return who signs for which body, how, from when and until when."""
    return [
        Column("Họ và tên", lambda s: s.name, width=120),
        Column("Chức vụ", lambda s: s.title),
        Column("Ký cho", lambda s: messages.label("body", s.body), width=100),
        Column("Tư cách", lambda s: messages.label("capacity", s.capacity), width=100),
        Column("Từ ngày", lambda s: written.short_date(s.span.start), key=lambda s: s.span.start, width=86),
        Column("Thôi từ", lambda s: written.short_date(s.span.end) if s.span.end else "", width=70),
    ]


def village_columns(messages: Messages) -> list[Column[Village]]:
    """Return each place with its newest count."""
    return [
        Column("Tên", lambda v: v.name, key=lambda v: collation_key(v.name)),
        Column("Loại", lambda v: messages.label("village_kind", v.kind), width=76),
        Column("Số hộ", lambda v: _figure(_newest(v).households), right=True, width=64),
        Column("Số dân", lambda v: _figure(_newest(v).population), right=True, width=70),
        Column("Phân loại", lambda v: _class(_newest(v)), width=80),
        Column("Tính đến", _day, width=90),
        Column("Thôi từ", lambda v: written.short_date(v.span.end) if v.span.end else "", width=70),
    ]


def _newest(village: Village) -> VillageCount:
    return max(village.counts, key=lambda count: count.counted_on, default=VillageCount(village.span.start))


def _figure(count: int | None) -> str:
    return "" if count is None else written.money(count)


def _class(count: VillageCount) -> str:
    return f"loại {count.village_class}" if count.village_class else ""


def _day(village: Village) -> str:
    return written.short_date(_newest(village).counted_on) if village.counts else ""
