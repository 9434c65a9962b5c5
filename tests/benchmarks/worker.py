"""One side of one benchmark in a process of its own: ``python -m tests.benchmarks.worker FUNCTION REPEATS FOLDER``."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.measure import function_of, timed


def main(function: str, repeats: str, folder: str) -> None:
    """Print the sample as one line of JSON."""
    sample = timed(function_of(function)(Path(folder)), int(repeats))
    sys.stdout.write(json.dumps(asdict(sample)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
