"""Every kind of paper that the sample's book prints is composed again as it was."""

from dataclasses import replace

import pytest

from desktop_app.model.ids import DocumentId
from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.model.recruitment import PostedPaper
from desktop_app.printing.render import context_digest
from desktop_app.services import composing_register
from desktop_app.services import printing_forms as printing
from desktop_app.services import printing_letters as letters
from desktop_app.services import printing_recruitment as rounds
from desktop_app.services.composing_again import compose_again
from desktop_app.services.office import Office
from tests.services.recruiting_round import begin

OCTOBER = Month(2026, 10)


def papers(office: Office) -> list[printing.Composed]:
    establish, recognise = office.book.decisions()
    person, team = recognise.recognitions[0].member, recognise.recognitions[0].team
    return [
        printing.compose_submission_paper(office, recognise),
        printing.compose_list_paper(office, recognise, leaders=False),
        printing.compose_list_paper(office, recognise, leaders=True),
        printing.compose_decision_paper(office, establish),
        printing.compose_attendance_paper(office, OCTOBER, team),
        printing.compose_payment_paper(office, OCTOBER),
        printing.compose_calculation_paper(office, OCTOBER, person),
        printing.compose_calculations_paper(office, OCTOBER, team),
        letters.compose_roster_paper(office, OCTOBER, team),
        letters.compose_roster_paper(office, OCTOBER),
        composing_register.compose_register_paper(office, 2026),
    ]


def test_each_paper_is_composed_as_it_was_printed(office: Office) -> None:
    for composed in papers(office):
        document, _ = printing.print_paper(office, composed)
        again = compose_again(office, document.id)
        assert (again.form.code, again.of, again.part) == (composed.form.code, composed.of, composed.part)
        assert context_digest(again.context) == context_digest(composed.context)


@pytest.mark.parametrize(
    "wanted",
    [
        rounds.RoundPaper(rounds.PLAN),
        rounds.RoundPaper(rounds.NOTICE, posted=PostedPaper.APPLICANTS),
        rounds.RoundPaper(rounds.MINUTES),
        rounds.RoundPaper(printing.SUBMISSION),
    ],
    ids=lambda wanted: wanted.code,
)
def test_papers_of_a_round_are_composed_as_they_were(office: Office, wanted: rounds.RoundPaper) -> None:
    made = begin(office)
    made.to_the_drafts()
    composed = rounds.compose_round_paper(office, made.id, wanted)
    document, _ = printing.print_paper(office, composed)
    again = compose_again(office, document.id)
    assert (again.of, again.part) == (composed.of, composed.part)
    assert context_digest(again.context) == context_digest(composed.context)


def test_an_application_is_its_applicants(office: Office) -> None:
    made = begin(office)
    made.to_the_drafts()
    person = made.people[0]
    composed = rounds.compose_round_paper(office, made.id, rounds.RoundPaper(rounds.APPLICATION, member=person.id))
    document, _ = printing.print_paper(office, composed)
    assert compose_again(office, document.id).title == composed.title
    assert person.full_name in composed.title


def test_what_was_typed_for_one_print_alone_is_refused(office: Office) -> None:
    composed = printing.compose_payment_paper(office, OCTOBER)
    certificate = replace(composed, form=office.forms["bang_thanh_toan"], of=replace(composed.of, month=None), part="x")
    document, _ = printing.print_paper(office, certificate)
    with pytest.raises(Refused, match=r"paper\.typed_when_printed"):
        compose_again(office, document.id)


def test_a_paper_that_the_book_does_not_hold_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match=r"document\.unknown"):
        compose_again(office, DocumentId("none"))


def test_the_blank_application_is_composed_again(office: Office) -> None:
    composed = rounds.compose_blank_application_paper(office)
    document, _ = printing.print_paper(office, composed)
    assert context_digest(compose_again(office, document.id).context) == context_digest(composed.context)


def test_a_sheet_of_an_older_book_does_not_say_whose_it_is(office: Office) -> None:
    document, pdf = printing.print_paper(office, printing.compose_payment_paper(office, OCTOBER))
    with office.book.change("document.printed", by="Lan") as change:
        change.keep_document(replace(document, id=DocumentId("old"), part=None), pdf)
    with pytest.raises(Refused, match=r"paper\.part_unknown"):
        compose_again(office, DocumentId("old"))
