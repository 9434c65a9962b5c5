"""The station "Trực": people by days, typed as in a spreadsheet; every cell is kept as soon as it is left."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton

from desktop_app.model.duty import DutyKind, Heavy
from desktop_app.model.ids import MemberId
from desktop_app.model.problems import Refused
from desktop_app.model.text import fold
from desktop_app.services import recording_duty
from desktop_app.services.listing import DutyGrid, MonthState
from desktop_app.services.recording_duty import Cell
from desktop_app.ui.page import Page
from desktop_app.ui.printing import print_asked
from desktop_app.ui.widgets import duty_grid_text as words
from desktop_app.ui.widgets.buttons import button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.duty_grid import DutyGridView
from desktop_app.ui.widgets.duty_grid_form import DutyDetails
from desktop_app.ui.widgets.duty_grid_strip import DutyStrip
from desktop_app.ui.widgets.duty_grid_text import CellPlace
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.text import label

if TYPE_CHECKING:
    from desktop_app.services.listing_limits import DutyLimits

SETTLING_MS = 250
"""After a cell is kept its row shows at once; the month's other totals are read again when typing pauses."""


class DutyPage(Page):
    """The station "Trực"."""

    name = "duty"
    title = "Trực"

    def build(self) -> None:
        """Make grid, form and strip."""
        self._own_change = False
        self._limits: DutyLimits | None = None
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._settling.timeout.connect(self.refresh)
        self.grid = DutyGridView(self.look, self)
        self._bind()
        self.details = DutyDetails(self.look, self.session.messages, self)
        self.strip = DutyStrip(self.look, self.session.messages, self)
        self.nobody = EmptyState(
            self.look,
            "weather-night",
            "Tháng này chưa có ai để chấm trực",
            "Danh sách trong lưới lấy từ các quyết định công nhận đã có số. Nhập quyết định trước, rồi quay lại đây.",
            [self._way("Mở trang Quyết định", "decisions")],
        )
        self._card = Card(self.look, padding=2, spacing=0)
        self._card.box.addWidget(self.grid)
        self._closed = QFrame()
        self._closed.setProperty("notice", "info")
        self._why_closed = label("", wrap=True)
        line = QHBoxLayout(self._closed)
        line.setContentsMargins(*(4 * [self.look.px(8)]))
        line.addWidget(self._why_closed, 1)
        self.box.addWidget(self._closed)
        for widget in (self._card, self.nobody):
            self.box.addWidget(widget, 1)
        for part in (self.details, self.strip):
            self.box.addWidget(part)
        self.details.hide()
        self.nobody.hide()
        self.grid.current_changed.connect(self._show_cell)
        self.grid.grid_model.cells_entered.connect(self._record)
        self.grid.grid_model.misunderstood.connect(self._show_cell)
        self.grid.details_asked.connect(self._open_details)
        self.grid.typed.connect(self._show_typing)
        self.details.saved.connect(self._record_details)
        self.details.cancelled.connect(self._close_details)

    def _way(self, text: str, page: str) -> QPushButton:
        made = button(text, "primary")
        made.clicked.connect(lambda: self.session.asked.emit(page, ""))
        return made

    def _bind(self) -> None:
        self._review = self.act("review", self._review_team)
        self._import = self.act("import", self._import_file)
        self._export = self.act("export", self._export_file)
        self._paste = self.act("paste", self.grid.paste)
        self._symbols = button("Ký hiệu")
        self._symbols.setMenu(QMenu(self._symbols))
        self._find = QLineEdit(placeholderText="Tìm người trong lưới")
        self._find.setMaximumWidth(self.look.px(200))
        self._find.returnPressed.connect(self._find_next)
        self._find.hide()
        self._files = button("Tệp")
        menu = QMenu(self._files)
        menu.addActions([self._import, self._export, self.act("roster", self._print_roster)])
        self._files.setMenu(menu)
        self.head.add(self._find, self._symbols, self._files)
        self.act("find", self._open_find)
        self.head_buttons((self._paste,), self._review)
        self.act("copy", self.grid.copy)
        self.act("clear", self.grid.clear_block)
        self.act("fill_down", self.grid.fill_down)
        self.act("fill_right", self.grid.fill_right)
        self.act("details", self._open_details)
        self.act("articles", self._show_articles)
        self.act("edit", lambda: self.grid.edit(self.grid.currentIndex()))

    def _print_roster(self) -> None:
        from desktop_app.ui.dialogs.roster import RosterDialog

        print_asked(self.session, RosterDialog(self, self.session, self.session.month))

    # Reading

    def refresh(self) -> None:
        """Read again; after a change of our own only once typing pauses."""
        if self._own_change:
            self._settling.start()
        else:
            super().refresh()

    def reload(self) -> None:
        """Read the month's grid."""
        from desktop_app.services.listing_duty import duty_grid

        self._settling.stop()
        self._limits = None
        month = self.session.month
        self.head.title.setText(f"Trực tháng {month.number}")
        grid = duty_grid(self.session.office, month)
        self.grid.show_grid(grid, self.session.office.clock.today())
        self._card.setVisible(bool(grid.groups))
        self.strip.setVisible(bool(grid.groups))
        self.nobody.setVisible(not grid.groups)
        self._say_state(grid)
        self._say_symbols(grid)

    def _say_state(self, grid: DutyGrid) -> None:
        entered = sum(any(row.cells for row in group.rows) for group in grid.groups)
        reviewed = sum(group.reviewed for group in grid.groups)
        self.head.state.setText(f"{len(grid.groups)} tổ · {entered} có ca trực · {reviewed} đã rà")
        closed = grid.state is MonthState.CLOSED
        problems = recording_duty.closed_problems(self.session.office, grid.month)
        self._why_closed.setText(" ".join(self.session.messages.problem(problem) for problem in problems))
        self._closed.setVisible(closed)
        for action in (self._review, self._import, self._paste):
            action.setEnabled(not closed and bool(grid.groups))
        self._export.setEnabled(bool(grid.groups))

    def _say_symbols(self, grid: DutyGrid) -> None:
        menu = self._symbols.menu()
        menu.clear()
        for symbol, meaning in grid.symbols.items():
            menu.addAction(f"{symbol}   {meaning}").setEnabled(False)
        self._symbols.setVisible(bool(grid.symbols))

    def settle(self) -> None:
        """Put the focus into the grid."""
        (self.grid if self.grid.isVisible() else self).setFocus()

    def show_key(self, key: str) -> None:
        """Go to a person's row."""
        for row, line in enumerate(self.grid.grid_model.lines):
            if line.row is not None and line.row.member == MemberId(key):
                self.grid.setCurrentIndex(self.grid.grid_model.index(row, max(0, self.grid.currentIndex().column())))

    def _show_cell(self) -> None:
        here = self.grid.currentIndex()
        self.strip.show_cell(self.grid.grid_model, here.row(), here.column())
        self.session.unclear[self.session.month] = len(self.grid.grid_model.all_wrong())
        self._show_limits(())

    def _show_typing(self, text: str) -> None:
        """Say what would be left if the cell were kept as it is typed; half a text counts as what stands."""
        here, model = self.grid.currentIndex(), self.grid.grid_model
        place: CellPlace | None = model.place(here.row(), here.column())
        if place is None:
            return
        try:
            cell = words.typed(place, text, model.symbols, model.entries(here.row(), here.column()))
        except Refused:
            return  # not a whole text yet: the chips stay as they were until it is one
        self._show_limits([cell])

    def _show_limits(self, typed: Sequence[Cell]) -> None:
        """Read the month's rules and facts once a reading, the person's duty each time."""
        from desktop_app.services.listing_limits import DutyLimits

        person = self.grid.grid_model.line(self.grid.currentIndex().row())
        try:
            if self._limits is None:
                self._limits = DutyLimits.of(self.session.office, self.session.month)
            rows = self._limits.remaining(person.member, typed) if person else ()
            self.strip.show_limits(rows, self._limits.warnings)
        except Refused as refusal:
            self.strip.show_limits(())
            self.strip.problem.setText(" ".join(map(self.session.messages.problem, refusal.problems)))

    def _show_articles(self) -> None:
        """Ctrl+I: what each limit rests on, in full, until asked for again."""
        if not self.strip.limits.toggle_articles():
            self.session.said.emit("Chế độ đang áp dụng không có mức tối đa cho người này.")
        QTimer.singleShot(0, self, lambda: self.grid.scrollTo(self.grid.currentIndex()))  # the grid gives room

    # Writing

    def _record(self, cells: Sequence[Cell]) -> None:
        """Keep cells at once; those the book refuses stay red with the reason."""
        office, model = self.session.office, self.grid.grid_model
        self._own_change = True
        try:
            entries = self.session.do(lambda: recording_duty.record_cells(office, cells))
        except Refused as refused:
            model.refuse(cells, refused.problems)
        else:
            model.apply(cells, entries)
        finally:
            self._own_change = False
        self._show_cell()

    def _review_team(self) -> None:
        """F8: note that the current team's month was gone through, then go to the next team not yet reviewed."""
        team, month = self.grid.current_team(), self.session.month
        if team is None or self._red_cells_of_team():
            return
        if self.session.attempt(lambda: recording_duty.review_team(self.session.office, team, month)) is not None:
            self.reload()
            self._go_to_next_team()

    def _red_cells_of_team(self) -> bool:
        """Go to the first red cell of the current team, if there is one: a team with a question is not reviewed."""
        model, team = self.grid.grid_model, self.grid.current_team()
        for row, line in enumerate(model.lines):
            columns = range(len(model.days)) if line.row is not None and line.group.team == team else ()
            wrong = next((column for column in columns if model.wrong(row, column)), None)
            if wrong is not None:
                self.grid.setCurrentIndex(model.index(row, wrong))
                self.session.said.emit("Tổ này còn ô chưa rõ. Sửa ô đỏ rồi rà lại.")
                return True
        return False

    def _go_to_next_team(self) -> None:
        lines, here = self.grid.grid_model.lines, self.grid.currentIndex()
        after = [*range(here.row(), len(lines)), *range(here.row())]
        for row in after:
            if lines[row].row is not None and not lines[row].group.reviewed:
                self.grid.setCurrentIndex(self.grid.grid_model.index(row, here.column()))
                return

    def _open_details(self) -> None:
        here, model = self.grid.currentIndex(), self.grid.grid_model
        entries = model.entries(here.row(), here.column())
        if entries and model.open:
            self.details.show_entries(entries)
        elif model.open:
            self.session.said.emit("Ô này chưa có ca trực. Gõ khoảng giờ trước, rồi bấm F4.")

    def _record_details(self, kind: DutyKind, heavy: Heavy, plan: str) -> None:
        here, model = self.grid.currentIndex(), self.grid.grid_model
        place: CellPlace | None = model.place(here.row(), here.column())
        if place is not None:
            cell = words.filled(place, model.entries(here.row(), here.column()))
            self._record([replace(cell, kind=kind, heavy=heavy, plan=plan, keeps=False)])
        self._close_details()

    def _close_details(self) -> None:
        self.details.hide()
        self.grid.setFocus()

    # Finding

    def _open_find(self) -> None:
        """Ctrl+F shows the field, and again goes on to the next."""
        if self._find.isVisible() and self._find.text():
            self._find_next()
        self._find.show()
        self._find.setFocus()
        self._find.selectAll()

    def _find_next(self) -> None:
        """Go to the next person whose name holds the words, tone marks left out of account."""
        model, wanted, here = self.grid.grid_model, fold(self._find.text()), self.grid.currentIndex()
        order = [*range(here.row() + 1, model.rowCount()), *range(here.row() + 1)]
        found = next((row for row in order if (person := model.line(row)) and wanted in fold(person.name)), None)
        if not wanted or found is None:
            self.session.said.emit("Không có ai tên như vậy trong lưới." if wanted else "")
            return
        self.grid.setCurrentIndex(model.index(found, max(0, here.column())))
        self._find.hide()
        self.grid.setFocus()

    # Files

    def _import_file(self) -> None:
        from desktop_app.ui.dialogs.import_kinds import duty_kind
        from desktop_app.ui.dialogs.import_preview import choose_and_import

        choose_and_import(self, self.session, duty_kind(self.session, self.session.month))

    def _export_file(self) -> None:
        from desktop_app.services.exporting_workbooks import export_grid
        from desktop_app.ui.dialogs.export_file import export_workbook

        month = self.session.month
        export_workbook(self, self.session, f"cham-cong-{month}.xlsx", lambda: export_grid(self.session.office, month))
