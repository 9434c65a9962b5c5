"""To whom a paper went by name: its Nơi nhận says "Như Điều …", "Như Mục …", "Như trên", which the register cannot."""

from desktop_app.model.problems import Refused
from desktop_app.model.register import IssuingBody, Registered
from desktop_app.printing import contexts as paper_of
from desktop_app.printing.letter_contexts import Dissolution
from desktop_app.services.composing_bundle_letters import BUNDLE_LETTER
from desktop_app.services.composing_decisions import compose_decision
from desktop_app.services.numbering import DECISION, MARKED, RELEASE_REPORT, SUBMISSION
from desktop_app.services.office import Office
from desktop_app.services.printing_recruitment import NOTICE
from desktop_app.services.repeated_papers import CERTIFICATE, STRENGTHS
from desktop_app.wording import letters, paper, recruitment_words, register_words


def receivers(office: Office, one: Registered) -> tuple[str, ...]:
    """Return the lines of Nơi nhận with those named to whom they point.

    A line stays as it is where the program does not know the paper that it points into.
    """
    return tuple(named for line in one.recipients for named in _named(office, one, line))


def _named(office: Office, one: Registered, line: str) -> tuple[str, ...]:
    said: tuple[str, ...] = ()
    if line.startswith(register_words.AS_DECIDED):
        said = _executors(office, one)
    elif line.startswith(register_words.AS_ADDRESSED):
        said = _certified(office, one) or _addressees(office, one)
    elif line.startswith(register_words.AS_IN_PART):
        said = _acting(office, one)
    return said or (line,)


def _executors(office: Office, one: Registered) -> tuple[str, ...]:
    profile = office.book.profile_on(one.signed_on)
    if one.form == MARKED["council"] and profile is not None:
        return recruitment_words.executors(profile), register_words.everybody_named()
    decision = office.book.decision(one.of.decision) if one.form == DECISION and one.of.decision else None
    if decision is None:
        return ()
    try:
        _form, made = compose_decision(office, decision)
    except Refused:  # of somebody no longer kept: it makes no paper any more, and its line stays as it was
        return ()
    return tuple(filter(None, (getattr(made, "executors", ""), _whom(made))))


def _whom(made: object) -> str:
    """Return who gets a decision because it is about them; nothing where it is about teams or another decision."""
    match made:
        case paper_of.Recognition():
            return register_words.everybody_named(paper.lower_first(made.recognised) if not made.listed else "")
        case paper_of.Release():
            return register_words.everybody_named(paper.lower_first(made.leavers) if not made.listed else "")
        case paper_of.ListedRecognition():
            return register_words.everybody_named()
        case Dissolution():
            return register_words.members_of("" if made.listed else made.dissolved)
    return ""


def _certified(office: Office, one: Registered) -> tuple[str, ...]:
    """Return the person a certificate is about: it has no Kính gửi."""
    member = office.book.member(one.of.member) if one.form == CERTIFICATE and one.of.member else None
    return (letters.certified(member),) if member is not None else ()


def _acting(office: Office, one: Registered) -> tuple[str, ...]:
    """Return who acts by the part of a plan or notice that its line names, less those that another line names."""
    profile = office.book.profile_on(one.signed_on)
    if profile is None:
        return ()
    said = {
        MARKED["plan"]: register_words.carrying_a_plan_out,
        NOTICE: register_words.having_a_notice_posted,
    }.get(one.form)
    return tuple(name for name in said(profile) if name not in one.recipients) if said is not None else ()


def _addressees(office: Office, one: Registered) -> tuple[str, ...]:
    profile = office.book.profile_on(one.signed_on)
    if profile is None:
        return ()
    if one.form == STRENGTHS and one.series.body is IssuingBody.COMMITTEE:
        return letters.province_committee(profile), profile.receiving_office
    if one.form == BUNDLE_LETTER:
        return (profile.receiving_office,)
    return (paper.chair(profile),) if one.form in {SUBMISSION, RELEASE_REPORT, STRENGTHS} else ()
