"""How each scheme stands in the month in front, as the list says it."""

import pytest

from desktop_app.model.periods import Month
from desktop_app.ui.scheme_list import scheme_rows
from desktop_app.ui.session import Session


@pytest.mark.parametrize(
    ("scheme", "month", "words"),
    [
        ("binh-duong-2024", Month(2025, 10), "có hiệu lực"),
        ("binh-duong-2024", Month(2025, 11), "hết hiệu lực"),
        ("binh-duong-2024", Month(2026, 10), "hết hiệu lực"),
        ("khanh-hoa-2024", Month(2026, 2), "có hiệu lực"),
        ("khanh-hoa-2024", Month(2026, 10), "hết hiệu lực"),
        ("khanh-hoa-2026", Month(2026, 2), "chưa có hiệu lực"),
        ("khanh-hoa-2026", Month(2026, 10), "có hiệu lực"),
    ],
)
def test_a_replaced_scheme_is_not_said_to_be_in_force(session: Session, scheme: str, month: Month, words: str) -> None:
    rows = scheme_rows(session.office.rulebook.schemes.values(), None, month)
    [row] = [row for row in rows if row.id == scheme]
    assert row.detail.startswith(words)
