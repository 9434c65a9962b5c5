import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop_app.cli.answers import answer, plain
from desktop_app.model.member import Role
from desktop_app.model.periods import Month


def test_our_values_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    values = {
        "role": Role.LEADER,
        "day": date(2026, 10, 1),
        "month": Month(2026, 10),
        "rate": Decimal("0.0125"),
        "share": Fraction(1, 3),
        "set": frozenset({"b", "a"}),
        "name": "Nguyễn",
    }
    answer(values, as_json=True, text="not this")
    out = capsys.readouterr().out
    assert json.loads(out) == {
        "role": "to_truong",
        "day": "2026-10-01",
        "month": "2026-10",
        "rate": "0.0125",
        "share": "1/3",
        "set": ["a", "b"],
        "name": "Nguyễn",
    }
    assert "Nguyễn" in out


def test_text_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    answer({}, as_json=False, text="xong")
    answer({}, as_json=False, text="")
    assert capsys.readouterr().out == "xong\n"


def test_what_is_not_ours_is_a_fault() -> None:
    @dataclass
    class Odd:
        n: int

    with pytest.raises(TypeError, match="Odd"):
        plain(Odd(1))
