"""What a closed month's duty really was, found out late: recorded with a reason, the month and its sheet stay closed.

The month's own grid keeps showing what was closed and signed. What is owed because of a correction is told by
``carrying_differences``.
"""

from collections.abc import Sequence

from desktop_app.model.differences import LateDuty, as_known
from desktop_app.model.duty import DutyEntry
from desktop_app.model.ids import MemberId
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem, Refused, refuse_errors
from desktop_app.model.text import clean
from desktop_app.services.office import Office
from desktop_app.services.recording_duty import Cell, cells_problems, closed_problems, entries_of
from desktop_app.storage.writing import Changing


def known_duty(office: Office, month: Month) -> list[DutyEntry]:
    """Return the duty that shares a minute with the month, late corrections taken in, by beginning and member."""
    return as_known(office.book.duty(month), office.book.late_duty(month), month)


def known_duty_of(office: Office, member: MemberId, month: Month) -> list[DutyEntry]:
    """Return one person's, as :func:`known_duty`."""
    late = [one for one in office.book.late_duty(month) if one.member == member]
    return as_known(office.book.duty_of(member, month), late, month)


def correct_late(office: Office, month: Month, cells: Sequence[Cell], why: str) -> list[LateDuty]:
    """Record what was really served on days of a closed month; return the corrections that now stand for them.

    A cell that says again what was closed takes its correction back. Raises Refused, nothing kept, without a reason,
    for a month that is open (its duty is simply written), for a day to come or of another month, and for whatever
    forbids such duty in an open month: overlaps, days outside membership.
    """
    office.require_commune()
    if not closed_problems(office, month):
        raise Refused(Problem("late.month_open", values={"month": month}))
    if not why.strip():
        raise Refused(Problem("late.reason_needed", Place(field="why")))
    outside = [cell.day for cell in cells if cell.day not in month.span]
    refuse_errors(Problem("late.other_month", Place(field="day"), {"day": day, "month": month}) for day in outside)
    today = office.clock.today()
    ahead = [cell.day for cell in cells if cell.day > today]
    refuse_errors(Problem("late.not_yet", Place(field="day"), {"day": day, "today": today}) for day in ahead)
    around = _around(office, month)
    touched = {(cell.member, cell.day) for cell in cells}
    closed = office.book.duty(month)
    known = [*known_duty(office, month), *closed]  # a stint that was closed keeps its own identifier
    new = {(cell.member, cell.day): entries_of(cell, known) for cell in cells}
    kept = [entry for entry in around if (entry.member, entry.day) not in touched]
    refuse_errors(cells_problems(office, cells, [entry for own in new.values() for entry in own], kept))
    standing = {(one.member, one.day): one for one in office.book.late_duty(month)}
    same = {key for key, entries in new.items() if set(entries) == {e for e in closed if (e.member, e.day) == key}}
    made = [
        LateDuty(member, day, tuple(entries), clean(why), office.now(), office.clerk)
        for (member, day), entries in new.items()
        if (member, day) not in same
    ]
    with office.book.change("duty.corrected_late", by=office.clerk, why=clean(why)) as change:
        change.put_all(made)
        for key in same & standing.keys():
            change.retire(standing[key])
    return made


def fold_into_duty(office: Office, month: Month, change: Changing) -> None:
    """Write the month's late corrections into its duty: it is opened again, so that its grid says what is known."""
    closed = office.book.duty(month)
    for one in office.book.late_duty(month):
        if one.day not in month.span:
            continue
        staying = {entry.id for entry in one.entries}
        for entry in closed:
            if (entry.member, entry.day) == (one.member, one.day) and entry.id not in staying:
                change.retire(entry)
        change.put_all(one.entries)
        change.retire(one)


def _around(office: Office, month: Month) -> list[DutyEntry]:
    """Return the duty of the month and of the next, into which its last night reaches; each stint once."""
    found = {entry.id: entry for each in (month, month.next) for entry in known_duty(office, each)}
    return list(found.values())
