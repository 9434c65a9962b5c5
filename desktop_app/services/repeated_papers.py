"""Papers that may be written any number of times of the same subject: which of them a number was given to.

Such a paper's part is the day on which it was written and words that tell it from others of that day.
"""

from collections.abc import Iterator
from datetime import date, datetime

from desktop_app.model.document import PaperOf
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.register import IssuingBody, RegisterEntry
from desktop_app.model.text import fold
from desktop_app.services import numbering
from desktop_app.services.office import Office
from desktop_app.services.working_days import working_day_after
from desktop_app.wording import letters

CERTIFICATE, STRENGTHS = "giay_xac_nhan", "to_trinh_dieu_chinh_so_luong"
REPEATED = frozenset({CERTIFICATE, STRENGTHS})


def part_to_print(office: Office, form: str, of: PaperOf, words: str) -> str:
    """Return the part of a paper about to be printed: a new one, or one whose number waits for its print.

    A number is given by the working day after signing (NĐ 30/2020 Điều 15), so till then it waits for a print that
    bears it; later the same words make a new paper, which gets its own number.
    """
    today = office.clock.today()
    new = f"{today} {words}"
    if numbering.of_register(office, form, of, new) is not None:
        return new
    waiting = [entry for entry in _entries(office, form, of) if split(entry.part)[1] == words and _waits(office, entry)]
    return max(waiting, key=lambda entry: entry.given_at).part if waiting else new


def part_to_number(office: Office, form: str, of: PaperOf, named: str) -> str:
    """Return the part of the paper that a number is meant for: printed and without one, or about to be printed.

    ``named`` is any of its words, or its part itself. Raises Refused where several prints wait and it names none, and
    for a certificate neither printed nor named by its purpose.
    """
    prints = _unnumbered(office, form, of)
    if named in prints:
        return named
    wanted = fold(named)
    found = [part for part in prints if wanted in fold(part)]
    if len(found) > 1:
        raise Refused(Problem("register.which_print", Place(field="part"), {"parts": found}))
    if found:
        return found[0]
    if form == CERTIFICATE and not wanted:
        raise Refused(Problem("register.no_print", Place(field="part")))
    if form == STRENGTHS:
        named = named if named in set(IssuingBody) else IssuingBody.POLICE
        return f"{office.clock.today()} {named}"
    return f"{office.clock.today()} {letters.purpose(named)}"


def split(part: str) -> tuple[date | None, str]:
    """Return the day and the words of a part; no day where it is none of such a paper."""
    day, _, words = part.partition(" ")
    try:
        return date.fromisoformat(day), words
    except ValueError:
        return None, part


def sender_in(form: str, part: str) -> IssuingBody | None:
    """Return who sends a request for another number of members, which its part says; None for other papers."""
    words = split(part)[1]
    return IssuingBody(words) if form == STRENGTHS and words in set(IssuingBody) else None


def _entries(office: Office, form: str, of: PaperOf) -> Iterator[RegisterEntry]:
    return (entry for entry in office.book.register_entries(form=form, of=of) if entry.of == of)


def _unnumbered(office: Office, form: str, of: PaperOf) -> list[str]:
    parts = dict.fromkeys(one.part or "" for one in office.book.documents(of=of) if (one.form, one.of) == (form, of))
    return [part for part in parts if numbering.of_register(office, form, of, part) is None]


def _waits(office: Office, entry: RegisterEntry) -> bool:
    """Return whether no print bears the number yet, and its print may still be expected."""
    given = numbering.of_register(office, entry.form, entry.of, entry.part)
    own = (one for one in office.book.documents(of=entry.of) if (one.form, one.of) == (entry.form, entry.of))
    if given is None or any(one.number == given.reference for one in own):
        return False
    since = max(entry.signed_on, datetime.fromisoformat(entry.given_at).date())
    profile = office.book.profile_on(since)
    return profile is not None and office.clock.today() <= working_day_after(office, profile, since, 1)
