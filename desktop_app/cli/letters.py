"""What ``form print`` asks of papers that are no month's sheet and no decision's: who, what for, which numbers."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import click

from desktop_app.cli.finding import member_named, team_named
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.unit import Body, Signer, signing_order
from desktop_app.services import printing_letters as printing
from desktop_app.services.composing_certificates import certificate_signers
from desktop_app.services.composing_register import FORM as REGISTER
from desktop_app.services.composing_register import compose_register_paper
from desktop_app.services.composing_rosters import week_of
from desktop_app.services.composing_strengths import strengths_on
from desktop_app.services.exchanging_months import sealed_as_it_stands
from desktop_app.services.keeping_keys import read_bytes
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import Composed
from desktop_app.services.repeated_papers import CERTIFICATE, STRENGTHS

_PROPOSED = re.compile(r"(?P<team>[^=]+)=\s*(?P<number>[0-9]{1,3})\s*(?::(?P<why>.*))?")


@dataclass(frozen=True, slots=True)
class Asked:
    """What stood on the command line."""

    month: Month | None = None
    team: str | None = None
    member: str | None = None
    purpose: str = ""
    signer: str | None = None
    week: datetime | None = None
    """Any day of it."""
    proposed: tuple[str, ...] = ()
    """``Tổ thôn Đông=5: lý do``."""
    to_province: bool = False
    bundle_file: Path | None = None


def _certificate(office: Office, asked: Asked) -> Composed:
    if asked.member is None:
        raise click.UsageError("Mẫu này cần --member và --purpose.")
    member = member_named(office, asked.member)
    signer = _signer(certificate_signers(office), asked.signer)
    return printing.compose_certificate_paper(office, member, asked.purpose, signer)


def _signer(signers: Sequence[Signer], named: str | None) -> Signer:
    """Return the signer of that name, else the head of the police."""
    wanted = [s for s in signers if s.name == named] if named else [s for s in signers if s.body is Body.POLICE]
    if not wanted:
        raise Refused(Problem("cli.signer_not_found", values={"named": named or "Công an"}))
    return min(wanted, key=signing_order)


def _strengths(office: Office, asked: Asked) -> Composed:
    rows = {row.team: row for row in strengths_on(office, office.clock.today())}
    for words in asked.proposed:
        named, number, why = _proposed(words)
        team = team_named(office, named)
        if team not in rows:  # it was dissolved
            raise Refused(Problem("cli.team_not_found", values={"named": named}))
        rows[team] = replace(rows[team], proposed=number, reason=why)
    return printing.compose_strengths_paper(office, rows.values(), to_province=asked.to_province)


def _proposed(words: str) -> tuple[str, int, str]:
    """Return team, number and reason of ``Tổ thôn Đông=5: lý do``."""
    if not (found := _PROPOSED.fullmatch(words.strip())):
        raise click.UsageError(f"«{words}» viết chưa đúng. Viết như «Tổ thôn Đông=5: lý do».")
    return found["team"].strip(), int(found["number"]), (found["why"] or "").strip()


def _bundle_letter(office: Office, asked: Asked) -> Composed:
    if asked.month is None:
        raise click.UsageError("Mẫu này cần --month.")
    bundle = sealed_as_it_stands(office, asked.month)
    if bundle is None:
        raise Refused(Problem("letter.bundle_unknown"))
    content = read_bytes(asked.bundle_file) if asked.bundle_file else None
    return printing.compose_bundle_letter_paper(office, bundle.id, content)


def _week(office: Office, asked: Asked) -> Composed:
    day = asked.week.date() if asked.week else office.clock.today()
    return printing.compose_days_paper(office, week_of(day), team_named(office, asked.team) if asked.team else None)


def _register(office: Office, asked: Asked) -> Composed:
    """The year is that of the month asked for, else the one that is."""
    return compose_register_paper(office, asked.month.year if asked.month else office.clock.today().year)


LETTERS: Mapping[str, Callable[[Office, Asked], Composed]] = {
    CERTIFICATE: _certificate,
    STRENGTHS: _strengths,
    printing.BUNDLE_LETTER: _bundle_letter,
    REGISTER: _register,
}
"""Who composes what, by form."""


def compose_letter(office: Office, code: str, asked: Asked) -> Composed | None:
    """Return such a paper, or the roster of a week; None for a form that is another's."""
    if code == printing.ROSTER and asked.week is not None:
        return _week(office, asked)
    make = LETTERS.get(code)
    return make(office, asked) if make else None
