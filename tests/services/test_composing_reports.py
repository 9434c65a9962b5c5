"""Form 07: who is proposed to leave, on what ground, after whom was asked; and until when the report goes out."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.decision import Decision, DecisionKind, EndGround, Ending
from desktop_app.model.problems import Refused
from desktop_app.printing.paper_parts import PaperDate
from desktop_app.services.composing_reports import compose_release_report, report_due
from desktop_app.services.office import Office
from tests.building import a_decision

NEXT = date(2026, 11, 1)


def leaving(office: Office, *endings: tuple[EndGround, str], **fields: object) -> Decision:
    _, recognise = office.book.decisions()
    who = [recognition.member for recognition in recognise.recognitions]
    made = tuple(Ending(member, ground, why) for member, (ground, why) in zip(who, endings, strict=False))
    return a_decision(DecisionKind.END, endings=made, effective_on=NEXT, **fields)


def test_each_person_stands_with_ground_point_and_evidence(office: Office) -> None:
    made = compose_release_report(
        office,
        leaving(
            office,
            (EndGround.REQUEST, "Đơn xin thôi ngày 20/10/2026."),
            (EndGround.DUTY, "Văn bản nhắc nhở số 12, số 15"),
            (EndGround.OTHER, "chuyển nơi cư trú"),
        ),
    )
    request, duty, other = made.people
    assert request.point.startswith("điểm a khoản 3 Điều 17")
    assert request.evidence == "; căn cứ: Đơn xin thôi ngày 20/10/2026"
    assert duty.point.startswith("điểm c khoản 3 Điều 17")
    assert (other.ground, other.point, other.evidence) == ("chuyển nơi cư trú", "", "")
    assert request.team.startswith("Tổ bảo vệ an ninh, trật tự ")
    assert "Trưởng Ban công tác Mặt trận" in made.consulted
    assert made.addressees == ("Chủ tịch Ủy ban nhân dân xã Tân Thành",)
    assert made.count == len(made.people)
    assert not any(basis.startswith("Theo đề nghị") for basis in made.bases)


def test_the_report_bears_the_number_that_the_decision_cites(office: Office) -> None:
    draft = leaving(office, (EndGround.REQUEST, ""), proposal="Báo cáo số 7/BC-CAX ngày 26/10/2026")
    heading = compose_release_report(office, draft).heading
    assert (heading.number, heading.symbol, heading.dated) == ("07", "BC-CAX", PaperDate(2026, 10, 26))
    other = compose_release_report(office, replace(draft, proposal="Tờ trình số 7/TTr-CAX ngày 26/10/2026")).heading
    assert (other.number, other.symbol, other.dated.day) == ("", "BC-CAX", None)


def test_a_request_is_reported_within_five_working_days(office: Office) -> None:
    draft = leaving(office, (EndGround.REQUEST, "Đơn ngày 23/10/2026"), (EndGround.REQUEST, "Đơn ngày 22/10/2026"))
    assert report_due(office, draft) == date(2026, 10, 29), "from Thursday on, over one week-end"
    assert report_due(office, replace(draft, number="5", signed_on=NEXT)) is None
    assert report_due(office, leaving(office, (EndGround.REQUEST, "Đơn ngày 31/02/2026"))) is None
    assert report_due(office, leaving(office, (EndGround.HEALTH, "Giấy ngày 22/10/2026"))) is None


def test_a_report_on_nobody_is_refused(office: Office) -> None:
    with pytest.raises(Refused):
        compose_release_report(office, a_decision(DecisionKind.END, effective_on=NEXT))
