"""A province adds legal bases to a form, or has its own in their place, each by its days; papers cite them."""

from datetime import date

import pytest

from desktop_app.model.decision import DecisionKind
from desktop_app.services.composing_proposals import compose_submission
from desktop_app.services.composing_recruitment import bases
from desktop_app.services.keeping_forms import form_text, keep_form
from desktop_app.services.listing_drafts import bases_of_kind, choices
from desktop_app.services.offering_bases import remarks_on
from desktop_app.services.office import Office
from desktop_app.services.starting import bases_for

DAY = date(2026, 11, 2)
OWN = "Quyết định số 12/2026/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Bắc Ninh"
FORCE = "Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở ngày 28 tháng 11 năm 2023"


SINCE = "valid_from = 2026-03-20"
SOURCE = 'source = { document = "Công báo", certainty = "reported" }'


def add(office: Office, code: str, text: str = OWN, days: str = SINCE, *, alone: bool = False) -> None:
    """Keep a form that names one more basis."""
    head, _, rest = form_text(office, code).partition("[source]")
    more = f'[[suggested_basis]]\ntext = "{text}"\n{days}\n{SOURCE}\n\n'
    keep_form(office, code, f"{head}bases_alone = {str(alone).lower()}\n{more}[source]{rest}")


def test_what_a_form_adds_is_offered_after_the_program_s_from_its_day(office: Office) -> None:
    usual = bases_for(office.paths, DAY, "decision")
    assert choices(office, DAY).bases == usual
    add(office, "mau_08_cong_nhan", f"Căn cứ {OWN};", "valid_from = 2026-03-20\nvalid_to = 2026-05-31")
    last = date(2026, 5, 31)
    assert choices(office, last).bases == (*bases_for(office.paths, last, "decision"), OWN)
    for outside in (date(2026, 3, 19), date(2026, 6, 1), DAY):
        assert choices(office, outside).bases == bases_for(office.paths, outside, "decision")
    assert bases_of_kind(office, DAY, DecisionKind.END) == usual


def test_a_form_may_have_its_own_in_place_of_the_program_s(office: Office) -> None:
    add(office, "mau_08_giai_the", alone=True)
    assert bases_of_kind(office, DAY, DecisionKind.DISSOLVE) == (OWN,)
    before = date(2026, 3, 19)
    assert bases_of_kind(office, before, DecisionKind.DISSOLVE) == bases_for(office.paths, before, "decision")


def test_what_the_program_knows_comes_and_goes_by_its_own_days(office: Office) -> None:
    [old] = [one for one in bases_for(office.paths, date(2025, 2, 28), "decision") if "năm 2015" in one]
    add(office, "mau_08_cong_nhan", f"Căn cứ {old}", "valid_from = 2024-07-01")
    assert choices(office, DAY).bases == bases_for(office.paths, DAY, "decision")


def test_papers_without_a_draft_print_them(office: Office) -> None:
    add(office, "ke_hoach_tuyen_chon")
    assert bases(office, DAY, "plan")[-1] == f"Căn cứ {OWN}"
    assert OWN not in " ".join(bases(office, DAY, "notice"))
    add(office, "to_trinh_de_nghi_cong_nhan")
    _, recognise = office.book.decisions()
    made = compose_submission(office, recognise)
    assert made.bases[-1] == f"Căn cứ {OWN}"
    assert len(made.bases) == len(recognise.legal_bases) + 1


def test_the_program_s_own_forms_name_none(office: Office) -> None:
    assert [form.code for form in office.own_forms if form.text.suggested_basis or form.text.bases_alone] == []


@pytest.mark.parametrize("kind", ["decision", "proposal", "plan", "council", "notice"])
def test_an_amendment_that_was_not_read_is_told_from_its_day(office: Office, kind: str) -> None:
    assert remarks_on(office, date(2026, 6, 30), kind) == ()
    [remark] = remarks_on(office, date(2026, 7, 1), kind)
    assert "118/2025/QH15" in remark
    for day, amended in ((date(2026, 6, 30), False), (date(2026, 7, 1), True)):
        found = bases_for(office.paths, day, kind)
        assert found.count(FORCE) == 1
        assert ("10 luật" in found[found.index(FORCE) + 1]) is amended
