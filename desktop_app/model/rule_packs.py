"""Rule packs that an office handed down, and those that a commune took in: enough to see a gap, a repeat or a fork."""

from dataclasses import dataclass

from desktop_app.model.ids import RulePackId


@dataclass(frozen=True, slots=True)
class IssuedRulePack:
    """A rule pack that this office signed: the last one decides what the next one follows."""

    id: RulePackId
    """SHA-256 of its tag manifest."""
    pack: str
    """The UUID by which people speak of it."""
    unit: str
    seq: int
    previous: RulePackId | None
    file_name: str
    manifest: str
    """Canonical JSON of what it lists."""
    issued_at: str
    issued_by: str


@dataclass(frozen=True, slots=True)
class ReceivedRulePack:
    """A rule pack that this commune took in, whole."""

    id: RulePackId
    pack: str
    unit: str
    """The office that handed it down."""
    seq: int
    previous: RulePackId | None
    file_sha256: str
    manifest: str
    """Canonical JSON of what it lists."""
    received_at: str
    received_by: str
