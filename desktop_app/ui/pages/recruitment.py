"""The station "Tuyển chọn": the steps of a round at the left, what is done in the current one at the right."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from desktop_app.model.ids import RecruitmentId
from desktop_app.model.recruitment import PostedPaper
from desktop_app.model.recruitment_path import RecruitmentStep
from desktop_app.services import listing_recruitment, recruiting
from desktop_app.services.listing_recruitment import RoundRow, RoundView, StepPaper, StepRow
from desktop_app.services.printing_recruitment import POSTED_AT, RoundPaper, compose_round_paper
from desktop_app.ui.dialogs.decision_people import PersonFinder
from desktop_app.ui.dialogs.frame import DiscardDialog
from desktop_app.ui.models.rows import Column, RowsModel
from desktop_app.ui.page import Page
from desktop_app.ui.printing import print_and_show
from desktop_app.ui.recruiting import step_words as words
from desktop_app.ui.recruiting.applicants import ApplicantsPanel
from desktop_app.ui.recruiting.council import CouncilPanel
from desktop_app.ui.recruiting.decisions import DecisionPanel, ProposalPanel
from desktop_app.ui.recruiting.head import StepHead
from desktop_app.ui.recruiting.marks import MarkPanel
from desktop_app.ui.recruiting.meeting import MeetingPanel
from desktop_app.ui.recruiting.panel import StepPanel
from desktop_app.ui.recruiting.persons import edit_person
from desktop_app.ui.recruiting.plan import PlanPanel
from desktop_app.ui.recruiting.postings import PostingPanel
from desktop_app.ui.recruiting.withdrawing import ReasonDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.buttons import ActionButton
from desktop_app.ui.widgets.card import Card, rule
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.form import Choice
from desktop_app.ui.widgets.table import RowsView

STEPS_WIDTH = 300
PANELS: dict[RecruitmentStep, Callable[[Session], StepPanel]] = {
    RecruitmentStep.PLAN: PlanPanel,
    RecruitmentStep.APPROVE: lambda session: MarkPanel(session, RecruitmentStep.APPROVE),
    RecruitmentStep.POST_PLAN: lambda session: PostingPanel(session, PostedPaper.PLAN),
    RecruitmentStep.RECEIVE: ApplicantsPanel,
    RecruitmentStep.LIST: lambda session: MarkPanel(session, RecruitmentStep.LIST),
    RecruitmentStep.POST_LIST: lambda session: PostingPanel(session, PostedPaper.APPLICANTS),
    RecruitmentStep.COUNCIL: CouncilPanel,
    RecruitmentStep.MEETING: MeetingPanel,
    RecruitmentStep.MINUTES: lambda session: MarkPanel(session, RecruitmentStep.MINUTES),
    RecruitmentStep.PROPOSAL: ProposalPanel,
    RecruitmentStep.DECISION: DecisionPanel,
    RecruitmentStep.POST_DECISION: lambda session: PostingPanel(session, PostedPaper.DECISION),
}
ORDER = {step: number for number, step in enumerate(RecruitmentStep, start=1)}


class RecruitmentPage(Page):
    """The guided path of one round after another."""

    name = "recruitment"
    title = "Tuyển chọn"

    def build(self) -> None:
        """Make the list of steps, the head and the place of the panels."""
        self._rounds: tuple[RoundRow, ...] = ()
        self._view: RoundView | None = None
        self._moving = False
        self._panels: dict[RecruitmentStep, StepPanel] = {}
        self._bind()
        messages = self.session.messages
        self.rounds = Choice[RoundRow]((), lambda row: row.title)
        self.rounds.setAccessibleName("Đợt tuyển chọn")
        self.steps = RowsModel[StepRow](
            (
                Column[StepRow](
                    "Bước",
                    lambda row: f"{ORDER[row.step]}. {messages.label('recruitment_step', row.step)}",
                    detail=words.short_deadline,
                    least=150,
                ),
                Column[StepRow](
                    "Tình trạng",
                    lambda row: words.state_words(row, messages),
                    width=96,
                    mark=lambda row: words.TONES[row.state],
                ),
            ),
            self,
        )
        self.table = RowsView(self.look, self.steps, name="Các bước tuyển chọn", height=40)
        self.table.identity = lambda row: row.step
        self.step_head = StepHead(self.look, messages)
        self.stack = QStackedWidget()
        self._lay_out()
        self.rounds.currentIndexChanged.connect(lambda _at: self._round_chosen())
        self.table.current_changed.connect(lambda _row: self._step_chosen())
        self.table.opened.connect(lambda _row: self._enter())
        self.step_head.print_asked.connect(self._print)

    def _bind(self) -> None:
        self._add = self.act("add", self._begin)
        self._save_action = self.act("save", self._save)
        self._cancel = self.act("cancel", self._put_off)
        self._do = self.act("do", self._deed)
        self._print_action = self.act("print", self._print_first)
        self._person = self.act("person", self._new_person)
        self._edit = self.act("edit", self._edit_person)
        self._strike = self.act("strike", self._strike_out)
        self._stop = self.act("stop", self._stop_or_go_on)
        self._next = self.act("next", self._go_to_next)
        self.head_buttons((self._stop, self._next), self._add)

    def _lay_out(self) -> None:
        px = self.look.px
        left = Card(self.look, padding=6, spacing=6)
        left.box.addWidget(self.rounds)
        left.box.addWidget(self.table, 1)
        left.setMinimumWidth(px(STEPS_WIDTH))
        left.setMaximumWidth(px(STEPS_WIDTH + 60))
        right = Card(self.look, padding=14, spacing=8)
        right.box.addWidget(self.step_head)
        right.box.addWidget(rule())
        right.box.addWidget(self.stack, 1)
        right.box.addLayout(self._make_foot())
        self._body = QWidget()
        line = QHBoxLayout(self._body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(12))
        line.addWidget(left, 3)
        line.addWidget(right, 8)
        self.nothing = EmptyState(
            self.look,
            "account-plus",
            "Chưa có đợt tuyển chọn nào",
            "Mở một đợt rồi làm theo từng bước: kế hoạch, niêm yết, nhận hồ sơ, Hội đồng, biểu quyết, biên bản, "
            "đề nghị, quyết định. Mỗi bước tự tính hạn theo ngày làm việc và in đúng văn bản của bước đó.",
            [ActionButton(self._add, primary=True)],
        )
        self.box.addWidget(self.nothing, 1)
        self.box.addWidget(self._body, 1)

    def _make_foot(self) -> QHBoxLayout:
        """Return the line of what is done with the fields; the keyboard comes to saving before putting off."""
        foot = QHBoxLayout()
        foot.setSpacing(self.look.px(8))
        self.deed_button = ActionButton(self._do)
        self._foot = (
            ActionButton(self._person),
            self.deed_button,
            ActionButton(self._save_action, primary=True),
            ActionButton(self._cancel),
        )
        for made in self._foot[:2]:
            foot.addWidget(made)
        foot.addStretch(1)
        for made in reversed(self._foot[2:]):
            foot.addWidget(made)
        return foot

    # Reading

    @property
    def panel(self) -> StepPanel | None:
        """Return the panel in front; None without a round, as when the only one was undone."""
        current = self.stack.currentWidget() if self._view is not None else None
        return current if isinstance(current, StepPanel) else None

    def reload(self) -> None:
        """Read the rounds and the one in front; what is half typed in a panel stays."""
        self._rounds = listing_recruitment.list_rounds(self.session.office)
        self.nothing.setVisible(not self._rounds)
        self._body.setVisible(bool(self._rounds))
        former = self._view.recruitment.id if self._view else None
        self.rounds.blockSignals(True)
        self.rounds.set_values(self._rounds)
        wanted = next((row for row in self._rounds if row.id == former), self._rounds[0] if self._rounds else None)
        self.rounds.set_value(wanted)
        self.rounds.blockSignals(False)
        self.head.state.setText(self._state_words())
        self._show(wanted.id if wanted else None)

    def _state_words(self) -> str:
        still = sum(row.step is not None for row in self._rounds)
        return f"{len(self._rounds)} đợt · {still} đang làm" if self._rounds else ""

    def _show(self, round_: RecruitmentId | None) -> None:
        another = self._view is None or self._view.recruitment.id != round_
        self._view = listing_recruitment.round_view(self.session.office, round_) if round_ else None
        steps = self._view.steps if self._view else ()
        self._moving = True
        self.steps.set_rows(steps)
        if self._view is not None and (another or self.table.current_row is None):
            following = self._view.next_step
            self.table.go_to((following or steps[-1]).step)
        self._moving = False
        self._show_step()

    def _show_step(self) -> None:
        row = self.table.current_row
        if row is None or self._view is None:
            self._allow()
            return
        if row.step not in self._panels:
            self._panels[row.step] = PANELS[row.step](self.session)
            self.stack.addWidget(self._panels[row.step])
        panel = self._panels[row.step]
        self.step_head.show_step(ORDER[row.step], row)
        panel.show_round(self._view, row)
        self.stack.setCurrentWidget(panel)
        self._allow()

    def _allow(self) -> None:
        panel, there = self.panel, self._view is not None
        stopped = there and self._view is not None and self._view.recruitment.stopped_on is not None
        working = there and not stopped
        self._do.setEnabled(working and panel is not None and bool(panel.deed))
        self._do.setVisible(panel is not None and bool(panel.deed))
        self.deed_button.say(panel.deed if panel is not None and panel.deed else "Việc của bước này")
        self._person.setVisible(isinstance(panel, ApplicantsPanel))
        self._person.setEnabled(working and isinstance(panel, ApplicantsPanel))
        self._edit.setEnabled(working and panel is not None and panel.current_member is not None)
        for action in (self._save_action, self._cancel, self._strike):
            action.setEnabled(working)
        self._print_action.setEnabled(there and bool(self.step_head.papers))
        self._stop.setEnabled(there)
        self._stop.setText("Tiếp tục đợt này" if stopped else "Dừng đợt…")
        self._next.setEnabled(there)
        self.stack.setEnabled(working)

    def show_key(self, key: str) -> None:
        """Go to a round, unless something half typed here would be lost: what is chosen is then shown."""
        wanted = next((row for row in self._rounds if row.id == key), None)
        if wanted is not None:
            self.rounds.set_value(wanted)

    def settle(self) -> None:
        """Stand in the list of steps."""
        (self.table if self.table.isVisible() else self.nothing.first).setFocus()

    def may_leave(self) -> bool:
        """Keep what was typed; stay where that is refused, for the panel says why."""
        return self.panel is None or self.panel.leave()

    # Moving

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Tab comes to the fields first, then to what saves them, last to what prints; panels come and go."""
        if self.panel is not None:
            fields = _tab_stops(self.panel)
            way = [self.table, *fields, *self._foot, *self.step_head.printers]
            for before, after in pairwise(way):
                self.setTabOrder(before, after)
        return super().focusNextPrevChild(forward)

    def _round_chosen(self) -> None:
        row = self.rounds.value
        if row is None or self._view is None or row.id == self._view.recruitment.id:
            return
        if not self.may_leave():
            self.rounds.blockSignals(True)
            self.rounds.set_value(next(r for r in self._rounds if r.id == self._view.recruitment.id))
            self.rounds.blockSignals(False)
            return
        self._show(row.id)

    def _step_chosen(self) -> None:
        if self._moving:
            return
        panel, row = self.panel, self.table.current_row
        leaving = panel is not None and panel.step is not None and row is not None and panel.step.step is not row.step
        if leaving and panel is not None and panel.touched:
            # Saving reads everything anew, and with it this list: one must know first where one goes.
            wanted = row.step if row is not None else None
            if not panel.leave():
                self._moving = True
                self.table.go_to(panel.step.step if panel.step else None)
                self._moving = False
                return
            self._moving = True
            self.table.go_to(wanted)
            self._moving = False
        self._show_step()

    def _enter(self) -> None:
        """Enter in the list of steps: begin in the panel."""
        if self.panel is not None:
            self.panel.settle()

    def _go_to_next(self) -> None:
        """F6: the step that is next to be done, ready to be typed in."""
        if self._view is not None and (following := self._view.next_step) is not None:
            self.table.go_to(following.step)
            if self.panel is not None and self.panel.step is not None and self.panel.step.step is following.step:
                self.panel.settle()

    # Verbs

    def _begin(self) -> None:
        """Begin a round and stand in its plan."""
        if not self.may_leave():
            return
        office = self.session.office
        usual = f"Tuyển chọn Tổ viên Tổ bảo vệ an ninh, trật tự năm {office.clock.today().year}"
        made = self.session.attempt(lambda: recruiting.start(office, recruiting.free_name(office, usual)))
        if made is not None:
            self.show_key(made.id)
            if self.panel is not None:
                self.panel.settle()

    def _save(self) -> None:
        """Keep what is typed, and say so only where the round is another for it."""
        former = self._view.recruitment if self._view is not None else None
        if self.panel is None or self._view is None or not self.panel.save():
            return
        if self._view.recruitment == former:
            self.session.said.emit("Không có gì mới để lưu ở bước này")
            return
        following = self._view.next_step
        name = self.session.messages.label("recruitment_step", following.step) if following else ""
        self.session.said.emit(f"Đã lưu bước này. F6: tới bước «{name}»" if name else "Đã lưu bước này")

    def _put_off(self) -> None:
        """Esc: back to the steps; what was typed goes if the clerk says so."""
        panel = self.panel
        if panel is not None and panel.touched:
            if not DiscardDialog(self, self.look).exec():
                return
            panel.drop()
        self.table.setFocus()

    def _deed(self) -> None:
        if self.panel is not None:
            self.panel.do()

    def _strike_out(self) -> None:
        focused = QApplication.focusWidget()
        if self.panel is not None and not isinstance(focused, QLineEdit):
            self.panel.strike()

    def _new_person(self) -> None:
        if isinstance(self.panel, ApplicantsPanel):
            self.panel.add_person()

    def _edit_person(self) -> None:
        if self.panel is not None:
            edit_person(self.panel)

    def _stop_or_go_on(self) -> None:
        if self._view is None or not self.may_leave():
            return
        office, one = self.session.office, self._view.recruitment
        if one.stopped_on is not None:
            self.session.attempt(lambda: recruiting.resume(office, one.id))
            return
        dialog = ReasonDialog(self, self.look, f"Dừng đợt «{one.name}»", "Lý do dừng đợt", "Dừng đợt")
        if dialog.exec():
            day, why = office.clock.today(), dialog.why.text()
            self.session.attempt(lambda: recruiting.stop(office, one.id, day, why))

    def _print_first(self) -> None:
        if self.step_head.papers:
            self._print(self.step_head.papers[0])

    def _print(self, paper: StepPaper) -> None:
        """Keep what is typed, then print the paper of the step and show it."""
        row = self.table.current_row
        if self._view is None or row is None or not self.may_leave():
            return
        office, one = self.session.office, self._view.recruitment.id
        wanted = RoundPaper(
            paper.form,
            self.panel.current_member if isinstance(self.panel, ApplicantsPanel) else None,
            POSTED_AT.get(row.step, PostedPaper.PLAN),
        )
        print_and_show(self.session, lambda: compose_round_paper(office, one, wanted))


def _tab_stops(within: QWidget) -> list[QWidget]:
    """Return the widgets inside another that the keyboard comes to, in the order in which they were made.

    A finder goes with the line in it that it stands for: left behind, it would lead Tab back to that line.

    Not asked of Qt, neither the focus chain nor who stands for whom: PySide takes each widget met there for a child of
    the one before, and once a step's fields were gone so were, for Python, those of other pages.
    """
    inside = within.findChildren(QWidget)
    finders: dict[QWidget, QWidget] = {one.line: one for one in inside if isinstance(one, PersonFinder)}
    return [
        finders.get(one, one)
        for one in inside
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is within.window() and one.isVisibleTo(within)
    ]
