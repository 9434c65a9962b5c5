"""A scheme as a form fills it in: its data, line by line and reading by reading, in plain values.

Nothing is kept here. What a form cannot say stays in the data as it was, to be changed as text. Comments of the
program's own files are no data and do not come along.
"""

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from desktop_app.model.law import RuleKind
from desktop_app.model.member import Role
from desktop_app.model.payroll import LineCode
from desktop_app.model.sources import Certainty
from desktop_app.model.unit import Trait
from desktop_app.rules.scheme import EFFECT_DATE, LANGUAGE, Status
from desktop_app.rules.scheme_counts import USUAL_COUNT, CountOf
from desktop_app.rules.scheme_readings import UNSAID
from desktop_app.services.keeping_rules import text_in_force, toml_text
from desktop_app.services.office import Office

Data = dict[str, Any]
ROLES = tuple(role.value for role in Role)


class AmountKind(StrEnum):
    """How a form says an amount."""

    BY_ROLE = "by_role"
    ONE = "one"
    BASE_SALARY = "base_salary"
    MINIMUM_WAGE = "minimum_wage"
    OF_MONTHLY = "of_monthly"
    SHARE = "share"
    MANUAL = "manual"
    NONE = "none"
    """The resolution has no such line."""
    OTHER = "other"
    """Said in a way that only the text can change."""


PARAMETER = {AmountKind.BASE_SALARY: "base_salary", AmountKind.MINIMUM_WAGE: "regional_minimum_wage_month"}
CONTRIBUTION = {
    LineCode.SOCIAL_INSURANCE: ("social_insurance_rate", "rural_poverty_line"),
    LineCode.HEALTH_INSURANCE: ("health_insurance_rate", "base_salary"),
}
"""What is paid in for each insurance, of which a province gives a share."""
HEALTH_FLOOR = ("health_insurance_floor", "health_insurance_rate", "base_salary")
"""The least of health insurance that public money pays (NĐ 188/2025/NĐ-CP)."""
AREA_TRAITS = frozenset(Trait) - {Trait.KEY_SECURITY}
"""Where the law has more paid (Luật 30/2023/QH15 Điều 23 khoản 2 điểm c)."""
_SAID = frozenset({"of", "minimum_minutes", "per_month", "per_year", "plan_required"})


@dataclass(frozen=True, slots=True)
class LineDraft:
    """One line as a form says it; figures as they stand in a file: whole đồng, or a decimal in text."""

    code: LineCode
    kind: AmountKind
    figures: Mapping[str, int | str] = field(default_factory=dict)
    """By role, or under ``dong``, ``coefficient``, ``divisor``, ``share``, ``text``."""
    count: CountOf | None = None
    minimum_minutes: int | str = 1
    """Text where what was typed is no number."""
    per_month: str = ""
    per_year: str = ""
    plan_required: bool = False
    name: str = ""
    article: str = ""
    certainty: Certainty = Certainty.REPORTED
    note: str = ""
    traits: frozenset[Trait] = frozenset()
    """Of a line paid by where one serves: the places that have it."""


@dataclass(frozen=True, slots=True)
class HeadDraft:
    """What the scheme as a whole says of itself."""

    name: str
    document: str
    dated: date | None
    valid_from: date | None
    valid_to: date | None
    """The last day it holds for; None while it is not known."""
    status: Status
    certainty: Certainty


def begun(office: Office, scheme_id: str) -> Data:
    """Return the data of the scheme in force here, to be changed; Refused where there is none."""
    data = tomllib.loads(text_in_force(office, RuleKind.SCHEME, scheme_id))
    return {**data, "language": LANGUAGE}


def text_of(data: Mapping[str, object]) -> str:
    """Return the data as a file's text, what names the scheme first."""
    first = ("language", "id", "name", "territory", "province", "status", "valid_from", "valid_to")
    ordered = {key: data[key] for key in first if key in data}
    return toml_text(ordered | {key: value for key, value in data.items() if key not in ordered})


def rows(data: Mapping[str, Any]) -> list[tuple[str, LineCode, bool]]:
    """Return each line by its id, then each gap that is a line's, with whether it is one."""
    lines = [(str(row.get("id", row["code"])), LineCode(row["code"]), False) for row in data.get("line", [])]
    gaps = dict.fromkeys(LineCode(gap["line"]) for gap in data.get("gap", []) if "line" in gap)
    return lines + [(code.value, code, True) for code in gaps]


def line_draft(data: Mapping[str, Any], line: str) -> LineDraft:
    """Return the line of an id as a form shows it; an empty draft for a gap."""
    row = next((row for row in data.get("line", []) if row.get("id", row["code"]) == line), None)
    certainty = Certainty(data["source"].get("certainty", Certainty.REPORTED))
    if row is None:
        code = LineCode(line)
        where = AREA_TRAITS if code is LineCode.AREA else frozenset[Trait]()
        return LineDraft(code, _usual_kind(code), count=USUAL_COUNT.get(code), certainty=certainty, traits=where)
    kind, figures = _amount_said(LineCode(row["code"]), row["amount"])
    count = row.get("count", {})
    if not count.keys() <= _SAID or (count and "of" not in count):
        kind = AmountKind.OTHER
    return LineDraft(
        code=LineCode(row["code"]),
        kind=kind,
        figures=figures,
        count=CountOf(count["of"]) if "of" in count else None,
        minimum_minutes=int(count.get("minimum_minutes", 1)),
        per_month=str(count.get("per_month", "")),
        per_year=str(count.get("per_year", "")),
        plan_required=bool(count.get("plan_required", False)),
        name=row.get("name", ""),
        article=row.get("article", ""),
        certainty=Certainty(row.get("certainty", certainty)),
        note=row.get("note", ""),
        traits=_traits(row) if row["code"] == LineCode.AREA else frozenset(),
    )


def _traits(row: Mapping[str, Any]) -> frozenset[Trait]:
    return frozenset(Trait(one) for one in row.get("when", {}).get("traits_any", []))


def _usual_kind(code: LineCode) -> AmountKind:
    if code is LineCode.MONTHLY:
        return AmountKind.BY_ROLE
    return AmountKind.SHARE if code in CONTRIBUTION else AmountKind.ONE


def _amount_said(code: LineCode, amount: Mapping[str, Any]) -> tuple[AmountKind, dict[str, int | str]]:
    keys = set(amount) - {"kind"}
    found: tuple[AmountKind, dict[str, int | str]] = AmountKind.OTHER, {}
    match amount.get("kind"):
        case "fixed" if keys == {"by_role"}:
            found = AmountKind.BY_ROLE, {role: amount["by_role"].get(role, 0) for role in ROLES}
        case "fixed" if keys == {"dong"}:
            found = AmountKind.ONE, {"dong": amount["dong"]}
        case "coefficient" if keys in ({"of", "by_role"}, {"of", "coefficient"}):
            kind = next((one for one, of in PARAMETER.items() if of == amount["of"]), AmountKind.OTHER)
            shares = amount.get("by_role") or dict.fromkeys(ROLES, amount.get("coefficient", ""))
            found = kind, {role: str(shares.get(role, "")) for role in ROLES}
        case "of_monthly" if keys <= {"coefficient", "divisor"}:
            found = AmountKind.OF_MONTHLY, {key: str(amount[key]) for key in keys}
        case "share" if keys <= {"share", "of", "state"} and tuple(amount["of"]) == CONTRIBUTION.get(code):
            found = AmountKind.SHARE, {"share": str(amount["share"]), "state": str(amount.get("state", "unsaid"))}
        case "manual" if keys == {"text"}:
            found = AmountKind.MANUAL, {"text": amount["text"]}
    return found


def with_line(data: Mapping[str, Any], line: str, draft: LineDraft) -> Data:
    """Return the data with the line said by a draft in place of the one of that id; the gap it closes is gone.

    What the form does not ask (conditions, floors, payment, questions) stays as it was. A line that the resolution has
    not is taken out, and so is what names it in limits and stacking.
    """
    changed: Data = deepcopy(dict(data))
    changed["gap"] = [gap for gap in changed.get("gap", []) if gap.get("line") != draft.code]
    lines = changed.setdefault("line", [])
    at = next((at for at, row in enumerate(lines) if row.get("id", row["code"]) == line), None)
    if draft.kind is AmountKind.NONE:
        if at is not None:
            del lines[at]
        return _without_mentions(changed, line)
    row: Data = lines[at] if at is not None else {"code": draft.code.value}
    row |= {"amount": _amount(draft, row.get("amount", {}))}
    _put(row, "count", _count(draft, row.get("count", {})))
    _put(row, "name", draft.name)
    _put(row, "article", draft.article)
    row["certainty"] = draft.certainty.value
    _put(row, "note", draft.note)
    if draft.code is LineCode.AREA:
        when = row.get("when", {})
        _put(when, "traits_any", [trait.value for trait in Trait if trait in draft.traits])
        _put(row, "when", when)
    if at is None and draft.code is LineCode.HEALTH_INSURANCE:
        row["floor"] = list(HEALTH_FLOOR)
    if at is None:
        lines.append(row)
        lines.sort(key=lambda one: list(LineCode).index(LineCode(one["code"])))
    return _without_empty(changed)


def _amount(draft: LineDraft, former: Mapping[str, Any]) -> Data:
    figures = draft.figures
    found: Data = dict(former)
    match draft.kind:
        case AmountKind.BY_ROLE:
            found = {"kind": "fixed", "by_role": {role: figures[role] for role in ROLES if role in figures}}
        case AmountKind.ONE:
            found = {"kind": "fixed", **{key: figures[key] for key in ("dong",) if key in figures}}
        case AmountKind.BASE_SALARY | AmountKind.MINIMUM_WAGE:
            by_role = {role: figures[role] for role in ROLES if role in figures}
            found = {"kind": "coefficient", "of": PARAMETER[draft.kind], "by_role": by_role}
        case AmountKind.OF_MONTHLY:
            found = {
                "kind": "of_monthly",
                **{key: figures[key] for key in ("coefficient", "divisor") if key in figures},
            }
        case AmountKind.SHARE:
            share = {key: figures[key] for key in ("share",) if key in figures}
            state = {"state": figures["state"]} if figures.get("state", "unsaid") != "unsaid" else {}
            found = {"kind": "share", **share, "of": list(CONTRIBUTION.get(draft.code, ())), **state}
        case AmountKind.MANUAL:
            found = {"kind": "manual", **{key: figures[key] for key in ("text",) if key in figures}}
    return found


def _count(draft: LineDraft, former: Mapping[str, Any]) -> Data:
    if draft.kind is AmountKind.OTHER:
        return dict(former)
    if draft.count is None:
        return {}
    found: Data = {"of": draft.count.value}
    if draft.minimum_minutes != 1:
        found["minimum_minutes"] = draft.minimum_minutes
    for key, value in (("per_month", draft.per_month), ("per_year", draft.per_year)):
        if value:
            found[key] = value
    if draft.plan_required:
        found["plan_required"] = True
    return found


def _put(row: Data, key: str, value: object) -> None:
    if value:
        row[key] = value
    else:
        row.pop(key, None)


def _without_mentions(data: Data, line: str) -> Data:
    data["stacking"] = [one for one in data.get("stacking", []) if line not in one["lines"]]
    for limit in data.get("limit", []):
        limit["lines"] = [one for one in limit["lines"] if one != line]
    data["limit"] = [one for one in data.get("limit", []) if one["lines"]]
    for row in data.get("line", []):
        if line in row.get("count", {}).get("excludes", []):
            row["count"]["excludes"].remove(line)
    return _without_empty(data)


def _without_empty(data: Data) -> Data:
    for key in ("gap", "stacking", "limit"):
        if not data.get(key):
            data.pop(key, None)
    return data


def head_draft(data: Mapping[str, Any]) -> HeadDraft:
    """Return what the scheme says of itself."""
    source = data["source"]
    return HeadDraft(
        name=data["name"],
        document=source["document"],
        dated=source.get("dated"),
        valid_from=data.get("valid_from"),
        valid_to=data.get("valid_to"),
        status=Status(data["status"]),
        certainty=Certainty(source.get("certainty", Certainty.REPORTED)),
    )


def with_head(data: Mapping[str, Any], head: HeadDraft) -> Data:
    """Return the data with another head; gaps without a line stay, for they are the clerk's to judge."""
    changed: Data = deepcopy(dict(data))
    changed |= {"name": head.name, "status": head.status.value}
    _put(changed, "valid_from", head.valid_from)
    _put(changed, "valid_to", head.valid_to)
    source = changed["source"]
    source |= {"document": head.document, "certainty": head.certainty.value}
    _put(source, "dated", head.dated)
    return changed


def without_question(data: Mapping[str, Any], text: str) -> Data:
    """Return the data without a gap that is no line's, by its text: what it asked has been answered.

    What the source's note says is the same question in other words, where the first day of force was asked.
    """
    changed: Data = deepcopy(dict(data))
    answered = [gap for gap in changed.get("gap", []) if gap["text"] == text and "line" not in gap]
    changed["gap"] = [gap for gap in changed.get("gap", []) if gap not in answered]
    if any(gap.get("code") == EFFECT_DATE for gap in answered):
        changed["source"].pop("note", None)
    return _without_empty(changed)


def reading(data: Mapping[str, Any], name: str) -> str:
    """Return which reading stands; where the file says none that of one it may leave out, else empty."""
    return str(data["readings"].get(name, {}).get("value", UNSAID.get(name, "")))


def with_reading(data: Mapping[str, Any], name: str, value: str, article: str, certainty: Certainty) -> Data:
    """Return the data with one reading and the article it rests on."""
    changed: Data = deepcopy(dict(data))
    row: Data = {"value": value, "certainty": certainty.value}
    _put(row, "article", article)
    note = changed["readings"].get(name, {}).get("note", "")
    if certainty is Certainty.ASSUMED:
        _put(row, "note", note)
    changed["readings"][name] = row
    return changed


def as_written(number: Decimal) -> str:
    """Return a decimal as a file has it: a dot, no exponent."""
    return f"{number:f}"
