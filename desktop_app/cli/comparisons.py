"""Two schemes side by side, as ``schemes compare`` answers: as JSON and in words."""

from desktop_app.model.payroll import LineCode
from desktop_app.services.comparing_schemes import Comparison, PersonPair
from desktop_app.services.comparing_years import YearComparison
from desktop_app.services.judging_sums import comparison_footings
from desktop_app.services.office import Office
from desktop_app.wording import written
from desktop_app.wording.trial_words import difference_words, sum_words, trial_notes


def month_json(found: Comparison) -> dict[str, object]:
    """Return the month as JSON: sums in đồng, by line and by person."""
    return {
        "month": str(found.month),
        "schemes": [scheme.id for scheme in found.schemes],
        "in_force": list(found.in_force),
        "payable": [scheme.payable for scheme in found.schemes],
        "unknown": [[code.value for code in codes] for codes in found.unknown],
        "trial": not all(one.sure for one in comparison_footings(found)),
        "total": {**_sums_json(found.total()), "comparable": found.compares()},
        "lines": [
            {
                "code": code.value,
                **_sums_json(found.total(code)),
                "unknown": [found.is_short(at, code) for at in (0, 1)],
            }
            for code in found.codes
        ],
        "people": [_person_json(person) for person in found.people],
    }


def _person_json(person: PersonPair) -> dict[str, object]:
    return {
        "name": person.name,
        "team": person.team_name,
        "role": person.role.value,
        **_sums_json(person.amounts),
        "lines": [
            {"code": line.code.value, "first": one, "second": other, "reason": line.reason.value}
            for line in person.differing
            for one, other in [line.amounts]
        ],
    }


def month_text(office: Office, found: Comparison) -> str:
    """Return the month in words, person by person."""
    rows = [
        f"{person.name}: {_pair(found, person.amounts)}"
        + "".join(
            f"\n  - {office.messages.label('line_code', line.code)}: {_pair(found, line.amounts, line.code)}"
            f" ({office.messages.label('line_reason', line.reason)})"
            for line in person.differing
        )
        for person in found.people
    ]
    return _told(office, found, rows, _pair(found, found.total()))


def _pair(found: Comparison, amounts: tuple[int, int], code: LineCode | None = None) -> str:
    return _sums(amounts, (found.is_short(0, code), found.is_short(1, code)))


def year_json(found: YearComparison) -> dict[str, object]:
    """Return the year as JSON: sums in đồng, by month and by person."""
    comparable = not any(found.unknown)
    return {
        "year": found.year,
        "schemes": [scheme.id for scheme in found.schemes],
        "payable": [scheme.payable for scheme in found.schemes],
        "unknown": [[code.value for code in codes] for codes in found.unknown],
        "trial": not all(one.sure for one in comparison_footings(found)),
        "total": {**_sums_json(found.total), "comparable": comparable},
        "months": [
            {"month": str(one.month), **_sums_json(one.amounts), "comparable": not any(one.unknown)}
            for one in found.months
        ],
        "people": [{"name": one.name, "team": one.team_name, **_sums_json(one.amounts)} for one in found.people],
    }


def year_text(office: Office, found: YearComparison) -> str:
    """Return the year in words: each month, then each person."""
    short = bool(found.unknown[0]), bool(found.unknown[1])
    rows = [
        f"Tháng {written.short_month(one.month)}: {_sums(one.amounts, (bool(one.unknown[0]), bool(one.unknown[1])))}"
        for one in found.months
    ]
    rows += [f"{one.name}: {_sums(one.amounts, short)}" for one in found.people]
    return _told(office, found, rows, f"năm {found.year}: {_sums(found.total, short)}")


def _told(office: Office, found: Comparison | YearComparison, rows: list[str], total: str) -> str:
    """Whoever reads only the head, or only the sum at the end, is told too that it is a trial."""
    names = "; ".join(f"({at}) {scheme.name}" for at, scheme in enumerate(found.schemes, start=1))
    notes = trial_notes(office.messages, comparison_footings(found))
    return "\n".join([names, *notes, *rows, f"Tổng: {total}", *notes])


def _sums(amounts: tuple[int, int], short: tuple[bool, bool]) -> str:
    first, second = sum_words(amounts[0], short=short[0]), sum_words(amounts[1], short=short[1], unit=" đ")
    return f"{first} → {second} ({difference_words(amounts[1] - amounts[0], short=any(short))})"


def _sums_json(amounts: tuple[int, int]) -> dict[str, object]:
    return {"first": amounts[0], "second": amounts[1], "difference": amounts[1] - amounts[0]}
