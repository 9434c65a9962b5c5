"""Where a key stands in a file's text, so that a problem can name the line as well as the key."""

import re

_HEADER = re.compile(r"\s*(\[\[?)([\w.\-]+)\]\]?\s*(#.*)?\Z")
_KEY = re.compile(r"\s*([\w.\-]+)\s*=")
_INDEX = re.compile(r"\[\d+\]\Z")
_LONG = ('"""', "'''")


def line_of(text: str, path: str) -> int | None:
    """Return the line, from 1, at which a key such as ``line[2].amount.dong`` stands.

    Of a key inside an inline table, or one that is missing, the line of the nearest table or key around it; None where
    nothing of it stands in the text.
    """
    known = _lines(text)
    while path:
        found = known.get(path) or known.get(f"{path}[1]")
        if found is not None:
            return found
        path = shorter if (shorter := _INDEX.sub("", path)) != path else path.rpartition(".")[0]
    return None


def _lines(text: str) -> dict[str, int]:
    """Keys and tables as problems name them, with the line each begins on."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = long = ""
    for number, line in enumerate(text.split("\n"), start=1):
        inside, long = bool(long), _left_open(line, long)
        if inside:
            continue
        if header := _HEADER.match(line):
            table = _table(header[2], counts, counted=header[1] == "[[")
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault(f"{table}.{key[1]}".strip("."), number)
    return found


def _left_open(line: str, long: str) -> str:
    """Return the quotes of the text over several lines that goes on after a line; ``long`` are those before it."""
    while True:
        if long:
            _, found, line = line.partition(long)
            if not found:
                return long
            long = ""
        first = min((mark for mark in _LONG if mark in line), key=line.index, default="")
        if not first:
            return ""
        line, long = line[line.index(first) + 3 :], first


def _table(name: str, counts: dict[str, int], *, counted: bool) -> str:
    """A header's full path: each list of tables on the way with the number of its present table."""
    path = ""
    parts = name.split(".")
    for at, part in enumerate(parts):
        path = f"{path}.{part}".strip(".")
        if counted and at == len(parts) - 1:
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = f"{path}[{counts[path]}]"
    return path
