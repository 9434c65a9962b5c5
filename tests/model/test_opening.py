import pytest

from desktop_app.model.ids import MemberId
from desktop_app.model.opening import OpeningBalance, PaidLine, check_opening
from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month

JUNE = Month(2026, 6)
NIGHT = PaidLine(LineCode.NIGHT, 7_200, 3_000_000)


@pytest.mark.parametrize(
    ("balance", "codes"),
    [
        (OpeningBalance(MemberId("m"), 2026, JUNE, (NIGHT, PaidLine(LineCode.REST_DAY, 4))), []),
        (OpeningBalance(MemberId("m"), 2025, JUNE, (NIGHT,)), ["opening.other_year"]),
        (OpeningBalance(MemberId("m"), 2026, JUNE, (NIGHT,), bonus=-1), ["opening.negative"]),
        (OpeningBalance(MemberId("m"), 2026, JUNE, (PaidLine(LineCode.NIGHT, -1),)), ["opening.negative"]),
        (OpeningBalance(MemberId("m"), 2026, JUNE, (NIGHT, NIGHT, NIGHT)), ["opening.line_twice"]),
    ],
)
def test_what_is_wrong_with_an_opening_balance(balance: OpeningBalance, codes: list[str]) -> None:
    assert [problem.code for problem in check_opening(balance)] == codes
