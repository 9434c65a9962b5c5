"""What this machine prefers: one frozen record, TOML on disk. Facts about the commune are in the book, never here."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

THEMES = ("system", "light", "dark", "contrast")
FONT_SIZES = (10.0, 10.5, 11.0, 12.0, 13.0, 14.0, 16.0)
"""Points; 10.5 is the 14 px of the sketches at 96 dots an inch."""
SIDES = ("one", "long", "short")
"""One side of the sheet; both, turned over its long edge; both, turned over its short edge."""
MOST_OFFSET = 100
"""Tenths of a millimetre: a printer that is a centimetre off is set to another paper."""
MOST_COPIES = 99
SEAL_MM = 36.0
"""How wide a seal is taken to be until somebody measured the office's own."""

T = TypeVar("T")


class SettingsUnreadable(ValueError):  # noqa: N818 - what it is, as Refused is
    """The file is no TOML, or a value in it is none of those known; names the file and the key."""


@dataclass(frozen=True, slots=True)
class PrinterOffset:
    """How far a printer's pictures are moved so that they stand where they should, in tenths of a millimetre.

    Pages that lie have their own: which way a printer turns them is known only by measuring.
    """

    printer: str = ""
    right: int = 0
    down: int = 0
    wide_right: int = 0
    wide_down: int = 0


@dataclass(frozen=True, slots=True)
class LastPrint:
    """How a form was printed last on this machine."""

    form: str = ""
    printer: str = ""
    copies: int = 1
    sides: str = "one"
    """One of :data:`SIDES`."""
    colour: bool = False


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
    offsets: tuple[PrinterOffset, ...] = ()
    """One for each printer that was measured."""
    prints: tuple[LastPrint, ...] = ()
    """One for each form that was printed."""
    signing_library: str = ""
    """The PKCS #11 library by which a token was read last; empty until one was."""
    signature_picture: str = ""
    """The PNG with which a person signed last; empty for words."""
    seal_picture: str = ""
    """The PNG of the body's seal used last; empty for words."""
    seal_mm: float = SEAL_MM
    """The true width of that seal."""

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
        read: dict[str, Any] = {
            key: float(value) if type(value) is int else value for key, value in table.items() if key in known
        }
        for key, kind in RECORDS.items():
            if key in read:
                read[key] = tuple(_record(kind, row, f"{file.name}: {key}") for row in _rows(read[key]))
        settings = cls(**read)  # what came of it is checked in the next line
        _check(settings, file.name)
        return settings

    def save(self, file: Path) -> None:
        """Write the file whole: beside it first, then in its place, so that a power cut leaves the old or the new."""
        file.parent.mkdir(parents=True, exist_ok=True)
        said = asdict(self)
        lines = [_line(key, value) for key, value in said.items() if key not in RECORDS]
        for key in RECORDS:
            for row in said[key]:
                lines += [f"[[{key}]]", *(_line(*item) for item in row.items())]
        draft = file.with_name(file.name + ".new")
        draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
        draft.replace(file)

    def offset_of(self, printer: str) -> PrinterOffset:
        """Return what was measured of a printer; nothing where it was not."""
        return next((one for one in self.offsets if one.printer == printer), PrinterOffset(printer))

    def with_offset(self, offset: PrinterOffset) -> "Settings":
        """Return a copy in which a printer has this offset."""
        return self.with_(offsets=(*(one for one in self.offsets if one.printer != offset.printer), offset))

    def last_print(self, form: str) -> LastPrint | None:
        """Return how a form was printed last; None if it never was."""
        return next((one for one in self.prints if one.form == form), None)

    def with_print(self, last: LastPrint) -> "Settings":
        """Return a copy in which a form was printed so last."""
        return self.with_(prints=(*(one for one in self.prints if one.form != last.form), last))


RECORDS: dict[str, type[PrinterOffset | LastPrint]] = {"offsets": PrinterOffset, "prints": LastPrint}
"""The settings that are tables of their own in the file."""


def _line(key: str, value: object) -> str:
    import json

    return f"{key} = {json.dumps(value, ensure_ascii=False)}"


def _rows(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _record(kind: type[T], row: object, place: str) -> T:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # the records of RECORDS are dataclasses
    if not isinstance(row, dict):
        raise SettingsUnreadable(place)
    return kind(**{key: value for key, value in row.items() if key in known})


def _check(settings: Settings, name: str) -> None:
    for wrong in _wrong(settings):
        raise SettingsUnreadable(f"{name}: {wrong}")
    for key in RECORDS:
        for record in getattr(settings, key):
            for wrong in (*_wrong(record), *_beyond(record)):
                raise SettingsUnreadable(f"{name}: {key}.{wrong}")
    if settings.theme not in THEMES:
        raise SettingsUnreadable(f"{name}: theme")
    if settings.font_pt not in FONT_SIZES:
        raise SettingsUnreadable(f"{name}: font_pt")


def _wrong(record: Settings | PrinterOffset | LastPrint) -> Iterator[str]:
    """Yield the fields that hold another kind of value than they should."""
    return (one.name for one in fields(record) if type(getattr(record, one.name)) is not type(one.default))


def _beyond(record: PrinterOffset | LastPrint) -> Iterator[str]:
    """Yield the fields whose value no printer could follow."""
    if isinstance(record, PrinterOffset):
        measures = ("right", "down", "wide_right", "wide_down")
        yield from (one for one in measures if abs(getattr(record, one)) > MOST_OFFSET)
        return
    if not 1 <= record.copies <= MOST_COPIES:
        yield "copies"
    if record.sides not in SIDES:
        yield "sides"
