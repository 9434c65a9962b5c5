r"""Set this checkout up and use it: ``python3 installer/go.py demo|test|run`` (on Windows ``py installer\go.py …``).

Standard library only, because it runs before anything is installed. It makes ``.venv``, fills it with the locked
packages (each checked by its hash), adds the few system libraries Qt needs on Debian and Ubuntu when it may, and hands
over. All its own words go to stderr, so that what the program prints stays alone on stdout. A second call finds the
mark of the first and starts at once. It is written so that a Python older than the one needed can still say so.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import TYPE_CHECKING

from debian import install_system, lacking, root_prefix
from talk import DISK_FULL, Stop, explain_pip, hand_over, hear, say, step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WINDOWS = os.name == "nt"

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
MARK = "so-antt.json"
"""In .venv: what was put there. Written empty before the work and filled after it, so half a .venv is known as one."""
RUN_LOCK = "requirements.txt"
DEV_LOCK = "requirements-dev.txt"  # the same, and the tools of the tests
SOURCE_LOCK = "requirements-source.txt"  # what comes as source only: installed after the rest, and built with it
SPACE_NEEDED = {RUN_LOCK: 700, DEV_LOCK: 1000}  # MB: twice the measured .venv, for what pip downloads

QT_LIBRARIES = (
    "libglib2.0-0", "libegl1", "libgl1", "libfontconfig1", "libdbus-1-3", "libcups2", "libxkbcommon-x11-0",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-image0", "libxcb-randr0", "libxcb-render-util0",
    "libxcb-shape0", "libxcb-xkb1", "libwayland-cursor0", "libwayland-egl1",
)  # fmt: skip
"""What Qt's window, printing, X11 and Wayland plugins load and a bare Debian 12 lacks (by ldd, on such a machine)."""
TEST_TOOLS = ("poppler-utils", "qpdf", "age", "openssh-client", "xvfb", "softhsm2")
"""Public tools that must agree with our papers and bundles; a test of one that is not here is skipped and says so."""

USAGE = """usage: python3 installer/go.py demo [--out DIR] [--json]  one month, from nothing to a sealed bundle
       python3 installer/go.py test [arguments]  format, lint, types, contracts, tests; arguments go to pytest
       python3 installer/go.py run  [arguments]  opens the window
Everything needed is set up first; the second time it starts at once."""

LACKING = {
    "run": "Qt (the window) needs system libraries that are not here",
    "test": "Qt needs system libraries, or some tests need public tools to compare with, that are not here",
}


def venv_python(venv: Path = VENV) -> Path:
    """Return where the interpreter of a virtual environment stands."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def this_python() -> str:
    """Return the Python version that a .venv is bound to, as ``3.11``."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def digest(lock: str) -> str:
    """Return the SHA-256 of a lock, line ends aside (git may have changed those)."""
    files = (RUN_LOCK,) if lock == RUN_LOCK else (DEV_LOCK, SOURCE_LOCK)
    parts = (ROOT.joinpath("installer", name).read_bytes().replace(b"\r\n", b"\n") for name in files)
    return hashlib.sha256(b"".join(parts)).hexdigest()


def installed(venv: Path) -> list[str]:
    """Return the names of what is installed there, with versions, sorted."""
    site = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(venv)}))
    return sorted(entry.name for entry in site.glob("*.dist-info"))


def read_mark(venv: Path) -> dict[str, object] | None:
    """Return what the mark in a .venv says, nothing inside if it is unreadable, None if there is no mark."""
    try:
        mark = json.loads((venv / MARK).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return {}
    return mark if isinstance(mark, dict) else {}


def is_ready(mark: Mapping[str, object] | None, lock: str, wanted: str, here: Sequence[str]) -> bool:
    """Tell whether a mark promises the wanted lock for this Python and all that was installed is still here."""
    if not mark or mark.get("python") != this_python():
        return False
    locks, packages = mark.get("locks"), mark.get("packages")
    if not isinstance(locks, dict) or not isinstance(packages, list):
        return False
    return locks.get(lock) == wanted and set(packages) <= set(here)


def write_mark(venv: Path, locks: Sequence[str], packages: Sequence[str]) -> None:
    """Write the mark: empty ``locks`` while the work goes on."""
    mark = {"python": this_python(), "locks": {lock: digest(lock) for lock in locks}, "packages": list(packages)}
    (venv / MARK).write_text(json.dumps(mark, indent=1), encoding="utf-8")


def clear_the_way(venv: Path) -> None:
    """Remove a half-made or outdated .venv; a sound one that is not ours is kept under another name."""
    if not os.path.lexists(venv):
        return
    if read_mark(venv) is None and _works(venv):
        kept = next(name for n in range(1, 1000) if not (name := venv.with_name(f"{venv.name}-kept-{n}")).exists())
        venv.rename(kept)
        say(f"  The .venv found here was made by other means: kept as {kept.name}.")
    elif venv.is_symlink() or not venv.is_dir():
        venv.unlink()
    else:
        say("  The .venv found here is half made or out of date: making it anew.")
        shutil.rmtree(venv)


def _works(venv: Path) -> bool:
    """Tell whether a virtual environment has a Python that runs and has pip."""
    try:
        done = subprocess.run([venv_python(venv), "-c", "import pip"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def make_venv(lock: str) -> None:
    """Make .venv and fill it from a lock; raise Stop with the reason if it cannot be done."""
    space = SPACE_NEEDED[lock]
    if shutil.disk_usage(ROOT).free < space * 1_000_000:
        raise Stop(DISK_FULL.format(space=space))
    mark = read_mark(VENV)
    known = mark.get("locks") if mark else None
    grows = isinstance(known, dict) and is_ready(mark, RUN_LOCK, digest(RUN_LOCK), installed(VENV))
    if not (grows and venv_python().exists()):
        need_venv_module()
        with step(f"Making .venv with Python {this_python()}"):
            clear_the_way(VENV)
            VENV.mkdir()
            write_mark(VENV, (), ())
            base = getattr(sys, "_base_executable", None) or sys.executable
            code, said = hear([base, "-m", "venv", str(VENV)])
            if code:
                raise Stop("\n    ".join(["Python could not make .venv:", *said[-6:]]))
    with step(f"Installing the locked packages of installer/{lock}"):
        write_mark(VENV, (), ())
        fill(lock, "--only-binary", ":all:")
        if lock == DEV_LOCK:
            fill(SOURCE_LOCK, "--no-build-isolation", "--no-deps")
        write_mark(VENV, (RUN_LOCK,) if lock == RUN_LOCK else (RUN_LOCK, DEV_LOCK), installed(VENV))


def fill(lock: str, *how: str) -> None:
    """Install a lock into .venv, each file checked by its hash; raise Stop with plain words if pip fails."""
    path = ROOT / "installer" / lock
    total = len(re.findall(r"^\S+==", path.read_text(encoding="utf-8"), re.MULTILINE))
    command = [
        str(venv_python()), "-m", "pip", "install", "--require-hashes", "--no-input", "--disable-pip-version-check",
        "--progress-bar", "off", "--retries", "3", *how, "-r", str(path),
    ]  # fmt: skip
    found = 0

    def tell(line: str) -> None:
        nonlocal found
        found += line.startswith("Collecting ")
        if line.startswith("Collecting ") and found % 10 == 0:
            say(f"  {found} of at most {total} packages fetched")
        elif line.startswith("Installing collected") and found >= 10:
            say("  all are here; unpacking")

    code, said = hear(command, tell, {"PIP_USER": "0", "PYTHONUTF8": "1"})
    if code:
        raise Stop(explain_pip("\n".join(said), SPACE_NEEDED.get(lock, 100)))


def need_venv_module() -> None:
    """See to it that this Python can make virtual environments (Debian keeps that in a package of its own)."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = f"python{this_python()}-venv"
    if not shutil.which("apt-get"):
        raise Stop("This Python lacks 'venv' or 'ensurepip'. Install them for it and run this again.")
    if not install_system((package,), f"Python cannot make a .venv without {package}"):
        raise Stop("Type the line above, then run this again.")
    importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        raise Stop(f"{sys.executable} cannot make a .venv even with {package}. Try /usr/bin/python3 instead.")


def qt_trouble(platform: Mapping[str, str]) -> str:
    """Return why Qt does not start here, empty if it does; Qt says it best itself."""
    code, said = hear(
        [str(venv_python()), "-c", "from PySide6.QtWidgets import QApplication; QApplication([])"], more=platform
    )
    said = [f"    {line}" for line in said if line.strip()]
    return "\n".join(said[-4:] or ["    (no reason given)"]) if code else ""


def set_up_system(verb: str, platform: Mapping[str, str]) -> None:
    """Install what Qt and the tests use of the system, where we may; raise Stop if Qt then does not start."""
    wanted = lacking(QT_LIBRARIES + TEST_TOOLS if verb == "test" else QT_LIBRARIES)
    if WINDOWS or (shutil.which("dpkg-query") and not wanted):
        return
    if verb == "run" and root_prefix() is None and not qt_trouble(platform):
        return
    if wanted:
        install_system(wanted, LACKING[verb])
    if trouble := qt_trouble(platform):
        raise Stop(f"Qt does not start here:\n{trouble}\n  Install what it needs, then run this again.")


def stages(more: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the parts of ``test`` in order, with their commands; what was typed after ``test`` goes to pytest."""
    python = str(venv_python())
    contracts = venv_python().with_name("lint-imports.exe" if WINDOWS else "lint-imports")
    return {
        "lint": (python, "-m", "ruff", "check"),
        "format": (python, "-m", "ruff", "format", "--check"),
        "types": (python, "-m", "mypy"),
        "contracts": (str(contracts),),
        "tests": (python, "-m", "pytest", "-n", "2", *more),
    }


def run_tests(more: Sequence[str], platform: Mapping[str, str]) -> int:
    """Run every stage even if one fails; return 0 only if all passed. The last words are pytest's, else what failed."""
    failed: list[str] = []
    start = time.monotonic()
    for name, command in stages(more).items():
        say(f"* {name}: {' '.join((Path(command[0]).name, *command[1:]))}")
        begun = time.monotonic()
        if hand_over(command, ROOT, platform):
            failed.append(name)
        if name != "tests":
            verdict = "FAILED" if name in failed else "passed"
            now = time.monotonic()
            say(f"  {name} {verdict} in {now - begun:.1f} s ({now - start:.1f} s so far)")
    if failed:
        say(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


def go(verb: str, more: Sequence[str]) -> int:
    """Set up what a verb needs, then do it; return its exit code."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if verb == "run" and sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        raise Stop("There is no screen here (no DISPLAY, no WAYLAND_DISPLAY). Run this on the desktop itself.")
    lock = DEV_LOCK if verb == "test" else RUN_LOCK
    if not (venv_python().exists() and is_ready(read_mark(VENV), lock, digest(lock), installed(VENV))):
        make_venv(lock)
    platform = {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM") or "offscreen"} if verb == "test" else {}
    if verb != "demo":
        set_up_system(verb, platform)
    if verb == "test":
        return run_tests(more, platform)
    path = os.pathsep.join(part for part in (str(ROOT), os.environ.get("PYTHONPATH", "")) if part)
    arguments = ["demo", *more] if verb == "demo" else list(more)
    return hand_over([str(venv_python()), "-m", "desktop_app", *arguments], more={"PYTHONPATH": path})


def main(arguments: Sequence[str]) -> int:
    """Do what was typed; return an exit code: 0 done, 1 failed, 2 wrongly typed, 130 stopped by the person."""
    if arguments and arguments[0] in ("-h", "--help"):
        print(USAGE)
        return 0
    if not arguments or arguments[0] not in ("demo", "test", "run"):
        say(USAGE)
        return 2
    if sys.version_info < OLDEST:
        say(f"This is Python {this_python()}; Python 3.11 or newer is needed. Install one, and run this again with it.")
        return 1
    try:
        return go(arguments[0], arguments[1:])
    except Stop as stop:
        say(f"! {stop}")
    except OSError as wrong:
        say(f"! {wrong}\n  Is there room on the disk? May this user write in {ROOT}? Then run this again.")
    except KeyboardInterrupt:
        say("\nStopped. Nothing half done is kept: run this again at any time.")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
