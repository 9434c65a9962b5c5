"""An office gathers rules, and only what this program reads is signed."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop_app.bundle.keys import UnitKeys
from desktop_app.model.law import Attestation, RuleKind
from desktop_app.model.problems import Problem, Refused
from desktop_app.services import keeping_rules
from desktop_app.services.handing_down_rules import chosen_rules, make_rule_pack, read_rules, with_attestations
from desktop_app.services.office import Office
from tests.services import handing
from tests.services.handing import SCHEME, SIGNED, Pair

TODAY = date(2026, 11, 2)
RefusedBy = Callable[[Office, Callable[[], object]], list[str]]


def test_a_folder_of_rules_becomes_a_signed_pack(pair: Pair, handed: Path) -> None:
    made = pair.make(handed, note="Áp dụng từ 01/01/2027")
    assert (made.pack.unit, made.pack.seq, made.pack.previous) == ("ca-bac-ninh", 1, None)
    assert made.pack.file_name == "QUY-DINH-ca-bac-ninh-s1.zip"
    assert made.unattested == ()
    assert pair.office.book.issued_rule_packs() == (made.pack,)
    line = pair.office.book.history.changes()[0]
    assert (line.name, line.why) == ("bundle.rules_made", "Áp dụng từ 01/01/2027")
    again = pair.make(handed, attested=False)
    assert (again.pack.seq, again.pack.previous) == (2, made.pack.id)
    assert again.unattested == (SCHEME,)


def test_each_file_is_known_by_what_it_says(handed: Path) -> None:
    rules = read_rules([handed])
    assert [(rule.item.kind.value, rule.item.name) for rule in rules] == [
        ("calendar", "2027"),
        ("form", "mau_05"),
        ("parameter", "base_salary"),
        ("scheme", SCHEME),
    ]
    assert rules[1].sample
    single = read_rules([handed / "salary.toml", handed / "tet.toml"])
    assert [rule.item.name for rule in single] == ["2027", "base_salary"]


def test_what_an_editor_of_another_system_adds_is_taken_off(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes("\ufeffid = 'x'\r\n# đe\u0302m\r\n".encode())
    (rule,) = read_rules([tmp_path])
    assert rule.text == "id = 'x'\n# đêm\n"


def test_a_form_under_a_name_of_the_clerks_own_is_a_form(tmp_path: Path, office: Office) -> None:
    shutil.copy(office.paths.forms / "mau_05" / "form.toml", tmp_path / "tinh-ta.toml")
    (rule,) = read_rules([tmp_path / "tinh-ta.toml"])
    assert (rule.item.kind, rule.item.name) == (RuleKind.FORM, "mau_05")


def test_files_that_are_no_rules_are_all_named(tmp_path: Path, sample: Office) -> None:
    handing.put(tmp_path, broken="id = \n", empty="", unknown="x = 1\n", deep=f"id = {'[' * 99}{']' * 99}\n")
    (tmp_path / "utf16.toml").write_bytes("id = 'x'".encode("utf-16"))
    handing.put(tmp_path / "mau_99", form="code = \n")
    with pytest.raises(Refused) as refused:
        read_rules([tmp_path, tmp_path / "gone.toml"])
    assert {(p.code, p.at.source) for p in refused.value.problems} == {
        ("rules.not_toml", "broken.toml"),
        ("rules.not_toml", "mau_99/form.toml"),
        ("handing.kind_unknown", "empty.toml"),
        ("handing.kind_unknown", "unknown.toml"),
        ("handing.unreadable", "deep.toml"),
        ("handing.not_utf8", "utf16.toml"),
        ("file.not_read", "gone.toml"),
    }
    assert all(sample.messages.problem(problem) for problem in refused.value.problems)


def test_two_files_of_one_name_and_a_name_that_no_pack_holds(tmp_path: Path, refusal) -> None:
    handing.put(tmp_path, one="id = 'x'\n", two="id = 'x'\n", three="id = 'Ngày'\n", four="year = 12\n")
    assert refusal(lambda: read_rules([tmp_path])) == ["handing.twice", "handing.name_wrong", "handing.name_wrong"]


def test_rules_in_force_here_are_chosen_by_name(pair: Pair, refused: RefusedBy) -> None:
    office = pair.office
    rules = chosen_rules(office, [(RuleKind.FORM, "mau_05"), (RuleKind.PARAMETER, "base_salary")])
    assert [rule.item.name for rule in rules] == ["mau_05", "base_salary"]
    assert rules[0].sample
    assert make_rule_pack(office, rules, "").pack.seq == 1
    assert refused(office, lambda: chosen_rules(office, [(RuleKind.SCHEME, "khong-co")])) == ["rule.unknown"]


def test_a_scheme_attested_here_is_handed_down_with_its_attestation(pair: Pair) -> None:
    from desktop_app.services import keeping_schemes

    keeping_schemes.keep_scheme(pair.office, handing.a_scheme(pair.office))
    keeping_schemes.attest_scheme(pair.office, SCHEME, SIGNED)
    (rule,) = chosen_rules(pair.office, [(RuleKind.SCHEME, SCHEME)])
    assert rule.item.attestation == SIGNED
    assert make_rule_pack(pair.office, [rule], "").unattested == ()


def test_a_form_that_the_book_keeps_is_chosen_without_the_program_s_sample(pair: Pair) -> None:
    text = (pair.office.paths.forms / "mau_05" / "form.toml").read_text(encoding="utf-8")
    kept = keeping_rules.a_rule_text(pair.office, RuleKind.FORM, "mau_05", text)
    keeping_rules.keep_texts(pair.office, [kept])
    (rule,) = chosen_rules(pair.office, [(RuleKind.FORM, "mau_05")])
    assert rule.item.sample is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Attestation(" ", TODAY, "NQ 1"), "rule.attest_name_empty"),
        (Attestation("A", TODAY, ""), "rule.attest_document_empty"),
        (Attestation("A", date(2026, 11, 3), "NQ 1"), "rule.attest_in_future"),
    ],
)
def test_an_attestation_needs_name_day_and_document(said: Attestation, code: str, handed: Path, refusal) -> None:
    rules = read_rules([handed])
    assert refusal(lambda: with_attestations(rules, {SCHEME: said}, TODAY)) == [code]
    assert refusal(lambda: with_attestations(rules, {"khac": SIGNED}, TODAY)) == ["handing.attested_unknown"]


def test_a_scheme_that_is_not_adopted_or_not_whole_cannot_be_attested(pair: Pair, tmp_path: Path, refused) -> None:
    for number, changes in enumerate(({"status": "draft"}, {"line": []})):
        folder = handing.put(tmp_path / str(number), x=handing.a_scheme(pair.office, **changes))
        found = refused(pair.office, lambda folder=folder: pair.make(folder))
        assert found[:1] == [("rule.attest_not_adopted", "rule.attest_no_lines")[number]]
        assert pair.make(folder, attested=False).unattested == (SCHEME,)


def test_nothing_is_signed_that_this_program_does_not_read(pair: Pair, handed: Path, refused: RefusedBy) -> None:
    def wrong(file: str, old: str, new: str) -> list[str]:
        path = handed / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        found = refused(pair.office, lambda: pair.make(handed))
        path.write_text(text, encoding="utf-8")
        return found

    assert wrong("resolution.toml", "status =", "statuss =") == ["rules.key_misspelt"]
    assert wrong("salary.toml", "2027-07-01", "2026-07-01") == ["rules.spans_overlap"]
    assert wrong("tet.toml", "year = 2027", "year = 2027\nleap = true") == ["rules.key_unknown"]
    assert wrong("forms/mau_05/form.toml", 'kind = "title"', 'kind = "heading_of"') == ["printing.block_unknown"]
    assert wrong("forms/mau_05/form.toml", 'kind = "title"', 'kind = "title"\nmore = 1') == ["printing.key_unknown"]
    assert "printing.key_unknown" in wrong("forms/mau_05/sample.toml", "\n", "\nunheard_of = 1\n")
    assert pair.make(handed).pack.seq == 1


def test_only_an_office_hands_down_and_only_something(pair: Pair, handed: Path, refused: RefusedBy) -> None:
    rules = read_rules([handed])
    assert refused(pair.commune, lambda: make_rule_pack(pair.commune, rules, "")) == ["bundle.not_an_office"]
    assert refused(pair.office, lambda: make_rule_pack(pair.office, (), "")) == ["handing.nothing_chosen"]
    shutil.rmtree(handed)
    handed.mkdir()
    assert read_rules([handed]) == ()


def test_a_disk_that_is_full_leaves_no_pack_behind(pair: Pair, handed: Path, refused: RefusedBy) -> None:
    def full(*_: object) -> None:
        raise Refused(Problem("file.not_written", values={"reason": "ENOSPC"}))

    rules = read_rules([handed])
    assert refused(pair.office, lambda: make_rule_pack(pair.office, rules, "", deliver=full)) == ["file.not_written"]
    written: dict[str, bytes] = {}
    made = make_rule_pack(pair.office, rules, "", deliver=written.__setitem__)
    assert written == {made.pack.file_name: made.content}


def test_keys_opened_before_sign_too(pair: Pair, handed: Path) -> None:
    from desktop_app.services.keeping_keys import open_keys

    keys = open_keys(pair.office, "")
    assert isinstance(keys, UnitKeys)
    assert make_rule_pack(pair.office, read_rules([handed]), keys).pack.seq == 1
