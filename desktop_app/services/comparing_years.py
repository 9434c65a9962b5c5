"""Two schemes over all months of a year in which anybody served: who would have got what. Nothing is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.model.ids import MemberId
from desktop_app.model.payroll import LineCode, PayrollLine
from desktop_app.model.periods import MONTHS_A_YEAR, Month
from desktop_app.services.comparing_schemes import Gathered, Pair, gathered, lacking, paid_under, pair
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
    sums = _Sums(schemes)
    people = people_of(office)
    for number in range(1, MONTHS_A_YEAR + 1):
        month = Month(year, number)
        if office.book.profile_on(month.last) is not None:  # what lies before the first profile is passed over
            sums.add(gathered(office, month, people))
    return YearComparison(year, schemes, tuple(sums.months), tuple(sums.people.values()))


class _Sums:
    """What both schemes come to, month after month: of those gone by sums alone are kept."""

    def __init__(self, schemes: Pair) -> None:
        self.months: list[MonthSums] = []
        self.people: dict[MemberId, PersonYear] = {}
        self._schemes = schemes
        self._by_year = any(scheme.by_year for scheme in schemes)
        self._years = YearSums(), YearSums()

    def add(self, month: Gathered) -> None:
        """Compute a month under both; one in which nobody serves is passed over."""
        if not month.facts:
            return
        total = 0, 0
        for facts, paid in paid_under(month, self._schemes, self._years):
            amounts = sum(line.amount for line in paid[0]), sum(line.amount for line in paid[1])
            had = self.people[facts.member].amounts if facts.member in self.people else (0, 0)
            so_far = had[0] + amounts[0], had[1] + amounts[1]
            self.people[facts.member] = PersonYear(facts.name, facts.team_name, so_far)
            total = total[0] + amounts[0], total[1] + amounts[1]
            if self._by_year:
                self._carry(facts.member, paid)
        self.months.append(MonthSums(month.month, total, lacking(month, self._schemes)))

    def _carry(self, member: MemberId, paid: Sequence[Iterable[PayrollLine]]) -> None:
        """What each scheme would have paid goes on to the year's next months, for limits by the year."""
        for lines, year in zip(paid, self._years, strict=True):
            for line in lines:
                year.add(member, line.code, line.ticks, line.amount)
