"""The page a printer is measured with, in the words of the screen."""

from typing import TYPE_CHECKING

from desktop_app.wording import ruler_words

if TYPE_CHECKING:
    from desktop_app.services.office import Office


def draw_ruler_page(office: "Office") -> bytes:
    """Return the PDF of two pages, one that stands and one that lies, at their true size."""
    from desktop_app.printing.ruler_page import RulerWords, ruler_page

    stands, lies = (
        RulerWords(ruler_words.TITLES[wide], ruler_words.LEFT, ruler_words.TOP, ruler_words.steps(wide=wide))
        for wide in (False, True)
    )
    return ruler_page(office.fonts, stands, lies)
