"""What stands on the printed register of a year: to be bound when the year is over."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.model.document import PaperOf
from desktop_app.model.register import Registered
from desktop_app.model.unit import Body
from desktop_app.printing.paper_parts import PaperDate, Signer
from desktop_app.printing.register_contexts import RegisterBook, RegisterLine, RegisterSeries
from desktop_app.services.composing_parts import head_signer, heading_of, profile_on
from desktop_app.services.listing_register import RegisterRow, SeriesRows, list_register
from desktop_app.services.naming_receivers import receivers
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import Composed, paper_for
from desktop_app.wording import register_words, written

FORM = "so_van_ban"


def compose_register(office: Office, year: int) -> RegisterBook:
    """Return the year's papers and missing numbers as the book of them shows them; Refused where no head is kept."""
    day = office.clock.today()
    series = list_register(office, year)
    unexplained = sum(one.unexplained for one in series)
    return RegisterBook(
        heading=heading_of(profile_on(office, day), Body.POLICE, PaperDate(day.year, day.month)),
        year=year,
        series=tuple(_series(office, one) for one in series),
        count=sum(row.paper is not None for one in series for row in one.rows),
        remark=register_words.still_unexplained(unexplained) if unexplained else "",
        signers=(Signer((register_words.REGISTRAR,)), head_signer(office, Body.POLICE, day)),
    )


def compose_register_paper(office: Office, year: int) -> Composed:
    """Return the year's register ready to be drawn."""
    made = paper_for(office, FORM, compose_register(office, year), PaperOf(), register_words.of_year(year))
    return replace(made, part=str(year))


def _series(office: Office, one: SeriesRows) -> RegisterSeries:
    body = office.messages.label("issuing_body", one.series.body)
    return RegisterSeries(f"{one.series.symbol} ({body})", tuple(_line(office, row) for row in one.rows))


def _line(office: Office, row: RegisterRow) -> RegisterLine:
    if row.paper is None:
        why = row.gap.explained if row.gap else None
        reason = register_words.reason_words(office.messages.label("gap_reason", why.reason), why.words) if why else ""
        return RegisterLine(row.number, "", register_words.missing_numbers(reason), "", "", "", "")
    paper = row.paper
    sent, kept = split_recipients(receivers(office, paper))
    return RegisterLine(
        paper.reference,
        written.short_date(paper.signed_on),
        _about(office, paper),
        paper.signer,
        "; ".join(sent),
        kept,
        str(paper.copies) if paper.copies else "",
        paper.note,
    )


def split_recipients(lines: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return those a paper is sent to, and who keeps the file copy, from the lines of Nơi nhận."""
    kept = [line for line in lines if line.casefold().startswith(register_words.FILED.casefold())]
    filed = (line[len(register_words.FILED) :].strip() for line in kept)
    return tuple(line for line in lines if line not in kept), "; ".join(filed)


def _about(office: Office, paper: Registered) -> str:
    """Return kind and trích yếu, the kind once: ``Quyết định về việc …``."""
    return register_words.named(office.messages.label("paper_kind", paper.kind), paper.subject)
