"""Millimetres as they are read off a ruler."""

import pytest

from desktop_app.model.problems import Refused
from desktop_app.ui.measure_edit import MeasureEdit, parse, shown


@pytest.mark.parametrize(("typed", "tenths"), [("20,4", 204), (" 19.6 ", 196), ("20", 200), ("10,0", 100), ("30", 300)])
def test_a_measure_is_read(typed, tenths):
    assert parse(typed, "right") == tenths
    assert parse(shown(tenths), "right") == tenths


@pytest.mark.parametrize("typed", ["", "9,9", "30,1", "20,44", "20,4,", "-20", "hai mươi", "2²", ",5"])
def test_what_no_ruler_shows_there_is_refused(typed):
    with pytest.raises(Refused) as refused:
        parse(typed, "down")
    assert (refused.value.problems[0].code, refused.value.problems[0].at.field) == ("printer.not_a_measure", "down")


@pytest.mark.usefixtures("qapp")
def test_what_stands_too_far_is_moved_back():
    edit = MeasureEdit("20,6")
    assert edit.correction("right") == -6
    edit.show_correction(15)
    assert edit.text() == "18,5"
