"""National figures through time and the years' holidays, as the screen writes them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.holidays import YearCalendar
from desktop_app.rules.parameters import SCALAR, Parameter, ParameterUnit
from desktop_app.rules.rulebook import Rulebook
from desktop_app.ui.models.rows import Column, Grouping, RowsModel
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import ActionButton
from desktop_app.ui.widgets.card import beside
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_speech import source_words


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One value of one figure, or one day of a calendar."""

    group: str
    when: str
    figure: str
    source: str
    certainty: str
    doubtful: bool
    note: str = ""


class RowsTab(QWidget):
    """A table under groups, with one action at its foot."""

    def __init__(self, session: Session, name: str, titles: tuple[str, str], action: QAction) -> None:
        super().__init__()
        self.rows: RowsModel[FigureRow] = RowsModel(
            _columns(*titles), grouping=Grouping(lambda row: row.group, lambda rows: rows[0].group)
        )
        self.table: RowsView[FigureRow] = RowsView(session.look, self.rows, name=name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, session.look.px(8), 0, 0)
        box.addWidget(self.table, 1)
        self.note = label("", "small", wrap=True)
        self.table.current_changed.connect(lambda row: self.note.setText(row.note if row else ""))
        box.addWidget(self.note)
        box.addLayout(beside(ActionButton(action), stretch_at=1))


def figure_rows(rulebook: Rulebook, messages: Messages) -> list[FigureRow]:
    """Return every value of every figure, the newest first; a figure that no text gave stands with none."""
    found = []
    for parameter in rulebook.parameters.values():
        for row in reversed(parameter.values):
            figures = "; ".join(_keyed(key, figure_words(value, parameter), messages) for key, value in row.by.items())
            until = f" đến {written.short_date(row.span.end - timedelta(days=1))}" if row.span.end else ""
            when = f"từ {written.short_date(row.span.start)}{until}"
            found.append(_row(parameter.name, when, figures, row.source, messages))
        if not parameter.values:
            missing = "chưa tìm thấy văn bản nêu mức"
            found.append(FigureRow(parameter.name, "–", missing, "", "chưa có", doubtful=True, note=parameter.note))
    return found


def holiday_rows(rulebook: Rulebook, messages: Messages) -> list[FigureRow]:
    """Return every holiday, day off instead and swap of every year known, the newest year first."""
    found = []
    for year in sorted(rulebook.calendars.years, reverse=True):
        calendar = rulebook.calendars.years[year]
        group = f"Năm {year}"
        days = sorted(_days(calendar), key=lambda one: one[0])
        found += [_row(group, _day(day), words, source, messages) for day, words, source in days]
        if calendar.unsettled:
            days_open = ", ".join(f"{day.day:02d}/{day.month:02d}" for day in sorted(calendar.unsettled))
            words = f"Chưa có thông báo: {days_open}"
            found.append(FigureRow(group, "–", words, "", "chưa rõ", doubtful=True, note=calendar.note))
    return found


def _days(calendar: YearCalendar) -> Iterator[tuple[date, str, Source]]:
    yield from ((one.day, one.name, one.source) for one in calendar.holidays)
    yield from ((one.day, "Nghỉ bù", one.source) for one in calendar.compensatory)
    for swap in calendar.swaps:
        yield swap.off, f"Nghỉ hoán đổi, làm bù {_day(swap.worked)}", swap.source


def _row(group: str, when: str, figure: str, source: Source, messages: Messages) -> FigureRow:
    plain = replace(source, certainty=Certainty.VERIFIED)  # how sure it is stands in a column of its own
    certainty = messages.label("certainty_short", source.certainty)
    return FigureRow(
        group, when, figure, source_words(plain, messages), certainty, source.certainty.doubtful, source.note
    )


def _day(day: date) -> str:
    return f"{written.weekday(day)} {written.short_date(day)}"


def _keyed(key: str, figure: str, messages: Messages) -> str:
    return figure if key == SCALAR else f"{key_words(key, messages)}: {figure}"


def key_words(key: str, messages: Messages) -> str:
    """Return what a figure differs by: a wage region, a group of the state's support, an end of a stretch."""
    return messages.labels["state_group"].get(key) or _KEYS.get(key) or f"vùng {key}"


_KEYS = {SCALAR: "mức", "begins": "bắt đầu", "ends": "kết thúc"}


def figure_words(value: Decimal, parameter: Parameter) -> str:
    """Return a figure with its unit: a share in percent, a time of day, or đồng."""
    if parameter.unit is ParameterUnit.SHARE:
        return written.percent(value)
    return (
        written.clock_time(int(value)) if parameter.unit is ParameterUnit.MINUTE else f"{written.money(int(value))} đ"
    )


def _columns(when: str, figure: str) -> list[Column[FigureRow]]:
    return [
        Column(when, lambda row: row.when, width=170),
        Column(figure, lambda row: row.figure, least=200),
        Column("Văn bản", lambda row: row.source, width=330, tip=lambda row: row.note),
        Column(
            "Đối chiếu",
            lambda row: row.certainty,
            width=92,
            mark=lambda row: "warning" if row.doubtful else "good",
        ),
    ]
