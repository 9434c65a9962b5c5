"""``recruit council|meet|draft``: the council, its vote, and the drafts of the decisions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import click

from desktop_app.cli.answers import answer, problem_json, say_problems
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.finding import member_named, round_named, team_named
from desktop_app.cli.rules import DAY
from desktop_app.model.problems import Problem
from desktop_app.model.recruitment import (
    CouncilMeeting,
    CouncilMember,
    CouncilRole,
    CouncilSeat,
    PaperMark,
    Recruitment,
    Teller,
    TellerPart,
    TieChoice,
    Vote,
    VoteMode,
)
from desktop_app.services import deciding_recruitment, recruiting
from desktop_app.services.office import Office

ROLE = click.Choice([one.value for one in CouncilRole])
SEAT = click.Choice([one.value for one in CouncilSeat])
PART = click.Choice([one.value for one in TellerPart])
ON = click.option("--day", type=DAY, required=True, help="Ngày, ví dụ 2026-11-20.")


@click.command()
@click.argument("which")
@click.option(
    "--member",
    "members",
    type=(str, str, ROLE, SEAT),
    multiple=True,
    required=True,
    help="Họ tên, chức vụ, chức danh trong Hội đồng, thành phần.",
)
@click.option("--secretary", default="", help="Họ tên thư ký.")
@click.option("--number", default="", help="Số quyết định thành lập Hội đồng.")
@click.option("--symbol", default="QĐ-UBND", help="Ký hiệu quyết định.")
@click.option("--day", type=DAY, help="Ngày quyết định.")
@JSON
@click.pass_obj
def council(
    context: Context,
    which: str,
    members: tuple[tuple[str, str, str, str], ...],
    secretary: str,
    number: str,
    symbol: str,
    day: datetime | None,
    as_json: bool,
) -> None:
    """Ghi Hội đồng xét tuyển."""
    if number and day is None:
        raise click.UsageError("Có --number thì phải có --day, ngày quyết định.")
    with context.commune() as office:
        named = [
            CouncilMember(name, title, CouncilRole(role), CouncilSeat(seat), secretary=name == secretary)
            for name, title, role, seat in members
        ]
        mark = PaperMark(number, symbol, day.date()) if day else None
        odd = recruiting.establish_council(office, round_named(office, which), named, mark)
        done(office, odd, as_json=as_json, text=f"Đã ghi Hội đồng {len(named)} người.")


@click.command()
@click.argument("which")
@ON
@click.option("--place", default="", help="Nơi họp.")
@click.option("--mode", type=click.Choice([one.value for one in VoteMode]), default=VoteMode.HANDS.value)
@click.option("--absent", multiple=True, help="Họ tên thành viên vắng mặt.")
@click.option("--absent-why", default="", help="Lý do vắng mặt.")
@click.option("--vote", "votes", type=(str, int), multiple=True, help="Người dự tuyển và số phiếu tán thành.")
@click.option("--ballots", type=(int, int, int), default=(0, 0, 0), help="Số phiếu phát ra, thu vào, không hợp lệ.")
@click.option("--teller", "tellers", type=(str, PART), multiple=True, help="Họ tên và chức danh trong Tổ kiểm phiếu.")
@click.option("--tie", "ties", type=(str, str), multiple=True, help="Tổ và người Hội đồng chọn khi bằng phiếu.")
@click.option("--tie-reason", default="", help="Lý do chọn khi bằng phiếu.")
@JSON
@click.pass_obj
def meet(
    context: Context,
    which: str,
    day: datetime,
    place: str,
    mode: str,
    absent: tuple[str, ...],
    absent_why: str,
    votes: tuple[tuple[str, int], ...],
    ballots: tuple[int, int, int],
    tellers: tuple[tuple[str, str], ...],
    ties: tuple[tuple[str, str], ...],
    tie_reason: str,
    as_json: bool,
) -> None:
    """Ghi cuộc họp xét tuyển và số phiếu."""
    with context.commune() as office:
        one = recruiting.found(office, round_named(office, which))
        out, back, invalid = ballots
        meeting = CouncilMeeting(
            day=day.date(),
            place=place,
            absent_why=absent_why,
            mode=VoteMode(mode),
            tellers=tuple(Teller(name, TellerPart(part)) for name, part in tellers),
            ballots_out=out,
            ballots_in=back,
            ballots_invalid=invalid,
            votes=tuple(Vote(member_named(office, name), ayes) for name, ayes in votes),
            ties=_choices(office, ties, tie_reason),
        )
        odd = recruiting.hold_meeting(office, one.id, meeting, _present(one, absent))
        done(office, odd, as_json=as_json, text="Đã ghi cuộc họp xét tuyển.")


def _present(one: Recruitment, absent: Sequence[str]) -> list[CouncilMember]:
    if unknown := [name for name in absent if name not in {member.name for member in one.council}]:
        raise click.UsageError(f"Không có trong Hội đồng: {', '.join(unknown)}.")
    return [replace(member, present=member.name not in absent) for member in one.council]


def _choices(office: Office, ties: Sequence[tuple[str, str]], reason: str) -> tuple[TieChoice, ...]:
    by_team: dict[str, list[str]] = {}
    for team, member in ties:
        by_team.setdefault(team, []).append(member)
    return tuple(
        TieChoice(team_named(office, team), tuple(member_named(office, name) for name in members), reason)
        for team, members in by_team.items()
    )


@click.command()
@click.argument("which")
@click.option("--effective", type=DAY, required=True, help="Ngày quyết định có hiệu lực.")
@JSON
@click.pass_obj
def draft(context: Context, which: str, effective: datetime, as_json: bool) -> None:
    """Lập dự thảo quyết định từ kết quả xét tuyển."""
    with context.commune() as office:
        made = deciding_recruitment.draft_decisions(office, round_named(office, which), effective.date())
        rows = [{"id": one.id, "does": one.kind, "subject": one.subject} for one in made]
        text = "\n".join(f"{one.id}\t{one.subject}" for one in made)
        answer({"decisions": rows}, as_json=as_json, text=text)


def done(office: Office, odd: list[Problem], *, as_json: bool, text: str) -> None:
    """Say that a deed is done and what is odd about it."""
    say_problems(office.messages, odd)
    answer({"problems": [problem_json(office.messages, one) for one in odd]}, as_json=as_json, text=text)
