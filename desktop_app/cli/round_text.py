"""A round of recruitment as a person reads it on the command line: its steps, applications, votes and decisions."""

from collections.abc import Iterator

from desktop_app.model.recruitment import Recruitment
from desktop_app.services.listing import DecisionState
from desktop_app.services.listing_recruitment import ApplicantRow, RoundView, StepRow, VoteRow
from desktop_app.services.office import Office
from desktop_app.wording import due_words, written


def round_text(office: Office, view: RoundView) -> str:
    """Return a round in lines, their parts parted by tabs; what it has not come to yet is left out."""
    lines = [*_stopped(view.recruitment), *(_step(office, step) for step in view.steps)]
    if view.applicants:
        lines += [f"Hồ sơ: {len(view.applicants)}", *(_applicant(office, row) for row in view.applicants)]
    if view.votes and view.recruitment.meeting is not None:
        head = f"Phiếu tán thành: {view.present} người có mặt, từ {view.needed} phiếu là quá nửa"
        lines += [head, *(_vote(office, row) for row in view.votes)]
    if view.decisions:
        lines += ["Quyết định:", *_decisions(view)]
    return "\n".join(lines)


def _stopped(one: Recruitment) -> list[str]:
    """Return the line that a round was stopped, when and why; nothing for one that goes on."""
    if one.stopped_on is None:
        return []
    return [f"ĐÃ DỪNG ngày {written.short_date(one.stopped_on)}. Lý do: {one.stopped_why}"]


def _step(office: Office, step: StepRow) -> str:
    words = [office.messages.label("recruitment_step", step.step), office.messages.label("step_state", step.state)]
    if step.done_on:
        words.append(written.short_date(step.done_on))
    elif step.due:
        stands = due_words.standing(step.days_left or 0, step.working_days_left or 0)
        words.append(f"hạn {written.short_date(step.due)}, {stands}")
    return "\t".join(words)


def _applicant(office: Office, row: ApplicantRow) -> str:
    one, label = row.applicant, office.messages.label
    words = [f"  {row.name}", row.team_name, label("role", one.role), f"nhận {written.short_date(one.received_on)}"]
    if one.missing:
        told = f"đã báo {written.short_date(one.told_on)}" if one.told_on else "chưa báo"
        words.append(f"thiếu {', '.join(label('application_paper', paper) for paper in one.missing)} ({told})")
    if one.withdrawn_on:
        words.append(f"rút {written.short_date(one.withdrawn_on)}: {one.withdrawn_why}")
    return "\t".join(words)


def _vote(office: Office, row: VoteRow) -> str:
    ayes = "chưa ghi" if row.ayes is None else f"{row.ayes} phiếu"
    return "\t".join([f"  {row.name}", row.team_name, ayes, office.messages.label("vote_outcome", row.outcome)])


def _decisions(view: RoundView) -> Iterator[str]:
    for row in view.decisions:
        numbered = "dự thảo" if row.state is DecisionState.DRAFT else row.reference
        yield f"  {numbered}\t{row.subject}\t{row.id}"
