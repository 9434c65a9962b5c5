"""Which laws a paper of a given day rests on."""

from datetime import date

import pytest

from desktop_app.model.problems import Refused
from desktop_app.rules.legal_bases import bases_on, first_issued, parse_legal_bases

ROWS = {
    "basis": [
        {"text": "Luật A", "from": date(2024, 7, 1), "papers": ["payroll", "list"], "certainty": "verified"},
        {"text": "Nghị định B", "from": date(2024, 7, 1), "to": date(2025, 6, 30), "papers": ["payroll"],
         "certainty": "reported", "note": "n"},
    ]
}  # fmt: skip


def test_a_paper_names_what_was_in_force_on_its_day():
    bases = parse_legal_bases("f.toml", ROWS)
    assert [one.text for one in bases_on(bases, date(2025, 6, 30), "payroll")] == ["Luật A", "Nghị định B"]
    assert [one.text for one in bases_on(bases, date(2025, 7, 1), "payroll")] == ["Luật A"]
    assert [one.text for one in bases_on(bases, date(2025, 6, 30), "list")] == ["Luật A"]
    assert bases_on(bases, date(2024, 6, 30), "payroll") == ()
    assert bases[1].note == "n"


def test_no_paper_is_older_than_the_oldest_text_it_rests_on():
    rows = [{**ROWS["basis"][0], "dated": day} for day in (date(2024, 1, 1), date(2023, 11, 28))]
    bases = parse_legal_bases("f.toml", {"basis": [*ROWS["basis"], *rows]})
    assert first_issued(bases, "payroll") == date(2023, 11, 28)
    assert first_issued(bases, "scheme") is None


@pytest.mark.parametrize(
    "row",
    [
        {"from": date(2024, 7, 1), "papers": ["list"], "certainty": "verified"},
        {"text": "A", "from": date(2024, 7, 1), "papers": ["list"], "certainty": "sure"},
        {"text": "A", "from": date(2024, 7, 1), "papers": ["list"], "certainty": "verified", "since": 1},
        {"text": "A", "from": date(2024, 7, 1), "papers": ["list"], "certainty": "verified", "dated": date(2024, 7, 2)},
        {"text": "A", "from": "2024", "papers": None, "certainty": "verified"},
    ],
)
def test_a_wrong_row_is_refused_with_its_number(row, messages):
    with pytest.raises(Refused) as refused:
        parse_legal_bases("f.toml", {"basis": [*ROWS["basis"], row]})
    [problem] = refused.value.problems
    assert (problem.code, problem.at.source, problem.values["key"]) == ("rules.basis_wrong", "f.toml", "basis[3]")
    assert messages.problem(problem)
