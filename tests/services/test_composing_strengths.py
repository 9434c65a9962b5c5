"""Requests for another number: missing members by point a, another number by point b of Điều 17 khoản 1."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop_app.model.decision import DecisionKind
from desktop_app.services import recording_decisions
from desktop_app.services.composing_strengths import compose_strengths, strengths_on
from desktop_app.services.office import Office
from desktop_app.wording import paper
from tests.building import ended, issued

TODAY = date(2026, 11, 2)
Refused = Callable[[Office, Callable[[], object]], list[str]]


def test_the_form_begins_with_what_stands(office: Office) -> None:
    rows = strengths_on(office, TODAY)
    assert len(rows) == len(office.book.teams())
    assert all(row.proposed == row.allotted and not row.reason for row in rows)
    assert sum(row.serving for row in rows) == 47


def test_another_number_is_asked_of_the_province_with_its_reason(office: Office, refused: Refused) -> None:
    first, second, *rest = strengths_on(office, TODAY)
    asked = [replace(first, proposed=first.allotted + 2), replace(second, proposed=second.allotted - 1), *rest]
    assert refused(office, lambda: compose_strengths(office, asked, to_province=True)) == ["letter.no_reason"] * 2
    reasoned = [replace(one, reason=" sáp nhập thôn ") for one in asked]
    made = compose_strengths(office, reasoned, to_province=True)
    assert [(row.difference, row.reason) for row in made.rows] == [("+2", "Sáp nhập thôn"), ("-1", "Sáp nhập thôn")]
    assert all(row.area[:1].isupper() for row in made.rows)
    assert made.difference == "+1"
    assert made.addressees == ("Ủy ban nhân dân tỉnh Bắc Ninh", "Công an tỉnh Bắc Ninh")
    assert made.situation.startswith("Hiện nay, 02 Tổ bảo vệ an ninh, trật tự nêu dưới đây của xã Tân Thành")
    assert "điểm b khoản 1, khoản 2 Điều 17" in made.request
    proposed = "Ủy ban nhân dân xã Tân Thành đề nghị Ủy ban nhân dân tỉnh Bắc Ninh xem xét, quyết định điều chỉnh"
    assert proposed in made.request
    assert made.closing_words == "Kính trình Ủy ban nhân dân tỉnh Bắc Ninh xem xét, quyết định"
    assert made.heading.symbol == "TTr-UBND"
    assert made.signer.capacity == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    police = compose_strengths(office, reasoned, to_province=False)
    assert police.addressees == ("Chủ tịch Ủy ban nhân dân xã Tân Thành",)
    chairman = "Chủ tịch Ủy ban nhân dân xã Tân Thành xem xét, báo cáo Ủy ban nhân dân tỉnh Bắc Ninh quyết định"
    assert f"Công an xã Tân Thành đề nghị {chairman} điều chỉnh" in police.request
    assert police.closing_words == f"Kính trình {chairman}"
    assert police.heading.symbol == "TTr-CAX"
    assert police.signer.capacity == ("TRƯỞNG CÔNG AN XÃ",)


def test_missing_members_are_asked_for_without_another_number(office: Office, refused: Refused) -> None:
    rows = strengths_on(office, TODAY)
    full = [row for row in rows if row.serving >= row.allotted]
    assert refused(office, lambda: compose_strengths(office, full, to_province=False)) == ["letter.nothing_asked"]
    member = office.book.decisions()[1].recognitions[0].member
    recording_decisions.record_issued(office, issued(DecisionKind.END, TODAY, endings=(ended(member),)))
    made = compose_strengths(office, strengths_on(office, TODAY), to_province=False)
    assert made.about.startswith("Về việc bổ sung thành viên")
    assert "điểm a khoản 1 Điều 17" in made.request
    assert made.rows[0].reason.startswith("Còn thiếu ")
    assert {row.difference for row in made.rows} == {"\N{EN DASH}"}
    [short, *_] = [row for row in strengths_on(office, TODAY) if row.serving < row.allotted]
    made = compose_strengths(office, [short], to_province=False)
    team = paper.team(short.name)
    assert made.situation.startswith(f"Hiện nay, {team}, xã Tân Thành được giao ")
    assert made.request.endswith(f"xem xét, quyết định việc tuyển chọn, công nhận bổ sung thành viên {team} như sau")
    assert made.closing_words == "Kính trình Chủ tịch Ủy ban nhân dân xã Tân Thành xem xét, quyết định"
    told = compose_strengths(office, [short], to_province=True)
    assert told.closing_words == "Kính trình Ủy ban nhân dân tỉnh Bắc Ninh xem xét, cho ý kiến"


def test_no_team_has_less_than_nobody(office: Office, refused: Refused) -> None:
    [first, *_] = strengths_on(office, TODAY)
    asked = [replace(first, proposed=-1, reason="x")]
    assert refused(office, lambda: compose_strengths(office, asked, to_province=False)) == ["team.quota_negative"]
