"""``init``, ``check``, ``backup``, ``restore``: the book as a file."""

from pathlib import Path

import click

from desktop_app.cli.answers import REFUSED, answer, problem_json, say, say_problems
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.model.problems import Problem, Refused
from desktop_app.services import keeping_keys, safekeeping, starting


@click.command()
@click.argument("profile", type=click.Path(path_type=Path), required=False)
@click.option("--office", "office_unit", help="Tạo sổ của cơ quan nhận: mã đơn vị.")
@click.option("--name", default="", help="Tên cơ quan nhận.")
@JSON
@click.pass_obj
def init(context: Context, profile: Path | None, office_unit: str | None, name: str, as_json: bool) -> None:
    """Tạo sổ từ tệp thông tin đơn vị."""
    if (profile is None) == (office_unit is None):
        raise click.UsageError("Cần một trong hai: tệp thông tin đơn vị, hoặc --office.")
    existed = context.book_file.exists()
    try:
        with context.new_office() as office:
            if profile is not None:
                kept = starting.start_from_profile(office, profile)
                made = {"book": str(context.book_file), "unit": kept.unit_code, "teams": len(office.book.teams())}
            else:
                keeping_keys.begin_receiving_office(office, str(office_unit), name or str(office_unit))
                made = {"book": str(context.book_file), "unit": office_unit, "teams": 0}
    except Refused:
        if not existed and context.book_file.is_file():
            context.book_file.unlink()  # nothing half done: an empty book would block the next try
        raise
    answer(made, as_json=as_json, text=f"Đã tạo sổ {context.book_file}")


@click.command()
@JSON
@click.pass_obj
def check(context: Context, as_json: bool) -> int:
    """Kiểm tra sổ: tệp, nhật ký, văn bản đã in."""
    with context.office() as office:
        problems: list[Problem] = safekeeping.check_book(office)
        head = office.book.history.head()
        say_problems(office.messages, problems)
        answer(
            {
                "book": str(context.book_file),
                "sound": not problems,
                "history": {"lines": head.seq, "head": head.digest},
                "problems": [problem_json(office.messages, problem) for problem in problems],
            },
            as_json=as_json,
            text="" if problems else f"Sổ nguyên vẹn, {head.seq} dòng nhật ký.",
        )
    return REFUSED if problems else 0


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@JSON
@click.pass_obj
def backup(context: Context, file: Path | None, as_json: bool) -> None:
    """Ghi một bản sao của sổ, đã kiểm tra."""
    with context.office() as office:
        copy = safekeeping.back_up(office, file)
    answer(
        {"file": str(copy.path), "size": copy.size, "sha256": copy.sha256, "history": copy.head.seq},
        as_json=as_json,
        text=f"Đã ghi bản sao {copy.path}",
    )


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--other-unit", is_flag=True, help="Cho phép thay bằng sổ của đơn vị khác.")
@JSON
@click.pass_obj
def restore(context: Context, file: Path, other_unit: bool, as_json: bool) -> None:
    """Lấy lại sổ từ bản sao; sổ đang dùng được giữ riêng."""
    aside = safekeeping.restore(file, context.book_file, context.workplace.clock, other_unit=other_unit)
    if aside is not None:
        say(f"Sổ cũ được giữ ở {aside}")
    replaced = str(aside) if aside else None
    answer({"book": str(context.book_file), "replaced": replaced}, as_json=as_json, text="Đã lấy lại sổ.")
