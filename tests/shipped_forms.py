"""The forms as the program brings them, for tests that must not depend on how often one has changed."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop_app.printing.definition import FormDefinition
from desktop_app.printing.library import sample

FORMS = Path(__file__).resolve().parents[1] / "forms"


def shipped_version(code: str) -> int:
    """Return the version that the program's own form has now."""
    version: int = tomllib.loads((FORMS / code / "form.toml").read_text(encoding="utf-8"))["version"]
    return version


def in_few_lines(form: FormDefinition) -> Any:
    """Return the sample without the law that amends the force's own: a decision that has room for larger letters."""
    context: Any = sample(form)
    return replace(context, bases=tuple(line for line in context.bases if "10 luật" not in line))
