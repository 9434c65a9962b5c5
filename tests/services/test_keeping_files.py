"""One file is enough for a decree, a notice or a resolution."""

import pytest

from desktop_app.model.law import RuleKind
from desktop_app.model.problems import Severity
from desktop_app.services import keeping_rules
from desktop_app.services.keeping_files import keep_file, warnings_of
from desktop_app.services.office import Office

FILES = [
    (RuleKind.SCHEME, "ha-noi-2024", "2_520_000", "2_600_000"),
    (RuleKind.PARAMETER, "base_salary", "2_530_000", "2_531_000"),
    (RuleKind.CALENDAR, "2026", 'name = "Quốc khánh"', 'name = "Ngày Quốc khánh"'),
]


@pytest.mark.parametrize(("kind", "name", "old", "new"), FILES)
def test_each_kind_is_told_by_what_it_says(office: Office, kind: RuleKind, name: str, old: str, new: str) -> None:
    own = keeping_rules.own_text(office, kind, name)
    assert own is not None
    assert old in own
    assert keep_file(office, f"# lời ghi\n{own}") == (kind, name)
    assert office.book.rule_texts() == ()
    assert keep_file(office, own.replace(old, new), "theo tệp") == (kind, name)
    [kept] = office.book.rule_texts()
    assert (kept.kind, kept.name, kept.text) == (kind, name, own.replace(old, new))
    assert office.rulebook.digest != office.own_rulebook.digest
    assert office.book.history.changes(1)[0].why == "theo tệp"


def test_the_next_year_is_one_file(office: Office) -> None:
    text = keeping_rules.own_text(office, RuleKind.CALENDAR, "2027")
    assert text is not None
    later = text.replace("2027", "2029")
    assert keep_file(office, later) == (RuleKind.CALENDAR, "2029")
    assert 2029 in office.rulebook.calendars.years
    assert warnings_of(office, RuleKind.CALENDAR, "2029") == (), "its unsettled days stand for what is missing"


def test_a_year_without_its_holidays_is_told_of(office: Office) -> None:
    text = keeping_rules.own_text(office, RuleKind.CALENDAR, "2027")
    assert text is not None
    settled = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("unsettled"))
    kept = keep_file(office, settled)
    [told] = warnings_of(office, *kept)
    assert (told.code, told.severity) == ("rule.holidays_lacking", Severity.WARNING)
    assert "Tết Âm lịch" in office.messages.problem(told)
    assert warnings_of(office, RuleKind.PARAMETER, "base_salary") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("khong = 1", "rule.kind_unknown"),
        ('code = "phieu_tinh"\ntitle = "x"', "rule.kind_unknown"),
        ("year =", "rules.not_toml"),
        ("year = 2030", "rules.key_missing"),
        ('code = "x"\nunit = "gold"\nname = "X"', "rules.word_unknown"),
        ('id = "x"', "rules.key_missing"),
    ],
)
def test_what_is_no_rule_or_a_wrong_one_is_refused(office: Office, refused, text: str, code: str) -> None:
    assert code in refused(office, lambda: keep_file(office, text, file="la.toml"))
    assert office.book.rule_texts() == ()
