"""A form as data: ``forms/<code>/form.toml``, checked against its context when it is loaded."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path as FilePath
from typing import Any, TypeAlias

from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.model.sources import Source
from desktop_app.printing.blocks.base import Block, paths_in, template_faults, templates_in
from desktop_app.printing.blocks.parts import Annex, Orientation
from desktop_app.printing.contexts import CONTEXTS
from desktop_app.printing.profile import Profile
from desktop_app.printing.reading import problem_of, read_toml, structure
from desktop_app.printing.template import Fault, Scope, Template, fields_of

FORM_FILE = "form.toml"
SAMPLE_FILE = "sample.toml"
Profiles: TypeAlias = Mapping[str, tuple[Profile, dict[str, Any]]]
"""Profiles by name, each with the data it was read from."""


@dataclass(frozen=True, slots=True)
class Gazette:
    """What the annex of a circular calls this form, and whether anybody held it against the gazette."""

    number: str = ""
    """``Mẫu số 08``; empty where no annex has such a form."""
    instrument: str = ""
    print_number: bool = False
    """Off until the layout is checked: a wrong number does more harm than none."""
    checked: bool = False
    """While it is not, the paper says so at its foot."""


@dataclass(frozen=True, slots=True)
class PageLook:
    """How the page lies and which set of sizes it takes; none means the largest that fits."""

    orientation: Orientation = "portrait"
    sizes: str | None = None


@dataclass(frozen=True, slots=True)
class SuggestedBasis:
    """A legal basis to offer for a paper of this kind, from a day on."""

    text: str
    source: Source
    valid_from: date
    valid_to: date | None = None
    """The last day on which it is offered."""

    def holds_on(self, day: date) -> bool:
        """Return whether it is offered for a paper of that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class FormText:
    """A form file as it stands."""

    code: str
    title: str
    version: int
    context: str
    valid_from: date
    profile: str
    source: Source
    block: tuple[Block, ...]
    gazette: Gazette = Gazette()
    page: PageLook = PageLook()
    mark: bool = False
    """Whether the foot carries document id, page x/y and QR."""
    warning: Template | None = None
    """What every page says in bold at its foot where it is not empty: that a sheet is a trial."""
    suggested_basis: tuple[SuggestedBasis, ...] = ()
    """Offered after those that the program knows; a form of the program's own names none."""
    bases_alone: bool = False
    """Whether these are offered in place of the program's."""
    local: int = 0
    """Which change of the program's version it is that an office or commune made; nought for the program's own."""


@dataclass(frozen=True, slots=True)
class Part:
    """Pages that lie the same way and are numbered together."""

    orientation: Orientation
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """A form that can be drawn: every slot was checked."""

    text: FormText
    context_type: type
    profile: Profile
    digest: str
    """SHA-256 of form and profile as canonical JSON."""
    folder: FilePath | None = None
    """Where it lies beside the program; None for one that the book keeps."""

    @property
    def code(self) -> str:
        """Return the form's code, the name of its folder."""
        return self.text.code

    @property
    def title(self) -> str:
        """Return what the clerk calls it."""
        return self.text.title

    @property
    def version(self) -> int:
        """Return its version, which grows with every change of what is printed."""
        return self.text.version

    @property
    def edition(self) -> str:
        """Return the version as a printed paper remembers it: ``1``, or ``1-2`` for its second change by an office."""
        return f"{self.version}-{self.text.local}" if self.text.local else str(self.version)

    def speaks_of(self, name: str) -> bool:
        """Return whether a field of its context stands anywhere on it."""
        return name in paths_in(self.text.block)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the document and its annexes."""
        parts = [Part(self.text.page.orientation, ())]
        for block in self.text.block:
            if isinstance(block, Annex):
                parts.append(Part(block.orientation, ()))
            else:
                parts[-1] = Part(parts[-1].orientation, (*parts[-1].blocks, block))
        return tuple(parts)


def canonical(data: Any) -> bytes:
    """Return plain data as bytes that are equal for equal data: sorted keys, no spaces, UTF-8."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode()


def load_profiles(folder: FilePath) -> Profiles:
    """Return the profiles of ``forms/profiles`` with the data they were read from; Refused with all problems."""
    found: dict[str, tuple[Profile, dict[str, Any]]] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.toml")):
        source = f"{folder.name}/{file.name}"
        try:
            data = read_toml(file, source)
            found[file.stem] = structure(data, Profile, source), data
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return found


def load_form(folder: FilePath, profiles: Profiles) -> FormDefinition:
    """Return the form of a folder; Refused with everything that is wrong in its file."""
    source = f"{folder.name}/{FORM_FILE}"
    return replace(form_of(folder.name, read_toml(folder / FORM_FILE, source), profiles, source), folder=folder)


def form_of(code: str, data: object, profiles: Profiles, source: str) -> FormDefinition:
    """Return the form that plain data define under a code; Refused with everything that is wrong in them."""
    try:
        text = structure(data, FormText, source)
    except Refused as refused:
        raise Refused([*refused.problems, *_faults_of_sound_blocks(data, source)]) from None
    problems = [*_named_wrongly(text, code, profiles, source), *_slot_problems(text, source)]
    if problems:
        raise Refused(problems)
    profile, profile_data = profiles[text.profile]
    digest = sha256(canonical([data, profile_data])).hexdigest()
    return FormDefinition(text, CONTEXTS[text.context], profile, digest)


def literals_of(form: FormDefinition) -> Iterator[tuple[str, str]]:
    """Yield key and words of everything the form and its profile print of their own."""
    for number, block in enumerate(form.text.block, start=1):
        for key, words in templates_in(block, f"block[{number}]"):
            yield key, words
    yield from templates_in(form.text.warning, "warning")
    yield "gazette.number", form.text.gazette.number
    for name, words in fields_of_text(form.profile):
        yield f"profile.{name}", words


def fields_of_text(profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield the fixed words of a profile."""
    text = profile.text
    for name in fields_of(type(text)):
        yield f"text.{name}", getattr(text, name)
    yield "mark.words", profile.mark.words
    yield "mark.unchecked", profile.mark.unchecked
    yield "table.empty", profile.table.empty


def _named_wrongly(text: FormText, code: str, profiles: Profiles, source: str) -> Iterator[Problem]:
    if text.code != code:
        yield problem_of(Fault("printing.code_differs", code=text.code, folder=code), source, "code")
    if text.version < 1:
        yield problem_of(Fault("printing.version_below_one", version=text.version), source, "version")
    if text.context not in CONTEXTS:
        known = ", ".join(CONTEXTS)
        yield problem_of(Fault("printing.context_unknown", context=text.context, known=known), source, "context")
    if text.profile not in profiles:
        yield problem_of(Fault("printing.profile_unknown", profile=text.profile), source, "profile")
    elif text.page.sizes is not None and text.page.sizes not in {one.name for one in profiles[text.profile][0].sizes}:
        yield problem_of(Fault("printing.sizes_unknown", sizes=text.page.sizes), source, "page.sizes")


def _slot_problems(text: FormText, source: str) -> Iterator[Problem]:
    if text.context not in CONTEXTS:
        return
    scope: Scope = fields_of(CONTEXTS[text.context])
    for key, fault in template_faults(text, scope):
        yield problem_of(fault, source, key)
    for number, block in enumerate(text.block, start=1):
        yield from _block_problems(block, number, scope, source)


def _block_problems(block: Block, number: int, scope: Scope, source: str) -> Iterator[Problem]:
    for key, fault in block.faults(scope):
        yield problem_of(fault, source, f"block[{number}].{key}")


def _faults_of_sound_blocks(data: object, source: str) -> Iterator[Problem]:
    """Yield the faults of the blocks that can be read, where another can't: all faults of a file are told at once."""
    told: Mapping[str, object] = data if isinstance(data, Mapping) else {}
    context, blocks = told.get("context"), told.get("block")
    if not isinstance(context, str) or context not in CONTEXTS or not isinstance(blocks, list):
        return
    scope: Scope = fields_of(CONTEXTS[context])
    for number, one in enumerate(blocks, start=1):
        try:
            block = structure(one, Block, source)  # type: ignore[type-abstract]
        except (Refused, Fault):
            continue  # told already
        yield from _block_problems(block, number, scope, source)


def no_such_form(code: str) -> Refused:
    """Return the refusal of a code that no folder has."""
    return Refused(Problem("printing.form_unknown", Place(field="form"), {"code": code}))
