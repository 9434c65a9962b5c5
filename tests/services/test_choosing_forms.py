"""A form is for papers from its day on: an older paper is drawn by what stood before, and the clerk is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.printing.paper_parts import Heading, PaperDate
from desktop_app.printing.sheet_contexts import Payment
from desktop_app.services import choosing_forms, printing_forms
from desktop_app.services.keeping_forms import form_text, keep_form
from desktop_app.services.keeping_rules import RuleKind, drop_local
from desktop_app.services.office import Office
from tests.conftest import OCTOBER

CODE = "bang_thanh_toan"
SINCE = "valid_from = 2024-07-01"
TITLE = "BẢNG THANH TOÁN HỖ TRỢ, BỒI DƯỠNG"
LATER = date(2026, 12, 1)


def keep(office: Office, words: str, since: date) -> None:
    own = office.own_forms[CODE]
    assert own.folder is not None
    text = (own.folder / "form.toml").read_text(encoding="utf-8")
    assert SINCE in text
    keep_form(office, CODE, text.replace(TITLE, words).replace(SINCE, f"valid_from = {since}"))


def codes(composed: printing_forms.Composed) -> list[str]:
    return [problem.code for problem in composed.doubts]


def test_a_paper_older_than_the_form_kept_here_is_drawn_by_the_one_before(office: Office) -> None:
    made = printing_forms.compose_payment_paper(office, OCTOBER)
    assert (made.form.edition, made.doubts) == ("1", ())
    keep(office, "BẢNG CHI HỖ TRỢ", LATER)
    made = printing_forms.compose_payment_paper(office, OCTOBER)
    assert (made.form.edition, codes(made)) == ("1", ["form.earlier_used"])
    said = office.messages.problem(made.doubts[0])
    assert "bản 1-1 có hiệu lực từ 01/12/2026" in said
    assert "mẫu trước đó (bản 1)" in said
    document, _ = printing_forms.print_paper(office, made)
    assert document.form_version == "1"


def test_of_two_kept_here_the_newest_in_force_draws(office: Office) -> None:
    keep(office, "BẢNG CHI HỖ TRỢ", date(2026, 1, 1))
    made = printing_forms.compose_payment_paper(office, OCTOBER)
    assert (made.form.edition, made.doubts) == ("1-1", ())
    keep(office, "BẢNG CHI", LATER)
    made = printing_forms.compose_payment_paper(office, OCTOBER)
    assert (made.form.edition, codes(made)) == ("1-1", ["form.earlier_used"])
    assert choosing_forms.form_on(office, CODE, LATER).form.edition == "1-2"
    assert choosing_forms.form_on(office, CODE, LATER - timedelta(days=1)).form.edition == "1-1"
    drop_local(office, RuleKind.FORM, CODE, "thôi")
    assert printing_forms.compose_payment_paper(office, OCTOBER).form.edition == "1"


def test_a_paper_older_than_every_form_is_drawn_and_told(office: Office) -> None:
    chosen = choosing_forms.form_on(office, CODE, date(2024, 6, 30))
    assert [problem.code for problem in chosen.doubts] == ["form.not_yet_valid"]
    assert office.messages.problem(chosen.doubts[0])
    chosen = choosing_forms.form_on(office, CODE, date(2020, 3, 4))
    assert [problem.code for problem in chosen.doubts] == ["form.not_yet_valid", "form.profile_not_yet_valid"]
    assert "Nghị định 30/2020/NĐ-CP" in office.messages.problem(chosen.doubts[1])
    assert choosing_forms.form_on(office, CODE, date(2024, 7, 1)).doubts == ()


@pytest.mark.parametrize(
    ("dated", "day"),
    [
        (PaperDate(2024, 2, 7), date(2024, 2, 7)),
        (PaperDate(2024, 2), date(2024, 2, 29)),
        (PaperDate(2024), date(2024, 12, 31)),
    ],
)
def test_the_day_of_a_paper_is_that_of_its_head(office: Office, dated: PaperDate, day: date) -> None:
    context = printing_forms.compose_payment_paper(office, OCTOBER).context
    assert isinstance(context, Payment)
    assert isinstance(context.heading, Heading)
    context = replace(context, heading=replace(context.heading, dated=dated))
    today = date(2026, 1, 1)
    assert choosing_forms.day_of(context, today) == choosing_forms.day_of((context,), today) == day
    assert choosing_forms.day_of("no paper of ours", today) == today


def test_a_form_kept_for_later_is_told(office: Office) -> None:
    keep(office, "BẢNG CHI", LATER)
    form = office.forms[CODE]
    (doubt,) = choosing_forms.not_yet_valid(form, LATER - timedelta(days=1))
    assert "01/12/2026" in office.messages.problem(doubt)
    assert choosing_forms.not_yet_valid(form, LATER) == ()
    assert form_text(office, CODE)
