from tests.cli.conftest import Run

DOCUMENT = "Nghị quyết 12/2025/NQ-HĐND, điều 4"


def someone(commune: Run) -> dict[str, str]:
    return commune("month", "show", "2026-10", "--json").json["members"][0]


def test_a_figure_is_entered_shown_and_taken_back(commune: Run) -> None:
    before = someone(commune)
    words = ["2026-10", "--member", before["name"], "--line", "leaving"]
    entered = commune("month", "enter", *words, "--amount", 1_250_000, "--document", DOCUMENT, "--json")
    assert (entered.status, entered.json["state"], entered.json["amount"]) == (0, "entered", 1_250_000)
    line = next(line for line in someone(commune)["lines"] if line["code"] == "leaving")
    assert line["amount"] == 1_250_000
    assert any(DOCUMENT in step for step in line["steps"])
    assert "1.250.000 đ" in commune("month", "forget", *words).out
    assert someone(commune) == before
    assert commune("month", "forget", *words, "--json").codes == ["figure.unknown"]


def test_what_is_refused(commune: Run) -> None:
    words = ["2026-10", "--member", someone(commune)["id"], "--document", DOCUMENT, "--json"]
    assert commune("month", "enter", *words, "--line", "monthly", "--amount", 5).codes == ["rules.manual_not_open"]
    assert commune("month", "enter", *words, "--line", "leaving", "--amount", "-5").codes == ["figure.out_of_range"]
    assert commune("month", "enter", *words, "--line", "no", "--amount", 5).status == 2
    commune("month", "close", "2026-10")
    assert commune("month", "enter", *words, "--line", "leaving", "--amount", 5).codes == ["month.closed"]
    late = commune("month", "enter", *words, "--line", "leaving", "--amount", 5, "--why", "gửi về muộn")
    assert late.status == 0


def test_nothing_is_missing_in_the_sample(commune: Run) -> None:
    assert commune("month", "missing", "2026-10", "--json").json == {"month": "2026-10", "missing": []}
    assert commune("month", "missing", "2026-10").out == "Không thiếu số liệu nào.\n"
