from datetime import date

from desktop_app.model.decision import issued
from tests.building import a_decision

ON = date(2026, 10, 1)


def test_only_a_number_with_its_day_makes_it_take_effect() -> None:
    assert not a_decision().issued
    assert not a_decision(number="41").issued
    assert not a_decision(signed_on=ON).issued
    assert a_decision(number="41", signed_on=ON).issued


def test_how_it_is_referred_to() -> None:
    assert a_decision(number="05", signed_on=ON).reference == "05/QĐ-UBND"
    assert a_decision(number="5", signed_on=ON).reference == "05/QĐ-UBND"
    assert a_decision().reference == "/QĐ-UBND"


def test_in_effect_order() -> None:
    wanted = [
        a_decision(number="9", effective_on=date(2026, 9, 1), signed_on=ON),
        a_decision(number="10", effective_on=ON, signed_on=date(2026, 9, 1)),
        a_decision(number="9", effective_on=ON, signed_on=ON),
        a_decision(number="10", effective_on=ON, signed_on=ON),
        a_decision(number="10a", effective_on=ON, signed_on=ON),
    ]
    assert issued([a_decision(), *wanted[::-1]]) == wanted
