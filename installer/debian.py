"""Packages of Debian and Ubuntu: what is lacking, and installing it where we may. Standard library only."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from talk import hear, say, step

if TYPE_CHECKING:
    from collections.abc import Sequence

APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120")


def missing_packages(names: Sequence[str], answer: str) -> tuple[str, ...]:
    """Return the packages that dpkg-query's answer (lines of ``name status``) does not show as installed.

    Debian 13 and Ubuntu 24.04 call some of them by the same name with ``t64`` at its end.
    """
    there = {line.split()[0] for line in answer.splitlines() if line.endswith(" installed")}
    return tuple(name for name in names if not there & {name, f"{name}t64"})


def lacking(names: Sequence[str]) -> tuple[str, ...]:
    """Return which of these Debian packages are not installed; none where there is no dpkg."""
    if not names or not shutil.which("dpkg-query"):
        return ()
    either = [name + end for name in names for end in ("", "t64")]
    asked = ["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *either]
    return missing_packages(names, subprocess.run(asked, capture_output=True, text=True, check=False).stdout)


def root_prefix() -> tuple[str, ...] | None:
    """Return what to put before apt-get to be root: nothing, sudo, or None if we may not."""
    if os.name != "nt" and os.geteuid() == 0:
        return ()
    sudo = ("sudo", "-n")
    may = shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0
    return sudo if may else None


def install_system(names: Sequence[str], why: str) -> bool:
    """Install Debian packages if we may, else print the one line to type; return whether they are there now."""
    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends " + " ".join(names)
    prefix = root_prefix()
    if prefix is None:
        say(f"! {why}. This user may not install it; the line to type is:\n\n    {line}\n")
        return False
    with step(f"Installing from the system's packages: {' '.join(names)}"):
        for action in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *names]):
            command = [*prefix, *APT, *action]
            code, said = hear(command)
            if code:
                tail = "\n".join(f"    {row}" for row in said[-4:])
                say(f"! apt-get {action[0]} failed. Is there a network?\n{tail}\n  The line to type later:\n    {line}")
                return False
    return True
