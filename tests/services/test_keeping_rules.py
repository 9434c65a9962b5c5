"""What the book keeps: taken in whole or not at all, given up with a reason, undone like any other change."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.law import RuleKind, RuleOrigin
from desktop_app.services import closing_months, keeping_rules, keeping_schemes, keeping_teams, undoing
from desktop_app.services.office import Office
from tests.conftest import OCTOBER

MINE = "tinh-moi-2026"


def scheme(office: Office, scheme_id: str = MINE, status: str = "draft") -> str:
    """The text of the scheme that the sample applies, under another id and for nobody's territory."""
    [profile] = office.book.profiles()
    text = keeping_rules.own_text(office, RuleKind.SCHEME, profile.scheme_id)
    assert text is not None
    for old, new in (
        (f'id = "{profile.scheme_id}"', f'id = "{scheme_id}"'),
        ('status = "draft"', f'status = "{status}"'),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    return text.replace("territory = ", 'territory = "Nơi thử" #', 1)


def test_own_texts_are_found_by_what_they_say(office: Office) -> None:
    for kind, name in (
        (RuleKind.SCHEME, "ha-noi-2024"),
        (RuleKind.PARAMETER, "base_salary"),
        (RuleKind.CALENDAR, "2026"),
        (RuleKind.FORM, "phieu_tinh"),
    ):
        assert keeping_rules.own_text(office, kind, name)
        assert keeping_rules.own_text(office, kind, "khong-co") is None


def test_a_rule_nobody_has(office: Office, refused) -> None:
    assert refused(office, lambda: keeping_rules.text_in_force(office, RuleKind.SCHEME, "x")) == ["rule.unknown"]


def test_the_rulebook_follows_every_change_and_its_undoing(office: Office) -> None:
    before = office.rulebook
    keeping_schemes.keep_scheme(office, scheme(office), "thử")
    kept = office.rulebook
    assert MINE in kept.schemes
    assert kept.digest != before.digest
    assert office.rulebook is kept
    undoing.undo(office)
    assert office.rulebook == before
    undoing.redo(office)
    assert MINE in office.rulebook.schemes
    keeping_rules.drop_local(office, RuleKind.SCHEME, MINE, "chép nhầm")
    assert office.rulebook == before


def test_the_list_says_where_each_came_from(office: Office) -> None:
    assert keeping_rules.list_kept(office) == ()
    keeping_schemes.keep_scheme(office, scheme(office))
    keeping_schemes.keep_scheme(office, scheme(office).replace("Nơi thử", "Nơi khác"))
    broken = keeping_rules.a_rule_text(office, RuleKind.CALENDAR, "2026", "hỏng", origin=RuleOrigin.PACK, pack="g")
    with office.book.change("rule.kept", by="t") as change:
        change.put(broken)
    calendar, mine = keeping_rules.list_kept(office)
    assert (calendar.title, calendar.versions, calendar.applied, calendar.own) == ("2026", 1, False, True)
    assert (mine.versions, mine.applied, mine.own) == (2, True, False)
    assert mine.title == office.rulebook.schemes[MINE].name
    assert (mine.text.kept_by, mine.text.origin) == (office.clerk, RuleOrigin.LOCAL)


def test_what_can_no_longer_be_read_is_told_and_the_own_stands(office: Office) -> None:
    own = office.rulebook
    broken = keeping_rules.a_rule_text(office, RuleKind.SCHEME, "ha-noi-2024", 'id = "ha-noi-2024"')
    with office.book.change("rule.kept", by="t") as change:
        change.put(broken)
    assert office.rulebook is own
    assert office.rules.left_out == (broken,)
    assert {problem.at.source for problem in office.rules.problems} == {"scheme/ha-noi-2024.toml"}
    assert all(office.messages.problem(problem) for problem in office.rules.problems)
    own_one = keeping_rules.own_text(office, RuleKind.SCHEME, "ha-noi-2024")
    assert keeping_rules.text_in_force(office, RuleKind.SCHEME, "ha-noi-2024") == own_one
    # What is wrong elsewhere does not stop the clerk from keeping what is right.
    keeping_schemes.keep_scheme(office, scheme(office))
    assert MINE in office.rulebook.schemes


def test_a_text_is_kept_in_one_form(office: Office) -> None:
    typed = "\ufeff" + scheme(office).replace("\n", "\r\n").replace("ệ", "e\u0323\u0302")
    kept = keeping_rules.a_rule_text(office, RuleKind.SCHEME, MINE, typed)
    assert kept.text == scheme(office)


@pytest.mark.parametrize("why", ["", "  "])
def test_nothing_is_given_up_without_a_reason(office: Office, refused, why: str) -> None:
    keeping_schemes.keep_scheme(office, scheme(office))
    drop = keeping_rules.drop_local
    assert refused(office, lambda: drop(office, RuleKind.SCHEME, MINE, why)) == ["rule.reason_needed"]
    assert refused(office, lambda: drop(office, RuleKind.SCHEME, "x", "nhầm")) == ["rule.not_kept"]


def test_what_is_applied_or_closed_on_is_not_given_up(office: Office, refused) -> None:
    keeping_schemes.keep_scheme(office, scheme(office))
    [profile] = office.book.profiles()
    keeping_teams.save_profile(office, replace(profile, scheme_id=MINE))
    drop = lambda: keeping_rules.drop_local(office, RuleKind.SCHEME, MINE, "nhầm")  # noqa: E731
    assert refused(office, drop) == ["rule.scheme_in_use"]
    closed = closing_months.close_month(office, OCTOBER)
    assert not closed.sheet.payable
    keeping_teams.save_profile(office, profile)
    assert refused(office, drop) == ["rule.scheme_in_use"]


def test_what_others_need_is_not_given_up(office: Office, refused) -> None:
    gold = keeping_rules.own_text(office, RuleKind.PARAMETER, "base_salary")
    assert gold is not None
    text = gold.replace('code = "base_salary"', 'code = "gold"')
    keeping_rules.keep_texts(office, [keeping_rules.a_rule_text(office, RuleKind.PARAMETER, "gold", text)])
    needing = scheme(office).replace('of = "training_meal_rate"', 'of = "gold"')
    assert needing != scheme(office)
    keeping_schemes.keep_scheme(office, needing)
    drop = lambda: keeping_rules.drop_local(office, RuleKind.PARAMETER, "gold", "nhầm")  # noqa: E731
    assert refused(office, drop) == ["rules.parameter_missing"]


def test_the_own_scheme_does_not_come_back_over_its_successor(office: Office, refused) -> None:
    copy = keeping_schemes.SchemeCopy("ha-noi-2024", "ha-noi-2027", "Hà Nội 2027", date(2027, 1, 1), "NQ 1/2026")
    keeping_schemes.copy_scheme(office, copy)
    drop = keeping_rules.drop_local
    assert refused(office, lambda: drop(office, RuleKind.SCHEME, "ha-noi-2024", "nhầm")) == ["rules.schemes_overlap"]
    drop(office, RuleKind.SCHEME, "ha-noi-2027", "nhầm")
    drop(office, RuleKind.SCHEME, "ha-noi-2024", "nhầm")
    assert office.rulebook == office.own_rulebook


def test_a_kept_form_that_cannot_be_read_is_told_and_the_program_s_own_stands(office: Office) -> None:
    with office.book.change("rule.kept", by="t") as change:
        text = 'code = "mau_05"\ntitle = "Mẫu mới"\n'
        change.put(keeping_rules.a_rule_text(office, RuleKind.FORM, "mau_05", text))
    (kept,) = keeping_rules.list_kept(office)
    assert (kept.title, kept.applied, kept.own) == ("Mẫu mới", False, True)
    (notice,) = keeping_rules.rule_notices(office)
    assert (notice.code, notice.values["title"]) == ("rule.form_left_out", "mau_05")
    assert office.messages.problem(notice)
    assert office.forms["mau_05"] is office.own_forms["mau_05"]
    assert office.forms.problems
