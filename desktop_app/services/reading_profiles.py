"""A commune's profile file as nouns. Every wrong, missing or unknown key is told at once, with its place."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from desktop_app.model.duty_text import parse_intervals
from desktop_app.model.ids import VillageId
from desktop_app.model.number_words import FORMAL, Billion, FourAfterTens, NoughtTens, NumberStyle, Thousand
from desktop_app.model.paper_numbers import plain_symbol
from desktop_app.model.periods import Span
from desktop_app.model.place import Village, VillageCount, VillageKind, check_village
from desktop_app.model.problems import Place, Problem, Refused, refuse_errors
from desktop_app.model.team import Team, check_team
from desktop_app.model.text import clean
from desktop_app.model.unit import (
    SATURDAY,
    SUNDAY,
    Body,
    Capacity,
    CommuneKind,
    Letterhead,
    Profile,
    Signer,
    Trait,
    WageRegion,
    check_profile,
    for_whom,
)
from desktop_app.rules.reading import Table, Wanted
from desktop_app.services import keeping_teams

Start = tuple[Profile, list[Signer], list[Village], list[Team]]


def parse_start(source: str, data: Mapping[str, object]) -> Start:
    """Return the nouns in a profile file's data; raises Refused with every problem found in it."""
    problems: list[Problem] = []
    table = Table(data, source, "", problems)
    profile = _profile(table)
    signers = [_signer(row) for row in table.tables("signer")]
    villages = [_village(row, profile.valid_from) for row in table.tables("village")]
    by_name = {village.name: village.id for village in villages}
    teams = [_team(row, by_name) for row in table.tables("team")]
    table.done()
    if problems:
        raise Refused(problems)
    refuse_errors(_wrong(source, profile, villages, teams))
    return profile, signers, villages, teams


def _wrong(source: str, profile: Profile, villages: list[Village], teams: list[Team]) -> list[Problem]:
    """Return what the nouns themselves say is wrong, and names that stand twice."""
    known = {village.id for village in villages}
    twice = [name for name, n in Counter(village.name for village in villages).items() if n > 1]
    return [
        *check_profile(profile),
        *(problem for village in villages for problem in check_village(village)),
        *(Problem("start.village_twice", Place(source=source, column="village"), {"name": name}) for name in twice),
        *(
            problem
            for number, team in enumerate(teams)
            for problem in check_team(team, known, [other.name for other in teams[:number]])
        ),
    ]


def _profile(table: Table) -> Profile:
    heads = table.table("letterhead")
    committee, police = _letterhead(heads.table("committee")), _letterhead(heads.table("police"))
    heads.done()
    name = table.text("name")
    return Profile(
        id=keeping_teams.new_profile_id(),
        valid_from=table.day("valid_from"),
        unit_code=table.text("unit_code"),
        kind=table.word("kind", CommuneKind),
        name=name,
        province=table.text("province"),
        scheme_territory=table.text("scheme_territory"),
        scheme_id=table.text("scheme"),
        wage_region=table.word("wage_region", WageRegion),
        committee=committee,
        police=police,
        receiving_office=table.text("receiving_office"),
        receiving_office_code=table.text("receiving_office_code"),
        place=table.text("place", name),
        traits=frozenset(table.words("traits", Trait)),
        rest_days=_rest_days(table),
        symbols={kind: plain_symbol(symbol) for kind, symbol in _texts(table, "symbols").items()},
        shift_symbols=_shift_symbols(table),
        recipients=_lists(table, "recipients"),
        number_words=_number_words(table),
    )


def _number_words(table: Table) -> NumberStyle | None:
    inner = table.optional_table("number_words")
    if inner is None:
        return None
    style = NumberStyle(
        nought_tens=inner.word("nought_tens", NoughtTens, FORMAL.nought_tens),
        four_after_tens=inner.word("four_after_tens", FourAfterTens, FORMAL.four_after_tens),
        thousand=inner.word("thousand", Thousand, FORMAL.thousand),
        billion=inner.word("billion", Billion, FORMAL.billion),
    )
    inner.done()
    return style


def _rest_days(table: Table) -> frozenset[int]:
    if not table.has("rest_days"):
        return frozenset({SATURDAY, SUNDAY})
    days = frozenset(table.numbers("rest_days"))
    if not days <= frozenset(range(7)):
        table.wrong("rest_days", "rules.value_wrong", value=tuple(sorted(days)), wanted=Wanted.WEEKDAYS)
    return days


def _texts(table: Table, key: str) -> dict[str, str]:
    inner = table.optional_table(key)
    return {name: inner.text(name) for name in inner.data} if inner else {}


def _cleaned(table: Table, key: str) -> tuple[str, ...]:
    return tuple(clean(text) for text in table.texts(key))


def _lists(table: Table, key: str) -> dict[str, tuple[str, ...]]:
    inner = table.optional_table(key)
    return {name: _cleaned(inner, name) for name in inner.data} if inner else {}


def _shift_symbols(table: Table) -> dict[str, str]:
    symbols = _texts(table, "shift_symbols")
    for symbol, meaning in symbols.items():
        try:
            known = parse_intervals(meaning, {})
        except Refused:
            known = ()
        if not known:
            table.wrong("shift_symbols", "start.symbol_not_understood", symbol=symbol, meaning=meaning)
    return symbols


def _letterhead(table: Table) -> Letterhead:
    found = Letterhead(_cleaned(table, "superior"), _cleaned(table, "issuer"))
    table.done()
    return found


def _signer(row: Table) -> Signer:
    first, last = row.day("from"), row.optional_day("to")
    if last is not None and last < first:
        row.wrong("to", "rules.value_wrong", value=last, wanted=Wanted.DAY)
        last = None
    signer = Signer(
        id=keeping_teams.new_signer_id(),
        body=row.word("body", Body),
        name=row.text("name"),
        title=row.text("title"),
        capacity=row.word("capacity", Capacity),
        span=Span(first, last + timedelta(days=1) if last else None),
        on_behalf_of=row.text("on_behalf_of", ""),
        rank=row.text("rank", ""),
    )
    for problem in for_whom(signer.capacity, signer.on_behalf_of, signer.title, signer.name):
        row.wrong("on_behalf_of", problem.code, **problem.values)
    row.done()
    return signer


def _village(row: Table, since: date) -> Village:
    count = VillageCount(
        counted_on=row.optional_day("counted_on") or since,
        households=row.optional_integer("households"),
        population=row.optional_integer("population"),
        area_km2=row.optional_exact("area_km2"),
        village_class=row.optional_integer("class"),
    )
    village = Village(
        id=keeping_teams.new_village_id(),
        kind=row.word("kind", VillageKind),
        name=row.text("name"),
        span=Span(min(since, count.counted_on)),
        counts=(count,),
        traits=frozenset(row.words("traits", Trait)),
    )
    row.done()
    return village


def _team(row: Table, villages: Mapping[str, VillageId]) -> Team:
    names = [clean(name) for name in row.texts("villages")]
    for name in names:
        if name not in villages:
            row.wrong("villages", "start.village_unknown", name=name)
    team = Team(
        id=keeping_teams.new_team_id(),
        name=row.text("name"),
        villages=tuple(villages[name] for name in names if name in villages),
        quota=row.integer("quota"),
        quota_document=row.text("quota_document", ""),
        workplace=row.text("workplace", ""),
    )
    row.done()
    return team
