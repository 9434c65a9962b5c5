"""The rows of a year's notice: a holiday, a day off in its place, or a swap, each with the document it stands in."""

from datetime import date
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.model.problems import Problem
from desktop_app.model.sources import Certainty, Source
from desktop_app.model.text import clean
from desktop_app.rules.holidays import CompensatoryDay, Holiday, Swap
from desktop_app.services.keeping_figures import OpenHoliday
from desktop_app.ui.look import Look
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Choice
from desktop_app.ui.widgets.side_panel import from_top
from desktop_app.ui.widgets.text import label
from desktop_app.wording.messages import Messages

Row = Holiday | CompensatoryDay | Swap
Shown = Row | OpenHoliday
"""What a row may begin with: something with its day, or a holiday whose day is to be filled in."""


class RowKind(StrEnum):
    """What a row of the notice is."""

    HOLIDAY = "Ngày lễ"
    COMPENSATORY = "Nghỉ bù"
    SWAP = "Hoán đổi"


class NoticeRow(QWidget):
    """One row: kind, day, name or the day worked instead, document. Emptied of its day, it is left out."""

    def __init__(self, look: Look, messages: Messages, today: date, number: int, row: Shown | None = None) -> None:
        super().__init__()
        self._kept, self._messages = row, messages
        self.kind = Choice(tuple(RowKind), lambda kind: kind.value)
        self.day, self.worked = DateEdit(today), DateEdit(today)
        self.worked.setPlaceholderText("làm bù ngày")
        self.name, self.document = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText("tên ngày lễ")
        self.document.setPlaceholderText("số thông báo")
        self.compensable = QCheckBox("bù")
        self.compensable.setToolTip("Trùng ngày nghỉ hằng tuần thì được nghỉ bù")
        self.compensable.setChecked(True)
        self.standing = label("", "small", wrap=True)
        self.fault = label("", "error", wrap=True)
        self.fault.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(2))
        line = QHBoxLayout()
        line.setSpacing(look.px(6))
        box.addLayout(line)
        box.addWidget(self.standing)
        box.addWidget(self.fault)
        captions = ("Loại", "Ngày nghỉ", "Tên ngày lễ", "Làm bù ngày", "Nghỉ bù khi trùng ngày nghỉ", "Văn bản")
        for caption, part, share in zip(captions, self.parts, (2, 2, 4, 4, 1, 4), strict=True):
            part.setAccessibleName(f"Dòng {number}: {caption}")
            line.addWidget(part, share)
        self.kind.currentIndexChanged.connect(lambda _at: self._suit())
        self._show(row)
        self._suit()
        self._say_standing()
        self.document.textChanged.connect(self._say_standing)
        self.day.textChanged.connect(self._say_standing)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Return the editors, in reading order."""
        return (self.kind, self.day, self.name, self.worked, self.compensable, self.document)

    def _show(self, row: Shown | None) -> None:
        match row:
            case Holiday():
                self.kind.set_value(RowKind.HOLIDAY)
                self.day.set_value(row.day)
                self.name.setText(row.name)
                self.compensable.setChecked(row.compensable)
            case OpenHoliday():
                self.name.setText(row.name)
                self.compensable.setChecked(row.compensable)
                self.day.setPlaceholderText("điền ngày")
            case CompensatoryDay():
                self.kind.set_value(RowKind.COMPENSATORY)
                self.day.set_value(row.day)
            case Swap():
                self.kind.set_value(RowKind.SWAP)
                self.day.set_value(row.off)
                self.worked.set_value(row.worked)
            case None:
                return
        self.document.setText(row.source.document)
        self.document.setToolTip(row.source.note)

    def _suit(self) -> None:
        """Show the editors that the kind needs."""
        kind = self.kind.value
        self.name.setVisible(kind is not RowKind.SWAP)
        self.name.setEnabled(kind is RowKind.HOLIDAY)
        self.worked.setVisible(kind is RowKind.SWAP)
        self.compensable.setEnabled(kind is RowKind.HOLIDAY)

    def _say_standing(self) -> None:
        """Say under the row how far its day was held against a text, while it rests where it did before."""
        source = self._kept.source if self._kept is not None else None
        words: tuple[str, ...] = ()
        if isinstance(self._kept, OpenHoliday) and not self.day.text().strip():
            words = ("Chưa rõ ngày: điền ngày dương lịch theo thông báo của năm",)
        elif source is not None and source.certainty.doubtful and source.document == clean(self.document.text()):
            words = (self._messages.label("certainty", source.certainty), source.note)
        self.standing.setText(": ".join(word for word in words if word))
        self.standing.setVisible(bool(words))

    @property
    def doubtful(self) -> bool:
        """Return whether no notice was read for this row: it is new, or stands as assumed."""
        return self._kept is None or self._kept.source.certainty is Certainty.ASSUMED

    @property
    def empty(self) -> bool:
        """Return whether nothing stands in the row: neither a day nor a holiday that awaits one."""
        return not self.day.text().strip() and not isinstance(self._kept, OpenHoliday)

    def rest_on(self, document: str) -> None:
        """Let the row rest on a notice."""
        self.document.setText(document)

    def read(self, certainty: Certainty, year: int) -> tuple[Row | None, Problem | None]:
        """Return the row as typed, or what is wrong with it; neither where it was left empty."""
        if not self.day.text().strip():
            return None, None
        wrong = self._wrong(year)
        self.fault.setVisible(wrong is not None)
        if wrong is not None or self.day.value is None:
            return None, wrong
        source = self._source(certainty)
        match self.kind.value:
            case RowKind.COMPENSATORY:
                return CompensatoryDay(self.day.value, source), None
            case RowKind.SWAP:
                return Swap(self.day.value, self.worked.value or self.day.value, source), None
            case _:
                name = clean(self.name.text())
                return Holiday(self.day.value, name, source, self.compensable.isChecked()), None

    def _wrong(self, year: int) -> Problem | None:
        day, worked, kind = self.day, self.worked, self.kind.value
        if not day.understood or day.value is None:
            return Problem("form.not_a_day", values={"text": day.text()})
        if day.value.year != year:
            return Problem("rules.day_of_other_year", values={"day": day.value, "year": year, "key": "Ngày"})
        if kind is RowKind.SWAP and worked.value is None:
            return Problem("form.not_a_day", values={"text": worked.text()})
        if kind is RowKind.HOLIDAY and not clean(self.name.text()):
            return Problem("form.holiday_without_name")
        return None if clean(self.document.text()) else Problem("rule.document_empty")

    def _source(self, certainty: Certainty) -> Source:
        """Return where the row rests: as before where its document is the same, else on what is typed."""
        document = clean(self.document.text())
        kept = self._kept.source if self._kept is not None else None
        if kept is not None and kept.document == document:
            return kept
        return Source(document, certainty=certainty)

    def tell(self, sentence: str) -> None:
        """Show what is wrong under the row."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))


class NoticeRows(QWidget):
    """Rows under each other; Enter walks through them and begins a new one after the last.

    Signals:
        left: Enter was pressed at the end of a last row that is empty.
    """

    left = Signal()

    def __init__(self, look: Look, messages: Messages, today: date) -> None:
        super().__init__()
        self._look, self._messages, self._today = look, messages, today
        self.rows: list[NoticeRow] = []
        self._box = from_top(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.px(6))

    def add(self, row: Shown | None = None) -> NoticeRow:
        """Add a row and return it."""
        made = NoticeRow(self._look, self._messages, self._today, len(self.rows) + 1, row)
        for part in made.parts:
            part.installEventFilter(self)
        self.rows.append(made)
        self._box.addWidget(made)
        return made

    def read(self, certainty: Certainty, year: int) -> tuple[list[Row], bool]:
        """Return the rows as typed and whether all are well; what is wrong stands under its row."""
        found: list[Row] = []
        wrong: list[NoticeRow] = []
        seen: set[date] = set()
        for shown in self.rows:
            row, problem = shown.read(certainty, year)
            if isinstance(row, Holiday) and row.day in seen:
                problem = Problem("rules.day_twice", values={"day": row.day})
            shown.tell(self._messages.problem(problem) if problem else "")
            if problem is not None:
                wrong.append(shown)
            elif row is not None:
                found.append(row)
                seen |= {row.day} if isinstance(row, Holiday) else set()
        if wrong:
            wrong[0].day.setFocus(Qt.FocusReason.OtherFocusReason)
        return found, not wrong

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._go_on(watched)
                return True
        return super().eventFilter(watched, event)

    def _go_on(self, editor: QObject) -> None:
        walked = [part for row in self.rows for part in row.parts if part.isEnabled() and not part.isHidden()]
        at = next(number for number, one in enumerate(walked) if one is editor)
        if at + 1 < len(walked):
            walked[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.rows[-1].day.text().strip():
            self.begin()
        else:
            self.left.emit()

    def begin(self) -> None:
        """Add an empty row and go to it."""
        self.add().kind.setFocus(Qt.FocusReason.TabFocusReason)
