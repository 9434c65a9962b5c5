"""What go.py says, and what it hears of the programs it starts. Standard library only, readable by an older Python."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

DISK_FULL = "The disk is full, or nearly so. Free about {space} MB and run this again."
NO_NETWORK = "The package index could not be reached. Check the network (or the proxy) and run this again."
NOT_TRUSTED = """The package index was reached, but its certificate is not trusted here.
  Is the clock right? Is there a proxy whose certificate pip must be given (PIP_CERT)?"""
OTHER_BYTES = """A downloaded file is not the one this checkout is locked to, so nothing was installed.
  Run this again; if it stays so, something between this machine and the package index changes files."""
NOT_ALLOWED = """This user may not write here, or a file is in use.
  Close what uses .venv, see who owns the folder, and run this again."""
NO_BUILD = """There is no ready-made build of a package for this Python or this system.
  The lock was made for Python 3.11 to 3.13 on Debian 12, Ubuntu 22.04, Windows 10, or newer."""
PIP_TROUBLE = {
    "No space left on device|Errno 28|not enough space": DISK_FULL,
    "DO NOT MATCH THE HASHES": OTHER_BYTES,
    "CERTIFICATE_VERIFY_FAILED|certificate verify failed|SSLError": NOT_TRUSTED,
    "name resolution|getaddrinfo|NewConnectionError|Max retries exceeded|Could not fetch URL": NO_NETWORK,
    "Connection (refused|reset|aborted)|[Tt]imed out|[Uu]nreachable|ProxyError|IncompleteRead": NO_NETWORK,
    "Permission denied|Errno 13|WinError 5|Access is denied": NOT_ALLOWED,
    "No matching distribution|Could not find a version|is not a supported wheel": NO_BUILD,
}
"""What pip's output holds, and what to tell the person; the first that fits is told."""


class Stop(Exception):  # noqa: N818 - it stops the program with words, whatever the cause
    """Set-up cannot go on; the words say what is wrong and what to do."""


def say(words: str = "") -> None:
    """Print one line of our own."""
    print(words, file=sys.stderr, flush=True)


@contextmanager
def step(words: str) -> Iterator[None]:
    """Say what is being done, and how many seconds it took."""
    start = time.monotonic()
    say(f"* {words} ...")
    yield
    say(f"  done in {time.monotonic() - start:.1f} s")


def explain_pip(output: str, space: int) -> str:
    """Return in plain words why pip failed (``space``: the MB it needs), and the end of what it said."""
    words = next((words for sign, words in PIP_TROUBLE.items() if re.search(sign, output)), "Installing failed.")
    lines = [line for line in output.splitlines() if line.strip() and "WARNING: Retrying" not in line]
    tail = "\n".join(f"    {line[:150]}" for line in lines[-6:])
    return f"{words.format(space=space)}\n  The last that pip said:\n{tail}"


def hear(
    command: Sequence[str], each: Callable[[str], None] | None = None, more: Mapping[str, str] | None = None
) -> tuple[int, list[str]]:
    """Run a command, calling ``each`` with every line as it comes; return its exit code and all lines."""
    said: list[str] = []
    with subprocess.Popen(
        command, env={**os.environ, **(more or {})}, text=True, encoding="utf-8", errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        try:
            for line in process.stdout or ():
                said.append(line.rstrip())
                if each:
                    each(said[-1])
        except KeyboardInterrupt:
            _let_end(process)
            raise
    return process.returncode, said


def hand_over(command: Sequence[str], folder: Path | None = None, more: Mapping[str, str] | None = None) -> int:
    """Run a command that speaks for itself, to its end; return its exit code."""
    with subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONUTF8": "1", **(more or {})}) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            _let_end(process)
            raise


def _let_end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    """Give a command that heard Ctrl-C too ten seconds to end by itself, so that it leaves nothing half done."""
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.terminate()
        process.wait()
