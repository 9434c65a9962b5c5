"""How a benchmark is measured: both sides in turn, each time in a process of its own.

What a side does before it is timed (imports, opening files, one run to warm up) is not counted. Memory is the peak of
the whole process, interpreter and libraries included, for that is what a clerk's machine has to find.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

Side = Literal["ours", "reference"]
SIDES: tuple[Side, Side] = ("ours", "reference")
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Work:
    """One side, ready to be timed: ``run`` is; ``warm`` is done once before, ``run`` itself where there is none."""

    run: Callable[[], object]
    warm: Callable[[], object] | None = None


@dataclass(frozen=True)
class Sample:
    """What one process found: seconds of each timed run, and its peak of memory in MiB."""

    seconds: list[float]
    peak_mib: float


@dataclass(frozen=True)
class Benchmark:
    """Two sides that do the same work, and how many times ours may take what the reference takes.

    Functions are named ``module:function`` within this folder, so that the process of one side imports nothing of the
    other's. A side takes the folder that ``prepare`` filled and returns its :class:`Work`.
    """

    name: str
    ours_does: str
    reference_does: str
    aim: float
    ours: str
    reference: str
    prepare: str = ""
    repeats: int = 5
    """Timed runs in one process; 1 where the second would find the first one's caches."""
    rounds: int = 5
    """Processes of each side."""
    memory_aimed: bool = False
    """Whether the aim holds for memory too."""
    time_aimed: bool = True
    """Whether it holds for time; if not, the two sides do not do the same work."""
    needs: str = ""
    """A public program that one side runs; without it there is nothing to measure."""
    whole_process: bool = False
    """Whether the time runs from the start of the process to what it says itself, and not within it."""

    def sample(self, side: Side, folder: Path) -> Sample:
        """Measure one side once, in a new process."""
        function = self.ours if side == "ours" else self.reference
        if self.whole_process:
            module = function.partition(":")[0]
            return whole_process([sys.executable, "-m", f"tests.benchmarks.{module}", self.name, str(folder)], folder)
        command = [sys.executable, "-m", "tests.benchmarks.worker", function, str(self.repeats), str(folder)]
        return Sample(**_last_line(command))


@dataclass(frozen=True)
class Result:
    """Medians of both sides, in milliseconds and MiB, and what our side takes for one of the reference's."""

    name: str
    ours_does: str
    reference_does: str
    aim: float
    ours_ms: float
    reference_ms: float
    ratio: float
    spread: tuple[float, float]
    """The least and greatest ratio of one round's processes."""
    ours_mib: float
    reference_mib: float
    memory_ratio: float
    memory_aimed: bool
    time_aimed: bool = True

    @property
    def met(self) -> bool:
        """Return whether the aim is met, by time and by memory, as far as it holds for either."""
        in_time = not self.time_aimed or self.ratio <= self.aim
        return in_time and (not self.memory_aimed or self.memory_ratio <= self.aim)


def function_of(name: str) -> Callable[[Path], Any]:
    """Return the function that ``module:function`` names."""
    module, _, function = name.partition(":")
    found: Callable[[Path], Any] = getattr(import_module(f"tests.benchmarks.{module}"), function)
    return found


def compare(benchmark: Benchmark, folder: Path, tell: Callable[[str], object]) -> Result:
    """Measure both sides in turn, so that whatever else the machine does falls on both."""
    if benchmark.prepare:
        function_of(benchmark.prepare)(folder)
    found: dict[Side, list[Sample]] = {side: [] for side in SIDES}
    for number in range(benchmark.rounds):
        for side in SIDES if number % 2 == 0 else reversed(SIDES):
            found[side].append(benchmark.sample(side, folder))
        tell(f"{benchmark.name}: {number + 1}/{benchmark.rounds}")
    ours, reference = (statistics.median(s for one in found[side] for s in one.seconds) for side in SIDES)
    each = [
        statistics.median(one.seconds) / statistics.median(other.seconds)
        for one, other in zip(found["ours"], found["reference"], strict=True)
    ]
    mib, reference_mib = (statistics.median(one.peak_mib for one in found[side]) for side in SIDES)
    return Result(
        benchmark.name,
        benchmark.ours_does,
        benchmark.reference_does,
        benchmark.aim,
        ours * 1000,
        reference * 1000,
        ours / reference,
        (min(each), max(each)),
        mib,
        reference_mib,
        mib / reference_mib,
        benchmark.memory_aimed,
        benchmark.time_aimed,
    )


def whole_process(command: list[str], folder: Path) -> Sample:
    """Time a process from its start to the moment that its last line of output names.

    Modules are read as an installed program reads them: compiled before, by a run that is not counted.
    That moment is of ``time.perf_counter``, which counts alike for all processes on Linux, Windows and macOS.
    """
    cache = folder / "compiled"
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled["PYTHONPYCACHEPREFIX"] = str(cache)
    if not cache.exists():
        _last_line(command, compiled)
    began = time.perf_counter()
    said = _last_line(command, compiled)
    return Sample([said["moment"] - began], said["peak_mib"])


def _last_line(command: list[str], environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, env=environment
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stderr}")
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def timed(work: Work, repeats: int) -> Sample:
    """Warm up, then time each run with the garbage of the one before collected."""
    (work.warm or work.run)()
    seconds = []
    for _ in range(repeats):
        gc.collect()
        began = time.perf_counter()
        work.run()
        seconds.append(time.perf_counter() - began)
    return Sample(seconds, peak_mib())


def peak_mib() -> float:
    """Return the most memory this process has held, in MiB.

    On Linux not ``ru_maxrss``: a child begins there with what its parent held.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    if sys.platform == "win32":
        import psutil

        return float(psutil.Process().memory_info().peak_wset) / 2**20
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
