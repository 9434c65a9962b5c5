"""Where a command's file goes: a file of that name, or a folder in which it gets its usual name."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click


@dataclass(frozen=True, slots=True)
class Target:
    """A place as it was typed."""

    path: Path
    folder: bool
    """Whether a folder is meant: one that is there, or a name that ends as a folder's does."""

    def named(self, usual: str) -> Path:
        """Return the file's path; ``usual`` is its name where only a folder was given."""
        return self.path / usual if self.folder else self.path


class TargetType(click.ParamType[Target]):
    """A file or a folder to write to."""

    name = "nơi ghi"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Target:  # noqa: ARG002 - click's signature
        """Return the place."""
        if isinstance(value, Target):
            return value
        path = Path(value)
        ends = tuple(mark for mark in ("/", os.sep, os.altsep) if mark)
        return Target(path, str(value).endswith(ends) or path.is_dir())


OUT = click.option("--out", type=TargetType(), required=True, help="Tệp, hoặc thư mục để giữ tên chuẩn.")
