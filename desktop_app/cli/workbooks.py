"""``import members|teams|duty`` and ``export members|teams|sheet|grid``."""

from collections.abc import Sequence
from pathlib import Path

import click

from desktop_app.cli.answers import REFUSED, answer, problem_json, say, say_problems
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.months import MONTH
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem, errors
from desktop_app.services import exporting_workbooks as exporting
from desktop_app.services import importing_workbooks as importing
from desktop_app.services.office import Office
from desktop_app.services.saving_files import save

DRY_RUN = click.option("--dry-run", is_flag=True, help="Chỉ đọc và báo, không ghi gì.")
LEGACY = click.option(
    "--legacy",
    type=click.Choice(["ask", "convert", "keep"]),
    default="ask",
    help="Chữ bảng mã cũ (TCVN3, VNI): hỏi, chuyển, hay giữ nguyên.",
)
SHEET = click.option("--sheet", default="", help="Tên trang tính; bỏ trống để tự chọn.")
FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group("import")
def import_() -> None:
    """Nhập từ tệp Excel: tất cả hoặc không gì cả."""


@import_.command()
@FILE
@DRY_RUN
@LEGACY
@SHEET
@JSON
@click.pass_obj
def members(context: Context, file: Path, dry_run: bool, legacy: str, sheet: str, as_json: bool) -> int:
    """Nhập danh sách thành viên."""
    with context.commune() as office:
        plan = importing.read_member_list(office, file, importing.legacy_choice(legacy), sheet)
        kinds = [match.kind.value for match in plan.matches]
        counts = {kind: kinds.count(kind) for kind in ("new", "same", "changed")}
        converted = [
            {"row": c.row, "column": c.column, "original": c.original, "converted": c.converted}
            for c in plan.read.conversions
        ]
        if not dry_run and plan.writable:
            importing.import_members(office, plan)
        result = {**counts, "sheet": plan.read.sheet, "heading_row": plan.read.heading_row, "conversions": converted}
        return _told(office, result, (*plan.problems, *plan.read.notes), dry_run=dry_run, as_json=as_json)


@import_.command()
@FILE
@DRY_RUN
@LEGACY
@SHEET
@JSON
@click.pass_obj
def teams(context: Context, file: Path, dry_run: bool, legacy: str, sheet: str, as_json: bool) -> int:
    """Nhập danh sách Tổ và định mức."""
    with context.commune() as office:
        plan = importing.read_team_list(office, file, importing.legacy_choice(legacy), sheet)
        if not dry_run and plan.writable:
            importing.import_teams(office, plan)
        result = {"new": plan.new, "known": len(plan.teams) - plan.new, "sheet": plan.read.sheet}
        return _told(office, result, (*plan.problems, *plan.read.notes), dry_run=dry_run, as_json=as_json)


@import_.command()
@FILE
@click.option("--month", type=MONTH, required=True)
@DRY_RUN
@LEGACY
@SHEET
@JSON
@click.pass_obj
def duty(
    context: Context,
    file: Path,
    month: Month,
    dry_run: bool,
    legacy: str,
    sheet: str,
    as_json: bool,
) -> int:
    """Nhập bảng chấm công trực của một tháng."""
    with context.commune() as office:
        plan = importing.read_duty_sheet(office, file, month, importing.legacy_choice(legacy), sheet)
        if not dry_run and plan.writable:
            importing.import_duty(office, plan)
        stints = sum(len(cell.intervals) for cell in plan.cells)
        result = {"people": len(plan.read.members), "stints": stints, "sheet": plan.read.sheet}
        return _told(office, result, (*plan.problems, *plan.read.notes), dry_run=dry_run, as_json=as_json)


def _told(
    office: Office,
    result: dict[str, object],
    problems: Sequence[Problem],
    *,
    dry_run: bool,
    as_json: bool,
) -> int:
    stopped = bool(errors(problems))
    say_problems(office.messages, problems)
    rows = [problem_json(office.messages, problem) for problem in problems]
    written = not dry_run and not stopped
    text = "Đã nhập." if written else "Chưa ghi gì." if dry_run and not stopped else ""
    answer({**result, "written": written, "problems": rows}, as_json=as_json, text=text)
    if stopped:
        say("Chưa ghi gì vào sổ. Sửa các dòng trên rồi nhập lại.")
    return REFUSED if stopped else 0


@click.group()
def export() -> None:
    """Ghi ra tệp Excel."""


@export.command("members")
@FILE
@click.option("--columns", type=click.Choice(["province", "all"]), default="province")
@click.pass_obj
def export_members(context: Context, file: Path, columns: str) -> None:
    """Danh sách thành viên theo cột của tỉnh."""
    with context.commune() as office:
        save(file, exporting.export_members(office, own_columns=columns == "all"))


@export.command("teams")
@FILE
@click.pass_obj
def export_teams(context: Context, file: Path) -> None:
    """Danh sách Tổ."""
    with context.commune() as office:
        save(file, exporting.export_teams(office))


@export.command("sheet")
@FILE
@click.option("--month", type=MONTH, required=True)
@click.pass_obj
def export_sheet(context: Context, file: Path, month: Month) -> None:
    """Bảng thanh toán của tháng."""
    with context.commune() as office:
        save(file, exporting.export_sheet(office, month))


@export.command("grid")
@FILE
@click.option("--month", type=MONTH, required=True)
@click.pass_obj
def export_grid(context: Context, file: Path, month: Month) -> None:
    """Bảng chấm công trực của tháng."""
    with context.commune() as office:
        save(file, exporting.export_grid(office, month))
