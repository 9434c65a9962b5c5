"""Journey B: a month's duty by cell and by workbook, its sheet, closing, paper; a later decree moves nothing."""

from dataclasses import replace
from pathlib import Path

from desktop_app.model.periods import Month
from desktop_app.rules.rulebook import build_rulebook
from desktop_app.services import (
    closing_months,
    exporting_workbooks,
    importing_workbooks,
    listing_month,
    printing_forms,
    recording_duty,
)
from desktop_app.services.listing import TaskCode, TaskState
from desktop_app.services.office import Office

OCTOBER = Month(2026, 10)


def states(office: Office) -> dict[TaskCode, TaskState]:
    return {row.code: row.state for row in listing_month.tasks(office, OCTOBER)}


def raised(office: Office) -> Office:
    """Return the same office under a rulebook whose minimum wages are ten times as high from the first."""

    def texts(folder: Path) -> dict[str, str]:
        return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.toml"))}

    rules = office.paths.resources / "rules"
    parameters = {name: text.replace("4_730_000", "47_300_000") for name, text in texts(rules / "parameters").items()}
    assert parameters != texts(rules / "parameters")
    later = replace(office)
    later.__dict__["own_rulebook"] = build_rulebook(
        parameters, texts(office.paths.resources / "holidays"), texts(rules / "schemes")
    )
    return later


def test_a_month_from_duty_to_paper(office: Office, tmp_path: Path) -> None:
    assert states(office)[TaskCode.CLOSE] is not TaskState.DONE
    file = tmp_path / "cham-cong.xlsx"
    file.write_bytes(exporting_workbooks.export_grid(office, OCTOBER))
    entry = next(e for e in office.book.duty(OCTOBER) if e.day.day == 10)
    recording_duty.record_text(office, entry.member, entry.day, "")
    without = closing_months.compute_month(office, OCTOBER)
    plan = importing_workbooks.read_duty_sheet(office, file, OCTOBER)
    importing_workbooks.import_duty(office, plan)
    whole = closing_months.compute_month(office, OCTOBER)
    assert whole.cash >= without.cash
    assert next(p for p in whole.members if p.member == entry.member) != next(
        p for p in without.members if p.member == entry.member
    )
    assert listing_month.preview_total(office, OCTOBER) == whole.cash + whole.insurance
    closed = closing_months.close_month(office, OCTOBER)
    assert closed.sheet == whole
    assert all(line.steps for pay in closed.sheet.members for line in pay.lines)

    later = raised(office)
    assert closing_months.compute_month(later, OCTOBER).cash > whole.cash
    assert closing_months.sheet_of(later, OCTOBER)[0] == whole
    paper = printing_forms.compose_payment_paper(later, OCTOBER)
    assert paper.context == printing_forms.compose_payment_paper(office, OCTOBER).context
    for composed in (paper, printing_forms.compose_attendance_paper(office, OCTOBER)):
        printing_forms.print_paper(office, composed)
    found = states(office)
    assert (found[TaskCode.DUTY], found[TaskCode.CLOSE], found[TaskCode.PRINT]) == (TaskState.DONE,) * 3
    assert office.book.check() == []
