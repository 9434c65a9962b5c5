"""Who may be a member (Luật 30/2023 Điều 13): each unmet condition is a problem with its article.

Some conditions can be let pass on a written ground; then the ground is recorded in the decision. What the law asks
of a person's record (khoản 2) is on paper only: the program asks for it and does not judge it.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from desktop_app.model.decision import Override
from desktop_app.model.member import Education, Member, full_years
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.model.unit import PRIMARY_SCHOOL_IS_ENOUGH, Trait

YOUNGEST, OLDEST = 18, 70
"""Full years: "từ đủ 18 tuổi đến đủ 70 tuổi" (Điều 13 khoản 1)."""
RESIDENCE_YEARS = 1

_SCHOOLING = tuple(Education)
OVERRIDABLE = (
    "member.age_unsure",
    "member.too_old",
    "member.education_missing",
    "member.residence_missing",
    "member.residence_short",
    "member.health_missing",
)
"""What may be let pass on a written ground."""


def check_eligibility(member: Member, on: date, traits: Collection[Trait]) -> list[Problem]:
    """Return the conditions that the person does not meet, or has not shown, on the day of a decision."""
    checks: tuple[Callable[[], list[Problem]], ...] = (
        lambda: _age(member, on),
        lambda: _schooling(member, traits),
        lambda: _residence(member, on),
        lambda: _health(member),
    )
    return [problem for check in checks for problem in check()]


def let_pass(problems: Iterable[Problem], overrides: Collection[Override]) -> list[Problem]:
    """Return the problems less those that an override with a written ground answers."""
    answered = {override.code for override in overrides if override.ground.strip()}
    return [p for p in problems if not (p.severity is Severity.OVERRIDABLE and p.code in answered)]


def _problem(code: str, member: Member, field: str, article: str, severity: Severity, **values: object) -> Problem:
    return Problem(code, Place(field=field), {"name": member.full_name, **values}, severity, article)


def _age(member: Member, on: date) -> list[Problem]:
    article = "Điều 13 khoản 1 Luật 30/2023/QH15"
    if member.birth is None:
        return [_problem("member.birth_missing", member, "birth", article, Severity.ERROR)]
    youngest, oldest = full_years(member.birth.latest, on), full_years(member.birth.earliest, on)
    if oldest < YOUNGEST:
        return [_problem("member.too_young", member, "birth", article, Severity.ERROR, years=oldest)]
    found = []
    surely_past, maybe_past = _past_seventy(member.birth.latest, on), _past_seventy(member.birth.earliest, on)
    if youngest < YOUNGEST or (maybe_past and not surely_past):
        found.append(_problem("member.age_unsure", member, "birth", article, Severity.OVERRIDABLE))
    if surely_past:
        found.append(_problem("member.too_old", member, "birth", article, Severity.OVERRIDABLE, years=youngest))
    return found


def _past_seventy(birth: date, on: date) -> bool:
    """Return whether the 70th birthday is over: "đủ 70 tuổi" itself is still in."""
    years = full_years(birth, on)
    return years > OLDEST or (years == OLDEST and (on.month, on.day) != (birth.month, birth.day))


def _schooling(member: Member, traits: Collection[Trait]) -> list[Problem]:
    article = "Điều 13 khoản 3 Luật 30/2023/QH15"
    if member.education is None:
        return [_problem("member.education_missing", member, "education", article, Severity.OVERRIDABLE)]
    enough = Education.PRIMARY if PRIMARY_SCHOOL_IS_ENOUGH & set(traits) else Education.LOWER_SECONDARY
    if _SCHOOLING.index(member.education) < _SCHOOLING.index(enough):
        values = {"education": member.education, "needed": enough}
        return [_problem("member.education_too_low", member, "education", article, Severity.ERROR, **values)]
    return []


def _residence(member: Member, on: date) -> list[Problem]:
    article = "Điều 13 khoản 4 Luật 30/2023/QH15"
    if member.residence is None or member.resident_since is None:
        return [_problem("member.residence_missing", member, "residence", article, Severity.OVERRIDABLE)]
    if full_years(member.resident_since, on) < RESIDENCE_YEARS:
        # khoản 3 Điều 15 frees some people of the year; the clerk writes which case it is.
        values = {"since": member.resident_since}
        return [_problem("member.residence_short", member, "resident_since", article, Severity.OVERRIDABLE, **values)]
    return []


def _health(member: Member) -> list[Problem]:
    if member.health is None or not member.health.issuer.strip():
        article = "Điều 13 khoản 5 Luật 30/2023/QH15"
        return [_problem("member.health_missing", member, "health", article, Severity.OVERRIDABLE)]
    return []
