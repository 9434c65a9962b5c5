"""A closed month that turns out otherwise stays closed: what is owed either way is carried into an open month.

Truy lĩnh is what was paid too little, truy thu what was paid too much. Nothing is carried twice: what went before, into
whichever month, is taken off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from uuid import uuid4

from desktop_app.model.differences import CarriedDifference, LateDuty, LineDifference
from desktop_app.model.duty import LAW_NIGHT, DutyEntry
from desktop_app.model.ids import DifferenceId, MemberId
from desktop_app.model.payroll import ClosedMonth, LineCode, MemberPay, PayrollSheet
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Refused, refuse_errors
from desktop_app.model.text import clean
from desktop_app.rules.facts import MemberFacts
from desktop_app.rules.sheet import compute, unpaid
from desktop_app.services.closing_months import closed_month, profile_for
from desktop_app.services.completing_sheets import with_documents
from desktop_app.services.explaining_differences import causes_of, explanation_of, lines_of, steps_of
from desktop_app.services.gathering_facts import member_facts
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import closed_problems


def compute_differences(office: Office, month: Month) -> tuple[LineDifference, ...]:
    """Return every line of a closed month that comes to another amount as facts and rules now stand, by person.

    Lines whose difference was carried in full already are left out. Raises Refused for a month that is not closed, or
    one that cannot be reckoned any more; nothing is written.
    """
    closed = _closed(office, month)
    now, facts = _reckoned(office, month)
    carried: dict[tuple[MemberId, LineCode], list[CarriedDifference]] = {}
    for one in office.book.carried_from(month):
        carried.setdefault((one.member, one.code), []).append(one)
    before, after = ({pay.member: pay for pay in sheet.members} for sheet in (closed.sheet, now))
    asked = [(member, code) for member in dict.fromkeys([*before, *after]) for code in LineCode]
    found = [
        line
        for member, code in asked
        if (line := _difference(month, before.get(member), after.get(member), code, carried.get((member, code), ())))
        and line.left
    ]
    differing = {line.member for line in found}
    after |= _with_unpaid(office, month, after, [one for one in facts if one.member in differing])
    late = _corrections(office, month)
    sheets = closed.sheet, now
    return tuple(
        replace(line, causes=causes_of(sheets, (before.get(line.member), after.get(line.member)), line.code, late))
        for line in found
    )


def _corrections(office: Office, month: Month) -> list[LateDuty]:
    """Return the late corrections of what the month pays for.

    Where hours may count for a day they do not lie in, those of the day before it, too, and of its last night.
    """
    late = office.book.late_duty(month)
    if not office.rulebook.scheme(profile_for(office, month).scheme_id).beyond_month:
        return [one for one in late if one.day in month.span or _reaches(office, one, month)]
    after = (one for one in office.book.late_duty(month.next) if one.day == month.next.first)
    return [*late, *(one for one in after if _of_last_night(office, one))]


def _reaches(office: Office, late: LateDuty, month: Month) -> bool:
    """Return whether what was closed of the day before the month, or what is known now, lies over its begin."""
    begin = datetime.combine(month.first, time())
    return any(entry.ends > begin for entry in _entries(office, late))


def _entries(office: Office, late: LateDuty) -> list[DutyEntry]:
    """Return what is known now of the day, and what was closed of it."""
    closed = office.book.duty_of(late.member, Month.of(late.day))
    return [*late.entries, *(entry for entry in closed if entry.day == late.day)]


def _of_last_night(office: Office, late: LateDuty) -> bool:
    """Return whether what was closed of the day, or what is known now, begins before the night has ended."""
    return any(entry.begins.hour * 60 + entry.begins.minute < LAW_NIGHT.ends for entry in _entries(office, late))


def _with_unpaid(
    office: Office, month: Month, pays: Mapping[MemberId, MemberPay], facts: Sequence[MemberFacts]
) -> dict[MemberId, MemberPay]:
    """Return what some members get, with the lines of which nothing is left: what cut them stands there."""
    profile = profile_for(office, month)
    found = unpaid(month, facts, office.rulebook, profile.scheme_id, profile.rest_days)
    return {member: replace(pays[member], unpaid=lines) for member, lines in found.items()}


def reckoned_now(office: Office, month: Month) -> PayrollSheet:
    """Return what a closed month comes to as facts and rules now stand, nothing carried into it.

    A figure entered for a line that the rules compute by now gives way to them. Raises Refused as ``compute_month``.
    """
    return _reckoned(office, month)[0]


def _reckoned(office: Office, month: Month) -> tuple[PayrollSheet, Sequence[MemberFacts]]:
    """Return the sheet and what the rules were told for it."""
    profile = profile_for(office, month)
    facts = member_facts(office, month, profile)

    def sheet(members: Sequence[MemberFacts]) -> PayrollSheet:
        return compute(month, members, office.rulebook, profile.scheme_id, profile.rest_days)

    try:
        found = sheet(facts)
    except Refused as refused:
        settled = {str(p.values["line"]) for p in refused.problems if p.code == "rules.manual_not_open"}
        if not settled:
            raise
        facts = [replace(one, manual={c: d for c, d in one.manual.items() if c not in settled}) for one in facts]
        found = sheet(facts)
    return with_documents(found, office.book.entered_figures(month)), facts


def differing_months(office: Office) -> tuple[tuple[Month, tuple[LineDifference, ...]], ...]:
    """Return the closed months of which something is left to carry, in order; each is reckoned anew."""
    months = ((month, compute_differences(office, month)) for month in office.book.closed_months())
    return tuple((month, found) for month, found in months if found)


def carry_differences(office: Office, from_month: Month, into_month: Month, why: str) -> tuple[CarriedDifference, ...]:
    """Carry all that is left of a closed month into an open later one, as one line of history; return what was carried.

    Raises Refused, nothing kept, without a reason, where the target is closed or not later, where nothing is left to
    carry, or where a trial and a sheet to pay by would be mixed.
    """
    reason = clean(why)
    problems = [*closed_problems(office, into_month)]
    if into_month <= from_month:
        values = {"from": from_month, "into": into_month}
        problems.append(Problem("difference.not_later", Place(field="into"), values))
    if not reason:
        problems.append(Problem("difference.reason_needed", Place(field="why")))
    refuse_errors(problems)
    differences = compute_differences(office, from_month)
    if not differences:
        raise Refused(Problem("difference.nothing", values={"month": from_month}))
    _refuse_mixed(office, from_month, into_month)
    carried = tuple(_carried(office, one, into_month, reason) for one in differences)
    with office.book.change("difference.carried", by=office.clerk, why=reason) as change:
        change.put_all(carried)
    return carried


def withdraw_carried(office: Office, from_month: Month, into_month: Month) -> tuple[CarriedDifference, ...]:
    """Take back what was carried from one month into another that is still open; return what was taken back.

    Raises Refused where the target is closed or nothing was carried.
    """
    refuse_errors(closed_problems(office, into_month))
    rows = tuple(one for one in office.book.carried_into(into_month) if one.from_month == from_month)
    if not rows:
        values = {"from": from_month, "into": into_month}
        raise Refused(Problem("difference.none_carried", values=values))
    with office.book.change("difference.withdrawn", by=office.clerk) as change:
        for one in rows:
            change.retire(one)
    return rows


def _closed(office: Office, month: Month) -> ClosedMonth:
    closed = closed_month(office, month)
    if closed is None or not closed.closed:
        raise Refused(Problem("difference.month_open", values={"month": month}))
    return closed


def _difference(
    month: Month,
    before: MemberPay | None,
    after: MemberPay | None,
    code: LineCode,
    carried: Sequence[CarriedDifference],
) -> LineDifference | None:
    then, now = lines_of(before, code), lines_of(after, code)
    who = before or after
    if who is None or not (then or now or carried):
        return None
    paid_for = sum(line.ticks for line in now) - sum(line.ticks for line in then)
    return LineDifference(
        month=month,
        member=who.member,
        name=who.name,
        team=who.team,
        team_name=who.team_name,
        role=who.role,
        code=code,
        then=sum(line.amount for line in then),
        now=sum(line.amount for line in now),
        carried=sum(one.amount for one in carried),
        ticks=paid_for - sum(one.ticks for one in carried),
        then_steps=steps_of(then),
        now_steps=steps_of(now),
        causes=(),
    )


def _carried(office: Office, difference: LineDifference, into: Month, why: str) -> CarriedDifference:
    return CarriedDifference(
        id=DifferenceId(str(uuid4())),
        member=difference.member,
        team=difference.team,
        role=difference.role,
        from_month=difference.month,
        into_month=into,
        code=difference.code,
        amount=difference.left,
        ticks=difference.ticks,
        steps=explanation_of(difference, why),
        why=why,
        carried_at=office.now(),
        carried_by=office.clerk,
    )


def _refuse_mixed(office: Office, from_month: Month, into_month: Month) -> None:
    """By a trial nothing may be paid: neither a difference of one in a sheet to pay by, nor the other way round."""
    then = _closed(office, from_month).sheet.payable
    now = reckoned_now(office, from_month).payable
    into = office.rulebook.scheme(profile_for(office, into_month).scheme_id).payable
    if then == now == into:
        return
    if now and not then:
        code = "difference.closed_as_trial"
    elif then and not now:
        code = "difference.now_a_trial"
    else:
        code = "difference.trial_into" if then else "difference.trial_from"
    raise Refused(Problem(code, values={"from": from_month, "into": into_month}))
