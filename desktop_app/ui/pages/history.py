"""The station "Nhật ký": who did what, when and why, and how the rows looked before and after."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from desktop_app.model.change import RowChange
from desktop_app.model.problems import Problem
from desktop_app.services.listing import HistoryRow
from desktop_app.services.listing_papers import list_history
from desktop_app.services.safekeeping import check_book, check_file
from desktop_app.ui.history_rows import row_lines, row_title
from desktop_app.ui.history_words import moment, name_title, table_word
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.page import Page
from desktop_app.ui.tasks import Cancelled, Progress
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.side_panel import SidePanel
from desktop_app.ui.widgets.table import RowsView
from desktop_app.ui.widgets.text import label

SHOWN = 500
"""How many of the newest lines are shown; the book keeps them all."""
ROWS_TOLD = 12
"""How many rows of one change are told in full."""


class HistoryPage(Page):
    """Lines of history, the newest first; nothing here can be changed or taken out."""

    name = "history"
    title = "Nhật ký"

    def build(self) -> None:
        """Lay out the table and the panel."""
        self.find_field = QLineEdit()
        self.find_field.setPlaceholderText("Tìm trong trang   Ctrl+F")
        self.find_field.setAccessibleName("Tìm trong trang")
        self.find_field.setMinimumWidth(self.look.px(110))
        self.find_field.setMaximumWidth(self.look.px(190))
        self.head.add(self.find_field)
        self.act("find", self.find_field.setFocus)
        self.head_buttons([], self.act("verify", self.verify))
        self.verdict = Notice(self.look, "", "good")
        self.verdict.hide()
        self.box.addWidget(self.verdict)
        self.rows: RowsModel[HistoryRow] = RowsModel(_columns(), self)
        self.table = RowsView(self.look, self.rows, name="Nhật ký")
        self.table.identity = lambda row: row.change.seq
        self.table.current_changed.connect(self._tell)
        self.find_field.textChanged.connect(self.rows.filter)
        self.panel = SidePanel(self.look, "Chưa chọn dòng nào", width=340)
        card = Card(self.look, padding=1)
        card.box.addWidget(self.table)
        body = QHBoxLayout()
        body.setSpacing(self.look.px(12))
        body.addWidget(card, 1)
        body.addWidget(self.panel)
        self.box.addLayout(body, 1)

    def reload(self) -> None:
        """Read the newest lines."""
        lines = list_history(self.session.office, SHOWN)
        self.rows.set_rows(lines)
        newest = (
            f"{lines[0].change.seq} dòng, dòng mới nhất lúc {moment(lines[0].change.at)}"
            if lines
            else "chưa có dòng nào"
        )
        self.head.state.setText(newest)
        self.verdict.hide()
        if self.table.current_row is None:
            self.table.go_first()

    def settle(self) -> None:
        """Begin in the table."""
        self.table.setFocus()

    def verify(self) -> None:
        """F9: hold the whole book against its own history, away from the window, and say what came of it."""
        office = self.session.office
        path = office.book.path
        self.verdict.hide()
        if path is None:  # a book in memory has one connection, which stays in this thread
            self._say_verdict(check_book(office))
            return

        def check(progress: Progress) -> list[Problem]:
            found = check_file(path)
            progress.report(1, 1)
            return found

        self.session.tasks.run("Đang kiểm tra sổ…", check, self._say_verdict, self._not_checked)

    def _say_verdict(self, problems: list[Problem]) -> None:
        self.trouble.show_problems(problems)
        self.verdict.say(
            "" if problems else "Nhật ký nguyên vẹn: mọi dòng nối đúng dòng trước, số liệu khớp với nhật ký."
        )

    def _not_checked(self, fault: BaseException) -> None:
        if not isinstance(fault, Cancelled):
            raise fault
        self.session.said.emit("Đã hủy kiểm tra, chưa có kết luận")

    def _tell(self, row: HistoryRow | None) -> None:
        box = self.panel.clear()
        if row is None:
            self.panel.show_heading("Chưa chọn dòng nào")
            return
        change = row.change
        self.panel.show_heading(_capital(name_title(change.name, change.why)))
        box.addWidget(label(f"Dòng {change.seq} · {moment(change.at)} · {change.by}", "secondary", wrap=True))
        if change.why:
            box.addWidget(label(f"Lý do: {name_title(change.why)}", wrap=True))
        for one in change.rows[:ROWS_TOLD]:
            self._tell_row(one)
        if len(change.rows) > ROWS_TOLD:
            box.addWidget(label(f"và {len(change.rows) - ROWS_TOLD} dòng số liệu khác", "small"))
        box.addWidget(label(f"Mã nối chuỗi: {change.digest[:16]}…", "small", wrap=True))

    def _tell_row(self, one: RowChange) -> None:
        office, box = self.session.office, self.panel.box
        box.addWidget(label(row_title(office, one), "bold", wrap=True))
        for words in row_lines(office, one):
            box.addWidget(label(words, "small", wrap=True))


def _columns() -> list[Column[HistoryRow]]:
    return [
        Column("Lúc", lambda row: moment(row.change.at), key=lambda row: row.change.seq, width=150),
        Column("Việc", lambda row: _capital(name_title(row.change.name, row.change.why)), bold=True),
        Column("Người làm", lambda row: row.change.by, width=120),
        Column("Số liệu", _tables, width=130),
        Column("Dòng", lambda row: str(row.rows), key=lambda row: row.rows, width=56, right=True),
    ]


def _tables(row: HistoryRow) -> str:
    more = f" và {len(row.tables) - 1} loại khác" if len(row.tables) > 1 else ""
    return f"{table_word(row.tables[0])}{more}" if row.tables else ""


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
