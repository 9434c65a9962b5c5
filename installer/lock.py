"""Make the locked requirements anew from pyproject.toml: ``python installer/lock.py [--upgrade]``; needs ``uv``.

The files serve every supported Python and both Linux and Windows (``--universal``), hold a hash for every file that may
be installed, and name no address: where packages come from is this machine's own setting.

- ``requirements.txt`` is what the program needs;
- ``requirements-dev.txt`` is the same and the tools of the tests;
- ``requirements-source.txt`` is what of those tools comes as source only. It is installed last and built with what is
  installed by then, so that no build tool comes in without a hash either.

Without ``--upgrade`` versions stay as they are wherever pyproject.toml allows it.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE_ONLY = ("bagit",)

COMPILE = (
    "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--python-version", "3.11",
    "--no-emit-index-url", "--custom-compile-command", "python installer/lock.py",
)  # fmt: skip
ADDRESS = re.compile(r"\w+://\S+|--(?:extra-)?index-url|--find-links")


def take_out(lock: str, names: tuple[str, ...]) -> tuple[str, str]:
    """Return a lock without the named packages, and those alone, each package with its hashes and comments."""
    head, *blocks = re.split(r"(?m)^(?=[\w.-]+==)", lock)
    taken = [block for block in blocks if block.split("==")[0] in names]
    return head + "".join(block for block in blocks if block not in taken), head + "".join(taken)


def compile_lock(uv: str, target: Path, *more: str) -> str:
    """Return what uv resolves for a target, starting from the versions that stand in it; raise if uv fails."""
    command = [uv, *COMPILE, *more, "--output-file", f"installer/{target.name}", "pyproject.toml"]
    subprocess.run(command, cwd=HERE.parent, check=True, stdout=subprocess.DEVNULL)
    return target.read_text(encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write the three files; return 0, or 1 with the reason on stderr."""
    uv = shutil.which("uv")
    if uv is None:
        print("lock.py needs uv: install it with 'python3 -m pip install uv' and run this again.", file=sys.stderr)
        return 1
    run, dev, source = (HERE / f"requirements{part}.txt" for part in ("", "-dev", "-source"))
    if source.exists():  # uv keeps the versions it finds in its output file
        dev.write_text(dev.read_text(encoding="utf-8") + source.read_text(encoding="utf-8"), encoding="utf-8")
    try:
        compile_lock(uv, run, *arguments)
        whole = compile_lock(uv, dev, "--extra", "dev", "--constraints", "installer/requirements.txt", *arguments)
    except subprocess.CalledProcessError:
        return 1
    for target, text in zip((dev, source), take_out(whole, SOURCE_ONLY), strict=True):
        target.write_text(text, encoding="utf-8")
    for target in (run, dev, source):
        if named := ADDRESS.search(target.read_text(encoding="utf-8")):
            print(f"{target.name} names an address ({named[0]}): it must not be committed.", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
