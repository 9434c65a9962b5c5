"""What a form says of a scheme comes back as it was said, and everything it does not ask stays."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop_app.model.member import Role
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Span
from desktop_app.model.problems import Refused
from desktop_app.model.sources import Certainty
from desktop_app.rules.scheme import Scheme, Status
from desktop_app.rules.scheme_amounts import Coefficient, Fixed, Manual, OfMonthly, Share
from desktop_app.rules.scheme_counts import CountOf
from desktop_app.services import editing_schemes
from desktop_app.services.editing_schemes import (
    AREA_TRAITS,
    HEALTH_FLOOR,
    AmountKind,
    HeadDraft,
    LineDraft,
    as_written,
    begun,
    head_draft,
    line_draft,
    reading,
    rows,
    text_of,
    with_head,
    with_line,
    with_reading,
    without_question,
)
from desktop_app.services.keeping_schemes import keep_scheme, try_scheme
from desktop_app.services.office import Office

GAPPED = "hung-yen-2024"


def tried(office: Office, data: dict[str, Any]) -> Scheme:
    return try_scheme(office, text_of(data))


def test_a_scheme_told_back_unchanged_says_the_same(office: Office) -> None:
    for scheme_id in office.rulebook.schemes:
        data = begun(office, scheme_id)
        before = office.rulebook.scheme(scheme_id)
        for line, _code, is_gap in rows(data):
            if not is_gap:
                data = with_line(data, line, line_draft(data, line))
        after = tried(office, data)
        assert [line.amount for line in after.lines] == [line.amount for line in before.lines]
        assert [line.count for line in after.lines] == [line.count for line in before.lines]
        assert [line.when for line in after.lines] == [line.when for line in before.lines]


def test_lines_come_first_and_gaps_after(office: Office) -> None:
    found = rows(begun(office, GAPPED))
    assert found[0] == ("monthly", LineCode.MONTHLY, False)
    assert ("night", LineCode.NIGHT, True) in found
    assert [is_gap for _, _, is_gap in found] == sorted(is_gap for _, _, is_gap in found)


SAID = [
    (AmountKind.BY_ROLE, dict(zip(editing_schemes.ROLES, (3, 2, 1), strict=True)), Fixed),
    (AmountKind.ONE, {"dong": 80_000}, Fixed),
    (AmountKind.BASE_SALARY, dict.fromkeys(editing_schemes.ROLES, "0.1"), Coefficient),
    (AmountKind.MINIMUM_WAGE, dict.fromkeys(editing_schemes.ROLES, "0.1"), Coefficient),
    (AmountKind.OF_MONTHLY, {"coefficient": "1.5", "divisor": "208"}, OfMonthly),
    (AmountKind.MANUAL, {"text": "Theo Thông tư 11"}, Manual),
]


@pytest.mark.parametrize(("kind", "figures", "noun"), SAID)
def test_a_closed_gap_disappears(office: Office, kind: AmountKind, figures: dict[str, Any], noun: type) -> None:
    data = begun(office, GAPPED)
    empty = line_draft(data, "night")
    assert (empty.code, empty.count) == (LineCode.NIGHT, CountOf.NIGHT_HOURS)
    said = replace(
        empty, kind=kind, figures=figures, per_month="40", per_year="300", article="Điều 3", plan_required=True
    )
    changed = with_line(data, "night", said)
    scheme = tried(office, changed)
    line = scheme.rule("night")
    assert line is not None
    assert isinstance(line.amount, noun)
    assert line.count is not None
    assert (line.count.per_month, line.count.per_year, line.count.plan_required) == (Decimal(40), Decimal(300), True)
    assert line.source.article == "Điều 3"
    assert LineCode.NIGHT not in {gap.line for gap in scheme.gaps}
    assert len(scheme.gaps) == len(office.rulebook.scheme(GAPPED).gaps) - 1
    assert line_draft(changed, "night") == said


def test_insurance_is_a_share_of_its_contribution_with_the_national_floor(office: Office) -> None:
    data = begun(office, GAPPED)
    draft = line_draft(data, "health_insurance")
    assert draft.kind is AmountKind.SHARE
    scheme = tried(office, with_line(data, "health_insurance", replace(draft, figures={"share": "0.5"})))
    line = scheme.rule("health_insurance")
    assert line is not None
    assert isinstance(line.amount, Share)
    assert (line.amount.of, line.floor) == (("health_insurance_rate", "base_salary"), HEALTH_FLOOR)


def test_the_area_s_line_is_for_the_places_said(office: Office) -> None:
    data = begun(office, GAPPED)
    draft = replace(line_draft(data, "area"), figures={"dong": 70_000})
    assert draft.traits == AREA_TRAITS
    line = tried(office, with_line(data, "area", draft)).rule("area")
    assert line is not None
    assert line.when.traits_any == AREA_TRAITS
    changed = with_line(data, "area", replace(draft, traits=frozenset()))
    assert line_draft(changed, "area").traits == frozenset()
    everywhere = tried(office, changed).rule("area")
    assert everywhere is not None
    assert not everywhere.when


def test_no_such_line_takes_the_gap_and_all_mention_away(office: Office) -> None:
    data = begun(office, GAPPED)
    none = LineDraft(LineCode.NIGHT, AmountKind.NONE)
    assert LineCode.NIGHT not in {gap.line for gap in tried(office, with_line(data, "night", none)).gaps}
    data = begun(office, "ha-noi-2024")
    data["limit"] = [{"lines": ["duty"], "per": "month", "dong": 5}]
    data["stacking"] = [{"lines": ["duty", "training"], "rule": "add"}]
    data["line"][2]["count"]["excludes"] = ["duty"]
    gone = with_line(data, "duty", LineDraft(LineCode.DUTY, AmountKind.NONE))
    scheme = tried(office, gone)
    assert scheme.rule("duty") is None
    assert (scheme.limits, scheme.stacking) == ((), ())


def test_what_only_the_text_can_say_stays(office: Office) -> None:
    data = begun(office, "ha-giang-2024")
    draft = line_draft(data, "night")
    assert draft.kind is AmountKind.OTHER
    changed = with_line(data, "night", replace(draft, article="Điều 5"))
    before = office.rulebook.scheme("ha-giang-2024").rule("night")
    after = tried(office, changed).rule("night")
    assert before is not None
    assert after is not None
    assert (after.amount, after.source.article) == (before.amount, "Điều 5")
    assert after.count is not None
    assert before.count is not None
    assert after.count.per_year == before.count.per_year


def test_the_head_and_a_reading(office: Office) -> None:
    data = begun(office, GAPPED)
    head = HeadDraft(
        "Hưng Yên, NQ 9",
        "Nghị quyết 9",
        date(2024, 6, 6),
        date(2024, 7, 1),
        date(2026, 12, 31),
        Status.ADOPTED,
        Certainty.VERIFIED,
    )
    data = with_head(data, head)
    assert head_draft(data) == head
    data = with_reading(data, "part_month", "workdays_26", "Điều 4", Certainty.VERIFIED)
    assert reading(data, "part_month") == "workdays_26"
    assert reading({"readings": {}}, "swapped_worked_rests") == "no"
    assert not reading({"readings": {}}, "part_month")
    scheme = tried(office, data)
    assert scheme.switches.part_month.source.article == "Điều 4"
    assert scheme.switches.part_month.source.certainty is Certainty.VERIFIED
    assert (scheme.name, scheme.source.dated) == (head.name, head.dated)
    assert scheme.span == Span(date(2024, 7, 1), date(2027, 1, 1))
    draft = with_head(
        begun(office, GAPPED),
        replace(head, valid_from=None, valid_to=None, status=Status.DRAFT, dated=None),
    )
    assert tried(office, draft).span is None


def test_a_last_day_without_a_first_is_asked_about_and_never_dropped(office: Office) -> None:
    head = head_draft(begun(office, GAPPED))
    data = with_head(
        begun(office, GAPPED), replace(head, valid_from=None, valid_to=date(2026, 12, 31), status=Status.DRAFT)
    )
    with pytest.raises(Refused) as refused:
        tried(office, data)
    assert "valid_to" in {problem.at.column for problem in refused.value.problems}
    assert "rules.end_without_start" in {problem.code for problem in refused.value.problems}


def test_a_gap_is_answered(office: Office) -> None:
    data = begun(office, GAPPED)
    number = len(data["gap"])
    assert len(without_question(data, data["gap"][-1]["text"])["gap"]) == number - 1
    assert len(data["gap"]) == number


def test_a_completed_scheme_is_kept_as_the_book_s_own(office: Office) -> None:
    data = begun(office, GAPPED)
    for line, code, is_gap in rows(data):
        if is_gap:
            data = with_line(data, line, LineDraft(code, AmountKind.NONE))
    kept = keep_scheme(office, text_of(data))
    assert (kept.complete, kept.payable, kept.local) == (True, False, True)


def test_figures_left_empty_are_refused_with_their_key(office: Office) -> None:
    data = with_line(
        begun(office, GAPPED), "night", LineDraft(LineCode.NIGHT, AmountKind.ONE, count=CountOf.NIGHT_HOURS)
    )
    with pytest.raises(Refused) as refused:
        tried(office, data)
    assert all(problem.at.column.startswith("line[") for problem in refused.value.problems)


def test_a_decimal_is_written_plainly() -> None:
    assert as_written(Decimal("1E-7")) == "0.0000001"
    assert [role.value for role in Role] == list(editing_schemes.ROLES)
