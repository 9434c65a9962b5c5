from dataclasses import replace

from desktop_app.model.problems import Severity
from desktop_app.model.recruitment import CouncilMeeting, RecruitmentPlan, Teller, TellerPart, VoteMode
from desktop_app.model.recruitment_papers import gaps_of
from tests.recruiting import COUNCIL, a_round, voted


def gaps(form: str, one) -> list[tuple[str, Severity]]:
    return [(problem.code.removeprefix("recruit."), problem.severity) for problem in gaps_of(form, one)]


def secret(*tellers: TellerPart, **fields):
    one = voted([("an", 6), ("binh", 5)])
    named = tuple(Teller(f"Người {part}", part) for part in tellers)
    return replace(one, meeting=replace(one.meeting, mode=VoteMode.BALLOT, tellers=named, **fields))


def test_a_plan_may_be_printed_with_blanks_and_says_which():
    assert gaps("ke_hoach_tuyen_chon", a_round()) == [("plan_empty", Severity.WARNING)] * len(
        gaps_of("ke_hoach_tuyen_chon", a_round())
    )
    empty = gaps("ke_hoach_tuyen_chon", a_round(plan=RecruitmentPlan(), vacancies=()))
    assert empty[0] == ("no_vacancy", Severity.WARNING)
    assert [code for code, _severity in empty].count("plan_empty") == 4


def test_the_tellers_record_wants_its_signers_and_its_counts():
    whole = secret(TellerPart.HEAD, TellerPart.SECRETARY, ballots_out=8, ballots_in=8)
    assert gaps("mau_03", whole) == []
    assert gaps("mau_03", secret(TellerPart.HEAD)) == [
        ("tellers_unsigned", Severity.WARNING),
        ("ballots_empty", Severity.WARNING),
    ]
    assert gaps("mau_03", replace(whole, meeting=None)) == [("no_meeting", Severity.WARNING)]


def test_minutes_want_who_signs_them_and_a_result():
    assert gaps("mau_04", voted([("an", 6), ("binh", 5), ("chi", 3)])) == []
    tied = voted([("an", 6), ("binh", 5), ("chi", 5)])
    assert gaps("mau_04", tied) == [("tie_unsettled", Severity.ERROR)]
    away = tuple(replace(one, present=not one.secretary) for one in COUNCIL)
    assert gaps("mau_04", replace(tied, meeting=None, council=away)) == [
        ("secretary_absent", Severity.ERROR),
        ("no_meeting", Severity.WARNING),
    ]
    unsaid = replace(tied, meeting=CouncilMeeting(tied.meeting.day))
    assert gaps("mau_04", unsaid) == [("meeting_hours_empty", Severity.WARNING), ("votes_missing", Severity.WARNING)]


def test_other_papers_want_no_more_than_they_are_made_of():
    assert gaps("mau_01", a_round()) == gaps("danh_sach_du_tuyen", a_round()) == []
