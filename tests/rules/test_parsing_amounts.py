"""Each kind of amount as a file writes it, and what is refused in it."""

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.model.member import Role
from desktop_app.model.unit import Trait, WageRegion
from desktop_app.rules.parsing_amounts import DEEPEST
from desktop_app.rules.scheme_amounts import (
    BasePlusRole,
    BySteps,
    Ceiling,
    Coefficient,
    Extreme,
    FirstOf,
    Fixed,
    Indexed,
    IndexedAt,
    Manual,
    Measure,
    OfAbove,
    OfLines,
    OfMonthly,
    Part,
    Rounded,
    Share,
    StatePart,
    StateShare,
    SumOf,
    Times,
)
from desktop_app.rules.scheme_conditions import Condition
from desktop_app.rules.scheme_readings import RoundingWay
from tests.rules.schemes_text import BASE, faults, line, scheme_of

AMOUNT = "line[2].amount"


def all_roles(value):
    return dict.fromkeys(Role, value)


ONE = Fixed(all_roles(1))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ('kind = "fixed", dong = 5', Fixed(all_roles(5))),
        ('kind = "base_plus_role", base = 9, plus = { to_truong = 3, to_pho = 2, to_vien = 0 }',
         BasePlusRole(9, {Role.LEADER: 3, Role.DEPUTY: 2, Role.MEMBER: 0})),
        ('kind = "coefficient", coefficient = "0.5", of = "base_salary", region = "III"',
         Coefficient(all_roles(Decimal("0.5")), "base_salary", WageRegion.III)),
        ('kind = "indexed", dong = 5, of = "base_salary", since = 2024-07-01',
         Indexed(all_roles(5), "base_salary", date(2024, 7, 1))),
        ('kind = "indexed", dong = 5, of = "base_salary", since = 2024-07-01, at = "year", region = "I"',
         Indexed(all_roles(5), "base_salary", date(2024, 7, 1), IndexedAt.YEAR, WageRegion.I)),
        ('kind = "of_monthly", coefficient = "1.5", divisor = "208"', OfMonthly(Decimal("1.5"), Decimal(208))),
        ('kind = "of_lines", coefficient = "0.1", lines = ["monthly"]', OfLines(Decimal("0.1"), ("monthly",))),
        ('kind = "share", share = "0.5", of = ["a", "b"]', Share(Decimal("0.5"), ("a", "b"))),
        (('kind = "share", share = "1", of = ["a"], state = "additional", less = "b", '
         'base = { kind = "of_monthly", coefficient = "1" }'),
         Share(Decimal(1), ("a",), StatePart.ADDITIONAL, OfMonthly(Decimal(1)), "b")),
        ('kind = "state_share", of = ["a", "b"]', StateShare(("a", "b"))),
        ('kind = "by_steps", measure = "service_months", start = 60, dong = 7, step = 12, more = 1, most = 9',
         BySteps(Measure.SERVICE_MONTHS, 60, 7, 12, 1, 9)),
        (('kind = "first_of", case = [{ when = { traits_any = ["hai_dao"] }, name = "Đảo", '
         'amount = { kind = "fixed", dong = 1 } }, { amount = { kind = "fixed", dong = 1 } }]'),
         FirstOf((Part(ONE, Condition(traits_any=frozenset({Trait.ISLAND})), "Đảo"), Part(ONE, Condition())))),
        ('kind = "sum", part = [{ amount = { kind = "fixed", dong = 1 } }]', SumOf((Part(ONE, Condition()),))),
        ('kind = "highest", of = [{ kind = "fixed", dong = 1 }]', Extreme((Part(ONE, Condition()),))),
        ('kind = "lowest", of = [{ kind = "fixed", dong = 1 }]', Extreme((Part(ONE, Condition()),), highest=False)),
        ('kind = "ceiling", most = { kind = "fixed", dong = 1 }', Ceiling(ONE)),
        ('kind = "ceiling", most = { kind = "fixed", dong = 1 }, chosen = 1', Ceiling(ONE, 1)),
        ('kind = "times", coefficient = "0.5", amount = { kind = "fixed", dong = 1 }', Times(ONE, Decimal("0.5"))),
        (('kind = "sum", part = [{ amount = { kind = "fixed", dong = 1 } }, { amount = { kind = "of_above", by = '
         '{ measure = "households", start = 1, dong = "0.05", step = 2, more = "0.01" } } }]'),
         SumOf((Part(ONE, Condition()),
                Part(OfAbove(BySteps(Measure.HOUSEHOLDS, 1, Decimal("0.05"), 2, Decimal("0.01"))), Condition())))),
        ('kind = "rounded", unit = "1000", way = "down", amount = { kind = "fixed", dong = 1 }',
         Rounded(ONE, 1000, RoundingWay.DOWN)),
        (('kind = "highest", take = 2, of = [{ kind = "fixed", dong = 1 }, { name = "Hai", when = { merged = true }, '
         'amount = { kind = "fixed", dong = 1 } }]'),
         Extreme((Part(ONE, Condition()), Part(ONE, Condition(merged=True), "Hai")), take=2)),
        ('kind = "ceiling", most = { kind = "fixed", dong = 1 }, chosen = 2, otherwise = 1, above = "cut"',
         Ceiling(ONE, 2, 1, cut=True)),
        ('kind = "manual", text = "t"', Manual("t")),
        ('kind = "manual", text = "t", per_unit = true', Manual("t", per_unit=True)),
    ],
)  # fmt: skip
def test_each_kind_is_read(text, amount):
    assert scheme_of(BASE + line("area", text)).lines[1].amount == amount


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('kind = "fixed", dong = 1_000_000_001', ("rules.value_too_large", "dong")),
        ('kind = "fixed", dong = -1', ("rules.value_too_small", "dong")),
        ('kind = "fixed", dong = 1, by_role = { to_truong = 1, to_pho = 1, to_vien = 1 }',
         ("rules.keys_together", "dong")),
        ('kind = "fixed", by_role = { to_truong = 1, to_pho = 1 }', ("rules.key_missing", "by_role.to_vien")),
        ('kind = "coefficient", coefficient = "20.01", of = "base_salary"', ("rules.value_too_large", "coefficient")),
        ('kind = "coefficient", by_role = { to_truong = "21", to_pho = "1", to_vien = "1" }, of = "base_salary"',
         ("rules.value_too_large", "by_role.to_truong")),
        ('kind = "coefficient", coefficient = "1", of = "base_salary", region = "V"', ("rules.word_unknown", "region")),
        ('kind = "indexed", dong = 5, of = "base_salary"', ("rules.key_missing", "since")),
        ('kind = "of_monthly", coefficient = "21"', ("rules.value_too_large", "coefficient")),
        ('kind = "of_monthly", coefficient = "1", divisor = "0.5"', ("rules.value_too_small", "divisor")),
        ('kind = "of_lines", coefficient = "1", lines = []', ("rules.list_empty", "lines")),
        ('kind = "of_lines", coefficient = "1"', ("rules.key_missing", "lines")),
        ('kind = "share", share = "1.1", of = ["a"]', ("rules.value_wrong", "share")),
        ('kind = "share", share = "1", of = []', ("rules.list_empty", "of")),
        ('kind = "state_share"', ("rules.key_missing", "of")),
        ('kind = "by_steps", measure = "households", start = 1, dong = 1, step = 0, more = 1',
         ("rules.value_too_small", "step")),
        ('kind = "ceiling", most = { kind = "fixed", dong = 1 }, otherwise = 2, above = "cut"',
         ("rules.chosen_above_ceiling", "otherwise")),
        ('kind = "times", amount = { kind = "fixed", dong = 1 }', ("rules.key_missing", "coefficient")),
        (('kind = "times", by = { kind = "fixed", measure = "households", start = 1, dong = 1, step = 1, more = 1 }, '
         'amount = { kind = "fixed", dong = 1 }'), ("rules.word_unknown", "by.kind")),
        (('kind = "times", by = { measure = "households", start = 1, dong = 21, step = 1, more = 1 }, '
         'amount = { kind = "fixed", dong = 1 }'), ("rules.value_too_large", "by.dong")),
        ('kind = "rounded", unit = "10", way = "down", amount = { kind = "fixed", dong = 1 }',
         ("rules.word_unknown", "unit")),
        ('kind = "highest", take = 2, of = [{ kind = "fixed", dong = 1 }]', ("rules.value_too_large", "take")),
        ('kind = "of_monthly", coefficient = "1e9"', ("rules.value_wrong", "coefficient")),
        ('kind = "first_of", case = []', ("rules.list_empty", "case")),
        (('kind = "first_of", case = [{ amount = { kind = "fixed", dong = 1 } }, '
         '{ amount = { kind = "fixed", dong = 2 } }]'), ("rules.case_hides_others", "case[1]")),
        ('kind = "sum"', ("rules.key_missing", "part")),
        ('kind = "sum", part = [{ amount = { kind = "fixed", dong = 1 }, naem = "x" }]',
         ("rules.key_misspelt", "part[1].naem")),
        ('kind = "highest", of = []', ("rules.list_empty", "of")),
        ('kind = "ceiling", most = { kind = "fixed", dong = 80_000 }, chosen = 80_001',
         ("rules.chosen_above_ceiling", "chosen")),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_key(text, fault):
    code, key = fault
    assert faults(BASE + line("area", text)) == [(code, f"{AMOUNT}.{key}")]


def test_a_lower_rate_for_one_role_may_be_chosen_below_the_highest():
    most = 'most = { kind = "fixed", by_role = { to_truong = 90, to_pho = 80, to_vien = 80 } }'
    assert scheme_of(BASE + line("area", f'kind = "ceiling", {most}, chosen = 90')).lines[1].amount


def test_amounts_may_not_nest_without_end():
    inside = 'kind = "fixed", dong = 1'
    for _ in range(DEEPEST + 1):
        inside = f'kind = "highest", of = [{{ {inside} }}]'
    assert [code for code, _ in faults(BASE + line("area", inside))] == ["rules.amount_too_deep"]


def test_a_text_that_nests_without_end_is_no_toml():
    assert faults("a = " + "[" * 100_000 + "]" * 100_000) == [("rules.not_toml", "")]
