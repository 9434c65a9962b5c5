"""What the book keeps stands over the program's own; what cannot be read is left out and told."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.model.law import RuleKind, RuleOrigin, RuleText
from desktop_app.model.problems import Severity
from desktop_app.rules.overlay import overlay
from desktop_app.rules.rulebook import overlaps
from desktop_app.rules.scheme import Status
from tests.rules.conftest import rebuilt, texts
from tests.rules.schemes_text import BASE, line
from tests.whole_scheme import ATTESTED, whole_ha_noi

SALARY = texts("rules/parameters")["base_salary.toml"]
HA_NOI = texts("rules/schemes")["ha-noi-2024.toml"]
MADE_UP = BASE


def kept(text: str, name: str = "made-up", kind: RuleKind = RuleKind.SCHEME, **more: object) -> RuleText:
    given: dict[str, object] = {"origin": RuleOrigin.LOCAL, "kept_at": "", "kept_by": "Lan", **more}
    return RuleText(name, kind, name, text, **given)  # type: ignore[arg-type]


def figure(text: str, name: str = "base_salary") -> RuleText:
    return kept(text, name, RuleKind.PARAMETER)


def codes(found) -> list[tuple[str, str]]:
    return [(problem.code, problem.at.source) for problem in found.problems]


def test_nothing_kept_is_the_programs_own(rulebook):
    assert overlay(rulebook, []).rulebook is rulebook
    form = kept("x", kind=RuleKind.FORM)
    assert overlay(rulebook, [form]).rulebook is rulebook


def test_each_kind_stands_for_its_like(rulebook):
    calendar = texts("holidays")["2026.toml"].replace("year = 2026", "year = 2026\n# kept")
    found = overlay(
        rulebook,
        [
            kept(HA_NOI.replace("2_520_000", "2_600_000"), "ha-noi-2024"),
            figure(SALARY.replace("2_530_000", "2_531_000")),
            kept(calendar, "2026", RuleKind.CALENDAR),
        ],
    )
    assert (found.problems, found.left_out) == ((), ())
    assert found.rulebook.schemes.keys() == rulebook.schemes.keys()
    assert found.rulebook.schemes["ha-noi-2024"].digest != rulebook.schemes["ha-noi-2024"].digest
    assert found.rulebook.parameters["base_salary"].values[-1].by[""] == 2_531_000
    assert found.rulebook.calendars == rulebook.calendars
    assert found.rulebook.digest != rulebook.digest


def test_a_kept_scheme_pays_only_when_attested(rulebook):
    scheme = overlay(rulebook, [kept(MADE_UP)]).rulebook.schemes["made-up"]
    assert (scheme.local, scheme.attestation, scheme.payable) == (True, None, False)
    attested = overlay(rulebook, [kept(MADE_UP, attestation=ATTESTED)]).rulebook
    assert attested.schemes["made-up"].payable
    assert attested.schemes["made-up"].attestation == ATTESTED
    assert attested.digest != overlay(rulebook, [kept(MADE_UP)]).rulebook.digest
    draft = MADE_UP.replace('"adopted"', '"draft"')
    assert draft != MADE_UP
    assert not overlay(rulebook, [kept(draft, attestation=ATTESTED)]).rulebook.schemes["made-up"].payable


def test_the_programs_own_with_a_last_day_still_pays(rulebook):
    whole = rebuilt(lambda _parameters, _holidays, schemes: whole_ha_noi(schemes))
    last = ("valid_from = 2024-07-01", "valid_from = 2024-07-01\nvalid_to = 2026-12-31")
    texts_of = {"ha-noi-2024.toml": HA_NOI}
    whole_ha_noi(texts_of)
    for own, text, payable in ((rulebook, HA_NOI, False), (whole, texts_of["ha-noi-2024.toml"], True)):
        ended = overlay(own, [kept(text.replace(*last), "ha-noi-2024")]).rulebook.schemes["ha-noi-2024"]
        assert (ended.local, ended.payable, ended.span.end) == (False, payable, date(2027, 1, 1))
    earlier = HA_NOI.replace("valid_from = 2024-07-01", "valid_from = 2024-06-01")
    assert overlay(rulebook, [kept(earlier, "ha-noi-2024")]).rulebook.schemes["ha-noi-2024"].local


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nonsense", "rules.not_toml"),
        (HA_NOI + "\nnonsense = 1\n", "rules.key_unknown"),
        (HA_NOI.replace('"ha-noi-2024"', '"ha-noi-2025"'), "rules.kept_under_other_name"),
        (HA_NOI.replace('of = "training_meal_rate"', 'of = "gold"'), "rules.parameter_missing"),
    ],
)
def test_what_cannot_be_read_leaves_the_programs_own_in_force(rulebook, text, code):
    bad = kept(text, "ha-noi-2024")
    found = overlay(rulebook, [bad])
    assert codes(found) == [(code, "scheme/ha-noi-2024.toml")]
    assert found.left_out == (bad,)
    assert found.rulebook is rulebook


def test_a_scheme_may_need_a_kept_figure(rulebook):
    gold = figure(SALARY.replace('"base_salary"', '"gold"'), "gold")
    needs = kept(MADE_UP + line("area", 'kind = "coefficient", coefficient = "1", of = "gold"'))
    assert overlay(rulebook, [needs, gold]).problems == ()
    assert codes(overlay(rulebook, [needs])) == [("rules.parameter_missing", "scheme/made-up.toml")]


def test_a_national_figure_keeps_its_shape(rulebook):
    scalar = SALARY.replace('"base_salary"', '"regional_minimum_wage_month"')
    found = overlay(rulebook, [figure(scalar, "regional_minimum_wage_month")])
    assert codes(found) == [("rules.parameter_reshaped", "parameter/regional_minimum_wage_month.toml")]


def test_the_program_may_come_to_know_more_than_the_book():
    newer = (
        SALARY + '\n[[value]]\nfrom = 2030-01-01\nvalue = 3_000_000\ndocument = "Nghị định"\ncertainty = "verified"\n'
    )
    own = rebuilt(lambda parameters, _h, _s: parameters.update({"base_salary.toml": _ended(newer)}))
    found = overlay(own, [figure(SALARY)])
    assert [(p.code, p.severity, p.values["since"]) for p in found.problems] == [
        ("rules.program_knows_newer", Severity.WARNING, date(2030, 1, 1))
    ]
    assert found.left_out == ()
    empty = figure('code = "base_salary"\nname = "Mức lương cơ sở"\nunit = "dong"\n')
    assert [p.code for p in overlay(own, [empty]).problems] == ["rules.program_knows_newer"]


def _ended(text: str) -> str:
    at = text.index("value = 2_530_000")
    return f"{text[:at]}to = 2029-12-31\n{text[at:]}"


def test_two_adopted_schemes_of_one_territory_do_not_overlap(rulebook):
    ha_noi = rulebook.schemes["ha-noi-2024"]
    other = replace(ha_noi, id="ha-noi-2025", name="Hà Nội 2025")
    [problem] = overlaps("f.toml", other, rulebook.schemes.values())
    assert (problem.code, problem.at.source, problem.values["other"]) == (
        "rules.schemes_overlap",
        "f.toml",
        ha_noi.name,
    )
    assert overlaps("f", ha_noi, rulebook.schemes.values()) == []
    assert overlaps("f", replace(other, status=Status.REPORTED), rulebook.schemes.values()) == []
    assert overlaps("f", replace(other, territory="Nơi khác"), rulebook.schemes.values()) == []
    ended = replace(ha_noi, span=replace(ha_noi.span, end=date(2026, 1, 1)))
    [told] = overlaps("f", other, [ended])
    assert told.values["until"] == date(2025, 12, 31)
    assert overlaps("f", replace(other, span=replace(other.span, start=date(2026, 1, 1))), [ended]) == []


def test_a_scheme_that_the_program_came_to_say_otherwise_is_told(rulebook):
    dearer = HA_NOI.replace("2_520_000", "2_600_000")
    own = rulebook.schemes["ha-noi-2024"].digest
    for over in (None, own):
        assert overlay(rulebook, [kept(dearer, "ha-noi-2024", laid_over=over)]).problems == ()
    for over in ("", "0" * 64):
        found = overlay(rulebook, [kept(dearer, "ha-noi-2024", laid_over=over)])
        assert [(p.code, p.severity) for p in found.problems] == [("rules.program_changed_its_own", Severity.WARNING)]
        assert found.left_out == ()
        assert found.rulebook.schemes["ha-noi-2024"].local
    assert overlay(rulebook, [kept(MADE_UP, laid_over="")]).problems == ()
