"""How an office reads numbers aloud where the regions differ. All of the choices are right; one paper keeps to one.

The words themselves, with their marks, stand in ``wording.amounts``.
"""

from dataclasses import dataclass
from enum import StrEnum


class NoughtTens(StrEnum):
    """The word between a hundred and its units in 105: northern or southern."""

    LINH = "linh"
    LE = "le"


class FourAfterTens(StrEnum):
    """The unit four after two tens or more, as in 24; after nought or one ten it is always the first."""

    BON = "bon"
    TU = "tu"


class Thousand(StrEnum):
    """A thousand: northern or southern."""

    NGHIN = "nghin"
    NGAN = "ngan"


class Billion(StrEnum):
    """Ten to the ninth, in the two spellings of one word."""

    TY = "ty"
    TI = "ti"


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """What differs between regions and offices. The defaults are the northern ones."""

    nought_tens: NoughtTens = NoughtTens.LINH
    four_after_tens: FourAfterTens = FourAfterTens.BON
    thousand: Thousand = Thousand.NGHIN
    billion: Billion = Billion.TY


FORMAL = NumberStyle()
