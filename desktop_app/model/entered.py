"""Figures that stand in no text the program has read: a line refers to another resolution, and the clerk enters it."""

from dataclasses import dataclass

from desktop_app.model.ids import MemberId
from desktop_app.model.money import MOST_DONG
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.model.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class EnteredFigure:
    """What one member is due for one line of one month, with the document that says so."""

    month: Month
    member: MemberId
    code: LineCode
    amount: int
    """Đồng; 0 says that nothing is due, which is a figure too."""
    document: str
    """As cited: number, day, article."""
    note: str = ""


def check_figure(figure: EnteredFigure) -> list[Problem]:
    """Return what is wrong with a figure by itself, each with the field it is about."""
    problems = []
    if not 0 <= figure.amount <= MOST_DONG:
        values: dict[str, object] = {"amount": figure.amount, "most": MOST_DONG}
        problems.append(Problem("figure.out_of_range", Place(field="amount"), values))
    if not figure.document.strip():
        problems.append(Problem("figure.document_needed", Place(field="document")))
    return problems
