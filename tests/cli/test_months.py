from tests.cli.conftest import Run


def test_a_month_shown_closed_and_reopened(commune: Run) -> None:
    shown = commune("month", "show", "2026-10", "--json")
    assert (shown.status, shown.err) == (0, "")
    answer = shown.json
    assert answer["state"] == "open"
    assert len(answer["members"]) == 47
    totals = answer["totals"]
    assert totals["cash_total"] == sum(member["cash_total"] for member in answer["members"])
    assert totals["total"] == totals["cash_total"] + totals["insurance_total"]
    first = answer["members"][0]
    assert first["cash_total"] + first["insurance_total"] == sum(line["amount"] for line in first["lines"])
    assert all(line["steps"] for line in first["lines"])
    closed = commune("month", "close", "2026-10", "--json")
    assert closed.status == 0
    assert "TÍNH THỬ - KHÔNG DÙNG LÀM CĂN CỨ CHI" in closed.err
    assert (closed.json["state"], closed.json["totals"]) == ("closed", totals)
    assert len(closed.json["sheet_digest"]) == 64
    assert commune("month", "close", "2026-10", "--json").codes == ["month.closed"]
    assert commune("month", "show", "2026-10", "--json").json["state"] == "closed"
    assert commune("month", "reopen", "2026-10", "--why", " ", "--json").codes == ["month.reason_needed"]
    reopened = commune("month", "reopen", "2026-10", "--why", "ghi thiếu ca", "--json")
    assert reopened.json == {"state": "reopened", "month": "2026-10", "why": "ghi thiếu ca"}
    assert commune("month", "show", "2026-10", "--json").json["state"] == "reopened"


def test_for_people(commune: Run) -> None:
    shown = commune("month", "show", "2026-10").out.splitlines()
    assert len(shown) == 48
    assert shown[-1].startswith("Tổng cộng\t")
    assert "Đã khóa tháng 10/2026" in commune("month", "close", "2026-10").out
    assert commune("month", "reopen", "2026-10", "--why", "x").out == "Đã mở lại tháng 10/2026\n"


def test_months_that_cannot_be(commune: Run) -> None:
    assert commune("month", "close", "2026-09", "--json").codes == ["month.nobody"]
    assert commune("month", "show", "2020-01", "--json").codes == ["unit.no_profile"]
    said = commune("month", "show", "2040-01", "--json")
    assert said.status == 1
    assert "totals" not in said.json
    assert commune("month", "show", "9998-12").status == 2


def test_a_month_not_yet_over_is_closed_with_a_warning_and_a_later_one_not_at_all(commune: Run) -> None:
    assert commune("month", "close", "2026-12", "--json").codes == ["month.not_begun"]
    closed = commune("month", "close", "2026-11", "--json")
    assert [warning["code"] for warning in closed.json["warnings"]] == ["month.not_ended"]
    assert "chưa hết" in closed.err
    assert commune("month", "close", "2026-10", "--json").json["warnings"] == []
