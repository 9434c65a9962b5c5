"""One file is enough for a decree, a notice or a resolution."""

import pytest

from desktop_app.model.law import RuleKind, RuleOrigin
from desktop_app.model.problems import Refused, Severity
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


def salary_of(office: Office, *rows: int) -> str:
    """The file of the base salary with some of its values alone, the last of those left open."""
    own = keeping_rules.own_text(office, RuleKind.PARAMETER, "base_salary")
    assert own is not None
    head, *values = own.split("[[value]]")
    assert len(values) == 3
    return head + "".join(f"[[value]]{values[row]}" for row in rows)


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ((2,), "rule.value_lacking", "từ 01/07/2023 đến 30/06/2024"),
        ((0, 2), "rule.value_lacking", "từ 01/07/2024 đến 30/06/2026"),
        ((0, 1), "rule.value_lacking_since", "từ 01/07/2026 trở đi"),
        ((), "rule.value_lacking", "từ 01/07/2023 đến 30/06/2024"),
    ],
)
def test_a_figure_without_its_former_values_is_not_kept(
    office: Office, rows: tuple[int, ...], code: str, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        keep_file(office, salary_of(office, *rows))
    [problem] = refused.value.problems
    assert (problem.code, problem.at.source) == (code, "parameter/base_salary.toml")
    assert said in office.messages.problem(problem)
    assert office.book.rule_texts() == ()


def test_a_figures_last_value_may_end_and_former_ones_be_one(office: Office) -> None:
    ended = salary_of(office, 0, 1, 2).replace("from = 2026-07-01", "from = 2026-07-01\nto = 2027-06-30")
    keep_file(office, ended)
    one = salary_of(office, 0, 2).replace("to = 2024-06-30", "to = 2026-06-30")
    keep_file(office, one)
    assert len(office.rulebook.parameters["base_salary"].values) == 2


def test_a_pack_may_replace_what_the_book_wrote_itself_and_not_the_programs_own_days(office: Office) -> None:
    meal = salary_of(office, 1, 2).replace('"base_salary"', '"training_meal_rate"')
    keep_file(office, meal)
    later = salary_of(office, 2).replace('"base_salary"', '"training_meal_rate"')

    def packed(name: str, text: str) -> None:
        rule = keeping_rules.a_rule_text(office, RuleKind.PARAMETER, name, text, origin=RuleOrigin.PACK, pack="g")
        keeping_rules.keep_texts(office, [rule])

    with pytest.raises(Refused):
        keep_file(office, later)
    packed("training_meal_rate", later)
    latest = later.replace("2026-07-01", "2027-07-01")
    for name, text in (("training_meal_rate", latest), ("base_salary", salary_of(office, 2))):
        with pytest.raises(Refused) as refused:
            packed(name, text)
        assert [problem.code for problem in refused.value.problems] == ["rule.value_lacking"]


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
