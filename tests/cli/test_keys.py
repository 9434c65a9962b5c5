from pathlib import Path

import pytest

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
    monkeypatch.delenv("SO_ANTT_PASSPHRASE")
    assert commune("key", "sheet").status == 1


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
    assert commune("key", "signers", "--out", tmp_path / "signers").status == 0
    assert (tmp_path / "signers").read_text().startswith("ca-bac-ninh ")
    assert commune("key", "revoke", fingerprint, "--since", "2026-12-01", "--why", "mất máy").status == 0
    assert commune("key", "list", "--json").json["keys"][0]["revoked_from"] == "2026-12-01"


def test_without_comparing_it_is_said(commune: Run, card: tuple[Path, str]) -> None:
    said = commune("key", "trust", card[0])
    assert said.status == 0
    assert "chưa đối chiếu" in said.out
    assert not commune("key", "list", "--json").json["keys"][0]["compared"]


def test_what_is_refused(commune: Run, tmp_path: Path) -> None:
    assert commune("key", "trust", tmp_path / "none", "--json").codes == ["file.not_read"]
    assert commune("key", "sheet", "--json").codes == ["bundle.no_keys_yet"]
    said = commune("key", "revoke", "SHA256:x", "--since", "2026-12-01", "--why", "y")
    assert said.status == 1
    assert said.err.strip()
