"""``calc``, ``team-size`` and ``words``: questions that need no book; where there is one, its rules hold."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import click

from desktop_app.cli.answers import answer
from desktop_app.cli.context import Context
from desktop_app.model.number_words import Billion, FourAfterTens, NoughtTens, NumberStyle, Thousand
from desktop_app.model.payroll import PayrollLine, Step
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.case import CaseResult
from desktop_app.services import calculating
from desktop_app.services.keeping_keys import read_bytes
from desktop_app.services.office import Office
from desktop_app.wording import written
from desktop_app.wording.amounts import in_words
from desktop_app.wording.paper import source_words

JSON = click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")


def _read_case(file: Path) -> dict[str, Any]:
    try:
        case = json.loads(read_bytes(file))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise Refused(Problem("cli.case_not_json", Place(source=file.name), {"detail": str(wrong)})) from wrong
    if not isinstance(case, dict):
        raise Refused(Problem("cli.case_not_object", Place(source=file.name)))
    inner = case.get("case")
    # A file of worked cases holds the case beside why it stands there and what is expected of it.
    return inner if isinstance(inner, dict) and "scheme" not in case else case


def _line(office: Office, line: PayrollLine) -> dict[str, object]:
    return {
        "code": line.code.value,
        "amount": line.amount,
        "steps": [_step(office, step) for step in line.steps],
    }


def _step(office: Office, step: Step) -> dict[str, object]:
    return {
        "code": step.code,
        "text": office.messages.step(step.code, step.values),
        "source": source_words(step.source) if step.source else None,
        "certainty": step.source.certainty.value if step.source else None,
    }


def _doubts(office: Office, result: CaseResult) -> list[str]:
    """Return what a person must know before relying on the sum: a draft, figures not known, what is open."""
    found = []
    if not result.payable:
        status = office.messages.label("status", result.status)
        found.append(f"TÍNH THỬ, chưa đủ căn cứ để chi (chế độ {result.scheme}: {status}).")
    if result.open_lines:
        lines = ", ".join(f"«{office.messages.label('line_code', code)}»" for code in result.open_lines)
        found.append(f"Chưa nhập mức của khoản: {lines}.")
    return [*found, *(f"Còn để ngỏ: {gap.note}" for gap in result.gaps)]


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@JSON
@click.pass_obj
def calc(context: Context, case: Path, as_json: bool) -> None:
    """Tính một người trong một tháng từ tệp JSON."""
    with context.rules() as office:
        result = calculating.calculate(office, _read_case(case), case.parent)
        text = "\n".join(
            f"{office.messages.label('line_code', line.code)}: {written.money(line.amount)} đ\n"
            + "\n".join(f"  - {office.messages.step(step.code, step.values)}" for step in line.steps)
            for line in result.lines
        )
        answer(
            {
                "scheme": result.scheme,
                "status": result.status.value,
                "payable": result.payable,
                "month": str(result.month),
                "lines": [_line(office, line) for line in result.lines],
                "cash_total": result.cash_total,
                "insurance_total": result.insurance_total,
                "total": result.total,
                "open_lines": [code.value for code in result.open_lines],
                "gaps": [gap.note for gap in result.gaps],
                "rulebook": result.rulebook_digest,
            },
            as_json=as_json,
            text="\n".join([text, f"Tổng: {written.money(result.total)} đ", *_doubts(office, result)]).lstrip(),
        )


@click.command("team-size")
@click.argument("case", type=click.Path(path_type=Path))
@JSON
@click.pass_obj
def team_size(context: Context, case: Path, as_json: bool) -> None:
    """Số thành viên một Tổ theo tiêu chí của tỉnh."""
    with context.rules() as office:
        size = calculating.size_team(office, _read_case(case), case.parent)
        steps = [_step(office, step) for step in size.steps]
        lines = [f"{size.teams} Tổ, {size.least}-{size.most} người", *(str(step["text"]) for step in steps)]
        result = {"teams": size.teams, "min": size.least, "max": size.most, "steps": steps}
        answer(result, as_json=as_json, text="\n".join(lines))


_one_of = partial(click.Choice, case_sensitive=False)


@click.command()
@click.argument("number", type=int)
@click.option("--nought", type=_one_of(NoughtTens), default=NoughtTens.LINH, help="105: linh, hay lẻ.")
@click.option("--four", type=_one_of(FourAfterTens), default=FourAfterTens.BON, help="24: bốn, hay tư.")
@click.option("--thousand", type=_one_of(Thousand), default=Thousand.NGHIN, help="nghìn, hay ngàn.")
@click.option("--billion", type=_one_of(Billion), default=Billion.TY, help="tỷ, hay tỉ.")
@JSON
def words(
    number: int, nought: NoughtTens, four: FourAfterTens, thousand: Thousand, billion: Billion, as_json: bool
) -> None:
    """Số tiền bằng chữ."""
    text = in_words(number, NumberStyle(nought, four, thousand, billion))
    answer({"number": number, "words": text}, as_json=as_json, text=text)
