"""Schemes put together at random from the words of the language, and months of duty: for properties of the sums."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from desktop_app.model.duty import DutyKind, Heavy
from desktop_app.model.periods import Month
from desktop_app.rules.allowance import MonthRules
from desktop_app.rules.scheme_counts import CountOf, During, Per, WholeUnits, Work
from tests.rules.conftest import WEEKEND, stint
from tests.rules.made_up import APRIL, MONTHLY, book
from tests.rules.schemes_text import line

COUNTED = ("night", "rest_day", "holiday", "duty", "heavy")
UNIT_AMOUNTS = (
    'kind = "fixed", dong = 12_345',
    'kind = "fixed", by_role = { to_truong = 30_000, to_pho = 20_001, to_vien = 0 }',
    'kind = "base_plus_role", base = 10_000, plus = { to_truong = 300, to_pho = 200, to_vien = 0 }',
    'kind = "of_monthly", coefficient = "0.0125"',
    'kind = "of_monthly", coefficient = "1.5", divisor = "208"',
    'kind = "coefficient", coefficient = "0.0107", of = "base_salary"',
    'kind = "coefficient", coefficient = "1.5", of = "regional_minimum_wage_hour"',
    'kind = "indexed", dong = 7_777, of = "base_salary", since = 2024-07-01',
    'kind = "ceiling", most = { kind = "of_monthly", coefficient = "0.1" }, chosen = 50_000',
    'kind = "highest", of = [{ kind = "fixed", dong = 9_000 }, { kind = "of_monthly", coefficient = "0.004" }]',
    'kind = "lowest", of = [{ kind = "fixed", dong = 9_000 }, { kind = "of_monthly", coefficient = "0.004" }]',
    (
        'kind = "sum", part = [{ amount = { kind = "fixed", dong = 9_000 } }, '
        '{ when = { roles = ["to_pho"] }, amount = { kind = "of_monthly", coefficient = "0.001" } }]'
    ),
    (
        'kind = "first_of", case = [{ when = { wage_regions = ["I"] }, amount = { kind = "fixed", dong = 1 } }, '
        '{ amount = { kind = "fixed", dong = 8_000 } }]'
    ),
)
USUAL = tuple(of.value for of in CountOf if of not in {CountOf.CHOSEN, CountOf.SERVICE_YEARS, CountOf.STINTS})
_PER = {"night_hours": Per.HOUR, "duty_hours": Per.HOUR, "nights": Per.NIGHT}
MOST = {"month": 150_000, "year": 900_000}


@dataclass(frozen=True)
class Words:
    """What a random scheme may say."""

    stints: bool = False
    whole: bool = True
    excludes: bool = True
    stacking: tuple[str, ...] = ("add", "highest", "first")
    limits: tuple[str, ...] = ("month", "year")
    shared_units: bool = True
    shared_dong: bool = True
    of_lines: bool = True
    duty_days: tuple[str, ...] = ("calendar_day", "eve", "either_day")
    stages: tuple[str, ...] = ("line", "rate", "total")


EVERY_WORD = Words(stints=True)


@dataclass(frozen=True)
class Made:
    """A random scheme's text, ready for any month."""

    lines: tuple[str, ...]
    readings: tuple[tuple[str, str], ...]

    def rules(self, month: Month = APRIL) -> MonthRules:
        return book(*self.lines, **dict(self.readings)).month_rules("made-up", month, WEEKEND)


def schemes(words):
    """Schemes of a monthly support and up to four lines by duty."""
    return st.builds(Made, _lines(words), _readings(words))


def _readings(words):
    known = {
        "holiday_on_rest_day": ("rest_day", "holiday", "both"),
        "day_served": ("daytime", "any_minute"),
        "duty_day": words.duty_days,
        "compensatory_day_rests": ("yes", "no"),
        "part_month": ("full_month", "calendar_days", "days_30", "from_15_days_full_else_half"),
        "role_change": ("last", "highest", "by_days"),
        "rounding_stage": words.stages,
        "rounding_unit": ("1", "100", "1000"),
        "rounding_way": ("half_up", "down", "up"),
    }
    drawn = st.fixed_dictionaries({key: st.sampled_from(values) for key, values in known.items()})
    return drawn.map(lambda found: tuple(found.items()))


@st.composite
def _lines(draw, words):
    codes = draw(st.lists(st.sampled_from(COUNTED), min_size=1, max_size=4, unique=True))
    found, pers = [MONTHLY], {}
    for number, code in enumerate(codes):
        count, pers[code] = draw(_count(words, codes[:number]))
        most = ["", *(f"most = {{ per_{per} = {MOST[per]} }}" for per in words.limits)]
        found.append(line(code, draw(st.sampled_from(UNIT_AMOUNTS)), count, draw(st.sampled_from(most))))
    if words.of_lines and draw(st.booleans()):
        found.append(line("area", f'kind = "of_lines", coefficient = "0.333", lines = {quoted(codes)}'))
    return (*found, *draw(_together(words, pers)))


@st.composite
def _count(draw, words, earlier):
    if draw(st.booleans()):
        of = draw(st.sampled_from(USUAL))
        per, said = _PER.get(of, Per.DAY), f'of = "{of}"'
    else:
        per = draw(st.sampled_from([Per.HOUR, Per.DAY, Per.NIGHT, *([Per.STINT] if words.stints else [])]))
        during = draw(st.lists(st.sampled_from([one.value for one in During]), max_size=3, unique=True))
        said = f'per = "{per}", work = "{draw(st.sampled_from(Work))}"'
        said += f", during = {quoted(during)}" if during else ""
    if per is Per.HOUR and words.whole:
        said += draw(st.sampled_from(["", *(f', whole = "{one}"' for one in WholeUnits)]))
    if per is not Per.HOUR:
        said += draw(st.sampled_from(["", ", minimum_minutes = 240", ", minimum_minutes = 61"]))
    for limit, units in (("month", 5), ("year", 23)):
        if limit in words.limits:
            said += draw(st.sampled_from(["", f', per_{limit} = "{units}"']))
    said += draw(st.sampled_from(["", "", ", plan_required = true"]))
    if words.excludes and earlier and draw(st.booleans()):
        said += f", excludes = {quoted([draw(st.sampled_from(earlier))])}"
    return said, per


@st.composite
def _together(draw, words, pers):
    """Lines that meet and lines that share a limit."""
    found = []
    codes = [code for code in pers if pers[code] is not Per.STINT]
    if words.stacking and len(codes) > 1 and draw(st.booleans()):
        pair = draw(st.permutations(codes))[:2]
        found.append(f'[[stacking]]\nlines = {quoted(pair)}\nrule = "{draw(st.sampled_from(words.stacking))}"\n')
    alike = [code for code in pers if pers[code] is next(iter(pers.values()))]
    if words.shared_units and draw(st.booleans()):
        per, units = draw(st.sampled_from([("month", 9), ("year", 31)]))
        found.append(f'[[limit]]\nlines = {quoted(alike)}\nper = "{per}"\nunits = {units}\n')
    if words.shared_dong and draw(st.booleans()):
        per, dong = draw(st.sampled_from([("month", 250_000), ("year", 1_300_000)]))
        found.append(f'[[limit]]\nlines = {quoted(pers)}\nper = "{per}"\ndong = {dong}\n')
    return found


def quoted(names):
    """A list of texts as TOML writes it."""
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


_KINDS = (
    (DutyKind.PATROL, Heavy.NONE),
    (DutyKind.PATROL, Heavy.NONE),
    (DutyKind.STANDING, Heavy.NONE),
    (DutyKind.PATROL, Heavy.HEAVY),
    (DutyKind.HEAVY_WORK, Heavy.ESPECIALLY_HEAVY),
    (DutyKind.TRAINING, Heavy.NONE),
)


def duty(month=APRIL, *, over=True, least=0, most=10):
    """Stints that do not overlap, at most one begun on a day; reaching over the month's ends, too, where wanted."""
    one = st.tuples(st.integers(0, 1439), st.integers(1, 720), st.sampled_from(_KINDS), st.sampled_from(["", "12/KH"]))
    drawn = st.dictionaries(st.integers(0 if over else 1, month.last.day), one, min_size=least, max_size=most)
    return drawn.map(lambda found: _placed(found, month, over=over))


def _placed(drawn, month, *, over):
    found = []
    start = free = datetime.combine(month.first, datetime.min.time())
    end = start + timedelta(days=month.last.day)
    for day in sorted(drawn):
        minute, length, (kind, heavy), plan = drawn[day]
        begins = (
            max(start + timedelta(days=day - 1, minutes=minute), free)
            if day
            else start - timedelta(minutes=minute % length)
        )
        free = begins + timedelta(minutes=length)
        if begins >= end or free <= start:
            continue
        made = stint(begins.isoformat(), length / 60, kind=kind, heavy=heavy, plan=plan)
        found.append(made if over else replace(made, ends=min(free, end)))
    return found
