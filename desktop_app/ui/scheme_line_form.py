"""One line of a resolution as a clerk reads it there: how much, of what, how often, how far, by which article."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop_app.model.member import Role
from desktop_app.model.payroll import LineCode
from desktop_app.model.sources import Certainty
from desktop_app.model.text import clean
from desktop_app.model.unit import Trait
from desktop_app.rules.scheme_amounts import StatePart
from desktop_app.rules.scheme_counts import USUAL, CountOf, Per
from desktop_app.services.editing_schemes import CONTRIBUTION, ROLES, AmountKind, LineDraft, as_written
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.form import Choice, Form, Ticks
from desktop_app.wording import written
from desktop_app.wording.scheme_speech import Speech, big

MINUTES = 60
_COEFFICIENTS = {AmountKind.BASE_SALARY, AmountKind.MINIMUM_WAGE}
_FIGURES: Mapping[AmountKind, tuple[str, ...]] = {
    AmountKind.BY_ROLE: ROLES,
    AmountKind.ONE: ("dong",),
    AmountKind.BASE_SALARY: ROLES,
    AmountKind.MINIMUM_WAGE: ROLES,
    AmountKind.OF_MONTHLY: ("coefficient", "divisor"),
    AmountKind.SHARE: ("share", "state"),
    AmountKind.MANUAL: ("text",),
    AmountKind.NONE: (),
    AmountKind.OTHER: (),
}
_ALL = (*ROLES, "dong", "coefficient", "divisor", "share", "state", "text")
_COUNTED = ("of", "minimum_minutes", "per_month", "per_year", "plan_required")
_SOURCE = ("name", "article", "certainty", "note")
_DOTTED = re.compile(r"\d{1,3}(\.\d{3})+")


class SchemeLineForm(Form):
    """Fields that the kind chosen asks for.

    Signals:
        changed: something else is typed or chosen.
    """

    changed = Signal()

    def __init__(self, look: Look, speech: Speech) -> None:
        super().__init__(look, speech.messages)
        label = speech.messages.label
        self._code = LineCode.MONTHLY
        self._showing = False
        self.kind: Choice[AmountKind] = Choice(tuple(AmountKind), lambda one: big(label("amount_kind", one)))
        self.edits = {name: QLineEdit() for name in _ALL if name != "state"}
        self.state: Choice[StatePart] = Choice(tuple(StatePart), lambda one: label("state_part", one))
        counts = tuple(one for one in CountOf if one is not CountOf.CHOSEN)
        self.of: Choice[CountOf] = Choice(
            counts,
            lambda one: big(speech.label("each", one, night=speech.night)),
            empty="Mỗi tháng (không đếm ca trực)",
        )
        self.minimum, self.per_month, self.per_year = QLineEdit(), QLineEdit(), QLineEdit()
        self.plan = QCheckBox("Chỉ tính khi có kế hoạch được phê duyệt")
        self.name, self.article, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.certainty: Choice[Certainty] = Choice(tuple(Certainty), lambda one: big(label("certainty_short", one)))
        places = [(trait.value, big(label("trait", trait))) for trait in Trait]
        self.traits = Ticks(look, places, (), rows=len(places))
        self._lay_out(speech)
        self.stands_for = {"by_role": ROLES[0], "kind": "kind", "amount": "kind", "document": "article"}
        self._follow()

    def _lay_out(self, speech: Speech) -> None:
        words = {role.value: speech.messages.label("role", role) for role in Role}
        self.add(("kind", "Mức chi ghi thế nào", self.kind))
        self.add(*((name, words[name], self.edits[name]) for name in ROLES))
        self.add(("dong", "Số tiền (đồng)", self.edits["dong"]))
        self.add(
            ("coefficient", "Hệ số, ví dụ 0,0125", self.edits["coefficient"]),
            ("divisor", "Chia cho (26, 30, 208; để trống nếu không chia)", self.edits["divisor"]),
        )
        self.add(("share", "Tỷ lệ (%)", self.edits["share"]), ("state", "So với phần Nhà nước hỗ trợ", self.state))
        self.add(("text", "Văn bản được dẫn chiếu, cách tính", self.edits["text"]))
        self.add(("of", "Tính cho", self.of))
        self.add(
            ("minimum_minutes", "Ít nhất (giờ)", self.minimum),
            ("per_month", "Tối đa một tháng", self.per_month),
            ("per_year", "Tối đa một năm", self.per_year),
        )
        self.add(("plan_required", "Kế hoạch", self.plan))
        self.add(("traits", "Địa bàn được hưởng (không đánh dấu: mọi nơi)", self.traits))
        self.add(("article", "Điều, khoản", self.article), ("certainty", "Mức đối chiếu", self.certainty))
        self.add(("name", "Tên gọi trong văn bản (nếu khác)", self.name), ("note", "Ghi chú", self.note))
        for edit in (*self.edits.values(), self.minimum, self.per_month, self.per_year):
            edit.textEdited.connect(self._tell)
        for edit in (self.name, self.article, self.note):
            edit.textEdited.connect(self._tell)
        for choice in (self.kind, self.of, self.state, self.certainty):
            choice.currentIndexChanged.connect(self._tell)
        self.plan.toggled.connect(self._tell)
        self.traits.itemChanged.connect(self._tell)

    def show_draft(self, draft: LineDraft) -> None:
        """Fill the fields from a draft."""
        self._showing, self._code = True, draft.code
        kinds = [one for one in AmountKind if one is not AmountKind.OTHER or draft.kind is AmountKind.OTHER]
        if draft.code not in CONTRIBUTION:
            kinds.remove(AmountKind.SHARE)
        if draft.code is LineCode.MONTHLY:
            kinds.remove(AmountKind.OF_MONTHLY)
        self.kind.set_values(kinds)
        self.kind.set_value(draft.kind)
        for name, edit in self.edits.items():
            edit.setText(_shown(draft.kind, name, draft.figures.get(name, "")))
        self.state.set_value(StatePart(str(draft.figures.get("state", StatePart.UNSAID))))
        self.of.set_value(draft.count)
        self.minimum.setText(_hours(draft.minimum_minutes))
        self.per_month.setText(draft.per_month.replace(".", ","))
        self.per_year.setText(draft.per_year.replace(".", ","))
        self.plan.setChecked(draft.plan_required)
        self.name.setText(draft.name)
        self.article.setText(draft.article)
        self.note.setText(draft.note)
        self.certainty.set_value(draft.certainty)
        for at, trait in enumerate(Trait):
            self.traits.tick(at, on=trait in draft.traits)
        self.show_beginnings()
        self._showing = False
        self._follow()

    def draft(self) -> LineDraft:
        """Return what is typed; what is no number stays as typed, for the reader of files to refuse."""
        kind = self.kind.value or AmountKind.MANUAL
        figures = {
            name: _typed(kind, name, text)
            for name in _FIGURES[kind]
            if name in self.edits and (text := clean(self.edits[name].text()))
        }
        if kind is AmountKind.SHARE:
            figures["state"] = (self.state.value or StatePart.UNSAID).value
        return LineDraft(
            code=self._code,
            kind=kind,
            figures=figures,
            count=self.of.value,
            minimum_minutes=_minutes(self.minimum.text()) if self._takes_minimum else 1,
            per_month=_decimal(self.per_month.text()),
            per_year=_decimal(self.per_year.text()),
            plan_required=self.plan.isChecked(),
            name=clean(self.name.text()),
            article=clean(self.article.text()),
            certainty=self.certainty.value or Certainty.REPORTED,
            note=clean(self.note.text()),
            traits=frozenset(Trait(one) for one in self.traits.value if self._code is LineCode.AREA),
        )

    @property
    def _takes_minimum(self) -> bool:
        """Return whether so many hours make one: of days, nights and stints, not where hours themselves are paid."""
        return self.of.value is not None and USUAL[self.of.value][0] in {Per.DAY, Per.NIGHT, Per.STINT}

    def _tell(self, _value: object = None) -> None:
        if not self._showing:
            self._follow()
            self.changed.emit()

    def _follow(self) -> None:
        kind = self.kind.value or AmountKind.MANUAL
        shown = {*_FIGURES[kind]}
        if kind is not AmountKind.NONE:
            shown |= {*_SOURCE}
        if kind not in {AmountKind.NONE, AmountKind.OTHER} and self._code is not LineCode.MONTHLY:
            shown |= {"of"} if self.of.value is None else {*_COUNTED}
        if not self._takes_minimum:
            shown -= {"minimum_minutes"}
        if self._code is LineCode.AREA and kind is not AmountKind.NONE:
            shown |= {"traits"}
        if self._code is not LineCode.SOCIAL_INSURANCE:
            shown -= {"state"}
        self.offer_fields(shown, (*_ALL, *_COUNTED, *_SOURCE, "traits"))


def _shown(kind: AmountKind, name: str, value: int | str) -> str:
    if isinstance(value, int):
        return written.money(value)
    if name == "share" and value:
        return written.number(Decimal(value) * 100, 8) if _is_decimal(value) else value
    return value.replace(".", ",") if name != "text" and (kind in _COEFFICIENTS or name != "dong") else value


def _typed(kind: AmountKind, name: str, text: str) -> int | str:
    if name == "text":
        return text
    if name == "dong" or (name in ROLES and kind not in _COEFFICIENTS):
        figures = text.replace(".", "") if _DOTTED.fullmatch(text) else text
        return int(figures) if figures.isdecimal() else text
    number = _decimal(text)
    if name == "share" and _is_decimal(number):
        return as_written(Decimal(number) / 100)
    return number


def _decimal(text: str) -> str:
    return clean(text).replace(",", ".")


def _is_decimal(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _hours(minutes: int | str) -> str:
    if isinstance(minutes, str):
        return minutes
    return written.hours(minutes) if minutes > 1 else ""


def _minutes(text: str) -> int | str:
    number = _decimal(text)
    if not number:
        return 1
    return int(Decimal(number) * MINUTES) if _is_decimal(number) else number
