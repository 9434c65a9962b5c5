from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from cattrs import BaseValidationError

from desktop_app.model.member import Member, Role
from desktop_app.model.periods import Month
from desktop_app.model.unit import Trait
from desktop_app.storage.values import canonical, plain, revive, tag, untag


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        12,
        "chữ",
        date(2026, 10, 1),
        Month(2026, 10),
        Decimal("2.340"),
        Fraction(1, 3),
        Role.LEADER,
        Trait.BORDER,
        (1, (Month(2026, 1), "a")),
        [Decimal(1), [None]],
    ],
)
def test_a_value_of_any_type_comes_back_as_it_was(value: object):
    back = untag(tag(value))
    assert back == value
    assert type(back) is type(value)
    assert str(back) == str(value)


@pytest.mark.parametrize("value", [1.5, {"a": 1}, object(), [0.0]])
def test_what_has_no_lossless_form_is_refused(value: object):
    with pytest.raises(TypeError):
        tag(value)


def test_canonical_text_has_one_form():
    assert canonical({"b": [1, None], "ă": "Đ", "a": True}) == '{"a":true,"b":[1,null],"ă":"Đ"}'


@pytest.mark.parametrize(
    "wrong",
    [
        {"full_name": 7},
        {"unknown": "x"},
        {"birth": {"year": 1980.0, "month": None, "day": None}},
        {"sex": "?"},
        {"resident_since": 20261001},
    ],
)
def test_an_image_that_is_not_the_noun_is_refused(wrong: dict[str, object]):
    image = plain(Member("an", "An"))
    with pytest.raises(BaseValidationError):
        revive(Member, {**image, **wrong})
