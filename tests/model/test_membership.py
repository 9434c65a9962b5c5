"""What decisions make of memberships: told case by case, then as properties over any heap of decisions."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.ids import DecisionId, MemberId, TeamId
from desktop_app.model.member import Membership, Role
from desktop_app.model.membership import dissolved, established, in_month, memberships, on_day, revocations
from desktop_app.model.periods import Month, Span
from tests.building import a_decision, ended, issued, recognised

AN, BINH = MemberId("an"), MemberId("binh")
EAST, WEST = TeamId("east"), TeamId("west")
JAN, FEB, MAR, APR = (date(2026, month, 1) for month in (1, 2, 3, 4))


def recognise(
    on: date, team: TeamId = EAST, role: Role = Role.MEMBER, who: MemberId = AN, **fields: object
) -> Decision:
    return issued(on=on, recognitions=(recognised(who, team, role),), **fields)


def end(on: date, who: MemberId = AN) -> Decision:
    return issued(DecisionKind.END, on=on, endings=(ended(who),))


def revoke(target: Decision, on: date, **fields: object) -> Decision:
    return issued(DecisionKind.REVOKE, on=on, revokes=target.id, **fields)


def told(*decisions: Decision) -> list[tuple[TeamId, Role, date, date | None]]:
    return [(m.team, m.role, m.span.start, m.span.end) for m in memberships(decisions)]


def test_a_recognition_opens_and_an_ending_closes() -> None:
    first, last = recognise(JAN), end(MAR)
    [membership] = memberships([first, last])
    assert membership == Membership(AN, EAST, Role.MEMBER, Span(JAN, MAR), first.id, last.id)


def test_a_draft_has_no_effect() -> None:
    draft = replace(recognise(JAN), number="", signed_on=None)
    assert told(draft, end(MAR)) == []
    assert told(replace(draft, number="5")) == []


def test_moving_and_changing_role_close_what_stood() -> None:
    assert told(recognise(JAN), recognise(FEB, WEST), recognise(MAR, WEST, Role.LEADER), end(APR)) == [
        (EAST, Role.MEMBER, JAN, FEB),
        (WEST, Role.MEMBER, FEB, MAR),
        (WEST, Role.LEADER, MAR, APR),
    ]


def test_coming_back() -> None:
    assert told(recognise(JAN), end(FEB), recognise(MAR)) == [
        (EAST, Role.MEMBER, JAN, FEB),
        (EAST, Role.MEMBER, MAR, None),
    ]


def test_revoked_on_or_before_its_day_a_recognition_never_had_effect() -> None:
    first = recognise(FEB)
    assert told(first, revoke(first, JAN)) == told(first, revoke(first, FEB)) == []


def test_revoked_later_a_recognition_ends_there() -> None:
    first = recognise(JAN)
    assert told(first, revoke(first, MAR)) == [(EAST, Role.MEMBER, JAN, MAR)]


def test_a_revoked_move_puts_people_back() -> None:
    move = recognise(FEB, WEST)
    assert told(recognise(JAN), move, revoke(move, MAR)) == [
        (EAST, Role.MEMBER, JAN, FEB),
        (WEST, Role.MEMBER, FEB, MAR),
        (EAST, Role.MEMBER, MAR, None),
    ]
    assert told(recognise(JAN), move, revoke(move, FEB)) == [(EAST, Role.MEMBER, JAN, None)]


def test_a_revoked_ending_brings_people_back_from_that_day() -> None:
    ending = end(FEB)
    assert told(recognise(JAN), ending, revoke(ending, MAR)) == [
        (EAST, Role.MEMBER, JAN, FEB),
        (EAST, Role.MEMBER, MAR, None),
    ]
    assert told(recognise(JAN), ending, revoke(ending, FEB)) == [(EAST, Role.MEMBER, JAN, None)]


def test_a_revocation_leaves_what_came_after_alone() -> None:
    first = recognise(JAN)
    assert told(first, recognise(FEB, WEST), revoke(first, MAR)) == [
        (EAST, Role.MEMBER, JAN, FEB),
        (WEST, Role.MEMBER, FEB, None),
    ]


def test_a_replacement_takes_back_and_puts_its_own() -> None:
    first = issued(on=JAN, recognitions=(recognised(AN, EAST), recognised(BINH, EAST)))
    second = issued(on=FEB, recognitions=(recognised(AN, WEST),), revokes=first.id)
    found = [(m.member, m.team, m.span.start, m.span.end) for m in memberships([first, second])]
    assert found == [(AN, EAST, JAN, FEB), (AN, WEST, FEB, None), (BINH, EAST, JAN, FEB)]


def test_what_a_void_replacement_revoked_still_stands() -> None:
    first = recognise(JAN)
    second = recognise(JAN, WEST, revokes=first.id)
    assert told(first, second) == [(WEST, Role.MEMBER, JAN, None)]
    assert told(first, second, revoke(second, JAN)) == [(EAST, Role.MEMBER, JAN, None)]


def test_the_later_of_one_day_counts() -> None:
    first = recognise(JAN, number="2")
    later = recognise(JAN, WEST, number="10")
    assert told(later, first) == [(WEST, Role.MEMBER, JAN, None)]


def dissolve(on: date, *teams: TeamId, **fields: object) -> Decision:
    return issued(DecisionKind.DISSOLVE, on=on, teams=teams or (EAST,), **fields)


def test_a_dissolved_team_loses_everybody_on_that_day() -> None:
    first, other, gone = recognise(JAN), recognise(JAN, WEST, who=BINH), dissolve(MAR)
    assert memberships([first, other, gone]) == (
        Membership(AN, EAST, Role.MEMBER, Span(JAN, MAR), first.id, gone.id),
        Membership(BINH, WEST, Role.MEMBER, Span(JAN), other.id),
    )
    assert told(first, replace(gone, number="")) == [(EAST, Role.MEMBER, JAN, None)]


def test_who_is_recognised_elsewhere_stays_there_whichever_was_signed_first() -> None:
    moved, gone = recognise(MAR, WEST, number="8"), dissolve(MAR, number="9")
    kept = [(EAST, Role.MEMBER, JAN, MAR), (WEST, Role.MEMBER, MAR, None)]
    assert told(recognise(JAN), moved, gone) == kept
    assert told(recognise(JAN), moved, replace(gone, number="7")) == kept
    assert told(recognise(JAN), recognise(FEB, WEST), gone)[1:] == [(WEST, Role.MEMBER, FEB, None)]


def test_a_revoked_dissolution_brings_its_people_back() -> None:
    first, gone = recognise(JAN), dissolve(MAR)
    assert told(first, gone, revoke(gone, APR)) == [(EAST, Role.MEMBER, JAN, MAR), (EAST, Role.MEMBER, APR, None)]
    assert told(first, gone, revoke(gone, MAR)) == [(EAST, Role.MEMBER, JAN, None)]
    elsewhere = recognise(date(2026, 3, 15), WEST)
    assert told(first, gone, elsewhere, revoke(gone, APR))[-1] == (WEST, Role.MEMBER, elsewhere.effective_on, None)


def test_teams_that_are_no_more() -> None:
    first = issued(DecisionKind.ESTABLISH, on=JAN, teams=(EAST, WEST))
    gone, again = dissolve(FEB), issued(DecisionKind.ESTABLISH, on=APR, teams=(EAST,))
    assert established([first, gone]) == {WEST: first}
    assert dissolved([first, gone]) == {EAST: gone}
    assert dissolved([first, gone], JAN) == {}
    assert established([first, gone], JAN) == {EAST: first, WEST: first}
    assert dissolved([first, gone, revoke(gone, MAR)]) == {}
    assert dissolved([first, gone, again]) == {}
    assert dissolved([first, gone, again], MAR) == {EAST: gone}


def test_what_is_revoked_later_stood_till_then() -> None:
    first, gone = issued(DecisionKind.ESTABLISH, on=JAN, teams=(EAST,)), dissolve(FEB)
    back = revoke(gone, APR)
    assert dissolved([first, gone, back], MAR) == {EAST: gone}
    assert established([first, gone, back], MAR) == {}
    assert established([first, gone, back], APR) == established([first, gone, back]) == {EAST: first}


def test_a_replacement_that_never_had_effect_revokes_nothing() -> None:
    first = issued(DecisionKind.ESTABLISH, on=JAN, teams=(EAST,))
    instead = issued(DecisionKind.ESTABLISH, on=FEB, teams=(WEST,), revokes=first.id)
    assert revocations([first, instead]) == {first.id: instead}
    back = revoke(instead, FEB)
    assert revocations([first, instead, back]) == {instead.id: back}
    assert established([first, instead, back]) == {EAST: first}
    assert revocations([first, replace(instead, number="")]) == {}


def test_who_serves_on_a_day_and_in_a_month() -> None:
    all_of_them = memberships([recognise(JAN), recognise(date(2026, 2, 10), WEST), end(date(2026, 2, 20))])
    assert on_day(all_of_them, date(2026, 2, 9))[AN].team == EAST
    assert on_day(all_of_them, date(2026, 2, 10))[AN].team == WEST
    assert on_day(all_of_them, date(2026, 2, 20)) == {}
    assert [(m.team, m.span) for m in in_month(all_of_them, Month(2026, 2))] == [
        (EAST, Span(FEB, date(2026, 2, 10))),
        (WEST, Span(date(2026, 2, 10), date(2026, 2, 20))),
    ]
    assert in_month(all_of_them, Month(2026, 3)) == []


def test_teams_established_by_what_stands() -> None:
    first = issued(DecisionKind.ESTABLISH, on=JAN, teams=(EAST, WEST))
    again = issued(DecisionKind.ESTABLISH, on=FEB, teams=(WEST,))
    draft = a_decision(DecisionKind.ESTABLISH, teams=(TeamId("north"),))
    assert established([first, again, draft]) == {EAST: first, WEST: again}
    assert established([first, again, revoke(again, MAR)]) == {EAST: first, WEST: first}


days = st.integers(0, 12).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
people = st.lists(st.sampled_from([AN, BINH]), min_size=1, max_size=2, unique=True)


@st.composite
def heaps(draw: st.DrawFn) -> list[Decision]:
    heap: list[Decision] = []
    for n in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(list(DecisionKind)))
        on, who = draw(days), draw(people)
        numbered = draw(st.booleans() | st.just(value=True))
        left = [d.id for d in heap if d.id not in {h.revokes for h in heap}]
        heap.append(
            a_decision(
                kind,
                id=DecisionId(f"d{n}"),
                effective_on=on,
                number=str(n + 1) if numbered else "",
                signed_on=on if numbered else None,
                recognitions=tuple(
                    recognised(m, draw(st.sampled_from([EAST, WEST])), draw(st.sampled_from(Role)))
                    for m in who
                    if kind is DecisionKind.RECOGNISE
                ),
                endings=tuple(ended(m) for m in who if kind is DecisionKind.END),
                teams=(draw(st.sampled_from([EAST, WEST])),) if kind is DecisionKind.DISSOLVE else (),
                revokes=draw(st.sampled_from(left)) if left and draw(st.booleans()) else None,
            )
        )
    return heap


@given(heaps(), st.randoms(use_true_random=False))
def test_the_order_of_input_is_irrelevant(heap: list[Decision], random: object) -> None:
    shuffled = list(heap)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert memberships(shuffled) == memberships(heap)


@given(heaps())
def test_nobody_is_in_two_places_at_once(heap: list[Decision]) -> None:
    found = memberships(heap)
    assert not any(m.span.empty for m in found)
    for one, other in pairwise(found):
        assert one.member != other.member or not one.span.overlaps(other.span)
    numbered = {d.id for d in heap if d.issued}
    assert all(m.opened_by in numbered and (m.closed_by in numbered or m.span.end is None) for m in found)


@given(heaps())
def test_drafts_change_nothing(heap: list[Decision]) -> None:
    assert memberships(heap) == memberships([d for d in heap if d.issued])


@given(heaps(), days)
def test_what_is_decided_later_leaves_the_past_alone(heap: list[Decision], day: date) -> None:
    before = [d for d in heap if d.effective_on <= day]
    then, now = on_day(memberships(before), day), on_day(memberships(heap), day)
    assert {m: (x.team, x.role) for m, x in then.items()} == {m: (x.team, x.role) for m, x in now.items()}
