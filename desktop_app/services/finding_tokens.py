"""Which libraries of USB tokens this machine has, out of the places where makers usually put them.

The list is data (``resources/esigning/libraries.toml``) and habit, not knowledge: any other file may be chosen.
"""

import os
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class UsualLibrary:
    """A PKCS #11 library that is on this machine."""

    file: str
    whose: str


def usual_libraries(resources: Path, system: str = sys.platform) -> tuple[UsualLibrary, ...]:
    """Return those of the list that are here, one for each maker, in the list's order."""
    table = tomllib.loads((resources / "esigning" / "libraries.toml").read_text(encoding="utf-8"))
    found = []
    for row in table["library"]:
        files = (os.path.expandvars(file) for file in row["files"]) if row["system"] == system else ()
        here = next((file for file in files if Path(file).is_file()), "")
        found += [UsualLibrary(here, row["whose"])] if here else []
    return tuple(found)
