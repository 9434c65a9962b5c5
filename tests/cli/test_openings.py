from tests.cli.conftest import Run


def test_what_was_paid_before_the_book_is_kept_listed_and_forgotten(commune: Run) -> None:
    name = commune("month", "show", "2026-10", "--json").json["members"][0]["name"]
    said = commune(
        *("opening", "set", "--member", name, "--until", "2026-06", "--document", "Bảng chi 6 tháng"),
        *("--hours", "night", "120,5", "--amount", "night", "3000000", "--count", "rest_day", "4", "--bonus", "50000"),
        "--json",
    )
    assert said.status == 0
    assert said.json["lines"] == [
        {"line": "night", "ticks": 7230, "amount": 3_000_000},
        {"line": "rest_day", "ticks": 4, "amount": 0},
    ]
    [listed] = commune("opening", "list", "--year", "2026", "--json").json["openings"]
    assert listed == {**said.json, "name": name}
    assert "3.000.000" in commune("opening", "list", "--year", "2026").out
    assert commune("opening", "forget", "--member", name, "--year", "2026").status == 0
    assert commune("opening", "list", "--year", "2026").out == "Chưa ghi cho ai.\n"
    assert commune("opening", "forget", "--member", name, "--year", "2026", "--json").codes == ["opening.none"]


def test_openings_that_cannot_be(commune: Run) -> None:
    name = commune("month", "show", "2026-10", "--json").json["members"][0]["name"]
    assert commune("month", "close", "2026-10").status == 0
    closed = commune("opening", "set", "--member", name, "--until", "2026-11", "--json")
    assert closed.codes == ["opening.month_closed"]
    assert name in closed.json["problems"][0]["message"]
    assert commune("opening", "set", "--member", "Không Có Ai", "--until", "2026-05", "--json").codes == [
        "cli.member_not_found"
    ]
    negative = commune("opening", "set", "--member", name, "--until", "2026-05", "--amount", "night", "-1", "--json")
    assert negative.codes == ["opening.negative"]
    for hours in ("sáu", "0,001", "inf"):
        assert commune("opening", "set", "--member", name, "--until", "2026-05", "--hours", "night", hours).status == 2
