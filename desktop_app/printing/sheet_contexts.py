"""What the month's sheets may speak of: the duty grid, the payment list, one person's calculation."""

from dataclasses import dataclass, field

from desktop_app.model.number_words import NumberStyle
from desktop_app.model.periods import Month
from desktop_app.printing.paper_parts import LATER, Heading, Signer, Value


@dataclass(frozen=True, slots=True)
class DutyInterval:
    """One duty within a cell, in minutes since midnight; an end that is not after the beginning is the next day's."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class DutyMark:
    """A cell of the month's grid: intervals, or a symbol of the legend, or both, or nothing."""

    intervals: tuple[DutyInterval, ...] = ()
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A day of the month: its number, its weekday, and whether the column is tinted."""

    number: int
    weekday: str
    """``T2`` … ``CN``."""
    off: bool = False
    """A rest day or holiday: tinted as well as marked."""
    mark: str = ""
    """``L`` for a holiday, else empty; printed under the weekday."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column that the scheme gives: what its heading says."""

    heading: str
    over: str = ""
    """What its neighbours share with it; empty for a column that stands alone."""


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One member's month: as many marks as the paper has days, as many totals as it has total columns."""

    name: str
    role: str
    marks: tuple[DutyMark, ...]
    totals: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class AttendanceTeam:
    """The rows of one team, and its own totals."""

    title: str
    rows: tuple[AttendanceRow, ...]
    totals: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """The month's duty grid."""

    heading: Heading
    commune: str
    month: Month
    warning: str
    """That the month is not closed yet; empty for a closed month. Stands on every page."""
    days: tuple[DayColumn, ...]
    total_columns: tuple[SheetColumn, ...]
    teams: tuple[AttendanceTeam, ...]
    totals: tuple[Value, ...]
    legend: tuple[str, ...]
    """``Đ: trực đêm``: one entry a symbol."""
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class PaymentSum:
    """One sum that a payment sheet states in figures and in words, and what it is the sum of."""

    title: str
    """``Tổng số tiền thực nhận``."""
    amount: int


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One member's money: as many values as the paper has columns of each sort."""

    name: str
    role: str
    values: tuple[Value, ...]
    cash: int
    """What is paid into the hand."""
    insurance: tuple[Value, ...]
    """Support of insurance, and last what it makes together with the cash; empty where nobody has any."""
    note: str = ""
    """What was cut, for instance; empty where nothing is to be said."""


@dataclass(frozen=True, slots=True)
class PaymentTeam:
    """The rows of one team, and their sums."""

    title: str
    rows: tuple[PaymentRow, ...]
    values: tuple[Value, ...]
    cash: int
    insurance: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Payment:
    """The month's payment sheet; its columns are those of the scheme."""

    heading: Heading
    commune: str
    month: Month
    scheme: str
    """``Theo Nghị quyết số …``: by what the money is paid."""
    warning: str
    """That the month is open, or that it is a trial by which nothing may be paid; empty for a sheet to pay by. Stands
    on every page."""
    columns: tuple[SheetColumn, ...]
    """What is paid into the hand, and the counts it rests on."""
    insurance_columns: tuple[SheetColumn, ...]
    teams: tuple[PaymentTeam, ...]
    values: tuple[Value, ...]
    cash: int
    insurance: tuple[Value, ...]
    sums: tuple[PaymentSum, ...]
    remarks: tuple[str, ...]
    """What the reader must know: sources not held against the gazette."""
    signers: tuple[Signer, ...]
    numbers: NumberStyle | None = field(default=None, metadata=LATER)
    """How the filter ``in_words`` reads amounts on this paper."""


@dataclass(frozen=True, slots=True)
class CalculationStep:
    """One step of a calculation: what was done, by what, and, in the step that says it, what the line comes to."""

    text: str
    article: str
    amount: Value = None


@dataclass(frozen=True, slots=True)
class CalculationLine:
    """One line of a member's money with the steps that led to it."""

    title: str
    steps: tuple[CalculationStep, ...]


@dataclass(frozen=True, slots=True)
class Calculation:
    """One person's calculation of one month."""

    heading: Heading
    month: Month
    name: str
    role: str
    team: str
    id_number: str
    scheme: str
    warning: str
    lines: tuple[CalculationLine, ...]
    cash: int
    """What is paid into the hand; the total holds support of insurance as well."""
    total: int
    sums: tuple[PaymentSum, ...]
    years: tuple[str, ...]
    """What the calendar year has paid so far of each limit by the year; empty where there is none."""
    remarks: tuple[str, ...]
    """What the reader must know: cuts, assumed readings, sources not held against the gazette."""
    signers: tuple[Signer, ...]
    numbers: NumberStyle | None = field(default=None, metadata=LATER)
    """How the filter ``in_words`` reads amounts on this paper."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One stint of the roster, or a line left free to be written by hand."""

    day: str
    """``02/11/2026``."""
    weekday: str
    """``Thứ Hai``."""
    hours: str
    """``22 giờ đến 6 giờ hôm sau``; empty on a free line."""
    team: str
    people: str
    task: str
    """``tuần tra``, ``trực``."""
    note: str
    """The plan it is served under; that the day is a holiday."""
    off: bool
    """Whether the day is a rest day or holiday."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is on duty when, for a month or a week."""

    heading: Heading
    commune: str
    about: str
    """``Từ ngày 02/11/2026 đến ngày 08/11/2026``."""
    rows: tuple[RosterRow, ...]
    remarks: tuple[str, ...]
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class TransferRow:
    """One payee of a transfer."""

    name: str
    account: str
    bank: str
    amount: int
    content: str


@dataclass(frozen=True, slots=True)
class TransferRest:
    """Somebody of the payment sheet to whom nothing can be transferred, and why."""

    name: str
    team: str
    amount: int
    """In đồng: what is still to be paid, or what is to be paid back; ``why`` says which."""
    why: str


@dataclass(frozen=True, slots=True)
class TransferList:
    """The list of those paid by transfer for a month, and those who cannot be."""

    heading: Heading
    named: str
    """What the list is called, in capitals: that changes with the decree in force."""
    commune: str
    month: Month
    scheme: str
    warning: str
    """That the month is open, or that it is a trial; empty for a list to pay by. Stands on every page."""
    content: str
    """What the transfers are for."""
    rows: tuple[TransferRow, ...]
    count: int
    total: int
    """The sum of the transfers in đồng."""
    rest: tuple[TransferRest, ...]
    rest_heading: str
    """What the list of the rest is called, with its sums; empty where everybody has an account."""
    sums: tuple[PaymentSum, ...]
    """The transfers, and where there is a rest: what is not paid, what is paid back, and all together."""
    signers: tuple[Signer, ...]
    numbers: NumberStyle | None = field(default=None, metadata=LATER)
    """How the filter ``in_words`` reads amounts on this paper."""


SHEETS = (Attendance, Payment, Calculation, Roster, TransferList)
"""The contexts of this module that a form may name."""
