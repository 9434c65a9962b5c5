"""Whether this program reads every rule of a pack and draws every form in it: asked before signing and taking in.

What is asked needs no book, so that any thread may ask it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.model.ids import RuleId
from desktop_app.model.law import RuleKind, RuleOrigin, RuleText
from desktop_app.model.problems import Place, Problem, Refused
from desktop_app.rules.overlay import Overlaid, rule_file
from desktop_app.rules.parsing import toml_data
from desktop_app.services.checking_forms import FormJudge, located
from desktop_app.services.comparing_rules import MAX_DEPTH, plain_data
from desktop_app.services.keeping_rules import Standing, standing, tried
from desktop_app.services.keeping_schemes import attested_early, open_points
from desktop_app.services.office import Office
from desktop_app.services.starting import first_scheme_day

if TYPE_CHECKING:
    from desktop_app.bundle.rule_manifest import PackedRule
    from desktop_app.printing.fonts import Fonts
    from desktop_app.printing.library import FormLibrary


@dataclass(frozen=True, slots=True)
class RuleJudge:
    """What is needed to try rules on."""

    rules: Standing
    forms: "Callable[[], FormLibrary]"
    fonts: "Callable[[], Fonts]"
    law: date
    """The day of the law that schemes rest on."""

    def check(self, packed: "Sequence[PackedRule]") -> Overlaid:
        """Return the rules as they would be with those of the pack.

        Raises Refused with everything that is wrong with any of them, each with its file and key or line: no TOML, an
        unknown word, a figure out of range, a form that does not draw, a scheme attested though it is no adopted one.
        """
        problems = [problem for rule in packed for problem in _unreadable(rule)]
        if problems:
            raise Refused(problems)
        problems = list(self._form_problems(packed))
        try:
            after = tried(self.rules, map(_as_kept, packed))
        except Refused as refused:
            raise Refused([*refused.problems, *problems]) from None
        problems += self._attested_wrongly(after, packed)
        if problems:
            raise Refused(problems)
        return after

    def _attested_wrongly(self, after: Overlaid, packed: "Sequence[PackedRule]") -> Iterator[Problem]:
        """Yield why a scheme cannot be attested though the pack says that somebody did."""
        for rule in packed:
            if rule.item.kind is RuleKind.SCHEME and rule.item.attestation is not None:
                scheme = after.rulebook.scheme(rule.item.name)
                yield from (*open_points(scheme), *attested_early(rule.item.attestation, scheme, self.law))

    def _form_problems(self, packed: "Sequence[PackedRule]") -> Iterator[Problem]:
        forms = [rule for rule in packed if rule.item.kind is RuleKind.FORM]
        if not forms:
            return
        library, fonts = self.forms(), self.fonts()
        for rule in forms:
            try:
                _draw(library, fonts, rule)
            except Refused as refused:
                yield from refused.problems


def judge_of(office: Office) -> RuleJudge:
    """Return what rules are tried on in this book: its rules as they stand, the program's forms and faces."""
    law = first_scheme_day(office.paths)
    return RuleJudge(standing(office), lambda: office.own_forms, lambda: office.fonts, law)


def _draw(library: "FormLibrary", fonts: "Fonts", rule: "PackedRule") -> None:
    """Read a form and, where its made-up data came with it, draw it once."""
    from desktop_app.printing.library import draw_sample

    name = rule.item.name
    form = FormJudge(library, fonts).read(name, rule.text)
    if form.text.gazette.checked and rule.item.attestation is None:
        at = Place(source=f"{name}/form.toml", column="gazette.checked")
        raise Refused(located(rule.text, [Problem("form_edit.checked_unattested", at)]))
    if rule.sample:
        draw_sample(form, rule.sample, f"{name}/sample.toml", fonts)


def read_data(file: str, text: str) -> dict[str, object]:
    """Return the data of a rule's text; Refused, naming the line, where it is no TOML or nobody could read it.

    The parsers behind this are given nothing that could exhaust them: a number or brackets without end.
    """
    if (data := plain_data(text)) is not None:
        return data
    with suppress(ValueError, RecursionError):  # those texts are told below
        toml_data(file, text)
    raise Refused(Problem("handing.unreadable", Place(source=file), {"depth": MAX_DEPTH}))


def _unreadable(rule: "PackedRule") -> Iterator[Problem]:
    for text in filter(None, (rule.text, rule.sample)):
        try:
            read_data(rule_file(rule.item.kind, rule.item.name), text)
        except Refused as refused:
            yield from refused.problems


def _as_kept(rule: "PackedRule") -> RuleText:
    item = rule.item
    return RuleText(RuleId(""), item.kind, item.name, rule.text, RuleOrigin.PACK, "", "", "", item.attestation)
