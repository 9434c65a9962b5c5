"""``rules pack|verify|receive``: rule packs, from the office that signs them to the commune that takes them in."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop_app.cli.answers import DONE, NOT_VERIFIED, answer, problem_json, say, say_problems
from desktop_app.cli.bundles import say_facts
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.keys import SECRET
from desktop_app.cli.places import OUT, Target
from desktop_app.model.law import Attestation, RuleKind
from desktop_app.services import handing_down_rules as handing
from desktop_app.services import receiving_rules as receiving
from desktop_app.services.exchanging_months import NotVerified, fact_rows
from desktop_app.services.keeping_keys import read_bytes
from desktop_app.services.office import Office
from desktop_app.services.receiving_rules import ItemPreview, ItemState, RulePackInspection
from desktop_app.services.saving_files import save
from desktop_app.wording import written
from desktop_app.wording.changed_values import path_words, told_change

if TYPE_CHECKING:
    from desktop_app.services.handing_down_rules import PackedRule

_KIND = click.Choice([kind.value for kind in RuleKind])
_ATTEST = click.Tuple([str, str, click.DateTime(["%Y-%m-%d"]), str])
FILE = click.argument("file", type=click.Path(path_type=Path))


@click.command("pack")
@OUT
@click.option("--from", "sources", type=click.Path(path_type=Path), multiple=True, help="Thư mục hoặc tệp quy định.")
@click.option("--rule", "named", type=click.Tuple([_KIND, str]), multiple=True, help="Loại và mã quy định đang dùng.")
@click.option("--attest", "said", type=_ATTEST, multiple=True, help="Chế độ: mã, người xác nhận, ngày, văn bản.")
@click.option("--note", default="", help="Lời dặn gửi các xã.")
@SECRET
@JSON
@click.pass_obj
def pack(
    context: Context,
    *,
    out: Target,
    sources: tuple[Path, ...],
    named: tuple[tuple[str, str], ...],
    said: tuple[tuple[str, str, datetime, str], ...],
    note: str,
    passphrase: str,
    as_json: bool,
) -> None:
    """Cơ quan nhận lập gói quy định có chữ ký để giao cho các xã."""
    attestations = {scheme: Attestation(name, day.date(), document) for scheme, name, day, document in said}
    with context.office() as office:
        rules = _gathered(office, sources, named, attestations)
        made = handing.make_rule_pack(
            office, rules, passphrase, note, lambda name, content: save(out.named(name), content)
        )
    if made.unattested:
        say(f"Chưa ghi ai xác nhận: {', '.join(made.unattested)}. Xã nhận về chỉ tính thử, đến khi tự xác nhận.")
    target = out.named(made.pack.file_name)
    result = {
        "file": str(target),
        "id": made.pack.id,
        "pack": made.pack.pack,
        "seq": made.pack.seq,
        "items": [{"kind": rule.item.kind.value, "name": rule.item.name} for rule in rules],
        "unattested": list(made.unattested),
        "size": len(made.content),
    }
    answer(result, as_json=as_json, text=f"Đã lập gói quy định số {made.pack.seq}: {target}")


def _gathered(
    office: Office,
    sources: tuple[Path, ...],
    named: tuple[tuple[str, str], ...],
    attestations: Mapping[str, Attestation],
) -> "tuple[PackedRule, ...]":
    chosen = handing.chosen_rules(office, [(RuleKind(kind), name) for kind, name in named])
    rules = handing.gathered([*handing.read_rules(sources), *chosen])
    return handing.with_attestations(rules, attestations, office.clock.today())


@click.command("verify")
@FILE
@JSON
@click.pass_obj
def verify(context: Context, file: Path, as_json: bool) -> int:
    """Kiểm tra một gói quy định và xem nó thay đổi gì; không ghi gì."""
    content = read_bytes(file)
    opener = context.office() if context.book_file.exists() else context.trial()
    with opener as office:
        found = receiving.inspect_rule_pack(office, content)
        _say_found(office, found)
        answer(_inspection_json(office, found), as_json=as_json, text="\n".join(_lines(office, found)))
        return DONE if found.verified else NOT_VERIFIED


@click.command("receive")
@FILE
@click.option("--dry-run", is_flag=True, help="Chỉ xem thay đổi, không ghi vào sổ.")
@JSON
@click.pass_obj
def receive(context: Context, file: Path, dry_run: bool, as_json: bool) -> int:
    """Nhận gói quy định của cơ quan trên vào sổ: nhận hết hoặc không nhận gì."""
    content = read_bytes(file)
    with context.commune() as office:
        found = receiving.inspect_rule_pack(office, content)
        _say_found(office, found)
        result = {**_inspection_json(office, found), "taken": False}
        text = "\n".join(_lines(office, found))
        if dry_run:
            answer(result, as_json=as_json, text=text)
            return DONE if found.verified else NOT_VERIFIED
        try:
            receiving.take_in_rule_pack(office, content)
        except NotVerified as refused:
            result["problems"] = [problem_json(office.messages, problem) for problem in refused.problems]
            answer(result, as_json=as_json, text="")
            say("Không nhận gói; các quy định đang dùng giữ nguyên.")
            return NOT_VERIFIED
        result["taken"] = not found.verdict.is_duplicate
        done = "Đã nhận gói vào sổ." if result["taken"] else "Gói đã nhận từ trước; không có gì thay đổi."
        answer(result, as_json=as_json, text=f"{text}\n{done}".lstrip())
    return DONE


def _say_found(office: Office, found: RulePackInspection) -> None:
    known = found.verdict.is_duplicate
    say_facts(office, fact_rows(found.verdict.facts), news={"fresh"} if known else ())
    say_problems(office.messages, found.warnings)


def _inspection_json(office: Office, found: RulePackInspection) -> dict[str, object]:
    verdict = found.verdict
    manifest = verdict.manifest.as_json() if verdict.manifest else None
    return {
        "verified": found.verified,
        "duplicate": verdict.is_duplicate,
        "facts": verdict.facts.as_json(),
        "id": verdict.digest,
        "signer": verdict.signer.fingerprint if verdict.signer else None,
        "manifest": manifest,
        "outcome": verdict.judgement.outcome.value if verdict.judgement else None,
        "items": [_item_json(item) for item in found.items],
        "warnings": [problem_json(office.messages, problem) for problem in found.warnings],
        "problems": [problem_json(office.messages, problem) for problem in found.problems],
    }


def _item_json(item: ItemPreview) -> dict[str, object]:
    return {
        "kind": item.kind.value,
        "name": item.name,
        "title": item.title,
        "state": item.state.value,
        "attested": item.attestation is not None,
        "replaces_local": item.replaces is not None,
        "closed_months": [str(month) for month in item.months],
        "changes": [
            {"path": change.path, "before": change.before, "after": change.after, "document": change.document}
            for change in item.changes
        ],
    }


def _lines(office: Office, found: RulePackInspection) -> Iterator[str]:
    """Yield each rule with what becomes of it; of a new one only its title, for all of it is new."""
    for item in found.items:
        kind = office.messages.label("rule_kind", item.kind)
        yield f"{office.messages.label('item_state', item.state)}: {kind} «{item.title}» ({item.name})"
        if item.attestation is not None and item.attestation != item.attested_before:
            said = item.attestation
            yield f"    xác nhận: {said.name}, {written.short_date(said.on)}, {said.document}"
        for change in item.changes if item.state is ItemState.CHANGED else ():
            document = f" ({change.document})" if change.document else ""
            where = path_words(office.messages, change.path)
            became = told_change(office.messages, change.path, change.before, change.after)
            yield f"    {where}: {became}{document}"
