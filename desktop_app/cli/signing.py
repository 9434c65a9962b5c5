"""``sign certificates|paper|signatures|save``: electronic signatures by a token. The PIN is never an argument."""

from pathlib import Path

import click

from desktop_app.cli.answers import answer, problem_json, say_problems
from desktop_app.cli.calculating import JSON
from desktop_app.cli.context import Context
from desktop_app.cli.places import OUT, Target
from desktop_app.model.esigning import FoundSignature, SigningAs, TokenCertificate
from desktop_app.model.ids import DocumentId
from desktop_app.model.problems import Place, Problem, Refused, fault_name
from desktop_app.services import signing_papers as signing
from desktop_app.services.composing_signatures import Wish
from desktop_app.services.saving_files import save
from desktop_app.settings import SEAL_MM
from desktop_app.wording import esigning_words

LIBRARY = click.option("--library", required=True, help="Thư viện PKCS #11 của USB ký số.")


@click.group()
def sign() -> None:
    """Ký số văn bản đã in bằng USB ký số."""


@sign.command()
@LIBRARY
@JSON
def certificates(library: str, as_json: bool) -> None:
    """Các chứng thư số trên USB đang cắm."""
    found = signing.list_certificates(library)
    rows = [_certificate(one) for one in found]
    lines = [f"{one.serial}  {one.holder}, {one.organisation} (đến {one.valid_to:%d/%m/%Y})" for one in found]
    answer({"certificates": rows}, as_json=as_json, text="\n".join(lines))


@sign.command()
@click.argument("document")
@LIBRARY
@click.option("--certificate", required=True, help="Số sê-ri của chứng thư.")
@click.option("--as", "signing_as", type=click.Choice([one.value for one in SigningAs]), default="person")
@click.option("--picture", type=click.Path(path_type=Path), help="Ảnh PNG chữ ký (xanh) hoặc con dấu (đỏ).")
@click.option("--seal-mm", type=float, default=SEAL_MM, help="Chiều rộng thật của con dấu, mm.")
@click.option("--place", type=int, default=1, help="Vị trí chữ ký trên văn bản, đếm từ trái.")
@OUT
@JSON
@click.pass_obj
def paper(
    context: Context,
    document: str,
    library: str,
    certificate: str,
    signing_as: str,
    picture: Path | None,
    seal_mm: float,
    place: int,
    out: Target,
    as_json: bool,
) -> None:
    """Ký một văn bản đã in; mã PIN được hỏi, thử đúng một lần."""
    chosen = _chosen(signing.list_certificates(library), certificate)
    with context.commune() as office:
        wish = Wish(DocumentId(document), library, chosen, SigningAs(signing_as), picture, seal_mm, place)
        prepared = signing.prepare(office, wish)
        say_problems(office.messages, prepared.doubts)  # before the PIN: a signature is not taken back
        pin: str = click.prompt("Mã PIN", hide_input=True, err=True)
        signed = signing.sign(prepared, pin)
        kept = signing.keep_signed(office, signed)
        file = save(out.named(f"{document}-ky-so.pdf"), signed.pdf)
    doubts = [problem_json(office.messages, one) for one in prepared.doubts]
    result = {"file": str(file), "signed": kept.id, "sha256": kept.sha256, "holder": kept.holder, "doubts": doubts}
    answer(result, as_json=as_json, text=f"Đã ký số: {file}")


@sign.command()
@click.argument("file", type=click.Path(path_type=Path))
@JSON
def signatures(file: Path, as_json: bool) -> None:
    """Các chữ ký số có trong một tệp PDF."""
    try:
        pdf = file.read_bytes()
    except OSError as fault:
        values = {"path": str(file), "fault": fault_name(fault)}
        raise Refused(Problem("esigning.file_unreadable", Place(source=file.name), values)) from fault
    found = signing.signatures_of(pdf)
    lines = [f"{esigning_words.found(one)}; chưa kiểm tra nơi cấp chứng thư" for one in found] or [
        "Tệp không có chữ ký số."
    ]
    answer({"signatures": [_signature(one) for one in found]}, as_json=as_json, text="\n".join(lines))


@sign.command("save")
@click.argument("document")
@OUT
@JSON
@click.pass_obj
def save_(context: Context, document: str, out: Target, as_json: bool) -> None:
    """Ghi ra tệp bản đã ký số đang giữ trong sổ."""
    with context.commune() as office:
        pdf = signing.signed_bytes(office, DocumentId(document))
        if pdf is None:
            raise Refused(Problem("esigning.not_signed_yet"))
        file = save(out.named(f"{document}-ky-so.pdf"), pdf)
    answer({"file": str(file)}, as_json=as_json, text=str(file))


def _chosen(found: tuple[TokenCertificate, ...], wanted: str) -> TokenCertificate:
    same = [one for one in found if wanted.lower() in {one.serial, one.fingerprint}]
    if len(same) != 1:
        known = [one.serial for one in found]
        raise Refused(Problem("esigning.certificate_unknown", values={"wanted": wanted, "known": known}))
    return same[0]


def _certificate(one: TokenCertificate) -> dict[str, object]:
    return {
        "serial": one.serial,
        "holder": one.holder,
        "organisation": one.organisation,
        "issuer": one.issuer,
        "token": one.token,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
        "fingerprint": one.fingerprint,
    }


def _signature(one: FoundSignature) -> dict[str, object]:
    return {
        "field": one.field,
        "holder": one.holder,
        "organisation": one.organisation,
        "signed_at": one.signed_at,
        "intact": one.intact,
        "whole": one.whole,
        "fingerprint": one.fingerprint,
    }
