"""``import members|teams|duty`` and ``export members|teams|sheet|grid``."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import click

from desktop_app.cli.answers import REFUSED, answer, problem_json, say, say_problems
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.month_type import MONTH
from desktop_app.model.member import BankAccount
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
        changes = [
            {"row": match.draft.row, "name": match.merged.full_name, "field": change.field}
            | {"before": _told_value(office, change.before), "after": _told_value(office, change.after)}
            for match in plan.matches
            for change in match.changes
        ]
        result = {
            **counts,
            "changes": changes,
            "sheet": plan.read.sheet,
            "heading_row": plan.read.heading_row,
            "conversions": converted,
        }
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
@click.option("--replace", is_flag=True, help="Đồng ý bỏ các ca đang có trong sổ mà bảng này không ghi.")
@DRY_RUN
@LEGACY
@SHEET
@JSON
@click.pass_obj
def duty(
    context: Context,
    file: Path,
    month: Month,
    replace: bool,
    dry_run: bool,
    legacy: str,
    sheet: str,
    as_json: bool,
) -> int:
    """Nhập bảng chấm công trực của một tháng."""
    with context.commune() as office:
        plan = importing.read_duty_sheet(office, file, month, importing.legacy_choice(legacy), sheet)
        problems = (*plan.problems, *(() if replace else plan.removals))
        if not dry_run and plan.writable and not errors(problems):
            importing.import_duty(office, plan, replace_standing=replace)
        result = {"people": len(plan.read.members), "sheet": plan.read.sheet, **_duty_counts(plan)}
        return _told(office, result, (*problems, *plan.read.notes), dry_run=dry_run, as_json=as_json)


def _told_value(office: Office, value: object) -> str | None:
    """Return a field's value as people read it; null where there was none."""
    if isinstance(value, BankAccount):
        return f"{value.number} {value.bank}".strip()
    return office.messages.write(value) if value is not None and value != "" else None


def _duty_counts(plan: importing.DutyPlan) -> dict[str, object]:
    """Return the stints that the grid brings in, leaves and takes away, in all and of each person it changes."""
    counts = {kind: sum(getattr(c, kind) for c in plan.changes) for kind in ("new", "same", "removed")}
    changes = [
        {"member": c.member, "name": c.name, "new": c.new, "same": c.same, "removed": c.removed}
        for c in plan.changes
        if c.new or c.removed
    ]
    return {"stints": counts["new"] + counts["same"], **counts, "changes": changes}


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
    for change in () if as_json or not dry_run else cast("list[dict[str, object]]", result.get("changes", [])):
        if "field" in change:
            say("dòng {row}, {name}, {field}: {before} → {after}".format_map(change))
    if text and "removed" in result:
        text += f" Ca trực: {result['new']} mới, {result['same']} như cũ, {result['removed']} bỏ đi."
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
@JSON
@click.pass_obj
def export_members(context: Context, file: Path, columns: str, as_json: bool) -> None:
    """Danh sách thành viên theo cột của tỉnh."""
    with context.commune() as office:
        content = exporting.export_members(office, own_columns=columns == "all")
    _saved(file, content, as_json=as_json)


@export.command("teams")
@FILE
@JSON
@click.pass_obj
def export_teams(context: Context, file: Path, as_json: bool) -> None:
    """Danh sách Tổ."""
    with context.commune() as office:
        content = exporting.export_teams(office)
    _saved(file, content, as_json=as_json)


@export.command("sheet")
@FILE
@click.option("--month", type=MONTH, required=True)
@JSON
@click.pass_obj
def export_sheet(context: Context, file: Path, month: Month, as_json: bool) -> None:
    """Bảng thanh toán của tháng."""
    with context.commune() as office:
        content = exporting.export_sheet(office, month)
    _saved(file, content, as_json=as_json)


@export.command("explanations")
@FILE
@click.option("--month", type=MONTH, required=True)
@JSON
@click.pass_obj
def export_explanations(context: Context, file: Path, month: Month, as_json: bool) -> None:
    """Diễn giải từng bước tính của tháng."""
    with context.commune() as office:
        content = exporting.export_explanations(office, month)
    _saved(file, content, as_json=as_json)


@export.command("grid")
@FILE
@click.option("--month", type=MONTH, required=True)
@JSON
@click.pass_obj
def export_grid(context: Context, file: Path, month: Month, as_json: bool) -> None:
    """Bảng chấm công trực của tháng."""
    with context.commune() as office:
        content = exporting.export_grid(office, month)
    _saved(file, content, as_json=as_json)


def _saved(file: Path, content: bytes, *, as_json: bool) -> None:
    save(file, content)
    answer({"file": str(file), "size": len(content)}, as_json=as_json, text=f"Đã ghi {file}")
