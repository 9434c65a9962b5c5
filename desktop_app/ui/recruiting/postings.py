"""Where a paper hangs: the five kinds of places, each with its days and the hands that posted and saw it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit

from desktop_app.model.problems import Place, Problem
from desktop_app.model.recruitment import PostedPaper, Posting, PostingPlace
from desktop_app.model.text import clean
from desktop_app.services import recruiting
from desktop_app.services.listing_recruitment import RoundView, posting_places
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
    """The places of one paper; F8 posts in all that are left, Enter in the current one."""

    deed = "Ghi niêm yết ở các nơi còn lại"

    def __init__(self, session: Session, paper: PostedPaper) -> None:
        self.paper = paper
        super().__init__(session)

    def build(self) -> None:
        """Make the fields and the list of places."""
        today = self.session.office.clock.today()
        self.form = Form(self.look, self.session.messages)
        self.first, self.until = DateEdit(today), DateEdit(today)
        self.by, self.witness = QLineEdit(), QLineEdit()
        self.form.add(("first", "Niêm yết từ ngày", self.first), ("until", "Đến ngày (nếu ghi)", self.until))
        self.form.add(("by", "Người niêm yết", self.by), ("witness", "Người chứng kiến", self.witness))
        self.form.say(
            "Thông tư nêu năm loại nơi; niêm yết bao nhiêu ngày chưa đọc được nguyên văn. Enter ở một dòng: ghi nơi đó."
        )
        self.rows = RowsModel[PlaceRow](COLUMNS, self)
        self.table = RowsView(self.look, self.rows, name="Nơi niêm yết")
        self.table.identity = lambda row: row.where
        self.box.addWidget(self.form)
        self.box.addWidget(self.table, 1)
        self.form.finished.connect(self.table.setFocus)
        self.table.opened.connect(lambda row: self._post([row]))
        self.first.set_value(today)

    def fill(self, view: RoundView) -> None:
        """Show the places with what is recorded."""
        hung = {posting.where: posting for posting in view.recruitment.posted(self.paper)}
        named = posting_places(self.session.office, view.recruitment)
        rows = [PlaceRow(place, where, hung.pop(where, None)) for place, where in named]
        rows += [PlaceRow(posting.place, posting.where, posting) for posting in hung.values()]
        self.rows.set_rows(rows)
        if self.table.current_row is None:
            self.table.go_first()

    def do(self) -> None:
        """Post in all places that are left."""
        self._post([row for row in self.rows.rows if row.posting is None])

    def _post(self, rows: list[PlaceRow]) -> None:
        first = self.first.value
        if self.view is None or not rows:
            return
        if first is None or not self.until.understood:
            field = self.first if first is None else self.until
            name = "first" if first is None else "until"
            self.form.show_problems([Problem("form.not_a_day", Place(field=name), {"text": field.text()})])
            return
        by, witness, until = clean(self.by.text()), clean(self.witness.text()), self.until.value
        postings = [Posting(self.paper, row.place, row.where, first, until, by, witness) for row in rows]
        office, round_ = self.session.office, self.view.recruitment.id
        self.form.show_problems(())
        self.keep(lambda: recruiting.post(office, round_, postings), self.form)

    def strike(self) -> None:
        """Strike the current place's posting."""
        row = self.table.current_row
        if row is not None and row.posting is not None and self.view is not None:
            office, round_, posting = self.session.office, self.view.recruitment.id, row.posting
            self.session.attempt(lambda: recruiting.take_down(office, round_, posting))

    def settle(self) -> None:
        """Begin with the day."""
        self.first.setFocus()
