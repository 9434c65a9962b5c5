"""The station "Sổ văn bản": the year's papers by series, numbers still missing, what was printed when and by whom."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.model.register import Registered
from desktop_app.services import listing_register
from desktop_app.services.listing_register import RegisterRow, SeriesRows
from desktop_app.services.naming_receivers import receivers
from desktop_app.services.registering import withdrawable
from desktop_app.ui.models.rows import Column, Grouping, RowsModel
from desktop_app.ui.page import Page
from desktop_app.ui.printing import print_and_show
from desktop_app.ui.registering.paper_panel import PaperPanel
from desktop_app.ui.widgets.buttons import ActionButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.find_line import FindLine
from desktop_app.ui.widgets.form import Choice
from desktop_app.ui.widgets.table import RowsView
from desktop_app.wording import paper, register_words, written


class RegisterPage(Page):
    """The station "Sổ văn bản"."""

    name = "register"
    title = "Sổ văn bản"

    def build(self) -> None:
        """Make the table, the panel and the choice of a year."""
        office = self.session.office
        self._series: dict[object, SeriesRows] = {}
        self._receivers: dict[Registered, tuple[str, ...]] = {}
        self.year = Choice((office.clock.today().year,), lambda year: f"Năm {year}")
        self.year.setAccessibleName("Năm")
        self.year.currentIndexChanged.connect(lambda _at: self.refresh())
        self.head.add(self.year)
        self._give = self.act("give", self.give_number)
        self._edit = self.act("edit", self.edit)
        self._withdraw = self.act("withdraw", self.withdraw)
        self._export = self.act("export", self.export)
        self._print = self.act("print", self.print_register)
        self.head_buttons((self._edit, self._export, self._print), self._give)
        grouping = Grouping[RegisterRow](lambda row: str(row.series), lambda rows: self._group_title(rows[0]))
        self.rows = RowsModel[RegisterRow](self._columns(), self, grouping=grouping)
        self.table = RowsView(self.look, self.rows, name="Sổ văn bản", height=44)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.identity = _identity
        self.find_line = FindLine(self.look, self.rows.filter, self.table)
        self.act("find", self.find_line.open)
        self.panel = PaperPanel(self.look, self.session.messages, self._named)
        self.panel.foot.addWidget(ActionButton(self._withdraw))
        self.table.current_changed.connect(self._told)
        self.table.opened.connect(lambda _row: self.edit())
        card = Card(self.look, padding=2, spacing=0)
        card.box.addWidget(self.find_line)
        card.box.addWidget(self.table, 1)
        body = QHBoxLayout()
        body.setSpacing(self.look.px(12))
        body.addWidget(card, 1)
        body.addWidget(self.panel)
        self.box.addLayout(body, 1)

    def _columns(self) -> tuple[Column[RegisterRow], ...]:
        return (
            Column("Số", lambda row: row.number, width=64, tone=_tone, bold=True),
            Column("Ngày ký", _day, width=86),
            Column("Trích yếu, người ký", self._subject, least=270, detail=_signer, tip=self._subject, tone=_tone),
            Column("Nơi nhận", self._recipients, least=130, tip=self._recipients),
            Column("Số bản", _copies, width=56, right=True),
            Column("In", _times, width=70, mark=_print_mark, tip=_print_tip),
        )

    # Reading

    def reload(self) -> None:
        """Read the year's register."""
        office = self.session.office
        self.year.set_values(listing_register.register_years(office))
        series = listing_register.list_register(office, self.year.value or office.clock.today().year)
        self._series = {one.series: one for one in series}
        self._receivers.clear()
        rows = [row for one in series for row in one.rows]
        self.rows.set_rows(rows)
        papers = sum(row.paper is not None for row in rows)
        missing = sum(one.unexplained for one in series)
        waits = f"{missing} số trống chưa giải trình" if missing else "không còn số trống nào chưa giải trình"
        self.head.state.setText(f"{papers} văn bản · {waits}")
        if self.table.current_row is None:
            self.table.go_first()
        self._told(self.table.current_row)

    def settle(self) -> None:
        """Begin in the table."""
        self.table.setFocus()

    def _told(self, row: RegisterRow | None) -> None:
        self.panel.tell(row)
        self._edit.setEnabled(row is not None)
        taken_back = row is not None and row.paper is not None and withdrawable(self.session.office, row.paper)
        self._withdraw.setEnabled(taken_back)
        self._withdraw.setVisible(taken_back)

    def _named(self, paper: Registered) -> tuple[str, ...]:
        """Return to whom a paper went by name; found once it is looked at, for that reads the paper itself."""
        if paper not in self._receivers:
            self._receivers[paper] = receivers(self.session.office, paper)
        return self._receivers[paper]

    def _recipients(self, row: RegisterRow) -> str:
        return "; ".join(self._named(row.paper)) if row.paper else ""

    def _group_title(self, row: RegisterRow) -> str:
        one = self._series[row.series]
        body = self.session.messages.label("issuing_body", row.series.body)
        following = register_words.following(one.following, general=one.general)
        waits = f" · {one.unexplained} số trống chưa giải trình" if one.unexplained else ""
        return f"{row.series.symbol} · {body} · {following}{waits}"

    def _subject(self, row: RegisterRow) -> str:
        if row.paper is not None:
            return register_words.named(self.session.messages.label("paper_kind", row.paper.kind), row.paper.subject)
        why = row.gap.explained if row.gap else None
        reason = self.session.messages.label("gap_reason", why.reason) if why else ""
        return register_words.missing_numbers(register_words.reason_words(reason, why.words) if why else "")

    # Verbs

    def give_number(self) -> None:
        """F8: give a signed paper its number."""
        from desktop_app.ui.registering.give_number import GiveNumberDialog

        dialog = GiveNumberDialog(self, self.session, listing_register.list_unnumbered(self.session.office))
        if dialog.exec() and (given := dialog.given) is not None:
            self.year.set_value(given.signed_on.year)
            self.session.said.emit(f"Đã cấp {paper.lower_first(register_words.numbered(given.number, given.symbol))}")
            wanted = next((row for row in self.rows.rows if _is(row, given.number, given.series)), None)
            if wanted is not None:
                self.table.go_to(_identity(wanted))

    def edit(self) -> None:
        """F2: explain missing numbers, or say to whom a paper went."""
        from desktop_app.ui.registering.small_dialogs import DescribePaperDialog, ExplainGapDialog

        row = self.table.current_row
        if row is not None and row.gap is not None:
            ExplainGapDialog(self, self.session, row.gap).exec()
        elif row is not None and row.paper is not None:
            DescribePaperDialog(self, self.session, row.paper).exec()

    def withdraw(self) -> None:
        """Take a number back that was given wrongly."""
        from desktop_app.ui.registering.small_dialogs import WithdrawNumberDialog

        row = self.table.current_row
        if row is not None and row.paper is not None and withdrawable(self.session.office, row.paper):
            WithdrawNumberDialog(self, self.session, row.paper).exec()

    def print_register(self) -> None:
        """Print the year's register, as a list to be bound."""
        from desktop_app.services.composing_register import compose_register_paper

        year = self.year.value or self.session.office.clock.today().year
        print_and_show(self.session, lambda: compose_register_paper(self.session.office, year))

    def export(self) -> None:
        """Export the year's register as a workbook."""
        from desktop_app.services.composing_register import compose_register_paper
        from desktop_app.services.exporting_papers import xlsx_of
        from desktop_app.ui.dialogs.export_file import export_workbook

        office = self.session.office
        year = self.year.value or office.clock.today().year
        made = lambda: xlsx_of(compose_register_paper(office, year), office.clock.now())  # noqa: E731 - one verb
        export_workbook(self, self.session, f"so-van-ban-{year}.xlsx", made)


def _identity(row: RegisterRow) -> object:
    if row.paper is not None:
        return row.series, row.paper.number
    return row.series, row.gap.first if row.gap else 0


def _is(row: RegisterRow, number: str, series: object) -> bool:
    from desktop_app.model.paper_numbers import same_number

    return row.paper is not None and row.series == series and same_number(row.paper.number) == same_number(number)


def _tone(row: RegisterRow) -> str | None:
    return "warning" if row.gap is not None and row.gap.explained is None else None


def _day(row: RegisterRow) -> str:
    return written.short_date(row.paper.signed_on) if row.paper else ""


def _signer(row: RegisterRow) -> str:
    return row.paper.signer if row.paper else ""


def _copies(row: RegisterRow) -> str:
    return str(row.paper.copies or "") if row.paper else ""


def _times(row: RegisterRow) -> str:
    return f"{row.times} lần" if row.times else ""


def _ended(row: RegisterRow) -> str:
    """Return by what the newest print was superseded; empty while it stands."""
    return row.prints[-1].superseded if row.prints else ""


def _print_mark(row: RegisterRow) -> str | None:
    if not row.prints:
        return None
    return "warning" if _ended(row) else "neutral"


def _print_tip(row: RegisterRow) -> str:
    newest = row.prints[-1] if row.prints else None
    if newest is None:
        return ""
    return _ended(row) or f"{newest.printed_by} in, {newest.pages} trang"
