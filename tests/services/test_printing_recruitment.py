"""Every paper of a whole round is printed by its real form."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.document import PaperOf
from desktop_app.model.recruitment import CouncilRole, PaperMark, PostedPaper
from desktop_app.services import deciding_recruitment, printing_forms, recruiting
from desktop_app.services import printing_recruitment as printing
from desktop_app.services.printing_recruitment import RoundPaper, compose_round_paper
from tests.services.recruiting_round import Round, begin

BEFORE_THE_MEETING = [code for code in printing.OF_A_ROUND if code != printing.COUNTING]


@pytest.fixture
def round_(office) -> Round:
    made = begin(office)
    made.to_the_drafts()
    deciding_recruitment.propose(office, made.id, PaperMark("31", "TTr-CAX", date(2026, 11, 24)))
    return made


@pytest.mark.parametrize("code", BEFORE_THE_MEETING)
def test_each_form_prints_and_is_kept_with_the_round(round_: Round, code: str):
    composed = compose_round_paper(round_.office, round_.id, RoundPaper(code))
    assert composed.of == PaperOf(recruitment=round_.id)
    document, pdf = printing_forms.print_paper(round_.office, composed)
    assert pdf.startswith(b"%PDF")
    assert (document.form, document.recruitment) == (code, round_.id)
    printed = {paper.form: paper.printed for row in round_.view.steps for paper in row.papers}
    assert code == printing.BALLOT or printed[code] == 1  # a ballot is not offered after a show of hands


def test_a_round_without_leaders_has_no_list_of_them(round_: Round, refusal):
    leaders = RoundPaper(printing_forms.LIST_LEADERS)
    assert refusal(lambda: compose_round_paper(round_.office, round_.id, leaders)) == ["recruit.list_of_nobody"]


@pytest.mark.parametrize("code", [code for code in printing.OF_A_DRAFT if code != printing_forms.LIST_LEADERS])
def test_the_proposal_and_the_decision_are_those_of_the_draft(round_: Round, code: str):
    composed = compose_round_paper(round_.office, round_.id, RoundPaper(code))
    assert composed.of.decision == round_.now.decisions[0]
    document, _pdf = printing_forms.print_paper(round_.office, composed)
    assert document.pages >= 1


def test_an_application_is_titled_by_its_applicant(round_: Round):
    person = round_.people[0]
    composed = compose_round_paper(round_.office, round_.id, RoundPaper(printing.APPLICATION, member=person.id))
    assert composed.title.endswith(person.full_name)


def test_a_notice_is_of_one_posting(round_: Round):
    plan, applicants = (
        compose_round_paper(round_.office, round_.id, RoundPaper(printing.NOTICE, posted=what))
        for what in (PostedPaper.PLAN, PostedPaper.APPLICANTS)
    )
    assert plan.context != applicants.context


def test_minutes_with_a_tie_open_or_nobody_to_sign_are_no_minutes(office, refusal):
    made = begin(office)
    made.approve()
    made.apply()
    made.list()
    made.vote(8, 7, 7)
    minutes = RoundPaper(printing.MINUTES)
    assert refusal(lambda: compose_round_paper(office, made.id, minutes)) == ["recruit.tie_unsettled"]
    made.vote(8, 7, 3)
    composed = compose_round_paper(office, made.id, minutes)
    assert composed.gaps == ()
    whole = made.now.council
    led = [one for one in whole if one.role is not CouncilRole.MEMBER]
    unled = [replace(one, present=one not in led) for one in whole]
    recruiting.hold_meeting(office, made.id, replace(made.now.meeting, votes=()), unled)
    assert "recruit.nobody_in_the_chair" in refusal(lambda: compose_round_paper(office, made.id, minutes))
    recruiting.establish_council(office, made.id, [replace(one, secretary=False) for one in whole])
    assert "recruit.council_secretary" in refusal(lambda: compose_round_paper(office, made.id, minutes))
    document, _pdf = printing_forms.print_paper(office, composed)
    assert document.form == printing.MINUTES


def test_what_is_blank_on_a_paper_is_told_with_it(office, refusal):
    made = begin(office)
    council = RoundPaper(printing.COUNCIL)
    made.approve()
    made.apply()
    made.list()
    assert compose_round_paper(office, made.id, council).gaps == ()
    whole = made.now.council
    recruiting.establish_council(office, made.id, [replace(whole[0], sex=None, office=""), whole[5]])
    gaps = [problem.code for problem in compose_round_paper(office, made.id, council).gaps]
    wanted = ["council_no_deputy", "council_no_sex", "council_seats_missing", "council_no_office"]
    assert gaps == [f"recruit.{code}" for code in wanted]
    recruiting.establish_council(office, made.id, [whole[0]])
    assert "recruit.council_secretary" in refusal(lambda: compose_round_paper(office, made.id, council))
    blank = compose_round_paper(office, made.id, RoundPaper(printing.COUNTING))
    assert [problem.code for problem in blank.gaps] == ["recruit.no_meeting"]


def test_a_paper_kept_once_goes_out_again_without_being_asked_about(office):
    made = begin(office)
    made.approve()
    made.apply()
    made.list()
    recruiting.establish_council(office, made.id, [replace(one, sex=None) for one in made.now.council])
    council = RoundPaper(printing.COUNCIL)
    composed = compose_round_paper(office, made.id, council)
    assert [problem.code for problem in composed.gaps] == ["recruit.council_no_sex"]
    kept, _pdf = printing_forms.print_paper(office, composed)
    again = compose_round_paper(office, made.id, council)
    assert again.gaps == ()
    assert printing_forms.record_kept(office, again) == kept


def test_without_a_draft_there_is_no_proposal(office, refusal):
    begun = begin(office)
    asked = RoundPaper(printing_forms.SUBMISSION)
    assert refusal(lambda: compose_round_paper(office, begun.id, asked)) == ["recruit.no_draft"]
    assert refusal(lambda: compose_round_paper(office, begun.id, replace(asked, code=printing.MINUTES))) == [
        "recruit.no_applicant"
    ]
