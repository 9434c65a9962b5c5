"""``sign``: certificates, one paper, what a file bears. The PIN comes by prompt."""

from pathlib import Path

import click
import pytest

from tests.cli.conftest import Run
from tests.soft_token import PIN, SoftToken


def test_a_paper_is_signed_and_looked_at(
    commune: Run, soft_token: SoftToken, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.prompt", lambda *_, **__: PIN)
    rows = commune("sign", "certificates", "--library", soft_token.library, "--json").json["certificates"]
    serial = next(row["serial"] for row in rows if row["holder"] == "Phạm Minh Tuấn")
    pdf = tmp_path / "p.pdf"
    document = commune("form", "print", "bang_thanh_toan", "--month", "2026-10", "--out", pdf, "--json").json[
        "document"
    ]
    out = tmp_path / "ky.pdf"
    options = ("--library", soft_token.library, "--certificate", serial, "--out", out, "--json")
    said = commune("sign", "paper", document, *options)
    assert (said.status, said.json["holder"]) == (0, "Phạm Minh Tuấn")
    assert out.read_bytes().startswith(pdf.read_bytes())
    (found,) = commune("sign", "signatures", out, "--json").json["signatures"]
    assert (found["intact"], found["whole"]) == (True, True)
    assert "còn nguyên vẹn; chưa kiểm tra nơi cấp" in commune("sign", "signatures", out).out
    again = tmp_path / "again.pdf"
    assert commune("sign", "save", document, "--out", again).status == 0
    assert again.read_bytes() == out.read_bytes()
    assert commune("sign", "signatures", pdf).out.strip() == "Tệp không có chữ ký số."


def test_what_speaks_against_signing_is_said_before_the_pin_is_asked(
    commune: Run, soft_token: SoftToken, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def left(*_: object, **__: object) -> str:
        raise click.Abort

    monkeypatch.setattr("click.prompt", left)
    serial = commune("sign", "certificates", "--library", soft_token.library, "--json").json["certificates"][0][
        "serial"
    ]
    made = commune("form", "print", "bang_thanh_toan", "--month", "2026-10", "--out", tmp_path / "p.pdf", "--json")
    options = ("--library", soft_token.library, "--certificate", serial, "--out", tmp_path / "ky.pdf")
    said = commune("sign", "paper", made.json["document"], *options)
    assert "BẢN NHÁP - THÁNG CHƯA KHÓA" in said.err
    assert commune("sign", "save", made.json["document"], "--out", tmp_path / "x.pdf", "--json").codes == [
        "esigning.not_signed_yet"
    ]


def test_refusals(commune: Run, soft_token: SoftToken, tmp_path: Path) -> None:
    out = ("--out", tmp_path / "x.pdf", "--json")
    of = ("--library", soft_token.library, "--certificate", "ff")
    assert commune("sign", "paper", "none", *of, *out).codes == ["esigning.certificate_unknown"]
    assert commune("sign", "save", "none", *out).codes == ["esigning.not_signed_yet"]
    assert commune("sign", "signatures", tmp_path / "none.pdf", "--json").codes == ["esigning.file_unreadable"]
    assert commune("sign", "certificates", "--library", "/none.so", "--json").codes == ["esigning.library_unreadable"]
