"""The four choices of reading amounts, and the amount that shows them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop_app.model.number_words import Billion, FourAfterTens, NoughtTens, NumberStyle, Thousand
from desktop_app.services.office import Office
from desktop_app.ui.look import Look
from desktop_app.ui.number_words_form import NumberWordsForm

SOUTHERN = NumberStyle(NoughtTens.LE, FourAfterTens.TU, Thousand.NGAN, Billion.TI)


@pytest.fixture
def form(qtbot, look: Look, office: Office) -> NumberWordsForm:
    made = NumberWordsForm(look, office.messages)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_specimen_follows_the_keyboard(qtbot, form: NumberWordsForm) -> None:
    assert form.specimen.text().endswith("Một tỷ không trăm hai mươi bốn nghìn một trăm linh năm đồng.")
    for choice in (form.nought_tens, form.four_after_tens, form.thousand, form.billion):
        choice.setFocus()
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert form.specimen.text().endswith("Một tỉ không trăm hai mươi tư ngàn một trăm lẻ năm đồng.")
    assert form.chosen == SOUTHERN


def test_a_profile_that_says_nothing_still_says_nothing(form: NumberWordsForm, office: Office) -> None:
    profile = office.book.profiles()[-1]
    form.show_profile(profile)
    assert form.applied(profile) == profile
    chosen = replace(profile, number_words=SOUTHERN)
    form.show_profile(chosen)
    assert form.applied(profile) == chosen
    assert form.applied(chosen) == chosen
