from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.wording.citing import REPORT, SUBMISSION, citation, read_cited


def test_a_paper_is_cited_by_kind_number_and_day() -> None:
    assert citation(SUBMISSION, "05", "TTr-CAX", date(2026, 2, 5)) == "Tờ trình số 05/TTr-CAX ngày 05 tháng 02 năm 2026"


@given(
    st.sampled_from([SUBMISSION, REPORT]),
    st.integers(1, 9999).map(str),
    st.sampled_from(["TTr-CAX", "BC-CAP"]),
    st.dates(date(2020, 1, 1)),
)
def test_it_is_read_back_from_its_own_words(kind: str, number: str, symbol: str, day: date) -> None:
    assert read_cited(kind, citation(kind, number, symbol, day)) == (number, symbol, day)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("tờ trình số 06/TTr-CAX,  ngày 28/9/2026 của Công an xã", ("06", "TTr-CAX", date(2026, 9, 28))),
        ("Tờ trình số 06/TTr-CAX ngày 31 tháng 9 năm 2026", None),
        ("Tờ trình số 06/TTr-CAX ngày 31/9/2026, kèm Biên bản ngày 05/10/2026", None),
        ("Tờ trình số 06/TTr-CAX ngày … tháng 10 năm 2026, kèm Biên bản ngày 05/10/2026", None),
        ("Tờ trình số …/TTr-CAX ngày … tháng … năm 2026", None),
        ("Tờ trình ngày 28 tháng 9 năm 2026", None),
        ("Tờ trình số 06/TTr-CAX", None),
        ("Báo cáo số 06/BC-CAX ngày 28 tháng 9 năm 2026", None),
        ("Công văn số 06/CV ngày 28 tháng 9 năm 2026", None),
        ("", None),
    ],
)
def test_only_a_numbered_and_dated_paper_of_the_kind_is_read(words: str, read: tuple[str, str, date] | None) -> None:
    assert read_cited(SUBMISSION, words) == read
