"""What the month's sheets share: who signs, what they warn of, how counts are written, teams and doubts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from desktop_app.model.ids import MemberId, TeamId
from desktop_app.model.payroll import Adjustment, ClosedMonth, DutyCount, LineCode, MemberPay, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.model.unit import Body, Profile
from desktop_app.printing import contexts as paper_of
from desktop_app.printing.contexts import PaperDate
from desktop_app.rules.scheme import Scheme
from desktop_app.rules.scheme_counts import USUAL_COUNT, CountOf
from desktop_app.services.closing_months import open_figures
from desktop_app.services.composing_parts import head_signer
from desktop_app.services.office import Office
from desktop_app.wording import paper, written
from desktop_app.wording.certainty_words import how_sure
from desktop_app.wording.trial_words import lacking_words


def committee_signer(office: Office, profile: Profile, month: Month) -> paper_of.Signer:
    """The sheet is the police's paper, so the committee's signer names the committee."""
    signer = head_signer(office, Body.COMMITTEE, month.last)
    return paper_of.Signer(paper.committee_lines(signer.capacity, profile), signer.name)


def warning_of(sheet: PayrollSheet, closed: ClosedMonth | None) -> str:
    """Figures of an open month may still change; by a scheme that is a draft or not whole no money may be paid."""
    why = {paper.OPEN_WARNING: not is_closed(closed), paper.TRIAL_WARNING: not sheet.payable}
    return "; ".join(words for words, applies in why.items() if applies)


def is_closed(closed: ClosedMonth | None) -> bool:
    """A month that was reopened is kept with its closing, but is open."""
    return closed is not None and closed.closed


def count_columns(scheme: Scheme) -> tuple[CountOf, ...]:
    """Return what the scheme's lines count, in the order of its lines."""
    found = dict.fromkeys(rule.count.of for rule in scheme.lines if rule.count is not None)
    return tuple(column for column in found if column in _SHOWN)


def counted_in(office: Office, sheet: PayrollSheet) -> tuple[CountOf, ...]:
    """Return what a sheet's scheme counts; of a scheme that is known no more, what anybody has a count of.

    A closed month must be printed as it was, even where the book gave its scheme up or a later program can't read it.
    """
    scheme = office.rulebook.schemes.get(sheet.scheme_id)
    if scheme is not None:
        return count_columns(scheme)
    return tuple(column for column in CountOf if column in _SHOWN and anybody_has(sheet, column))


def count_of(count: DutyCount, column: CountOf) -> str:
    """Return one count as it is written; empty for nought."""
    value = {
        CountOf.NIGHT_HOURS: Fraction(count.night_minutes, 60),
        CountOf.REST_DAYS: Fraction(count.rest_days),
        CountOf.HOLIDAYS: Fraction(count.holidays),
        CountOf.DUTY_DAYS: Fraction(count.duty_days),
        CountOf.HEAVY_DAYS: Fraction(count.heavy_days),
        CountOf.TRAINING_DAYS: Fraction(count.training_days),
    }[column]
    return written.number(value, places=2) if value else ""


_SHOWN = frozenset(USUAL_COUNT.values())
"""What a sheet counts beside the money; what else a line counts stands in its explanation."""


def payment_sums(cash: int, insurance: int) -> tuple[paper_of.PaymentSum, ...]:
    """Return what is paid into the hand, towards insurance and together, in đồng; the first alone without insurance."""
    in_hand = paper_of.PaymentSum(paper.IN_HAND, cash)
    if not insurance:
        return (in_hand,)
    return (
        in_hand,
        paper_of.PaymentSum(paper.INSURANCE_SUM, insurance),
        paper_of.PaymentSum(paper.TOTAL, cash + insurance),
    )


def count_totals(pays: Sequence[MemberPay], columns: Sequence[CountOf]) -> tuple[str, ...]:
    """Return the sums of the counts, as they are written."""
    total = DutyCount(*(sum(getattr(pay.count, name) for pay in pays) for name in DutyCount.__dataclass_fields__))
    return tuple(count_of(total, column) for column in columns)


def anybody_has(sheet: PayrollSheet, column: CountOf) -> bool:
    """Return whether anybody has the count."""
    return any(count_of(pay.count, column) for pay in sheet.members)


def of_team(sheet: PayrollSheet, team: TeamId | None) -> PayrollSheet:
    """Return the sheet of one team, or the whole where none is named."""
    if team is None:
        return sheet
    return replace(sheet, members=tuple(pay for pay in sheet.members if pay.team == team))


def by_team(pays: Iterable[MemberPay]) -> list[list[MemberPay]]:
    """Return the people of each team, in the order of the sheet."""
    return [list(own) for _team, own in groupby(pays, key=lambda pay: pay.team)]


def cuts_of(office: Office, pay: MemberPay) -> str:
    """Return what limits took from somebody this month, in one short line."""
    cuts = [step for line in pay.lines for step in line.cuts]
    return "; ".join(office.messages.short_step(step.code, step.values) for step in cuts)


def adjusted_of(office: Office, pay: MemberPay) -> str:
    """Return what of earlier months somebody is paid, or pays back, with this one, for a narrow column."""
    months = dict.fromkeys(one.from_month for one in pay.adjustments)
    sums = {month: [one.amount for one in pay.adjustments if one.from_month == month] for month in months}
    return "; ".join(
        office.messages.short_step(
            "adjustment_paid" if amount > 0 else "adjustment_paid_back", {"month": month, "amount": abs(amount)}
        )
        for month, amounts in sums.items()
        for amount in (sum(one for one in amounts if one > 0), sum(one for one in amounts if one < 0))
        if amount
    )


def adjustment_title(office: Office, one: Adjustment) -> str:
    """Return one difference of an earlier month in a few words: which way, which month, which line, how much."""
    values: dict[str, object] = {"month": one.from_month, "line": one.code, "amount": abs(one.amount)}
    return office.messages.step("adjustment_paid" if one.amount > 0 else "adjustment_paid_back", values)


def doubts_of(office: Office, pays: Iterable[MemberPay]) -> tuple[str, ...]:
    """Return who attested the scheme's figures, and what sources some rest on that nobody held against the gazette."""
    steps = (step for pay in pays for line in pay.parts for step in line.steps)
    sources = {step.source for step in steps if step.source}
    attested = {f"{paper.ATTESTED}: {how_sure(one, office.messages)}" for one in sources if one.attested_by}
    doubtful = sorted({one.certainty for one in sources if one.doubtful})
    named = [office.messages.label("reckoned_by", certainty) for certainty in doubtful]
    return (*sorted(attested), *([f"{paper.SOME_RESTS_ON} {'; '.join(named)}"] if named else []))


def lacking_in(office: Office, sheet: PayrollSheet, closed: ClosedMonth | None) -> dict[MemberId, tuple[LineCode, ...]]:
    """Return the lines of a trial that each person lacks a figure for; nought there is no fact.

    Of a closed month only while the rules are those it was closed by: by others it would be printed otherwise than it
    was then.
    """
    if sheet.payable or (is_closed(closed) and sheet.rulebook_digest != office.rulebook.digest):
        return {}
    found: dict[MemberId, tuple[LineCode, ...]] = {}
    for facts, code in open_figures(office, sheet.month):
        found[facts.member] = (*found.get(facts.member, ()), code)
    return found


def lacking_remark(
    office: Office, pays: Iterable[MemberPay], lacking: Mapping[MemberId, Sequence[LineCode]], *, named: bool = True
) -> tuple[str, ...]:
    """Return, in one remark at most, what lines are not in the sums, and whose where the paper is not one person's."""
    by_code: dict[LineCode, list[str]] = {}
    for pay in pays:
        for code in lacking.get(pay.member, ()):
            by_code.setdefault(code, []).extend([pay.name] if named else [])
    words = lacking_words(office.messages, {code: by_code[code] for code in LineCode if code in by_code})
    return (words,) if words else ()


def month_after(month: Month) -> PaperDate:
    """Sheets are signed in the month after; the day is written in by hand."""
    return PaperDate(month.next.year, month.next.number)
