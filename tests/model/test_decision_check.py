"""Each thing that stops a decision, or is odd about it: one known world, one change, one code."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import Decision, DecisionKind, EndGround, Ending, Override, SignatureBlock
from desktop_app.model.decision_check import Known, check_decision
from desktop_app.model.ids import DecisionId, MemberId, TeamId
from desktop_app.model.member import Role
from desktop_app.model.problems import Problem, Severity
from desktop_app.model.unit import Capacity, Trait
from tests.building import EFFECTIVE, a_decision, a_member, a_team, ended, issued, recognised

EAST, WEST = a_team("Tổ thôn Đông"), a_team("Tổ thôn Tây", quota=1)
PEOPLE = {name: a_member(name) for name in ("An", "Bình", "Cúc", "Dũng", "Oanh")}
AN, BINH, CUC, DUNG, SICK = (member.id for member in PEOPLE.values())
EARLIER, LATER = date(2026, 1, 1), date(2026, 12, 1)
ESTABLISHED = issued(DecisionKind.ESTABLISH, EARLIER, teams=(EAST.id, WEST.id), number="1")
LEADER = issued(on=EARLIER, recognitions=(recognised(AN, EAST.id, Role.LEADER),), number="2")


def known(*more: Decision) -> Known:
    members = {m.id: m if m.id != SICK else replace(m, health=None) for m in PEOPLE.values()}
    decisions = {d.id: d for d in (ESTABLISHED, LEADER, *more)}
    return Known(members, {t.id: t for t in (EAST, WEST)}, decisions, frozenset())


def check(decision: Decision, *more: Decision) -> list[Problem]:
    return check_decision(decision, known(*more))


def codes(decision: Decision, *more: Decision) -> list[str]:
    return [problem.code for problem in check(decision, *more)]


def recognition(*who: MemberId, team: TeamId = EAST.id, role: Role = Role.MEMBER, **fields: object) -> Decision:
    return a_decision(recognitions=tuple(recognised(m, team, role) for m in who), **fields)


def numbered(decision: Decision, number: str = "7") -> Decision:
    return replace(decision, number=number, signed_on=decision.effective_on)


def test_a_whole_draft_and_a_whole_decision() -> None:
    assert codes(recognition(BINH)) == codes(numbered(recognition(BINH))) == []


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"subject": " "}, "decision.empty", "subject"),
        ({"symbol": ""}, "decision.empty", "symbol"),
        ({"signature": SignatureBlock("", "Chủ tịch")}, "decision.no_signer", "signature"),
        ({"signature": SignatureBlock("Tuấn", " ")}, "decision.no_signer", "signature"),
        ({"signature": SignatureBlock("Hạnh", "Phó Chủ tịch", Capacity.KT)}, "unit.signer_for_nobody", "signature"),
        ({"legal_bases": ()}, "decision.no_basis", "legal_bases"),
        ({"number": "7"}, "decision.number_without_day", "number"),
        ({"signed_on": EFFECTIVE}, "decision.number_without_day", "number"),
    ],
)
def test_its_words_and_number(fields: dict[str, object], code: str, field: str) -> None:
    [problem] = check(recognition(BINH, **fields))
    assert (problem.code, problem.at.field) == (code, field)


def test_a_number_is_given_once_a_year_and_symbol() -> None:
    taken = numbered(recognition(BINH), "41")
    again = numbered(recognition(CUC), "041")
    assert codes(again, taken) == ["decision.number_twice"]
    assert codes(replace(again, symbol="QĐ-CT"), taken) == []
    assert codes(replace(again, number="42"), taken) == []
    last_year = replace(taken, signed_on=date(2025, 12, 31))
    assert codes(again, last_year) == []
    assert codes(taken, taken) == []


def test_an_effect_before_the_day_of_signing_is_odd() -> None:
    [problem] = check(replace(numbered(recognition(BINH)), signed_on=LATER))
    assert (problem.code, problem.severity) == ("decision.effective_before_signed", Severity.WARNING)


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_something_must_be_decided(kind: DecisionKind) -> None:
    assert codes(a_decision(kind)) == ["decision.nothing_decided"]


def test_nobody_stands_twice_in_one_decision() -> None:
    assert "decision.person_twice" in codes(recognition(BINH, BINH))
    assert "decision.person_twice" in codes(recognition(AN, endings=(ended(AN),)))


def test_endings() -> None:
    assert codes(a_decision(DecisionKind.END, endings=(ended(AN),))) == []
    [stranger] = check(a_decision(DecisionKind.END, endings=(ended(BINH),)))
    assert stranger.code == "decision.not_a_member"
    assert stranger.values == {"name": "Bình", "day": EFFECTIVE}
    assert codes(a_decision(DecisionKind.END, endings=(ended(AN),), effective_on=date(2025, 12, 31))) == [
        "decision.not_a_member",
    ]
    [odd] = check(a_decision(DecisionKind.END, endings=(ended(AN, EndGround.OTHER),)))
    assert (odd.code, odd.severity, odd.article) == (
        "decision.ground_not_in_law",
        Severity.WARNING,
        "Điều 17 khoản 3 Luật 30/2023/QH15",
    )


def test_revoking() -> None:
    def revoking(target: DecisionId, **fields: object) -> Decision:
        return a_decision(DecisionKind.REVOKE, revokes=target, **fields)

    assert codes(revoking(LEADER.id)) == []
    assert codes(revoking(DecisionId("none"))) == ["decision.revokes_no_issued"]
    draft = recognition(BINH)
    assert codes(revoking(draft.id), draft) == ["decision.revokes_no_issued"]
    done = numbered(revoking(LEADER.id))
    assert codes(revoking(LEADER.id), done) == ["decision.cannot_revoke"]
    assert codes(revoking(done.id), done) == ["decision.cannot_revoke"]
    assert codes(done, done) == []
    assert codes(revoking(LEADER.id), replace(done, number="", signed_on=None)) == []


def test_people_and_teams_must_be_known() -> None:
    assert codes(recognition(MemberId("x"))) == ["decision.member_unknown"]
    assert codes(recognition(BINH, team=TeamId("x"))) == ["decision.team_unknown"]
    assert codes(a_decision(DecisionKind.ESTABLISH, teams=(TeamId("x"),))) == ["decision.team_unknown"]


def test_conditions_are_told_and_let_pass_on_a_ground() -> None:
    assert codes(recognition(SICK)) == ["member.health_missing"]
    ground = Override("member.health_missing", "Giấy đang chờ sao", "Giấy số 12")
    assert codes(a_decision(recognitions=(recognised(SICK, EAST.id, overrides=(ground,)),))) == []


def test_traits_of_the_commune_count() -> None:
    from desktop_app.model.member import Education

    world = known()
    members = {**world.members, BINH: replace(world.members[BINH], education=Education.PRIMARY)}
    decision = recognition(BINH)
    plain, mountain = (
        check_decision(decision, replace(world, members=members, traits=traits))
        for traits in (frozenset(), frozenset({Trait.MOUNTAIN}))
    )
    assert [p.code for p in plain] == ["member.education_too_low"]
    assert mountain == []


def test_a_team_not_established_yet_is_odd() -> None:
    assert codes(recognition(BINH, effective_on=date(2025, 12, 31))) == ["decision.team_not_established"]


def test_one_leader_and_one_deputy() -> None:
    [taken] = check(recognition(BINH, role=Role.LEADER))
    assert taken.code == "decision.role_taken"
    assert taken.values == {"team": "Tổ thôn Đông", "role": Role.LEADER}
    assert codes(recognition(BINH, role=Role.LEADER, endings=(ended(AN),))) == []
    assert codes(recognition(BINH, CUC, role=Role.DEPUTY)) == ["decision.role_taken"]
    assert codes(recognition(BINH, role=Role.DEPUTY)) == []


def test_a_place_taken_only_later_is_seen_too() -> None:
    later = numbered(recognition(BINH, role=Role.DEPUTY, effective_on=LATER))
    assert codes(recognition(CUC, role=Role.DEPUTY), later) == ["decision.role_taken"]
    ending = numbered(a_decision(DecisionKind.END, endings=(ended(CUC),), effective_on=LATER), "8")
    assert codes(recognition(CUC, role=Role.DEPUTY), later, ending) == []


def test_a_revocation_may_not_bring_back_a_second_leader() -> None:
    ending = numbered(a_decision(DecisionKind.END, endings=(ended(AN),), effective_on=EARLIER), "8")
    successor = numbered(recognition(BINH, role=Role.LEADER), "9")
    revoking = a_decision(DecisionKind.REVOKE, revokes=ending.id, effective_on=LATER)
    assert codes(revoking, ending) == []
    assert codes(replace(revoking, effective_on=EARLIER), ending, successor) == ["decision.role_taken"]
    moved = numbered(recognition(AN, team=WEST.id, effective_on=date(2026, 2, 1)), "10")
    back = a_decision(DecisionKind.REVOKE, revokes=moved.id, effective_on=LATER)
    assert codes(back, moved, successor) == ["decision.role_taken"]


def test_strength_over_the_quota_is_odd() -> None:
    [over] = check(recognition(BINH, CUC, DUNG))
    assert (over.code, over.severity) == ("decision.over_quota", Severity.WARNING)
    assert over.values == {"team": "Tổ thôn Đông", "strength": 4, "quota": 3}
    assert over.article == "Điều 14 khoản 4 Luật 30/2023/QH15"
    assert codes(recognition(BINH, CUC)) == []


def sentences(problems: Iterable[Problem]) -> set[str]:
    return {problem.code for problem in problems}


def test_everything_wrong_is_told_at_once() -> None:
    bad = a_decision(subject="", recognitions=(recognised(SICK, WEST.id), recognised(BINH, WEST.id)), number="3")
    assert sentences(check(bad)) == {
        "decision.empty",
        "decision.number_without_day",
        "member.health_missing",
        "decision.over_quota",
    }


def test_a_team_is_dissolved_once_and_takes_nobody_afterwards() -> None:
    gone = issued(DecisionKind.DISSOLVE, EFFECTIVE, teams=(EAST.id,), number="9")
    assert codes(a_decision(DecisionKind.DISSOLVE, teams=(EAST.id,))) == []
    assert codes(a_decision(DecisionKind.DISSOLVE)) == ["decision.nothing_decided"]
    assert codes(a_decision(DecisionKind.DISSOLVE, teams=(EAST.id,), effective_on=LATER), gone) == [
        "decision.team_dissolved"
    ]
    assert codes(recognition(BINH), gone) == ["decision.team_dissolved"]
    assert codes(recognition(BINH, effective_on=EARLIER), gone) == []
    again = issued(DecisionKind.ESTABLISH, EFFECTIVE, teams=(EAST.id,), number="10")
    assert codes(recognition(BINH, effective_on=LATER), gone, again) == []


def test_a_team_without_a_decision_of_its_own_is_dissolved_with_a_warning() -> None:
    unknown = a_team("Tổ thôn Hạ")
    world = known()
    world = replace(world, teams={**world.teams, unknown.id: unknown})
    [problem] = check_decision(a_decision(DecisionKind.DISSOLVE, teams=(unknown.id,)), world)
    assert (problem.code, problem.severity) == ("decision.team_not_established", Severity.WARNING)
    stranger = a_decision(DecisionKind.DISSOLVE, teams=(TeamId("nobody"),))
    assert codes(stranger) == ["decision.team_unknown"]


def test_a_team_is_not_dissolved_before_a_day_on_which_somebody_joins_it() -> None:
    later = issued(on=LATER, recognitions=(recognised(BINH, EAST.id),), number="11")
    gone = a_decision(DecisionKind.DISSOLVE, teams=(EAST.id,))
    [problem] = check(gone, later)
    assert (problem.code, problem.values["reference"]) == ("decision.recognised_after_end", "11/QĐ-UBND")
    assert codes(gone, later, issued(DecisionKind.REVOKE, LATER, revokes=later.id, number="12")) == []


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        (EndGround.REQUEST, ["decision.evidence_missing"]),
        (EndGround.HEALTH, ["decision.evidence_missing"]),
        (EndGround.DUTY, ["decision.reminders_missing"]),
        (EndGround.OTHER, ["decision.ground_not_in_law", "decision.ground_unsaid"]),
    ],
)
def test_a_ground_rests_on_something_written(ground: EndGround, expected: list[str]) -> None:
    bare = a_decision(DecisionKind.END, endings=(Ending(AN, ground),))
    assert codes(bare) == expected
    written = replace(bare, endings=(Ending(AN, ground, "Văn bản số 5"),))
    assert codes(written) == [code for code in expected if code == "decision.ground_not_in_law"]
    stopping = [problem.code for problem in check(bare) if problem.severity is Severity.ERROR]
    assert stopping == [code for code in expected if code == "decision.ground_unsaid"]
