"""Write yearly estimates as a workbook, with what each was assumed and what it leaves out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.model.unit import Body
from desktop_app.services.composing_parts import head_signer
from desktop_app.services.estimating_years import YearEstimate
from desktop_app.services.explaining_estimates import estimate_grounds, grounds_notes
from desktop_app.services.judging_sums import estimate_footings
from desktop_app.services.office import Office
from desktop_app.wording import paper
from desktop_app.wording.estimate_words import assumptions, out_of_force, scheme_words
from desktop_app.wording.trial_words import trial_notes

if TYPE_CHECKING:
    from desktop_app.excel.estimates import EstimateTable
    from desktop_app.excel.sheets import Head


def export_estimates(office: Office, estimates: Sequence[YearEstimate]) -> bytes:
    """Return one estimate, or two compared, as ``.xlsx``, ready to print on A4 landscape."""
    from desktop_app.excel.estimates import write_estimate

    tables = [_table(office, one) for one in estimates]
    return write_estimate(estimates[0].year, tables, office.layouts, _head(office), office.clock.now())


def estimate_notes(office: Office, estimate: YearEstimate) -> tuple[str, ...]:
    """Return in words what was assumed, what is missing, and how sure what it rests on is."""
    assumed = assumptions(
        office.messages,
        people=estimate.people,
        people_month=estimate.people_month,
        references=estimate.references,
        chosen=estimate.chosen,
        missing=estimate.unknown,
        unsettled=estimate.unsettled,
    )
    return (*out_of_force(estimate.scheme, estimate.year), *assumed, *grounds_notes(office, estimate))


def _table(office: Office, estimate: YearEstimate) -> "EstimateTable":
    from desktop_app.excel.estimates import EstimateTable

    return EstimateTable(
        scheme_words(office.messages, estimate.scheme),
        tuple((office.messages.label("heading", row.heading), row.by_month, row.entered) for row in estimate.rows),
        estimate_notes(office, estimate),
        trial_notes(office.messages, estimate_footings([estimate]))[1:],
        frozenset(at for at, row in enumerate(estimate.rows) if estimate.is_short(row.heading)),
        tuple(
            (one.heading, one.line, one.how, one.cited, one.certainty, one.total)
            for one in estimate_grounds(office, estimate)
        ),
    )


def _head(office: Office) -> "Head":
    from desktop_app.excel.sheets import Head

    today = office.clock.today()
    profile = office.book.profile_on(today)
    if profile is None:
        return Head()
    police, committee = (head_signer(office, body, today) for body in (Body.POLICE, Body.COMMITTEE))
    return Head(
        superior=" ".join(profile.police.superior),
        issuer=" ".join(profile.police.issuer),
        signers=(
            (paper.SHEET_MAKER, ""),
            (" ".join(police.capacity), police.name),
            (" ".join(paper.committee_lines(committee.capacity, profile)), committee.name),
        ),
    )
