"""The annex: a part of its own, on a new page, with its own page numbers and perhaps lying."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.printing.blocks.base import Block, Desk
from desktop_app.printing.pages import Unit

Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Annex(Block):
    """Everything after it belongs to the annex; it draws nothing itself."""

    orientation: Orientation = "portrait"

    def lay(self, desk: Desk) -> list[Unit]:
        """Return nothing: the break is the renderer's."""
        del desk
        return []
