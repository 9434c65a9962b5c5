"""One thôn or tổ dân phố as a form, with its newest count; a count on another day is added, not written over."""

from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QLineEdit

from desktop_app.model.ids import VillageId
from desktop_app.model.periods import Span
from desktop_app.model.place import Village, VillageCount, VillageKind
from desktop_app.model.problems import Place, Problem
from desktop_app.model.text import clean
from desktop_app.model.unit import Trait
from desktop_app.services.keeping_teams import new_village_id
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Choice, Form, Ticks
from desktop_app.ui.widgets.money_edit import MoneyEdit
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.messages import Messages

CLASSES = (1, 2, 3)


class VillageForm(Form):
    """Name, kind, since when; counts as of a day; traits."""

    def __init__(self, look: Look, messages: Messages, today: date) -> None:
        super().__init__(look, messages)
        self._kept: Village | None = None
        self.kind = Choice(tuple(VillageKind), lambda kind: messages.label("village_kind", kind))
        self.name, self.area = QLineEdit(), QLineEdit()
        self.since, self.until, self.counted_on = DateEdit(today), DateEdit(today), DateEdit(today)
        self.households, self.population = MoneyEdit("số hộ"), MoneyEdit("số dân")
        self.area.setPlaceholderText("ví dụ 3,25")
        self.village_class = Choice(CLASSES, lambda number: f"loại {number}", empty="chưa phân loại")
        self.traits = Ticks(look, [(trait.value, messages.label("trait", trait)) for trait in Trait], (), rows=4)
        self.traits.setMaximumHeight(look.px(28 * 4))
        self._earlier = label("", "small", wrap=True)
        self.add(("name", "Tên, ví dụ Thôn Đông", self.name), ("kind", "Loại", self.kind))
        self.add(("start", "Có từ ngày", self.since), ("end", "Sáp nhập, thôi từ ngày (nếu có)", self.until))
        self.add(("households", "Số hộ", self.households), ("population", "Số dân", self.population))
        self.add(("area", "Diện tích (km²)", self.area), ("class", "Phân loại", self.village_class))
        self.add(("counts", "Số liệu tính đến ngày", self.counted_on))
        self.put(self._earlier)
        self.add(("traits", "Đặc điểm (nếu có)", self.traits))
        self.show_village(None, today)

    def show_village(self, village: Village | None, today: date) -> None:
        """Fill the fields from a place, or for a new one."""
        self._kept = village
        counts = sorted(village.counts, key=lambda count: count.counted_on) if village else []
        newest = counts[-1] if counts else VillageCount(today)
        self.kind.set_value(village.kind if village else VillageKind.THON)
        self.name.setText(village.name if village else "")
        self.since.set_value(village.span.start if village else date(today.year, 1, 1))
        self.until.set_value(village.span.end if village else None)
        self.counted_on.set_value(newest.counted_on)
        self.households.set_value(newest.households)
        self.population.set_value(newest.population)
        self.area.setText("" if newest.area_km2 is None else written.number(newest.area_km2))
        self.village_class.set_value(newest.village_class)
        for at, trait in enumerate(Trait):
            self.traits.tick(at, on=village is not None and trait in village.traits)
        told = "; ".join(_counted(count) for count in counts[:-1])
        self._earlier.setText(f"Các lần đếm trước: {told}" if told else "Ghi ngày khác để thêm số liệu, số cũ vẫn giữ.")
        self.show_problems(())
        self.mark_shown()

    @property
    def kept_name(self) -> str:
        """Return the name of the one that saving writes over; empty where it is a new one."""
        return self._kept.name if self._kept else ""

    def be_new(self) -> None:
        """Let what is typed be one more."""
        self._kept = None

    def village(self) -> tuple[Village, list[Problem]]:
        """Return the place as typed, with what is no day and no number."""
        days = {"start": self.since, "end": self.until, "counts": self.counted_on}
        problems = [
            Problem("form.not_a_day", Place(field=name), {"text": edit.text()})
            for name, edit in days.items()
            if not edit.understood or (edit.value is None and edit is not self.until)
        ]
        area = _area(self.area.text())
        if area is None and self.area.text().strip():
            problems.append(Problem("form.not_a_number", Place(field="area"), {"text": self.area.text()}))
        start, end = self.since.value or date.min, self.until.value
        if end is not None and end < start:
            problems.append(Problem("form.not_a_day", Place(field="end"), {"text": self.until.text()}))
            end = None
        counted_on = self.counted_on.value or start
        count = VillageCount(counted_on, self.households.value, self.population.value, area, self.village_class.value)
        older = self._kept.counts if self._kept else ()
        return Village(
            id=self._kept.id if self._kept else VillageId(new_village_id()),
            kind=self.kind.value or VillageKind.THON,
            name=clean(self.name.text()),
            span=Span(start, end),
            counts=(*(one for one in older if one.counted_on != counted_on), count),
            traits=frozenset(Trait(trait) for trait in self.traits.value),
        ), problems


def _area(text: str) -> Decimal | None:
    try:
        value = Decimal(clean(text).replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _counted(count: VillageCount) -> str:
    parts = [
        f"{written.money(count.households)} hộ" if count.households is not None else "",
        f"{written.money(count.population)} người" if count.population is not None else "",
        f"loại {count.village_class}" if count.village_class else "",
    ]
    return f"{written.short_date(count.counted_on)}: {', '.join(part for part in parts if part)}"
