"""Undo and redo: by hand, and as a machine of random verbs against a remembered book."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from desktop_app.model.decision import DecisionKind
from desktop_app.model.member import Member
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused as RefusedError
from desktop_app.services import closing_months, keeping_teams, printing_forms, recording_decisions, recording_duty
from desktop_app.services.listing_people import list_teams
from desktop_app.services.office import Office
from desktop_app.services.undoing import redo, redoable, undo, undoable
from tests.building import a_decision, a_member, recognised

SIXTH, SEVENTH = date(2026, 10, 6), date(2026, 10, 7)
Refused = Callable[[Office, Callable[[], object]], list[str]]


def test_undo_and_redo_are_lines_of_their_own(office: Office, someone: Member, duty_on) -> None:
    recording_duty.record_text(office, someone.id, SIXTH, "22-6")
    written = office.book.history.head().seq
    assert undo(office).seq == written
    assert duty_on(someone, 6) == []
    line = office.book.history.changes(1)[0]
    assert (line.seq, line.name, line.why) == (written + 1, f"undo:{written}", "duty.recorded")
    redo(office)
    assert duty_on(someone, 6) == ["22-6"]
    assert office.book.history.changes(1)[0].name == f"redo:{written + 1}"
    assert office.book.history.verify_chain() == []
    assert office.book.check() == []


def test_a_team_dissolved_by_mistake_stands_again_with_its_people(office: Office) -> None:
    establish, _ = office.book.decisions()
    team, day = establish.teams[0], date(2026, 11, 2)
    draft = a_decision(DecisionKind.DISSOLVE, teams=(team,), effective_on=day, legal_bases=establish.legal_bases)
    before = list_teams(office, day)
    recording_decisions.record_draft(office, draft)
    recording_decisions.give_number(office, draft.id, "77", day)
    assert [row.id for row in list_teams(office, day)] == [row.id for row in before if row.id != team]
    assert list_teams(office, date(2026, 11, 1)) == before
    assert undoable(office) is None, "what bears a number is revoked by another decision"
    back = a_decision(DecisionKind.REVOKE, revokes=draft.id, effective_on=day, legal_bases=establish.legal_bases)
    recording_decisions.record_draft(office, back)
    recording_decisions.give_number(office, back.id, "78", day)
    assert list_teams(office, day) == before
    assert office.book.check() == []


def test_there_and_back_over_several_steps(office: Office, someone: Member, duty_on) -> None:
    for text in ("7-8", "8-9", "9-10"):
        recording_duty.record_text(office, someone.id, SIXTH, text)
    seen = []
    for step in (undo, undo, redo, undo, redo, redo, undo, undo):
        step(office)
        seen.append(duty_on(someone, 6))
    assert seen == [["8-9"], ["7-8"], ["8-9"], ["7-8"], ["8-9"], ["9-10"], ["8-9"], ["7-8"]]


def test_something_new_leaves_nothing_to_redo(office: Office, someone: Member, refused: Refused) -> None:
    recording_duty.record_text(office, someone.id, SIXTH, "7-8")
    undo(office)
    assert redoable(office) is not None
    recording_duty.record_text(office, someone.id, SEVENTH, "7-8")
    assert redoable(office) is None
    assert refused(office, lambda: redo(office)) == ["history.nothing_to_redo"]


def test_nothing_to_undo_in_a_new_book(empty_office: Office, refused: Refused) -> None:
    assert undoable(empty_office) is None
    assert refused(empty_office, lambda: undo(empty_office)) == ["history.nothing_to_undo"]
    assert refused(empty_office, lambda: redo(empty_office)) == ["history.nothing_to_redo"]


def test_an_issued_decision_is_not_undone_but_a_draft_is(office: Office, newcomer: Member, refused: Refused) -> None:
    team = office.book.teams()[0].id
    draft = a_decision(recognitions=(recognised(newcomer.id, team),), effective_on=date(2026, 11, 1))
    recording_decisions.record_draft(office, draft)
    undo(office)
    assert office.book.decision(draft.id) is None
    redo(office)
    assert office.book.decision(draft.id) == draft
    recording_decisions.give_number(office, draft.id, "77", date(2026, 11, 1))
    assert refused(office, lambda: undo(office)) == ["history.nothing_to_undo"]


@pytest.mark.parametrize("what", ["closed", "reopened", "printed"])
def test_what_left_the_house_stops_undoing(office: Office, someone: Member, refused: Refused, what: str) -> None:
    recording_duty.record_text(office, someone.id, SIXTH, "7-8")
    month = Month(2026, 10)
    if what == "printed":
        paper = printing_forms.compose_attendance_paper(office, month, office.book.teams()[0].id)
        printing_forms.print_paper(office, paper)
    else:
        closing_months.close_month(office, month)
    if what == "reopened":
        closing_months.reopen_month(office, month, "xem lại")
    assert refused(office, lambda: undo(office)) == ["history.nothing_to_undo"]
    keeping_teams.save_member(office, replace(someone, phone="0900"))
    undo(office)
    assert office.book.member(someone.id) == someone


def test_a_row_that_moved_on_is_not_written_over(office: Office, someone: Member, refused: Refused) -> None:
    keeping_teams.save_member(office, replace(someone, phone="1"))
    change = office.book.history.change(office.book.history.head().seq)
    assert change is not None
    keeping_teams.save_member(office, replace(someone, phone="2"))
    from desktop_app.services.undoing import _write_back

    assert refused(office, lambda: _write_back(office, change, "undo:1")) == ["history.row_moved_on"]


def picture(office: Office) -> tuple[object, ...]:
    """Everything that the machine's verbs can alter."""
    book = office.book
    return book.members(), book.teams(), book.decisions(), book.duty(Month(2026, 10)), book.reviewed(Month(2026, 10))


class Clerk(RuleBasedStateMachine):
    """Random verbs with undo and redo; the book must always be the one remembered."""

    office: Office

    def __init__(self) -> None:
        super().__init__()
        team = self.office.book.teams()[0]
        self.team = team.id
        serving = [m for m in self.office.book.decisions()[-1].recognitions if m.team == self.team]
        self.people = [m.member for m in serving]
        self.past: list[Any] = []
        self.future: list[Any] = []
        self.now = picture(self.office)

    def did(self, verb: Callable[[], object]) -> None:
        before, head = self.now, self.office.book.history.head()
        try:
            verb()
        except RefusedError:
            assert self.office.book.history.head() == head
        if self.office.book.history.head() != head:
            self.past.append(before)
            self.future.clear()
            self.now = picture(self.office)

    @rule(who=st.integers(0, 2), day=st.integers(5, 7), text=st.sampled_from(["", "22-6", "7-11", "7-11;22-6", "5-8"]))
    def write_a_cell(self, who: int, day: int, text: str) -> None:
        member = self.people[who % len(self.people)]
        self.did(lambda: recording_duty.record_text(self.office, member, date(2026, 10, day), text))

    @rule(who=st.integers(0, 2), phone=st.sampled_from(["1", "2"]))
    def change_a_member(self, who: int, phone: str) -> None:
        member = self.office.book.member(self.people[who % len(self.people)])
        assert member is not None
        self.did(lambda: keeping_teams.save_member(self.office, replace(member, phone=phone)))

    @rule(name=st.sampled_from(["Đỗ Thị Mới", "Đinh Văn Lạ", " "]))
    def add_a_member(self, name: str) -> None:
        self.did(lambda: keeping_teams.save_member(self.office, a_member(name)))

    @rule(quota=st.integers(-1, 5))
    def change_a_team(self, quota: int) -> None:
        team = self.office.book.team(self.team)
        assert team is not None
        self.did(lambda: keeping_teams.save_team(self.office, replace(team, quota=quota)))

    @rule()
    def review(self) -> None:
        self.did(lambda: recording_duty.review_team(self.office, self.team, Month(2026, 10)))

    @rule()
    def draft(self) -> None:
        decision = a_decision(recognitions=(recognised(self.people[0], self.team),))
        self.did(lambda: recording_decisions.record_draft(self.office, decision))

    @rule()
    def discard(self) -> None:
        drafts = [d for d in self.office.book.decisions() if not d.issued]
        if drafts:
            self.did(lambda: recording_decisions.discard_draft(self.office, drafts[0].id))

    @precondition(lambda self: self.past)
    @rule()
    def take_back(self) -> None:
        undo(self.office)
        self.future.append(self.now)
        self.now = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def do_again(self) -> None:
        redo(self.office)
        self.past.append(self.now)
        self.now = self.future.pop()

    @invariant()
    def the_book_is_the_remembered_one(self) -> None:
        assert picture(self.office) == self.now

    @invariant()
    def redo_is_offered_exactly_while_there_is_something(self) -> None:
        assert bool(redoable(self.office)) == bool(self.future)

    def teardown(self) -> None:
        assert self.office.book.history.verify_chain() == []
        assert self.office.book.check() == []


def test_random_verbs_with_undo_and_redo(empty_office: Office, sample: Office) -> None:
    def machine() -> Clerk:
        sample.book._connection.backup(empty_office.book._connection)
        Clerk.office = empty_office
        return Clerk()

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
