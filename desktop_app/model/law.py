"""Rules the book itself keeps: a province's scheme completed here, a new figure, a form handed down.

The program's own data stand beside it; what the book keeps under the same kind and name is applied instead, from the
line of history on that took it in.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.model.ids import RuleId


class RuleKind(StrEnum):
    """What a rule text is."""

    SCHEME = "scheme"
    """A province's resolution; its name is the scheme's id."""
    PARAMETER = "parameter"
    """A national figure through time; its name is the parameter's code."""
    CALENDAR = "calendar"
    """A year's holidays; its name is the year."""
    FORM = "form"
    """A form's definition; its name is the form's code."""


class RuleOrigin(StrEnum):
    """Where a rule text the book keeps came from."""

    LOCAL = "local"
    """Written or completed at this screen."""
    PACK = "pack"
    """Handed down in a signed rule pack."""


@dataclass(frozen=True, slots=True)
class Attestation:
    """Somebody authorised says that a scheme stands as the adopted document has it."""

    name: str
    on: date
    document: str
    """The document it was held against, as cited."""


@dataclass(frozen=True, slots=True)
class RuleText:
    """One rule as data, whole: the newest of its kind and name that is not retired is in force."""

    id: RuleId
    kind: RuleKind
    name: str
    text: str
    """The file's text as it is parsed: TOML."""
    origin: RuleOrigin
    kept_at: str
    """Moment with offset, ISO 8601."""
    kept_by: str
    pack: str = ""
    """Identifier of the pack it came in; empty for a local one."""
    attestation: Attestation | None = None
    """Set for a scheme that may be paid on; None while it is only tried."""
    laid_over: str | None = None
    """Digest of the program's own scheme or form that it was last held against, empty where there was none; None: not
    known."""
