"""Where a paper hangs: the five kinds of places, each with its days and the hands that posted and saw it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit

from desktop_app.model.problems import Place, Problem
from desktop_app.model.recruitment import PostedPaper, Posting, PostingPlace
from desktop_app.model.text import clean
from desktop_app.services import recruiting
from desktop_app.services.listing_recruitment import RoundView, StepRow, posting_places
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.recruiting.panel import StepPanel
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.table import RowsView
from desktop_app.wording import written


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place, posted in or not yet."""

    place: PostingPlace
    where: str
    posting: Posting | None


def _days(row: PlaceRow) -> str:
    if row.posting is None:
        return ""
    until = f" đến {written.short_date(row.posting.until)}" if row.posting.until else ""
    return f"{written.short_date(row.posting.first)}{until}"


def _hands(row: PlaceRow) -> str:
    if row.posting is None:
        return ""
    return ", ".join(name for name in (row.posting.by, row.posting.witness) if name)


LEFT, ALL = "Ghi niêm yết ở các nơi còn lại", "Ghi lại ở tất cả các nơi"
"""What F8 does while places are left, and afterwards."""
COLUMNS = (
    Column[PlaceRow]("Nơi niêm yết", lambda row: row.where),
    Column[PlaceRow]("Ngày", _days, width=90),
    Column[PlaceRow]("Người niêm yết, chứng kiến", _hands, width=100),
    Column[PlaceRow](
        "Tình trạng",
        lambda row: "Đã niêm yết" if row.posting else "Chưa",
        width=110,
        mark=lambda row: "good" if row.posting else "warning",
    ),
)


class PostingPanel(StepPanel):
    """The places of one paper; F8 and saving post in all that are left, Enter in the current one.

    Once all five are recorded the fields say what is, and saving them mends every place.
    """

    deed = LEFT

    def __init__(self, session: Session, paper: PostedPaper) -> None:
        self.paper = paper
        self.fields = frozenset({f"posting_{paper.value}"})
        super().__init__(session)

    def build(self) -> None:
        """Make the fields and the list of places."""
        today = self.session.office.clock.today()
        self.form = Form(self.look, self.session.messages)
        self.first, self.until = DateEdit(today), DateEdit(today)
        self.by, self.witness = QLineEdit(), QLineEdit()
        self.form.add(("first", "Niêm yết từ ngày", self.first), ("until", "Đến ngày (nếu ghi)", self.until))
        self.form.add(("by", "Người niêm yết", self.by), ("witness", "Người chứng kiến", self.witness))
        self.form.say("Ctrl+Enter hoặc F8: ghi ngày, người cho mọi nơi. Enter ở một dòng: ghi riêng nơi đó.")
        self.rows = RowsModel[PlaceRow](COLUMNS, self)
        self.table = RowsView(self.look, self.rows, name="Nơi niêm yết")
        self.table.identity = lambda row: row.where
        self.box.addWidget(self.form)
        self.box.addWidget(self.table, 1)
        self.form.finished.connect(self.table.setFocus)
        self.table.opened.connect(lambda row: self._post([row]))

    def show_round(self, view: RoundView, step: StepRow) -> None:
        """Show a round; what is half typed stays, while the places always say what is recorded."""
        self._list_places(view)
        super().show_round(view, step)

    def fill(self, view: RoundView) -> None:
        """Show the days and hands."""
        self._show_recorded(view)

    def _list_places(self, view: RoundView) -> None:
        hung = {posting.where: posting for posting in view.recruitment.posted(self.paper)}
        named = posting_places(self.session.office, view.recruitment)
        rows = [PlaceRow(place, where, hung.pop(where, None)) for place, where in named]
        rows += [PlaceRow(posting.place, posting.where, posting) for posting in hung.values()]
        self.rows.set_rows(rows)
        self.deed = LEFT if self._left else ALL
        if self.table.current_row is None:
            self.table.go_first()

    def _show_recorded(self, view: RoundView) -> None:
        """Show the days and hands last recorded; before that, today or the paper's own day, should that be later."""
        today, recorded = self.session.office.clock.today(), view.recruitment.posted(self.paper)
        paper_day = recruiting.day_of_posted(self.session.office, view.recruitment, self.paper)
        last = recorded[-1] if recorded else None
        self.first.set_value(last.first if last else max(today, paper_day or today))
        self.until.set_value(last.until if last else None)
        self.by.setText(last.by if last else "")
        self.witness.setText(last.witness if last else "")
        self.form.show_problems(())
        self.form.mark_shown()

    @property
    def _left(self) -> list[PlaceRow]:
        return [row for row in self.rows.rows if row.posting is None]

    @property
    def touched(self) -> bool:
        """Return whether a field is another."""
        return self.view is not None and self.form.typed_over

    def save(self) -> bool:
        """Record what is typed at the places that are left, or at every place where none is."""
        return not self.touched or self._post(self._left or list(self.rows.rows))

    def leave(self) -> bool:
        """Stay while days or hands are typed and no place is recorded with them: which places is the clerk's to say."""
        if self.touched:
            self.trouble.show_problems([Problem("recruit.posting_not_kept", Place(field="first"))])
        return not self.touched

    def do(self) -> None:
        """Post in all places that are left; mend every place where none is."""
        self._post(self._left or list(self.rows.rows))

    def _post(self, rows: list[PlaceRow]) -> bool:
        first = self.first.value
        if self.view is None or not rows:
            return False
        if first is None or not self.until.understood:
            field = self.first if first is None else self.until
            name = "first" if first is None else "until"
            self.form.show_problems([Problem("form.not_a_day", Place(field=name), {"text": field.text()})])
            return False
        by, witness, until = clean(self.by.text()), clean(self.witness.text()), self.until.value
        postings = [Posting(self.paper, row.place, row.where, first, until, by, witness) for row in rows]
        office, round_ = self.session.office, self.view.recruitment.id
        self.form.show_problems(())
        shown = self.form.shown
        self.form.mark_shown()
        if not self.keep(lambda: recruiting.post(office, round_, postings), self.form):
            self.form.mark_shown(shown)
            return False
        return True

    def strike(self) -> None:
        """Strike the current place's posting."""
        row = self.table.current_row
        if row is not None and row.posting is not None and self.view is not None:
            office, round_, posting = self.session.office, self.view.recruitment.id, row.posting
            self.session.attempt(lambda: recruiting.take_down(office, round_, posting))

    def settle(self) -> None:
        """Begin with the day."""
        self.first.setFocus()
        self.first.selectAll()
