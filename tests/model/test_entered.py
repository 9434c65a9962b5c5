import pytest

from desktop_app.model.entered import EnteredFigure, check_figure
from desktop_app.model.ids import MemberId
from desktop_app.model.money import MOST_DONG
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month


@pytest.mark.parametrize(
    ("amount", "document", "wrong"),
    [
        (0, "NQ 1", []),
        (MOST_DONG, "NQ 1", []),
        (-1, "NQ 1", [("figure.out_of_range", "amount")]),
        (MOST_DONG + 1, "NQ 1", [("figure.out_of_range", "amount")]),
        (5, " ", [("figure.document_needed", "document")]),
        (-5, "", [("figure.out_of_range", "amount"), ("figure.document_needed", "document")]),
    ],
)
def test_a_figure_needs_a_sane_amount_and_a_document(amount: int, document: str, wrong: list[tuple[str, str]]) -> None:
    figure = EnteredFigure(Month(2026, 10), MemberId("m"), LineCode.AREA, amount, document)
    assert [(problem.code, problem.at.field) for problem in check_figure(figure)] == wrong
