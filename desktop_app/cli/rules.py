"""``schemes`` and ``rules list|keep|attest|drop``: the schemes known here, and the rules that the book itself keeps.

What ``rules`` says of rule packs stands in ``rule_packs``.
"""

from datetime import datetime, timedelta
from pathlib import Path

import click

from desktop_app.cli import rule_packs
from desktop_app.cli.answers import answer, problem_json, say_problems
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.model.law import Attestation, RuleKind
from desktop_app.rules.scheme import Scheme
from desktop_app.services import keeping_rules, keeping_schemes
from desktop_app.services.keeping_files import keep_file, warnings_of
from desktop_app.services.keeping_rules import KeptRule
from desktop_app.services.office import Office
from desktop_app.wording import written

DAY = click.DateTime(formats=["%Y-%m-%d"])


def scheme_json(scheme: Scheme) -> dict[str, object]:
    """Return one scheme as lists show it."""
    span = scheme.span
    return {
        "id": scheme.id,
        "name": scheme.name,
        "status": scheme.status.value,
        "territory": scheme.territory,
        "valid_from": span.start.isoformat() if span else None,
        "valid_to": (span.end - timedelta(days=1)).isoformat() if span and span.end else None,
        "local": scheme.local,
        "attested": _attested(scheme.attestation),
        "payable": scheme.payable,
        "digest": scheme.digest,
    }


def _attested(attestation: Attestation | None) -> dict[str, str] | None:
    if attestation is None:
        return None
    return {"name": attestation.name, "on": attestation.on.isoformat(), "document": attestation.document}


@click.group()
def rules() -> None:
    """Quy định lưu trong sổ: chế độ, mức Nhà nước, lịch nghỉ."""


@rules.command("list")
@JSON
@click.pass_obj
def list_(context: Context, as_json: bool) -> None:
    """Liệt kê quy định lưu trong sổ."""
    with context.office() as office:
        kept = keeping_rules.list_kept(office)
        problems = (*office.rules.problems, *office.forms.problems)
        say_problems(office.messages, problems)
        answer(
            {
                "rules": [_kept_json(one) for one in kept],
                "problems": [problem_json(office.messages, problem) for problem in problems],
            },
            as_json=as_json,
            text="\n".join(_kept_line(office, one) for one in kept) or "Sổ này chưa lưu quy định nào.",
        )


def _kept_json(one: KeptRule) -> dict[str, object]:
    text = one.text
    return {
        "kind": text.kind.value,
        "name": text.name,
        "title": one.title,
        "origin": text.origin.value,
        "pack": text.pack or None,
        "kept_at": text.kept_at,
        "kept_by": text.kept_by,
        "versions": one.versions,
        "attested": _attested(text.attestation),
        "applied": one.applied,
        "own": one.own,
    }


def _kept_line(office: Office, one: KeptRule) -> str:
    text, messages = one.text, office.messages
    state = "" if one.applied else "  (không đọc được, đang dùng bản của chương trình)"
    if text.attestation is not None:
        state += f"  (xác nhận: {text.attestation.name}, {written.short_date(text.attestation.on)})"
    kind, origin = messages.label("rule_kind", text.kind), messages.label("rule_origin", text.origin)
    return f"{kind}  {text.name}  {one.title}  {origin}{state}"


@rules.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--why", default="", help="Lý do, ghi vào nhật ký.")
@JSON
@click.pass_obj
def keep(context: Context, file: Path, why: str, as_json: bool) -> None:
    """Lưu một tệp chế độ, mức Nhà nước hoặc lịch nghỉ vào sổ."""
    with context.office() as office:
        kind, name = keep_file(office, keeping_rules.file_text(file), why, file.name)
        if kind is RuleKind.SCHEME:
            scheme = office.rulebook.scheme(name)
            pays = "" if scheme.payable else " Chưa xác nhận hoặc còn thiếu: chỉ để tính thử, không làm căn cứ chi."
            answer(scheme_json(scheme), as_json=as_json, text=f"Đã lưu «{scheme.name}».{pays}")
        else:
            text = f"Đã lưu {office.messages.label('rule_kind', kind)} «{name}»."
            warnings = warnings_of(office, kind, name)
            say_problems(office.messages, warnings)
            told = [problem_json(office.messages, warning) for warning in warnings]
            answer({"kind": kind.value, "name": name, "warnings": told}, as_json=as_json, text=text)


@rules.command()
@click.argument("scheme")
@click.option("--name", required=True, help="Người có thẩm quyền xác nhận.")
@click.option("--on", "day", type=DAY, required=True, help="Ngày xác nhận, ví dụ 2026-11-02.")
@click.option("--document", required=True, help="Văn bản đã đối chiếu.")
@JSON
@click.pass_obj
def attest(context: Context, scheme: str, name: str, day: datetime, document: str, as_json: bool) -> None:
    """Xác nhận một chế độ đúng như văn bản đã ban hành."""
    with context.office() as office:
        attested = keeping_schemes.attest_scheme(office, scheme, Attestation(name, day.date(), document))
        answer(scheme_json(attested), as_json=as_json, text=f"Đã xác nhận «{attested.name}».")


@rules.command()
@click.argument("kind", type=click.Choice([kind.value for kind in RuleKind]))
@click.argument("name")
@click.option("--why", required=True, help="Lý do, ghi vào nhật ký.")
@JSON
@click.pass_obj
def drop(context: Context, kind: str, name: str, why: str, as_json: bool) -> None:
    """Bỏ quy định lưu trong sổ, trở lại bản của chương trình."""
    with context.office() as office:
        keeping_rules.drop_local(office, RuleKind(kind), name, why)
        own = keeping_rules.own_text(office, RuleKind(kind), name) is not None
        left = "Đang dùng bản của chương trình." if own else "Chương trình không có bản riêng."
        answer({"kind": kind, "name": name, "own": own}, as_json=as_json, text=f"Đã bỏ «{name}». {left}")


for command in (rule_packs.pack, rule_packs.verify, rule_packs.receive):
    rules.add_command(command)
