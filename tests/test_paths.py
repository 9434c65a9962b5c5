import sys
from pathlib import Path

import pytest

from desktop_app.paths import Paths


def test_what_is_read_lies_in_the_program_and_what_is_written_in_the_data(tmp_path: Path) -> None:
    paths = Paths.standard(tmp_path)
    assert (paths.resources / "rules").is_dir()
    assert (paths.forms / "bang_thanh_toan" / "form.toml").is_file()
    written = [paths.book, paths.backups, paths.keys, paths.settings, paths.log]
    assert len({*written}) == 5
    assert all(tmp_path in path.parents for path in written)
    assert not any(tmp_path.iterdir())


def test_the_users_own_folder_is_the_default() -> None:
    assert Paths.standard().data.is_absolute()
    assert "SoANTT" in Paths.standard().data.parts


def test_a_frozen_program_reads_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "so-antt.exe"))
    assert Paths.standard(tmp_path / "data").resources == tmp_path.resolve() / "resources"
