"""A scheme in plain Vietnamese, made of its data alone: nothing of it is left unsaid, nothing is added.

Each sentence carries the document it rests on, so that a clerk can hold both against each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.model.payroll import LineCode
from desktop_app.model.sources import Certainty, Source
from desktop_app.rules.attesting import rests_on_own
from desktop_app.rules.parameters import SCALAR, Parameter, ParameterUnit
from desktop_app.rules.scheme import LineRounding, LineRule, MoneyLimit, Payment, Scheme
from desktop_app.rules.scheme_amounts import Amount, BasePlusRole, Coefficient, Fixed, Manual, Share, everything
from desktop_app.rules.scheme_conditions import OF_MEMBER
from desktop_app.rules.scheme_counts import CountOf
from desktop_app.rules.scheme_readings import PartMonth
from desktop_app.rules.scheme_sizes import SizePlus, SizeRange, SizeSteps, TeamSize
from desktop_app.wording import written
from desktop_app.wording.messages import Messages
from desktop_app.wording.scheme_amount_words import case_words
from desktop_app.wording.scheme_condition_words import condition_words
from desktop_app.wording.scheme_count_words import count_sentences, each, most, shared_limit, stacking_sentences
from desktop_app.wording.scheme_size_words import size_sentences
from desktop_app.wording.scheme_speech import Speech, all_of, money, sentence, small, source_words


class SentenceKind(StrEnum):
    """What a sentence is about."""

    SCHEME = "scheme"
    """Whose it is, how far it has come, since when."""
    ATTESTED = "attested"
    """Who held it against its document, and when."""
    LINE = "line"
    """A line's name, which its sentences follow."""
    AMOUNT = "amount"
    CASE = "case"
    """One case of the amount just said."""
    CONDITION = "condition"
    COUNT = "count"
    LIMIT = "limit"
    FLOOR = "floor"
    PAYMENT = "payment"
    PART_MONTH = "part_month"
    ROUNDING = "rounding"
    QUESTION = "question"
    """Open about a line."""
    NOTE = "note"
    """What a source's note says."""
    STACKING = "stacking"
    READING = "reading"
    TEAM_SIZE = "team_size"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a scheme."""

    text: str
    source: Source | None
    """What it rests on; None where it says only what is not known."""
    line: str
    """The id of the line it speaks of, or of a gap the line's code; empty for the scheme as a whole."""
    kind: SentenceKind
    held: str = ""
    """Who says, and since which day, that the text it rests on was held against its document; empty if nobody does."""


def scheme_sentences(scheme: Scheme, parameters: Mapping[str, Parameter], messages: Messages) -> tuple[Sentence, ...]:
    """Return all that a scheme says, in the order a resolution says it: whose, what is paid, how, to how many."""
    speech = Speech(messages, parameters)
    found = _head(scheme, speech)
    for rule in scheme.lines:
        found += line_sentences(rule, scheme, parameters, messages)
    found += [
        Sentence(text, one.source, "", SentenceKind.STACKING)
        for text, one in zip(stacking_sentences(scheme, speech), scheme.stacking, strict=True)
    ]
    found += [
        Sentence(text, one.source, "", SentenceKind.LIMIT)
        for text, one in zip(shared_limit(scheme, speech), scheme.limits, strict=True)
    ]
    found += reading_sentences(scheme, speech)
    if scheme.team_size is not None:
        found += _team_size(scheme.team_size, scheme.source, speech)
    found += [Sentence(gap.note, None, gap.line.value if gap.line else "", SentenceKind.GAP) for gap in scheme.gaps]
    return tuple(_held(one, scheme) for one in found)


def _held(said: Sentence, scheme: Scheme) -> Sentence:
    """Return a sentence with who attests what it rests on: the scheme's own document, as far as it was read at all.

    What stands as our own reading, as a draft or in another document stays as doubtful as it was.
    """
    at, source, own = scheme.attestation, said.source, scheme.source
    if at is None or source is None or not source.certainty.doubtful or own.certainty is Certainty.DRAFT:
        return said
    unread = source.certainty is Certainty.ASSUMED and said.kind in {SentenceKind.READING, SentenceKind.NOTE}
    if unread or not rests_on_own(source, own):
        return said
    return replace(said, held=f"đã xác nhận bởi {at.name} ngày {written.short_date(at.on)}")


def _team_size(size: TeamSize, base: Source, speech: Speech) -> list[Sentence]:
    rows: list[SizeRange | SizeSteps | SizePlus] = [*size.rows, *size.plus]
    texts = size_sentences(size, speech)
    found: list[Sentence] = []
    for text, row in zip(texts, rows, strict=False):  # what holds of all rows is said after them
        found.append(Sentence(text, row.source or size.source, "", SentenceKind.TEAM_SIZE))
        if row.source is not None:
            found += _note(row.source, size.source, "")
    found += [Sentence(text, size.source, "", SentenceKind.TEAM_SIZE) for text in texts[len(rows) :]]
    return [*found, *_note(size.source, base, "")]


def line_sentences(
    rule: LineRule, scheme: Scheme, parameters: Mapping[str, Parameter], messages: Messages
) -> list[Sentence]:
    """Return what one line says, its name first."""
    speech = Speech(messages, parameters)
    title = messages.label("line_code", rule.code)
    name = f"{title}: {rule.name}" if rule.name else title
    found = [Sentence(name, rule.source, rule.id, SentenceKind.LINE), *_amount(rule, scheme, speech)]
    found += [_said(rule, SentenceKind.CONDITION, text) for text in _conditions(rule, speech)]
    found += [_said(rule, SentenceKind.COUNT, text) for text in count_sentences(rule, scheme, speech)]
    found += _limits(rule, speech)
    if rule.payment is not None:
        found.append(_said(rule, SentenceKind.PAYMENT, _payment(rule.payment)))
    if rule.rounding is not None:
        found.append(_said(rule, SentenceKind.ROUNDING, _own_rounding(rule.rounding, speech)))
    if rule.part_month is not None:
        found.append(_said(rule, SentenceKind.PART_MONTH, f"Riêng khoản này: {_own_part(rule.part_month, speech)}"))
    found += _note(rule.source, scheme.source, rule.id)
    for note in rule.notes:
        since = f"Từ {written.short_date(note.since)}: " if note.since else ""
        found.append(Sentence(f"{since}{note.text}", None, rule.id, SentenceKind.QUESTION))
    return found


def _said(rule: LineRule, kind: SentenceKind, text: str, source: Source | None = None) -> Sentence:
    return Sentence(sentence(text), source or rule.source, rule.id, kind)


def _conditions(rule: LineRule, speech: Speech) -> list[str]:
    found = []
    if rule.when:
        to, whom = ("cho", "người") if rule.when.asked & OF_MEMBER else ("ở", "nơi")
        words = condition_words(rule.when, speech)
        found.append(f"Chỉ áp dụng {to} {f'{whom} {words}' if words.startswith(_WITHOUT_NOUN) else words}")
    if rule.code in _JOINED:
        found.append(f"Chỉ áp dụng cho người {_JOINED[rule.code]}")
    return found


def _limits(rule: LineRule, speech: Speech) -> list[Sentence]:
    found = []
    if rule.count is not None and rule.count.source is not None and (limit := most(rule.count, speech)):
        found.append(_said(rule, SentenceKind.LIMIT, limit, rule.count.source))
    if rule.limit is not None:
        found.append(_said(rule, SentenceKind.LIMIT, _money_limit(rule.limit), rule.limit.source))
    if rule.floor:
        found.append(_said(rule, SentenceKind.FLOOR, *_floor(rule, speech)))
    return found


_WITHOUT_NOUN = ("có ", "rộng ", "thuộc ", "đã ")
_JOINED: Mapping[LineCode, str] = {
    LineCode.SOCIAL_INSURANCE: "tham gia BHXH tự nguyện",
    LineCode.HEALTH_INSURANCE: "tham gia BHYT theo diện này",
}


def _amount(rule: LineRule, scheme: Scheme, speech: Speech) -> list[Sentence]:
    head, cases = case_words(rule.amount, speech, {one.id: speech.title(one) for one in scheme.lines})
    limit = ""
    by_month = isinstance(rule.amount, Manual) and not rule.amount.per_unit
    if rule.count is not None and not by_month:
        unit = each(rule.count, speech)
        limit = f", {words}" if rule.count.source is None and (words := most(rule.count, speech)) else ""
    else:
        unit = "một lần khi thôi tham gia" if rule.code is LineCode.LEAVING else "mỗi tháng"
    said = [Sentence(sentence(f"{unit}: {head}{limit}"), rule.source, rule.id, SentenceKind.AMOUNT)]
    if rule.count is not None and by_month:
        text = f"Số tiền nhập là của cả tháng, không nhân lên theo {each(rule.count, speech)}"
        said.append(_said(rule, SentenceKind.AMOUNT, text))
    said += [Sentence(sentence(one), rule.source, rule.id, SentenceKind.CASE) for one in cases]
    if text := _moves(rule.amount, speech, counted=rule.count is not None):
        said.append(Sentence(text, rule.source, rule.id, SentenceKind.AMOUNT))
    if rule.code is LineCode.SOCIAL_INSURANCE:
        parts = dict.fromkeys(one.state for one in everything(rule.amount) if isinstance(one, Share))
        said += [
            Sentence(speech.label("state_part", part), rule.source, rule.id, SentenceKind.AMOUNT) for part in parts
        ]
    return said


def _moves(amount: Amount, speech: Speech, *, counted: bool) -> str:
    """Say whether a figure stands still: what is written in đồng does, whatever it once was a multiple of."""
    kinds = everything(amount)
    if not counted and all(isinstance(one, (Fixed, BasePlusRole)) for one in kinds):
        return "Ghi bằng đồng, không đổi theo lương cơ sở."
    of = dict.fromkeys(one.of for one in kinds if isinstance(one, Coefficient))
    if of and not counted and not any(isinstance(one, Manual) for one in kinds):
        return f"Thay đổi khi {all_of(speech.figure(one) for one in of)} thay đổi."
    return ""


def _floor(rule: LineRule, speech: Speech) -> tuple[str, Source]:
    """The floor is the decree's, not the resolution's: its newest share is said with its day."""
    words = f"Không thấp hơn mức chung cả nước: {speech.product(rule.floor)}"
    first = speech.parameters.get(rule.floor[0])
    if first is None or not first.values:
        return words, rule.source
    row = first.values[-1]
    if first.unit is ParameterUnit.SHARE and SCALAR in row.by:
        words += f"; từ {written.short_date(row.span.start)} là {written.percent(row.by[SCALAR])}"
    return words, row.source


def _money_limit(limit: MoneyLimit) -> str:
    parts = [f"{money(dong)} một {per}" for dong, per in ((limit.per_month, "tháng"), (limit.per_year, "năm")) if dong]
    return f"Khoản này không quá {all_of(parts)} cho một người"


def _own_rounding(rounding: LineRounding, speech: Speech) -> str:
    said = [
        speech.label(kind, str(value)).rstrip(".")
        for kind, value in (
            ("rounding_stage", rounding.stage),
            ("rounding_unit", rounding.unit),
            ("rounding_way", rounding.way),
        )
        if value is not None
    ]
    return f"Riêng khoản này: {'; '.join(small(one) for one in said)}"


def _payment(payment: Payment) -> str:
    months = all_of(f"{one:02d}" if one <= _TWO_DIGITS else str(one) for one in sorted(payment.months))
    if payment.covers == 1:
        return f"Chỉ trả vào tháng {months}"
    also = "; người mới vào được trả ngay cho các tháng còn lại của năm" if payment.rest_of_year_on_joining else ""
    also += "; số tiền là của cả các tháng ấy" if payment.whole_sum else ""
    also += "; chỉ tính những tháng đã tham gia bảo hiểm" if payment.of_insured_months else ""
    also += "; người thôi được trả ngay cho các tháng chưa trả" if payment.on_leaving else ""
    return f"Trả gộp {payment.covers} tháng một lần, vào tháng {months}{also}"


_TWO_DIGITS = 2


def _own_part(reading: PartMonth, speech: Speech) -> str:
    words = speech.label("part_month", reading)
    return words[:1].lower() + words[1:]


def _note(source: Source, base: Source, line: str) -> list[Sentence]:
    if not source.note or source.note == base.note:
        return []
    return [Sentence(source.note, source, line, SentenceKind.NOTE)]


_OFF_DAYS = {CountOf.REST_DAYS, CountOf.HOLIDAYS}


def reading_sentences(scheme: Scheme, speech: Speech) -> list[Sentence]:
    """Return one sentence for each reading that is asked, and what its source says is open about it."""
    found = []
    for name in READINGS:
        if name == "day_served" and not _counts_off_days(scheme):
            continue
        switch = getattr(scheme.switches, name)
        found.append(Sentence(speech.label(name, switch.value), switch.source, "", SentenceKind.READING))
        if switch.source.note:
            found.append(Sentence(switch.source.note, switch.source, "", SentenceKind.NOTE))
    return found


def _counts_off_days(scheme: Scheme) -> bool:
    """Return whether any line counts rest days or holidays: what makes one is asked of no other."""
    return any(rule.count is not None and rule.count.of in _OFF_DAYS for rule in scheme.lines)


READINGS = (
    "holiday_on_rest_day",
    "day_served",
    "duty_day",
    "compensatory_day_rests",
    "swapped_day_rests",
    "swapped_worked_rests",
    "service_counted_to",
    "part_month",
    "role_change",
    "rounding_stage",
    "rounding_unit",
    "rounding_way",
)
"""In the order they are said; each is a kind of label and a field of the scheme's switches."""


def _head(scheme: Scheme, speech: Speech) -> list[Sentence]:
    today = f", nay thuộc {scheme.province}" if scheme.province != scheme.territory else ""
    assumed = scheme.days_open and scheme.attestation is None  # who attests the whole, attests its days
    since = scheme.source.assumed() if assumed else scheme.source
    found = [
        Sentence(sentence(scheme.name), scheme.source, "", SentenceKind.SCHEME),
        Sentence(f"Áp dụng ở {scheme.territory}{today}.", scheme.source, "", SentenceKind.SCHEME),
        Sentence(sentence(status_words(scheme, speech.messages)), since, "", SentenceKind.SCHEME),
    ]
    if scheme.attestation is not None:
        at = scheme.attestation
        words = f"{at.name} xác nhận ngày {written.short_date(at.on)}, đối chiếu {at.document}."
        return [*found, Sentence(words, scheme.source, "", SentenceKind.ATTESTED)]  # what its note left open as well
    return [*found, *_note(scheme.source, Source(""), "")]


def status_words(scheme: Scheme, messages: Messages) -> str:
    """Return how far it has come, and from when until when it is in force, without a full stop."""
    words = messages.label("scheme_status", scheme.status)
    if scheme.span is None:
        return words
    until = f" đến hết {written.short_date(_last(scheme.span.end))}" if scheme.span.end else ""
    return f"{words}, áp dụng từ {written.short_date(scheme.span.start)}{until}"


def _last(end: date) -> date:
    return date.fromordinal(end.toordinal() - 1)


def spoken(found: Sentence, messages: Messages) -> str:
    """Return a sentence's source in words; empty where it has none."""
    source = found.source
    if source is None:
        return ""
    general = found.kind is SentenceKind.READING or (found.kind is SentenceKind.NOTE and not found.line)
    if general and source.certainty is Certainty.ASSUMED and not source.article:
        return "giả định, văn bản đã đọc không nói"
    if found.held:
        return f"{source_words(replace(source, certainty=Certainty.VERIFIED), messages)} ({found.held})"
    return source_words(source, messages)
