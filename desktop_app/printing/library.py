"""All forms of the folder ``forms``, loaded and checked at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.model.problems import Problem, Refused
from desktop_app.printing.definition import (
    FORM_FILE,
    SAMPLE_FILE,
    FormDefinition,
    literals_of,
    load_form,
    load_profiles,
    no_such_form,
)
from desktop_app.printing.fonts import Fonts, refuse_lacking
from desktop_app.printing.reading import read_toml, structure

PROFILES = "profiles"


@dataclass(frozen=True, slots=True)
class FormLibrary:
    """The forms by code."""

    forms: Mapping[str, FormDefinition]

    def __getitem__(self, code: str) -> FormDefinition:
        """Return the form of a code; Refused where there is none."""
        if code not in self.forms:
            raise no_such_form(code)
        return self.forms[code]

    def __iter__(self) -> Iterator[FormDefinition]:
        return iter(self.forms.values())

    def __len__(self) -> int:
        return len(self.forms)


def load_forms(folder: Path, fonts: Fonts | None = None) -> FormLibrary:
    """Return every form below the folder; Refused with the problems of all of them at once.

    With ``fonts`` the forms' own words are also held against the letters that the faces have.
    """
    profiles = load_profiles(folder / PROFILES)
    problems: list[Problem] = []
    forms: dict[str, FormDefinition] = {}
    for file in sorted(folder.glob(f"*/{FORM_FILE}")):
        try:
            form = load_form(file.parent, profiles)
        except Refused as refused:
            problems += refused.problems
            continue
        forms[form.code] = form
        if fonts is not None:
            problems += refuse_lacking(fonts, literals_of(form), f"{form.code}/{FORM_FILE}")
    if problems:
        raise Refused(problems)
    return FormLibrary(forms)


def sample(form: FormDefinition) -> Any:
    """Return the form's sample as a context; Refused where ``sample.toml`` does not fit it."""
    source = f"{form.code}/{SAMPLE_FILE}"
    return structure(read_toml(form.folder / SAMPLE_FILE, source), form.context_type, source)
