import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.services.saving_files import make_folder, named, save

Codes = Callable[[Callable[[], object]], list[str]]


def test_a_file_is_written_whole_and_replaces_the_older(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "tháng 10.pdf"
    assert save(target, b"one") == target
    save(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["tháng 10.pdf"]
    assert target.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("standing", [b"SQLite format 3\0...", b"PK..", b"a letter", b"age-encryption.org/v1"])
def test_a_file_of_another_kind_is_not_replaced(tmp_path: Path, refusal: Codes, standing: bytes) -> None:
    target = tmp_path / "f"
    target.write_bytes(standing)
    assert refusal(lambda: save(target, b"%PDF-1.7")) == ["file.of_another_kind"]
    assert target.read_bytes() == standing
    target.write_bytes(b"")
    assert save(target, b"%PDF-1.7").read_bytes() == b"%PDF-1.7"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_fault_leaves_the_older_file_and_no_draft(
    tmp_path: Path, refusal: Codes, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = save(tmp_path / "f.pdf", b"old")

    def fails(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(*((os, "fsync") if call == "fsync" else (Path, "replace")), fails)
    assert refusal(lambda: save(target, b"new")) == ["file.not_written"]
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_in_the_place_of_a_folder(tmp_path: Path, refusal: Codes) -> None:
    (tmp_path / "f").write_text("")
    assert refusal(lambda: save(tmp_path / "f" / "g.pdf", b"")) == ["file.not_written"]
    assert refusal(lambda: make_folder(tmp_path / "f" / "g")) == ["file.no_folder"]
    make_folder(tmp_path / "h" / "i")
    assert (tmp_path / "h" / "i").is_dir()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB, where this machine lets us mount one."""
    place = tmp_path / "stick"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if os.name == "nt" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(small_disk: Path, refusal: Codes) -> None:
    target = save(small_disk / "f.pdf", b"old")
    assert refusal(lambda: save(target, bytes(200_000))) == ["file.not_written"]
    assert target.read_bytes() == b"old"
    assert list(small_disk.iterdir()) == [target]


def test_a_name_gets_its_ending_once_and_loses_nothing():
    assert [named(typed, ".pdf").name for typed in ("/a/giay", "/a/giay.PDF", "/a/thang 07.2026")] == [
        "giay.pdf",
        "giay.PDF",
        "thang 07.2026.pdf",
    ]
