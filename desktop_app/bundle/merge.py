"""What taking a bundle in would change: a plan that a person sees before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.bundle.canonical import Record


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that both sides have, in two versions."""

    ours: Record
    theirs: Record

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of the fields that differ, in alphabetical order."""
        names = self.ours.keys() | self.theirs.keys()
        absent = object()
        return tuple(sorted(n for n in names if self.ours.get(n, absent) != self.theirs.get(n, absent)))


@dataclass(frozen=True, slots=True)
class MergePlan:
    """The records of a bundle against those the receiver has for the same unit and period."""

    new: tuple[Record, ...]
    same: tuple[Record, ...]
    differing: tuple[Difference, ...]
    gone: tuple[Record, ...]
    """Those we have and the bundle has not: a bundle replaces its period in full."""

    @property
    def changes_nothing(self) -> bool:
        """Return whether we have exactly this already."""
        return not (self.new or self.differing or self.gone)


def plan(records: Sequence[Record], have: Mapping[str, Record]) -> MergePlan:
    """Return the plan for a bundle's records, given by id what the receiver has of that unit and period."""
    pairs = [(record, have.get(str(record["id"]))) for record in records]
    incoming = {str(record["id"]) for record in records}
    return MergePlan(
        new=tuple(record for record, ours in pairs if ours is None),
        same=tuple(record for record, ours in pairs if ours is not None and ours == record),
        differing=tuple(Difference(ours, record) for record, ours in pairs if ours is not None and ours != record),
        gone=tuple(record for name, record in sorted(have.items()) if name not in incoming),
    )
