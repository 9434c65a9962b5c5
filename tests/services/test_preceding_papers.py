"""A release or dissolution without the report that the law puts before it is told of, and only told."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import DecisionKind
from desktop_app.model.document import PaperOf
from desktop_app.model.register import IssuingBody, PaperKind
from desktop_app.services import listing_drafts, recording_decisions, registering
from desktop_app.services.numbering import RELEASE_REPORT
from desktop_app.services.preceding_papers import odd_before
from desktop_app.services.printing_forms import compose_decision_paper
from tests.building import a_decision, ended

DAY = date(2026, 12, 1)
REPORT = "Báo cáo số 07/BC-CAX ngày 26 tháng 11 năm 2026"


@pytest.fixture
def release(office, someone):
    draft = a_decision(DecisionKind.END, effective_on=DAY, endings=(ended(someone.id),), proposal="")
    recording_decisions.record_draft(office, draft)
    return draft


def codes(office, decision):
    return [problem.code for problem in odd_before(office, decision)]


def test_a_release_without_its_report_is_told_where_it_is_printed_and_numbered(office, release):
    assert codes(office, release) == ["decision.release_report_missing"]
    plan = listing_drafts.issue_plan(office, release, "50", date(2026, 11, 27))
    assert "decision.release_report_missing" in [problem.code for problem in plan.problems]
    assert [problem.code for problem in compose_decision_paper(office, release).doubts] == [
        "decision.release_report_missing"
    ]
    issued = recording_decisions.give_number(office, release.id, "50", date(2026, 11, 2))
    assert compose_decision_paper(office, issued).doubts == ()


def test_a_report_cited_or_numbered_in_the_register_is_enough(office, release):
    assert codes(office, replace(release, proposal=REPORT)) == []
    assert codes(office, replace(release, proposal="Đề nghị của Công an xã")) == []
    giving = registering.Giving(
        PaperKind.REPORT,
        IssuingBody.POLICE,
        "7",
        "BC-CAX",
        date(2026, 11, 2),
        "Đề nghị cho thôi",
        "Trần Quốc Hùng",
        form=RELEASE_REPORT,
        of=PaperOf(decision=release.id),
    )
    registering.give_number(office, giving)
    assert codes(office, office.book.decision(release.id)) == []


def test_a_report_later_than_the_decision_is_told(office, release):
    signed = replace(release, proposal=REPORT, number="50", signed_on=date(2026, 11, 25))
    assert codes(office, signed) == ["decision.proposed_afterwards"]
    assert codes(office, replace(signed, signed_on=date(2026, 11, 26))) == []


def test_a_dissolution_names_its_own_report_and_a_recognition_none(office):
    team = office.book.teams()[0]
    draft = a_decision(DecisionKind.DISSOLVE, effective_on=DAY, teams=(team.id,), proposal="")
    [told] = odd_before(office, draft)
    assert (told.code, told.article) == ("decision.dissolve_report_missing", "Điều 5 Thông tư 14/2024/TT-BCA")
    assert "giảm số lượng Tổ" in office.messages.problem(told)
    assert codes(office, replace(draft, proposal=REPORT)) == []
    assert codes(office, replace(office.book.decisions()[1], proposal="")) == []
