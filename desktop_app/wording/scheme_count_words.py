"""What a line counts and how far, in words."""

from decimal import Decimal

from desktop_app.rules.scheme import LimitOrder, LimitPer, LineRule, Scheme, SharedLimit
from desktop_app.rules.scheme_counts import ON_CALENDAR_DAYS, Count, CountOf, Per, Work
from desktop_app.wording import written
from desktop_app.wording.scheme_speech import Speech, all_of, any_of, number, sentence


def each(count: Count, speech: Speech) -> str:
    """Return what is paid for: ``mỗi giờ trực từ 22 giờ đến 06 giờ``, with the least that makes one."""
    if count.of is CountOf.CHOSEN:
        parts = [speech.label("during_hours", one, night=speech.night) for one in count.during]
        during = f" vào {any_of(parts)}" if parts else ""
        unit = speech.label("unit_of", count.per)
        words = speech.label("each", count.of, unit=unit, work=_work(count, speech), during=during)
    else:
        words = speech.label("each", count.of, night=speech.night)
    return f"{words}{',' if ',' in words and _minimum(count) else ''}{_minimum(count)}"


def _work(count: Count, speech: Speech) -> str:
    words = speech.label("work", count.work)
    served = count.per in {Per.DAY, Per.NIGHT} and count.work in {Work.DUTY, Work.PATROL, Work.STANDING, Work.LIGHT}
    return f"có {words}" if served else words


def _minimum(count: Count) -> str:
    if count.minimum_minutes <= 1:
        return ""
    return f" đủ {written.hours(count.minimum_minutes)} giờ trở lên"


def most(count: Count, speech: Speech) -> str:
    """Return the limits in units: ``tối đa 40 giờ một tháng và 300 giờ một năm``; empty where there is none."""
    unit = speech.label("unit_of", count.per)
    if count.per is Per.SERVICE_YEAR and count.per_month is not None:
        return f"tối đa {number(count.per_month)} {unit}"
    limits = [
        f"{number(limit)} {unit} một {per}"
        for limit, per in ((count.per_month, "tháng"), (count.per_year, "năm"))
        if limit is not None
    ]
    return f"tối đa {all_of(limits)}" if limits else ""


def count_sentences(rule: LineRule, scheme: Scheme, speech: Speech) -> list[str]:
    """Return what else is said of a count: whole units, plans, days counted elsewhere, the calendar day."""
    count = rule.count
    if count is None:
        return []
    found = []
    if count.whole is not None:
        unit = speech.label("unit_of", count.per)
        found.append(f"Cộng cả tháng rồi {speech.label('whole_units', count.whole, unit=unit)}.")
    if count.plan_required:
        found.append("Chỉ tính khi có kế hoạch được phê duyệt.")
    if count.excludes:
        lines = any_of(f"«{title}»" for title in speech.titles(scheme, count.excludes))
        found.append(f"Ngày đã tính ở khoản {lines} thì không tính lại ở khoản này.")
    if count.day is not None and count.of not in ON_CALENDAR_DAYS:
        found.append(speech.label("duty_day", count.day))
    if count.stint_minutes > 1:
        found.append(f"Chỉ tính ca dài từ {written.hours(count.stint_minutes)} giờ trở lên.")
    if count.tiers:
        steps = [f"từ {written.hours(tier.start)} giờ là {number(tier.units)}" for tier in count.tiers]
        found.append(f"Số ngày tính theo số giờ trong ngày: {all_of(steps)}.")
    return found


def shared_limit(scheme: Scheme, speech: Speech) -> list[str]:
    """Return one sentence for each limit over several lines."""
    found = []
    for limit in scheme.limits:
        titles = [f"«{one}»" for one in speech.titles(scheme, limit.lines)]
        per = {LimitPer.MONTH: "tháng", LimitPer.YEAR: "năm"}[limit.per]
        figure = _limited(scheme, limit, speech)
        together = f"{all_of(titles)} cộng lại" if len(titles) > 1 else titles[0]
        last = {LimitOrder.NAMED: "khoản ghi sau cùng", LimitOrder.TIME: "phần trực sau cùng"}[limit.order]
        cut = f"; vượt thì cắt {last} trước" if len(titles) > 1 else ""
        cut += ", tính trước khi làm tròn" if limit.before_rounding else ""
        found.append(sentence(f"{together} không quá {figure} một {per}{cut}"))
    return found


def _limited(scheme: Scheme, limit: SharedLimit, speech: Speech) -> str:
    if limit.of_monthly is not None:
        return f"{written.percent(limit.of_monthly)} mức hỗ trợ thường xuyên"
    if limit.dong is not None:
        return f"{written.money(limit.dong)} đ"
    rule = scheme.rule(limit.lines[0])
    per = rule.count.per if rule is not None and rule.count is not None else Per.DAY
    return f"{number(Decimal(limit.units or 0))} {speech.label('unit_of', per)}"


def stacking_sentences(scheme: Scheme, speech: Speech) -> list[str]:
    """Return one sentence for each pair of lines that a day can fall under."""
    found = []
    for one in scheme.stacking:
        first, second = (f"«{title}»" for title in speech.titles(scheme, one.lines))
        rule = speech.label("stacking_rule", one.rule, first=first)
        found.append(sentence(f"Cùng một ngày có cả {first} và {second}: {rule}"))
    return found
