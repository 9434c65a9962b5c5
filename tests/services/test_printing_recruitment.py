"""Every paper of a whole round is printed by its real form."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.document import PaperOf
from desktop_app.model.recruitment import PaperMark, PostedPaper
from desktop_app.services import deciding_recruitment, printing_forms
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


@pytest.mark.parametrize("code", printing.OF_A_DRAFT)
def test_the_proposal_and_the_decision_are_those_of_the_draft(round_: Round, code: str):
    composed = compose_round_paper(round_.office, round_.id, RoundPaper(code))
    assert composed.of.decision == round_.now.decisions[0]
    if code == printing_forms.LIST_LEADERS:
        return  # nobody was proposed as leader: the list is empty
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


def test_without_a_draft_there_is_no_proposal(office, refusal):
    begun = begin(office)
    asked = RoundPaper(printing_forms.SUBMISSION)
    assert refusal(lambda: compose_round_paper(office, begun.id, asked)) == ["recruit.no_draft"]
    assert refusal(lambda: compose_round_paper(office, begun.id, replace(asked, code=printing.MINUTES))) == [
        "recruit.no_applicant"
    ]
