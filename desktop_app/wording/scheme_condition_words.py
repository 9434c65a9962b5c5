"""To whom and where something applies, in words."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from desktop_app.model.unit import Trait
from desktop_app.rules.scheme_conditions import Condition, Range
from desktop_app.wording.scheme_speech import Speech, any_of, number

Words = Callable[[Condition, Speech], str]


def condition_words(condition: Condition, speech: Speech) -> str:
    """Return everything that must hold, in a row of words without a verb; empty where nothing is asked."""
    parts = [words for say in _PARTS if (words := say(condition, speech))]
    if condition.any_of:
        cases = [condition_words(one, speech) for one in condition.any_of]
        parts.append(f"thuộc một trong các trường hợp: {any_of(cases)}" if parts else any_of(cases))
    return ", ".join(parts)


def range_words(found: Range, unit: str) -> str:
    """Return ``từ 350 đến 499 hộ``, ``dưới 350 hộ``, ``từ 500 hộ trở lên``."""
    unit = f" {unit}" if unit else ""
    if found.least is None or found.least == 0:
        if found.below is not None:
            return f"dưới {number(found.below)}{unit}"
        return f"đến hết {number(found.most)}{unit}" if found.most is not None else f"từ 0{unit} trở lên"
    if found.below is not None:
        return f"từ {number(found.least)} đến dưới {number(found.below)}{unit}"
    if found.most is None:
        return f"từ {number(found.least)}{unit} trở lên"
    if found.most == found.least:
        return f"{number(found.least)}{unit}"
    return f"từ {number(found.least)} đến {number(found.most)}{unit}"


def counted(least: int, most: int | None, unit: str) -> str:
    """Return a range of whole numbers the way people say it: ``dưới 350 hộ`` rather than ``từ 0 đến 349 hộ``."""
    if not least and most is None:
        return ""
    if not least and most is not None:
        return range_words(Range(below=Decimal(most + 1)), unit)
    return range_words(Range(Decimal(least), None if most is None else Decimal(most)), unit)


_KEY = (Trait.KEY_DEFENCE, Trait.KEY_SECURITY)


def _places(traits: Iterable[Trait], speech: Speech) -> str:
    """Key communes last, as the Law has them: before "biên giới" they would read as key for the border too."""
    ordered = [one for one in Trait if one not in _KEY] + list(_KEY)
    return any_of([speech.label("trait", one) for one in ordered if one in traits])


def _traits(condition: Condition, speech: Speech) -> str:
    return f"địa bàn {_places(condition.traits_any, speech)}" if condition.traits_any else ""


def _no_traits(condition: Condition, speech: Speech) -> str:
    return f"địa bàn không phải {_places(condition.traits_none, speech)}" if condition.traits_none else ""


def _village(condition: Condition, speech: Speech) -> str:
    urban = {True: "tổ dân phố, khu phố và tương đương", False: "thôn, làng, ấp, bản và tương đương"}
    merged = {True: " hình thành sau sáp nhập", False: " không hình thành từ sáp nhập"}
    classes = any_of(f"loại {one}" for one in sorted(condition.village_classes))
    if condition.village_kinds:
        words = speech.labels("village_kind", condition.village_kinds)
    elif condition.urban is not None:
        words = urban[condition.urban]
    else:
        words = "thôn, tổ dân phố" if classes or condition.merged is not None else ""
    if classes:
        words += f" {classes}"
    return words if condition.merged is None else words + merged[condition.merged]


def _commune_kinds(condition: Condition, speech: Speech) -> str:
    if not condition.commune_kinds:
        return ""
    words = speech.labels("commune_kind", condition.commune_kinds)
    return f"ở {words}" if _village(condition, speech) else words


def _regions(condition: Condition, _: Speech) -> str:
    regions = [one.value for one in sorted(condition.wage_regions)]
    return f"vùng lương tối thiểu {any_of(regions)}" if regions else ""


def _territories(condition: Condition, _: Speech) -> str:
    return f"thuộc {any_of(sorted(condition.territories))}" if condition.territories else ""


def _ranged(field: str, before: str, unit: str) -> Words:
    def say(condition: Condition, _: Speech) -> str:
        found: Range | None = getattr(condition, field)
        return f"{before}{range_words(found, unit)}" if found is not None else ""

    return say


def _roles(condition: Condition, speech: Speech) -> str:
    return speech.labels("role", condition.roles) if condition.roles else ""


def _qualifications(condition: Condition, speech: Speech) -> str:
    found = condition.qualifications
    return f"có trình độ chuyên môn {speech.labels('qualification', found)}" if found else ""


def _state_groups(condition: Condition, speech: Speech) -> str:
    return f"thuộc {speech.labels('state_group', condition.state_groups)}" if condition.state_groups else ""


def _leaving(condition: Condition, _: Speech) -> str:
    words = {True: "người thôi tham gia trong tháng", False: "người không thôi tham gia trong tháng"}
    return "" if condition.leaving is None else words[condition.leaving]


def _on_first(condition: Condition, _: Speech) -> str:
    words = {True: "người là thành viên vào ngày đầu tháng", False: "người không là thành viên vào ngày đầu tháng"}
    return "" if condition.member_on_first is None else words[condition.member_on_first]


_PARTS: tuple[Words, ...] = (
    _roles,
    _qualifications,
    _state_groups,
    _leaving,
    _on_first,
    _ranged("service_months", "đã tham gia Tổ ", "tháng"),
    _ranged("former_months", "đã ở lực lượng trước 01/7/2024 ", "tháng"),
    _village,
    _commune_kinds,
    _traits,
    _no_traits,
    _regions,
    _territories,
    _ranged("villages", "nơi chung Tổ của ", "thôn, tổ dân phố"),
    _ranged("households", "có ", "hộ"),
    _ranged("population", "có ", "người dân"),
    _ranged("area_km2", "rộng ", "km²"),
)
