"""The contracts of pyproject.toml hold, and each of them catches what it is there for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PLANTED: dict[str, dict[str, str]] = {
    "1. Imports point down": {"rules/planted.py": "from desktop_app.storage import planted", "storage/planted.py": ""},
    "2. Screens and commands": {"cli/planted.py": "from desktop_app.bundle import planted", "bundle/planted.py": ""},
    "3. Nothing below the ui": {"services/planted.py": "import PySide6.QtCore"},
    "4. model and rules are pure": {"model/planted.py": "import os"},
    "5. Only storage speaks SQL": {"ui/planted.py": "import sqlite3"},
    "6. Only printing draws": {"excel/planted.py": "import reportlab.pdfgen"},
    "7. Only excel opens workbooks": {"printing/planted.py": "import openpyxl"},
    "8. Only bundle does cryptography": {"storage/planted.py": "import cryptography"},
    "9. Pages do not know each other": {
        "ui/pages/planted.py": "from desktop_app.ui.pages import planted_too",
        "ui/pages/planted_too.py": "",
    },
    "10. Siblings": {
        "rules/planted.py": "from desktop_app.rules import planted_too",
        "rules/planted_too.py": "from desktop_app.rules import planted",
    },
    "11. Only printing/word": {"services/planted.py": "import docx"},
    "12. Only esigning": {"bundle/planted.py": "import pyhanko.sign"},
}
"""By the beginning of each contract's name: modules that break it and no other."""


def lint(folder: Path) -> str:
    """What lint-imports says, on lines wide enough to hold a contract's name and its verdict."""
    script = Path(sys.executable).with_name("lint-imports.exe" if sys.platform == "win32" else "lint-imports")
    wide = {**os.environ, "COLUMNS": "200", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [script, "--no-cache"], cwd=folder, capture_output=True, encoding="utf-8", env=wide, check=False
    )
    return done.stdout + done.stderr


def broken(said: str) -> list[str]:
    return [line.removesuffix(" BROKEN") for line in said.splitlines() if line.endswith(" BROKEN")]


@pytest.fixture
def copy(root, tmp_path) -> Path:
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copytree(root / "desktop_app", tmp_path / "desktop_app", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def plant(copy: Path, modules: dict[str, str]) -> None:
    for place, line in modules.items():
        target = copy / "desktop_app" / place
        target.parent.mkdir(exist_ok=True)
        target.write_text(f"{line}\n", encoding="utf-8")


def test_the_house_keeps_its_contracts(copy):
    said = lint(copy)
    assert f"Contracts: {len(PLANTED)} kept, 0 broken." in said, said


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_is_caught(copy, contract):
    plant(copy, PLANTED[contract])
    said = lint(copy)
    assert [name for name in broken(said) if name.startswith(contract)], said
    assert "planted" in said.split("Broken contracts")[1]


def test_a_room_without_a_layer_is_refused(copy):
    plant(copy, {"utils/__init__.py": ""})
    assert "desktop_app.utils" in lint(copy)
