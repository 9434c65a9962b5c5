"""A file is written whole or not at all."""

import sys
from pathlib import Path

import pytest

from desktop_app.bundle import files


def test_a_file_is_kept_and_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"
    files.keep(path, b"one", secret=True)
    files.keep(path, b"two", secret=True)
    assert files.read(path, 3) == b"two"
    assert [item.name for item in path.parent.iterdir()] == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no owner bits")
def test_a_secret_is_its_owners_only(tmp_path: Path) -> None:
    files.keep(tmp_path / "secret", b"", secret=True)
    files.keep(tmp_path / "open", b"")
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("secret", "open")] == [0o600, 0o644]


def test_what_cannot_be_written_or_read_is_refused(tmp_path: Path, codes, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    assert codes(lambda: files.keep(tmp_path / "file" / "below", b"")) == ["bundle.file_not_written"]
    assert codes(lambda: files.read(tmp_path / "absent", 9)) == ["bundle.file_not_read"]
    assert codes(lambda: files.read(tmp_path / "file", 4)) == ["bundle.too_large"]

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert codes(lambda: files.keep(tmp_path / "file", b"new")) == ["bundle.file_not_written"]
    assert (tmp_path / "file").read_bytes() == b"12345"
    assert [item.name for item in tmp_path.iterdir()] == ["file"]
