"""What this machine prefers: one frozen record, TOML on disk. Facts about the commune are in the book, never here."""

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

THEMES = ("system", "light", "dark", "contrast")
FONT_SIZES = (10.0, 10.5, 11.0, 12.0, 13.0, 14.0, 16.0)
"""Points; 10.5 is the 14 px of the sketches at 96 dots an inch."""


class SettingsUnreadable(ValueError):  # noqa: N818 - what it is, as Refused is
    """The file is no TOML, or a value in it is none of those known; names the file and the key."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One machine's preferences."""

    theme: str = "system"
    """One of :data:`THEMES`; ``system`` follows the desktop's light or dark."""
    font_pt: float = 10.5
    rail_folded: bool = False
    book: str = ""
    """Path of the book opened last; empty until one was."""
    clerk: str = ""
    """Who works here: written into each line of history."""

    def with_(self, **changes: object) -> "Settings":
        """Return a copy with some values changed; SettingsUnreadable for a value that is not allowed."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        _check(changed, "settings")
        return changed

    @classmethod
    def load(cls, file: Path) -> "Settings":
        """Return what the file says, defaults where it is silent or absent; unknown keys are left out.

        Raises SettingsUnreadable where it can't be understood, so that the window can say so and go on with defaults.
        """
        if not file.exists():
            return cls()
        import tomllib

        try:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            raise SettingsUnreadable(f"{file.name}: {fault}") from fault
        known = {field.name for field in fields(cls)}
        read = {key: float(value) if type(value) is int else value for key, value in table.items() if key in known}
        settings = cls(**read)  # type: ignore[arg-type]  # checked in the next line, whatever it is
        _check(settings, file.name)
        return settings

    def save(self, file: Path) -> None:
        """Write the file whole: beside it first, then in its place, so that a power cut leaves the old or the new."""
        import json

        file.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in asdict(self).items()]
        draft = file.with_name(file.name + ".new")
        draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
        draft.replace(file)


def _check(settings: Settings, name: str) -> None:
    for field in fields(settings):
        if type(getattr(settings, field.name)) is not type(field.default):
            raise SettingsUnreadable(f"{name}: {field.name}")
    if settings.theme not in THEMES:
        raise SettingsUnreadable(f"{name}: theme")
    if settings.font_pt not in FONT_SIZES:
        raise SettingsUnreadable(f"{name}: font_pt")
