"""``recruit …``: a round of recruitment from its plan to the council."""

from dataclasses import replace
from datetime import date, datetime
from itertools import starmap
from typing import Any

import click

from desktop_app.cli.answers import answer, problem_json, say_problems
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.finding import member_named, round_named, team_named
from desktop_app.cli.recruiting_votes import council, done, draft, meet
from desktop_app.cli.round_text import round_text
from desktop_app.cli.rules import DAY
from desktop_app.model.decision import Override
from desktop_app.model.eligibility import OVERRIDABLE
from desktop_app.model.member import Role
from desktop_app.model.recruitment import (
    Applicant,
    ApplicationPaper,
    PaperMark,
    PostedPaper,
    Posting,
    Vacancy,
)
from desktop_app.model.recruitment import RecruitmentPlan as Plan
from desktop_app.model.recruitment_check import PAPERS_MISSING
from desktop_app.services import deciding_recruitment, listing_recruitment, recruiting
from desktop_app.services.listing_recruitment import RoundView, StepRow
from desktop_app.services.office import Office

ROUND = click.argument("which")
ON = click.option("--day", type=DAY, required=True, help="Ngày, ví dụ 2026-11-05.")
MEMBER = click.option("--member", required=True, help="Họ tên hoặc số CCCD.")
MARKS = ("plan", "applicants", "council", "minutes", "proposal")


@click.group()
def recruit() -> None:
    """Các đợt tuyển chọn."""


@recruit.command("list")
@JSON
@click.pass_obj
def list_(context: Context, as_json: bool) -> None:
    """Các đợt tuyển chọn, đợt mới nhất trước."""
    with context.commune() as office:
        rows = listing_recruitment.list_rounds(office)
        told = [
            {
                "id": row.id,
                "name": row.name,
                "started_on": row.started_on,
                "wanted": row.wanted,
                "applied": row.applied,
                "chosen": row.chosen,
                "stopped": row.stopped,
                "step": row.step,
                "state": row.state,
                "due": row.due,
                "working_days_left": row.working_days_left,
            }
            for row in rows
        ]
        step = {row.id: office.messages.label("recruitment_step", row.step) if row.step else "" for row in rows}
        text = "\n".join(f"{row.id}\t{row.title}\t{'đã dừng' if row.stopped else step[row.id]}" for row in rows)
        answer({"rounds": told}, as_json=as_json, text=text or "Chưa có đợt tuyển chọn nào.")


@recruit.command()
@ROUND
@JSON
@click.pass_obj
def show(context: Context, which: str, as_json: bool) -> None:
    """Một đợt: từng bước với thời hạn, hồ sơ, số phiếu."""
    with context.commune() as office:
        view = listing_recruitment.round_view(office, round_named(office, which))
        told = {
            "id": view.recruitment.id,
            "name": view.recruitment.name,
            "started_on": view.recruitment.started_on,
            "stopped_on": view.recruitment.stopped_on,
            "stopped_why": view.recruitment.stopped_why or None,
            "steps": [_step_json(office, step) for step in view.steps],
            "applicants": [_applicant_json(row) for row in view.applicants],
            "present": view.present,
            "needed": view.needed,
            "votes": _votes_json(view),
            "decisions": [{"id": row.id, "reference": row.reference, "does": row.kind} for row in view.decisions],
            "problems": [problem_json(office.messages, problem) for problem in view.problems],
        }
        answer(told, as_json=as_json, text=round_text(office, view))


def _step_json(office: Office, step: StepRow) -> dict[str, Any]:
    return {
        "step": step.step,
        "state": step.state,
        "done_on": step.done_on,
        "due": step.due,
        "working_days_left": step.working_days_left,
        "article": step.article or None,
        "assumed": step.assumed,
        "missing": [problem_json(office.messages, problem) for problem in step.missing],
        "papers": [{"form": paper.form, "signer": paper.signer, "printed": paper.printed} for paper in step.papers],
    }


def _applicant_json(row: listing_recruitment.ApplicantRow) -> dict[str, Any]:
    one = row.applicant
    return {
        "member": one.member,
        "name": row.name,
        "team": row.team_name,
        "role": one.role,
        "received_on": one.received_on,
        "missing": list(one.missing),
        "told_on": one.told_on,
        "grounds": [{"code": o.code, "ground": o.ground, "document": o.document} for o in one.overrides],
        "withdrawn_on": one.withdrawn_on,
        "withdrawn_why": one.withdrawn_why or None,
    }


def _votes_json(view: RoundView) -> list[dict[str, Any]]:
    return [
        {"name": row.name, "team": row.team_name, "ayes": row.ayes, "rank": row.rank, "outcome": row.outcome}
        for row in view.votes
    ]


@recruit.command()
@click.argument("name")
@click.option("--team", "teams", type=(str, int), multiple=True, help="Tên Tổ và số người cần tuyển.")
@click.option("--from", "first", type=DAY, help="Nhận hồ sơ từ ngày.")
@click.option("--to", "last", type=DAY, help="Nhận hồ sơ đến hết ngày.")
@click.option("--at", "place", default="", help="Nơi nhận hồ sơ.")
@click.option("--meeting", type=DAY, help="Ngày dự kiến họp xét tuyển.")
@click.option("--meeting-at", default="", help="Nơi họp xét tuyển.")
@JSON
@click.pass_obj
def start(
    context: Context,
    name: str,
    teams: tuple[tuple[str, int], ...],
    first: datetime | None,
    last: datetime | None,
    place: str,
    meeting: datetime | None,
    meeting_at: str,
    as_json: bool,
) -> None:
    """Lập một đợt tuyển chọn."""
    with context.commune() as office:
        vacancies = [Vacancy(team_named(office, team), places) for team, places in teams]
        plan = Plan(_day(first), _day(last), place, _day(meeting), meeting_at)
        made = recruiting.start(office, name, vacancies, plan)
        odd = recruiting.odd_about_plan(office, made)
        say_problems(office.messages, odd)
        told = {"id": made.id, "problems": [problem_json(office.messages, one) for one in odd]}
        answer(told, as_json=as_json, text=f"Đã lập đợt «{made.name}»: {made.id}")


@recruit.command()
@ROUND
@click.argument("paper", type=click.Choice(MARKS))
@click.option("--number", default="", help="Số văn bản.")
@click.option("--symbol", default="", help="Ký hiệu, ví dụ KH-UBND.")
@ON
@JSON
@click.pass_obj
def paper(context: Context, which: str, paper: str, number: str, symbol: str, day: datetime, as_json: bool) -> None:
    """Ghi số, ngày: kế hoạch, danh sách được duyệt, quyết định Hội đồng, biên bản, văn bản đề nghị."""
    with context.commune() as office:
        one, mark = round_named(office, which), PaperMark(number, symbol, day.date())
        if paper == "minutes":
            odd = deciding_recruitment.conclude(office, one, mark)
        elif paper == "proposal":
            odd = deciding_recruitment.propose(office, one, mark)
        else:
            odd = recruiting.mark_paper(office, one, paper, mark)
        done(office, odd, as_json=as_json, text="Đã ghi số, ngày văn bản.")


@recruit.command()
@ROUND
@click.argument("paper", type=click.Choice([one.value for one in PostedPaper]))
@ON
@click.option("--until", type=DAY, help="Niêm yết đến ngày.")
@click.option("--by", default="", help="Người niêm yết.")
@click.option("--witness", default="", help="Người chứng kiến.")
@JSON
@click.pass_obj
def post(
    context: Context,
    which: str,
    paper: str,
    day: datetime,
    until: datetime | None,
    by: str,
    witness: str,
    as_json: bool,
) -> None:
    """Ghi niêm yết một văn bản tại cả năm nơi."""
    with context.commune() as office:
        one = recruiting.found(office, round_named(office, which))
        postings = [
            Posting(PostedPaper(paper), place, where, day.date(), _day(until), by, witness)
            for place, where in listing_recruitment.posting_places(office, one)
        ]
        odd = recruiting.post(office, one.id, postings)
        done(office, odd, as_json=as_json, text=f"Đã ghi niêm yết tại {len(postings)} nơi.")


@recruit.command()
@ROUND
@MEMBER
@click.option("--team", required=True, help="Tên Tổ.")
@click.option("--role", type=click.Choice([role.value for role in Role]), help="Bỏ trống là tổ viên.")
@ON
@click.option(
    "--paper", "papers", type=click.Choice([one.value for one in ApplicationPaper]), multiple=True, help="Giấy đã có."
)
@click.option("--priority", help="Diện ưu tiên theo khoản 3 Điều 15.")
@click.option(
    "--ground",
    "grounds",
    type=(click.Choice([PAPERS_MISSING, *OVERRIDABLE]), str, str),
    multiple=True,
    help="Căn cứ cho phép khi chưa đủ: mã, lý do, văn bản.",
)
@click.option("--change", is_flag=True, help="Sửa hồ sơ đã nhận của người này; điều không ghi lại thì giữ như cũ.")
@JSON
@click.pass_obj
def receive(
    context: Context,
    which: str,
    member: str,
    team: str,
    role: str | None,
    day: datetime,
    papers: tuple[str, ...],
    priority: str | None,
    grounds: tuple[tuple[str, str, str], ...],
    change: bool,
    as_json: bool,
) -> None:
    """Nhận hồ sơ của một người đã có trong danh sách, báo ngay giấy còn thiếu."""
    with context.commune() as office:
        one, who, where = round_named(office, which), member_named(office, member), team_named(office, team)
        if change:
            former = recruiting.applicant_of(recruiting.found(office, one), who)
        else:
            former = Applicant(who, where, Role.MEMBER, day.date())
        applicant = replace(
            former,
            team=where,
            role=Role(role) if role else former.role,
            received_on=day.date(),
            papers=frozenset(map(ApplicationPaper, papers)) or former.papers,
            priority=former.priority if priority is None else priority,
            overrides=tuple(starmap(Override, grounds)) or former.overrides,
        )
        verb = recruiting.change_application if change else recruiting.receive
        odd = verb(office, one, applicant)
        done(office, odd, as_json=as_json, text="Đã sửa hồ sơ." if change else "Đã nhận hồ sơ.")


@recruit.command()
@ROUND
@MEMBER
@ON
@JSON
@click.pass_obj
def tell(context: Context, which: str, member: str, day: datetime, as_json: bool) -> None:
    """Ghi ngày đã báo cho người nộp giấy còn thiếu."""
    with context.commune() as office:
        odd = recruiting.tell_missing(office, round_named(office, which), member_named(office, member), day.date())
        done(office, odd, as_json=as_json, text="Đã ghi ngày báo thiếu giấy tờ.")


@recruit.command()
@ROUND
@MEMBER
@ON
@click.option("--why", required=True, help="Lý do rút, hoặc vì sao không đủ điều kiện.")
@JSON
@click.pass_obj
def withdraw(context: Context, which: str, member: str, day: datetime, why: str, as_json: bool) -> None:
    """Ghi một người rút hồ sơ, hoặc hồ sơ không đủ điều kiện."""
    with context.commune() as office:
        who = member_named(office, member)
        odd = recruiting.withdraw(office, round_named(office, which), who, day.date(), why)
        done(office, odd, as_json=as_json, text="Đã ghi rút hồ sơ.")


@recruit.command()
@ROUND
@ON
@JSON
@click.pass_obj
def received(context: Context, which: str, day: datetime, as_json: bool) -> None:
    """Ghi ngày Chủ tịch UBND nhận văn bản đề nghị."""
    with context.commune() as office:
        odd = recruiting.receive_proposal(office, round_named(office, which), day.date())
        done(office, odd, as_json=as_json, text="Đã ghi ngày nhận.")


@recruit.command()
@ROUND
@click.option("--why", required=True, help="Lý do dừng.")
@JSON
@click.pass_obj
def stop(context: Context, which: str, why: str, as_json: bool) -> None:
    """Dừng một đợt, ghi lý do."""
    with context.commune() as office:
        recruiting.stop(office, round_named(office, which), office.clock.today(), why)
        done(office, [], as_json=as_json, text="Đã dừng đợt tuyển chọn.")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


for _command in (council, meet, draft):
    recruit.add_command(_command)
