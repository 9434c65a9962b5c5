"""The council's meeting: who was there, how was voted, and what the count comes to while it is typed."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.problems import Place, Problem
from desktop_app.model.recruitment import (
    CouncilMeeting,
    CouncilMember,
    Recruitment,
    Teller,
    TellerPart,
    TieChoice,
    Vote,
    VoteMode,
)
from desktop_app.model.recruitment_vote import VoteOutcome, result, tied, votes_needed
from desktop_app.model.text import clean, name_key
from desktop_app.services import recruiting
from desktop_app.services.listing_recruitment import RoundView, VoteRow
from desktop_app.ui.recruiting.marks import OUTCOME_TONES
from desktop_app.ui.recruiting.panel import StepPanel
from desktop_app.ui.recruiting.plan import put_in, scrolling
from desktop_app.ui.recruiting.step_words import lacks_words
from desktop_app.ui.widgets.date_edit import ClockEdit, DateEdit
from desktop_app.ui.widgets.form import Choice, Form, walk_to
from desktop_app.ui.widgets.money_edit import MoneyEdit
from desktop_app.ui.widgets.text import Chip, label
from desktop_app.ui.widgets.tick_list import TickList
from desktop_app.wording.messages import Messages

BALLOTS = ("ballots_out", "ballots_in", "ballots_invalid")
TELLERS = {
    TellerPart.HEAD: "Tổ trưởng Tổ kiểm phiếu",
    TellerPart.DEPUTY: "Tổ phó",
    TellerPart.MEMBER: "Thành viên",
    TellerPart.SECRETARY: "Thư ký",
}
HEADINGS = ("Người dự tuyển", "Tán thành", "Kết quả")


class MeetingPanel(StepPanel):
    """Fields of the meeting, a line for each applicant, and the choice where votes are equal."""

    fields = frozenset({"attendance", "ballots", "tellers"})
    """Votes missing and votes equal are told at their own fields."""

    def build(self) -> None:
        """Make the area that scrolls; what stands in it is made for each round."""
        self.area, self.vote_area = scrolling(), scrolling()
        self.threshold = label("", "bold", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(self.look.px(14))
        line.addWidget(self.area, 4)
        line.addWidget(self.vote_area, 5)
        self.box.addWidget(self.threshold)
        self.box.addLayout(line, 1)
        self.form = Form(self.look, self.session.messages)
        self.votes: dict[MemberId, MoneyEdit] = {}
        self.outcomes: dict[MemberId, Chip] = {}
        self.ties: dict[TeamId, TickList] = {}
        self.reasons: dict[TeamId, QLineEdit] = {}
        self._whole = False
        """Whether all fields are made, so that what is typed can be counted."""

    def fill(self, view: RoundView) -> None:
        """Show what is recorded, or what the plan foresees."""
        one = view.recruitment
        held = one.meeting or CouncilMeeting(
            one.plan.meeting_planned or self.session.office.clock.today(), one.plan.meeting_at
        )
        self._make(view, held)
        self._at_first = self._typed()
        self._count()

    def _make(self, view: RoundView, held: CouncilMeeting) -> None:
        self._whole = False
        self.form = Form(self.look, self.session.messages)
        self._say_when(held)
        self._say_who(view.recruitment, held)
        self._say_ballots(view.recruitment, held)
        self.votes, self.outcomes, self.ties, self.reasons = {}, {}, {}, {}
        votes = self._vote_lines(view, held)
        self.tie_box = Form(self.look, self.session.messages)
        put_in(self.area, self.form)
        put_in(self.vote_area, votes, self.tie_box)
        self._whole = True
        self._offer_ties(held)
        self._show_ballots()

    def _say_when(self, held: CouncilMeeting) -> None:
        messages = self.session.messages
        self.day, self.begun, self.ended = DateEdit(self.session.office.clock.today()), ClockEdit(), ClockEdit()
        self.place = QLineEdit(held.place)
        self.mode = Choice(tuple(VoteMode), lambda mode: messages.label("vote_mode", mode))
        self.form.add(("day", "Ngày họp", self.day), ("mode", "Hình thức", self.mode))
        self.form.add(("begun", "Bắt đầu", self.begun), ("ended", "Kết thúc", self.ended))
        self.form.add(("place", "Nơi họp", self.place))
        self.day.set_value(held.day)
        self.begun.set_value(held.begun)
        self.ended.set_value(held.ended)
        self.mode.set_value(held.mode)
        self.mode.currentIndexChanged.connect(lambda _at: self._show_ballots())

    def _say_who(self, one: Recruitment, held: CouncilMeeting) -> None:
        self.there = TickList(self.look)
        self._asked = {_seat_words(member) for member in one.council}
        self.there.offer([(_seat_words(member), _seat_words(member)) for member in one.council])
        self.there.choose(_seat_words(member) for member in one.council if member.present)
        self.there.ticked.connect(self._count)
        self.absent = QLineEdit(held.absent_why)
        self.form.add(("council", "Có mặt (phím cách để đánh dấu)", self.there))
        self.form.add(("absent_why", "Lý do vắng mặt", self.absent))

    def _say_ballots(self, one: Recruitment, held: CouncilMeeting) -> None:
        names = [member.name for member in one.council]
        kept = {teller.part: teller.name for teller in held.tellers}
        self.ballots = {name: MoneyEdit("phiếu") for name in BALLOTS}
        self.tellers = {part: Choice(names, str, empty="–") for part in TELLERS}
        captions = ("Phiếu phát ra", "Thu vào", "Không hợp lệ")
        self.form.add(*((n, c, self.ballots[n]) for n, c in zip(BALLOTS, captions, strict=True)))
        fields = [(f"teller:{part.value}", TELLERS[part], box) for part, box in self.tellers.items()]
        self.form.add(*fields[:2])
        self.form.add(*fields[2:])
        self.form.stands_for = {
            "attendance": "council",
            "ballots": "ballots_out",
            "tellers": f"teller:{TellerPart.HEAD.value}",
        }
        for name, edit in self.ballots.items():
            edit.set_value(getattr(held, name) or None)
            edit.value_changed.connect(self._count)
        for part, box in self.tellers.items():
            box.set_value(kept.get(part))

    def _show_ballots(self) -> None:
        secret = self.mode.value is VoteMode.BALLOT
        among = [*BALLOTS, *(f"teller:{part.value}" for part in TELLERS)]
        self.form.offer_fields(among if secret else (), among)
        self._count()

    def _vote_lines(self, view: RoundView, held: CouncilMeeting) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.look.px(8))
        grid.setVerticalSpacing(self.look.px(4))
        for at, words in enumerate(HEADINGS):
            grid.addWidget(label(words, "field"), 0, at)
        known = {vote.member: vote.ayes for vote in held.votes}
        for row, vote in enumerate(_by_name(view.votes), start=1):
            edit = MoneyEdit("số phiếu")
            edit.setMaximumWidth(self.look.px(90))
            edit.setAccessibleName(f"Số phiếu tán thành {vote.name}")
            edit.setObjectName(f"field:votes:{vote.member}")
            edit.set_value(known.get(vote.member))
            edit.value_changed.connect(self._count)
            edit.returnPressed.connect(lambda edit=edit: self._next_vote(edit))
            chip = Chip()
            self.votes[vote.member], self.outcomes[vote.member] = edit, chip
            for at, widget in enumerate((_name_of(vote, self.session.messages), edit, chip)):
                grid.addWidget(widget, row, at)
        grid.setColumnStretch(0, 1)
        return inner

    def _next_vote(self, edit: MoneyEdit) -> None:
        edits = list(self.votes.values())
        at = edits.index(edit)
        if at + 1 < len(edits):
            walk_to(edits[at + 1])
        else:
            walk_to(self.day)

    # The count

    def typed_round(self) -> Recruitment | None:
        """Return the round as it would be with what is typed; None without a round."""
        if self.view is None:
            return None
        one = self.view.recruitment
        return replace(one, council=tuple(self._council(one)), meeting=self._meeting(self.day.value or date.min))

    def _council(self, one: Recruitment) -> list[CouncilMember]:
        """Return the council with who is ticked; whom the list does not show yet is as the book has it."""
        there, shown = set(self.there.value), self._asked
        return [
            replace(member, present=words in there) if (words := _seat_words(member)) in shown else member
            for member in one.council
        ]

    def _meeting(self, day: date) -> CouncilMeeting:
        secret = self.mode.value is VoteMode.BALLOT
        out, back, invalid = ((self.ballots[name].value or 0) if secret else 0 for name in BALLOTS)
        tellers = {part: box.value for part, box in self.tellers.items() if box.value} if secret else {}
        return CouncilMeeting(
            day=day,
            place=clean(self.place.text()),
            begun=self.begun.value,
            ended=self.ended.value,
            absent_why=clean(self.absent.text()),
            mode=self.mode.value or VoteMode.HANDS,
            tellers=tuple(Teller(name, part) for part, name in tellers.items()),
            ballots_out=out,
            ballots_in=back,
            ballots_invalid=invalid,
            votes=tuple(Vote(m, edit.value) for m, edit in self.votes.items() if edit.value is not None),
            ties=tuple(
                TieChoice(team, tuple(MemberId(m) for m in box.value), clean(self.reasons[team].text()))
                for team, box in self.ties.items()
                if box.value
            ),
        )

    def _count(self) -> None:
        """Show what the votes typed so far come to."""
        one = self.typed_round() if self._whole else None
        if one is None:
            return
        needed = votes_needed(one.present)
        self.threshold.setText(
            f"Có mặt {one.present}/{len(one.council)} thành viên: phải được từ {needed} phiếu tán thành trở lên"
            if one.council
            else "Chưa ghi Hội đồng xét tuyển: ghi ở bước trước."
        )
        for standing in result(one):
            chip = self.outcomes.get(standing.member)
            if chip is not None:
                words = self.session.messages.label("vote_outcome", standing.outcome)
                chip.say(words[:1].upper() + words[1:], OUTCOME_TONES[standing.outcome])
        self._follow_ties(one)

    def _follow_ties(self, one: Recruitment) -> None:
        """Ask for the choice of a team as soon as its votes are equal, and no longer than they are."""
        counted = [vacancy.team for vacancy in one.vacancies if not self._unvoted(one, vacancy.team)]
        wanted = {team for team in counted if tied(one, team)[0]}
        if wanted != set(self.ties):
            self._offer_ties(one.meeting)

    @staticmethod
    def _unvoted(one: Recruitment, team: TeamId) -> bool:
        return any(s.outcome is VoteOutcome.NOT_VOTED for s in result(one) if s.team == team)

    def _offer_ties(self, held: CouncilMeeting | None) -> None:
        """Make the choice of each team with equal votes anew."""
        one = self.typed_round()
        if one is None or self.view is None:
            return
        choices = {tie.team: tie for tie in held.ties} if held else {}
        names = {row.member: row.name for row in self.view.votes}
        teams = {row.team: row.team_name for row in self.view.votes}
        form = Form(self.look, self.session.messages)
        self.ties, self.reasons = {}, {}
        for vacancy in one.vacancies:
            edge, seats = tied(one, vacancy.team)
            if not edge or self._unvoted(one, vacancy.team):
                continue
            box, reason = TickList(self.look), QLineEdit()
            box.offer([(names.get(member, ""), member) for member in edge])
            if (kept := choices.get(vacancy.team)) is not None:
                box.choose(kept.chosen)
                reason.setText(kept.reason)
            self.ties[vacancy.team], self.reasons[vacancy.team] = box, reason
            form.heading(f"{teams.get(vacancy.team, '')}: bằng phiếu, còn {seats} chỗ")
            form.say("Cách xử lý khi bằng phiếu chưa đọc được trong nguyên văn Thông tư: ghi lựa chọn của Hội đồng.")
            form.add((f"tie:{vacancy.team}", f"Hội đồng chọn {seats} người", box))
            form.add((f"reason:{vacancy.team}", "Lý do", reason))
            box.ticked.connect(self._count)
            reason.textChanged.connect(lambda _text: self._count())
        self._put_ties(form)

    def _put_ties(self, form: Form) -> None:
        inner = self.vote_area.widget()
        layout = inner.layout() if inner is not None else None
        if layout is None:
            return
        self.tie_box.hide()
        layout.replaceWidget(self.tie_box, form)
        self.tie_box.deleteLater()
        self.tie_box = form
        form.setVisible(bool(self.ties))

    # Keeping

    def _typed(self) -> tuple[object, ...]:
        one = self.typed_round()
        return (one.meeting, one.council) if one else ()

    @property
    def touched(self) -> bool:
        """Return whether something is another."""
        return self.view is not None and self._typed() != self._at_first

    def save(self) -> bool:
        """Keep the meeting."""
        if self.view is None:
            return True
        wrong = [
            Problem("form.not_a_day", Place(field=name), {"text": edit.text()})
            for name, edit in (("day", self.day), ("begun", self.begun), ("ended", self.ended))
            if not edit.understood
        ]
        day = self.day.value
        if wrong or day is None:
            self.form.show_problems(wrong or [Problem("form.day_missing", Place(field="day"))])
            return False
        office, one = self.session.office, self.view.recruitment
        meeting, council = self._meeting(day), self._council(one)
        kept = self.keep(lambda: recruiting.hold_meeting(office, one.id, meeting, council), self.form)
        if kept:
            self._at_first = self._typed()
        return kept

    @property
    def current_member(self) -> MemberId | None:
        """Return whose vote is being typed, else the first who lacks something."""
        typing = next((member for member, edit in self.votes.items() if edit.hasFocus()), None)
        votes = self.view.votes if self.view else ()
        return typing or next((row.member for row in votes if row.lacks), None)

    def settle(self) -> None:
        """Begin with the first vote, else with the day."""
        (next(iter(self.votes.values())) if self.votes else self.day).setFocus()


def _seat_words(member: CouncilMember) -> str:
    return f"{member.name}, {member.office}"


def _name_of(vote: VoteRow, messages: Messages) -> QWidget:
    """Return name and team, and beneath them what the person lacks."""
    inner = QWidget()
    box = QVBoxLayout(inner)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(label(f"{vote.name}\n{vote.team_name}", wrap=True))
    if vote.lacks:
        box.addWidget(label(f"Chú ý: {lacks_words(vote.lacks, messages)}", "error", wrap=True))
    return inner


def _by_name(votes: tuple[VoteRow, ...]) -> list[VoteRow]:
    return sorted(votes, key=lambda row: (row.team_name, name_key(row.name)))
