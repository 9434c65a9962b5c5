"""``schemes [show|compare|estimate|check]``: what is known, in sentences, side by side; what a file gets wrong."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from desktop_app.cli import comparisons
from desktop_app.cli.answers import answer, tell_warnings
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.month_type import MONTH
from desktop_app.cli.rules import scheme_json
from desktop_app.model.periods import Month
from desktop_app.services import estimating_years, keeping_schemes
from desktop_app.services.comparing_schemes import compare_month
from desktop_app.services.comparing_years import compare_year
from desktop_app.services.estimating_years import YearEstimate
from desktop_app.services.exporting_estimates import estimate_notes, export_estimates
from desktop_app.services.judging_sums import estimate_footings
from desktop_app.services.keeping_rules import file_text
from desktop_app.services.office import Office
from desktop_app.services.saving_files import save
from desktop_app.wording.scheme_sections import section_of
from desktop_app.wording.scheme_sentences import Sentence, SentenceKind, scheme_sentences, spoken
from desktop_app.wording.trial_words import sum_words, trial_notes

YEAR = click.IntRange(2024, 2100)


@click.group(invoke_without_command=True)
@JSON
@click.pass_context
def schemes(ctx: click.Context, as_json: bool) -> None:
    """Các chế độ đã có, cả những chế độ lưu trong sổ; đọc, so sánh, lập dự toán, kiểm tra tệp."""
    if ctx.invoked_subcommand is not None:
        return
    context: Context = ctx.obj
    with context.rules() as office:
        rows = [scheme_json(scheme) for scheme in office.rulebook.schemes.values()]
        lines = [f"{row['id']}  {row['status']}  {row['name']}" for row in rows]
        warnings = tell_warnings(office.messages, office.rules.problems)
        answer({"schemes": rows, **warnings}, as_json=as_json, text="\n".join(lines))


@schemes.command()
@click.argument("scheme")
@JSON
@click.pass_obj
def show(context: Context, scheme: str, as_json: bool) -> None:
    """Đọc một chế độ thành câu, kèm nguồn của từng câu."""
    with context.rules() as office:
        found = office.rulebook.scheme(scheme)
        told = scheme_sentences(found, office.rulebook.parameters, office.messages)
        answer(
            {**scheme_json(found), "sentences": [_sentence_json(office, *one) for one in _sectioned(told)]},
            as_json=as_json,
            text="\n".join(_sentence_lines(office, told)),
        )


def _sectioned(told: Iterable[Sentence]) -> Iterator[tuple[Sentence, str]]:
    section = ""
    for one in told:
        section = section_of(one, section)
        yield one, section


def _sentence_json(office: Office, one: Sentence, section: str) -> dict[str, object]:
    return {
        "text": one.text,
        "kind": one.kind.value,
        "line": one.line or None,
        "section": section or None,
        "source": spoken(one, office.messages) or None,
        "certainty": one.source.certainty.value if one.source else None,
    }


def _sentence_lines(office: Office, told: Iterable[Sentence]) -> Iterator[str]:
    before = ""
    for one, section in _sectioned(told):
        if section and section != before:
            yield f"\n{section}"
        before = section
        source = spoken(one, office.messages)
        if one.kind is SentenceKind.LINE:
            yield f"\n{one.text}"
        else:
            yield f"  {one.text}{f' [{source}]' if source else ''}"


@schemes.command()
@click.argument("file", type=click.Path(path_type=Path))
@JSON
@click.pass_obj
def check(context: Context, file: Path, as_json: bool) -> None:
    """Kiểm tra một tệp chế độ, không lưu gì."""
    with context.rules() as office:
        scheme = keeping_schemes.try_scheme(office, file_text(file), file.name)
        pays = "Đủ để tính." if scheme.complete else "Tính thử được, chưa đủ làm căn cứ chi."
        answer(scheme_json(scheme), as_json=as_json, text=f"Tệp đúng: «{scheme.name}». {pays}")


@schemes.command()
@click.argument("first")
@click.argument("second")
@click.option("--month", "which", type=MONTH, help="Tháng lấy làm mẫu, ví dụ 2026-10.")
@click.option("--year", type=YEAR, help="Cả năm: cộng các tháng có người làm nhiệm vụ.")
@JSON
@click.pass_obj
def compare(context: Context, first: str, second: str, which: Month | None, year: int | None, as_json: bool) -> None:
    """So sánh hai chế độ trên người và ca trực thật của một tháng hoặc cả năm."""
    if (which is None) is (year is None):
        raise click.UsageError("Ghi một trong hai: --month hoặc --year.")
    with context.commune() as office:
        if which is not None:
            month = compare_month(office, first, second, which)
            answer(comparisons.month_json(month), as_json=as_json, text=comparisons.month_text(office, month))
        elif year is not None:
            whole = compare_year(office, first, second, year)
            answer(comparisons.year_json(whole), as_json=as_json, text=comparisons.year_text(office, whole))


@schemes.command()
@click.argument("scheme")
@click.option("--year", type=YEAR, required=True, help="Năm lập dự toán.")
@click.option("--like", type=MONTH, help="Tháng lấy ca trực làm mẫu; không ghi thì bình quân tháng đã khóa.")
@click.option("--against", default="", help="Chế độ thứ hai, để so sánh.")
@click.option("--out", type=click.Path(path_type=Path), help="Ghi tệp .xlsx.")
@JSON
@click.pass_obj
def estimate(
    context: Context, scheme: str, year: int, like: Month | None, against: str, out: Path | None, as_json: bool
) -> None:
    """Dự toán một năm theo một chế độ, hoặc so sánh hai chế độ."""
    with context.commune() as office:
        basis = estimating_years.estimate_basis(office, year, like)
        chosen = [office.rulebook.scheme(one) for one in (scheme, against) if one]
        found = [estimating_years.estimate_year(basis, one) for one in chosen]
        if out is not None:
            save(out, export_estimates(office, found))
        result = {
            "year": year,
            "estimates": [_estimate_json(office, one) for one in found],
            "out": str(out or "") or None,
        }
        answer(result, as_json=as_json, text="\n\n".join(_estimate_text(office, one) for one in found))


def _estimate_json(office: Office, found: YearEstimate) -> dict[str, object]:
    return {
        "scheme": found.scheme.id,
        "payable": found.scheme.payable,
        "unknown": [code.value for code in found.unknown],
        "trial": not all(one.sure for one in estimate_footings([found])),
        "people": found.people,
        "references": [str(month) for month in found.references],
        "rows": [
            {
                "heading": row.heading.value,
                "months": list(row.by_month),
                "total": row.total,
                "unknown": found.is_short(row.heading),
            }
            for row in found.rows
        ],
        "total": found.total,
        "missing": [code.value for code in found.missing],
        "notes": list(estimate_notes(office, found)),
    }


def _estimate_text(office: Office, found: YearEstimate) -> str:
    label = office.messages.label
    rows = [
        f"{label('heading', row.heading)}: {sum_words(row.total, short=found.is_short(row.heading), unit=' đ')}"
        for row in found.rows
    ]
    total = f"Cả năm {found.year}: {sum_words(found.total, short=found.is_short(), unit=' đ')}"
    trial = trial_notes(office.messages, estimate_footings([found]))
    return "\n".join(
        [found.scheme.name, *trial, *rows, total, *(f"- {note}" for note in estimate_notes(office, found))]
    )
