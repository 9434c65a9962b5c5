"""A decree's new value of a national figure, from its day on."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.model.periods import Span
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Certainty, Source
from desktop_app.model.text import clean
from desktop_app.rules.parameters import SCALAR, DatedValue, Parameter, ParameterUnit
from desktop_app.services.keeping_figures import far_keys, keep_parameter_value, value_from
from desktop_app.ui.look import Look
from desktop_app.ui.rule_dialog import RuleDialog, day_problem
from desktop_app.ui.scheme_figures import figure_words, key_words
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.letters import lead
from desktop_app.ui.widgets.money_edit import MoneyEdit
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_speech import big


class FigureForm(Form):
    """One value for each region or group the figure has, its days and its decree."""

    def __init__(self, look: Look, messages: Messages, figure: Parameter, today: date) -> None:
        super().__init__(look, messages)
        self._figure = figure
        share = figure.unit is ParameterUnit.SHARE
        self.values: dict[str, QLineEdit] = {
            key: QLineEdit() if share else MoneyEdit() for key in figure.keys or (SCALAR,)
        }
        self.since, self.until = DateEdit(today), DateEdit(today)
        self.document, self.article, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.why = QLineEdit()
        self.certainty = Choice(tuple(Certainty), lambda one: messages.label("certainty", one))
        self.certainty.set_value(Certainty.REPORTED)
        self.say(f"Đang có: {_now(figure, messages)}.")
        unit = "%" if share else "đồng"
        self.add(
            *((f"by.{key}", f"{big(key_words(key, messages))} ({unit})", edit) for key, edit in self.values.items())
        )
        self.add(("since", "Từ ngày", self.since), ("until", "Đến hết ngày (nếu văn bản nói)", self.until))
        self.add(("why", "Lý do (ghi vào nhật ký)", self.why))
        for edit in (self.since, *self.values.values()):
            edit.textChanged.connect(self._ask_why)
        self._ask_why()
        self.add(("document", "Văn bản (số, ký hiệu)", self.document), ("article", "Điều, khoản", self.article))
        self.add(("certainty", "Mức đối chiếu", self.certainty))
        self.add(("note", "Ghi chú", self.note))

    def _ask_why(self) -> None:
        """Ask for a reason where a value stands from that very day, for it would be written over; or for a far one."""
        day = self.since.value
        stands = day is not None and value_from(self._figure, day) is not None
        typed = {key: _number(edit.text(), self._figure.unit) for key, edit in self.values.items()}
        far = far_keys(self._figure, {key: value for key, value in typed.items() if value is not None})
        self.offer_fields(("why",) if stands or far else (), ("why",))

    @property
    def reason(self) -> str:
        """Return why another value is replaced, or one so different is right; empty where neither is asked."""
        return "" if self.why.isHidden() else self.why.text()

    def value(self) -> DatedValue:
        """Return the value as typed; Refused with all that is no number and no day."""
        problems: list[Problem] = []
        by: dict[str, Decimal] = {}
        for key, edit in self.values.items():
            number = _number(edit.text(), self._figure.unit)
            if not clean(edit.text()):
                values = {"key": edit.accessibleName()}
                problems.append(Problem("rule.value_missing", Place(field=f"by.{key}"), values))
            elif number is None:
                problems.append(Problem("form.not_a_number", Place(field=f"by.{key}"), {"text": edit.text()}))
            else:
                by[key] = number
        start, last = self.since.value, self.until.value
        if start is None:
            problems.append(day_problem(self.since, "since"))
        if not self.until.understood:
            problems.append(Problem("form.not_a_day", Place(field="until"), {"text": self.until.text()}))
        elif last is not None and start is not None and last < start:
            days = {"end": last, "start": start, "key": self.until.accessibleName()}
            problems.append(Problem("rules.ends_before_start", Place(field="until"), days))
        if problems or start is None:
            raise Refused(problems)
        source = Source(
            clean(self.document.text()),
            clean(self.article.text()),
            self.certainty.value or Certainty.REPORTED,
            clean(self.note.text()),
        )
        return DatedValue(Span(start, last + timedelta(days=1) if last else None), by, source)


def _now(figure: Parameter, messages: Messages) -> str:
    """Return the newest value known, with its first day and its decree."""
    if not figure.values:
        return "chưa có mức nào"
    newest = figure.values[-1]
    parts = [f"{key_words(key, messages)} {figure_words(value, figure)}" for key, value in newest.by.items()]
    return f"{'; '.join(parts)}, từ {written.short_date(newest.span.start)} ({newest.source.document})"


def _number(text: str, unit: ParameterUnit) -> Decimal | None:
    """Return đồng as typed with dots, or a share typed in percent; None where it is neither."""
    typed = clean(text)
    try:
        if unit is ParameterUnit.SHARE:
            part = Decimal(typed.removesuffix("%").strip().replace(",", ".")) / 100
            return part if part.is_finite() and 0 <= part <= 1 else None
        return Decimal(typed.replace(".", ""))
    except InvalidOperation:
        return None


class FigureDialog(RuleDialog[FigureForm]):
    """Chooses the figure, shows what it is now, and adds a value; the one still open ends the day before."""

    at_field: ClassVar[Mapping[str, str]] = {"rules.spans_overlap": "since"}

    def __init__(self, parent: QWidget | None, session: Session, code: str = "") -> None:
        super().__init__(parent, session, "Thêm mức Nhà nước quy định")
        known = session.office.rulebook.parameters
        figures = {key: one for key, one in known.items() if one.unit is not ParameterUnit.MINUTE}
        self.choice = Choice(tuple(figures), lambda one: figures[one].name)
        self.choice.setAccessibleName("Mức nào")
        caption = label("Mức nào", "field")
        lead(caption, self.choice)
        self.box.addWidget(caption)
        self.box.addWidget(self.choice)
        self.say("Mức đang để ngỏ ngày cuối sẽ hết hiệu lực ngày trước đó. Tháng đã khóa giữ nguyên.", "secondary")
        self.put_form(self._form(code or next(iter(figures))), "Thêm mức này")
        self.choice.set_value(code or None)
        self.choice.currentIndexChanged.connect(lambda _at: self._show())
        self.choice.setFocus()

    def _form(self, code: str) -> FigureForm:
        office = self.session.office
        return FigureForm(self.look, self.session.messages, office.rulebook.parameters[code], office.clock.today())

    def _show(self) -> None:
        """Ask for what the figure chosen now needs."""
        if self.choice.value is not None:
            self.replace_form(self._form(self.choice.value))

    def keep(self) -> None:
        """Add the value as the form says."""
        keep_parameter_value(self.session.office, self.choice.value or "", self.form.value(), self.form.reason)
