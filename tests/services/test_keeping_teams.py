from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop_app.model.ids import MemberId, VillageId
from desktop_app.model.member import Member
from desktop_app.model.periods import Span
from desktop_app.model.place import VillageCount
from desktop_app.model.unit import Body, Capacity, Signer
from desktop_app.services import keeping_teams as keeping
from desktop_app.services import recording_decisions
from desktop_app.services.office import Office
from tests.building import a_decision, a_member, a_team, issued, recognised

Refused = Callable[[Office, Callable[[], object]], list[str]]
CCCD = "027085001234"


def test_each_verb_keeps_what_it_is_given(office: Office, newcomer: Member) -> None:
    village, [profile] = office.book.villages()[0], office.book.profiles()
    signer = Signer(keeping.new_signer_id(), Body.POLICE, "Lê A", "Phó", Capacity.KT, Span(date(2026, 1, 1)), "Trưởng")
    team = a_team("Tổ khu mới", villages=(village.id,))
    moved = replace(newcomer, phone="0912345678", cccd=CCCD)
    later = replace(profile, id=keeping.new_profile_id(), valid_from=date(2027, 1, 1), name="Tân Thành Mới")
    renamed = replace(village, name="Thôn Đông Mới")
    keeping.save_signer(office, signer)
    assert keeping.save_team(office, team) == []
    assert keeping.save_member(office, moved) == []
    assert keeping.save_profile(office, later, "đổi tên") == []
    assert keeping.save_village(office, renamed) == []
    assert signer in office.book.signers()
    assert office.book.team(team.id) == team
    assert office.book.member(newcomer.id) == moved
    assert office.book.profile_on(date(2027, 1, 1)) == later
    assert office.book.profile_on(date(2026, 12, 31)) == profile
    assert office.book.village(village.id) == renamed
    names = [line.name for line in office.book.history.changes(5)][::-1]
    assert names == ["signer.saved", "team.saved", "member.saved", "profile.saved", "village.saved"]
    assert office.book.history.changes(2)[1].why == "đổi tên"


def test_what_is_odd_is_told_and_kept(office: Office) -> None:
    team = a_team("Tổ chưa có thôn", villages=())
    assert [problem.code for problem in keeping.save_team(office, team)] == ["team.no_village"]
    assert office.book.team(team.id) == team


def test_what_is_wrong_is_refused(office: Office, newcomer: Member, someone: Member, refused: Refused) -> None:
    [profile], team, village = office.book.profiles(), office.book.teams()[0], office.book.villages()[0]
    signer = office.book.signers()[0]
    bad: list[tuple[list[str], Callable[[], object]]] = [
        (["unit.empty"], lambda: keeping.save_profile(office, replace(profile, name=""))),
        (
            ["register.symbol_foreign"],
            lambda: keeping.save_profile(office, replace(profile, symbols={"decision": "QĐ-U\u0412ND"})),
        ),
        (["unit.scheme_unknown"], lambda: keeping.save_profile(office, replace(profile, scheme_id="x"))),
        (["unit.signer_empty"], lambda: keeping.save_signer(office, replace(signer, name=" "))),
        (["unit.signer_empty"], lambda: keeping.save_signer(office, replace(signer, title=""))),
        (
            ["unit.signer_for_nobody"],
            lambda: keeping.save_signer(office, replace(signer, capacity=Capacity.KT, on_behalf_of="")),
        ),
        (["village.name_empty"], lambda: keeping.save_village(office, replace(village, name=""))),
        (
            ["village.class_unknown"],
            lambda: keeping.save_village(
                office, replace(village, counts=(VillageCount(date(2026, 1, 1), village_class=9),))
            ),
        ),
        (["team.name_twice"], lambda: keeping.save_team(office, a_team(team.name, villages=(village.id,)))),
        (["team.village_unknown"], lambda: keeping.save_team(office, replace(team, villages=(VillageId("x"),)))),
        (["member.name_empty"], lambda: keeping.save_member(office, replace(newcomer, full_name="\u200b "))),
        (["member.cccd_not_12"], lambda: keeping.save_member(office, replace(newcomer, cccd="02708500123"))),
        (["member.cccd_not_12"], lambda: keeping.save_member(office, replace(newcomer, cccd="٠٢٧٠٨٥٠٠١٢٣٤"))),
        (["member.cccd_twice"], lambda: keeping.save_member(office, replace(newcomer, cccd=someone.cccd))),
    ]
    for codes, verb in bad:
        assert refused(office, verb) == codes


def test_the_same_team_may_keep_its_name_and_the_same_person_the_number(office: Office, someone: Member) -> None:
    team = office.book.teams()[0]
    assert keeping.save_team(office, replace(team, quota=4)) == []
    assert keeping.save_member(office, replace(someone, phone="1")) == []


def test_somebody_typed_by_mistake_is_taken_out_of_the_lists(office: Office, newcomer: Member) -> None:
    keeping.retire_member(office, newcomer.id, "ghi nhầm")
    assert office.book.member(newcomer.id) is None
    line = office.book.history.changes(1)[0]
    assert (line.name, line.why) == ("member.retired", "ghi nhầm")
    assert office.book.check() == []


def test_nobody_whom_a_decision_names_is_taken_out(
    office: Office, newcomer: Member, someone: Member, refused: Refused
) -> None:
    assert refused(office, lambda: keeping.retire_member(office, MemberId("x"), "")) == ["member.unknown"]
    assert refused(office, lambda: keeping.retire_member(office, someone.id, "")) == ["member.has_decisions"]
    draft = a_decision(recognitions=(recognised(newcomer.id, office.book.teams()[0].id),))
    recording_decisions.record_draft(office, draft)
    assert refused(office, lambda: keeping.retire_member(office, newcomer.id, "")) == ["member.has_decisions"]


def test_a_recognition_that_never_had_effect_still_names_people(
    office: Office, newcomer: Member, refused: Refused
) -> None:
    from desktop_app.model.decision import DecisionKind

    day = date(2026, 11, 1)
    first = issued(on=day, recognitions=(recognised(newcomer.id, office.book.teams()[0].id),))
    recording_decisions.record_issued(office, first)
    recording_decisions.record_issued(office, issued(DecisionKind.REVOKE, on=day, revokes=first.id))
    assert refused(office, lambda: keeping.retire_member(office, newcomer.id, "")) == ["member.has_decisions"]


def test_identifiers_are_nobody_elses() -> None:
    made = [make() for make in (keeping.new_member_id, keeping.new_team_id, keeping.new_village_id) for _ in range(9)]
    assert len(set(made)) == 27
    assert a_member().id != a_member().id
