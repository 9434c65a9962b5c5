"""Giving a number: what is offered, what follows from kind, sender and day, what stands against it."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import DecisionKind
from desktop_app.model.register import GapReason, IssuingBody, PaperKind
from desktop_app.services import listing_register, numbering, recording_decisions, registering
from desktop_app.services.registering import Why
from desktop_app.ui.registering.give_number import OTHER, GiveNumberDialog
from tests.building import a_decision


@pytest.fixture
def dialog(qtbot, session):
    """Over a draft that waits for its tờ trình."""
    office = session.office
    told = office.book.decisions()[-1]
    draft = replace(told, id=recording_decisions.new_decision_id(), number="", signed_on=None, proposal="")
    with office.book.change("t.t", by="t") as change:
        change.put_all((draft, a_decision(DecisionKind.ESTABLISH)))
    made = GiveNumberDialog(None, session, listing_register.list_unnumbered(office))
    qtbot.addWidget(made)
    made.show()
    return made


def told(dialog):
    return [dialog.session.messages.problem(p) for p in registering.weigh(dialog.session.office, dialog._giving())]


def test_the_first_waiting_paper_is_ready_but_for_the_keystroke(dialog):
    assert dialog.paper.count() == 2
    assert dialog.paper.itemText(0) == OTHER
    assert (dialog.kind.value, dialog.kind.isEnabled()) == (PaperKind.PROPOSAL, False)
    assert (dialog.number.text(), dialog.symbol.text()) == ("01", "TTr-CAX")
    assert dialog.effect.text() == (
        "Số 01/TTr-CAX, ký ngày 27/10/2026, vào sổ năm 2026. Dự thảo quyết định sẽ căn cứ văn bản này."
    )
    dialog.accept()
    cited = [d.proposal for d in dialog.session.office.book.decisions() if d.proposal]
    assert cited == ["Tờ trình số 01/TTr-CAX ngày 27 tháng 10 năm 2026"]
    assert dialog.session.office.book.register_entries() == ()


def test_another_paper_takes_what_its_kind_and_sender_usually_have(dialog):
    dialog.paper.setCurrentIndex(0)
    assert dialog.kind.isEnabled()
    dialog.kind.set_value(PaperKind.NOTICE)
    assert (dialog.symbol.text(), dialog.number.text()) == ("TB-CAX", "01")
    dialog.kind.set_value(PaperKind.PLAN)
    assert (dialog.symbol.text(), dialog.body.value) == ("KH-UBND", IssuingBody.COMMITTEE)
    dialog.kind.set_value(PaperKind.NOTICE)
    dialog.body.set_value(IssuingBody.COMMITTEE)
    assert (dialog.symbol.text(), dialog.signer.text()) == ("TB-UBND", "Phạm Minh Tuấn")
    dialog.kind.set_value(PaperKind.DECISION)
    assert dialog.number.text() == "03", "decisions of membership are numbered in the same series"
    dialog.number.setText("02")
    assert not dialog.go.isEnabled()
    assert any("đã cấp cho 02/QĐ-UBND" in sentence for sentence in told(dialog))


def test_a_skipped_number_is_explained_at_once(dialog):
    assert dialog.reason.isHidden()
    dialog.number.setText("9")
    assert not dialog.reason.isHidden()
    dialog.reason.set_value(GapReason.RESERVED)
    dialog.accept()
    assert dialog.isVisible(), "a reason of this kind needs words"
    assert dialog.form.fault_of("words")
    dialog.words.setText("biên bản của Hội đồng")
    dialog.accept()
    [gap] = dialog.session.office.book.number_gaps()
    assert (gap.first, gap.last, gap.words) == (1, 8, "biên bản của Hội đồng")


def test_a_reason_chosen_and_no_longer_asked_is_not_kept(dialog):
    dialog.number.setText("9")
    dialog.reason.set_value(GapReason.BEFORE)
    dialog.number.setText("1")
    dialog.accept()
    assert dialog.session.office.book.number_gaps() == ()
    assert dialog.given.number == "01"


def test_numbers_begin_anew_each_year_and_a_day_to_come_is_refused(dialog):
    dialog.paper.setCurrentIndex(0)
    dialog.kind.set_value(PaperKind.DECISION)
    dialog.body.set_value(IssuingBody.COMMITTEE)
    dialog.day.set_value(date(2025, 12, 31))
    assert dialog.number.text() == "01"
    dialog.day.set_value(date(2026, 10, 28))
    assert dialog.number.text() == "03"
    dialog.subject.setText("V/v")
    assert not dialog.go.isEnabled()
    assert any("chưa tới" in sentence for sentence in told(dialog))


def test_where_a_general_register_gives_numbers_none_is_suggested(dialog):
    office = dialog.session.office
    registering.explain_gap(office, dialog._series(), 1, None, Why(GapReason.GENERAL))
    dialog._take_paper()
    assert (dialog.number.text(), dialog.number.placeholderText()) == ("", "số do sổ chung cấp")
    assert dialog.effect.text() == "Ghi số, ký hiệu và ngày ký như trên văn bản."
    assert not dialog.go.isEnabled()
    dialog.number.setText("118")
    assert dialog.reason.isHidden()
    dialog.accept()
    assert numbering.cited_by(next(d for d in office.book.decisions() if d.proposal)) is not None


def test_copies_are_a_number(dialog):
    for none in ("ba", "²", "9" * 5000):
        dialog.copies.setText(none)
        assert not dialog.go.isEnabled()
    dialog.copies.setText("3")
    assert dialog.go.isEnabled()
    dialog.accept()
    [sent] = dialog.session.office.book.distributions()
    assert sent.copies == 3
