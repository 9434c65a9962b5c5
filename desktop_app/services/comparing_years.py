"""Two schemes over all months of a year in which anybody served: who would have got what. Nothing is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop_app.model.ids import MemberId
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import MONTHS_A_YEAR, Month
from desktop_app.services.comparing_schemes import Comparison, Pair, compare, gathered, pair
from desktop_app.services.counting_years import YearSums
from desktop_app.services.gathering_facts import people_of
from desktop_app.services.office import Office


@dataclass(frozen=True, slots=True)
class MonthSums:
    """What both schemes come to in one month, in đồng, insurance included."""

    month: Month
    amounts: tuple[int, int]
    unknown: tuple[tuple[LineCode, ...], tuple[LineCode, ...]]
    """Of each scheme the lines whose rate is not known."""


@dataclass(frozen=True, slots=True)
class PersonYear:
    """What one person would get in the year under both schemes, in đồng, insurance included."""

    name: str
    team_name: str
    """Of the last month served."""
    amounts: tuple[int, int]


@dataclass(frozen=True, slots=True)
class YearComparison:
    """A year under two schemes, each as if it had been in force all the time."""

    year: int
    schemes: Pair
    months: tuple[MonthSums, ...]
    people: tuple[PersonYear, ...]
    """In the order in which they first served."""

    @property
    def total(self) -> tuple[int, int]:
        """Return what each scheme comes to in all, in đồng."""
        return sum(one.amounts[0] for one in self.months), sum(one.amounts[1] for one in self.months)

    @property
    def unknown(self) -> tuple[tuple[LineCode, ...], tuple[LineCode, ...]]:
        """Return of each scheme the lines whose rate is not known in any month."""
        first, second = ({code for one in self.months for code in one.unknown[at]} for at in range(2))
        return tuple(one for one in LineCode if one in first), tuple(one for one in LineCode if one in second)


def compare_year(office: Office, first_id: str, second_id: str, year: int) -> YearComparison:
    """Return the year's sums; of one month at a time all is held, of the others their sums alone.

    Raises Refused for an unknown scheme, and where a month cannot be computed under either.
    """
    schemes = pair(office, first_id, second_id)
    return _summed(year, schemes, _months(office, schemes, year))


def _months(office: Office, schemes: Pair, year: int) -> Iterator[Comparison]:
    """Yield the comparison of each month in which anybody serves; what lies before the first profile is passed over."""
    people, years = people_of(office), (YearSums(), YearSums())
    for number in range(1, MONTHS_A_YEAR + 1):
        month = Month(year, number)
        if office.book.profile_on(month.last) is None:
            continue
        found = gathered(office, month, people)
        if found.facts:
            compared = compare(found, schemes, years)
            if any(scheme.by_year for scheme in schemes):
                _add(compared, years)
            yield compared


def _add(month: Comparison, years: tuple[YearSums, YearSums]) -> None:
    """What each scheme would have paid goes on to the year's next months, for limits by the year."""
    for person in month.people:
        for line in person.lines:
            for paid, year in zip((line.first, line.second), years, strict=True):
                if paid is not None:
                    year.add(person.member, paid.code, paid.ticks, paid.amount)


def _summed(year: int, schemes: Pair, months: Iterable[Comparison]) -> YearComparison:
    sums: list[MonthSums] = []
    people: dict[MemberId, PersonYear] = {}
    for found in months:
        sums.append(MonthSums(found.month, found.total(), found.unknown))
        for one in found.people:
            first, second = one.amounts
            had = people[one.member].amounts if one.member in people else (0, 0)
            people[one.member] = PersonYear(one.name, one.team_name, (had[0] + first, had[1] + second))
    return YearComparison(year, schemes, tuple(sums), tuple(people.values()))
