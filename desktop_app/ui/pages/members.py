"""The station "Tổ và thành viên": teams, people, and one person's life here at the side."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QSizePolicy

from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.member import Member
from desktop_app.model.problems import Problem, Refused
from desktop_app.services import keeping_teams
from desktop_app.services.founding_teams import found_listed_teams, waiting
from desktop_app.services.listing import MemberRow
from desktop_app.services.listing_people import list_members, list_teams, member_life
from desktop_app.ui.life_panel import LifePanel
from desktop_app.ui.member_form import MemberForm
from desktop_app.ui.member_papers import paper_actions
from desktop_app.ui.member_words import WHOLE, TeamLine, member_columns, next_step, team_columns, team_lines
from desktop_app.ui.models.rows import RowsModel
from desktop_app.ui.page import Page
from desktop_app.ui.team_form import TeamForm
from desktop_app.ui.widgets.buttons import ActionButton, button
from desktop_app.ui.widgets.card import Card, beside
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.problem_list import ProblemList
from desktop_app.ui.widgets.side_panel import SidePanel
from desktop_app.ui.widgets.table import RowsView
from desktop_app.wording import written


class MembersPage(Page):
    """Teams at the left, their people in the middle, the panel at the right: facts, or a form while editing."""

    name = "members"
    title = "Tổ và thành viên"

    def build(self) -> None:
        """Lay out the two lists and the panel."""
        self._form: MemberForm | TeamForm | None = None
        self._build_actions()
        self._build_lists()
        self.life = LifePanel(self.look, self.session.messages)
        for action in (self.edit_action, self.certify_action):
            self.life.foot.addWidget(ActionButton(action))
        self._build_editor()
        self.editor.hide()
        self.empty = EmptyState(
            self.look,
            "account-group",
            "Chưa có ai trong danh sách",
            "Nhập danh sách từ tệp Excel đang dùng; chương trình cho xem trước rồi mới ghi. Hoặc thêm từng người.",
            [ActionButton(self.import_action, primary=True), ActionButton(self.add_action)],
        )
        self.next_step = Notice(self.look, "", "info")
        self.go_on = button("")
        self.go_on.clicked.connect(self._go_on)
        self.next_step.add(self.go_on)
        self.box.addWidget(self.next_step)
        body = QHBoxLayout()
        body.setSpacing(self.look.px(12))
        body.addWidget(self._team_card)
        body.addWidget(self._people_card, 1)
        body.addWidget(self.empty, 1)
        body.addWidget(self.life)
        body.addWidget(self.editor)
        self.box.addLayout(body, 1)

    def _build_actions(self) -> None:
        self.find_field = QLineEdit()
        self.find_field.setPlaceholderText("Tìm trong trang   Ctrl+F")
        self.find_field.setAccessibleName("Tìm trong trang")
        self.find_field.setClearButtonEnabled(True)
        self.find_field.setMinimumWidth(self.look.px(110))
        self.find_field.setMaximumWidth(self.look.px(190))
        self.head.add(self.find_field)
        self.import_action = self.act("import", self.import_workbook)
        self.export_action = self.act("export", self.export_workbook)
        self.add_team_action = self.act("add_team", self.add_team)
        self.add_action = self.act("add", self.add)
        self.edit_action = self.act("edit", self.edit)
        self.certify_action, self.strengths_action = paper_actions(self, lambda: self.table.current_row)
        self.save_action = self.act("save", self.save)
        self.cancel_action = self.act("cancel", self.cancel)
        self.act("find", self.find_field.setFocus)
        self.head_buttons([self.import_action], self.add_action)

    def _build_lists(self) -> None:
        self.teams: RowsModel[TeamLine] = RowsModel(team_columns(), self)
        self.team_table = RowsView(self.look, self.teams, name="Các Tổ")
        self.team_table.identity = lambda line: line.id
        self.team_table.current_changed.connect(self._team_chosen)
        self._team_card = Card(self.look, padding=1)
        self._team_card.setMinimumWidth(self.look.px(232))
        self._team_card.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.team_table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)  # Qt's wish is 256
        self._team_card.box.addWidget(self.team_table, 1)
        more, places = button("Thêm tổ"), button("Thôn, tổ dân phố")
        more.setToolTip("Ctrl+Shift+N")
        more.clicked.connect(self.add_team_action.trigger)
        places.clicked.connect(lambda: self.session.asked.emit("settings", "places"))
        asked = button("Đề nghị số lượng…")
        asked.setToolTip("Ctrl+Shift+P")
        asked.clicked.connect(self.strengths_action.trigger)
        numbers = beside(asked, stretch_at=1)
        numbers.setContentsMargins(self.look.px(6), 0, self.look.px(6), self.look.px(6))
        foot = beside(more, places, spacing=self.look.px(6), stretch_at=2)
        foot.setContentsMargins(*(4 * [self.look.px(6)]))
        self._team_card.box.addLayout(foot)
        self._team_card.box.addLayout(numbers)
        self.people: RowsModel[MemberRow] = RowsModel(member_columns(self.session.messages), self)
        self.table = RowsView(self.look, self.people, name="Thành viên")
        self.table.identity = lambda row: row.id
        self.table.current_changed.connect(self._tell)
        self.table.opened.connect(lambda _row: self.edit())
        self._before_search: MemberId | None = None
        self.find_field.textChanged.connect(self._narrow)
        self.find_field.returnPressed.connect(self.table.setFocus)
        self._people_card = Card(self.look, padding=1)
        self._people_card.box.addWidget(self.table)

    def _build_editor(self) -> None:
        self.editor = SidePanel(self.look, "Thêm người", width=340)
        self.problems = ProblemList(self.look, self.session.messages)
        self.problems.setMaximumHeight(self.look.px(150))
        self.editor.foot.addWidget(self.problems)
        save, cancel = ActionButton(self.save_action, primary=True), ActionButton(self.cancel_action)
        self.editor.foot.addLayout(beside(save, cancel, stretch_at=2))

    def reload(self) -> None:
        """Read teams and people as they stand at the month's end."""
        office, month = self.session.office, self.session.month
        teams = list_teams(office, month.last)
        self.teams.set_rows(team_lines(teams))
        if self.team_table.current_row is None:
            self.team_table.go_first()
        self._read_people()
        everyone = list_members(office, month.last)
        serving = sum(row.role is not None for row in everyone)
        marked = sum(bool(row.problems) for row in everyone)
        state = f"{len(teams)} tổ · {serving} thành viên, {len(everyone) - serving} người chưa công nhận"
        self.head.state.setText(f"{state} · {marked} người cần xem" if marked else state)
        self._say_next_step()
        self.empty.setVisible(not everyone)
        self._people_card.setVisible(bool(everyone))

    def _say_next_step(self) -> None:
        """Say what is to follow where a list brought people in: their teams, then the decisions that prove them."""
        found = self._waiting = waiting(self.session.office)
        words, verb = next_step(found)
        self.next_step.say(words)
        self.go_on.setText(verb)
        self.go_on.setAccessibleName(verb)

    def _go_on(self) -> None:
        if self._waiting.unknown:
            self.session.attempt(lambda: found_listed_teams(self.session.office))
        else:
            self.session.asked.emit("decisions", "")

    def _read_people(self) -> None:
        line = self.team_table.current_row
        team = line.id if line is not None else None
        self.people.set_rows(list_members(self.session.office, self.session.month.last, team))
        if self.table.current_row is None:
            self.table.go_first()
        self._tell(self.table.current_row)

    def _narrow(self, words: str) -> None:
        """Show whom the words find and stand on the first, where the one stood on is not among them.

        Without words the list is whole again, and one stands where one stood before, or on whom one went to by then.
        """
        row = self.table.current_row
        if self._before_search is None and row is not None:
            self._before_search = row.id
        self.people.filter(words)
        if not words.strip():
            if not self.table.hasFocus():
                self.table.go_to(self._before_search)
            self._before_search = None
        if self.table.current_row is None:
            self.table.go_first()
        self._tell(self.table.current_row)

    def settle(self) -> None:
        """Begin in the list of people, or at the first step where there is nobody yet."""
        (self.empty.first if self.empty.isVisible() else self.table).setFocus()

    def show_key(self, key: str) -> None:
        """Stand on a person, or on a team."""
        if self.team_table.go_to(TeamId(key)):
            return
        self.team_table.go_first()
        self.find_field.clear()
        self.table.go_to(MemberId(key))

    def _team_chosen(self, line: TeamLine | None) -> None:
        self._read_people()
        if line is not None and line.row is not None and self.team_table.hasFocus():
            self.life.tell_team(line.row)

    def _tell(self, row: MemberRow | None) -> None:
        line = self.team_table.current_row
        if row is None and line is not None and line.row is not None:
            self.life.tell_team(line.row)
        elif row is None:
            self.life.tell_nothing()
        else:
            month = self.session.month
            self.life.tell(member_life(self.session.office, row.id, month), written.short_month(month))
        self.certify_action.setEnabled(row is not None and row.since is not None)
        self.edit_action.setEnabled(row is not None or self.team_table.current_row is not None)

    def add(self) -> None:
        """Ctrl+N: a new person."""
        self._edit_in(MemberForm(self.look, self.session.messages, self._today), "Thêm người", "full_name")

    def add_team(self) -> None:
        """Ctrl+Shift+N: a new team."""
        villages = self.session.office.book.villages()
        self._edit_in(TeamForm(self.look, self.session.messages, villages, self._today), "Thêm Tổ", "name")

    def edit(self) -> None:
        """F2: change the person, or the team where the keyboard is in the list of teams."""
        book, messages = self.session.office.book, self.session.messages
        line = self.team_table.current_row
        if self.team_table.hasFocus() and line is not None and line.id is not None:
            team = book.team(line.id)
            form = TeamForm(self.look, messages, book.villages(), self._today, team)
            self._edit_in(form, f"Sửa {line.name}", "name")
        elif (row := self.table.current_row) is not None:
            self._edit_in(
                MemberForm(self.look, messages, self._today, book.member(row.id)), f"Sửa {row.name}", "full_name"
            )

    @property
    def _today(self) -> date:
        return self.session.office.clock.today()

    def _edit_in(self, form: MemberForm | TeamForm, heading: str, first: str) -> None:
        if not self.may_leave():
            return
        self._form = form
        self.editor.show_heading(heading)
        self.editor.clear().addWidget(form)
        self.problems.show_problems(())
        form.finished.connect(self.save)
        self.life.hide()
        self.editor.show()
        form.go_to(first)

    def save(self) -> None:
        """Ctrl+Enter: keep what is typed; what is wrong is told at its field."""
        form = self._form
        if form is None:
            return
        problems = self._keep_member(form) if isinstance(form, MemberForm) else self._keep_team(form)
        if problems:
            self.problems.show_problems(form.show_problems(problems))
        else:
            self._close_editor()

    def _saved(self) -> bool:
        """Save and return whether the form is closed: where something is wrong in it, it stays."""
        self.save()
        return self._form is None

    def _keep_member(self, form: MemberForm) -> list[Problem]:
        member, wrong = form.member()
        if wrong:
            return wrong
        try:
            self.session.do(lambda: keeping_teams.save_member(self.session.office, member))
        except Refused as refusal:
            return list(refusal.problems)
        self._show_saved(member)
        return []

    def _show_saved(self, member: Member) -> None:
        """Stand on the person saved, among the whole commune where the team or words looked for do not hold them."""
        said = f"Đã lưu {member.full_name}"
        if not self.table.go_to(member.id):
            self.show_key(member.id)
            row = self.table.current_row
            joins = ", vào Tổ khi có quyết định công nhận" if row is not None and row.role is None else ""
            said = f"{said}: đang ở danh sách «{WHOLE}»{joins}"
        self.session.said.emit(said)

    def _keep_team(self, form: TeamForm) -> list[Problem]:
        office, village = self.session.office, form.new_village()
        team, _ = form.team(village)

        def keep() -> None:
            if village is not None:
                keeping_teams.save_village(office, village)
            keeping_teams.save_team(office, team)

        try:
            self.session.do(keep)
        except Refused as refusal:
            return list(refusal.problems)
        self.team_table.go_to(team.id)
        return []

    def cancel(self) -> None:
        """Esc: leave what is typed, or clear the search."""
        if self._form is None:
            self.find_field.clear()
        elif self.may_leave():
            self._close_editor()

    def _close_editor(self) -> None:
        self._form = None
        self.editor.hide()
        self.life.show()
        self.settle()

    def may_leave(self) -> bool:
        """Return whether nothing typed is lost, asking the clerk where something would be."""
        if self._form is None or not self._form.touched:
            return True
        from desktop_app.ui.dialogs.frame import DiscardDialog

        if DiscardDialog(self, self.look, self._saved).exec():
            self._close_editor()
            return True
        return False

    def import_workbook(self) -> None:
        """Ctrl+O: choose a workbook and see what it would do."""
        from desktop_app.ui.dialogs.import_kinds import member_kind
        from desktop_app.ui.dialogs.import_preview import ImportPreview

        chosen, _ = QFileDialog.getOpenFileName(self, "Nhập từ Excel", "", "Excel (*.xlsx *.xlsm);;Mọi tệp (*)")
        if chosen:
            ImportPreview(self, self.session, member_kind(self.session), Path(chosen)).exec()

    def export_workbook(self) -> None:
        """Ctrl+E: everyone as a workbook in the province's columns."""
        from desktop_app.services.exporting_workbooks import export_members
        from desktop_app.ui.dialogs.export_file import export_workbook

        export_workbook(self, self.session, "thanh-vien.xlsx", lambda: export_members(self.session.office))
