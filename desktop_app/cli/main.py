"""The command line: one group of commands over the same verbs as the window. Imports no Qt."""

import os
import sys
import traceback
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from desktop_app import __version__
from desktop_app.cli.answers import DONE, FAULT, NOT_VERIFIED, REFUSED, USAGE, answer, problem_json, say, say_problems
from desktop_app.cli.context import Context
from desktop_app.cli.usage import usage_problem
from desktop_app.clock import Clock
from desktop_app.model.problems import Problem, Refused, fault_name
from desktop_app.paths import Paths
from desktop_app.services.exchanging_months import NotVerified
from desktop_app.services.office import Workplace
from desktop_app.wording.messages import Messages

MakeWorkplace = Callable[[Paths, Clock, str], Workplace]

COMMANDS = {
    "calc": "calculating:calc",
    "team-size": "calculating:team_size",
    "schemes": "schemes:schemes",
    "rules": "rules:rules",
    "words": "calculating:words",
    "demo": "demo:demo",
    "init": "books:init",
    "check": "books:check",
    "backup": "books:backup",
    "restore": "books:restore",
    "import": "workbooks:import_",
    "export": "workbooks:export",
    "month": "months:month",
    "opening": "openings:opening",
    "recruit": "recruiting:recruit",
    "form": "forms:form",
    "register": "register:register",
    "sign": "signing:sign",
    "bundle": "bundles:bundle",
    "key": "keys:key",
}
"""Each command's module and function; a module is imported only when its command is asked for."""


class LazyGroup(click.Group):
    """A group whose commands are imported when used, so that ``words 5`` does not load a PDF library."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command, imported now; None for an unknown name."""
        from importlib import import_module

        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(f"desktop_app.cli.{module}"), name)
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command


@click.group(cls=LazyGroup)
@click.version_option(__version__, prog_name="so-antt")
@click.option("--data-dir", type=click.Path(path_type=Path), help="Thư mục chứa mọi dữ liệu của chương trình.")
@click.option("--book", type=click.Path(path_type=Path), help="Tệp sổ của đơn vị.")
@click.option("--clerk", default="", help="Tên người làm, ghi vào nhật ký.")
@click.pass_context
def so_antt(ctx: click.Context, data_dir: Path | None, book: Path | None, clerk: str) -> None:
    """Sổ ANTT trên dòng lệnh."""
    ctx.obj = ctx.obj.with_options(data_dir, book, clerk)


def run_command(argv: Sequence[str], make_workplace: MakeWorkplace) -> int:
    """Run one command; return its exit status. A refusal is told in sentences, a fault of ours with its trace."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console may speak another code page
    try:
        status = _run(argv, Context(make_workplace))
        sys.stdout.flush()
    except OSError as fault:
        return _undelivered(fault)
    return status


def _composed(typed: str) -> str:
    """Return an argument in NFC, as the book keeps all text; the path of a file or in a folder as it is spelled."""
    path = Path(typed)
    if os.path.lexists(path) or (path.parent.parts and os.path.lexists(path.parent)):
        return typed
    return unicodedata.normalize("NFC", typed)


def _run(argv: Sequence[str], context: Context) -> int:
    try:
        result = so_antt.main(list(map(_composed, argv)), prog_name="so-antt", standalone_mode=False, obj=context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.Abort:
        say("Đã dừng.")
        return USAGE
    except click.ClickException as wrong:
        _tell([usage_problem(wrong)], as_json="--json" in argv)
        return USAGE
    except Refused as refused:
        _tell(refused.problems, as_json="--json" in argv)
        return NOT_VERIFIED if isinstance(refused, NotVerified) else REFUSED
    except Exception as fault:  # the boundary: what is not expected is a fault of ours, and is shown whole
        if isinstance(fault, OSError) and fault.filename is None:
            raise  # what a file is at fault for was refused with its name: this is the stream of answers
        say("Chương trình có lỗi. Dữ liệu vẫn an toàn. Gửi phần dưới đây cho nơi hỗ trợ:")
        say(traceback.format_exc())
        return FAULT
    return result if isinstance(result, int) else 0


def _tell(problems: Sequence[Problem], *, as_json: bool) -> None:
    messages = _messages()
    say_problems(messages, problems)
    if as_json:
        answer({"problems": [problem_json(messages, problem) for problem in problems]}, as_json=True, text="")


def _undelivered(fault: OSError) -> int:
    """Nobody reads the answer any more, which ends quietly; or its place took no more, which is said."""
    # Or the interpreter would try once more at its end, and complain in its own words.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(fault, BrokenPipeError):
        return DONE
    say_problems(_messages(), [Problem("cli.output_not_written", values={"reason": fault_name(fault)})])
    return REFUSED


def _messages() -> Messages:
    return Messages.load(Paths.standard(Path()).resources / "messages")
