from dataclasses import replace
from datetime import date

from desktop_app.model.decision import DecisionKind, EndGround, Ending
from desktop_app.printing import contexts as paper_of
from desktop_app.printing.letter_contexts import Dissolution
from desktop_app.printing.paper_parts import PaperDate
from desktop_app.services.composing_decisions import compose_decision
from desktop_app.services.office import Office
from desktop_app.wording import letters
from desktop_app.wording.written import long_date
from tests.building import a_decision

NEXT = date(2026, 11, 1)


def test_one_team_is_told_and_several_are_listed(office: Office) -> None:
    establish, _ = office.book.decisions()
    code, listed = compose_decision(office, establish)
    assert code == "mau_08_thanh_lap_nhieu_to"
    assert isinstance(listed, paper_of.ListedEstablishment)
    assert len(listed.teams) == listed.count == len(establish.teams)
    assert listed.strength == sum(team.strength for team in listed.teams)
    code, single = compose_decision(office, replace(establish, teams=establish.teams[:1]))
    assert code == "mau_08_thanh_lap"
    assert isinstance(single, paper_of.Establishment)
    assert single.team == listed.teams[0].name


def test_a_revocation_cites_what_it_revokes_and_its_reason(office: Office) -> None:
    _, recognise = office.book.decisions()
    draft = a_decision(DecisionKind.REVOKE, revokes=recognise.id, effective_on=NEXT, subject="Bãi bỏ, do ghi sai tên")
    code, made = compose_decision(office, draft)
    assert code == "quyet_dinh_bai_bo"
    assert isinstance(made, paper_of.Revocation)
    assert recognise.reference in made.revoked
    assert "về việc công nhận" in made.revoked
    assert made.reason == "Lý do: ghi sai tên"
    _, unnamed = compose_decision(office, replace(draft, subject=""))
    assert isinstance(unnamed, paper_of.Revocation)
    assert recognise.signed_on
    assert unnamed.about == f"Về việc bãi bỏ Quyết định số {recognise.reference} {long_date(recognise.signed_on)}"
    assert made.heading.number == ""
    assert made.heading.dated.day is None


def test_a_decision_that_replaces_another_says_so(office: Office) -> None:
    establish, _ = office.book.decisions()
    _, plain = compose_decision(office, establish)
    _, made = compose_decision(office, replace(establish, id=a_decision().id, revokes=establish.id))
    assert isinstance(plain, paper_of.ListedEstablishment)
    assert isinstance(made, paper_of.ListedEstablishment)
    assert plain.replaces == ""
    assert made.replaces.startswith(f"Quyết định này thay thế Quyết định số {establish.reference} ngày ")


def test_an_empty_subject_prints_the_usual_words_and_a_small_number_its_nought(office: Office) -> None:
    establish, _ = office.book.decisions()
    single = replace(establish, teams=establish.teams[:1], subject=" ", number="7", signed_on=date(2026, 3, 9))
    _, made = compose_decision(office, single)
    assert isinstance(made, paper_of.Establishment)
    assert made.about == f"Về việc thành lập {made.team}"
    assert made.heading.number == "07"


def test_another_ground_prints_what_the_clerk_wrote(office: Office) -> None:
    _, recognise = office.book.decisions()
    leaving = Ending(recognise.recognitions[0].member, EndGround.OTHER, "chuyển nơi cư trú.")
    _, made = compose_decision(office, a_decision(DecisionKind.END, endings=(leaving,), effective_on=NEXT))
    assert isinstance(made, paper_of.Release)
    assert [(person.ground, person.point) for person in made.people] == [("chuyển nơi cư trú", "")]


def test_many_places_are_named_by_the_kinds_the_commune_has(office: Office) -> None:
    establish, recognise = office.book.decisions()
    for decision in (establish, recognise):
        _, made = compose_decision(office, decision)
        assert isinstance(made, paper_of.ListedEstablishment | paper_of.ListedRecognition)
        assert made.executors == "Trưởng Công an xã, Trưởng các thôn, xóm, khu phố có liên quan"


def test_a_dissolution_names_teams_places_and_how_many_leave(office: Office) -> None:
    establish, recognise = office.book.decisions()
    teams = establish.teams[:2]
    code, made = compose_decision(office, a_decision(DecisionKind.DISSOLVE, teams=teams, effective_on=NEXT))
    assert code == "mau_08_giai_the"
    assert isinstance(made, Dissolution)
    assert (made.count, len(made.teams)) == (2, 2)
    assert made.strength == sum(recognition.team in teams for recognition in recognise.recognitions)
    assert all(establish.reference in team.founded and team.area for team in made.teams)
    assert made.about == "Về việc thử"


def test_one_team_is_dissolved_in_a_sentence_of_its_own(office: Office) -> None:
    establish, _ = office.book.decisions()
    draft = a_decision(DecisionKind.DISSOLVE, teams=establish.teams[:1], effective_on=date(2026, 12, 1))
    _, made = compose_decision(office, draft)
    assert isinstance(made, Dissolution)
    [team] = made.teams
    assert made.what.startswith(f"{team.name}, xã Tân Thành (địa bàn phụ trách: {team.area}; thành lập theo ")
    assert made.what.endswith(") kể từ ngày 01 tháng 12 năm 2026.")
    assert (made.listed, made.dissolved) == ((), team.name)


def test_one_person_is_recognised_in_a_sentence_and_several_in_a_list(office: Office) -> None:
    _, recognise = office.book.decisions()
    team = recognise.recognitions[0].team
    of_team = tuple(one for one in recognise.recognitions if one.team == team)
    _, made = compose_decision(office, replace(recognise, recognitions=of_team[:1]))
    assert isinstance(made, paper_of.Recognition)
    [one] = made.people
    assert made.recognised == f"{one.honorific} {one.name}"
    assert made.whom.startswith(f"{one.honorific.lower()} {one.name}, sinh ")
    assert made.whom.endswith(f", là {one.role} {made.team}, xã Tân Thành.")
    assert made.listed == ()
    _, several = compose_decision(office, replace(recognise, recognitions=of_team[:2]))
    assert isinstance(several, paper_of.Recognition)
    assert several.whom == f"02 ông, bà có tên sau là thành viên {made.team}, xã Tân Thành:"
    assert several.listed == several.people
    assert several.recognised == letters.RECOGNISED


def test_one_person_leaves_in_a_sentence_and_several_in_a_list(office: Office) -> None:
    _, recognise = office.book.decisions()
    first = recognise.recognitions[0]
    mates = [one.member for one in recognise.recognitions if one.team == first.team][:2]
    both = [Ending(member, EndGround.OTHER, "chuyển nơi cư trú") for member in mates]
    _, alone = compose_decision(office, a_decision(DecisionKind.END, endings=(both[0],), effective_on=NEXT))
    _, several = compose_decision(office, a_decision(DecisionKind.END, endings=tuple(both), effective_on=NEXT))
    assert isinstance(alone, paper_of.Release)
    assert isinstance(several, paper_of.Release)
    [one] = alone.people
    assert alone.leavers == f"{one.honorific} {one.name}"
    assert alone.whom.startswith(f"{alone.leavers[:1].lower()}{alone.leavers[1:]}, sinh ")
    assert alone.whom.endswith(f", {one.role} {alone.team}, xã Tân Thành; lý do: chuyển nơi cư trú.")
    assert alone.listed == ()
    assert several.whom.startswith("02 ông, bà có tên sau, thành viên ")
    assert several.listed == several.people
    assert {one.role for one in several.people} <= {"Tổ trưởng", "Tổ phó", "Tổ viên"}


def test_of_several_teams_each_line_says_whose_the_person_is(office: Office) -> None:
    _, recognise = office.book.decisions()
    teams = list(dict.fromkeys(one.team for one in recognise.recognitions))
    of_each = [next(one for one in recognise.recognitions if one.team == team) for team in teams]
    leaving = tuple(Ending(one.member, EndGround.OTHER, "chuyển nơi cư trú") for one in of_each)
    _, made = compose_decision(office, a_decision(DecisionKind.END, endings=leaving, effective_on=NEXT))
    assert isinstance(made, paper_of.Release)
    assert made.whom == f"{len(teams):02d} ông, bà có tên sau:"
    assert all(" Tổ bảo vệ an ninh, trật tự " in one.role for one in made.listed)
    assert len({one.role for one in made.listed}) > 1


def test_a_dissolution_of_many_teams_counts_them_in_its_title(office: Office) -> None:
    establish, _ = office.book.decisions()
    draft = a_decision(DecisionKind.DISSOLVE, teams=establish.teams, effective_on=NEXT, subject="")
    _, made = compose_decision(office, draft)
    assert isinstance(made, Dissolution)
    assert made.about == f"Về việc giải thể {len(establish.teams):02d} Tổ bảo vệ an ninh, trật tự"


def test_until_it_is_signed_room_is_left_in_the_month_it_is_printed_in(office: Office) -> None:
    establish, _ = office.book.decisions()
    draft = replace(establish, number="", signed_on=None)
    for effective, signed, printed in (
        (date(2027, 2, 1), None, PaperDate(2026, 11)),
        (date(2026, 9, 1), None, PaperDate(2026, 9)),
        (date(2027, 2, 1), date(2027, 1, 8), PaperDate(2027, 1, 8)),
    ):
        _, made = compose_decision(office, replace(draft, effective_on=effective, signed_on=signed))
        assert isinstance(made, paper_of.ListedEstablishment)
        assert made.heading.dated == printed
