"""What was found about one sealed file: separate facts, each true, false, or not judged.

A fact that could not be judged because an earlier one failed is None and never True, so nothing looks better than it
was seen to be. The words of each stand in ``resources/messages/bundle.vi.toml``: its name in ``fact``, its sentence in
``fact_true``, ``fact_false`` and ``fact_unjudged``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from desktop_app.bundle.bag import Label
from desktop_app.bundle.keyring import Keyring, TrustedKey
from desktop_app.bundle.keys import PublicKey
from desktop_app.model.problems import Problem, Refused, Severity

T = TypeVar("T")
DUPLICATE = "bundle.duplicate"
"""The problem of a file that was taken in before."""


class FactName(StrEnum):
    """The questions, in the order in which they are asked."""

    OPENED = "opened"
    """Not too large, ours by its first bytes, and sealed for a key of ours or not sealed."""
    CONTAINER = "container"
    """The container is canonical and holds exactly the parts of this kind of file."""
    SIGNATURE = "signature"
    """The signature over the tag manifest holds, for this purpose."""
    INTACT = "intact"
    """Every file is the one that the manifests list."""
    READABLE = "readable"
    """Canonical JSON of a version that we know, every field possible."""
    SIGNER_KNOWN = "signer_known"
    """The key is in our keyring."""
    SIGNER_COMPARED = "signer_compared"
    """A person has compared its fingerprint with the sheet of paper."""
    SIGNER_IN_FORCE = "signer_in_force"
    """On the day of receipt it was valid and not revoked."""
    SIGNER_IS_UNIT = "signer_is_unit"
    """It belongs to the unit that the file speaks for."""
    ADDRESSED = "addressed"
    """The signed address is ours."""
    COMPLETE = "complete"
    """As many records as the envelope says, with the totals it says."""
    MATCHES = "matches"
    """Of a receipt: it speaks of a bundle that we sent."""
    FRESH = "fresh"
    """It was not taken in before and is no old number."""
    CONTINUES = "continues"
    """It follows the last one without a gap or a fork."""
    CURRENT = "current"
    """What it replaces is what counts for its period."""
    HANDS_DOWN = "hands_down"
    """Of a rule pack: the unit that speaks is the one this book receives rules from."""
    LISTED = "listed"
    """Of a rule pack: it holds exactly the files that its list names, each as listed."""
    USABLE = "usable"
    """Of a rule pack: this program reads every rule in it."""


OF_RULES = frozenset({FactName.HANDS_DOWN, FactName.LISTED, FactName.USABLE})
"""Questions asked of rule packs only."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One question and its answer."""

    name: FactName
    holds: bool | None
    """None where it could not or need not be judged."""
    problems: tuple[Problem, ...] = ()
    """Why it does not hold, in particular."""


@dataclass(slots=True)
class Findings:
    """The facts while they are being found; every question not asked stays not judged."""

    asked: tuple[FactName, ...]
    found: dict[FactName, Fact] = field(default_factory=dict)

    def judge(self, name: FactName, question: Callable[[], T]) -> T | None:
        """Return the question's answer and note that the fact holds; None, and that it does not, where it refuses."""
        try:
            answer = question()
        except Refused as refused:
            self.found[name] = Fact(name, holds=False, problems=refused.problems)
            return None
        self.found[name] = Fact(name, holds=True)
        return answer

    def note(self, name: FactName, problem: Problem | None) -> bool:
        """Note and return whether a fact holds: it does where there is no problem."""
        self.found[name] = Fact(name, holds=problem is None, problems=() if problem is None else (problem,))
        return problem is None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return all facts in the order of their questions."""
        return tuple(self.found.get(name, Fact(name, holds=None)) for name in self.asked)


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts about one file."""

    all: tuple[Fact, ...]

    def __getitem__(self, name: FactName) -> bool | None:
        return next(fact.holds for fact in self.all if fact.name is name)

    @property
    def every_one_holds(self) -> bool:
        """Return whether every fact was judged and holds: only then may anything be taken in."""
        return all(fact.holds is True for fact in self.all)

    @property
    def none_fails(self) -> bool:
        """Return whether no fact fails and the file was read to its end, as far as it could be judged here."""
        return all(fact.holds is not False for fact in self.all) and self[FactName.READABLE] is True

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return why the failing facts fail."""
        return tuple(problem for fact in self.all for problem in fact.problems)

    def problems_told(self, *, duplicate: bool) -> tuple[Problem, ...]:
        """Return the problems as a person is told them: that a file was taken in already is news and stops nothing."""
        if not duplicate:
            return self.problems
        return tuple(replace(one, severity=Severity.WARNING) if one.code == DUPLICATE else one for one in self.problems)

    def as_json(self) -> dict[str, bool | None]:
        """Return the facts by name."""
        return {fact.name.value: fact.holds for fact in self.all}


def judge_signer(findings: Findings, key: PublicKey, trusted: Keyring, received_on: date, label: Label | None) -> bool:
    """Note what the keyring knows of the signer; return whether the key belongs to the unit that speaks.

    ``received_on`` is the receiver's own day: the sender's clock decides nothing.
    """
    known = trusted.find(key)
    unknown = Problem("bundle.signer_unknown", values={"fingerprint": key.fingerprint})
    if not findings.note(FactName.SIGNER_KNOWN, None if known else unknown) or known is None:
        return False
    findings.note(FactName.SIGNER_COMPARED, None if known.compared else _of(known, "bundle.signer_not_compared"))
    findings.note(FactName.SIGNER_IN_FORCE, _out_of_force(known, received_on))
    if label is None:
        return False
    same = known.card.unit == label.organisation
    other = Problem("bundle.signer_of_other_unit", values={"unit": label.organisation, "signer": known.card.unit})
    return findings.note(FactName.SIGNER_IS_UNIT, None if same else other)


def judge_address(findings: Findings, to: str, to_unit: str, recipients: Iterable[str]) -> None:
    """Note whether the signed address is one of our own age recipients."""
    other = Problem("bundle.addressed_to_other", values={"to": to_unit})
    findings.note(FactName.ADDRESSED, None if to in set(recipients) else other)


def _out_of_force(known: TrustedKey, received_on: date) -> Problem | None:
    if known.revoked_from is not None and received_on >= known.revoked_from:
        return _of(known, "bundle.signer_revoked", since=known.revoked_from, why=known.revoked_why)
    if not known.in_force(received_on):
        return _of(known, "bundle.signer_expired", start=known.valid_from, end=known.valid_to)
    return None


def _of(known: TrustedKey, code: str, **values: object) -> Problem:
    base: Mapping[str, object] = {"unit": known.card.unit, "fingerprint": known.card.signing.fingerprint}
    return Problem(code, values={**base, **values})
