"""All rules at once: one digest over what they say, and faults of all files together."""

from datetime import date

import pytest

from desktop_app.model.periods import Month
from desktop_app.model.problems import Refused
from desktop_app.rules.rulebook import _plain_day, build_rulebook
from tests.rules.conftest import WEEKEND, rebuilt, texts
from tests.rules.schemes_text import BASE, line


def codes(change):
    with pytest.raises(Refused) as refused:
        rebuilt(change)
    return [(problem.code, problem.at.source) for problem in refused.value.problems]


def test_comments_and_order_do_not_change_the_digest(rulebook):
    def commented(parameters, _holidays, schemes):
        parameters["base_salary.toml"] = "# a comment\n" + parameters["base_salary.toml"]
        schemes["zz.toml"] = schemes.pop("ha-noi-2024.toml")

    assert rebuilt(commented).digest == rulebook.digest


@pytest.mark.parametrize(
    ("folder", "file", "old", "new"),
    [
        (0, "base_salary.toml", "2_530_000", "2_530_001"),
        (0, "base_salary.toml", "Điều 3", "Điều 4"),
        (1, "2026.toml", "2026-04-26", "2026-04-25"),
        (2, "ha-noi-2024.toml", "300_000", "300_001"),
    ],
)
def test_anything_that_is_said_changes_the_digest(rulebook, folder, file, old, new):
    def changed(*folders):
        assert old in folders[folder][file]
        folders[folder][file] = folders[folder][file].replace(old, new)

    other = rebuilt(changed)
    assert other.digest != rulebook.digest
    moved = {s for s in other.schemes if other.schemes[s].digest != rulebook.schemes[s].digest}
    assert moved == ({"ha-noi-2024"} if folder == 2 else set())


def test_faults_of_all_files_come_together():
    def spoilt(parameters, holidays, schemes):
        parameters["base_salary.toml"] = "code ="
        holidays["2026.toml"] = "year = 2026"
        schemes["ha-noi-2024.toml"] += "\nnonsense = 1\n"

    assert codes(spoilt)[:3] == [
        ("rules.not_toml", "base_salary.toml"),
        ("rules.key_missing", "2026.toml"),
        ("rules.key_unknown", "ha-noi-2024.toml"),
    ]


def test_a_figure_that_a_scheme_names_must_be_there():
    found = codes(lambda parameters, _h, _s: parameters.pop("rural_poverty_line.toml"))
    assert {code for code, _ in found} == {"rules.parameter_missing"}
    assert {"bac-ninh-2024-draft.toml", "hung-yen-2024.toml"} <= {file for _, file in found}
    assert ("rules.parameter_missing", "") in codes(lambda parameters, _h, _s: parameters.pop("night_window.toml"))


def test_a_name_given_twice():
    def twice(parameters, holidays, schemes):
        parameters["copy.toml"] = parameters["base_salary.toml"]
        holidays["copy.toml"] = holidays["2026.toml"]
        schemes["copy.toml"] = schemes["ha-noi-2024.toml"]

    assert [code for code, _ in codes(twice)] == ["rules.name_twice"] * 3


def test_a_scheme_of_a_file_outside(rulebook):
    text = BASE
    book, scheme = rulebook.with_scheme("mine.toml", text)
    assert book.scheme("made-up") is scheme
    assert book.digest != rulebook.digest
    assert len(scheme.digest) == 64
    assert "made-up" not in rulebook.schemes
    with pytest.raises(Refused) as refused:
        rulebook.with_scheme("mine.toml", text + line("area", 'kind = "coefficient", coefficient = "1", of = "gold"'))
    assert [(p.code, p.at.source) for p in refused.value.problems] == [("rules.parameter_missing", "mine.toml")]


@pytest.mark.parametrize(
    ("scheme", "month", "code"),
    [
        ("nowhere", Month(2026, 4), "rules.scheme_unknown"),
        ("ha-noi-2024", Month(2024, 6), "rules.scheme_not_in_force"),
        ("ha-noi-2024", Month(2030, 1), "rules.no_calendar"),
    ],
)
def test_a_month_that_cannot_be_made_ready(rulebook, scheme, month, code):
    with pytest.raises(Refused) as refused:
        rulebook.month_rules(scheme, month, WEEKEND)
    assert [p.code for p in refused.value.problems] == [code]


def test_the_canonical_form_knows_days_only():
    assert _plain_day(date(2026, 1, 2)) == "2026-01-02"
    with pytest.raises(TypeError):
        _plain_day(object())


def test_the_shipped_texts_alone_make_a_rulebook(rulebook):
    assert build_rulebook(texts("rules/parameters"), texts("holidays"), texts("rules/schemes")) == rulebook
    assert {"bac-ninh-2024-draft", "ha-noi-2024", "hung-yen-2024"} <= rulebook.schemes.keys()


def test_shipped_schemes_may_not_overlap():
    def twice(_parameters, _holidays, schemes):
        schemes["zz.toml"] = schemes["ha-noi-2024.toml"].replace('"ha-noi-2024"', '"ha-noi-2025"')

    assert codes(twice) == [("rules.schemes_overlap", "ha-noi-2024.toml")]
