"""The checker itself: each way of drawing a paper wrongly is found, and under the right name."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from desktop_app.printing.blocks.base import Block
from desktop_app.printing.blocks.letterhead import Letterhead
from desktop_app.printing.blocks.signing import Signatures
from desktop_app.printing.blocks.words import Basis, Items, Paragraph
from desktop_app.printing.definition import FormDefinition
from desktop_app.printing.fonts import Fonts
from desktop_app.printing.library import FormLibrary, sample
from desktop_app.printing.profile import Margins, Profile
from desktop_app.printing.render import DocumentIdentity, render
from tests.geometry.checker import check
from tests.geometry.content import recipients, signed

IDENTITY = DocumentIdentity("0192f0c4-7d1e-7c55-9a51-6f1f9a3c2b10")
DECISION, PROPOSAL, SHEET, LIST = "mau_08_cong_nhan", "to_trinh_de_nghi_cong_nhan", "bang_thanh_toan", "mau_05"
SHORT = "quyet_dinh_bai_bo"
"""A decision that has room for the larger sizes."""
Broken = Callable[[FormDefinition], FormDefinition]


def components(library: FormLibrary, fonts: Fonts, code: str, broken: Broken | None = None, context: Any = None):
    """What is found on a paper that is drawn by a broken form and read by the sound one."""
    form = library[code]
    filled = sample(form) if context is None else context
    drawn = form if broken is None else broken(form)
    return {finding.component for finding in check(render(drawn, filled, IDENTITY, fonts).pdf, form, filled)}


def measures(**changes: Any) -> Broken:
    """A form whose profile says something else."""
    return lambda form: replace(form, profile=replace(form.profile, **changes))


def within(part: str, **changes: Any) -> Broken:
    """A form in whose profile a group of measures says something else."""
    return lambda form: measures(**{part: replace(getattr(form.profile, part), **changes)})(form)


def sizes(**changes: Any) -> Broken:
    return lambda form: measures(sizes=tuple(replace(one, **changes) for one in form.profile.sizes))(form)


def blocks(kind: type[Block], **changes: Any) -> Broken:
    def broken(form: FormDefinition) -> FormDefinition:
        made = tuple(replace(one, **changes) if isinstance(one, kind) else one for one in form.text.block)
        return replace(form, text=replace(form.text, block=made))

    return broken


MUTANTS: dict[str, tuple[str, Broken, str]] = {
    "paper A5": (DECISION, within("paper", width_mm=200, height_mm=280), "paper"),
    "left margin 10": (DECISION, measures(portrait=Margins(20, 15, 20, 10)), "left margin"),
    "left margin 40": (DECISION, measures(portrait=Margins(20, 15, 20, 40)), "left margin"),
    "right margin 10": (DECISION, measures(portrait=Margins(20, 10, 20, 30)), "right margin"),
    "top margin 16": (DECISION, measures(portrait=Margins(16, 15, 20, 30)), "top margin"),
    "top margin 30": (DECISION, measures(portrait=Margins(30, 15, 20, 30)), "top margin"),
    "lying page with small margins": (LIST, measures(landscape=Margins(16, 15, 16.5, 20)), "left margin"),
    "halves 50/50": (DECISION, within("header", left_share=0.5), "national"),
    "rule under the issuer full": (DECISION, within("header", issuer_rule_share=1.0), "issuer rule"),
    "rule under the title short": (DECISION, within("header", title_rule_share=0.2), "title rule"),
    "rule through the dots": (DECISION, within("header", rule_gap=1.5), "motto rule"),
    "rule too thick": (DECISION, within("header", rule_width=3), "motto rule"),
    "motto of the national name's size": (DECISION, sizes(motto=12), "motto"),
    "sizes of two sets": (DECISION, sizes(national=12, motto=14), "sizes"),
    "number 11": (DECISION, sizes(number=11), "number"),
    "body 12": (DECISION, sizes(body=12), "paragraph"),
    "body of the other set": (SHORT, sizes(national=12, motto=13, date=13, issuer=12, superior=12), "sizes"),
    "receivers 12": (DECISION, sizes(recipients=12), "recipient"),
    "receivers' head 13": (DECISION, sizes(recipients_head=13), "recipients_head"),
    "signer 12": (DECISION, sizes(signer=12), "signer"),
    "lines too wide": (DECISION, sizes(line_spacing=1.6), "paragraph"),
    "lines too narrow": (DECISION, sizes(line_spacing=0.9), "paragraph"),
    "indent 5": (DECISION, within("body", first_indent_mm=5), "paragraph"),
    "gap 3": (DECISION, within("body", paragraph_gap=3), "paragraph"),
    "no semicolons": (DECISION, blocks(Basis, end=";"), "text"),
    "bases upright in a decision": (DECISION, blocks(Basis, italic=False), "basis"),
    "bases italic in a submission": (PROPOSAL, blocks(Basis, italic=True), "basis"),
    "ragged": (DECISION, blocks(Paragraph, align="left"), "paragraph"),
    "no number": (DECISION, blocks(Letterhead, number=False), "text"),
    "room of 20 mm": (DECISION, within("signature", space_mm=20), "signature room"),
    "items without end": (DECISION, blocks(Items, end=""), "text"),
    "page number at the foot": (SHEET, within("page_number", baseline_mm=290), "page number"),
    "page number 10": (SHEET, within("page_number", size=10), "page number"),
    "national name with a fault": (DECISION, lambda form: measures(text=_text(form.profile))(form), "text"),
}


def _text(profile: Profile) -> Any:
    return replace(profile.text, motto="Độc lập – Tự do – Hạnh phúc")


@pytest.mark.parametrize("name", MUTANTS)
def test_a_fault_is_found(library: FormLibrary, fonts: Fonts, name: str) -> None:
    code, broken, wanted = MUTANTS[name]
    found = components(library, fonts, code, broken)
    assert wanted in found


@pytest.mark.parametrize("broken", [within("signature", space_mm=20), blocks(Signatures, space_mm=17)])
def test_too_little_room_above_the_names_of_a_list_is_found(library: FormLibrary, fonts: Fonts, broken: Broken) -> None:
    context = signed(library[SHEET], sample(library[SHEET]))
    assert components(library, fonts, SHEET, broken, context) == {"signature room"}


def test_receivers_that_run_below_the_signer_are_found(library: FormLibrary, fonts: Fonts) -> None:
    context = recipients(3)(library[DECISION], sample(library[DECISION]))
    found = components(library, fonts, DECISION, within("signature", left_share=0.9), context)
    assert found >= {"recipient", "signature room"}
