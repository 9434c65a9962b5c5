from tests.cli.conftest import Run

WHY = "Biên bản 05/11/2026"


def who_is_least_on_duty(commune: Run) -> str:
    """Somebody without any night in October: a stint found out late is paid whatever the day."""
    grid = commune("month", "show", "2026-10", "--json").json["members"]
    nights = {m["id"]: sum(line["amount"] for line in m["lines"] if line["code"] == "night") for m in grid}
    return min(nights, key=lambda member: nights[member])


def test_found_out_late_shown_carried_once_and_taken_back(commune: Run) -> None:
    member = who_is_least_on_duty(commune)
    words = ["2026-10", "--member", member, "--day", "2026-10-30", "--duty", "1-4", "--why", WHY, "--json"]
    assert commune("month", "correct", *words).codes == ["late.month_open"]
    frozen = commune("month", "close", "2026-10", "--json").json["totals"]
    none = commune("month", "differences", "2026-10", "--json").json
    assert (none["differences"], none["cash_total"]) == ([], 0)
    assert "không có chênh lệch" in commune("month", "differences", "2026-10").out
    corrected = commune("month", "correct", *words)
    assert (corrected.status, corrected.json["corrected"], corrected.json["duty"]) == (0, True, ["1-4"])
    assert commune("month", "show", "2026-10", "--json").json["totals"] == frozen
    [found] = commune("month", "differences", "2026-10", "--json").json["differences"]
    assert (found["id"], found["line"]) == (member, "night")
    assert found["difference"] == found["now"] - found["then"] > 0
    assert WHY in found["causes"][0]
    assert found["now_steps"]
    before = commune("month", "show", "2026-11", "--json").json["totals"]
    carried = commune("month", "carry", "2026-10", "--into", "2026-11", "--why", WHY, "--json").json
    assert (carried["state"], carried["total"], len(carried["lines"])) == ("carried", found["difference"], 1)
    sheet = commune("month", "show", "2026-11", "--json").json
    assert sheet["totals"]["adjustments_cash"] == found["difference"]
    assert sheet["totals"]["cash_total"] == before["cash_total"] + found["difference"]
    [own] = [m for m in sheet["members"] if m["id"] == member]
    assert [(one["from"], one["code"], one["amount"]) for one in own["adjustments"]] == [
        ("2026-10", "night", found["difference"])
    ]
    again = commune("month", "carry", "2026-10", "--into", "2026-11", "--why", WHY, "--json")
    assert again.codes == ["difference.nothing"]
    assert "Đã bỏ 1 khoản" in commune("month", "uncarry", "2026-10", "--into", "2026-11").out
    assert commune("month", "show", "2026-11", "--json").json["totals"] == before


def test_for_people_and_what_is_refused(commune: Run) -> None:
    member = who_is_least_on_duty(commune)
    commune("month", "close", "2026-10")
    words = ["2026-10", "--member", member, "--day", "2026-10-30", "--duty", "1-4", "--why", WHY]
    assert commune("month", "correct", *words).out.startswith("Đã sửa muộn ngày 30/10/2026: 1-4")
    told = commune("month", "differences", "2026-10").out
    assert WHY in told
    assert " → " in told
    assert commune("month", "differences", "2026-11", "--json").codes == ["difference.month_open"]
    assert commune("month", "carry", "2026-10", "--into", "2026-09", "--why", WHY, "--json").codes == [
        "difference.not_later"
    ]
    assert commune("month", "carry", "2026-10", "--into", "2026-11", "--why", " ", "--json").codes == [
        "difference.reason_needed"
    ]
    assert "Đã chuyển 1 khoản" in commune("month", "carry", "2026-10", "--into", "2026-11", "--why", WHY).out
