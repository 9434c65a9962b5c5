"""The forms as the program brings them, for tests that must not depend on how often one has changed."""

import tomllib
from pathlib import Path

FORMS = Path(__file__).resolve().parents[1] / "forms"


def shipped_version(code: str) -> int:
    """Return the version that the program's own form has now."""
    version: int = tomllib.loads((FORMS / code / "form.toml").read_text(encoding="utf-8"))["version"]
    return version
