"""The commune: its names, heads of paper, signers, wage region and traits, each from a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.model.ids import ProfileId, SignerId
from desktop_app.model.number_words import NumberStyle
from desktop_app.model.paper_numbers import check_symbol
from desktop_app.model.periods import Span
from desktop_app.model.problems import Place, Problem, Severity
from desktop_app.model.text import NameKey, collation_key

SATURDAY, SUNDAY = 5, 6


class CommuneKind(StrEnum):
    """What a unit of the lowest tier is called; thị trấn only before 1 July 2025."""

    XA = "xa"
    PHUONG = "phuong"
    DAC_KHU = "dac_khu"
    THI_TRAN = "thi_tran"


class WageRegion(StrEnum):
    """The region of the minimum wage decree that the commune lies in."""

    I = "I"  # noqa: E741 - the decree's own name
    II = "II"
    III = "III"
    IV = "IV"


class Trait(StrEnum):
    """What makes a place count differently (Luật 30/2023 Điều 13 khoản 3, Điều 23 khoản 2 điểm c; resolutions)."""

    KEY_DEFENCE = "trong_diem_quoc_phong"
    KEY_SECURITY = "trong_diem_an_ninh"
    BORDER = "bien_gioi"
    ISLAND = "hai_dao"
    MOUNTAIN = "mien_nui"
    ESPECIALLY_HARD = "dac_biet_kho_khan"
    ETHNIC_MINORITY_AREA = "dan_toc_thieu_so"


PRIMARY_SCHOOL_IS_ENOUGH = frozenset(
    {Trait.BORDER, Trait.ISLAND, Trait.MOUNTAIN, Trait.ESPECIALLY_HARD, Trait.ETHNIC_MINORITY_AREA},
)
"""Where finished primary school is enough (Luật 30/2023 Điều 13 khoản 3)."""


class Body(StrEnum):
    """Which of the commune's two bodies a paper comes from."""

    COMMITTEE = "committee"
    POLICE = "police"


class Capacity(StrEnum):
    """In what capacity somebody signs (NĐ 30/2020 Điều 13, Phụ lục I)."""

    HEAD = "head"
    """The head himself: the title alone."""
    TM = "TM"
    """On behalf of a collective."""
    KT = "KT"
    """A deputy for the head."""
    Q = "Q"
    """Acting head."""
    TL = "TL"
    """By order."""
    TUQ = "TUQ"
    """By written authorisation."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The left head of paper, in data because provinces differ: regular lines over bold ones, as printed."""

    superior: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is true of the commune from one day until the next profile's day."""

    id: ProfileId
    valid_from: date
    unit_code: str
    """ASCII name of the unit in files, ``[a-z0-9-]``; the principal of its key."""
    kind: CommuneKind
    name: str
    """The proper name alone, ``Tân Thành``."""
    province: str
    scheme_territory: str
    """The province, or former province, whose resolution is still applied here."""
    scheme_id: str
    wage_region: WageRegion
    committee: Letterhead
    police: Letterhead
    receiving_office: str
    receiving_office_code: str
    place: str = ""
    """What stands before the date on paper; the proper name unless it is a number or a person's name."""
    traits: frozenset[Trait] = frozenset()
    rest_days: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    """Weekly rest days, Monday = 0."""
    symbols: Mapping[str, str] = field(default_factory=dict)
    """Symbol of each kind of document, as local habit has it: ``{"decision": "QĐ-UBND", "proposal": "TTr-CAX"}``."""
    shift_symbols: Mapping[str, str] = field(default_factory=dict)
    """What a symbol in the duty grid means: ``{"Đ": "22h-6h"}``."""
    recipients: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Recipients by kind of document, as printed under "Nơi nhận"."""
    number_words: NumberStyle | None = None
    """How its papers read amounts aloud; the northern way where nothing is said."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who may sign for a body, and how, during a span."""

    id: SignerId
    body: Body
    name: str
    title: str
    """The signer's own title as printed, ``Chủ tịch``; printed in capitals."""
    capacity: Capacity
    span: Span
    on_behalf_of: str = ""
    """The head's title or the collective for KT., TM., TL., TUQ.: ``Chủ tịch``, ``Ủy ban nhân dân``."""
    rank: str = ""
    """Rank before the name, for the police under their own rules."""


FOR_ANOTHER = frozenset({Capacity.TM, Capacity.KT, Capacity.TL, Capacity.TUQ})
"""Capacities whose line names for whom one signs (NĐ 30/2020 Điều 13)."""
SIGNING = "Điều 13 Nghị định 30/2020/NĐ-CP"


def check_signer(signer: Signer) -> list[Problem]:
    """Return what stops somebody from signing: no name, no title, or a capacity that does not say for whom."""
    if not signer.name.strip() or not signer.title.strip():
        return [Problem("unit.signer_empty", Place(field="name"))]
    return [*for_whom(signer.capacity, signer.on_behalf_of, signer.title, signer.name)]


def for_whom(capacity: Capacity, on_behalf_of: str, title: str, name: str) -> Iterator[Problem]:
    """Yield a problem where the line over a signature would be a bare ``KT.``, or name the signer's own title."""
    values = {"name": name, "capacity": capacity.value, "title": title}
    if capacity in FOR_ANOTHER and not on_behalf_of.strip():
        yield Problem("unit.signer_for_nobody", Place(field="on_behalf_of"), values, article=SIGNING)
    elif capacity is Capacity.KT and on_behalf_of.strip().casefold() == title.strip().casefold():
        yield Problem("unit.signer_for_himself", Place(field="on_behalf_of"), values, article=SIGNING)


def signing_order(signer: Signer) -> tuple[int, NameKey]:
    """Return the key that puts the head first, and then those who sign in another's place, by name."""
    return tuple(Capacity).index(signer.capacity), collation_key(signer.name)


def check_profile(profile: Profile) -> list[Problem]:
    """Return what stops a profile from being kept."""
    required = ("unit_code", "name", "province", "scheme_territory", "scheme_id", "receiving_office")
    problems = [
        Problem("unit.empty", Place(field=name, column=name), {"field": name})
        for name in required
        if not getattr(profile, name).strip()
    ]
    if not all(c.isascii() and (c.isalnum() or c == "-") and c == c.lower() for c in profile.unit_code):
        problems.append(Problem("unit.code_not_ascii", Place(field="unit_code"), {"code": profile.unit_code}))
    if not profile.committee.issuer or not profile.police.issuer:
        problems.append(Problem("unit.letterhead_empty", Place(field="committee"), severity=Severity.ERROR))
    for symbol in filter(None, profile.symbols.values()):
        problems += check_symbol(symbol, "symbols")
    return problems


def on_day(profiles: tuple[Profile, ...], day: date) -> Profile | None:
    """Return the profile in force on the day, or None if the book begins later."""
    begun = [profile for profile in profiles if profile.valid_from <= day]
    return max(begun, key=lambda profile: profile.valid_from, default=None)
