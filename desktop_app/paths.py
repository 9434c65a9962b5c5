"""Every folder the program uses. ``--data-dir`` moves all that is written."""

import sys
from dataclasses import dataclass
from pathlib import Path


def _program_folder() -> Path:
    """Return where ``resources/`` and ``forms/`` lie: beside a frozen program, else the repository's root."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things are read from (``program``) and written to (``data``)."""

    data: Path
    program: Path

    @classmethod
    def standard(cls, data_dir: Path | None = None) -> "Paths":
        """Return the folders of this machine; ``data_dir`` replaces the user's own data folder."""
        if data_dir is None:
            from platformdirs import user_data_path

            data_dir = user_data_path("SoANTT", appauthor=False)
        return cls(data_dir, _program_folder())

    @property
    def resources(self) -> Path:
        """Return the folder of rules, messages, fonts and icons."""
        return self.program / "resources"

    @property
    def forms(self) -> Path:
        """Return the folder of printed forms."""
        return self.program / "forms"

    @property
    def book(self) -> Path:
        """Return the commune's database where none is named."""
        return self.data / "so-antt.db"

    @property
    def backups(self) -> Path:
        """Return the folder of copies of the book."""
        return self.data / "backups"

    @property
    def keys(self) -> Path:
        """Return the folder of this unit's keys and of those it trusts."""
        return self.data / "keys"

    @property
    def settings(self) -> Path:
        """Return the file of this machine's preferences."""
        return self.data / "settings.toml"

    @property
    def log(self) -> Path:
        """Return the file where faults of ours are written down."""
        return self.data / "so-antt.log"
