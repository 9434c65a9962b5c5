"""Keys are kept in public formats and come back only with their passphrase."""

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from desktop_app.bundle import keys
from desktop_app.bundle.keys import PublicKey

WORD = "Mật khẩu dài đủ mười hai"


def test_keys_without_a_passphrase_come_back(tmp_path: Path) -> None:
    made = keys.make("tan-thanh", 2)
    paths = keys.keep(made, tmp_path)
    loaded = keys.load(tmp_path, "tan-thanh", 2)
    assert (loaded.public, loaded.recipient) == (made.public, made.recipient)
    assert [path.name for path in paths] == [f"tan-thanh-k2.{end}" for end in ("key", "key.pub", "age", "age.pub")]
    assert paths[1].read_text() == f"{made.public.line} tan-thanh\n"
    assert paths[3].read_text() == f"{made.recipient}\n"
    assert "SECRET" not in repr(made)
    assert made.signing.private_bytes_raw().hex() not in repr(made)


def test_a_passphrase_is_needed_in_either_normal_form(tmp_path: Path, codes) -> None:
    made = keys.make("tan-thanh")
    keys.keep(made, tmp_path, unicodedata.normalize("NFD", WORD), kdf_rounds=1)
    assert keys.load(tmp_path, "tan-thanh", secret=WORD).public == made.public
    assert codes(lambda: keys.load(tmp_path, "tan-thanh", 1, "sai")) == ["bundle.key_not_opened"]
    assert codes(lambda: keys.load(tmp_path, "tan-thanh")) == ["bundle.key_needs_passphrase"]
    assert made.recipient.encode() not in (tmp_path / "tan-thanh-k1.age").read_bytes()


def test_an_open_key_refuses_a_passphrase_that_it_does_not_have(tmp_path: Path, codes) -> None:
    keys.keep(keys.make("tan-thanh"), tmp_path)
    assert codes(lambda: keys.load(tmp_path, "tan-thanh", 1, "thừa")) == ["bundle.key_not_opened"]


def test_keys_are_never_overwritten(tmp_path: Path, codes) -> None:
    keys.keep(keys.make("tan-thanh"), tmp_path)
    assert codes(lambda: keys.keep(keys.make("tan-thanh"), tmp_path)) == ["bundle.key_exists"]
    keys.keep(keys.make("tan-thanh", 10), tmp_path)
    keys.keep(keys.make("tan-thanh-2"), tmp_path)
    (tmp_path / "tan-thanh-kx.key").touch()
    assert keys.kept(tmp_path, "tan-thanh") == [1, 10]


def test_broken_and_foreign_files_are_refused(tmp_path: Path, codes) -> None:
    keys.keep(keys.make("tan-thanh"), tmp_path)
    identity = tmp_path / "tan-thanh-k1.age"
    for content in (b"", b"\xff", b"# only a remark\n", b"AGE-WORD-KEY-1BROKEN\n"):
        identity.write_bytes(content)
        assert codes(lambda: keys.load(tmp_path, "tan-thanh")) == ["bundle.key_not_opened"]
    other = ec.generate_private_key(ec.SECP256R1())
    (tmp_path / "tan-thanh-k1.key").write_bytes(
        other.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    )
    assert codes(lambda: keys.load(tmp_path, "tan-thanh")) == ["bundle.key_not_ed25519"]
    assert codes(lambda: keys.load(tmp_path, "khac")) == ["bundle.file_not_read"]


def test_a_code_that_cannot_name_a_file_gets_no_keys(codes) -> None:
    assert codes(lambda: keys.make("../x")) == ["bundle.unit_code_wrong"]


def test_a_public_line_reads_back(stranger) -> None:
    assert PublicKey.parse(f"{stranger.public.line} remark of any length") == stranger.public
    groups = stranger.public.grouped.split(" ")
    assert "SHA256:" + "".join(groups) == stranger.public.fingerprint
    assert {len(group) for group in groups[:-1]} == {4}


@pytest.mark.parametrize("line", ["", "ssh-ed25519", "ssh-rsa AAAA", "ssh-ed25519 ***", "ssh-ed25519 AAAA", "x y z"])
def test_a_line_that_is_no_key_is_refused(line: str, codes) -> None:
    assert codes(lambda: PublicKey.parse(line)) == ["bundle.key_not_ed25519"]


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_ssh_keygen_reads_our_key_and_shows_the_same_fingerprint(tmp_path: Path) -> None:
    made = keys.make("tan-thanh")
    private, public, *_ = keys.keep(made, tmp_path, WORD, kdf_rounds=2)
    shown = subprocess.run(["ssh-keygen", "-l", "-f", public], check=True, capture_output=True, text=True).stdout
    assert made.public.fingerprint in shown
    derived = subprocess.run(
        ["ssh-keygen", "-y", "-P", WORD, "-f", private], check=True, capture_output=True, text=True
    ).stdout
    assert derived.strip() == made.public.line


def test_what_others_know_of_keys_needs_no_passphrase(tmp_path: Path, codes) -> None:
    made = keys.make("tan-thanh")
    _, signing, _, identity = keys.keep(made, tmp_path, WORD, kdf_rounds=1)
    assert keys.load_public(tmp_path, "tan-thanh", 1) == (made.public, made.recipient)
    signing.write_bytes(b"\xff\xfe")
    assert codes(lambda: keys.load_public(tmp_path, "tan-thanh", 1)) == ["bundle.key_not_ed25519"]
    identity.unlink()
    signing.write_text(made.public.line)
    assert codes(lambda: keys.load_public(tmp_path, "tan-thanh", 1)) == ["bundle.file_not_read"]
