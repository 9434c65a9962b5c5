from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.model.member import Birth
from desktop_app.ui.widgets.date_edit import BirthEdit, DateEdit
from desktop_app.ui.widgets.date_text import parse_birth, parse_day, write_birth
from desktop_app.ui.widgets.money_edit import MoneyEdit

pytestmark = pytest.mark.usefixtures("look")

TODAY = date(2026, 10, 27)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1/7/26", date(2026, 7, 1)),
        ("01072026", date(2026, 7, 1)),
        ("010726", date(2026, 7, 1)),
        (" 1-7-2026 ", date(2026, 7, 1)),
        ("1.7.75", date(1975, 7, 1)),
        ("29/2/2024", date(2024, 2, 29)),
        ("5/11", date(2026, 11, 5)),
        ("", None),
    ],
)
def test_a_day_is_read_as_clerks_type_it(typed: str, meant: date | None) -> None:
    assert parse_day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["31/2/2026", "1/13/2026", "hôm nay", "1/7/026", "1/7/26/3", "2026", "/7/2026"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_day(typed, TODAY)


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from([1, 2, 3]))
def test_a_birth_is_read_back_as_much_as_is_known(day: date, known: int) -> None:
    birth = Birth(*(day.year, day.month, day.day)[:known])
    assert parse_birth(write_birth(birth), TODAY) == birth


@pytest.mark.parametrize("typed", ["28/10/2026", "31/02/1975", "13/1990", "1/1/1/1990"])
def test_a_birth_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_birth(typed, TODAY)


def test_the_field_marks_what_it_does_not_understand_and_writes_out_what_it_does(qtbot: QtBot) -> None:
    both = QWidget()
    qtbot.addWidget(both)
    first, second = DateEdit(TODAY), BirthEdit(TODAY)
    box = QVBoxLayout(both)
    box.addWidget(first)
    box.addWidget(second)
    both.show()
    both.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClicks(first, "31/2")
    assert first.property("wrong") == "true"
    assert first.value is None
    first.clear()
    qtbot.keyClicks(first, "1/7/26")
    second.setFocus()
    qtbot.waitUntil(second.hasFocus)
    assert first.text() == "01/07/2026"
    assert first.property("wrong") == "false"
    qtbot.keyClicks(second, "1975")
    assert second.value == Birth(1975)
    second.set_value(Birth(1990, 11, 5))
    assert second.text() == "05/11/1990"


def test_money_is_grouped_while_it_is_typed(qtbot: QtBot) -> None:
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, "12a34567")
    assert edit.text() == "1.234.567"
    assert edit.value == 1_234_567
    edit.setCursorPosition(1)
    qtbot.keyClicks(edit, "9")
    assert (edit.text(), edit.cursorPosition()) == ("19.234.567", 2)
    edit.set_value(None)
    assert edit.value is None
