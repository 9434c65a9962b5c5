"""A commune checks a pack, sees what it would change, and takes it in whole or not at all."""

import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest

from desktop_app.bundle.rule_manifest import packed
from desktop_app.clock import Clock
from desktop_app.model.law import RuleKind, RuleOrigin
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Severity
from desktop_app.services import (
    calculating,
    closing_months,
    handing_down_rules,
    keeping_rules,
    keeping_schemes,
    receiving_rules,
    undoing,
)
from desktop_app.services.handing_down_rules import SignedRulePack
from desktop_app.services.office import Office
from desktop_app.services.receiving_rules import ItemState, inspect_rule_pack, take_in_rule_pack
from tests.services import handing
from tests.services.handing import SCHEME, SIGNED, Pair, written

OCTOBER = Month(2026, 10)
RefusedBy = Callable[[Office, Callable[[], object]], list[str]]


@pytest.fixture
def made(pair: Pair, handed: Path) -> SignedRulePack:
    return pair.make(handed, note="Áp dụng từ 01/01/2027")


def judged(pair: Pair, content: bytes) -> dict[str, bool | None]:
    return inspect_rule_pack(pair.commune, content).verdict.facts.as_json()


def sentences(office: Office, problems: tuple[Problem, ...]) -> list[str]:
    return [office.messages.problem(problem) for problem in problems]


def test_a_pack_comes_down_and_its_rules_are_in_force(pair: Pair, made: SignedRulePack) -> None:
    commune = pair.commune
    found = inspect_rule_pack(commune, made.content)
    assert found.verified
    assert set(found.verdict.facts.as_json().values()) == {True}
    assert [(item.kind.value, item.name, item.state) for item in found.items] == [
        ("calendar", "2027", ItemState.CHANGED),
        ("form", "mau_05", ItemState.CHANGED),
        ("parameter", "base_salary", ItemState.CHANGED),
        ("scheme", SCHEME, ItemState.NEW),
    ]
    assert commune.book.rule_texts() == ()
    taken = take_in_rule_pack(commune, made.content)
    assert commune.book.received_rule_packs("ca-bac-ninh") == (taken,)
    assert (taken.id, taken.pack, taken.seq) == (made.pack.id, made.pack.pack, 1)
    texts = commune.book.rule_texts()
    assert {(text.origin, text.pack, text.kept_by) for text in texts} == {
        (RuleOrigin.PACK, made.pack.id, commune.clerk)
    }
    assert len(texts) == 4
    line = commune.book.history.changes()[0]
    assert (line.name, line.why) == ("rule.pack_taken", "Áp dụng từ 01/01/2027")
    salary = commune.rulebook.parameters["base_salary"]
    assert salary.values[-1].span.start == date(2027, 7, 1)
    assert commune.rulebook.scheme(SCHEME).payable
    assert commune.rulebook.scheme(SCHEME).attestation == SIGNED
    assert commune.forms["mau_05"].version == 99
    assert commune.book.check() == []


def test_a_changed_decree_changes_what_is_due_from_its_day_without_a_new_program(
    pair: Pair, made: SignedRulePack
) -> None:
    """A scheme that follows the base salary pays by the new one from July 2027, and before that as it did."""
    case = {
        "scheme": "bac-ninh-2024-draft",
        "month": "2027-07",
        "member": {"role": "to_vien", "health_insurance": True},
        "place": {"wage_region": "II"},
    }

    def insured(month: str) -> int:
        return calculating.calculate(pair.commune, {**case, "month": month}, Path()).insurance_total

    before = {month: insured(month) for month in ("2027-06", "2027-07")}
    assert before["2027-06"] == before["2027-07"] > 0
    pair.take(made.content)
    assert insured("2027-06") == before["2027-06"]
    assert insured("2027-07") * 2_530_000 == before["2027-07"] * 2_700_000


def test_the_differences_are_told_value_by_value(pair: Pair, made: SignedRulePack) -> None:
    calendar, form, salary, scheme = inspect_rule_pack(pair.commune, made.content).items
    assert [(c.path, c.after) for c in calendar.changes] == [("unsettled", [date(2027, 2, 4), date(2027, 9, 3)])]
    assert [(c.path, c.before, c.after) for c in form.changes] == [("version", pair.office.forms["mau_05"].version, 99)]
    told = {c.path: (c.before, c.after, c.document) for c in salary.changes}
    assert told["value[2026-07-01].to"] == (None, date(2027, 6, 30), "Nghị định 161/2026/NĐ-CP")
    assert told["value[2027-07-01].value"] == (None, 2_700_000, "Nghị định 99/2027/NĐ-CP")
    assert (salary.title, scheme.title) == ("Lương cơ sở", "Bắc Ninh 2027")
    assert scheme.attestation == SIGNED
    assert {c.before for c in scheme.changes} == {None}


def test_taking_in_twice_changes_nothing(pair: Pair, made: SignedRulePack) -> None:
    first = take_in_rule_pack(pair.commune, made.content)
    head = pair.commune.book.history.head()
    again = inspect_rule_pack(pair.commune, made.content)
    assert again.verified
    assert [(problem.code, problem.severity) for problem in again.problems] == [("bundle.duplicate", Severity.WARNING)]
    assert {item.state for item in again.items} == {ItemState.SAME}
    assert take_in_rule_pack(pair.commune, made.content) == first
    assert pair.commune.book.history.head() == head


def test_what_says_the_same_is_not_kept_again(pair: Pair, handed: Path, made: SignedRulePack) -> None:
    pair.take(made.content)
    before = pair.commune.book.rule_texts()
    text = (handed / "salary.toml").read_text(encoding="utf-8")
    (handed / "salary.toml").write_text(f"# chú thích mới\n{text.replace('2700000', '2800000')}", encoding="utf-8")
    second = pair.make(handed)
    states = {item.name: item.state for item in inspect_rule_pack(pair.commune, second.content).items}
    assert {name for name, state in states.items() if state is not ItemState.SAME} == {"base_salary"}
    pair.take(second.content)
    after = pair.commune.book.rule_texts()
    assert len(set(after) - set(before)) == 1
    assert len(pair.commune.book.received_rule_packs()) == 2


def test_undoing_puts_the_former_rules_back_and_lets_the_pack_come_again(pair: Pair, made: SignedRulePack) -> None:
    shipped = pair.commune.forms["mau_05"].version
    pair.take(made.content)
    undoing.undo(pair.commune)
    assert SCHEME not in pair.commune.rulebook.schemes
    assert pair.commune.forms["mau_05"].version == shipped
    assert pair.commune.book.received_rule_packs() == ()
    pair.take(made.content)
    assert pair.commune.rulebook.scheme(SCHEME).payable


def test_a_pack_that_left_the_office_is_not_undone(pair: Pair, made: SignedRulePack, refusal) -> None:
    assert made.pack.seq == 1
    assert refusal(lambda: undoing.undo(pair.office)) == ["history.nothing_to_undo"]


def test_a_scheme_without_attestation_is_tried_only_until_the_commune_attests(pair: Pair, handed: Path) -> None:
    made = pair.make(handed, attested=False)
    found = inspect_rule_pack(pair.commune, made.content)
    assert [(w.code, w.severity) for w in found.warnings] == [("handing.unattested", Severity.WARNING)]
    assert all(sentences(pair.commune, found.warnings))
    pair.take(made.content)
    assert not pair.commune.rulebook.scheme(SCHEME).payable
    keeping_schemes.attest_scheme(pair.commune, SCHEME, SIGNED)
    assert pair.commune.rulebook.scheme(SCHEME).payable
    second = pair.make(handed, attested=False)
    same = inspect_rule_pack(pair.commune, second.content).items[-1]
    assert (same.state, same.attested_before) == (ItemState.SAME, SIGNED)
    pair.take(second.content)
    assert pair.commune.rulebook.scheme(SCHEME).payable
    other = handing_down_rules.with_attestations(
        handing_down_rules.read_rules([handed]), {SCHEME: replace(SIGNED, name="Lê Văn Khác")}, date(2026, 11, 2)
    )
    third = handing_down_rules.make_rule_pack(pair.office, other, "")
    assert inspect_rule_pack(pair.commune, third.content).items[-1].state is ItemState.CHANGED


def test_it_warns_of_a_year_without_its_holidays(pair: Pair, tmp_path: Path) -> None:
    folder = handing.put(tmp_path, tet=handing.a_calendar(pair.office, unsettled=[date(2027, 2, 4)]))
    found = inspect_rule_pack(pair.commune, pair.make(folder, attested=False).content)
    assert found.verified
    assert [warning.code for warning in found.warnings] == ["rule.holidays_lacking"]
    (sentence,) = sentences(pair.commune, found.warnings)
    assert "thiếu 2 ngày lễ" in sentence


def test_it_warns_where_it_replaces_what_the_clerk_wrote(pair: Pair, made: SignedRulePack) -> None:
    commune = pair.commune
    keeping_schemes.keep_scheme(commune, handing.a_scheme(commune, name="Của xã"))
    found = inspect_rule_pack(commune, made.content)
    assert [warning.code for warning in found.warnings] == ["handing.replaces_local"]
    (sentence,) = sentences(commune, found.warnings)
    assert "Lê Quang Đạo" in sentence
    assert "02/11/2026" in sentence
    replaced = found.items[-1].replaces
    assert replaced is not None
    assert replaced.origin is RuleOrigin.LOCAL
    pair.take(made.content)
    assert commune.rulebook.scheme(SCHEME).name == "Bắc Ninh 2027"
    assert [text.origin for text in commune.book.rule_versions(RuleKind.SCHEME, SCHEME)] == ["local", "pack"]


def close_october(office: Office) -> None:
    later = Clock.fixed(datetime.combine(OCTOBER.next.first, time(9)))
    closing_months.close_month(replace(office, clock=later), OCTOBER)


CHANGES = {
    "a figure in force then": (RuleKind.PARAMETER, "base_salary", "2530000", "2600000", True),
    "a figure that had ended": (RuleKind.PARAMETER, "base_salary", "2340000", "2600000", False),
    "the scheme it was closed on": (RuleKind.SCHEME, "bac-ninh-2024-draft", "Bắc Ninh", "Bắc Ninh (cũ)", True),
    "another scheme": (RuleKind.SCHEME, "ha-noi-2024", "Hà Nội", "Hà Nội (cũ)", False),
    "a form": (RuleKind.FORM, "mau_05", "valid_from = 2024-07-01", "valid_from = 2024-07-02", False),
    "a holiday of another month": (RuleKind.CALENDAR, "2026", "Tết Dương lịch", "Ngày khác", False),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_names_the_closed_months_that_may_come_out_otherwise(pair: Pair, change: str) -> None:
    close_october(pair.commune)
    kind, name, old, new, touches = CHANGES[change]
    text = keeping_rules.toml_text(handing.data_of(pair.office, kind, name))
    assert old in text
    made = handing_down_rules.make_rule_pack(pair.office, [packed(kind, name, text.replace(old, new, 1))], "")
    found = inspect_rule_pack(pair.commune, made.content)
    assert [item.months for item in found.items] == [(OCTOBER,) if touches else ()]
    assert ("handing.touches_closed" in {warning.code for warning in found.warnings}) is touches
    assert all(sentences(pair.commune, found.warnings))


def test_a_holiday_in_a_closed_month_touches_it(pair: Pair) -> None:
    close_october(pair.commune)
    data = handing.data_of(pair.office, RuleKind.CALENDAR, "2026")
    data["holiday"].append({**data["holiday"][-1], "day": date(2026, 10, 20), "name": "Ngày nghỉ mới"})
    rule = packed(RuleKind.CALENDAR, "2026", keeping_rules.toml_text(data))
    made = handing_down_rules.make_rule_pack(pair.office, [rule], "")
    (item,) = inspect_rule_pack(pair.commune, made.content).items
    assert item.months == (OCTOBER,)
    closed = pair.commune.book.closed_month(OCTOBER)
    pair.take(made.content)
    assert pair.commune.book.closed_month(OCTOBER) == closed


def test_an_older_number_and_a_fork_are_told_apart(pair: Pair, handed: Path, made: SignedRulePack, refused) -> None:
    second = pair.make(handed, note="hai")
    assert refused(pair.commune, lambda: pair.take(second.content)) == ["bundle.gap"]
    pair.take(made.content)
    pair.take(second.content)
    assert judged(pair, made.content)["fresh"] is False
    assert inspect_rule_pack(pair.commune, made.content).verdict.is_duplicate
    fork = written(pair, second.content, note="ba")
    assert refused(pair.commune, lambda: pair.take(fork)) == ["bundle.fork"]
    astray = written(pair, second.content, seq=3, prev="a" * 64)
    assert refused(pair.commune, lambda: pair.take(astray)) == ["bundle.not_continued"]


def test_a_commune_that_receives_from_nobody_takes_nothing_in(pair: Pair, made: SignedRulePack, refused) -> None:
    commune = pair.commune
    with commune.book.change("t.t", by="t") as change:
        for profile in commune.book.profiles():
            change.retire(profile)
    facts = judged(pair, made.content)
    assert (facts["hands_down"], facts["continues"]) == (None, None)
    assert refused(commune, lambda: pair.take(made.content)) == ["handing.no_office_named"]


def test_another_office_s_rules_are_not_taken_in(pair: Pair, made: SignedRulePack, refused) -> None:
    commune = pair.commune
    with commune.book.change("t.t", by="t") as change:
        change.put_all([replace(p, receiving_office_code="ca-hung-yen") for p in commune.book.profiles()])
    assert refused(commune, lambda: pair.take(made.content)) == ["rule_pack.other_office"]


def test_the_office_looks_at_its_own_pack_and_takes_nothing_in(pair: Pair, made: SignedRulePack, refused) -> None:
    found = inspect_rule_pack(pair.office, made.content)
    facts = found.verdict.facts.as_json()
    assert (facts["signer_known"], facts["signer_compared"], facts["hands_down"]) == (True, True, None)
    assert found.verified
    assert len(found.items) == 4
    assert refused(pair.office, lambda: take_in_rule_pack(pair.office, made.content)) == ["book.of_receiving_office"]


def test_a_book_without_keys_or_commune_still_judges_the_file(empty_office: Office, made: SignedRulePack) -> None:
    found = inspect_rule_pack(empty_office, made.content)
    assert not found.verified
    assert [problem.code for problem in found.problems] == ["bundle.signer_unknown"]


def test_knowledge_is_read_once_and_needs_no_book(pair: Pair, made: SignedRulePack) -> None:
    """Off the window's thread nothing may ask the book, which belongs to the thread that opened it."""
    from threading import Thread

    knowledge = receiving_rules.pack_knowledge(pair.commune)
    found: list[object] = []
    thread = Thread(target=lambda: found.append(receiving_rules.inspect_pack(knowledge, made.content)))
    thread.start()
    thread.join()
    assert found == [inspect_rule_pack(pair.commune, made.content)]


def test_no_mutated_pack_raises_or_changes_anything(pair: Pair, made: SignedRulePack) -> None:
    from tests.bundle.test_verify import mutations

    knowledge = receiving_rules.pack_knowledge(pair.commune)
    for content in mutations(made.content, 150, random.Random(7)):
        assert not receiving_rules.inspect_pack(knowledge, content).verified


def test_a_pack_is_an_open_folder_for_everybody(made: SignedRulePack) -> None:
    with zipfile.ZipFile(BytesIO(made.content)) as archive:
        names = archive.namelist()
        salary = archive.read("bundle/data/rules/parameters/base_salary.toml").decode()
    assert "bundle/data/forms/mau_05/sample.toml" in names
    assert "Nghị định 99/2027/NĐ-CP" in salary
