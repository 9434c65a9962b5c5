"""The rows that a month's sheet rests on, by plain SQL: no class, no check, no answer."""

import sqlite3
from pathlib import Path

from tests.benchmarks.measure import Work

MONTH = ("2026-09-30", "2026-11-01", "2026-10-01T00:00:00")
"""A stint may have begun on the day before; it ends after the month's first minute."""
WHOLE = ("profiles", "villages", "teams", "members", "decisions")


def reference(folder: Path) -> Work:
    """Fetch all of them as tuples from the open file."""
    connection = sqlite3.connect(folder / "so-antt.db")
    return Work(lambda: rows(connection))


def rows(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return them by table, whole tables with all their columns."""
    found = {
        name: connection.execute(f"SELECT * FROM {name} WHERE retired = 0").fetchall()  # noqa: S608 - named above
        for name in WHOLE
    }
    found["duty_entries"] = connection.execute(
        "SELECT id, member, begins, ends, kind, heavy, plan FROM duty_entries "
        "WHERE day >= ? AND day < ? AND ends > ? AND retired = 0 ORDER BY begins, member, id",
        MONTH,
    ).fetchall()
    return found
