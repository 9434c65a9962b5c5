from pathlib import Path

import pytest

from desktop_app.bundle import certificates, keyring
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys from passphrases in one round; how slow it is in life is measured elsewhere."""
    from desktop_app.bundle import keys

    assert keys.keep.__kwdefaults__ == {"kdf_rounds": keys.KDF_ROUNDS}
    monkeypatch.setitem(keys.keep.__kwdefaults__, "kdf_rounds", 1)


@pytest.fixture
def card(commune: Run, tmp_path: Path) -> tuple[Path, str]:
    """Return an office's card and its fingerprint."""
    office = tmp_path / "office"
    commune("init", "--office", "ca-bac-ninh", folder=office)
    sheet = commune("key", "new", "--json", folder=office).json
    commune("key", "sheet", "--card", tmp_path / "card.json", folder=office)
    return tmp_path / "card.json", sheet["fingerprint"]


def test_new_keys_and_their_sheet(commune: Run) -> None:
    made = commune("key", "new", "--passphrase", "mật khẩu", "--json")
    assert made.status == 0
    assert made.json.keys() == {"unit", "serial", "fingerprint", "grouped", "recipient"}
    assert (made.json["unit"], made.json["serial"]) == ("tan-thanh", 1)
    assert commune("key", "sheet", "--passphrase", "mật khẩu", "--json").json == made.json
    wrong = commune("key", "sheet", "--passphrase", "khác", "--json")
    assert wrong.status == 1
    assert wrong.codes[0].startswith("bundle.")
    assert made.json["grouped"] in commune("key", "sheet", "--passphrase", "mật khẩu").out


def test_a_passphrase_may_come_from_the_surroundings(commune: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SO_ANTT_PASSPHRASE", "mật khẩu")
    assert commune("key", "new").status == 0
    again = commune("key", "new", "--json")
    assert (again.status, again.codes) == (1, ["key.already_made"])
    assert commune("key", "new", "--next", "--json").json["serial"] == 2
    monkeypatch.delenv("SO_ANTT_PASSPHRASE")
    assert commune("key", "sheet", "--json").codes == ["bundle.key_needs_passphrase"]


def test_comparing_by_the_sheet_of_paper(commune: Run, card: tuple[Path, str], tmp_path: Path) -> None:
    file, fingerprint = card
    other = commune("key", "trust", file, "--fingerprint", "SHA256:" + "A" * 43, "--json")
    assert (other.status, other.codes) == (1, ["key.fingerprint_differs"])
    spaced = " ".join(fingerprint[n : n + 4] for n in range(0, len(fingerprint), 4))
    assert commune("key", "trust", file, "--fingerprint", spaced, "--json").json == {
        "unit": "ca-bac-ninh",
        "fingerprint": fingerprint,
        "compared": True,
    }
    [row] = commune("key", "list", "--json").json["keys"]
    assert (row["unit"], row["compared"], row["valid_to"], row["revoked_from"]) == (
        "ca-bac-ninh",
        True,
        "2028-11-02",
        None,
    )
    written = commune("key", "signers", "--out", f"{tmp_path}/tam/", "--json").json
    assert written == {"file": str(tmp_path / "tam" / "allowed_signers"), "keys": 1}
    assert Path(written["file"]).read_text().startswith("ca-bac-ninh ")
    revoked = commune("key", "revoke", fingerprint, "--since", "2026-12-01", "--why", "mất máy", "--json")
    assert revoked.json == {"fingerprint": fingerprint, "revoked_from": "2026-12-01", "why": "mất máy"}
    assert commune("key", "list", "--json").json["keys"][0]["revoked_from"] == "2026-12-01"
    listed = commune("key", "list").out
    assert fingerprint in listed
    assert "đã thu hồi từ 01/12/2026: mất máy" in listed
    later = commune("key", "revoke", fingerprint, "--since", "2027-01-01", "--why", "thấy lại", "--json")
    assert (later.status, later.codes) == (1, ["bundle.key_revoked_before"])
    assert commune("key", "list").out == listed


def test_without_comparing_it_is_said(commune: Run, card: tuple[Path, str]) -> None:
    said = commune("key", "trust", card[0])
    assert said.status == 0
    assert "chưa đối chiếu" in said.out
    assert not commune("key", "list", "--json").json["keys"][0]["compared"]
    assert "chưa đối chiếu" in commune("key", "list").out


def test_what_is_refused(commune: Run, tmp_path: Path) -> None:
    assert commune("key", "trust", tmp_path / "none", "--json").codes == ["file.not_read"]
    assert commune("key", "sheet", "--json").codes == ["bundle.no_keys_yet"]
    said = commune("key", "revoke", "SHA256:x", "--since", "2026-12-01", "--why", "y")
    assert said.status == 1
    assert said.err.strip()


def test_an_office_certifies_a_key_that_it_compared(commune: Run, card: tuple[Path, str], tmp_path: Path) -> None:
    office = tmp_path / "office"
    made = commune("key", "new", "--json").json
    commune("key", "sheet", "--card", tmp_path / "xa.json")
    asked = ("key", "certify", tmp_path / "xa.json", "--out", f"{tmp_path}/giay/", "--json")
    assert commune(*asked).codes == ["bundle.not_an_office"]
    assert commune(*asked, folder=office).codes == ["key.not_compared"]
    commune("key", "trust", tmp_path / "xa.json", "--fingerprint", made["fingerprint"], folder=office)
    said = commune(*asked, folder=office).json
    assert said == {
        "file": str(tmp_path / "giay" / "tan-thanh-k1-cert.pub"),
        "unit": "tan-thanh",
        "fingerprint": made["fingerprint"],
    }
    line = Path(said["file"]).read_text()
    found = certificates.read(line, keyring.read_card(card[0].read_bytes()).signing)
    assert (found.unit, found.serial, found.signing.fingerprint) == ("tan-thanh", 1, made["fingerprint"])
