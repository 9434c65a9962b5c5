from dataclasses import replace
from datetime import date

from desktop_app.model.member import Role
from desktop_app.printing.contexts import PaperDate
from desktop_app.services.composing_proposals import compose_candidates, compose_submission
from desktop_app.services.office import Office
from desktop_app.wording import citing

NEXT = date(2026, 11, 1)


def test_the_proposal_bears_the_number_and_day_that_its_decision_cites(office: Office) -> None:
    _, recognise = office.book.decisions()
    cites = replace(recognise, proposal=citing.citation(citing.SUBMISSION, "6", "TTr-CAX", date(2026, 9, 25)))
    heading = compose_submission(office, cites).heading
    assert (heading.number, heading.symbol, heading.dated) == ("06", "TTr-CAX", PaperDate(2026, 9, 25))
    attached = compose_candidates(office, cites, [Role.MEMBER])
    assert (attached.heading.number, attached.heading.dated) == ("", PaperDate(2026, 9, 25))
    assert "Tờ trình số 6/TTr-CAX ngày 25 tháng 9 năm 2026" in attached.attached_to


def test_a_proposal_without_a_number_leaves_room_in_the_month_before_its_decision(office: Office) -> None:
    _, recognise = office.book.decisions()
    signed = replace(recognise, proposal="", minutes="")
    made = compose_submission(office, signed)
    assert made.proposed == "15 Tổ trưởng, 15 Tổ phó, 17 Tổ viên"
    only = tuple(one for one in recognise.recognitions if one.role is Role.MEMBER)
    assert compose_submission(office, replace(signed, recognitions=only)).proposed == "17 Tổ viên"
    assert (made.heading.number, made.heading.symbol, made.heading.dated) == ("", "TTr-CAX", PaperDate(2026, 9))
    draft = replace(signed, number="", signed_on=None, effective_on=date(2027, 1, 1))
    made = compose_submission(office, draft)
    assert made.heading.dated == PaperDate(office.clock.today().year, office.clock.today().month)
    assert made.minutes.endswith("2026")


def test_a_submission_for_many_teams_names_them_together(office: Office) -> None:
    _, recognise = office.book.decisions()
    assert compose_submission(office, recognise).teams.startswith("các Tổ bảo vệ an ninh, trật tự trên địa bàn ")
