"""All forms of the folder ``forms``, loaded and checked at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.printing.definition import (
    FORM_FILE,
    SAMPLE_FILE,
    FormDefinition,
    Profiles,
    form_of,
    literals_of,
    load_form,
    load_profiles,
    no_such_form,
)
from desktop_app.printing.fonts import Fonts, refuse_lacking
from desktop_app.printing.reading import read_toml, structure, toml_of

PROFILES = "profiles"


@dataclass(frozen=True, slots=True)
class FormLibrary:
    """The forms by code."""

    forms: Mapping[str, FormDefinition]
    profiles: Profiles = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """Why a form that the book keeps is not used; the program's own is, in its place."""
    left_out: frozenset[str] = frozenset()
    """Codes of those forms."""

    def __getitem__(self, code: str) -> FormDefinition:
        """Return the form of a code; Refused where there is none."""
        if code not in self.forms:
            raise no_such_form(code)
        return self.forms[code]

    def __iter__(self) -> Iterator[FormDefinition]:
        return iter(self.forms.values())

    def __len__(self) -> int:
        return len(self.forms)

    def read(self, code: str, text: str, source: str) -> FormDefinition:
        """Return the form of a text that lies in no folder of ours; Refused with everything that is wrong in it."""
        return form_of(code, toml_of(text, source), self.profiles, source)

    def with_texts(self, texts: Mapping[str, str]) -> "FormLibrary":
        """Return the library in which the texts, by code, stand for the program's own; never raises for what one says.

        What can no longer be read, after the program was renewed for instance, is left out and told in ``problems``.
        """
        forms, problems, left_out = dict(self.forms), list(self.problems), set(self.left_out)
        for code, text in texts.items():
            try:
                forms[code] = self.read(code, text, f"{code}/{FORM_FILE}")
            except Refused as refused:
                problems += refused.problems
                left_out.add(code)
        return FormLibrary(dict(sorted(forms.items())), self.profiles, tuple(problems), frozenset(left_out))


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
    return FormLibrary(forms, profiles)


def sample(form: FormDefinition) -> Any:
    """Return the form's sample as a context; Refused where ``sample.toml`` is missing or does not fit it."""
    source = f"{form.code}/{SAMPLE_FILE}"
    if form.folder is None:
        raise Refused(Problem("printing.file_missing", Place(source=source), {"file": source}))
    return structure(read_toml(form.folder / SAMPLE_FILE, source), form.context_type, source)


def draw_sample(form: FormDefinition, text: str, source: str, fonts: Fonts) -> bytes:
    """Return the PDF of the form filled with a sample's text; Refused where the one does not fit the other."""
    from desktop_app.printing.render import DocumentIdentity, render

    context: Any = structure(toml_of(text, source), form.context_type, source)
    return render(form, context, DocumentIdentity(form.code), fonts).pdf
