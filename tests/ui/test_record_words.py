"""A round's numbered paper goes out as it was printed; that the book says otherwise by now is told."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop_app.model.decision import DecisionKind
from desktop_app.model.document import PaperOf, PrintedDocument
from desktop_app.model.ids import DocumentId
from desktop_app.model.recruitment import PostedPaper
from desktop_app.model.register import GapReason
from desktop_app.services import keeping_teams, listing_register, printing_forms, registering
from desktop_app.services.printing_recruitment import NOTICE, RoundPaper, compose_round_paper
from desktop_app.ui.record_words import words_of_print
from tests.services.recruiting_round import Round, begin

ANEW = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def round_(office) -> Round:
    made = begin(office)
    made.approve()
    return made


def print_notice(round_: Round) -> PrintedDocument:
    wanted = RoundPaper(NOTICE, posted=PostedPaper.PLAN)
    return printing_forms.print_paper(round_.office, compose_round_paper(round_.office, round_.id, wanted))[0]


def numbered_notice(round_: Round) -> PrintedDocument:
    office, of = round_.office, PaperOf(recruitment=round_.id)
    giving = listing_register.giving_for(office, NOTICE, of, "Niêm yết kế hoạch", PostedPaper.PLAN.value)
    registering.give_number(office, replace(giving, number="5"), registering.Why(GapReason.GENERAL))
    return print_notice(round_)


def named_otherwise(round_: Round) -> None:
    village = next(v for v in round_.office.book.villages() if v.id in round_.team.villages)
    keeping_teams.save_village(round_.office, replace(village, name="Khu phố Mới"))


def test_it_is_told_of_a_print_that_would_go_out_though_it_says_something_else(round_: Round) -> None:
    blank = print_notice(round_)
    kept = numbered_notice(round_)
    assert words_of_print(round_.office, kept.id) == ""
    named_otherwise(round_)
    assert print_notice(round_).id == kept.id
    assert "nội dung trong sổ nay đã khác" in words_of_print(round_.office, kept.id)
    assert words_of_print(round_.office, blank.id) == "", "it does not go out again"
    decision, _ = printing_forms.print_paper(
        round_.office, printing_forms.compose_decision_paper(round_.office, round_.office.book.decisions()[-1])
    )
    assert words_of_print(round_.office, decision.id) == ""
    assert words_of_print(round_.office, DocumentId("none")) == ""


def test_it_is_told_of_the_proposal_that_a_signed_decision_cites(round_: Round) -> None:
    office = round_.office
    decision = next(one for one in office.book.decisions() if one.kind is DecisionKind.RECOGNISE)
    decision = replace(decision, proposal="Tờ trình số 05/TTr-CAX ngày 25 tháng 9 năm 2026")
    with office.book.change("test", by="test") as change:
        change.put(decision)
    kept, pdf = printing_forms.print_paper(office, printing_forms.compose_submission_paper(office, decision))
    assert words_of_print(office, kept.id) == ""
    with office.book.change("test", by="test") as change:
        change.put(replace(decision, recognitions=decision.recognitions[1:]))
    fewer = office.book.decision(decision.id)
    assert fewer is not None
    assert printing_forms.print_paper(office, printing_forms.compose_submission_paper(office, fewer))[1] == pdf
    assert "nội dung trong sổ nay đã khác" in words_of_print(office, kept.id)


def test_a_new_print_of_it_is_made_by_key(qtbot, window, round_: Round, monkeypatch) -> None:
    office = round_.office
    kept = numbered_notice(round_)
    named_otherwise(round_)
    window.frame.open("documents")
    page = window.frame.pages["documents"]
    monkeypatch.setattr(page.paper, "send_to_printer", lambda *_args, **_asked: None)
    page.reload()
    page.show_key(kept.id)
    qtbot.waitUntil(lambda: "nội dung trong sổ nay đã khác" in page.waits.text())
    qtbot.keyClick(page.table, Qt.Key.Key_P, ANEW)
    qtbot.waitUntil(lambda: len(office.book.documents(of=PaperOf(recruitment=round_.id))) == 2)
    new = office.book.documents()[-1]
    assert (new.number, new.id != kept.id) == (kept.number, True)
    assert print_notice(round_).id == new.id
