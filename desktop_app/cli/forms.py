"""``form list`` and ``form print``; what is said of a form's own text stands in ``form_texts``."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypedDict, Unpack

import click

from desktop_app.cli import form_texts
from desktop_app.cli.answers import answer, tell_warnings
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.finding import member_named, round_named, team_named
from desktop_app.cli.letters import Asked, compose_letter
from desktop_app.cli.month_type import MONTH
from desktop_app.cli.places import OUT, Target
from desktop_app.model.decision import Decision
from desktop_app.model.document import PrintedDocument
from desktop_app.model.ids import DecisionId, DocumentId
from desktop_app.model.paper_numbers import same_reference
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, Refused, Severity
from desktop_app.model.recruitment import PostedPaper
from desktop_app.services import printing_forms as printing
from desktop_app.services import reprinting
from desktop_app.services.choosing_papers import OF_MONTH, compose_of_decision
from desktop_app.services.exporting_papers import EDITABLE
from desktop_app.services.office import Office
from desktop_app.services.printing_recruitment import (
    APPLICATION,
    OF_A_DRAFT,
    OF_A_ROUND,
    RoundPaper,
    compose_blank_application_paper,
    compose_round_paper,
)
from desktop_app.services.saving_files import save
from desktop_app.wording.editable import COMMENT
from desktop_app.wording.register_words import reprinted


class Options(TypedDict):
    """What besides form and decision says which paper is meant; the fields of :class:`Asked`."""

    month: Month | None
    team: str | None
    member: str | None
    purpose: str
    signer: str | None
    week: datetime | None
    proposed: tuple[str, ...]
    to_province: bool
    bundle_file: Path | None


@click.group()
def form() -> None:
    """Mẫu in."""


@form.command("list")
@JSON
@click.pass_obj
def list_(context: Context, as_json: bool) -> None:
    """Các mẫu in đã có."""
    with context.trial() as office:
        rows = [{"code": one.code, "title": one.title, "version": str(one.version)} for one in office.forms]
        answer({"forms": rows}, as_json=as_json, text="\n".join(f"{row['code']}  {row['title']}" for row in rows))


for command in (form_texts.show, form_texts.check, form_texts.keep, form_texts.drop):
    form.add_command(command)


@form.command("print")
@click.argument("code")
@click.option("--month", "month", type=MONTH)
@click.option("--decision", help="Mã quyết định, hoặc số và ký hiệu.")
@click.option("--team", help="Tên Tổ.")
@click.option("--anew", is_flag=True, help="In bản mới theo mẫu hiện hành, không dùng lại bản đã in.")
@click.option(
    "--member", help="Họ tên hoặc số CCCD (phiếu tính, đơn của một người; bỏ trống: cả Tổ, cả xã, mẫu trống)."
)
@click.option("--week", type=click.DateTime(["%Y-%m-%d"]), help="Một ngày của tuần cần in lịch trực.")
@click.option("--purpose", default="", help="Giấy xác nhận được cấp để làm gì.")
@click.option("--signer", help="Họ tên người ký giấy xác nhận; mặc định Trưởng Công an.")
@click.option("--proposed", multiple=True, help="«Tổ thôn Đông=5: lý do»: số đề nghị của một Tổ; dùng nhiều lần được.")
@click.option("--to-province", is_flag=True, help="Tờ trình số lượng của UBND gửi UBND tỉnh, thay cho của Công an.")
@click.option("--bundle-file", type=click.Path(path_type=Path), help="Tệp gói, nếu bản lưu cạnh sổ không còn.")
@click.option("--recruitment", help="Đợt tuyển chọn: mã hoặc tên.")
@click.option(
    "--posted",
    type=click.Choice([one.value for one in PostedPaper]),
    default=PostedPaper.PLAN.value,
    help="Văn bản được niêm yết (thông báo, nhật ký niêm yết).",
)
@OUT
@JSON
@click.pass_obj
def print_(
    context: Context,
    code: str,
    decision: str | None,
    anew: bool,
    recruitment: str | None,
    posted: str,
    out: Target,
    as_json: bool,
    **asked: Unpack[Options],
) -> None:
    """In một văn bản ra PDF; tên tệp .docx hoặc .xlsx cho bản để sửa, không phải bản lưu trong sổ.

    Văn bản đã có số và đã in thì in lại đúng bản đã in, dù mẫu nay đã khác.
    """
    with context.commune() as office:
        _refuse_unknown(office, code)
        letter = Asked(**asked)
        if code == APPLICATION and recruitment is None and letter.member is None:
            composed = compose_blank_application_paper(office)
        elif recruitment is not None or code in OF_A_ROUND:
            composed = _of_round(office, code, recruitment, letter.member, PostedPaper(posted))
        else:
            composed = compose_letter(office, code, letter) or _usual(office, code, decision, letter)
        if not out.folder and out.path.suffix.lower() in EDITABLE:
            told = tell_warnings(office.messages, [*composed.doubts, *composed.gaps])
            _copy(office, composed, out, told, as_json=as_json)
            return
        document, pdf = printing.print_paper(office, composed, anew=anew)
        differs = reprinting.differs(document, printing.content_of(composed))
        odd = [Problem("cli.record_differs", severity=Severity.WARNING)] if differs else []
        warnings = tell_warnings(office.messages, [*composed.doubts, *composed.gaps, *odd])
        file = save(out.named(f"{code}-{letter.month or document.id}.pdf"), pdf)
        _tell(office, document, file, warnings, as_json=as_json)


@form.command("reprint")
@click.argument("document")
@OUT
@JSON
@click.pass_obj
def reprint(context: Context, document: str, out: Target, as_json: bool) -> None:
    """In lại một bản đã in, đúng từng byte; bản không còn dùng thì nói rõ."""
    with context.commune() as office:
        kept = office.book.document(DocumentId(document))
        pdf = reprinting.print_again(office, DocumentId(document))
        if kept is not None:
            again = replace(kept, title=reprinted(kept.title))
            file = save(out.named(f"{kept.form}-{kept.month or kept.id}.pdf"), pdf)
            _tell(office, again, file, tell_warnings(office.messages, ()), as_json=as_json)


def _tell(
    office: Office, document: PrintedDocument, file: Path, warnings: Mapping[str, object], *, as_json: bool
) -> None:
    ended = reprinting.superseded(office, document)
    result = {"file": str(file), "document": document.id, "pages": document.pages, "sha256": document.sha256}
    answer(
        {**result, "superseded_by": superseded_json(ended), **warnings},
        as_json=as_json,
        text="\n".join([f"Đã in {document.title}: {file}", *([f"{ended.words}."] if ended else [])]),
    )


def superseded_json(ended: reprinting.Superseded | None) -> dict[str, object] | None:
    """Return by what a print was superseded, as JSON has it."""
    if ended is None:
        return None
    return {
        "why": ended.why,
        "reference": ended.reference or None,
        "on": ended.on,
        "document": ended.document,
        "message": ended.words,
    }


def _copy(
    office: Office, composed: printing.Composed, out: Target, warnings: Mapping[str, object], *, as_json: bool
) -> None:
    """Write what can be changed, and say that it is not the record; nothing is kept in the book."""
    file = save(out.path, EDITABLE[out.path.suffix.lower()](composed, office.clock.now()))
    said = f"Đã ghi {composed.title}: {file}\n{COMMENT}"
    answer({"file": str(file), "record": False, "note": COMMENT, **warnings}, as_json=as_json, text=said)


def _refuse_unknown(office: Office, code: str) -> None:
    known = [form.code for form in office.forms]
    if code not in {*known, "decision"}:
        raise Refused(Problem("cli.form_unknown", values={"code": code, "known": known}))


def _usual(office: Office, code: str, decision: str | None, asked: Asked) -> printing.Composed:
    """Return a month's sheet or a decision's paper."""
    return _monthly(office, code, asked) if code in OF_MONTH else _of_decision(office, code, decision)


def _monthly(office: Office, code: str, asked: Asked) -> printing.Composed:
    month, member = asked.month, asked.member
    if month is None:
        raise click.UsageError("Mẫu này cần --month.")
    if code == printing.CALCULATION and member is not None:
        return printing.compose_calculation_paper(office, month, member_named(office, member))
    return OF_MONTH[code](office, month, team_named(office, asked.team) if asked.team else None)


def _of_round(
    office: Office, code: str, recruitment: str | None, member: str | None, posted: PostedPaper
) -> printing.Composed:
    if recruitment is None:
        raise click.UsageError("Mẫu này cần --recruitment.")
    if code not in {*OF_A_ROUND, *OF_A_DRAFT}:
        raise Refused(Problem("cli.form_not_of_round", values={"code": code}))
    who = member_named(office, member) if member else None
    return compose_round_paper(office, round_named(office, recruitment), RoundPaper(code, who, posted))


def _of_decision(office: Office, code: str, decision: str | None) -> printing.Composed:
    if decision is None:
        raise click.UsageError("Mẫu này cần --decision.")
    found = decision_named(office, decision)
    composed = compose_of_decision(office, code, found)
    if code not in {composed.form.code, "decision"}:
        raise Refused(Problem("cli.form_not_of_decision", values={"code": code, "form": composed.form.code}))
    return composed


def decision_named(office: Office, named: str) -> Decision:
    """Return the decision; Refused with ``cli.decision_not_found`` unless exactly one is named so."""
    found = office.book.decision(DecisionId(named))
    wanted = same_reference(named)
    same = [d for d in office.book.decisions() if d.issued and same_reference(d.reference) == wanted]
    if found is None and len(same) != 1:
        raise Refused(Problem("cli.decision_not_found", values={"named": named}))
    return found or same[0]
