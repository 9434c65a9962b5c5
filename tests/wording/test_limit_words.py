from pathlib import Path

from desktop_app.model.payroll import LineCode
from desktop_app.paths import Paths
from desktop_app.rules.scheme_counts import CountOf, Per
from desktop_app.wording.limit_words import counted, limited, year_so_far
from desktop_app.wording.messages import Messages

NIGHT, REST = LineCode.NIGHT, LineCode.REST_DAY


def test_what_is_limited() -> None:
    messages = Messages.load(Paths.standard(Path()).resources / "messages")
    assert limited([NIGHT], Per.HOUR, CountOf.NIGHT_HOURS, messages) == "giờ đêm"
    assert limited([NIGHT], Per.HOUR, CountOf.CHOSEN, messages) == "giờ (trực đêm)"
    assert limited([NIGHT, REST], None, None, messages) == "đ (trực đêm, ngày nghỉ)"


def test_how_much() -> None:
    assert (counted(Per.HOUR, 390), counted(Per.DAY, 4), counted(None, 1_500_000)) == ("6,5", "4", "1.500.000")
    assert year_so_far("giờ đêm", 2026, Per.HOUR, (17_400, 600, 18_000)) == (
        "Giờ đêm trong năm 2026: các tháng trước 290, tháng này 10, cộng 300 trên tối đa 300"
    )
