"""Measure and print a table: ``python -m tests.benchmarks [NAME …] [--json] [--rounds N]``, from the repository's root.

No figure here is a test: what a machine is doing besides would decide it. ``test_same_work.py`` tests that the two
sides of each benchmark do the same.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from math import inf
from pathlib import Path

from tests.benchmarks.machine import this_machine
from tests.benchmarks.measure import Result, compare
from tests.benchmarks.table import BENCHMARKS


def main(argv: Sequence[str]) -> int:
    """Measure what is named, or everything; 0 whatever the figures are."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--rounds", type=int, help="processes of each side, instead of each benchmark's own number")
    chosen = parser.parse_args(argv)
    if unknown := [name for name in chosen.names if name not in BENCHMARKS]:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    results = [_measure(name, chosen.rounds) for name in chosen.names or BENCHMARKS if _can_run(name)]
    if chosen.json:
        found = [{**asdict(result), "met": result.met} for result in results]
        text = json.dumps({"machine": asdict(this_machine()), "results": found}, ensure_ascii=False, indent=2)
    else:
        text = table(results)
    sys.stdout.write(text + "\n")
    return 0


def _can_run(name: str) -> bool:
    needs = BENCHMARKS[name].needs
    if found := not needs or shutil.which(needs) is not None:
        return found
    sys.stderr.write(f"{name}: left out, {needs} is not on this machine\n")
    return False


def _measure(name: str, rounds: int | None) -> Result:
    benchmark = BENCHMARKS[name]
    if rounds:
        benchmark = replace(benchmark, rounds=rounds)
    with tempfile.TemporaryDirectory(prefix="so-antt-bench-", ignore_cleanup_errors=True) as folder:
        return compare(benchmark, Path(folder), lambda words: sys.stderr.write(words + "\n"))


def table(results: Sequence[Result]) -> str:
    """Return the figures as a Markdown table, the machine above it."""
    head = (
        "| Benchmark | We | Reference | Ours | Reference | Ratio (least to greatest) | Aim | Peak memory | Ratio |\n"
        "|---|---|---|--:|--:|--:|--:|--:|--:|"
    )
    return "\n".join([f"{this_machine()}\n", head, *map(_row, results)])


def _row(result: Result) -> str:
    least, most = result.spread
    cells = [
        result.name,
        result.ours_does,
        result.reference_does,
        f"{result.ours_ms:.1f} ms",
        f"{result.reference_ms:.1f} ms",
        f"{_marked(result.ratio, result.aim if result.time_aimed else inf)} ({least:.2f} to {most:.2f})",
        f"{result.aim:g}",
        f"{result.ours_mib:.0f} / {result.reference_mib:.0f} MiB",
        _marked(result.memory_ratio, result.aim) if result.memory_aimed else f"{result.memory_ratio:.2f}",
    ]
    return f"| {' | '.join(cells)} |"


def _marked(ratio: float, aim: float) -> str:
    """A ratio over its aim stands out."""
    return f"{ratio:.2f}" if ratio <= aim else f"**{ratio:.2f}**"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
