"""What a receiver remembers of one unit's bundles, and what it may do with the next one. Nothing is written here.

``seq`` counts every bundle of a unit and ``prev`` names the one before, so a bundle held back, sent twice, sent in two
versions or taken from an old backup shows at once. (The attacks are those that The Update Framework lists: replay,
fork, freeze, fast-forward; a jump ahead is held, so a stolen key cannot push the number far on by itself.)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from desktop_app.bundle.manifest import Envelope
from desktop_app.model.periods import Month
from desktop_app.model.problems import Problem

_NAMED = 12


class Outcome(StrEnum):
    """What the receiver may do with a bundle that is whole and signed."""

    ACCEPT = "accept"
    DUPLICATE = "duplicate"
    """This very bundle is in already: taking it in again changes nothing."""
    REPLAY = "replay"
    """An older number that we did not take in. Keep the file as evidence."""
    FORK = "fork"
    """Another bundle of this number, or one that follows another past. Keep both files as evidence."""
    HOLD = "hold"
    """Numbers in between are missing: wait for them."""
    REJECT = "reject"
    """It replaces a bundle that is not the current one of its period."""


@dataclass(frozen=True, slots=True)
class Current:
    """The bundle that counts for a period."""

    bundle_id: str
    revision: int


@dataclass(frozen=True, slots=True)
class ChainState:
    """What is known of a unit's bundles so far."""

    unit: str
    last_seq: int = 0
    head: str | None = None
    """Id of bundle ``last_seq``; None before the first."""
    seen: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Id to number of every bundle taken in."""
    current: Mapping[str, Current] = field(default_factory=lambda: MappingProxyType({}))
    """Period to the bundle that counts for it."""

    def after(self, envelope: Envelope, bundle_id: str) -> "ChainState":
        """Return the state once an accepted bundle has been taken in."""
        return replace(
            self,
            last_seq=envelope.seq,
            head=bundle_id,
            seen={**self.seen, bundle_id: envelope.seq},
            current={**self.current, envelope.period: Current(bundle_id, envelope.revision)},
        )

    def rebased(self, last_seq: int, head: str | None) -> "ChainState":
        """Return the state that continues after another number: the office's explicit, logged decision.

        Needed when a unit lost its PC and its backups, or a stolen key has pushed the number on.
        """
        return replace(self, last_seq=last_seq, head=head)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome for one bundle and, where it is not taken in, why."""

    outcome: Outcome
    problem: Problem | None = None
    missing: range = range(0)
    """The numbers to ask for, when it is on hold."""


def judge(state: ChainState, envelope: Envelope, bundle_id: str) -> Judgement:
    """Return what may be done with a bundle of the state's unit."""
    placed = judge_place(state, envelope.seq, envelope.prev, bundle_id)
    if placed.outcome is not Outcome.ACCEPT:
        return placed
    return _judge_period(state.current.get(envelope.period), envelope)


def judge_place(state: ChainState, seq: int, prev: str | None, bundle_id: str) -> Judgement:
    """Return what its number and what it follows allow of a file of the state's unit."""
    if bundle_id in state.seen:
        return _no(Outcome.DUPLICATE, "bundle.duplicate", seq=seq)
    if seq <= state.last_seq:
        if seq in state.seen.values():
            return _no(Outcome.FORK, "bundle.fork", seq=seq)
        return _no(Outcome.REPLAY, "bundle.replay", seq=seq, last=state.last_seq)
    if seq > state.last_seq + 1:
        missing = range(state.last_seq + 1, seq)
        problem = Problem("bundle.gap", values={"seq": seq, "missing": _named(missing), "count": len(missing)})
        return Judgement(Outcome.HOLD, problem, missing)
    if prev != state.head:
        return _no(Outcome.FORK, "bundle.not_continued", seq=seq, last=state.last_seq)
    return Judgement(Outcome.ACCEPT)


def _judge_period(current: Current | None, envelope: Envelope) -> Judgement:
    period = Month.parse(envelope.period)
    if current is None:
        unknown = envelope.supersedes is not None
        return _no(Outcome.REJECT, "bundle.supersedes_unknown", period=period) if unknown else Judgement(Outcome.ACCEPT)
    if envelope.supersedes is None:
        return _no(Outcome.REJECT, "bundle.period_taken", period=period, revision=current.revision)
    if (envelope.supersedes, envelope.revision) != (current.bundle_id, current.revision + 1):
        return _no(Outcome.REJECT, "bundle.supersedes_not_current", period=period, revision=current.revision)
    return Judgement(Outcome.ACCEPT)


def _no(outcome: Outcome, code: str, **values: object) -> Judgement:
    return Judgement(outcome, Problem(code, values=values))


def _named(numbers: range) -> str:
    shown = ", ".join(str(number) for number in numbers[:_NAMED])
    return f"{shown}, …, {numbers[-1]}" if len(numbers) > _NAMED else shown
