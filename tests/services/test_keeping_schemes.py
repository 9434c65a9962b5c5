"""A scheme of the book's own: checked before it is kept, paid on only once attested, copied from a day on."""

import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.model.law import RuleKind
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.sources import Certainty
from desktop_app.rules.scheme import Scheme
from desktop_app.services import closing_months, keeping_rules, keeping_schemes, keeping_teams, starting, undoing
from desktop_app.services.keeping_schemes import SchemeCopy, attest_scheme, copy_scheme, keep_scheme
from desktop_app.services.office import Office
from tests.conftest import OCTOBER
from tests.whole_scheme import ATTESTED, attest_ha_noi, completed, whole_program

NEW_YEAR = date(2027, 1, 1)
COPY = SchemeCopy("ha-noi-2024", "ha-noi-2027", "Hà Nội 2027", NEW_YEAR, "Nghị quyết 9/2026/NQ-HĐND")


@pytest.fixture
def ha_noi(office: Office) -> str:
    """The program's own text, completed."""
    own = keeping_rules.own_text(office, RuleKind.SCHEME, "ha-noi-2024")
    assert own is not None
    return completed(own)


@pytest.fixture
def applying(office: Office, ha_noi_attested: Scheme) -> Office:
    """The sample commune on Hà Nội's scheme, completed and attested."""
    assert ha_noi_attested.payable
    [profile] = office.book.profiles()
    keeping_teams.save_profile(office, replace(profile, scheme_id="ha-noi-2024"))
    return office


def dearer(text: str) -> str:
    assert "2_520_000" in text
    return text.replace("2_520_000", "2_600_000")


def test_a_local_version_is_tried_and_not_paid_on(applying: Office, ha_noi: str) -> None:
    own = closing_months.compute_month(applying, OCTOBER)
    assert own.payable
    kept = keep_scheme(applying, dearer(ha_noi), "mức mới")
    assert (kept.local, kept.attestation, kept.payable) == (True, None, False)
    tried = closing_months.compute_month(applying, OCTOBER)
    assert not tried.payable
    more = tried.total(LineCode.MONTHLY) - own.total(LineCode.MONTHLY)
    assert more == 80_000 * len(tried.members)


def test_attested_it_may_be_paid_on_until_its_text_changes(applying: Office, ha_noi: str) -> None:
    keep_scheme(applying, dearer(ha_noi))
    scheme = attest_scheme(applying, "ha-noi-2024", ATTESTED)
    assert (scheme.attestation, scheme.payable) == (ATTESTED, True)
    assert closing_months.compute_month(applying, OCTOBER).payable
    [line, *_] = applying.book.history.changes(1)
    assert (line.name, line.by, line.why) == ("rule.attested", applying.clerk, ATTESTED.document)
    again = keep_scheme(applying, dearer(ha_noi).replace("300_000", "310_000"))
    assert (again.attestation, again.payable) == (None, False)
    undoing.undo(applying)
    assert applying.rulebook.schemes["ha-noi-2024"].payable
    undoing.undo(applying)
    assert not applying.rulebook.schemes["ha-noi-2024"].payable


def test_what_says_the_same_is_not_kept_again(office: Office, ha_noi: str) -> None:
    own = keeping_rules.text_in_force(office, RuleKind.SCHEME, "ha-noi-2024")
    keep_scheme(office, "# một lời ghi\n" + own)
    assert office.book.rule_texts() == ()
    keep_scheme(office, dearer(ha_noi))
    attest_scheme(office, "ha-noi-2024", ATTESTED)
    assert keep_scheme(office, dearer(ha_noi)).payable
    assert len(office.book.rule_versions(RuleKind.SCHEME, "ha-noi-2024")) == 1


def test_the_programs_own_may_be_attested_as_it_stands(office: Office, tmp_path: Path) -> None:
    office = whole_program(office, tmp_path / "program")
    own = keeping_rules.text_in_force(office, RuleKind.SCHEME, "ha-noi-2024")
    assert attest_scheme(office, "ha-noi-2024", ATTESTED).attestation == ATTESTED
    [kept] = office.book.rule_texts()
    assert (kept.text, kept.attestation) == (own, ATTESTED)
    assert kept.laid_over == office.own_rulebook.schemes["ha-noi-2024"].digest


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('id = "ha-noi-2024"', "id = ", "rules.not_toml"),
        ('kind = "fixed"', 'kind = "gift"', "rules.word_unknown"),
        ('of = "training_meal_rate"', 'of = "gold"', "rules.parameter_missing"),
        ("[[gap]]", "[[hole]]", "rules.key_unknown"),
    ],
)
def test_a_wrong_text_changes_nothing(office: Office, refused, old: str, new: str, code: str) -> None:
    before = office.rulebook
    text = keeping_rules.text_in_force(office, RuleKind.SCHEME, "ha-noi-2024")
    assert old in text
    found = refused(office, lambda: keep_scheme(office, text.replace(old, new), file="cua-toi.toml"))
    assert code in found
    assert office.rulebook is before


def test_the_file_that_was_given_is_named(office: Office, ha_noi: str) -> None:
    with pytest.raises(keeping_schemes.Refused) as refused:
        keep_scheme(office, ha_noi.replace("[[gap]]", "[[hole]]"), file="cua-toi.toml")
    assert {problem.at.source for problem in refused.value.problems} == {"cua-toi.toml"}


def test_two_adopted_ones_of_a_territory_may_not_overlap(office: Office, refused, ha_noi: str) -> None:
    other = ha_noi.replace('id = "ha-noi-2024"', 'id = "ha-noi-2026"').replace("2024-07-01", "2026-01-01", 1)
    assert refused(office, lambda: keep_scheme(office, other)) == ["rules.schemes_overlap"]
    assert keep_scheme(office, other.replace('status = "adopted"', 'status = "draft"')).id == "ha-noi-2026"


def test_a_scheme_is_tried_without_being_kept(office: Office, refused, ha_noi: str) -> None:
    assert keeping_schemes.try_scheme(office, dearer(ha_noi)).local
    assert office.book.rule_texts() == ()
    assert refused(office, lambda: keeping_schemes.try_scheme(office, "id =")) == ["rules.not_toml"]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"name": " "}, ["rule.attest_name_empty"]),
        ({"document": ""}, ["rule.attest_document_empty"]),
        ({"on": date(2026, 11, 3)}, ["rule.attest_in_future"]),
        ({"on": date(1900, 1, 1)}, ["rule.attest_too_early"]),
        ({"on": date(2024, 6, 30)}, ["rule.attest_too_early"]),
        ({"name": "", "document": "\u200b"}, ["rule.attest_name_empty", "rule.attest_document_empty"]),
    ],
)
@pytest.mark.usefixtures("ha_noi_attested")
def test_an_attestation_is_whole(office: Office, refused, change: dict[str, object], codes: list[str]) -> None:
    said = replace(ATTESTED, **change)  # type: ignore[arg-type]
    assert refused(office, lambda: attest_scheme(office, "ha-noi-2024", said)) == codes


def test_a_draft_or_an_unfinished_scheme_is_not_attested(office: Office, refused, ha_noi: str) -> None:
    draft = next(s for s in office.rulebook.schemes.values() if s.span is None)
    assert "rule.attest_not_adopted" in refused(office, lambda: attest_scheme(office, draft.id, ATTESTED))
    keep_scheme(office, ha_noi + '\n[[gap]]\ncode = "area"\ntext = "chưa rõ"\nline = "area"\n')
    assert refused(office, lambda: attest_scheme(office, "ha-noi-2024", ATTESTED)) == ["rule.attest_open"]
    keep_scheme(office, ha_noi + '\n[[gap]]\ncode = "end_date"\ntext = "Đã được thay."\n')
    assert refused(office, lambda: attest_scheme(office, "ha-noi-2024", ATTESTED)) == ["rule.attest_end_open"]
    head, _, _ = ha_noi.partition("[[line]]")
    keeping_rules.drop_local(office, RuleKind.SCHEME, "ha-noi-2024", "thử lại")
    keep_scheme(office, head + '\n[[gap]]\ncode = "number"\ntext = "Chưa rõ số."\n')
    assert refused(office, lambda: attest_scheme(office, "ha-noi-2024", ATTESTED)) == ["rule.attest_no_lines"]


UNNUMBERED = "thai-binh-2024"


def without_gap_of(text: str, code: str) -> str:
    return re.sub(rf'\[\[gap\]\]\ncode = "{code}"\n.*\n', "", text)


@pytest.mark.parametrize(
    "document", ["Nghị quyết 12/2024/NQ-HĐND (Thái Bình)", "Nghị quyết 41/NQ-HĐND", "nq 7/nq-hđnd"]
)
def test_a_document_whose_number_is_said_to_be_known_names_it(office: Office, refused, document: str) -> None:
    text = keeping_rules.text_in_force(office, RuleKind.SCHEME, UNNUMBERED)
    answered = without_gap_of(text, "number")
    assert answered != text
    assert refused(office, lambda: keep_scheme(office, answered)) == ["rule.number_unsaid"]
    said = tomllib.loads(text)["source"]["document"]
    other = answered.replace(said, "Nghị quyết ngày 01/7/2024 và 5/2024")
    assert refused(office, lambda: keep_scheme(office, other)) == ["rule.number_unsaid"]
    kept = keep_scheme(office, answered.replace(said, document))
    assert "number" not in {gap.code for gap in kept.gaps}


def test_a_last_day_that_is_said_to_be_known_is_named(office: Office, refused) -> None:
    text = keeping_rules.text_in_force(office, RuleKind.SCHEME, "khanh-hoa-2024")
    answered = without_gap_of(text, "end_date")
    endless = re.sub("valid_to = .*\n", "", answered)
    assert refused(office, lambda: keep_scheme(office, endless)) == ["rule.end_unsaid"]
    kept = keep_scheme(office, answered)
    assert kept.span is not None
    assert kept.span.end == date(2026, 3, 1)


def test_a_copy_does_not_ask_for_the_last_day_of_the_former(office: Office) -> None:
    copy = keeping_schemes.SchemeCopy("khanh-hoa-2024", "kh-moi", "Mới", date(2027, 1, 1), "Nghị quyết 9/2026/NQ-HĐND")
    gaps = [gap["code"] for gap in tomllib.loads(keeping_schemes.copied_text(office, copy)).get("gap", [])]
    assert gaps
    assert "end_date" not in gaps


def test_what_rests_on_a_draft_is_not_attested(office: Office, refused, ha_noi: str) -> None:
    head, table, tail = ha_noi.partition("[source]")
    tail = re.sub(r'^certainty = ".*"', 'certainty = "draft"', tail, count=1, flags=re.MULTILINE)
    keep_scheme(office, head + table + tail)
    assert office.rulebook.schemes["ha-noi-2024"].source.certainty is Certainty.DRAFT
    assert refused(office, lambda: attest_scheme(office, "ha-noi-2024", ATTESTED)) == ["rule.attest_draft_source"]


def test_an_attestation_is_no_older_than_the_document_and_the_law(office: Office) -> None:
    scheme, law = office.rulebook.scheme("ha-noi-2024"), starting.first_scheme_day(office.paths)
    unknown = replace(scheme, source=replace(scheme.source, dated=None))
    older = replace(scheme, source=replace(scheme.source, dated=date(2020, 1, 1)))

    def refused_on(day: date, one: Scheme) -> bool:
        return bool(keeping_schemes.attested_early(replace(ATTESTED, on=day), one, law))

    assert [refused_on(date(2024, 7, day), scheme) for day in (1, 2)] == [False, False]
    for one in (unknown, older):
        assert [refused_on(date(2023, 11, day), one) for day in (27, 28)] == [True, False]


def test_attesting_holds_a_scheme_against_what_the_program_says_now(office: Office, ha_noi: str) -> None:
    keep_scheme(office, dearer(ha_noi))
    own = office.own_rulebook
    moved = {**own.schemes, "ha-noi-2024": replace(own.schemes["ha-noi-2024"], digest="0" * 64)}
    office.__dict__["own_rulebook"] = replace(own, schemes=moved)
    assert [problem.code for problem in office.rules.problems] == ["rules.program_changed_its_own"]
    assert [problem.code for problem in keeping_rules.rule_notices(office)] == ["rules.program_changed_its_own"]
    attest_scheme(office, "ha-noi-2024", ATTESTED)
    assert office.rules.problems == ()


def test_a_copy_begins_where_the_former_ends(office: Office, ha_noi: str) -> None:
    attest_ha_noi(office)
    kept = office.rulebook
    before = office.book.history.head().seq
    text = copy_scheme(office, COPY)
    assert office.book.history.head().seq == before + 1
    former, new = (office.rulebook.schemes[name] for name in ("ha-noi-2024", "ha-noi-2027"))
    assert former.span is not None
    assert new.span is not None
    assert (former.span.end, new.span.start, new.span.end) == (NEW_YEAR, NEW_YEAR, None)
    assert (former.payable, new.payable) == (True, False)
    assert (new.name, new.source.document) == ("Hà Nội 2027", "Nghị quyết 9/2026/NQ-HĐND")
    own = tomllib.loads(ha_noi)
    assert [line["code"] for line in tomllib.loads(text)["line"]] == [line["code"] for line in own["line"]]
    assert attest_scheme(office, "ha-noi-2027", ATTESTED).payable
    undoing.undo(office)
    undoing.undo(office)
    assert office.rulebook == kept


def test_a_copy_cites_no_article_of_the_former_document(office: Office) -> None:
    former = keeping_rules.text_in_force(office, RuleKind.SCHEME, "bac-ninh-2024-draft")
    assert 'article = "' in former
    text = keeping_schemes.copied_text(office, replace(COPY, scheme_id="bac-ninh-2024-draft"))
    data = tomllib.loads(text)
    assert all("article" not in line for line in data["line"] if "document" not in line)
    asked = [gap["text"] for gap in data["gap"] if gap["code"] == "articles"]
    assert len(asked) == 1
    assert "điều, khoản của Nghị quyết 9/2026/NQ-HĐND chưa ghi" in asked[0]


def test_nobody_has_read_a_copied_value_in_the_new_document(office: Office) -> None:
    for own in office.own_rulebook.schemes.values():
        copy = replace(COPY, scheme_id=own.id, new_id=f"{own.id}-moi")
        new = keeping_schemes.try_scheme(
            office, keeping_schemes.copied_text(office, copy).replace('"adopted"', '"draft"', 1)
        )
        assert len(new.lines) == len(own.lines)
        for line in new.lines:
            if line.source.document == COPY.document:
                assert line.source.certainty is Certainty.ASSUMED


def test_a_copy_keeps_the_attestation_of_what_it_ends(office: Office, ha_noi: str) -> None:
    keep_scheme(office, dearer(ha_noi))
    attest_scheme(office, "ha-noi-2024", ATTESTED)
    copy_scheme(office, COPY)
    assert office.rulebook.schemes["ha-noi-2024"].payable


def test_the_commune_may_apply_the_copy_from_its_day(applying: Office) -> None:
    [profile] = applying.book.profiles()
    later = replace(profile, id=keeping_teams.new_profile_id(), valid_from=date(2027, 7, 1), name="Tân Thành Mới")
    keeping_teams.save_profile(applying, later)
    copy_scheme(applying, COPY, apply=True)
    assert [(p.valid_from, p.scheme_id, p.name) for p in applying.book.profiles()] == [
        (profile.valid_from, "ha-noi-2024", profile.name),
        (NEW_YEAR, "ha-noi-2027", profile.name),
        (date(2027, 7, 1), "ha-noi-2027", "Tân Thành Mới"),
    ]
    assert closing_months.profile_for(applying, Month(2026, 12)).scheme_id == "ha-noi-2024"
    assert closing_months.profile_for(applying, Month(2027, 1)).scheme_id == "ha-noi-2027"


def test_a_profile_of_that_very_day_is_changed_itself(applying: Office) -> None:
    [profile] = applying.book.profiles()
    keeping_teams.save_profile(applying, replace(profile, id=keeping_teams.new_profile_id(), valid_from=NEW_YEAR))
    copy_scheme(applying, COPY, apply=True)
    assert [p.scheme_id for p in applying.book.profiles()] == ["ha-noi-2024", "ha-noi-2027"]


def test_a_draft_has_nothing_to_end(office: Office) -> None:
    draft = next(s.id for s in office.rulebook.schemes.values() if s.span is None)
    copy_scheme(office, replace(COPY, scheme_id=draft, new_id="moi"))
    assert [text.name for text in office.book.rule_texts()] == ["moi"]
    copy_scheme(office, replace(COPY, new_id="ha-noi-2028", valid_from=date(2028, 1, 1)))
    copy_scheme(office, replace(COPY, new_id="ha-noi-2027-b", valid_from=date(2030, 1, 1), scheme_id="moi"))
    names = [text.name for text in office.book.rule_texts()]
    assert names == ["ha-noi-2024", "ha-noi-2027-b", "ha-noi-2028", "moi"]


def test_what_ended_before_is_copied_without_ending_it_again(office: Office) -> None:
    copy_scheme(office, COPY)
    keeping_rules.drop_local(office, RuleKind.SCHEME, "ha-noi-2027", "bãi bỏ")
    copy_scheme(office, replace(COPY, valid_from=date(2027, 3, 1)))
    former = office.rulebook.schemes["ha-noi-2024"]
    assert former.span is not None
    assert former.span.end == NEW_YEAR
    assert len(office.book.rule_versions(RuleKind.SCHEME, "ha-noi-2024")) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"new_id": "hung-yen-2024"}, "rule.scheme_id_taken"),
        ({"new_id": ""}, "rule.copy_empty"),
        ({"name": " "}, "rule.copy_empty"),
        ({"document": ""}, "rule.copy_empty"),
        ({"new_id": "Hà Nội"}, "rules.id_wrong"),
        ({"valid_from": date(2024, 7, 1)}, "rule.copy_too_early"),
        ({"scheme_id": "x"}, "rule.unknown"),
    ],
)
def test_a_copy_that_cannot_be_made(office: Office, refused, change: dict[str, object], code: str) -> None:
    copy = replace(COPY, **change)  # type: ignore[arg-type]
    assert refused(office, lambda: copy_scheme(office, copy)) == [code]


def test_a_copy_cannot_apply_before_the_book_begins(office: Office, refused) -> None:
    copy = replace(COPY, valid_from=date(2025, 1, 1))
    assert refused(office, lambda: copy_scheme(office, copy, apply=True)) == ["unit.no_profile"]
