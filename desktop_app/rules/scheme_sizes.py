"""How many members a place's team has: the nouns of the scheme language. What they do stands in ``team_size``."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from desktop_app.model.sources import Source
from desktop_app.rules.scheme_conditions import Condition


class SizeBy(StrEnum):
    """What a team's size is counted by."""

    HOUSEHOLDS = "households"
    POPULATION = "population"


@dataclass(frozen=True, slots=True)
class SizeRange:
    """From ``least`` to ``most`` members where the count lies in ``from_count``..``to_count``, both included."""

    where: Condition
    least: int
    most: int | None
    """None where the text sets no upper bound."""
    from_count: int = 0
    to_count: int | None = None
    by: SizeBy | None = None
    """Set where this row counts otherwise than the rest."""
    teams: int | None = None
    """Set where a place of this row has another number of teams than the rest."""
    villages: int = 1
    """How many places of this row share one team."""
    split: bool = False
    """Whether each team is sized by its part of the count."""
    source: Source | None = None
    """Where this row rests, if not where the rest does."""


@dataclass(frozen=True, slots=True)
class SizeSteps:
    """``below`` members under the threshold; from it on ``base`` and one more for each full step above it."""

    where: Condition
    threshold: int
    below: int
    base: int
    step: Fraction
    most: int | None = None
    by: SizeBy | None = None
    teams: int | None = None
    split: bool = False
    """Whether each team is sized by its part of the count."""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class SizePlus:
    """So many members more, where it applies; every one that does is added."""

    where: Condition
    members: int
    at_least: bool = False
    """Whether the least rises too; else only the most does."""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Merger:
    """How many members a place has for a time after it was made of others."""

    months: int
    """For so many, the month of the merger the first."""
    less: int
    """Fewer than its former teams had together, for each former team but one."""
    most: int | None = None


@dataclass(frozen=True, slots=True)
class TeamSize:
    """How many members a place's team has."""

    by: SizeBy | None
    """None where nothing is counted."""
    rows: tuple[SizeRange | SizeSteps, ...]
    """The first that speaks of the place decides."""
    source: Source
    teams: int = 1
    plus: tuple[SizePlus, ...] = ()
    plus_most: int | None = None
    """No more than this is added altogether."""
    most: int | None = None
    """Never more than this, whatever is added."""
    merger: Merger | None = None
    counted_on: date | None = None
    """The day whose count decides, where the text names one."""
    review_years: int | None = None
    """How often the count is looked at again."""
