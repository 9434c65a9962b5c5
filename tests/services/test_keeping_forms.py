"""A province's own wording: kept as a version beside the program's, attested by name, handed down, given up."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.model.law import Attestation, RuleKind, RuleOrigin
from desktop_app.model.problems import Refused
from desktop_app.services import keeping_rules, printing_forms
from desktop_app.services.checking_forms import form_judge
from desktop_app.services.handing_down_rules import chosen_rules, make_rule_pack
from desktop_app.services.keeping_forms import (
    FormRow,
    attest_form,
    begun,
    form_text,
    keep_form,
    list_forms,
    unattested,
)
from desktop_app.services.keeping_rules import drop_local, own_text
from desktop_app.services.office import Office
from desktop_app.services.receiving_rules import ItemState, inspect_rule_pack, take_in_rule_pack
from tests.conftest import OCTOBER, Codes
from tests.services.handing import Pair

CODE = "bang_thanh_toan"
OLD, NEW = "BẢNG THANH TOÁN HỖ TRỢ, BỒI DƯỠNG", "BẢNG CHI HỖ TRỢ, BỒI DƯỠNG"
SAID = Attestation("Trần Văn Bảy, Trưởng Công an xã", date(2026, 11, 1), "Công báo 611+612 ngày 14/5/2024")


def row_of(office: Office, code: str = CODE) -> FormRow:
    return next(row for row in list_forms(office) if row.code == code)


def reworded(office: Office, new: str = NEW) -> str:
    text = form_text(office, CODE)
    assert OLD in text
    return text.replace(OLD, new)


def words(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_what_there_is(office: Office) -> None:
    rows = {row.code: row for row in list_forms(office)}
    assert len(rows) == len(office.own_forms)
    row = rows[CODE]
    assert (row.edition, row.origin, row.checked, row.kept_at, row.problems) == ("1", None, False, "", ())


def test_a_changed_wording_is_used_from_then_on_and_old_papers_keep_theirs(office: Office) -> None:
    before = printing_forms.print_paper(office, printing_forms.compose_payment_paper(office, OCTOBER))
    form = keep_form(office, CODE, reworded(office), "theo mẫu của tỉnh")
    assert (form.version, form.text.local, form.edition) == (1, 1, "1-1")
    row = row_of(office)
    assert (row.edition, row.origin, row.kept_by) == ("1-1", RuleOrigin.LOCAL, office.clerk)
    assert row.kept_at == office.now()
    (line, *_) = office.book.history.changes(1)
    assert (line.name, line.why) == ("form.kept", "theo mẫu của tỉnh")
    document, pdf = printing_forms.print_paper(office, printing_forms.compose_payment_paper(office, OCTOBER))
    assert document.form_version == "1-1"
    assert NEW in words(pdf)
    assert OLD not in words(pdf)
    assert printing_forms.reprint(office, before[0].id) == before[1]
    assert OLD in words(before[1])


def test_a_newer_form_of_the_program_is_noticed(office: Office) -> None:
    keep_form(office, CODE, reworded(office))
    assert not row_of(office).renewed
    own = office.own_forms
    renewed = replace(own[CODE], digest="0" * 64)
    later = replace(office, read_forms=lambda: replace(own, forms={**own.forms, CODE: renewed}))
    assert row_of(later).renewed
    assert not row_of(later, "mau_05").renewed


def test_each_keeping_is_a_version_of_its_own(office: Office) -> None:
    assert keep_form(office, CODE, reworded(office)).edition == "1-1"
    assert keep_form(office, CODE, form_text(office, CODE).replace(NEW, f"{NEW} ")).edition == "1-2"
    printing_forms.print_paper(office, printing_forms.compose_payment_paper(office, OCTOBER))
    drop_local(office, RuleKind.FORM, CODE, "thôi")
    assert row_of(office).origin is None
    assert keep_form(office, CODE, reworded(office)).edition == "1-3", "no printed paper's number is given again"


def test_what_changes_nothing_is_not_kept(office: Office, refusal: Codes) -> None:
    assert refusal(lambda: keep_form(office, CODE, form_text(office, CODE))) == ["form_edit.unchanged"]
    keep_form(office, CODE, reworded(office))
    assert refusal(lambda: keep_form(office, CODE, begun(office, CODE))) == ["form_edit.unchanged"]


def test_what_is_wrong_is_refused_and_nothing_is_written(office: Office) -> None:
    seq = next(iter(office.book.history.changes(1))).seq
    with pytest.raises(Refused) as refused:
        keep_form(office, CODE, reworded(office, "BẢNG {commmune}"))
    (problem,) = refused.value.problems
    assert (problem.code, problem.at.column) == ("printing.field_unknown", "block[2].kind_name")
    assert "kind_name" in reworded(office).split("\n")[(problem.at.row or 0) - 1]
    assert next(iter(office.book.history.changes(1))).seq == seq


def test_a_form_that_draws_too_long_is_not_kept(office: Office, refusal: Codes) -> None:
    assert refusal(lambda: keep_form(office, CODE, reworded(office), stop=lambda: True)) == ["form_edit.too_slow"]
    assert row_of(office).origin is None


def test_only_an_attestation_takes_the_mark_of_reference_away(office: Office, refusal: Codes) -> None:
    checked = reworded(office).replace("checked = false", "checked = true")
    assert refusal(lambda: keep_form(office, CODE, checked)) == ["form_edit.checked_unattested"]
    paper = printing_forms.compose_payment_paper(office, OCTOBER)
    assert "Mẫu tham khảo" in words(printing_forms.draw(paper))
    keep_form(office, CODE, reworded(office))
    form = attest_form(office, CODE, SAID)
    assert (form.edition, form.text.gazette.checked, form.text.gazette.print_number) == ("1-2", True, False)
    assert (row_of(office).checked, row_of(office).attestation) == (True, SAID)
    (line, *_) = office.book.history.changes(1)
    assert (line.name, line.why) == ("form.attested", SAID.document)
    pdf = printing_forms.draw(printing_forms.compose_payment_paper(office, OCTOBER))
    assert "Mẫu tham khảo" not in words(pdf)
    keep_form(office, CODE, begun(office, CODE).replace(NEW, "BẢNG CHI"))
    assert (row_of(office).checked, row_of(office).attestation) == (False, None)
    assert "Mẫu tham khảo" in words(printing_forms.draw(printing_forms.compose_payment_paper(office, OCTOBER)))


def test_an_attestation_needs_name_day_document_and_a_number_to_print(office: Office, refusal: Codes) -> None:
    def codes(one: Attestation, code: str = CODE, *, number: bool = False) -> list[str]:
        return refusal(lambda: attest_form(office, code, one, number=number))

    assert codes(Attestation(" ", date(2026, 11, 1), "")) == ["rule.attest_name_empty", "rule.attest_document_empty"]
    assert codes(Attestation("A", date(2027, 1, 1), "B")) == ["rule.attest_in_future"]
    assert codes(SAID, number=True) == ["form_edit.no_number"]
    form = attest_form(office, "mau_08_cong_nhan", SAID, number=True)
    assert form.text.gazette.print_number
    decision = next(one for one in office.book.decisions() if one.recognitions)
    composed = printing_forms.compose_decision_paper(office, decision)
    judge = form_judge(office)
    assert "Mẫu số 08" in words(judge.draw(form, judge.sample(form)))
    assert composed.form.code != "mau_99"


def test_an_attested_text_begins_unattested() -> None:
    text = 'code = "x"\n[gazette]\nchecked = true\nprint_number = true\n'
    assert tomllib.loads(unattested(text))["gazette"] == {"checked": False, "print_number": False}
    assert unattested('code = "x"\n') == 'code = "x"\n'


def test_what_can_no_longer_be_read_is_told_and_edited_from_the_program_s(office: Office) -> None:
    with office.book.change("rule.kept", by="t") as change:
        change.put(keeping_rules.a_rule_text(office, RuleKind.FORM, CODE, 'code = "bang_thanh_toan"\nnew_key = 1\n'))
    row = row_of(office)
    assert (row.edition, row.origin) == ("1", None)
    assert row.problems
    assert form_text(office, CODE) == own_text(office, RuleKind.FORM, CODE)
    assert keep_form(office, CODE, reworded(office)).edition == "1-1"
    assert row_of(office).problems == ()


def test_a_form_changed_by_an_office_is_handed_down_seen_and_printed(pair: Pair) -> None:
    keep_form(pair.office, CODE, reworded(pair.office), "mẫu của tỉnh")
    attest_form(pair.office, CODE, SAID)
    made = make_rule_pack(pair.office, chosen_rules(pair.office, [(RuleKind.FORM, CODE)]), "")
    found = inspect_rule_pack(pair.commune, made.content)
    (item,) = found.items
    assert (item.state, item.attestation) == (ItemState.CHANGED, SAID)
    seen = {change.path: (change.before, change.after) for change in item.changes}
    assert seen["block[title].kind_name"] == (OLD, NEW)
    assert seen["gazette.checked"] == (False, True)
    assert seen["local"] == (None, 2)
    take_in_rule_pack(pair.commune, made.content)
    row = row_of(pair.commune)
    assert (row.edition, row.origin, row.checked) == ("1-2", RuleOrigin.PACK, True)
    form, judge = pair.commune.forms[CODE], form_judge(pair.commune)
    shown = words(judge.draw(form, judge.sample(form)))
    assert NEW in shown
    assert "Mẫu tham khảo" not in shown


def test_no_pack_says_that_a_form_was_checked_without_saying_by_whom(pair: Pair, tmp_path: Path, refused) -> None:
    folder = tmp_path / CODE
    folder.mkdir()
    text = reworded(pair.office).replace("checked = false", "checked = true")
    (folder / "form.toml").write_text(text, encoding="utf-8")
    assert refused(pair.office, lambda: pair.make(tmp_path, attested=False)) == ["form_edit.checked_unattested"]


def test_the_commune_may_go_on_from_what_it_was_given(pair: Pair) -> None:
    keep_form(pair.office, CODE, reworded(pair.office))
    made = make_rule_pack(pair.office, chosen_rules(pair.office, [(RuleKind.FORM, CODE)]), "")
    take_in_rule_pack(pair.commune, made.content)
    assert keep_form(pair.commune, CODE, begun(pair.commune, CODE).replace(NEW, "BẢNG CHI")).edition == "1-2"
    assert row_of(pair.commune).origin is RuleOrigin.LOCAL
