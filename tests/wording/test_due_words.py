import pytest

from desktop_app.wording.due_words import standing


@pytest.mark.parametrize(
    ("days", "working_days", "said"),
    [
        (0, 0, "hạn hôm nay"),
        (5, 3, "còn 3 ngày làm việc"),
        (1, 0, "không còn ngày làm việc nào"),
        (-2, 0, "quá hạn, chưa qua ngày làm việc nào"),
        (-30, -20, "quá 20 ngày làm việc"),
    ],
)
def test_how_far_off_a_deadline_is(days: int, working_days: int, said: str) -> None:
    assert standing(days, working_days) == said
