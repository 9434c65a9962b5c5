"""A paper that was printed, composed anew from the book of today: for a copy that may be changed, not for a reprint.

The print itself is never made again: it goes out as it was kept. What a clerk typed for one print alone (what a
certificate is for, proposed strengths) is in no book, so such a paper can't be composed from it.
"""

from datetime import date

from desktop_app.model.document import PrintedDocument
from desktop_app.model.ids import DecisionId, DocumentId, MemberId, RecruitmentId, TeamId
from desktop_app.model.periods import Month, Span
from desktop_app.model.problems import Problem, Refused
from desktop_app.model.recruitment import PostedPaper
from desktop_app.services import composing_register
from desktop_app.services import printing_forms as printing
from desktop_app.services import printing_letters as letters
from desktop_app.services import printing_recruitment as rounds
from desktop_app.services.choosing_papers import OF_MONTH, compose_of_decision
from desktop_app.services.listing_drafts import decision_of
from desktop_app.services.office import Office
from desktop_app.services.printing_forms import Composed


def compose_again(office: Office, document: DocumentId) -> Composed:
    """Return the paper as the book would have it today; Refused where the book does not hold all of it."""
    kept = office.book.document(document)
    if kept is None:
        raise Refused(Problem("document.unknown"))
    if kept.decision is not None:
        return _of_decision(office, kept, kept.decision)
    if kept.recruitment is not None:
        return _of_round(office, kept, kept.recruitment)
    if kept.bundle is not None:
        return letters.compose_bundle_letter_paper(office, kept.bundle)
    if kept.form == composing_register.FORM and kept.part:
        return composing_register.compose_register_paper(office, int(kept.part))
    if kept.month is not None and kept.form in OF_MONTH:
        return _of_month(office, kept, kept.month)
    if kept.form == rounds.APPLICATION:
        return rounds.compose_blank_application_paper(office)
    raise Refused(Problem("paper.typed_when_printed", values={"title": kept.title}))


def _of_decision(office: Office, kept: PrintedDocument, decision: DecisionId) -> Composed:
    return compose_of_decision(office, kept.form, decision_of(office, decision))


def _of_round(office: Office, kept: PrintedDocument, recruitment: RecruitmentId) -> Composed:
    part = kept.part or ""
    wanted = rounds.RoundPaper(kept.form)
    if kept.form in {rounds.NOTICE, rounds.POSTING_LOG} and part:
        wanted = rounds.RoundPaper(kept.form, posted=PostedPaper(part))
    elif part:
        wanted = rounds.RoundPaper(kept.form, MemberId(part))
    return rounds.compose_round_paper(office, recruitment, wanted)


def _of_month(office: Office, kept: PrintedDocument, month: Month) -> Composed:
    if (part := kept.part) is None:  # an older book does not say whose sheet it is: all of it would be another paper
        raise Refused(Problem("paper.part_unknown", values={"title": kept.title}))
    if kept.form == letters.ROSTER and part:
        start, end, *team = part.split(" ", 2)
        span = Span(date.fromisoformat(start), date.fromisoformat(end))
        return letters.compose_days_paper(office, span, TeamId(team[0]) if team else None)
    if kept.form == printing.CALCULATION and part in {member.id for member in office.book.members()}:
        return printing.compose_calculation_paper(office, month, MemberId(part))
    return OF_MONTH[kept.form](office, month, TeamId(part) if part else None)
