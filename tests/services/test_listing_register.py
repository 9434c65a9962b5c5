"""The register as it is shown: series, gaps in their places, prints with their papers, papers without a number."""

from dataclasses import replace
from datetime import date

from desktop_app.model.decision import Decision, DecisionKind
from desktop_app.model.document import PaperOf
from desktop_app.model.register import GapReason, IssuingBody, PaperKind, Series
from desktop_app.services import numbering, recording_decisions, registering
from desktop_app.services import printing_forms as printing
from desktop_app.services.listing_register import (
    RegisterRow,
    SeriesRows,
    giving_for,
    list_register,
    list_unnumbered,
    register_years,
    usual,
)
from desktop_app.services.office import Office
from desktop_app.services.registering import Giving, Why
from tests.building import a_decision, ended, issued

DECISIONS = Series(IssuingBody.COMMITTEE, "QĐ-UBND", 2026)


def shown(office: Office, series: Series) -> SeriesRows:
    return next(one for one in list_register(office, series.year) if one.series == series)


def test_a_series_shows_its_gaps_in_their_places(office: Office) -> None:
    with office.book.change("t.t", by="t") as change:
        change.put(issued(number="45", on=date(2026, 10, 30)))
    one = shown(office, DECISIONS)
    assert [(row.number, row.paper is None) for row in one.rows] == [
        ("01–40", True),
        ("41", False),
        ("42", False),
        ("43–44", True),
        ("45", False),
    ]
    assert (one.following, one.unexplained, one.general, one.kind) == ("46", 42, False, PaperKind.DECISION)
    registering.explain_gap(office, DECISIONS, 1, None, Why(GapReason.GENERAL))
    told = shown(office, DECISIONS)
    assert (told.unexplained, told.general, len(told.rows)) == (0, True, 5)
    assert RegisterRow(DECISIONS).number == ""


def test_years_are_those_with_papers_and_this_one(office: Office) -> None:
    assert register_years(office) == (2026,)
    with office.book.change("t.t", by="t") as change:
        change.put(issued(number="3", on=date(2025, 12, 30)))
    assert register_years(office) == (2026, 2025)
    assert [one.series.year for one in list_register(office, 2025)] == [2025]


def test_every_print_stands_with_its_paper(office: Office, recognition: Decision) -> None:
    draft = replace(recognition, number="", signed_on=None)
    printing.print_paper(office, printing.compose_decision_paper(office, draft))
    for _ in range(3):
        printing.print_paper(office, printing.compose_decision_paper(office, recognition))
    printing.print_paper(office, printing.compose_submission_paper(office, recognition))
    row = next(row for row in shown(office, DECISIONS).rows if row.number == "42")
    blank, numbered = row.prints
    assert (len(row.prints), row.times) == (2, 4)
    assert (blank.again, len(numbered.again)) == ((), 2)
    assert blank.superseded.startswith("Bản in này đã được thay bằng bản in sau (số 42/QĐ-UBND)")
    assert numbered.superseded == ""
    proposals = [one for one in list_register(office, 2026) if one.kind is PaperKind.PROPOSAL]
    assert [row.times for one in proposals for row in one.rows if row.paper is not None] == [0, 1]


def test_what_may_get_a_number(office: Office, recognition: Decision) -> None:
    assert list_unnumbered(office) == ()
    joining = replace(recognition, id=recording_decisions.new_decision_id(), number="", signed_on=None, proposal="")
    leaving = a_decision(DecisionKind.END, endings=(ended(recognition.recognitions[0].member),))
    with office.book.change("t.t", by="t") as change:
        change.put_all((joining, leaving))
    printing.print_paper(office, printing.compose_submission_paper(office, joining))
    found = {one.form: one for one in list_unnumbered(office)}
    assert {form: one.of for form, one in found.items()} == {
        numbering.SUBMISSION: PaperOf(decision=joining.id),
        numbering.RELEASE_REPORT: PaperOf(decision=leaving.id),
    }
    proposal = found[numbering.SUBMISSION]
    assert (proposal.symbol, proposal.signer, proposal.signed_on) == ("TTr-CAX", "Trần Quốc Hùng", date(2026, 11, 2))
    assert proposal.recipients == ("Như trên", "Lưu: VT, CAX")
    registering.give_number(office, replace(proposal, number="90"))
    assert [one.form for one in list_unnumbered(office)] == [numbering.RELEASE_REPORT]


def test_what_is_usual_follows_kind_and_sender(office: Office) -> None:
    plan = giving_for(office, "ke_hoach_tuyen_chon", PaperOf(), "Kế hoạch")
    assert (plan.kind, plan.body, plan.symbol, plan.signer) == (
        PaperKind.PLAN,
        IssuingBody.COMMITTEE,
        "KH-UBND",
        "Phạm Minh Tuấn",
    )
    early = usual(office, replace(plan, signed_on=date(2020, 1, 1)))
    assert (early.symbol, early.signer, early.recipients) == ("", "", ())
    bare = giving_for(office, "", PaperOf(), "Công văn")
    assert isinstance(bare, Giving)
    assert (bare.kind, bare.symbol) == (PaperKind.LETTER, "CAX")
