"""The yearly estimate on screen ("Dự toán"): headings by scheme, what was assumed, the workbook."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.model.periods import MONTHS_A_YEAR, Month
from desktop_app.model.problems import Refused
from desktop_app.rules.scheme import Scheme
from desktop_app.services.estimating_years import Basis, Heading, YearEstimate, estimate_basis, estimate_year
from desktop_app.services.exporting_estimates import estimate_notes, export_estimates
from desktop_app.services.judging_sums import estimate_footings
from desktop_app.ui.dialogs.export_file import export_workbook
from desktop_app.ui.list_tab import scrolled
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Cancelled, Progress
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.form import Choice, Form
from desktop_app.ui.widgets.money_edit import MoneyEdit
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.side_panel import empty, from_top
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.trial_words import difference_words, sum_words, trial_notes

ENTERED = (Heading.EQUIPMENT, Heading.UNIFORM, Heading.TRAINING, Heading.LEAVING)
"""What a clerk adds for the year: no scheme has it, or not all of it."""
BACK = 12
"""How many months back one may be chosen as the model."""


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """One heading under one scheme, or two."""

    heading: Heading
    words: str
    totals: tuple[int, ...]


class EstimatePanel(QWidget):
    """The form at the left; headings, sums and assumptions at the right."""

    def __init__(self, session: Session, chosen: Callable[[], Scheme | None]) -> None:
        super().__init__()
        self._session, self._chosen = session, chosen
        self.found: tuple[YearEstimate, ...] = ()
        today = session.office.clock.today()
        self.year: Choice[int] = Choice((today.year + 1, today.year), str)
        self.model: Choice[Month] = Choice(
            _back(Month.of(today)),
            lambda one: f"như tháng {written.short_month(one)}",
            empty="bình quân các tháng đã khóa",
        )
        self.other: Choice[str] = Choice(
            (), lambda one: session.office.rulebook.schemes[one].name, empty="không so sánh"
        )
        self.entered = {heading: MoneyEdit() for heading in ENTERED}
        self.trouble = ProblemList(session.look, session.messages)
        self.trouble.setMaximumHeight(session.look.px(120))
        self.go = button("Lập dự toán   F9", "primary")
        self.go.clicked.connect(self.compute)
        self.save = button("Xuất Excel")
        self.save.setEnabled(False)
        self.save.clicked.connect(self.export)
        self.rows: RowsModel[HeadingRow] = RowsModel(self._columns(()), total=self._total)
        self.table: RowsView[HeadingRow] = RowsView(session.look, self.rows, name="Dự toán theo nội dung chi")
        self.table.identity = lambda row: row.heading
        self._lay_out()

    def _lay_out(self) -> None:
        look, messages = self._session.look, self._session.messages
        self.form = Form(look, messages)
        self.form.add(("year", "Năm", self.year))
        self.form.add(("reference", "Ca trực lấy theo", self.model))
        self.form.add(("other", "So với chế độ", self.other))
        self.form.heading("Nhập thêm cho cả năm (đồng)")
        for heading, edit in self.entered.items():
            self.form.add((heading.value, messages.label("heading", heading), edit))
        self.form.finished.connect(self.compute)
        left = QVBoxLayout()
        self.first = label("", "bold", wrap=True)
        left.addWidget(self.first)
        left.addWidget(scrolled(self.form), 1)
        for widget in (self.trouble, self.go, self.save):
            left.addWidget(widget)
        right = QVBoxLayout()
        self.state = label(
            "Chọn năm, cách lấy ca trực rồi bấm Lập dự toán. Không lưu gì vào sổ.", "secondary", wrap=True
        )
        inner = QWidget()
        self._notes = from_top(inner)
        self.trial = Notice(look, "", "warning")
        self.trial.setVisible(False)
        right.addWidget(self.state)
        right.addWidget(self.trial)
        right.addWidget(self.table, 3)
        right.addWidget(scrolled(inner), 1)
        across = QHBoxLayout(self)
        across.setSpacing(look.px(16))
        across.addLayout(left, 2)
        across.addLayout(right, 5)

    def offer(self, schemes: Sequence[str]) -> None:
        """Offer these to compare with."""
        self.other.set_values(schemes)
        self.show_first()

    def show_first(self) -> None:
        """Say whose year is estimated: the scheme chosen in the list."""
        chosen = self._chosen()
        self.first.setText(chosen.name if chosen is not None else "")

    def compute(self) -> None:
        """Read what it rests on, then compute away from the window; Hủy stops it."""
        chosen, office = self._chosen(), self._session.office
        if chosen is None:
            return
        schemes = [chosen, *([office.rulebook.scheme(self.other.value)] if self.other.value else [])]
        entered = {heading: edit.value or 0 for heading, edit in self.entered.items()}
        try:
            basis = estimate_basis(office, self.year.value or office.clock.today().year, self.model.value)
        except Refused as refused:
            self.trouble.show_problems(self.form.show_problems(refused.problems))
            return
        self._session.tasks.run(
            "Đang lập dự toán",
            lambda progress: _estimated(basis, schemes, entered, progress),
            self.show_found,
            self._failed,
        )

    def _failed(self, fault: BaseException) -> None:
        if isinstance(fault, Refused):
            self.trouble.show_problems(self.form.show_problems(fault.problems))
        elif not isinstance(fault, Cancelled):
            raise fault

    def show_found(self, found: tuple[YearEstimate, ...]) -> None:
        """Show one estimate, or two side by side."""
        self.found = found
        self.trouble.show_problems(self.form.show_problems(()))
        self.rows.set_rows(())  # rows of one scheme do not fit the columns of two
        self.rows.set_columns(self._columns(found))
        words = self._session.messages.label
        self.rows.set_rows(
            [
                HeadingRow(row.heading, words("heading", row.heading), tuple(one.rows[at].total for one in found))
                for at, row in enumerate(found[0].rows)
            ]
        )
        self.table.dress_columns()
        self.save.setEnabled(True)
        sums = [
            f"({at}) {one.scheme.name}: {sum_words(one.total, short=one.is_short(), unit=' đ')}"
            for at, one in enumerate(found, 1)
        ]
        self.state.setText(f"Dự toán năm {found[0].year}. {'; '.join(sums)}.")
        self.trial.say("\n".join(trial_notes(self._session.messages, estimate_footings(found))))
        empty(self._notes)
        for at, one in enumerate(found, start=1):
            for note in estimate_notes(self._session.office, one):
                self._notes.addWidget(label(f"({at}) {note}" if len(found) > 1 else note, "small", wrap=True))

    def export(self) -> None:
        """Write what is shown as a workbook."""
        found, office = self.found, self._session.office
        if found:
            name = f"du-toan-{found[0].year}.xlsx"
            export_workbook(self, self._session, name, lambda: export_estimates(office, found))

    def _columns(self, found: Sequence[YearEstimate]) -> list[Column[HeadingRow]]:
        columns = [Column[HeadingRow]("Nội dung chi", lambda row: row.words, least=220)]
        columns += [_sum_column(found, at) for at in range(max(1, len(found)))]
        if len(found) > 1:
            columns.append(
                Column("Chênh lệch", lambda row: _difference(found, row.totals, row.heading), right=True, width=130)
            )
        return columns

    def _total(self, rows: Sequence[HeadingRow]) -> Sequence[str]:
        sums = tuple(sum(row.totals[at] for row in rows) for at in range(len(rows[0].totals)))
        shown = [sum_words(dong, short=one.is_short()) for dong, one in zip(sums, self.found, strict=True)]
        return ("Tổng cộng", *shown, *([_difference(self.found, sums)] if len(sums) > 1 else []))


def _difference(found: Sequence[YearEstimate], sums: tuple[int, ...], heading: Heading | None = None) -> str:
    return difference_words(sums[1] - sums[0], short=any(one.is_short(heading) for one in found))


def _sum_column(found: Sequence[YearEstimate], at: int) -> Column[HeadingRow]:
    def words(row: HeadingRow) -> str:
        return sum_words(row.totals[at], short=found[at].is_short(row.heading))

    title = f"({at + 1})" if len(found) > 1 else "Cả năm"
    width = 190 if any(one.is_short() for one in found) else 130
    return Column(title, words, key=lambda row: row.totals[at], right=True, width=width)


def _estimated(
    basis: Basis, schemes: Sequence[Scheme], entered: dict[Heading, int], progress: Progress
) -> tuple[YearEstimate, ...]:
    found = []
    for at, scheme in enumerate(schemes):
        reporter = partial(_report, progress, at * MONTHS_A_YEAR, len(schemes) * MONTHS_A_YEAR)
        found.append(estimate_year(basis, scheme, entered, reporter))
    return tuple(found)


def _report(progress: Progress, before: int, whole: int, done: int, _of: int) -> None:
    progress.report(before + done, whole)


def _back(month: Month) -> tuple[Month, ...]:
    found = [month]
    while len(found) < BACK:
        found.append(found[-1].previous)
    return tuple(found)
