"""``bundle export|verify|receive|receipt``."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop_app.cli.answers import NOT_VERIFIED, answer, problem_json, say
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.keys import SECRET
from desktop_app.cli.month_type import MONTH
from desktop_app.cli.places import OUT, Target
from desktop_app.model.periods import Month
from desktop_app.services import exchanging_months, receiving_bundles
from desktop_app.services.keeping_keys import read_bytes
from desktop_app.services.listing import FactRow
from desktop_app.services.office import Office
from desktop_app.services.saving_files import save
from desktop_app.wording.trial_words import SEALED_TRIAL

if TYPE_CHECKING:
    from desktop_app.services.receiving_bundles import Inspection


@click.group()
def bundle() -> None:
    """Gói số liệu và biên nhận."""


@bundle.command()
@click.argument("which", type=MONTH)
@OUT
@SECRET
@JSON
@click.pass_obj
def export(context: Context, which: Month, out: Target, passphrase: str, as_json: bool) -> None:
    """Niêm phong tháng đã khóa."""
    with context.commune() as office:
        sealed = exchanging_months.export_month(
            office, which, passphrase, lambda name, content: save(out.named(name), content)
        )
    target = out.named(sealed.bundle.file_name)
    result = {
        "file": str(target),
        "id": sealed.bundle.id,
        "seq": sealed.bundle.seq,
        "revision": sealed.bundle.revision,
        "records": sealed.records,
        "size": len(sealed.content),
    }
    answer(result, as_json=as_json, text=f"Đã niêm phong: {target}")


@bundle.command()
@click.argument("file", type=click.Path(path_type=Path))
@SECRET
@JSON
@click.pass_obj
def verify(context: Context, file: Path, passphrase: str, as_json: bool) -> int:
    """Kiểm tra một gói; không ghi gì."""
    content = read_bytes(file)
    opener = context.office() if context.book_file.exists() else context.trial()
    with opener as office:
        found = receiving_bundles.inspect_bundle(office, content, passphrase)
        say_found(office, found)
        answer(verdict_json(office, found), as_json=as_json, text="")
        return 0 if found.verified else NOT_VERIFIED


@bundle.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--receipts", type=click.Path(path_type=Path), help="Thư mục ghi biên nhận; mặc định cạnh gói.")
@SECRET
@JSON
@click.pass_obj
def receive(context: Context, files: tuple[Path, ...], receipts: Path | None, passphrase: str, as_json: bool) -> int:
    """Nhận gói vào sổ của cơ quan nhận, ghi biên nhận."""
    results: list[dict[str, object]] = []
    worst = 0
    with context.office() as office:
        for file, content in [(file, read_bytes(file)) for file in files]:
            found = receiving_bundles.inspect_bundle(office, content, passphrase)
            folder = receipts or file.parent
            say_found(office, found)
            result: dict[str, object] = {
                "file": str(file),
                **verdict_json(office, found),
                "taken": False,
                "receipt": None,
            }
            try:
                taken = receiving_bundles.receive_bundle(office, found, passphrase, _into(folder))
            except exchanging_months.NotVerified as refused:
                if not (found.verified and found.verdict.is_duplicate):
                    worst = NOT_VERIFIED
                    result["problems"] = [problem_json(office.messages, problem) for problem in refused.problems]
            else:
                accepted = taken.receipt.outcome.value == "accept"
                result |= {
                    "taken": accepted,
                    "outcome": taken.receipt.outcome.value,
                    "receipt": str(folder / taken.receipt_name),
                }
                worst = worst if accepted else NOT_VERIFIED
            results.append(result)
    answer({"bundles": results}, as_json=as_json, text="\n".join(_line(result) for result in results))
    return worst


@bundle.command()
@click.argument("file", type=click.Path(path_type=Path))
@SECRET
@JSON
@click.pass_obj
def receipt(context: Context, file: Path, passphrase: str, as_json: bool) -> None:
    """Đọc biên nhận mà cơ quan nhận trả về."""
    with context.commune() as office:
        verdict = exchanging_months.read_receipt(office, read_bytes(file), passphrase)
        say_facts(office, exchanging_months.fact_rows(verdict.facts))
        read = verdict.receipt
        result = {
            "id": verdict.receipt_id,
            "facts": verdict.facts.as_json(),
            "bundle": read.bundle if read else None,
            "outcome": read.outcome.value if read else None,
            "period": read.period if read else None,
            "head_seq": read.head_seq if read else None,
        }
        answer(result, as_json=as_json, text="Đã ghi biên nhận vào sổ.")


def _line(result: dict[str, object]) -> str:
    """Return one file's outcome: the receipt written for it, or why there is none."""
    known = result["verified"] and result["duplicate"]
    without = "đã nhận từ trước, không ghi biên nhận mới" if known else "không nhận, không ghi biên nhận"
    return f"{result['file']}: {result['receipt'] or without}"


def _into(folder: Path) -> exchanging_months.Deliver:
    return lambda name, content: save(folder / name, content)


def say_found(office: Office, found: "Inspection") -> None:
    """Write each fact, then what is no question of right or wrong: whose it is, a trial, and that it is in already."""
    known = found.verified and found.verdict.is_duplicate
    say_facts(office, exchanging_months.fact_rows(found.verdict.facts), news={"fresh"} if known else ())
    if found.own and found.verdict.envelope is not None:
        to = found.verdict.envelope.to_unit
        say(f"· Gói do chính đơn vị này ký và niêm phong, gửi {to}; mở được vì cũng được niêm phong cho đơn vị mình.")
    if found.payable is False:
        say(f"· {SEALED_TRIAL}")
    if known:
        say("· Gói lành, đã nhận từ trước: không phải lỗi.")


def say_facts(office: Office, facts: Sequence[FactRow], news: Collection[str] = ()) -> None:
    """Write each fact with its sentence and, where it fails, why; those that are news are not marked as failing."""
    for fact in facts:
        mark, kind = {True: ("✓", "fact_true"), False: ("✗", "fact_false"), None: ("·", "fact_unjudged")}[fact.holds]
        mark = "·" if fact.name in news else mark
        say(f"{mark} {office.messages.label('fact', fact.name)}: {office.messages.label(kind, fact.name)}")
        for problem in fact.problems:
            say(f"    {office.messages.problem(problem)}")


def verdict_json(office: Office, found: "Inspection") -> dict[str, object]:
    """Return a verdict: its facts by name, who and what, and what taking it in would change."""
    verdict, plan = found.verdict, found.plan
    envelope = verdict.envelope.as_json() if verdict.envelope else None
    changes = {
        name: len(getattr(plan, name)) for name in ("new", "same", "differing", "gone")
    } if plan else None  # fmt: skip
    return {
        "verified": found.verified,
        "duplicate": verdict.is_duplicate,
        "own": found.own,
        "payable": found.payable,
        "facts": verdict.facts.as_json(),
        "id": verdict.bundle_id,
        "signer": verdict.signer.fingerprint if verdict.signer else None,
        "envelope": envelope,
        "outcome": verdict.judgement.outcome.value if verdict.judgement else None,
        "plan": changes,
        "problems": [problem_json(office.messages, problem) for problem in found.problems],
    }
