"""Four made-up resolutions, each as awkward as a province might write one: schemes/gia-dinh-*.toml.

Their worked cases stand in cases/ and team_size_cases/, in a lawyer's words; here stands what those files cannot say.
"""

import tomllib
from pathlib import Path

import pytest

from desktop_app.model.payroll import LineCode
from desktop_app.rules.case import compute_case
from tests.rules.conftest import rebuilt

HERE = Path(__file__).resolve().parents[1] / "rules"
SCHEMES = sorted((HERE / "schemes").glob("gia-dinh-*.toml"))


@pytest.fixture(scope="module")
def rulebook():
    return rebuilt(lambda *_: None)


def case_of(name):
    return tomllib.loads((HERE / "cases" / f"gia-dinh-{name}.toml").read_text(encoding="utf-8"))["case"]


def computed(name, rulebook, *change):
    """A worked case, under its scheme after a change of its text."""
    case = case_of(name)
    path = HERE / "cases" / case["scheme"]
    text = path.read_text(encoding="utf-8")
    if change:
        before, after = change
        assert text.count(before) == 1
        text = text.replace(before, after)
    book, scheme = rulebook.with_scheme(path.name, text)
    return compute_case({**case, "scheme": scheme.id}, book)


def amount(result, code):
    return sum(line.amount for line in result.lines if line.code is code)


@pytest.mark.parametrize("file", SCHEMES, ids=lambda file: file.stem)
def test_each_is_complete_and_rests_on_its_own_text(file, rulebook):
    _, scheme = rulebook.with_scheme(file.name, file.read_text(encoding="utf-8"))
    assert scheme.complete
    assert all(rule.source.article for rule in scheme.lines)


@pytest.mark.parametrize(("decided", "a_day"), [(0, 0), (50_000, 50_000), (80_000, 80_000), (90_000, 80_000)])
def test_the_rate_that_the_commune_decided_is_paid_up_to_the_ceiling(decided, a_day, rulebook):
    """Điều 3 khoản 7: nine days; 100 đồng of the total's odd ones go off this line, the last in cash."""
    result = computed("4b", rulebook, "otherwise = 60_000", f"otherwise = 60_000, chosen = {decided}")
    odd = 4_126_100 % 1_000
    assert amount(result, LineCode.AREA) == (9 * a_day - odd if a_day else 0)
    assert result.total == 4_126_000 + 9 * a_day


def test_a_decree_moves_nothing_that_stands_in_dong(rulebook):
    """NQ 02 Điều 2: absolute figures; the same month a year on pays the same support."""
    case = case_of("2d")
    path = HERE / "cases" / case["scheme"]
    book, scheme = rulebook.with_scheme(path.name, path.read_text(encoding="utf-8"))
    bare = {"scheme": scheme.id, "member": {"role": "to_truong", "service_months": 201, "qualification": "dai_hoc"}}
    monthly = {
        month: amount(compute_case({**bare, "month": month}, book), LineCode.MONTHLY)
        for month in ("2025-11", "2026-06", "2026-07")
    }
    assert set(monthly.values()) == {2_747_000}
