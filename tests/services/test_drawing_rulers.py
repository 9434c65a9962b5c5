"""The page a printer is measured with, in the words of the screen."""

import io

import pypdfium2

from desktop_app.services.drawing_rulers import draw_ruler_page
from desktop_app.wording.ruler_words import TITLES, steps


def test_both_pages_say_how_to_measure(office):
    document = pypdfium2.PdfDocument(io.BytesIO(draw_ruler_page(office)))
    for number, wide in enumerate((False, True)):
        text = " ".join(document[number].get_textpage().get_text_bounded().split())
        assert TITLES[wide] in text
        for step in steps(wide=wide):
            assert step in text
    document.close()
