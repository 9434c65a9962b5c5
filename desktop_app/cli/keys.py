"""``key new|sheet|trust|list|revoke|signers|certify``: keys and their ceremony."""

from datetime import date, datetime
from pathlib import Path

import click

from desktop_app.cli.answers import answer
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.places import OUT, Target
from desktop_app.model.problems import Problem, Refused
from desktop_app.services import keeping_keys as keeping
from desktop_app.services.keeping_keys import KeySheet
from desktop_app.services.saving_files import save
from desktop_app.wording import written

SECRET = click.option("--passphrase", default="", envvar="SO_ANTT_PASSPHRASE", help="Mật khẩu mở khóa của đơn vị.")


@click.group()
def key() -> None:
    """Khóa ký và danh sách tin cậy."""


@key.command()
@click.option("--next", "following", is_flag=True, help="Tạo khóa kế tiếp khi đơn vị đã có khóa.")
@SECRET
@JSON
@click.pass_obj
def new(context: Context, following: bool, passphrase: str, as_json: bool) -> None:
    """Tạo khóa của đơn vị."""
    with context.office() as office:
        _show(keeping.make_keys(office, passphrase, following=following), as_json=as_json)


@key.command()
@click.option("--card", type=click.Path(path_type=Path), help="Ghi phiếu khóa ra tệp để giao cho nơi kia.")
@SECRET
@JSON
@click.pass_obj
def sheet(context: Context, card: Path | None, passphrase: str, as_json: bool) -> None:
    """Phiếu khóa: dấu vân tay để đối chiếu."""
    with context.office() as office:
        shown = keeping.key_sheet(office, passphrase)
    if card is not None:
        save(card, shown.card)
    _show(shown, as_json=as_json)


@key.command()
@click.argument("card", type=click.Path(path_type=Path))
@click.option("--fingerprint", help="Dấu vân tay trên phiếu giấy; khớp thì coi là đã đối chiếu.")
@JSON
@click.pass_obj
def trust(context: Context, card: Path, fingerprint: str | None, as_json: bool) -> None:
    """Nhập phiếu khóa của đơn vị khác."""
    with context.office() as office:
        read = keeping.read_card(card)
        compared = fingerprint is not None
        if fingerprint is not None and "".join(fingerprint.split()).removeprefix("SHA256:") != (
            read.signing.fingerprint.removeprefix("SHA256:")
        ):
            raise Refused(Problem("key.fingerprint_differs", values={"unit": read.unit}))
        keeping.trust(office, read, compared=compared)
    words = "đã đối chiếu" if compared else "chưa đối chiếu: chưa nhận gói của khóa này"
    result = {"unit": read.unit, "fingerprint": read.signing.fingerprint, "compared": compared}
    answer(result, as_json=as_json, text=f"Đã nhập khóa của {read.unit}, {words}")


@key.command("list")
@JSON
@click.pass_obj
def list_(context: Context, as_json: bool) -> None:
    """Các khóa tin cậy."""
    with context.office() as office:
        trusted = keeping.list_trusted(office)
        rows = [
            {
                "unit": known.card.unit,
                "name": known.card.name,
                "serial": known.card.serial,
                "fingerprint": known.card.signing.fingerprint,
                "compared": known.compared,
                "valid_to": known.ends.isoformat(),
                "revoked_from": known.revoked_from.isoformat() if known.revoked_from else None,
                "revoked_why": known.revoked_why,
            }
            for known in trusted
        ]
        told = [
            f"{known.card.unit}  {known.card.signing.fingerprint}"
            + _standing(known.revoked_from, known.revoked_why, compared=known.compared)
            for known in trusted
        ]
    answer({"keys": rows}, as_json=as_json, text="\n".join(told))


@key.command()
@click.argument("fingerprint")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), required=True)
@click.option("--why", required=True)
@JSON
@click.pass_obj
def revoke(context: Context, fingerprint: str, since: datetime, why: str, as_json: bool) -> None:
    """Thu hồi một khóa từ một ngày."""
    with context.office() as office:
        found = [k.card.signing for k in keeping.list_trusted(office) if k.card.signing.fingerprint == fingerprint]
        if not found:
            raise Refused(Problem("key.not_in_ring", values={"fingerprint": fingerprint}))
        keeping.revoke(office, found[0], since.date(), why)
    result = {"fingerprint": fingerprint, "revoked_from": since.date(), "why": why}
    answer(result, as_json=as_json, text=f"Đã thu hồi khóa {fingerprint}")


@key.command()
@OUT
@JSON
@click.pass_obj
def signers(context: Context, out: Target, as_json: bool) -> None:
    """Ghi danh sách tin cậy theo dạng mà ssh-keygen đọc được."""
    with context.office() as office:
        lines = keeping.allowed_signers(office)
    file = save(out.named("allowed_signers"), lines.encode())
    answer({"file": str(file), "keys": lines.count("\n")}, as_json=as_json, text=f"Đã ghi {file}")


@key.command()
@click.argument("card", type=click.Path(path_type=Path))
@OUT
@SECRET
@JSON
@click.pass_obj
def certify(context: Context, card: Path, out: Target, passphrase: str, as_json: bool) -> None:
    """Cơ quan nhận chứng nhận khóa đã đối chiếu của một đơn vị."""
    with context.office() as office:
        read = keeping.read_card(card)
        line = keeping.certify(office, read, passphrase)
    file = save(out.named(f"{read.unit}-k{read.serial}-cert.pub"), f"{line}\n".encode())
    result = {"file": str(file), "unit": read.unit, "fingerprint": read.signing.fingerprint}
    answer(result, as_json=as_json, text=f"Đã chứng nhận khóa của {read.unit}: {file}")


def _standing(revoked_from: date | None, why: str, *, compared: bool) -> str:
    """What a list adds to a key that does not simply count."""
    words = [] if compared else ["chưa đối chiếu"]
    if revoked_from is not None:
        words.append(f"đã thu hồi từ {written.short_date(revoked_from)}: {why}")
    return "".join(f"  ({each})" for each in words)


def _show(shown: KeySheet, *, as_json: bool) -> None:
    result = {
        "unit": shown.unit,
        "serial": shown.serial,
        "fingerprint": shown.fingerprint,
        "grouped": shown.grouped,
        "recipient": shown.recipient,
    }
    answer(result, as_json=as_json, text=f"{shown.unit}, khóa số {shown.serial}\n{shown.grouped}\n{shown.recipient}")
