"""Two schemes over everybody's real month ("So sánh"): who would get what, which lines differ, and why."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.model.payroll import LineCode
from desktop_app.model.problems import Refused
from desktop_app.rules.scheme import Scheme
from desktop_app.services.comparing_schemes import Comparison, LinePair, PersonPair, compare, gathered
from desktop_app.services.judging_sums import comparison_footings
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.session import Session
from desktop_app.ui.tasks import Cancelled
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import beside, rule
from desktop_app.ui.widgets.form import Choice
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.side_panel import SidePanel
from desktop_app.ui.widgets.steps import StepList
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label
from desktop_app.wording import written
from desktop_app.wording.trial_words import difference_words, sum_words, trial_notes

Chosen = Callable[[], Scheme | None]


class ComparePanel(QWidget):
    """The scheme looked at against another, over the month in front; one person's lines at the side."""

    def __init__(self, session: Session, chosen: Chosen) -> None:
        super().__init__()
        self._session, self._chosen = session, chosen
        self.found: Comparison | None = None
        self.other: Choice[str] = Choice((), lambda one: session.office.rulebook.schemes[one].name)
        self.other.setAccessibleName("So với chế độ")
        self.other.setMinimumContentsLength(30)
        self.go = button("So sánh   F9", "primary")
        self.go.clicked.connect(self.compute)
        self.first = label("", "bold", wrap=True)
        self.state = label("", "secondary", wrap=True)
        self.trouble = ProblemList(session.look, session.messages)
        self.trouble.setMaximumHeight(session.look.px(120))
        self.trial = Notice(session.look, "", "warning")
        self.trial.setVisible(False)
        self.rows: RowsModel[PersonPair] = RowsModel(_columns(session, None), total=self._total)
        self.table: RowsView[PersonPair] = RowsView(session.look, self.rows, name="So sánh từng người")
        self.table.identity = lambda row: row.member
        self.table.current_changed.connect(self._tell)
        self.side = SidePanel(session.look, "Vì sao khác")
        top = beside(label("So với"), self.other, self.go, spacing=session.look.px(8), stretch_at=3)
        left = QVBoxLayout()
        left.addLayout(top)
        left.insertWidget(0, self.first)
        for widget, share in ((self.state, 0), (self.trial, 0), (self.trouble, 0), (self.table, 1)):
            left.addWidget(widget, share)
        across = QHBoxLayout(self)
        across.setSpacing(session.look.px(12))
        across.addLayout(left, 1)
        across.addWidget(self.side)

    def offer(self, schemes: Sequence[str], applied: str) -> None:
        """Offer these to compare with: the one applied here first, or another where that is the one looked at."""
        self.show_first()
        had = self.other.value
        self.other.set_values(schemes)
        if had is None:
            chosen = self._chosen()
            others = [one for one in (applied, *schemes) if chosen is None or one != chosen.id]
            self.other.set_value(next(iter(others), applied))

    def show_first(self) -> None:
        """Say which scheme is compared: the one chosen in the list."""
        chosen = self._chosen()
        self.first.setText(chosen.name if chosen is not None else "")

    def compute(self) -> None:
        """Compare over the month in front, away from the window."""
        first, second = self._chosen(), self.other.value
        if first is None or second is None:
            return
        office = self._session.office
        try:
            month = gathered(office, self._session.month)
            pair = first, office.rulebook.scheme(second)
        except Refused as refused:
            self.trouble.show_problems(refused.problems)
            return
        self._session.tasks.run(
            "Đang so sánh hai chế độ",
            lambda _progress: compare(month, pair),
            self.show_found,
            self._failed,
            stops=False,
        )

    def _failed(self, fault: BaseException) -> None:
        if isinstance(fault, Refused):
            self.trouble.show_problems(fault.problems)
        elif not isinstance(fault, Cancelled):
            raise fault

    def show_found(self, found: Comparison) -> None:
        """Show a comparison."""
        self.found = found
        self.trouble.show_problems(())
        notes = trial_notes(self._session.messages, comparison_footings(found))
        self.trial.say("\n".join(notes))
        self.rows.set_columns(_columns(self._session, found))
        self.rows.set_rows(found.people)
        self.table.dress_columns()
        first, second = self._amounts(found.total(), unit=" đ")
        names = [scheme.name for scheme in found.schemes]
        month = written.short_month(found.month)
        sums = f"(1) {names[0]}: {first}. (2) {names[1]}: {second}."
        difference = _difference(found, found.total())
        words = [f"Tháng {month}. {sums} Chênh lệch: {difference}{' đ' if found.compares() else ''}."]
        words += [
            f"«{name}» không có hiệu lực trong tháng này: tính như đang áp dụng."
            for name, in_force in zip(names, found.in_force, strict=True)
            if not in_force
        ]
        self.state.setText(" ".join(words))
        if self.table.current_row is None:
            self.table.go_first()
        self._tell(self.table.current_row)

    def _amounts(self, amounts: tuple[int, int], code: LineCode | None = None, unit: str = "") -> tuple[str, str]:
        first, second = (
            sum_words(dong, short=self.found is not None and self.found.is_short(at, code), unit=unit)
            for at, dong in enumerate(amounts)
        )
        return first, second

    def _total(self, rows: Sequence[PersonPair]) -> Sequence[str]:
        sums = sum(row.amounts[0] for row in rows), sum(row.amounts[1] for row in rows)
        return ("Tổng cộng", "", *self._amounts(sums), _difference(self.found, sums), "")

    def _tell(self, person: PersonPair | None) -> None:
        box = self.side.clear()
        if person is None:
            self.side.show_heading("Vì sao khác")
            return
        self.side.show_heading(person.name)
        if not person.differing:
            box.addWidget(Notice(self._session.look, "Hai chế độ trả như nhau.", "good"))
        for line in person.differing:
            self._tell_line(line)

    def _tell_line(self, line: LinePair) -> None:
        messages, box = self._session.messages, self.side.box
        first, second = self._amounts(line.amounts, line.code, unit=" đ")
        title = messages.label("line_code", line.code)
        compares = self.found is None or self.found.compares(line.code)
        more = difference_words(line.difference, short=not compares)
        box.addWidget(label(f"{title}: {more}{' đ' if compares else ''}", "bold", wrap=True))
        box.addWidget(label(f"{first} → {second}", "step", wrap=True))
        reason = messages.label("line_reason", line.reason)
        box.addWidget(label(f"{reason[:1].upper()}{reason[1:]}.", "secondary", wrap=True))
        for number, one in enumerate((line.first, line.second), start=1):
            if one is not None:
                box.addWidget(label(f"({number})", "small"))
                box.addWidget(StepList(self._session.look, messages, one.steps))
        box.addWidget(rule())


def _difference(found: Comparison | None, amounts: tuple[int, int]) -> str:
    return difference_words(amounts[1] - amounts[0], short=found is not None and not found.compares())


def _tone(row: PersonPair) -> str | None:
    if not row.difference:
        return None
    return "good" if row.difference > 0 else "error"


def _sum_column(found: Comparison | None, at: int) -> Column[PersonPair]:
    short = found is not None and found.is_short(at)
    return Column(
        f"({at + 1})",
        lambda row: sum_words(row.amounts[at], short=short),
        key=lambda row: row.amounts[at],
        right=True,
        width=150 if short else 96,
    )


def _columns(session: Session, found: Comparison | None) -> list[Column[PersonPair]]:
    label_of = session.messages.label
    compares = found is None or found.compares()
    return [
        Column("Họ và tên", lambda row: row.name, width=150),
        Column("Chức danh", lambda row: label_of("role", row.role), width=90),
        *(_sum_column(found, at) for at in (0, 1)),
        Column(
            "Chênh lệch",
            lambda row: _difference(found, row.amounts),
            key=lambda row: row.difference,
            right=True,
            width=100,
            tone=_tone if compares else None,
        ),
        Column(
            "Khoản khác nhau",
            lambda row: ", ".join(label_of("line_code", line.code) for line in row.differing),
            least=140,
        ),
    ]
