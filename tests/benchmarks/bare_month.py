"""The rows that a month's sheet rests on, by plain SQL: no class, no check, no answer."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.measure import Work

MONTH = (2026, 10)
WHOLE = ("profiles", "villages", "teams", "members", "decisions")


def reference(folder: Path) -> Work:
    """Fetch all of them as tuples from the open file."""
    connection = sqlite3.connect(folder / "so-antt.db")
    return Work(lambda: rows(connection))


def reference_year(folder: Path) -> Work:
    """Fetch those of each month of the year, one month after the other, keeping none."""
    connection = sqlite3.connect(folder / "so-antt.db")
    return Work(lambda: [len(rows(connection, 2026, number)) for number in range(1, 13)])


def rows(
    connection: sqlite3.Connection, year: int = MONTH[0], number: int = MONTH[1]
) -> dict[str, list[tuple[object, ...]]]:
    """Return those of a month by table, whole tables with all their columns.

    A stint may have begun on the day before; it ends after the month's first minute.
    """
    first, after = date(year, number, 1), date(year + number // 12, number % 12 + 1, 1)
    span = ((first - timedelta(days=1)).isoformat(), after.isoformat(), f"{first.isoformat()}T00:00:00")
    found = {
        name: connection.execute(f"SELECT * FROM {name} WHERE retired = 0").fetchall()  # noqa: S608 - named above
        for name in WHOLE
    }
    found["duty_entries"] = connection.execute(
        "SELECT id, member, begins, ends, kind, heavy, plan FROM duty_entries "
        "WHERE day >= ? AND day < ? AND ends > ? AND retired = 0 ORDER BY begins, member, id",
        span,
    ).fetchall()
    return found
