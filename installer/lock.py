"""Make the locked requirements anew from pyproject.toml: ``python installer/lock.py [--upgrade]``; needs ``uv``.

The two files serve every supported Python and both Linux and Windows (``--universal``), hold a hash for every file that
may be installed, and name no address: where packages come from is this machine's own setting.
``requirements.txt`` is what the program needs; ``requirements-dev.txt`` is the same and the tools of the tests.
Without ``--upgrade`` versions stay as they are wherever pyproject.toml allows it.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUN = HERE / "requirements.txt"
DEV = HERE / "requirements-dev.txt"

COMPILE = (
    "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--python-version", "3.11",
    "--no-emit-index-url", "--custom-compile-command", "python installer/lock.py",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Write both files; return 0, or 1 with the reason on stderr."""
    uv = shutil.which("uv")
    if uv is None:
        print("lock.py needs uv: install it with 'python3 -m pip install uv' and run this again.", file=sys.stderr)
        return 1
    for target, more in ((RUN, ()), (DEV, ("--extra", "dev", "--constraints", "installer/requirements.txt"))):
        command = [uv, *COMPILE, *more, *arguments, "--output-file", f"installer/{target.name}", "pyproject.toml"]
        done = subprocess.run(command, cwd=HERE.parent, check=False, stdout=subprocess.DEVNULL)
        if done.returncode:
            return 1
        if named := re.findall(r"\w+://\S+|--(?:extra-)?index-url", target.read_text(encoding="utf-8")):
            print(f"{target.name} names an address ({named[0]}): it must not be committed.", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
