"""The council: a line for each member, and the decision that establishes it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from desktop_app.model.ids import RecruitmentId
from desktop_app.model.member import Sex
from desktop_app.model.problems import Problem
from desktop_app.model.recruitment import CouncilMember, CouncilRole, CouncilSeat
from desktop_app.model.text import clean
from desktop_app.model.unit import Body, signing_order
from desktop_app.services import recruiting
from desktop_app.services.listing_recruitment import RoundView
from desktop_app.ui.recruiting.marks import MarkForm, usual_number, weigh_while_typing
from desktop_app.ui.recruiting.panel import StepPanel
from desktop_app.ui.recruiting.plan import put_in, scrolling
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.form import Choice
from desktop_app.ui.widgets.text import label

SEATS = {
    CouncilSeat.COMMITTEE: "UBND",
    CouncilSeat.POLICE: "Công an",
    CouncilSeat.YOUTH: "Đoàn TN",
    CouncilSeat.WOMEN: "Hội Phụ nữ",
    CouncilSeat.FARMERS: "Hội Nông dân",
    CouncilSeat.OFFICIAL: "Công chức",
    CouncilSeat.VILLAGE: "Thôn, TDP",
    CouncilSeat.FRONT: "Mặt trận",
    CouncilSeat.OTHER: "Khác",
}
"""In a word or two, for a narrow column; the list's own words stand in the tip."""
USUAL = {
    CouncilSeat.COMMITTEE: "Phó Chủ tịch UBND xã",
    CouncilSeat.POLICE: "Trưởng Công an xã",
    CouncilSeat.YOUTH: "Bí thư Đoàn xã",
    CouncilSeat.WOMEN: "Chủ tịch Hội LHPN xã",
    CouncilSeat.FARMERS: "Chủ tịch Hội Nông dân xã",
    CouncilSeat.OFFICIAL: "Công chức xã",
    CouncilSeat.VILLAGE: "Trưởng thôn",
    CouncilSeat.FRONT: "Trưởng Ban công tác Mặt trận",
}
KINDS_OF_PLACE = ("khu phố", "tổ dân phố", "khu dân cư", "thôn", "ấp", "bản", "buôn", "làng", "xóm", "khóm", "khu")
HEADINGS = ("Họ và tên", "Chức vụ", "Trong Hội đồng", "Thành phần", "Ông, bà", "Thư ký")


def with_offers(council: Sequence[CouncilMember], offered: Iterable[CouncilMember]) -> list[CouncilMember]:
    """Return the council with the offered places, each where its seat stands in the circular.

    What is offered bears no name; it is chairman, deputy or secretary only where nobody of the council is.
    """
    order, rows = list(CouncilSeat).index, list(council)
    heads = {one.role for one in council} - {CouncilRole.MEMBER}
    for one in offered:
        at = max((at for at, row in enumerate(rows, start=1) if order(row.seat) <= order(one.seat)), default=0)
        role = CouncilRole.MEMBER if one.role in heads else one.role
        writes = one.secretary and not any(row.secretary for row in rows)
        rows.insert(at, replace(one, name="", role=role, secretary=writes))
    return rows


class CouncilLine:
    """The fields of one member."""

    def __init__(self, panel: "CouncilPanel", member: CouncilMember) -> None:
        messages = panel.session.messages
        self.name, self.office = QLineEdit(member.name), QLineEdit(member.office)
        self.office.setCursorPosition(0)
        self.office.setToolTip(member.office)
        self.role = Choice(tuple(CouncilRole), lambda role: messages.label("council_role", role))
        self.seat = Choice(tuple(CouncilSeat), lambda seat: SEATS[seat])
        self.sex = Choice(tuple(Sex), lambda sex: "Ông" if sex is Sex.MALE else "Bà", empty="–")
        self.secretary = QCheckBox()
        self.role.set_value(member.role)
        self.seat.set_value(member.seat)
        self.seat.setToolTip(messages.label("council_seat", member.seat))
        self.sex.set_value(member.sex)
        self.secretary.setChecked(member.secretary)
        self.present = member.present
        for box, letters in ((self.role, 9), (self.seat, 9), (self.sex, 3)):
            box.setMinimumContentsLength(letters)

    @property
    def editors(self) -> tuple[QWidget, ...]:
        """Return the fields in reading order."""
        return (self.name, self.office, self.role, self.seat, self.sex, self.secretary)

    def typed(self) -> tuple[object, ...]:
        """Return what the fields say."""
        choices = (self.role.value, self.seat.value, self.sex.value)
        return (self.name.text(), self.office.text(), *choices, self.secretary.isChecked())

    def member(self) -> CouncilMember:
        """Return the member as typed."""
        return CouncilMember(
            name=clean(self.name.text()),
            office=clean(self.office.text()),
            role=self.role.value or CouncilRole.MEMBER,
            seat=self.seat.value or CouncilSeat.OTHER,
            secretary=self.secretary.isChecked(),
            present=self.present,
            sex=self.sex.value,
        )


class CouncilPanel(StepPanel):
    """Lines without a name are left out when saved, and offered again until the council is decided."""

    deed = "Thêm dòng"
    fields = frozenset({"council"})

    def build(self) -> None:
        """Make the area of lines and the decision's fields."""
        self.area = scrolling()
        self.lines: list[CouncilLine] = []
        self.form = MarkForm(self.look, self.session.messages)
        self.form.begin("council", "Ngày quyết định thành lập", DateEdit(self.session.office.clock.today()))
        weigh_while_typing(self, self.form)
        self.form.finished.connect(self.save)
        self.box.addWidget(self.area, 1)
        self.box.addWidget(self.form)
        self._at_first: tuple[object, ...] = ()
        self._left: dict[RecruitmentId, list[CouncilMember]] = {}
        """The places that were left without a name when a round's council was kept, as they were worded."""

    def fill(self, view: RoundView) -> None:
        """Show the council, or a line for each seat that the circular names."""
        one = view.recruitment
        self.lines = [CouncilLine(self, member) for member in self._rows(view)]
        self.form.show_mark(one.papers.council, *usual_number(self.session, "council"))
        self._lay_out()
        self._at_first = self._typed()

    def _rows(self, view: RoundView) -> list[CouncilMember]:
        """Return the council; until it is decided, with the places that nobody is named for yet."""
        one = view.recruitment
        if not one.council:
            return self._usual(view)
        if one.papers.council.number:
            return list(one.council)
        if one.id in self._left:
            return with_offers(one.council, self._left[one.id])
        taken = {member.seat for member in one.council}
        return with_offers(one.council, (offer for offer in self._usual(view) if offer.seat not in taken))

    def _usual(self, view: RoundView) -> list[CouncilMember]:
        police = self._head_of_police()
        usual = {**USUAL, CouncilSeat.VILLAGE: f"Trưởng {self._kind_of_place(view)}"}
        roles = {CouncilSeat.COMMITTEE: CouncilRole.CHAIR, CouncilSeat.POLICE: CouncilRole.DEPUTY}
        return [
            CouncilMember(
                police if seat is CouncilSeat.POLICE else "",
                words,
                roles.get(seat, CouncilRole.MEMBER),
                seat,
                secretary=seat is CouncilSeat.OFFICIAL,
            )
            for seat, words in usual.items()
        ]

    def _kind_of_place(self, view: RoundView) -> str:
        """Return what the places of the teams recruited for are called, ``khu phố``; ``thôn`` where they differ."""
        office = self.session.office
        wanted = {vacancy.team for vacancy in view.recruitment.vacancies}
        of_teams = {village for team in office.book.teams() if team.id in wanted for village in team.villages}
        names = [village.name.lower() for village in office.book.villages() if village.id in of_teams]
        kinds = {next((kind for kind in KINDS_OF_PLACE if name.startswith(kind)), "") for name in names}
        return kinds.pop() or "thôn" if len(kinds) == 1 else "thôn"

    def _head_of_police(self) -> str:
        office = self.session.office
        signers = [s for s in office.book.signers_on(office.clock.today()) if s.body is Body.POLICE]
        return min(signers, key=signing_order).name if signers else ""

    def _lay_out(self) -> None:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.look.px(6))
        grid.setVerticalSpacing(self.look.px(4))
        for at, words in enumerate(HEADINGS):
            grid.addWidget(label(words, "field"), 0, at)
        for row, line in enumerate(self.lines, start=1):
            for at, editor in enumerate(line.editors):
                editor.setAccessibleName(f"{HEADINGS[at]}, dòng {row}")
                grid.addWidget(editor, row, at)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)
        for at, line in enumerate(self.lines):
            line.name.returnPressed.connect(lambda at=at: self._go_down(at))
        put_in(self.area, inner)

    def _go_down(self, at: int) -> None:
        """Enter in a name goes to the next one, for the law's seats stand there already; after the last to the mark."""
        if at + 1 < len(self.lines):
            self.lines[at + 1].name.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.form.go_to("number")

    def do(self) -> None:
        """Add a line, and stand on it."""
        blank = CouncilMember("", "", CouncilRole.MEMBER, CouncilSeat.OTHER)
        kept = [CouncilLine(self, line.member()) for line in self.lines]
        self.lines = [*kept, CouncilLine(self, blank)]
        self._lay_out()
        self.lines[-1].name.setFocus()

    def _typed(self) -> tuple[object, ...]:
        return tuple(line.typed() for line in self.lines)

    @property
    def touched(self) -> bool:
        """Return whether a line or the decision's mark is another."""
        return self._typed() != self._at_first or self.form.typed_over

    def save(self) -> bool:
        """Keep the council with the decision's number and day."""
        mark = self.form.mark()
        if mark is None or self.view is None:
            return False
        members = self.members()
        office, round_ = self.session.office, self.view.recruitment.id
        if not members:
            self.trouble.show_problems([Problem("recruit.no_council")])
            return False
        self._left[round_] = [one for one in (line.member() for line in self.lines) if one.office and not one.name]
        kept = self.keep(lambda: recruiting.establish_council(office, round_, members, mark), self.form)
        if kept:
            self._at_first = self._typed()
            self.form.mark_shown()
        return kept

    def members(self) -> Sequence[CouncilMember]:
        """Return the members as typed, lines without a name left out."""
        return [member for member in (line.member() for line in self.lines) if member.name]

    def settle(self) -> None:
        """Begin with the first name that is not there."""
        empty = next((line for line in self.lines if not line.name.text()), self.lines[0] if self.lines else None)
        (empty.name if empty else self).setFocus()
