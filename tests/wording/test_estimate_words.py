from desktop_app.model.payroll import LineCode
from desktop_app.model.periods import Month
from desktop_app.wording.estimate_words import assumptions
from desktop_app.wording.messages import Messages

OCTOBER = Month(2026, 10)


def test_everything_assumed_is_said(messages: Messages) -> None:
    found = assumptions(
        messages,
        people=12,
        people_month=Month(2026, 11),
        references=(OCTOBER,),
        chosen=True,
        missing=(LineCode.NIGHT, LineCode.HEALTH_INSURANCE),
        unsettled=3,
    )
    assert "12 người đang tham gia trong tháng 11/2026" in found[0]
    assert found[1] == "Khoản theo ca trực: mỗi tháng như tháng 10/2026."
    assert found[2].startswith("3 ngày")
    assert found[3] == "Chưa có mức nên chưa tính đủ vào dự toán: Trực đêm, BHYT."


def test_what_need_not_be_said_is_not(messages: Messages) -> None:
    found = assumptions(
        messages,
        people=1,
        people_month=OCTOBER,
        references=(Month(2026, 9), OCTOBER),
        chosen=False,
        missing=(),
        unsettled=0,
    )
    assert found[1] == "Khoản theo ca trực: bình quân của 2 tháng đã khóa (09/2026, 10/2026)."
    assert len(found) == 3
