"""How much a line pays for one unit: the nouns of the scheme language. What they do stands in ``amounts``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop_app.model.member import Role
from desktop_app.model.unit import WageRegion
from desktop_app.rules.scheme_conditions import Condition
from desktop_app.rules.scheme_readings import RoundingWay


@dataclass(frozen=True, slots=True)
class Fixed:
    """Đồng written in the text: does not move with any parameter."""

    by_role: Mapping[Role, int]


@dataclass(frozen=True, slots=True)
class BasePlusRole:
    """One amount for all, and a supplement by role; both in đồng."""

    base: int
    plus: Mapping[Role, int]


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient by role of a dated parameter, of the place's wage region or of a named one."""

    by_role: Mapping[Role, Decimal]
    of: str
    region: WageRegion | None = None
    """Set where the text names the region; else the place's own, where the parameter differs by region."""


class IndexedAt(StrEnum):
    """When an indexed figure follows its parameter."""

    MONTH = "month"
    """As soon as the parameter changes."""
    YEAR = "year"
    """On 1 January, by the parameter of that day."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """Đồng by role as of a day, rising and falling since as a dated parameter does."""

    by_role: Mapping[Role, int]
    of: str
    since: date
    at: IndexedAt = IndexedAt.MONTH
    region: WageRegion | None = None


@dataclass(frozen=True, slots=True)
class OfMonthly:
    """A coefficient of the monthly support, by a divisor where the text first makes a day or an hour of it.

    For each unit counted, or for the month where nothing is counted.
    """

    coefficient: Decimal
    divisor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class OfLines:
    """A coefficient of what other lines come to in the month."""

    coefficient: Decimal
    lines: tuple[str, ...]
    """Ids of lines."""


class StatePart(StrEnum):
    """How the province's share stands to the state's own share in voluntary social insurance."""

    INCLUSIVE = "inclusive"
    """The share includes what the state gives; steps show both parts."""
    ADDITIONAL = "additional"
    """The state's own share comes on top; together never more than the contribution."""
    TOPPED_UP = "topped_up"
    """The share is what both come to together: what the state does not give of it is paid."""
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a contribution: 85 % of 22 % of the rural poverty line."""

    share: Decimal
    of: tuple[str, ...]
    """Parameters whose product is paid in."""
    state: StatePart = StatePart.UNSAID
    base: "Amount | None" = None
    """Multiplies the product, where the contribution rests on an amount of its own: the monthly support."""
    less: str = ""
    """A parameter: the part of the contribution that others pay first; the share is of what is left."""


@dataclass(frozen=True, slots=True)
class StateShare:
    """The state's own share by group, of a product of parameters."""

    of: tuple[str, ...]


class Measure(StrEnum):
    """What a figure can grow with."""

    SERVICE_MONTHS = "service_months"
    FORMER_MONTHS = "former_months"
    """In the forces that were there before 01/7/2024."""
    HOUSEHOLDS = "households"
    POPULATION = "population"


@dataclass(frozen=True, slots=True)
class BySteps:
    """Nothing below ``start``; from it on ``dong``, and ``more`` for each full step above it.

    Đồng, or a coefficient where another amount is multiplied by it.
    """

    measure: Measure
    start: int
    dong: Decimal
    step: int
    more: Decimal
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One case of a choice or part of a sum, and where it applies."""

    amount: "Amount"
    when: Condition
    name: str = ""
    """As the text calls it, in the clerk's language."""


@dataclass(frozen=True, slots=True)
class FirstOf:
    """The first case that applies."""

    cases: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class SumOf:
    """All parts that apply, added."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """A part of another amount, fixed or growing by steps."""

    amount: "Amount"
    by: "Decimal | BySteps"


@dataclass(frozen=True, slots=True)
class OfAbove:
    """Inside a sum: a part of all the parts above it, fixed or growing by steps."""

    by: Decimal | BySteps


@dataclass(frozen=True, slots=True)
class Rounded:
    """An amount made whole before anything is made of it."""

    amount: "Amount"
    unit: int
    """Đồng."""
    way: RoundingWay


@dataclass(frozen=True, slots=True)
class Extreme:
    """The highest, or the lowest, of those amounts that apply; the sum of so many of them."""

    of: tuple[Part, ...]
    highest: bool = True
    take: int = 1


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The text gives only the most; a lower rate may have been chosen for this place."""

    most: "Amount"
    chosen: int | None = None
    """Đồng."""
    otherwise: int | None = None
    """Đồng, where nothing was chosen; the most itself where the text says nothing."""
    cut: bool = False
    """Whether a choice above the most is cut to it; else it is refused."""


@dataclass(frozen=True, slots=True)
class Manual:
    """The text refers elsewhere or was not found: the clerk enters the figure."""

    note: str
    per_unit: bool = False
    """Whether what is entered is one unit's rate; else the month's amount."""


Amount = (
    Fixed
    | BasePlusRole
    | Coefficient
    | Indexed
    | OfMonthly
    | OfLines
    | Share
    | StateShare
    | BySteps
    | FirstOf
    | SumOf
    | Times
    | OfAbove
    | Rounded
    | Extreme
    | Ceiling
    | Manual
)


def inner(amount: Amount) -> tuple[Amount, ...]:  # noqa: PLR0911 - one for each kind that nests
    """Return the amounts that an amount is made of; none for a plain one."""
    if isinstance(amount, FirstOf):
        return tuple(case.amount for case in amount.cases)
    if isinstance(amount, SumOf):
        return tuple(part.amount for part in amount.parts)
    if isinstance(amount, Extreme):
        return tuple(part.amount for part in amount.of)
    if isinstance(amount, (Times, Rounded)):
        return (amount.amount, *_growing(amount.by if isinstance(amount, Times) else None))
    if isinstance(amount, OfAbove):
        return _growing(amount.by)
    if isinstance(amount, Ceiling):
        return (amount.most,)
    if isinstance(amount, Share) and amount.base is not None:
        return (amount.base,)
    return ()


def _growing(by: Decimal | BySteps | None) -> tuple[Amount, ...]:
    return (by,) if isinstance(by, BySteps) else ()


def conditions(amount: Amount) -> tuple[Condition, ...]:
    """Return every condition that an amount asks, however deep."""
    own: tuple[Part, ...] = ()
    if isinstance(amount, FirstOf):
        own = amount.cases
    if isinstance(amount, SumOf):
        own = amount.parts
    if isinstance(amount, Extreme):
        own = amount.of
    deeper = (condition for one in inner(amount) for condition in conditions(one))
    return (*(part.when for part in own), *deeper)


def everything(amount: Amount) -> tuple[Amount, ...]:
    """Return the amount and all that it is made of."""
    return (amount, *(deeper for one in inner(amount) for deeper in everything(one)))


def parameters_of(amount: Amount) -> frozenset[str]:
    """Return the parameters that an amount names, however deep."""
    named: set[str] = set()
    for one in everything(amount):
        if isinstance(one, (Coefficient, Indexed)):
            named.add(one.of)
        if isinstance(one, (Share, StateShare)):
            named |= set(one.of)
        if isinstance(one, Share) and one.less:
            named.add(one.less)
    return frozenset(named)
